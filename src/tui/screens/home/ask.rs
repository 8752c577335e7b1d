//! What today's screen asks of the desk.

use crate::calendar::Moment;
use crate::case::{Actor, Role};
use crate::desk::backup::BackupDue;
use crate::desk::{Desk, DeskError, QueueQuery, ReportDue, SavedSearch, Today};
use crate::store::{TaskRow, Total};
use crate::tui::backend;
use crate::tui::screens::queue::{Filter, Next, next};

/// So many open tasks are looked through for those whose turn it is.
const LOOKED_AT: u32 = 60;
/// So many of one's own tasks are listed.
const SHOWN: usize = 30;
/// So many saved searches are counted.
const MOST_SAVED: usize = 5;

/// A question of today's screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    Today,
    /// The first of one's own saved searches, with what they find.
    Saved,
}

/// What the desk answers to it.
#[derive(Clone, Debug)]
pub enum Answer {
    Today(Box<Seen>),
    Saved(Vec<Saved>),
}

/// A saved search, and how many cases it finds; `None` where a word of it means nothing any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    pub search: SavedSearch,
    pub count: Option<Total>,
}

/// All that the screen shows.
#[derive(Clone, Debug)]
pub struct Seen {
    pub today: Today,
    /// What whoever asks can do now, the most urgent first.
    pub mine: Vec<Mine>,
    /// What comes first among it, and which limit presses.
    pub next: Option<Next>,
    /// Periodic reports that are due and not made yet.
    pub reports: Vec<ReportDue>,
    /// A backup is due, and whoever asks can make it.
    pub backup: Option<BackupDue>,
}

/// One of one's own tasks.
#[derive(Clone, Debug, PartialEq)]
pub struct Mine {
    pub task: TaskRow,
    /// When it presses: its own limit, or an earlier one of its case.
    pub due: Option<Moment>,
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
pub fn answer(desk: &mut Desk, actor: &Actor, request: Request) -> Result<Answer, DeskError> {
    match request {
        Request::Today => today(desk, actor),
        Request::Saved => Ok(Answer::Saved(saved(desk, actor)?)),
    }
}

fn saved(desk: &Desk, actor: &Actor) -> Result<Vec<Saved>, DeskError> {
    let own = desk.searches(&actor.user)?.into_iter().take(MOST_SAVED);
    let count = |search: SavedSearch| Saved {
        count: desk.count(actor, &search.words).ok(),
        search,
    };
    Ok(own.map(count).collect())
}

fn today(desk: &mut Desk, actor: &Actor) -> Result<Answer, DeskError> {
    let question = QueueQuery {
        limit: LOOKED_AT,
        ..Filter::Mine.query(Some(actor))
    };
    let rows = desk.queue(actor, &question)?.rows;
    let next = next(desk, actor, &question, &rows)?;
    Ok(Answer::Today(Box::new(Seen {
        today: desk.today(actor)?,
        mine: mine(desk, actor, question, rows)?,
        next,
        reports: desk.reports_due(actor)?,
        backup: if actor.may(Role::Admin) {
            desk.backup_due()?
        } else {
            None
        },
    })))
}

/// What can be done now, by what presses: a step without a limit of its own is as urgent as its case.
fn mine(
    desk: &Desk,
    actor: &Actor,
    question: QueueQuery,
    rows: Vec<TaskRow>,
) -> Result<Vec<Mine>, DeskError> {
    let over = QueueQuery {
        words: "overdue".to_owned(),
        ..question
    };
    let mut mine: Vec<Mine> = Vec::new();
    for task in desk.queue(actor, &over)?.rows.into_iter().chain(rows) {
        let same = |own: &Mine| own.task.number == task.number && own.task.id == task.id;
        if !task.ready || mine.iter().any(same) {
            continue;
        }
        let due = task.due.into_iter().chain(task.case_due).min();
        mine.push(Mine { task, due });
    }
    mine.sort_by_key(|own| (own.due.is_none(), own.due, own.task.number.clone()));
    mine.truncate(SHOWN);
    Ok(mine)
}
