//! One run of the command line: the desk it opens, who asks, and where the answer goes.

use std::path::PathBuf;

use serde::Serialize;
use serde_json::Value;
use serde_json::error::Category;

use super::args::Args;
use super::failure::Failure;
use super::output::{Output, write_json};
use super::{Surroundings, secret, texts};
use crate::calendar::Moment;
use crate::case::Actor;
use crate::desk::Desk;
use crate::desk::backup;
use crate::text::{Lang, system_error};

/// What a request needs to be answered.
pub struct Session<'s, 'a> {
    pub around: &'s mut Surroundings<'a>,
    pub lang: Lang,
    json: bool,
    desk: PathBuf,
    user: Option<String>,
    secret_stdin: bool,
}

impl<'s, 'a> Session<'s, 'a> {
    pub fn new(args: &Args, around: &'s mut Surroundings<'a>, lang: Lang) -> Self {
        let desk = args
            .desk
            .clone()
            .or_else(|| around.desk.clone())
            .unwrap_or_else(|| around.default_desk.clone());
        let user = args.user.clone().or_else(|| around.user.clone());
        Self {
            around,
            lang,
            json: args.json,
            desk,
            user,
            secret_stdin: args.secret_stdin,
        }
    }

    /// The desk's file.
    pub fn path(&self) -> &PathBuf {
        &self.desk
    }

    /// Opens the desk.
    pub fn open(&self) -> Result<Desk, Failure> {
        Ok(Desk::open(&self.desk, self.around.clock)?)
    }

    /// Opens the desk for somebody who is signed in.
    pub fn signed_in(&mut self) -> Result<(Desk, Actor), Failure> {
        let mut desk = self.open()?;
        let Some(name) = self.user.clone() else {
            return Err(Failure::usage("as", texts::who(self.lang)));
        };
        let secret = if desk.profile().training {
            None
        } else {
            self.secret()?
        };
        let signed_in = desk.sign_in(&name, secret.as_deref().map(String::as_str))?;
        if signed_in.must_change {
            return Err(Failure::usage(
                "secret",
                texts::must_change(self.lang, &name),
            ));
        }
        Ok((desk, signed_in.actor))
    }

    /// The name given with `--as`, where one was.
    pub fn user(&self) -> Option<&str> {
        self.user.as_deref()
    }

    /// The secret: from the environment, from standard input, or asked for.
    pub fn secret(&mut self) -> Result<Option<zeroize::Zeroizing<String>>, Failure> {
        secret::read(
            self.around,
            self.secret_stdin,
            texts::secret_prompt(self.lang),
        )
    }

    /// A new secret: from standard input where secrets come from there, else asked for; never from the environment.
    pub fn new_secret(&mut self) -> Result<Option<zeroize::Zeroizing<String>>, Failure> {
        secret::read_new(
            self.around,
            self.secret_stdin,
            texts::new_secret_prompt(self.lang),
        )
    }

    /// The text of a file, or of standard input.
    pub fn read(&mut self, file: &str) -> Result<String, Failure> {
        let mut text = String::new();
        if file == "-" {
            std::io::Read::read_to_string(&mut self.around.stdin, &mut text)?;
        } else {
            text = std::fs::read_to_string(file).map_err(|error| {
                Failure::usage(
                    "file",
                    format!("{file}: {}", system_error(self.lang, &error)),
                )
            })?;
        }
        Ok(text)
    }

    /// JSON from a file or from standard input.
    pub fn read_json(&mut self, file: &str) -> Result<Value, Failure> {
        let text = self.read(file)?;
        parse_json(&text, self.lang)
    }

    /// Answers with JSON or with text, as was asked for.
    pub fn answer<V: Serialize>(
        &mut self,
        value: impl FnOnce() -> V,
        text: impl FnOnce(&mut Output),
    ) -> Result<u8, Failure> {
        if self.json {
            write_json(self.around.stdout, &value())?;
        } else {
            let mut output = Output::default();
            text(&mut output);
            output.write(self.around.stdout)?;
        }
        Ok(super::DONE)
    }

    /// Where the newest backup is and how to go back to it, for a desk that is damaged.
    pub fn advice(&self) -> Option<String> {
        let advice = backup::advice(&self.desk)?;
        Some(advice.get(self.lang).to_owned())
    }

    /// Tells a failure; the result is the exit code.
    pub fn fail(&mut self, failure: &Failure) -> u8 {
        let advice = if failure.is_of_a_damaged_desk() {
            self.advice()
        } else {
            None
        };
        let told = if self.json {
            let mut value = failure.json(self.lang);
            if let (Some(advice), Some(message)) = (advice, value.pointer_mut("/error/message")) {
                let text = message.as_str().unwrap_or_default();
                *message = format!("{text}\n{advice}").into();
            }
            write_json(self.around.stdout, &value).map_err(Failure::from)
        } else {
            let mut output = Output::default();
            for line in failure.message(self.lang).lines() {
                output.line(line);
            }
            if let Some(clause) = failure.clause() {
                output.line(texts::by_clause(self.lang, clause));
            }
            if let Some(advice) = advice {
                output.line(advice);
            }
            output.write(self.around.stderr)
        };
        match told {
            Ok(()) => failure.exit(),
            Err(_) => failure.exit().max(3),
        }
    }
}

/// Reads JSON, saying where it is malformed.
pub fn parse_json(text: &str, lang: Lang) -> Result<Value, Failure> {
    serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let detail = match error.classify() {
            Category::Eof if text.trim().is_empty() => texts::json_nothing(lang).to_owned(),
            Category::Eof => texts::json_ends(lang).to_owned(),
            Category::Syntax => texts::json_wrong(lang).to_owned(),
            _ => error.to_string(),
        };
        Failure::usage("file", texts::malformed_json(lang, line, column, &detail))
    })
}

/// A time for people: `2026-09-28 10:12`.
pub fn time(at: Moment) -> String {
    at.format("%Y-%m-%d %H:%M").to_string()
}
