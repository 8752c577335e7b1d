//! A call that makes no sense, told like any other failure: a sentence in the chosen language that names what is wrong and what
//! would be right, or the one JSON value. And the help that a call asks for.

use std::ffi::OsString;
use std::io::Write;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, Error};
use serde_json::json;

use super::args::Args;
use super::failure::Failure;
use super::output::write_json;
use super::wording::command;
use crate::text::Lang;

/// Wrong usage.
const WRONG: u8 = 2;
/// The word that a command is called by in the JSON of a failure.
const COMMAND: &str = "command";
/// The variable that sets the clock of a training desk.
const CLOCK: &str = "TOUSU_NOW";

/// Tells what the parser says of `words`: help and version to `out`, a mistake to `err`, everything as JSON to `out` where that
/// is asked for. The result is the exit code.
pub fn tell(
    lang: Lang,
    words: &[OsString],
    error: &Error,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let as_json = words.iter().any(|word| word == "--json");
    let asked = matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    );
    let told = match (asked, as_json) {
        (true, true) => write_json(out, &json!({"text": error.to_string()})),
        // Coloured where a terminal shows it.
        (true, false) => error.print(),
        (false, true) => write_json(out, &failure(lang, words, error).json(lang)),
        (false, false) => tell_people(lang, words, error, err),
    };
    match (told, asked) {
        (Ok(()), true) => super::DONE,
        (Ok(()), false) => WRONG,
        (Err(_), _) => 3,
    }
}

/// `TOUSU_NOW` holds `text`, which is no time. The result is the exit code.
pub fn tell_wrong_clock(
    lang: Lang,
    args: &Args,
    text: &str,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let wrong = Failure::usage(
        CLOCK,
        format!("{CLOCK}: {}", super::texts::bad_time(lang, text)),
    );
    let told = if args.json {
        write_json(out, &wrong.json(lang))
    } else {
        writeln!(err, "{}", crate::text::visible(&wrong.message(lang)))
    };
    if told.is_ok() { WRONG } else { 3 }
}

fn tell_people(
    lang: Lang,
    words: &[OsString],
    error: &Error,
    err: &mut dyn Write,
) -> std::io::Result<()> {
    let message = failure(lang, words, error).message(lang);
    writeln!(err, "{}", crate::text::visible(&message))?;
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let usage = usage.trim().trim_start_matches("Usage:").trim();
        let usage: Vec<&str> = usage.lines().map(str::trim).collect();
        writeln!(err, "{}", texts::usage(lang, &usage.join("\n")))?;
    }
    let (way, _) = meant(lang, words);
    writeln!(err, "{}", texts::more(lang, &way))
}

/// What is wrong, as the failure that it is.
fn failure(lang: Lang, words: &[OsString], error: &Error) -> Failure {
    let argument = word(error, ContextKind::InvalidArg);
    let value = word(error, ContextKind::InvalidValue).unwrap_or_default();
    let name = argument.as_deref().unwrap_or_default();
    let (field, message) = match error.kind() {
        ErrorKind::UnknownArgument => (field_of(name), unknown(lang, error, name)),
        ErrorKind::InvalidSubcommand | ErrorKind::MissingSubcommand => {
            (COMMAND.to_owned(), no_command(lang, words, error))
        }
        ErrorKind::InvalidValue if value.is_empty() => (
            field_of(name),
            texts::no_value(lang, name) + &known(lang, error),
        ),
        ErrorKind::InvalidValue => {
            let message = texts::wrong_value(lang, name, &value) + &known(lang, error);
            (field_of(name), message)
        }
        ErrorKind::ValueValidation => (field_of(name), texts::no_number(lang, name, &value)),
        ErrorKind::MissingRequiredArgument => {
            let about = about(lang, words, name);
            (field_of(name), texts::missing(lang, name) + &about)
        }
        ErrorKind::ArgumentConflict => {
            let other = word(error, ContextKind::PriorArg).unwrap_or_default();
            (field_of(name), conflict(lang, name, &other))
        }
        ErrorKind::TooManyValues
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues
        | ErrorKind::NoEquals => (field_of(name), texts::one_value(lang, name)),
        ErrorKind::InvalidUtf8 => (String::new(), texts::no_text(lang).to_owned()),
        _ => (String::new(), error.to_string().trim().to_owned()),
    };
    Failure::Usage {
        field: Some(field).filter(|field| !field.is_empty()),
        message,
    }
}

fn unknown(lang: Lang, error: &Error, name: &str) -> String {
    let message = if name.starts_with('-') {
        texts::unknown_option(lang, name)
    } else {
        texts::too_much(lang, name)
    };
    match word(error, ContextKind::SuggestedArg) {
        Some(near) => message + &texts::perhaps(lang, &near),
        None => message,
    }
}

