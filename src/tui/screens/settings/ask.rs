//! What the settings ask of the desk.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::calendar::{Calendar, read_tables};
use crate::case::Actor;
use crate::desk::{Desk, DeskError, NewUser, QueueQuery, Recounted};
use crate::store::{
    CaseRow, DepartmentRecord, Fired, PersonRecord, Sort, TaskRow, Total, UserRecord,
};
use crate::tui::backend;

/// So many of the newest cases of a clause are shown.
const NEWEST: u32 = 50;
/// So many deadlines of a day are listed.
const OF_A_DAY: u32 = 100;

/// A question of the settings.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// How often each clause has acted.
    Fired,
    /// The newest cases in which a clause has acted.
    ClauseCases(String),
    /// How many deadlines fall on each day of a year.
    Year(i32),
    /// The deadlines of a day.
    Day(NaiveDate),
    /// Take over the working days of a file.
    Import(String),
    People,
    AddUser(NewUser),
    DisableUser(String),
    /// Another one-time code for a user.
    NewCode(String),
    AddDepartment(String),
    AddPerson {
        name: String,
        department: String,
    },
}

impl Request {
    /// Whether it changes the desk.
    pub(in crate::tui) const fn writes(&self) -> bool {
        !matches!(
            self,
            Self::Fired | Self::ClauseCases(_) | Self::Year(_) | Self::Day(_) | Self::People
        )
    }
}

/// What the desk answers to it.
#[derive(Clone, Debug)]
pub enum Answer {
    Fired(Vec<Fired>),
    ClauseCases {
        clause: String,
        cases: Vec<CaseRow>,
        total: Total,
    },
    Year {
        year: i32,
        due: BTreeMap<NaiveDate, u32>,
    },
    Day {
        date: NaiveDate,
        tasks: Vec<TaskRow>,
    },
    /// The calendar in force from now on, its new years, and the deadlines that moved.
    Imported {
        calendar: Arc<Calendar>,
        years: Vec<i32>,
        moved: Vec<Recounted>,
    },
    People(Box<Directory>),
    /// Somebody was added or given a new code; on a real desk with the code to hand over.
    Added {
        name: String,
        code: Option<String>,
    },
    Disabled(String),
}

/// Who is who.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    pub users: Vec<UserRecord>,
    pub departments: Vec<DepartmentRecord>,
    pub persons: Vec<PersonRecord>,
}

impl From<Request> for backend::Request {
    fn from(request: Request) -> Self {
        Self::Settings(request)
    }
}

/// Answers, on the worker's side.
///
/// # Errors
/// What is wrong with what was asked, by its field; a fault of the file.
pub fn answer(desk: &mut Desk, actor: &Actor, request: Request) -> Result<Answer, DeskError> {
    Ok(match request {
        Request::Fired => Answer::Fired(desk.fired()?),
        Request::ClauseCases(clause) => {
            let words = format!("clause:{clause}");
            Answer::ClauseCases {
                cases: desk
                    .cases(actor, &words, Sort::Received, None, NEWEST)?
                    .rows,
                total: desk.count(actor, &words)?,
                clause,
            }
        }
        Request::Year(year) => Answer::Year {
            due: desk.due_by_day(actor, year)?,
            year,
        },
        Request::Day(date) => {
            let question = QueueQuery {
                words: format!("due:{date}"),
                limit: OF_A_DAY,
                ..QueueQuery::default()
            };
            let tasks = desk.queue(actor, &question)?.rows;
            Answer::Day { date, tasks }
        }
        Request::Import(path) => import(desk, actor, &path)?,
        Request::People => Answer::People(Box::new(Directory {
            users: desk.users()?,
            departments: desk.departments()?,
            persons: desk.persons()?,
        })),
        Request::AddUser(new) => Answer::Added {
            code: desk.add_user(actor, &new)?,
            name: new.name,
        },
        Request::DisableUser(name) => {
            desk.disable_user(actor, &name)?;
            Answer::Disabled(name)
        }
        Request::NewCode(name) => Answer::Added {
            code: desk.set_secret(actor, &name, None)?,
            name,
        },
        Request::AddDepartment(name) => {
            desk.add_department(actor, &name)?;
            Answer::Added { name, code: None }
        }
        Request::AddPerson { name, department } => {
            desk.add_person(actor, &name, &department)?;
            Answer::Added { name, code: None }
        }
    })
}

/// The file is read here, on the worker's thread: a slow disk holds up no key.
fn import(desk: &mut Desk, actor: &Actor, path: &str) -> Result<Answer, DeskError> {
    let wrong = |detail: String| DeskError::Invalid {
        field: "file".to_owned(),
        detail,
    };
    let text = std::fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
    let tables = read_tables(path, &text).map_err(|mistakes| {
        let both = |mistake: &crate::calendar::FileMistake| {
            let [zh, en] = [crate::text::Lang::Zh, crate::text::Lang::En].map(|l| mistake.text(l));
            if zh == en { zh } else { format!("{zh} / {en}") }
        };
        let lines: Vec<String> = mistakes.iter().take(3).map(both).collect();
        wrong(lines.join("; "))
    })?;
    let years = tables.iter().map(|table| table.year).collect();
    let moved = desk.import_calendar(actor, tables)?;
    Ok(Answer::Imported {
        calendar: desk.calendar().clone(),
        years,
        moved,
    })
}
