//! What can go wrong at the desk's door: a refusal, a wrong question, or a fault of the file.

use crate::calendar::Moment;
use crate::regulation::{Code, Mistake, Refusal};
use crate::store::StoreError;
use crate::text::{Label, Lang};

use super::texts;

/// An error of the desk.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The regulation, or a permission, says no; or the input is wrong.
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error("no case {0}")]
    UnknownCase(String),
    #[error("no user {0}")]
    UnknownUser(String),
    #[error("the name or the secret is wrong")]
    WrongSecret,
    #[error("a secret is needed")]
    SecretNeeded,
    #[error("too many failed sign-ins: try again after {0}")]
    Throttled(Moment),
    #[error("{0} is disabled")]
    Disabled(String),
    /// What was confirmed is not what would be done now; the numbers that have changed, where they are known.
    #[error("the plan has changed ({}); nothing was done, look at it again", .0.join(" "))]
    PlanChanged(Vec<String>),
    /// Erasing takes two persons; this one asked for it.
    #[error("{0} asked for this and cannot confirm it too: it takes a second person")]
    SecondPerson(String),
    #[error("{field}: {}", .detail.en)]
    Invalid { field: String, detail: Label },
    /// A word of a query is wrong.
    #[error("query: {word}: {detail}")]
    Query { word: String, detail: String },
    #[error("the regulation has {} mistakes", .0.len())]
    Regulation(Vec<Mistake>),
    #[error("the clock shows {now}, before the last entry of the desk ({last}); nothing was saved")]
    ClockBehind { last: Moment, now: Moment },
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Of a backup or a restore.
    #[error(transparent)]
    Backup(#[from] super::backup::Trouble),
    #[error("the secret could not be hashed: {0}")]
    Hash(String),
}

/// What kind of error it is: decides exit codes and what a screen offers next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Refused,
    Forbidden,
    Invalid,
    Conflict,
    Damaged,
    Io,
}

impl DeskError {
    /// The field is wrong, as `detail` says in either language.
    pub(crate) fn invalid(field: &str, detail: impl Fn(Lang) -> String) -> Self {
        Self::Invalid {
            field: field.to_owned(),
            detail: Label::new(detail(Lang::Zh), detail(Lang::En)),
        }
    }

    /// What kind of error it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Refused(refusal) => match refusal.code {
                Code::Refused => Kind::Refused,
                Code::Forbidden => Kind::Forbidden,
                Code::Invalid => Kind::Invalid,
                Code::Conflict => Kind::Conflict,
            },
            Self::WrongSecret | Self::Throttled(_) | Self::Disabled(_) | Self::SecondPerson(_) => {
                Kind::Forbidden
            }
            Self::SecretNeeded
            | Self::UnknownCase(_)
            | Self::UnknownUser(_)
            | Self::Invalid { .. }
            | Self::Query { .. }
            | Self::Regulation(_) => Kind::Invalid,
            Self::ClockBehind { .. } => Kind::Refused,
            Self::Backup(trouble) => trouble.kind(),
            Self::PlanChanged(_) | Self::Store(StoreError::Conflict { .. }) => Kind::Conflict,
            Self::Store(
                StoreError::Damaged(_) | StoreError::NotADesk { .. } | StoreError::Newer { .. },
            ) => Kind::Damaged,
            Self::Store(_) | Self::Hash(_) => Kind::Io,
        }
    }

    /// The clause that says no, where one does.
    pub fn clause(&self) -> Option<&str> {
        match self {
            Self::Refused(refusal) => refusal.clause.as_deref(),
            _ => None,
        }
    }

    /// The field that is wrong, where one is.
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::Refused(refusal) => refusal.field.as_deref(),
            Self::Invalid { field, .. } => Some(field),
            Self::SecretNeeded => Some("secret"),
            Self::Backup(trouble) => trouble.field(),
            Self::Query { .. } => Some("query"),
            Self::UnknownCase(_) => Some("number"),
            Self::UnknownUser(_) => Some("user"),
            Self::PlanChanged(_) | Self::SecondPerson(_) => Some("confirm"),
            _ => None,
        }
    }

    /// What happened, what was kept, and what to do next.
    pub fn message(&self, lang: Lang) -> String {
        texts::error(lang, self)
    }
}
