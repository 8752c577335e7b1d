//! What triage asks of the desk.

use crate::case::{Actor, Dispatch};
use crate::desk::{self, Bulk, Desk, DeskError, Done, Prospect, Seen};
use crate::tui::backend::{self, Failure};

/// A question of triage.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// What waits.
    Waiting,
    /// What this dispatch would make of these.
    Prospects {
        cases: Vec<Seen>,
        wish: Box<Dispatch>,
    },
    Dispatch {
        cases: Vec<Seen>,
        wish: Box<Dispatch>,
    },
    /// Take the dispatch of these back.
    Undo(Vec<Seen>),
}

/// What the desk answers to it.
#[derive(Clone, Debug)]
pub enum Answer {
    Waiting(Box<desk::Triage>),
    Prospects {
        wish: Box<Dispatch>,
        prospects: Vec<Foreseen>,
    },
    /// A slice was dispatched, or taken back.
    Done {
        done: Vec<Done>,
        left: Vec<(String, Failure)>,
    },
}

/// A case, and what a dispatch would make of it or why it would be refused.
#[derive(Clone, Debug)]
pub struct Foreseen {
    pub case: Seen,
    pub prospect: Result<Prospect, Failure>,
}

impl Answer {
    /// Whether the desk was written to.
    pub const fn wrote(&self) -> bool {
        matches!(self, Self::Done { .. })
    }
}

impl From<Request> for backend::Request {
    fn from(request: Request) -> Self {
        Self::Triage(request)
    }
}

/// Answers, on the worker's side.
///
/// # Errors
/// As the desk.
pub fn answer(desk: &mut Desk, actor: &Actor, request: Request) -> Result<Answer, DeskError> {
    Ok(match request {
        Request::Waiting => Answer::Waiting(Box::new(desk.triage(actor)?)),
        Request::Prospects { cases, wish } => {
            let found = desk.dispatch_prospects(actor, &cases, &wish)?;
            let prospects = cases
                .into_iter()
                .zip(found)
                .map(|(case, (_, prospect))| Foreseen {
                    case,
                    prospect: prospect.map_err(Failure::from),
                })
                .collect();
            Answer::Prospects { wish, prospects }
        }
        Request::Dispatch { cases, wish } => done(desk.dispatch_many(actor, &cases, &wish)?),
        Request::Undo(cases) => done(desk.undo_many(actor, &cases)?),
    })
}

fn done(bulk: Bulk) -> Answer {
    let left = bulk.left.into_iter();
    Answer::Done {
        done: bulk.done,
        left: left
            .map(|(number, why)| (number, Failure::from(why)))
            .collect(),
    }
}
