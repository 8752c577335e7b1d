//! What the queue asks of the desk.

use chrono::TimeDelta;

use super::filter::Filter;
use super::groups::ends;
use crate::calendar::Count;
use crate::case::{Actor, KeptDeadline};
use crate::desk::{CaseFile, Desk, DeskError, Prevention, QueueQuery};
use crate::store::{Cursor, TaskRow, Total};
use crate::tui::backend;
use crate::tui::widgets::feed::Order;

/// A question of the queue.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// One page of the open tasks; with the first one, the counts.
    Page {
        words: String,
        filter: Filter,
        order: Order<Cursor>,
    },
    /// The case of the task under the cursor.
    Preview(Box<TaskRow>),
    /// The departments to choose from.
    Departments,
    /// The preventive measures that belong to no single case.
    Prevention,
    /// Sets one, reports one done or judges its effect: the fields of the command line.
    Prevent(serde_json::Value),
}

impl Request {
    /// Whether it changes the desk.
    pub(in crate::tui) const fn writes(&self) -> bool {
        matches!(self, Self::Prevent(_))
    }
}

/// What the desk answers to it.
#[derive(Clone, Debug)]
pub enum Answer {
    Page {
        list: u32,
        page: usize,
        rows: Vec<TaskRow>,
        next: Option<Cursor>,
        counts: Option<Box<Counts>>,
    },
    Preview(Box<Looked>),
    Departments(Vec<String>),
    Prevention(Vec<Prevention>),
    /// A measure was set, done or judged.
    Prevented,
}

/// How many tasks there are, and which is next.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counts {
    /// Of each group.
    pub groups: [usize; 5],
    /// More than these were not counted.
    pub more: bool,
    /// The most urgent thing that can be done now.
    pub next: Option<Next>,
    /// Preventive measures over their time.
    pub late_measures: usize,
}

/// What is to be done next.
#[derive(Clone, Debug, PartialEq)]
pub struct Next {
    pub task: TaskRow,
    /// The limit that makes it urgent, where that is one of a later step.
    pub pressed_by: Option<TaskRow>,
}

/// The case of a task, and how its limit was counted.
#[derive(Clone, Debug)]
pub struct Looked {
    pub task: TaskRow,
    pub file: CaseFile,
    pub limit: Option<Counted>,
}

/// A limit, and the count that led to it where one did.
#[derive(Clone, Debug)]
pub struct Counted {
    pub kept: KeptDeadline,
    pub count: Option<Count>,
}

impl From<Request> for backend::Request {
    fn from(request: Request) -> Self {
        Self::Queue(request)
    }
}

/// So near its limit a task presses.
const NEAR: TimeDelta = TimeDelta::minutes(10);
/// What passed its limit longer ago is no news.
const PAST: TimeDelta = TimeDelta::hours(24);
/// So many tasks are looked through, at most.
const MOST: u32 = 200;

/// What `actor` can do now that is near its limit or passed it within a day, the longest over first.
///
/// # Errors
/// A fault of the file.
pub fn pressing(desk: &Desk, actor: &Actor) -> Result<Vec<TaskRow>, DeskError> {
    let now = desk.now();
    let question = QueueQuery {
        due_from: now.checked_sub_signed(PAST),
        due_before: now.checked_add_signed(NEAR + TimeDelta::milliseconds(1)),
        limit: MOST,
        ..Filter::Mine.query(Some(actor))
    };
    let mut rows = desk.queue(actor, &question)?.rows;
    rows.retain(|task| task.ready);
    Ok(rows)
}

/// Answers, on the worker's side.
///
/// # Errors
/// A word of the query that is wrong, by name; a case that is not there; a fault of the file.
pub fn answer(desk: &mut Desk, actor: &Actor, request: Request) -> Result<Answer, DeskError> {
    match request {
        Request::Page {
            words,
            filter,
            order,
        } => {
            let question = QueueQuery {
                words,
                ..filter.query(Some(actor))
            };
            page(desk, actor, &question, order)
        }
        Request::Preview(task) => Ok(Answer::Preview(Box::new(look(desk, actor, *task)?))),
        Request::Prevention => Ok(Answer::Prevention(desk.prevention()?)),
        Request::Prevent(fields) => {
            desk.prevent(actor, fields)?;
            Ok(Answer::Prevented)
        }
        Request::Departments => {
            let records = desk.read().departments()?;
            let names = records.into_iter().map(|record| record.name).collect();
            Ok(Answer::Departments(names))
        }
    }
}

