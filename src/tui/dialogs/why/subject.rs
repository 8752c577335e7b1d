//! What the key "why" is asked about: the case or task under the cursor, a registration as it is typed, or a no.

use crate::case::{CommandName, Role};
use crate::desk::Preview;
use crate::regulation::Regulation;
use crate::regulation::refusal::{Reason as Cause, Refusal};
use crate::regulation::tell::words;
use crate::text::{Label, Lang};
use crate::tui::backend::Failure;
use crate::tui::commands::Reason;
use crate::tui::model::Shell;

/// What is to be explained.
#[derive(Clone, Debug)]
pub enum Subject {
    /// A case: its level, its limits, whose turn it is, how long it is kept. The step under the cursor comes first.
    Case {
        number: String,
        step: Option<CommandName>,
    },
    /// A registration as it is typed: the level and the limits that it would get.
    Intake(Box<Preview>),
    /// Why something is not possible; then the case that it is about, if any.
    No(WhyNot),
}

impl Subject {
    /// A case as a whole.
    pub fn case(number: &str) -> Self {
        Self::Case {
            number: number.to_owned(),
            step: None,
        }
    }

    /// A task of a case.
    pub fn task(number: &str, step: CommandName) -> Self {
        Self::Case {
            number: number.to_owned(),
            step: Some(step),
        }
    }

    /// The case that has to be looked up for it.
    pub(super) fn number(&self) -> Option<&str> {
        match self {
            Self::Case { number, .. } => Some(number),
            Self::No(no) => no.case.as_deref(),
            Self::Intake(_) => None,
        }
    }
}

/// A no, with everything that leads to a yes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhyNot {
    /// What was wanted; empty where nobody knows any more.
    pub wanted: String,
    /// The no in a sentence.
    pub text: String,
    /// The clause that says so.
    pub clause: Option<String>,
    /// One of these roles is needed.
    pub needs: Vec<Role>,
    /// The case that it is about.
    pub case: Option<String>,
}

impl WhyNot {
    /// A command that is disabled.
    pub fn of_command(wanted: &str, reason: &Reason, case: Option<&str>) -> Self {
        Self {
            wanted: wanted.to_owned(),
            text: reason.text.clone(),
            clause: reason.clause.clone(),
            needs: reason.needs.clone(),
            case: case.map(str::to_owned),
        }
    }

    /// What the desk has refused; `None` where it was no refusal but a fault or a mistake of a field.
    pub fn of_failure(failure: &Failure, shell: &Shell, case: Option<&str>) -> Option<Self> {
        let explained = failure.clause.is_some() || !failure.needs.is_empty();
        let regulation = shell.desk.as_ref().map(|desk| &*desk.regulation);
        explained.then(|| Self {
            wanted: String::new(),
            text: failure.text(shell.lang).to_owned(),
            clause: failure.clause.clone(),
            needs: regulation.map_or_else(Vec::new, |regulation| {
                roles_called(&failure.needs, regulation)
            }),
            case: case.map(str::to_owned),
        })
    }
}

/// The roles of which one is needed, where that is why something is refused.
pub fn roles_needed(refusal: &Refusal, regulation: &Regulation) -> Vec<Role> {
    match &refusal.reason {
        Cause::NeedsRole(labels) => roles_called(labels, regulation),
        _ => Vec::new(),
    }
}

fn roles_called(labels: &[Label], regulation: &Regulation) -> Vec<Role> {
    let named = |role: &Role| {
        let title = words::role(Lang::Zh, regulation, *role);
        labels.iter().any(|label| label.get(Lang::Zh) == title)
    };
    Role::ALL.into_iter().filter(named).collect()
}
