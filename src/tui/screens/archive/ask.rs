//! What the archive asks of the desk.

use crate::case::Actor;
use crate::desk::{ArchiveDue, Desk, DeskError, ErasureRequest};
use crate::tui::backend::{self, Failure};

/// So many cases of a group are listed; whoever has done them is shown the next.
pub const LISTED: usize = 250;

/// A case with the version that was seen.
pub type Seen = (String, u32);

/// A question of the archive.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// What waits.
    Due,
    /// Archive these.
    Archive(Vec<Seen>),
    /// Write down the wish to erase these.
    Erase(Vec<Seen>),
}

/// What the desk answers to it.
#[derive(Clone, Debug)]
pub enum Answer {
    Due(Box<ArchiveDue>),
    /// So many were archived; these were left, and why.
    Archived {
        cases: usize,
        left: Vec<(String, Failure)>,
    },
    Asked(Box<ErasureRequest>),
}

impl Answer {
    /// Whether the desk was written to.
    pub const fn wrote(&self) -> bool {
        !matches!(self, Self::Due(_))
    }
}

impl From<Request> for backend::Request {
    fn from(request: Request) -> Self {
        Self::Archive(request)
    }
}

/// Answers, on the worker's side.
///
/// # Errors
/// As the desk.
pub fn answer(desk: &mut Desk, actor: &Actor, request: Request) -> Result<Answer, DeskError> {
    Ok(match request {
        Request::Due => Answer::Due(Box::new(desk.archive_due(actor, LISTED)?)),
        Request::Archive(cases) => {
            let left = desk.archive_cases(actor, &cases)?;
            Answer::Archived {
                cases: cases.len() - left.len(),
                left: left
                    .into_iter()
                    .map(|(number, why)| (number, Failure::from(why)))
                    .collect(),
            }
        }
        Request::Erase(cases) => Answer::Asked(Box::new(desk.ask_to_erase(actor, &cases)?)),
    })
}