fn page(
    desk: &mut Desk,
    actor: &Actor,
    question: &QueueQuery,
    order: Order<Cursor>,
) -> Result<Answer, DeskError> {
    let wanted = order.wanted;
    let mut page = desk.queue(
        actor,
        &QueueQuery {
            after: wanted.after.clone(),
            limit: u32::try_from(wanted.limit).unwrap_or(u32::MAX),
            ..question.clone()
        },
    )?;
    desk.tell_ages(&mut page.rows)?;
    let counts = match wanted.after {
        None => Some(Box::new(counts(desk, actor, question, &page.rows)?)),
        Some(_) => None,
    };
    Ok(Answer::Page {
        list: order.list,
        page: wanted.page,
        rows: page.rows,
        next: page.next,
        counts,
    })
}

fn counts(
    desk: &Desk,
    actor: &Actor,
    question: &QueueQuery,
    first: &[TaskRow],
) -> Result<Counts, DeskError> {
    let [now, tonight, sunday] = ends(desk.now());
    let mut more = false;
    let mut count = |from, before| -> Result<usize, DeskError> {
        let found = desk.count_tasks(
            actor,
            &QueueQuery {
                due_from: from,
                due_before: before,
                ..question.clone()
            },
        )?;
        Ok(match found {
            Total::Exactly(n) => n as usize,
            Total::MoreThan(n) => {
                more = true;
                n as usize
            }
        })
    };
    let overdue = count(None, Some(now))?;
    let today = count(Some(now), Some(tonight))?;
    let week = count(Some(tonight), Some(sunday))?;
    let later = count(Some(sunday), None)?;
    let all = count(None, None)?;
    let undated = all.saturating_sub(overdue + today + week + later);
    Ok(Counts {
        groups: [overdue, today, week, later, undated],
        more,
        next: next(desk, actor, question, first)?,
        late_measures: late_measures(desk)?,
    })
}

fn late_measures(desk: &Desk) -> Result<usize, DeskError> {
    if desk.regulation().prevention.is_none() {
        return Ok(0);
    }
    let measures = desk.prevention()?;
    let late = measures.iter().filter(|it| it.overdue(desk.now()));
    Ok(late.count())
}

/// How many of the most urgent tasks are looked at for one that can be done.
const LOOKED_AT: usize = 20;

/// The first task that can be done. Where a limit of a later step comes first, what can be done is the step before it.
pub(in crate::tui::screens) fn next(
    desk: &Desk,
    actor: &Actor,
    question: &QueueQuery,
    first: &[TaskRow],
) -> Result<Option<Next>, DeskError> {
    let meant = |task: &TaskRow| {
        (question.roles.is_empty() || question.roles.contains(&task.role))
            && (question.own.is_none() || actor.acts_for(task.department.as_deref()))
    };
    for limit in first.iter().take(LOOKED_AT) {
        if limit.ready {
            let task = limit.clone();
            return Ok(Some(Next {
                task,
                pressed_by: None,
            }));
        }
        let of_case = desk.tasks_of(actor, &limit.number)?;
        if let Some(task) = of_case.into_iter().find(|task| task.ready && meant(task)) {
            return Ok(Some(Next {
                task,
                pressed_by: Some(limit.clone()),
            }));
        }
    }
    Ok(None)
}

fn look(desk: &mut Desk, actor: &Actor, task: TaskRow) -> Result<Looked, DeskError> {
    let file = desk.case(actor, &task.number)?;
    let of_task = |kept: &&KeptDeadline| kept.key.step == task.step && Some(kept.due) == task.due;
    let deadlines = || file.case.deadlines.iter().filter(of_task);
    let kept = deadlines()
        .find(|kept| kept.key.clause == task.clause)
        .or_else(|| deadlines().next_back())
        .cloned();
    let calendar = desk.calendar().clone();
    let limit = kept.map(|kept| {
        let count = kept.span.map(|span| calendar.count(kept.key.from, span));
        Counted { kept, count }
    });
    Ok(Looked { task, file, limit })
}
