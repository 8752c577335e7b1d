//! Why the desk could not answer.

use crate::desk::{DeskError, ErrorKind};
use crate::text::{Label, Lang};

/// Why the desk could not answer, in both languages: what happened, what was kept, what to do. The error itself stays on the
/// worker's side; screens get its kind, its clause and its field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub label: Label,
    pub kind: ErrorKind,
    pub clause: Option<String>,
    /// The field that is wrong, by its name on the command line.
    pub field: Option<String>,
}

impl Failure {
    /// The sentence in `lang`.
    pub fn text(&self, lang: Lang) -> &str {
        self.label.get(lang)
    }

    /// Nobody is signed in, or no desk is open: a question came too early or too late.
    pub(super) fn no_desk() -> Self {
        Self {
            label: Label::new(texts::no_desk(Lang::Zh), texts::no_desk(Lang::En)),
            kind: ErrorKind::Forbidden,
            clause: None,
            field: None,
        }
    }
}

impl From<DeskError> for Failure {
    fn from(error: DeskError) -> Self {
        Self {
            label: Label::new(error.message(Lang::Zh), error.message(Lang::En)),
            kind: error.kind(),
            clause: error.clause().map(str::to_owned),
            field: error.field().map(str::to_owned),
        }
    }
}

mod texts {
    crate::catalogue! {
        no_desk() { zh: "还没有登录", en: "Nobody is signed in" }
    }
}
