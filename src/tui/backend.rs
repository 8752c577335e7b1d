//! What screens may ask of the desk, and what comes back.
//!
//! A screen's own questions are its own enum beside it (`cases::Request`, `cases::Answer`); here they are one variant each. All
//! are values without a reference to the desk, so they cross to the worker's thread and are compared in tests.

pub mod backup;
mod desk;
pub mod export;
mod failure;
pub mod import;
mod name;
pub mod print;
mod progress;
mod secret;

use std::fmt::Debug;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::FixedOffset;

use super::dialogs::why;
use super::popups::finder;
use super::preferences::Preferences;
use super::screens::{
    adopt, archive, case, cases, first_run, home, queue, register, settings, statistics, triage,
    unit,
};
use super::surface::Draft;
use crate::calendar::{Calendar, Moment};
use crate::case::{Actor, Role};
use crate::desk::{Clock, Counts, Nearby, Receipt, Wish};
use crate::regulation::Regulation;
use crate::store::{FormDraft, Load, PersonRecord, TaskRow};
use crate::text::Label;

pub use desk::DeskBackend;
pub use failure::{Failure, Fault};
pub use progress::{Doing, Progress};
pub use secret::Secret;

/// A question to the desk.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Open the desk's file, or say that there is none yet.
    Open,
    /// Make the desk and open it.
    Create(Foundation),
    SignIn(Credentials),
    /// The signed-in user's secret from now on.
    SetSecret(Secret),
    SignOut,
    /// The counts of the header.
    Counts,
    /// Apply a slice of what time alone has made due; then the counts.
    Tick,
    /// The signed-in user's tasks that are near their limit or have just passed it.
    Pressing,
    SaveDraft(Draft),
    DropDraft(String),
    /// The signed-in user's drafts, newest first.
    Drafts,
    /// What departments have to do and which roles persons have, for a list to choose one from.
    Directory,
    /// Run a command of a case.
    Execute {
        number: String,
        wish: Box<Wish>,
    },
    /// Other cases that have to do with a case.
    Nearby {
        number: String,
    },
    Register(register::Request),
    Cases(cases::Request),
    Case(case::Request),
    Why(why::Request),
    Print(print::Request),
    Home(home::Request),
    Export(export::Request),
    Backup(backup::Request),
    Import(import::Request),
    Queue(queue::Request),
    Triage(triage::Request),
    Archive(archive::Request),
    Adopt(adopt::Request),
    /// The regulation and the calendar in force: another terminal may have changed them.
    Rules,
    Settings(settings::Request),
    Unit(unit::Request),
    Find(finder::Request),
    Statistics(statistics::Request),
    FirstRun(first_run::Request),
    /// Keep these settings for the next start.
    Remember(Preferences),
}

/// What the desk answers.
#[derive(Clone, Debug)]
pub enum Answer {
    /// The desk, or nothing where it has to be made first.
    Opened(Option<DeskInfo>),
    SignedIn {
        actor: Actor,
        must_change: bool,
    },
    Counts(Counts),
    /// A slice of what time has made due was applied; `more` is still to do.
    Ticked {
        counts: Counts,
        more: bool,
    },
    Pressing(Vec<TaskRow>),
    Drafts(Vec<FormDraft>),
    Directory(Directory),
    /// A command of a case was run.
    Executed(Box<Receipt>),
    /// What is near a case, its number with it.
    Nearby {
        number: String,
        cases: Vec<Nearby>,
    },
    /// Done; there is nothing to say about it.
    Done,
    Register(register::Answer),
    Cases(cases::Answer),
    Case(case::Answer),
    Why(why::Answer),
    Print(print::Answer),
    Home(home::Answer),
    Export(export::Answer),
    Backup(backup::Answer),
    Import(import::Answer),
    Queue(queue::Answer),
    Triage(triage::Answer),
    Archive(archive::Answer),
    Adopt(adopt::Answer),
    /// What is in force now.
    Rules {
        regulation: Arc<Regulation>,
        calendar: Arc<Calendar>,
        organisation: Label,
    },
    Settings(settings::Answer),
    Unit(unit::Answer),
    Find(finder::Answer),
    Statistics(statistics::Answer),
    FirstRun(first_run::Answer),
}

/// What a list to choose a department or a person from tells of them.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    /// What each department has on its desk.
    pub load: Vec<Load>,
    /// The roles of persons who are users.
    pub roles: Vec<(String, Vec<Role>)>,
    /// The directory of persons.
    pub persons: Vec<PersonRecord>,
}

/// What the screens know of the desk all the time.
#[derive(Clone, Debug)]
pub struct DeskInfo {
    pub organisation: Label,
    /// A desk to practise on; every screen says so.
    pub training: bool,
    /// The users of a training desk, to choose from; a real desk names nobody before the sign-in.
    pub trainees: Vec<Trainee>,
    /// The desk's file.
    pub path: PathBuf,
    pub regulation: Arc<Regulation>,
    pub calendar: Arc<Calendar>,
    pub clock: Clock,
}

/// A user of a training desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trainee {
    pub name: String,
    pub roles: Vec<Role>,
}

impl DeskInfo {
    /// The desk's time.
    pub fn now(&self) -> Moment {
        self.clock.now(self.zone())
    }

    /// The desk's zone.
    pub fn zone(&self) -> FixedOffset {
        self.calendar.zone
    }
}

/// What a new desk is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Foundation {
    /// The text of the regulation, and the name of its file for messages.
    pub regulation: String,
    pub file: String,
    pub admin: String,
    /// A training desk asks for none.
    pub secret: Option<Secret>,
    pub training: bool,
}

/// Who wants to sign in.
#[derive(Clone, Debug, PartialEq)]
pub struct Credentials {
    pub name: String,
    pub secret: Option<Secret>,
}

/// Whoever owns the desk and answers: the real one, or a test's.
pub trait Backend {
    /// Answers one question. It may take its time: nobody waits for it but the asker.
    ///
    /// # Errors
    /// What happened, what was kept, and what to do, in both languages.
    fn answer(&mut self, request: Request) -> Result<Answer, Failure>;

    /// Tells how far it is there, and stops when it is told so.
    fn watched_by(&mut self, _progress: Progress) {}

    /// Nobody has asked for a while: time for housekeeping.
    fn rest(&mut self) {}

    /// Whether the desk has been written to, by this terminal or another, since this was last asked.
    fn changed(&mut self) -> bool {
        false
    }
}
