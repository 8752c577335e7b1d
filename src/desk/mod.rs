//! The desk: the only door to the data.
//!
//! Terminal and command line are two clients of this door; neither writes anything by another way. Each request goes the
//! same road: who asks ([`signin`]), load the case, decide by the regulation (floor 0), write everything that follows in one
//! transaction (floor 1), answer with a [`Receipt`] or a typed refusal.
//!
//! Invariants:
//! - an event is never dated before the last one of the log; order is by number, never by time
//! - a refused command writes nothing to the case; a missing permission is noted in the desk's own log
//! - rows, tasks, sums and search are what [`project`] makes of the fold, and nothing else ([`check`] proves it)
//! - personal data goes only after two persons have said so ([`archive`]), and leaves chain and sums as they were
//! - whose work does not need the customer gets name and telephone masked ([`masking`])
//! - a sealed case does not exist for those who may not see it, and is not opened without a line in the log

mod adoption;
mod age;
mod archive;
pub mod backup;
mod bulk;
mod calendars;
pub mod check;
mod clock;
mod clockwork;
mod command;
mod create;
mod drafts;
mod error;
mod file;
mod find;
mod import;
mod ledger;
mod log;
mod masking;
mod others;
mod people;
mod period;
mod prevention;
mod print;
mod project;
pub mod query;
mod queue;
mod radar;
mod register;
mod reminder;
mod rules;
mod searches;
mod sequel;
mod signin;
mod similar;
mod surroundings;
mod texts;
mod today;
mod triage;
mod wish;

pub use adoption::{Adoption, Candidate, CaseChange, Outcome, Tried, Used};
pub use archive::{
    ArchiveDue, ArchivePlan, Archived, Certificate, Confirmed, ErasurePlan, ErasureRequest, Kept,
    Progress, Whose,
};
pub use bulk::{Bulk, Done, Prospect, Seen};
pub use calendars::Recounted;
pub use clock::Clock;
pub use clockwork::{Raised, TickReport};

pub use create::{NewDesk, Profile};
pub use error::{DeskError, Kind as ErrorKind};
pub use file::{CaseFile, Preview};
pub use find::{Customer, Finds, Name};
pub use import::{Fate, Feed, Known, Same, Take, TakenOver, Twin, may_take_over};
pub use ledger::{LedgerLine, LedgerPage, Proof, Record, may_export};
pub use log::Logged;
pub use people::NewUser;
pub use period::{PastCase, PastRules};
pub use prevention::{Prevention, Turn};
pub use print::{Make, Paper, Printed};
pub use queue::{Counts, QueueQuery};
pub use radar::{Nearby, near_text};
pub use register::Registration;
pub use reminder::ReportDue;
pub use searches::SavedSearch;
pub use signin::{SHORTEST_SECRET, SignIn};
pub use today::{Figure, Glance, Today, Week};
pub use triage::{Stir, Triage, Waiting};
pub use wish::{Receipt, Wish};

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::calendar::{Calendar, Moment};
use crate::regulation::Regulation;
use crate::store::{Brake, Store, StoreError};
use rules::Rules;

/// One organisation's desk: its file, its rules, its clock.
pub struct Desk {
    store: Box<dyn Store>,
    rules: Rules,
    clock: Clock,
    profile: Profile,
    /// The desk's file, where it is opened from one.
    path: Option<PathBuf>,
    /// Whose customer was shown to which user, by user and case, since the desk was opened.
    shown: BTreeSet<(String, String)>,
    /// Who has opened which sealed case since signing in: that is noted once, not at every look at the screen.
    openings: BTreeSet<(String, String)>,
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk")
            .field("profile", &self.profile)
            .finish_non_exhaustive()
    }
}

impl Desk {
    /// Opens the desk in that file. A `clock` other than the system's counts only on a training desk.
    ///
    /// # Errors
    /// No such file, not a desk, a newer layout, damage, or a regulation that this version cannot read.
    pub fn open(path: &Path, clock: Clock) -> Result<Self, DeskError> {
        let store = crate::store::sqlite::SqliteStore::open(path)?;
        Ok(Self::with_store(Box::new(store), clock)?.at(path))
    }

