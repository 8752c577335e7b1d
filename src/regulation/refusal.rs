//! Why something is refused: typed, with the clause or the field it is about, in both languages.

use crate::calendar::Moment;
use crate::case::{CommandError, CommandName, Role};
use crate::text::{Label, Lang};

use super::model::Regulation;
use super::tell::words;
use super::texts;

/// What kind of no it is; decides the exit code of the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// A rule says no.
    Refused,
    /// The actor has no right to it.
    Forbidden,
    /// The input is incomplete, unknown or malformed.
    Invalid,
    /// Somebody else changed the case meanwhile.
    Conflict,
}

/// A refusal. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub struct Refusal {
    pub code: Code,
    pub clause: Option<String>,
    pub field: Option<String>,
    pub reason: Reason,
}

/// What is out of turn and what is next, as the regulation calls them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotNow {
    pub command: Label,
    /// `None`: no step is open.
    pub next: Option<Label>,
}

/// What came last: what, when and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behind {
    /// As the history calls it.
    pub what: Label,
    pub at: Moment,
    pub by: String,
}

/// A paper, and what has to be there before it can be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotReady {
    /// As the regulation calls it.
    pub form: Label,
    /// In words.
    pub missing: Label,
}

/// The reason of a refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The regulation's own words.
    Rule(Label),
    /// Another step is next.
    NotNow(Box<NotNow>),
    /// The step is done already.
    Done(CommandName),
    /// The regulation knows no such step for this kind.
    NoSuchStep {
        command: CommandName,
        next: Option<CommandName>,
    },
    CaseClosed,
    CaseArchived,
    NotClosed,
    NotArchivable,
    /// One of these roles is needed, as the regulation calls them.
    NeedsRole(Vec<Label>),
    OtherDepartment(String),
    Accused,
    HandlerAccused(String),
    Missing,
    Unknown(String),
    /// There is no command of that name.
    UnknownCommand(String),
    /// The command or the registration has no such field.
    UnknownField,
    /// Something else than fields with their names.
    NotFields,
    Malformed(String),
    InFuture,
    BeforeReceipt,
    TooLong(usize),
    NotWaiting,
    AlreadyWaiting,
    ExtendedBefore(u32),
    BeyondCap(String),
    NotLater,
    NothingToExtend,
    RungSkipped {
        next: Label,
    },
    TopOfLadder,
    NoLadder,
    NothingReturned,
    NotAsked,
    BelowMinimum(u32),
    SanctionNotOpen(String),
    NeitherPointsNorSanction,
    AlreadyDecided,
    /// The regulation knows no preventive measures apart from cases.
    NoPrevention,
    MeasureNotDone,
    MeasureConfirmed,
    NothingToUndo,
    UndoTooLate,
    UndoByOther(String),
    UndoKind(CommandName),
    /// Something that cannot be taken back came last, so what was before it stays too.
    UndoBehind(Box<Behind>),
    LevelsNone,
    SameKind,
    IntoItself,
    /// A sealed case stands alone.
    SealedSequel,
    HoldPast,
    NotHeld,
    /// The personal data is kept until that day.
    StillKept(chrono::NaiveDate),
    /// Held until that day.
    Held(chrono::NaiveDate),
    NotArchived,
    Erased,
    Conflict {
        expected: u32,
        found: u32,
        by: String,
        /// What happened meanwhile, as the history calls it.
        what: Vec<Label>,
    },
    OpReused,
    /// The form is for other cases.
    OtherForm(Label),
    /// There is not yet what the paper is about.
    NotReady(Box<NotReady>),
    UnknownForm {
        form: String,
        /// The ids that there are.
        known: String,
    },
    /// The paper does not come back.
    NotASlip(String),
    BackAlready(String),
}

impl Reason {
    /// One of `roles` is needed.
    pub fn needs_role(regulation: &Regulation, roles: &[Role]) -> Self {
        let title = |role: &Role| {
            let title = |lang| words::role(lang, regulation, *role);
            Label::new(title(Lang::Zh), title(Lang::En))
        };
        Self::NeedsRole(roles.iter().map(title).collect())
    }
}

impl Refusal {
    /// A rule says no.
    pub fn rule(clause: impl Into<Option<String>>, reason: Reason) -> Self {
        Self {
            code: Code::Refused,
            clause: clause.into(),
            field: None,
            reason,
        }
    }

    /// A permission is missing.
    pub fn forbidden(clause: impl Into<Option<String>>, reason: Reason) -> Self {
        Self {
            code: Code::Forbidden,
            clause: clause.into(),
            field: None,
            reason,
        }
    }

    /// A field is wrong.
    pub fn invalid(field: &str, reason: Reason) -> Self {
        Self {
            code: Code::Invalid,
            clause: None,
            field: Some(field.to_owned()),
            reason,
        }
    }

    /// A field is missing.
    pub fn missing(field: &str) -> Self {
        Self::invalid(field, Reason::Missing)
    }

    /// The same refusal, under a clause.
    #[must_use]
    pub fn under(mut self, clause: &str) -> Self {
        self.clause = Some(clause.to_owned());
        self
    }

    /// The same refusal, about a field.
    #[must_use]
    pub fn about(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }

    /// What happened and what to do, for a person.
    pub fn message(&self, lang: Lang) -> String {
        texts::refusal(lang, self)
    }
}

impl From<CommandError> for Refusal {
    fn from(error: CommandError) -> Self {
        let reason = match &error {
            CommandError::UnknownCommand(name) => Reason::UnknownCommand(name.clone()),
            CommandError::UnknownField(_) => Reason::UnknownField,
            CommandError::Missing(_) => Reason::Missing,
            CommandError::Malformed { detail, .. } => Reason::Malformed(detail.clone()),
            CommandError::NotAnObject(_) => Reason::NotFields,
        };
        let field = error.field().map(ToOwned::to_owned);
        Self {
            code: Code::Invalid,
            clause: None,
            field,
            reason,
        }
    }
}
