//! What triage asks of the desk.

use serde_json::{Value, json};

use super::act::Last;
use crate::case::{Actor, Dispatch};
use crate::desk::{self, Bulk, Desk, DeskError, Done, Prospect, Seen};
use crate::tui::backend::{self, Failure};

/// Under which key the last bulk dispatch of a user is kept.
pub const LAST: &str = "undo/dispatch";

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
    /// Remember what can be taken back.
    Keep(Option<Last>),
}

/// What the desk answers to it.
#[derive(Clone, Debug)]
pub enum Answer {
    Waiting {
        waiting: Box<desk::Triage>,
        /// The last bulk dispatch of whoever asks.
        last: Option<Last>,
    },
    Prospects {
        wish: Box<Dispatch>,
        prospects: Vec<Foreseen>,
    },
    /// A slice was dispatched, or taken back.
    Done {
        done: Vec<Done>,
        left: Vec<(String, Failure)>,
    },
    /// It is remembered.
    Kept,
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
        Request::Waiting => Answer::Waiting {
            waiting: Box::new(desk.triage(actor)?),
            last: last(desk, actor)?,
        },
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
        Request::Keep(last) => {
            keep(desk, actor, last.as_ref())?;
            Answer::Kept
        }
    })
}

/// Writes it down beside the drafts of the actor; nothing to take back is written down as nothing.
fn keep(desk: &mut Desk, actor: &Actor, last: Option<&Last>) -> Result<(), DeskError> {
    match last {
        Some(Last { cases, at }) => {
            let body = json!({"cases": cases, "at": at}).to_string();
            desk.save_draft(&actor.user, LAST, &body)
        }
        None => desk.drop_draft(&actor.user, LAST),
    }
}

fn last(desk: &Desk, actor: &Actor) -> Result<Option<Last>, DeskError> {
    let kept = desk.drafts(&actor.user)?;
    let kept = kept.into_iter().find(|draft| draft.form == LAST);
    Ok(kept.and_then(|kept| read(&kept.body)))
}

fn read(body: &str) -> Option<Last> {
    let mut body: Value = serde_json::from_str(body).ok()?;
    Some(Last {
        cases: serde_json::from_value(body.get_mut("cases")?.take()).ok()?,
        at: serde_json::from_value(body.get_mut("at")?.take()).ok()?,
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
