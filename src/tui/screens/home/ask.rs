//! What today's screen asks of the desk.

use crate::case::Actor;
use crate::desk::{Desk, DeskError, QueueQuery, Today};
use crate::store::TaskRow;
use crate::tui::backend;
use crate::tui::screens::queue::{Filter, Next, next};

/// So many open tasks are looked through for those whose turn it is.
const LOOKED_AT: u32 = 60;
/// So many of one's own tasks are listed.
const SHOWN: usize = 30;

/// A question of today's screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    Today,
}

/// What the desk answers to it.
#[derive(Clone, Debug)]
pub enum Answer {
    Today(Box<Seen>),
}

/// All that the screen shows.
#[derive(Clone, Debug)]
pub struct Seen {
    pub today: Today,
    /// What whoever asks can do now, the most urgent first.
    pub mine: Vec<TaskRow>,
    /// What comes first among it, and which limit presses.
    pub next: Option<Next>,
}

impl From<Request> for backend::Request {
    fn from(request: Request) -> Self {
        Self::Home(request)
    }
}

/// Answers, on the worker's side.
///
/// # Errors
/// A fault of the file.
pub fn answer(desk: &Desk, actor: &Actor, request: Request) -> Result<Answer, DeskError> {
    let Request::Today = request;
    let question = QueueQuery {
        limit: LOOKED_AT,
        ..Filter::Mine.query(Some(actor))
    };
    let rows = desk.queue(actor, &question)?.rows;
    let next = next(desk, actor, &question, &rows)?;
    let mut mine: Vec<TaskRow> = rows.into_iter().filter(|task| task.ready).collect();
    mine.truncate(SHOWN);
    Ok(Answer::Today(Box::new(Seen {
        today: desk.today(actor)?,
        mine,
        next,
    })))
}
