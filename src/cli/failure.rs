//! Failures: exit codes, and the one JSON shape in which they are told.

use serde_json::{Value, json};

use super::import::Rows;
use crate::desk::backup::Trouble;
use crate::desk::{DeskError, ErrorKind};
use crate::regulation::Mistake;
use crate::store::StoreError;
use crate::text::{Lang, system_error};

/// Why a request failed.
#[derive(Debug)]
pub enum Failure {
    Desk(DeskError),
    /// The request itself is wrong; the texts are in both languages already.
    Usage {
        field: Option<String>,
        message: String,
    },
    /// Mistakes in a file, all of them.
    Mistakes(Vec<Mistake>),
    /// Rows of a file that do not fit, all of them, in a language.
    Rows(Rows),
    /// Reading or writing around the desk failed.
    Io(anyhow::Error),
    /// Somebody pressed Ctrl+C; the text is in the language already.
    Stopped(String),
}

/// The exit code after Ctrl+C: what shells expect of a program that a signal has ended.
pub const STOPPED: u8 = 130;

impl From<DeskError> for Failure {
    fn from(error: DeskError) -> Self {
        match error {
            DeskError::Regulation(mistakes) => Self::Mistakes(mistakes),
            error => Self::Desk(error),
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error.into())
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Io(error)
    }
}

impl Failure {
    /// A request that makes no sense.
    pub fn usage(field: &str, message: impl Into<String>) -> Self {
        Self::Usage {
            field: Some(field.to_owned()),
            message: message.into(),
        }
    }

    fn kind(&self) -> ErrorKind {
        match self {
            Self::Desk(error) => error.kind(),
            Self::Usage { .. } | Self::Mistakes(_) | Self::Rows(_) => ErrorKind::Invalid,
            Self::Io(_) | Self::Stopped(_) => ErrorKind::Io,
        }
    }

    /// The exit code of the contract.
    pub fn exit(&self) -> u8 {
        match self {
            Self::Stopped(_) => STOPPED,
            failed => exit_code(failed.kind()),
        }
    }

    /// What happened, for a person.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Desk(error) => error.message(lang),
            Self::Usage { message, .. } | Self::Stopped(message) => message.clone(),
            Self::Rows(rows) => rows.message(),
            Self::Mistakes(mistakes) => {
                let lines: Vec<String> =
                    mistakes.iter().map(|mistake| mistake.text(lang)).collect();
                lines.join("\n")
            }
            Self::Io(error) => match error.downcast_ref::<std::io::Error>() {
                Some(error) => system_error(lang, error),
                None => format!("{error:#}"),
            },
        }
    }

    /// The desk's own file is damaged, or is no desk at all any more.
    pub fn is_of_a_damaged_desk(&self) -> bool {
        matches!(
            self,
            Self::Desk(
                DeskError::Store(StoreError::Damaged(_) | StoreError::NotADesk { .. })
                    | DeskError::Backup(Trouble::Unsound { .. })
            )
        )
    }

    /// The clause that says no, where one does.
    pub fn clause(&self) -> Option<&str> {
        match self {
            Self::Desk(error) => error.clause(),
            _ => None,
        }
    }

    /// The failure as the contract's JSON.
    pub fn json(&self, lang: Lang) -> Value {
        let mut error = json!({"code": code(self.kind()), "message": self.message(lang)});
        let (clause, field) = match self {
            Self::Desk(desk) => (desk.clause(), desk.field()),
            Self::Usage { field, .. } => (None, field.as_deref()),
            Self::Mistakes(mistakes) => {
                let first = mistakes.first();
                (
                    first.and_then(|mistake| mistake.clause.as_deref()),
                    first.and_then(|mistake| mistake.field.as_deref()),
                )
            }
            Self::Rows(_) => (None, Some("file")),
            Self::Io(_) | Self::Stopped(_) => (None, None),
        };
        if let Some(fields) = error.as_object_mut() {
            fields.extend(clause.map(|clause| ("clause".to_owned(), json!(clause))));
            fields.extend(field.map(|field| ("field".to_owned(), json!(field))));
            match self {
                Self::Mistakes(mistakes) => {
                    let all: Vec<Value> =
                        mistakes.iter().map(|entry| mistake(entry, lang)).collect();
                    fields.insert("all".to_owned(), json!(all));
                }
                Self::Rows(all) => {
                    fields.insert("all".to_owned(), json!(all));
                }
                _ => {}
            }
        }
        json!({"error": error})
    }
}

fn mistake(mistake: &Mistake, lang: Lang) -> Value {
    json!({
        "file": mistake.file,
        "line": mistake.line,
        "place": mistake.place,
        "clause": mistake.clause,
        "field": mistake.field,
        "message": mistake.message.get(lang),
    })
}

const fn code(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Refused => "refused",
        ErrorKind::Forbidden => "forbidden",
        ErrorKind::Invalid => "invalid",
        ErrorKind::Conflict => "conflict",
        ErrorKind::Damaged => "damaged",
        ErrorKind::Io => "io",
    }
}

/// 1 refused by a rule or a permission · 2 invalid input · 3 the desk or the disk failed · 4 somebody else was faster.
pub const fn exit_code(kind: ErrorKind) -> u8 {
    match kind {
        ErrorKind::Refused | ErrorKind::Forbidden => 1,
        ErrorKind::Invalid => 2,
        ErrorKind::Damaged | ErrorKind::Io => 3,
        ErrorKind::Conflict => 4,
    }
}