/// An unknown or missing command: the nearest one, else all that there are.
fn no_command(lang: Lang, words: &[OsString], error: &Error) -> String {
    let (way, at) = meant(lang, words);
    let there = at.get_subcommands().map(Command::get_name);
    let there: Vec<&str> = there.filter(|name| *name != "help").collect();
    let there = texts::there_are(lang, &there.join(" "));
    if error.kind() == ErrorKind::MissingSubcommand {
        return texts::missing_command(lang, &way) + &there;
    }
    let name = word(error, ContextKind::InvalidSubcommand).unwrap_or_default();
    let message = texts::unknown_command(lang, &way, &name);
    match word(error, ContextKind::SuggestedSubcommand) {
        Some(near) => message + &texts::perhaps(lang, &near),
        None => message + &there,
    }
}

/// What an argument is, in words.
fn about(lang: Lang, words: &[OsString], name: &str) -> String {
    let (_, at) = meant(lang, words);
    let mut known = at.get_arguments();
    let help = known
        .find(|arg| arg.to_string() == name)
        .and_then(Arg::get_help);
    help.map_or_else(String::new, |help| texts::that_is(lang, &help.to_string()))
}

/// The command that the words lead to, as far as they are right, with the way there.
fn meant(lang: Lang, words: &[OsString]) -> (String, Command) {
    let mut at = command(lang);
    let mut way = at.get_name().to_owned();
    for word in words.iter().skip(1).filter_map(|word| word.to_str()) {
        if word == "--" {
            break;
        }
        if word == "help" {
            continue;
        }
        if let Some(inner) = at.find_subcommand(word).cloned() {
            way = format!("{way} {word}");
            at = inner;
        }
    }
    (way, at)
}

fn conflict(lang: Lang, name: &str, other: &str) -> String {
    if other.is_empty() || other == name {
        texts::twice(lang, name)
    } else {
        texts::not_together(lang, name, other)
    }
}

/// The values that there are, where the parser knows them.
fn known(lang: Lang, error: &Error) -> String {
    match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(values)) if !values.is_empty() => {
            texts::there_are(lang, &values.join(" "))
        }
        _ => String::new(),
    }
}

/// A word of the error's context; of several the first.
fn word(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(word) => Some(word.clone()),
        ContextValue::Strings(words) => words.first().cloned(),
        _ => None,
    }
}

/// `limit` of `--limit <LIMIT>`, `number` of `<NUMBER>`, `workdays` of `<--workdays <N>|--days <N>>`.
fn field_of(argument: &str) -> String {
    let name = argument.trim_start_matches(['<', '[', '-']);
    let named = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_');
    name.chars()
        .take_while(named)
        .flat_map(char::to_lowercase)
        .collect()
}

mod texts {
    crate::catalogue! {
        usage(usage: &str) { zh: "用法：{usage}", en: "Usage: {usage}" }
        more(way: &str) { zh: "说明：{way} --help", en: "More: {way} --help" }
        there_are(words: &str) { zh: "；可用：{words}", en: "; there are: {words}" }
        that_is(about: &str) { zh: "（{about}）", en: " ({about})" }
        perhaps(near: &str) { zh: "；是不是 {near}？", en: "; did you mean {near}?" }
        unknown_option(name: &str) { zh: "没有 {name} 这个选项", en: "there is no option {name}" }
        too_much(word: &str) { zh: "多了“{word}”，这个命令不需要它", en: "\"{word}\" is too much: the command takes no such word" }
        unknown_command(way: &str, name: &str) { zh: "{way} 没有“{name}”这个命令", en: "{way} has no command \"{name}\"" }
        missing_command(way: &str) { zh: "{way} 后面要写明做什么", en: "say what {way} is to do" }
        missing(name: &str) { zh: "缺少 {name}", en: "{name} is missing" }
        no_value(name: &str) { zh: "{name} 后面缺少内容", en: "{name} needs a value" }
        wrong_value(name: &str, value: &str) { zh: "{name} 不能是“{value}”", en: "{name} cannot be \"{value}\"" }
        no_number(name: &str, value: &str) { zh: "{name} 要写整数，“{value}”不行", en: "{name} is a whole number; \"{value}\" is none that fits" }
        one_value(name: &str) { zh: "{name} 只能写一个内容", en: "{name} takes exactly one value" }
        not_together(name: &str, other: &str) { zh: "{name} 不能和 {other} 一起用", en: "{name} cannot be used together with {other}" }
        twice(name: &str) { zh: "{name} 只能写一次", en: "{name} can be given once only" }
        no_text() { zh: "有一个词不是 UTF-8 文字", en: "one of the words is no UTF-8 text" }
    }
}