    /// Stops what it is doing whenever `brake` is pulled; what was not written by then is not written.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn heed(&mut self, brake: Brake) -> Result<(), DeskError> {
        Ok(self.store.heed(brake)?)
    }

    fn at(self, path: &Path) -> Self {
        Self {
            path: Some(path.to_owned()),
            ..self
        }
    }

    /// The desk in an opened store.
    ///
    /// # Errors
    /// As [`Desk::open`].
    pub fn with_store(store: Box<dyn Store>, clock: Clock) -> Result<Self, DeskError> {
        let profile = Profile::read(store.as_read())?;
        let rules = Rules::read(store.as_read())?;
        let clock = if profile.training {
            clock
        } else {
            Clock::System
        };
        Ok(Self {
            store,
            rules,
            clock,
            profile,
            path: None,
            shown: BTreeSet::new(),
            openings: BTreeSet::new(),
        })
    }

    /// Name, mode and set-up of the desk.
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// The regulation that new cases are registered under.
    pub fn regulation(&self) -> &Arc<Regulation> {
        self.rules.current()
    }

    /// The calendar that deadlines are counted by.
    pub fn calendar(&self) -> &Arc<Calendar> {
        self.rules.calendar()
    }

    /// Takes over the regulation and the calendar that another terminal has put in force. Every write does so by itself.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn refresh(&mut self) -> Result<(), DeskError> {
        self.rules.refresh(self.store.as_read())?;
        self.profile = Profile::read(self.store.as_read())?;
        Ok(())
    }

    /// The desk's time, in its zone, to the second.
    pub fn now(&self) -> Moment {
        self.clock.now(self.rules.calendar().zone)
    }

    /// Where the desk's time comes from.
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// Sets the clock of a training desk; any other desk keeps the computer's.
    pub fn set_training_clock(&mut self, clock: Clock) {
        if self.profile.training {
            self.clock = clock;
        }
    }

    /// Changes whenever another terminal has written to the desk.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn data_version(&self) -> Result<i64, DeskError> {
        Ok(self.store.data_version()?)
    }

    /// Housekeeping while nobody waits.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn idle(&mut self) -> Result<(), DeskError> {
        self.idle_for(20)
    }

    /// Housekeeping of at most about `budget_ms`: between the parts of bulk work, and after it.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn idle_for(&mut self, budget_ms: u32) -> Result<(), DeskError> {
        Ok(self.store.idle(budget_ms)?)
    }

    /// The store, for readers on higher floors that the desk's own questions do not cover (reports, checks).
    pub fn read(&self) -> &dyn crate::store::Read {
        self.store.as_read()
    }
}

/// The time at which something is written now: the clock's, but never before the last event of the log. A real desk whose
/// clock stands minutes behind refuses loudly; a training desk, whose clock is set by hand, writes at the log's time.
fn writing_time(
    read: &dyn crate::store::Read,
    now: Moment,
    training: bool,
) -> Result<Moment, WritingTime> {
    const TOLERATED: chrono::TimeDelta = chrono::TimeDelta::minutes(2);
    let last = read.head().map_err(WritingTime::Store)?.at;
    match last {
        Some(last) if last > now && !training && last - now > TOLERATED => {
            Err(WritingTime::Behind { last, now })
        }
        Some(last) => Ok(now.max(last.with_timezone(now.offset()))),
        None => Ok(now),
    }
}

/// Why there is no time to write at.
enum WritingTime {
    Store(StoreError),
    Behind { last: Moment, now: Moment },
}

impl From<WritingTime> for DeskError {
    fn from(problem: WritingTime) -> Self {
        match problem {
            WritingTime::Store(error) => Self::Store(error),
            WritingTime::Behind { last, now } => Self::ClockBehind { last, now },
        }
    }
}
