//! What the settings ask of the desk.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::calendar::{Calendar, FileMistake, read_tables};
use crate::case::Actor;
use crate::desk::{Desk, DeskError, NewUser, QueueQuery, Recounted};
use crate::store::{
    CaseRow, DepartmentRecord, Fired, PersonRecord, Sort, TaskRow, Total, UserRecord,
};
use crate::text::{Label, Lang, system_error};
use crate::tui::backend;

/// So many of the newest cases of a clause are shown.
const NEWEST: u32 = 50;
/// So many mistakes of a file are told.
const SHOWN: usize = 3;
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
    /// The file cannot be taken over, and why.
    BadFile(Label),
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
            due: desk.due_by_day(year)?,
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
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => return Ok(Answer::BadFile(unread(&error))),
    };
    let tables = match read_tables(path, &text) {
        Ok(tables) => tables,
        Err(mistakes) => return Ok(Answer::BadFile(wrong(&mistakes))),
    };
    let years = tables.iter().map(|table| table.year).collect();
    let moved = desk.import_calendar(actor, tables)?;
    Ok(Answer::Imported {
        calendar: desk.calendar().clone(),
        years,
        moved,
    })
}

fn both(text: impl Fn(Lang) -> String) -> Label {
    Label {
        zh: text(Lang::Zh),
        en: text(Lang::En),
    }
}

fn unread(error: &std::io::Error) -> Label {
    both(|lang| match error.kind() {
        std::io::ErrorKind::NotFound => texts::not_there(lang).to_owned(),
        _ => texts::unread(lang, &system_error(lang, error)),
    })
}

/// The first mistakes in words, and how many there are.
fn wrong(mistakes: &[FileMistake]) -> Label {
    both(|lang| {
        let lines = mistakes
            .iter()
            .take(SHOWN)
            .map(|mistake| mistake.text(lang));
        let lines: Vec<String> = lines.collect();
        texts::wrong(lang, mistakes.len(), &lines.join("; "))
    })
}

mod texts {
    crate::catalogue! {
        not_there() { zh: "没有这个文件；日历没有改动，请核对路径", en: "There is no such file; the calendar is as it was. Check the path" }
        unread(detail: &str) { zh: "文件读不出（{detail}）；日历没有改动", en: "The file cannot be read ({detail}); the calendar is as it was" }
        wrong(count: usize, lines: &str) {
            zh: "文件有 {count} 处不对，日历没有改动：{lines}",
            en: "The file has {count} mistakes and was not taken: {lines}",
            en_one: "The file has {count} mistake and was not taken: {lines}",
        }
    }
}
