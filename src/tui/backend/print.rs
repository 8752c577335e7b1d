//! Papers of a case, on the worker's side: where one would go, printing it, and noting that a slip is back.

use std::path::{Path, PathBuf};

use super::Failure;
use crate::case::Actor;
use crate::desk::{Desk, Printed};
use crate::document::form::{self, Wish};
use crate::text::{Label, Lang};

/// A question about papers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// A name for the file that nothing bears yet.
    Suggest {
        number: String,
        form: String,
        lang: Lang,
    },
    Print {
        number: String,
        form: String,
        target: PathBuf,
        lang: Lang,
    },
    TakeBack {
        number: String,
        serial: String,
    },
}

/// What the desk answers to it.
#[derive(Clone, Debug)]
pub enum Answer {
    Suggested(PathBuf),
    Printed { serial: String, target: PathBuf },
    TakenBack { serial: String },
}

impl Answer {
    /// Whether the desk was written to.
    pub fn wrote(&self) -> bool {
        !matches!(self, Self::Suggested(_))
    }
}

impl From<Request> for super::Request {
    fn from(request: Request) -> Self {
        Self::Print(request)
    }
}

/// Answers. `folder` is where documents go when nobody says otherwise.
///
/// # Errors
/// A refusal of the desk; a file that is there already; a folder or disk that does not take it.
pub fn answer(
    desk: &mut Desk,
    actor: &Actor,
    request: Request,
    folder: &Path,
) -> Result<Answer, Failure> {
    match request {
        Request::Suggest { number, form, lang } => {
            let file = desk.case(actor, &number)?;
            let title = desk.form(&file, &form)?.title.get(lang).to_owned();
            Ok(Answer::Suggested(free(folder, &number, &title)))
        }
        Request::Print {
            number,
            form,
            target,
            lang,
        } => {
            let printed = print(desk, actor, &number, &form, &target, lang)?;
            Ok(Answer::Printed {
                serial: printed.serial,
                target,
            })
        }
        Request::TakeBack { number, serial } => {
            desk.take_back(actor, &number, &serial)?;
            Ok(Answer::TakenBack { serial })
        }
    }
}

fn print(
    desk: &mut Desk,
    actor: &Actor,
    number: &str,
    form: &str,
    target: &Path,
    lang: Lang,
) -> Result<Printed, Failure> {
    if target.exists() {
        // It may have been written on since.
        return Err(Failure::exists(&target.display().to_string()));
    }
    let wish = Wish {
        number,
        form,
        target,
        lang,
    };
    form::print(desk, actor, &wish).map_err(|error| {
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| form::problem(lang, &error));
        Failure::of_document(error, Label::new(zh, en))
    })
}

/// `2026-000123-督办处理单.docx`, with a number behind it where that is taken.
fn free(folder: &Path, number: &str, title: &str) -> PathBuf {
    let title: String = title
        .chars()
        .map(|c| if r#"/\:*?"<>|"#.contains(c) { '-' } else { c })
        .collect();
    let named = |tail: &str| folder.join(format!("{number}-{title}{tail}.docx"));
    let plain = named("");
    if !plain.exists() {
        return plain;
    }
    let mut others = (2u32..1000).map(|n| named(&format!("-{n}")));
    others.find(|path| !path.exists()).unwrap_or(plain)
}
