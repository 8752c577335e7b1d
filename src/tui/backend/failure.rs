//! Why the desk could not answer.

use std::path::Path;

use crate::calendar::Moment;
use crate::desk::{DeskError, ErrorKind, backup};
use crate::document::DocumentError;
use crate::regulation::{Reason, Refusal};
use crate::store::StoreError;
use crate::text::{Label, Lang, system_error};
use crate::tui::preferences::NotKept;

/// What is the matter with the desk's file, where that is why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no desk.
    NotADesk,
    /// A newer version of the program wrote it.
    Newer,
    Damaged,
    ReadOnly,
    /// It lies where locks cannot be trusted.
    Network,
    /// Another terminal holds it.
    Busy,
    Full,
    /// The disk, or something else.
    Other,
}

impl From<&StoreError> for Fault {
    fn from(error: &StoreError) -> Self {
        match error {
            StoreError::NotADesk { .. } => Self::NotADesk,
            StoreError::Newer { .. } => Self::Newer,
            StoreError::Damaged(_) => Self::Damaged,
            StoreError::ReadOnly(_) => Self::ReadOnly,
            StoreError::Network { .. } => Self::Network,
            StoreError::Busy => Self::Busy,
            StoreError::Full => Self::Full,
            _ => Self::Other,
        }
    }
}

/// Why the desk could not answer, in both languages: what happened, what was kept, what to do. The error itself stays on the
/// worker's side; screens get its kind, its clause and its field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// On the heap: a failure is handed on by value.
    pub label: Box<Label>,
    pub kind: ErrorKind,
    pub clause: Option<String>,
    /// The field that is wrong, by its name on the command line.
    pub field: Option<String>,
    /// What is the matter with the file.
    pub fault: Option<Fault>,
    /// One of these roles is needed, as the regulation calls them.
    pub needs: Vec<Label>,
    /// Until when nothing of the kind is answered.
    pub until: Option<Moment>,
}

impl Failure {
    /// The sentence in `lang`.
    pub fn text(&self, lang: Lang) -> &str {
        self.label.get(lang)
    }

    /// Nobody is signed in, or no desk is open: a question came too early or too late.
    pub(super) fn no_desk() -> Self {
        Self {
            label: Box::new(Label::new(
                texts::no_desk(Lang::Zh),
                texts::no_desk(Lang::En),
            )),
            kind: ErrorKind::Forbidden,
            clause: None,
            field: None,
            fault: None,
            needs: Vec::new(),
            until: None,
        }
    }

    /// Where the desk is damaged: with the newest backup, and how to go back to it.
    pub(super) fn advised(mut self, desk: &Path) -> Self {
        let damaged = matches!(self.fault, Some(Fault::Damaged | Fault::NotADesk));
        let advice = if damaged { backup::advice(desk) } else { None };
        if let Some(advice) = advice {
            self.label.zh = format!("{}\n{}", self.label.zh, advice.zh);
            self.label.en = format!("{}\n{}", self.label.en, advice.en);
        }
        self
    }

    /// It was stopped before its turn came.
    pub(in crate::tui) fn stopped() -> Self {
        DeskError::Store(StoreError::Stopped).into()
    }

    /// A file beside the desk could not be written; the sentence says why.
    pub fn not_saved(text: impl Fn(Lang) -> String) -> Self {
        Self {
            label: Box::new(Label::new(text(Lang::Zh), text(Lang::En))),
            kind: ErrorKind::Io,
            clause: None,
            field: None,
            fault: None,
            needs: Vec::new(),
            until: None,
        }
    }

    /// A paper that was not made; `label` says why.
    pub(super) fn of_document(error: DocumentError, label: Label) -> Self {
        match error {
            DocumentError::Desk(error) => error.into(),
            DocumentError::PaperFormat(_) | DocumentError::Format(_) => Self::at_output(label),
            _ => Self {
                label: Box::new(label),
                kind: ErrorKind::Io,
                ..Self::no_desk()
            },
        }
    }

    /// The name of the file to be written is wrong.
    pub(super) fn at_output(label: Label) -> Self {
        Self {
            label: Box::new(label),
            kind: ErrorKind::Invalid,
            field: Some("output".to_owned()),
            ..Self::no_desk()
        }
    }

    /// The file to be read is wrong.
    pub(super) fn at_input(label: Label, kind: ErrorKind) -> Self {
        Self {
            label: Box::new(label),
            kind,
            field: Some("file".to_owned()),
            ..Self::no_desk()
        }
    }

    /// There is a file of that name already.
    pub(super) fn exists(path: &str) -> Self {
        Self::at_output(Label::new(
            texts::exists(Lang::Zh, path),
            texts::exists(Lang::En, path),
        ))
    }

    /// The settings of this computer could not be kept.
    pub(super) fn not_kept(why: &NotKept) -> Self {
        let text = |lang| match why {
            NotKept::Broken(mistake) => texts::not_kept(lang, &mistake.text(lang)),
            NotKept::Io(error) => texts::not_kept(lang, &system_error(lang, error)),
        };
        Self {
            label: Box::new(Label::new(text(Lang::Zh), text(Lang::En))),
            kind: ErrorKind::Io,
            ..Self::no_desk()
        }
    }
}

impl From<DeskError> for Failure {
    fn from(error: DeskError) -> Self {
        Self {
            label: Box::new(match &error {
                // The screen shows it at its field.
                DeskError::Invalid { detail, .. } => detail.clone(),
                other => Label::new(other.message(Lang::Zh), other.message(Lang::En)),
            }),
            kind: error.kind(),
            clause: error.clause().map(str::to_owned),
            field: error.field().map(str::to_owned),
            fault: match &error {
                DeskError::Store(fault) => Some(fault.into()),
                _ => None,
            },
            needs: match &error {
                DeskError::Refused(Refusal {
                    reason: Reason::NeedsRole(labels),
                    ..
                }) => labels.clone(),
                _ => Vec::new(),
            },
            until: match error {
                DeskError::Throttled(until) => Some(until),
                _ => None,
            },
        }
    }
}

mod texts {
    crate::catalogue! {
        no_desk() { zh: "还没有登录", en: "Nobody is signed in" }
        exists(path: &str) {
            zh: "已有这个文件，没有打印，以免盖掉手写的内容；请换个名字：{path}",
            en: "There is such a file already; nothing was printed, so that nothing is overwritten. Choose another name: {path}",
        }
        not_kept(why: &str) {
            zh: "设置已生效，但没有记下（{why}）",
            en: "The setting holds now, but it could not be kept ({why})",
        }
    }
}
