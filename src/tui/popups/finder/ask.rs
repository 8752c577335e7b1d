//! What the box that finds anything asks of the desk.

use crate::case::Actor;
use crate::desk::{Desk, DeskError, Finds, SavedSearch};
use crate::store::{CaseRow, FormDraft, Total};
use crate::tui::backend;

/// So many cases are shown before anything is typed.
const LATEST: usize = 8;

/// A question of the box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// What it shows before anything is typed; these cases were opened last.
    Start { opened: Vec<String> },
    /// What these words find.
    Find { words: String },
    /// How many cases they find, of what is typed or of a saved search.
    Count { words: String },
}

/// What the desk answers to it.
#[derive(Clone, Debug)]
pub enum Answer {
    Start(Box<Kept>),
    Finds(Box<Finds>),
    Count(Total),
}

/// What is there before anything is typed.
#[derive(Clone, Debug)]
pub struct Kept {
    pub latest: Vec<CaseRow>,
    pub searches: Vec<SavedSearch>,
    pub drafts: Vec<FormDraft>,
}

impl From<Request> for backend::Request {
    fn from(request: Request) -> Self {
        Self::Find(request)
    }
}

/// Answers, on the worker's side.
///
/// # Errors
/// A word of the query that is wrong, by name; a fault of the file.
pub fn answer(desk: &Desk, actor: &Actor, request: Request) -> Result<Answer, DeskError> {
    Ok(match request {
        Request::Start { opened } => Answer::Start(Box::new(Kept {
            latest: desk.latest(actor, &opened, LATEST)?,
            searches: desk.searches(&actor.user)?,
            drafts: desk.drafts(&actor.user)?,
        })),
        Request::Find { words } => Answer::Finds(Box::new(desk.find(actor, &words)?)),
        Request::Count { words } => Answer::Count(desk.count(actor, &words)?),
    })
}
