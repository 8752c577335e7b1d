//! Old ledgers become cases: all of them or none, in one transaction, row by row: no more than one row is ever held.
//!
//! A row that the desk has already (the same complainant, the same time, the same words) is passed over, so that a ledger
//! imported twice, or two that overlap, make no case twice.

use std::collections::{BTreeSet, HashSet};

use chrono::Datelike;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::rules::Rules;
use super::{Desk, DeskError, project, register, writing_time};
use crate::calendar::Moment;
use crate::case::{Actor, OldCase, Role};
use crate::regulation::decide::{self, Context, Decision};
use crate::regulation::{Reason, Refusal, Surroundings};
use crate::store::{
    Batch, CaseRow, CaseWrite, DepartmentRecord, DeskEvent, PeopleWrite, PersonRecord, Read,
    StoreError,
};

/// The roles that may take over an old ledger.
const IMPORTING: [Role; 3] = [Role::Supervisor, Role::Manager, Role::Admin];

/// How many of the first new cases are shown as they would stand in a list.
const SHOWN: usize = 20;

/// What became of the rows of an old ledger.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TakenOver {
    /// The new cases' numbers, by row.
    pub cases: Vec<(u32, String)>,
    /// The first of them, by row.
    pub first: Vec<(u32, CaseRow)>,
    /// Rows that the desk has already, with that case's number; a row that repeats an earlier one of the file has none.
    pub known: Vec<(u32, Option<String>)>,
    /// Whether the cases were written.
    pub written: bool,
}

/// What one row became.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// A new case.
    New,
    /// The desk has it already.
    Known,
    /// It does not fit. Where one does not, nothing is written.
    Refused(Refusal),
}

/// Takes one row; it is told what the row becomes. An error is a fault of the desk's file: nothing more is taken.
pub type Take<'a> = dyn FnMut(&OldCase) -> Result<Fate, DeskError> + 'a;

/// Gives row after row to be taken. What it answers decides whether they are kept; they never are where it does not want
/// them to be, or where one was refused.
pub type Feed<'a> = dyn FnMut(&mut Take<'_>) -> Result<bool, DeskError> + 'a;

/// Whether the roles of `actor` may take over an old ledger.
pub fn may_take_over(actor: &Actor) -> bool {
    actor.roles.iter().any(|role| IMPORTING.contains(role))
}

impl Desk {
    /// Says what would become of the rows of an old ledger, without holding up anybody else. `ledger` names the file's content.
    ///
    /// # Errors
    /// An actor who may not; a fault of the desk's file; what `feed` says. Rows that do not fit are told to `feed`.
    pub fn try_to_take_over(
        &mut self,
        actor: &Actor,
        ledger: &str,
        feed: &mut Feed<'_>,
    ) -> Result<TakenOver, DeskError> {
        self.entitled(actor, "import", &IMPORTING)?;
        self.refresh()?;
        let read = self.store.as_read();
        let now = writing_time(read, self.now(), self.profile.training)?;
        let mut takeover = Takeover::begin(read, &self.rules, now, actor, ledger)?;
        feed(&mut |row| takeover.take(read, row, &mut |_| Ok(())))?;
        Ok(takeover.taken)
    }

    /// Takes over the rows of an old ledger: all of them, or none where `feed` does not want them kept or one does not fit.
    ///
    /// # Errors
    /// As [`Desk::try_to_take_over`]; nothing was written then.
    pub fn take_over(
        &mut self,
        actor: &Actor,
        ledger: &str,
        feed: &mut Feed<'_>,
    ) -> Result<TakenOver, DeskError> {
        self.entitled(actor, "import", &IMPORTING)?;
        let (now, training) = (self.now(), self.profile.training);
        let rules = &mut self.rules;
        let mut outcome: Result<TakenOver, DeskError> = Ok(TakenOver::default());
        let appended = self.store.append_parts(&mut |read, write| {
            let mut all = || -> Result<(bool, TakenOver), DeskError> {
                rules.refresh(read)?;
                let now = writing_time(read, now, training)?;
                let mut takeover = Takeover::begin(read, rules, now, actor, ledger)?;
                let wanted = feed(&mut |row| takeover.take(read, row, write))?;
                let keep = wanted && !takeover.refused && !takeover.taken.cases.is_empty();
                if keep {
                    write(&takeover.noted())?;
                }
                Ok((keep, takeover.taken))
            };
            match all() {
                Ok((keep, taken)) => {
                    outcome = Ok(taken);
                    Ok(keep)
                }
                Err(error) => {
                    outcome = Err(error);
                    Ok(false)
                }
            }
        })?;
        let mut taken = outcome?;
        taken.written = appended.is_some();
        Ok(taken)
    }
}

/// One takeover.
struct Takeover<'a> {
    rules: &'a Rules,
    now: Moment,
    actor: &'a Actor,
    ledger: &'a str,
    number: Numbers,
    /// What the rows so far are told apart by.
    seen: HashSet<[u8; 16]>,
    people: Directory,
    refused: bool,
    taken: TakenOver,
}

impl<'a> Takeover<'a> {
    fn begin(
        read: &dyn Read,
        rules: &'a Rules,
        now: Moment,
        actor: &'a Actor,
        ledger: &'a str,
    ) -> Result<Self, StoreError> {
        let series = register::series(now.year());
        let first = read.next_number(&series, register::DIGITS)?;
        Ok(Self {
            rules,
            now,
            actor,
            ledger,
            number: Numbers::from(&series, &first),
            seen: HashSet::new(),
            people: Directory::default(),
            refused: false,
            taken: TakenOver::default(),
        })
    }

    /// Decides what becomes of a row, and writes it where nothing was refused so far.
    fn take(
        &mut self,
        read: &dyn Read,
        row: &OldCase,
        write: &mut dyn FnMut(&Batch) -> Result<(), StoreError>,
    ) -> Result<Fate, DeskError> {
        let decision = match self.decide(row) {
            Ok(decision) => decision,
            Err(refusal) => {
                self.refused = true;
                return Ok(Fate::Refused(refusal));
            }
        };
        if !self.seen.insert(fingerprint(&decision)) {
            self.taken.known.push((row.row, None));
            return Ok(Fate::Known);
        }
        let case = project::write(&decision, 0);
        if let Some(known) = self.known(read, &case)? {
            self.taken.known.push((row.row, Some(known)));
            return Ok(Fate::Known);
        }
        if self.taken.first.len() < SHOWN {
            self.taken.first.push((row.row, case.row.clone()));
        }
        self.taken.cases.push((row.row, case.number.clone()));
        self.number.next();
        if !self.refused {
            write(&Batch {
                people: self.people.new_ones(project::directory(&decision.case)),
                cases: vec![case],
                ..Batch::default()
            })?;
        }
        Ok(Fate::New)
    }

    fn decide(&self, row: &OldCase) -> Result<Decision, Refusal> {
        let regulation = self.rules.current();
        let sealed = regulation
            .kind(&row.intake.kind)
            .is_some_and(|kind| kind.sealed_for.is_some());
        if sealed {
            let kind = row.intake.kind.clone();
            return Err(Refusal::invalid("kind", Reason::Unknown(kind)));
        }
        let context = Context {
            regulation,
            calendar: self.rules.calendar(),
            now: self.now,
            actor: self.actor,
            around: Surroundings::default(),
        };
        decide::take_over(&context, &self.number.current(), self.ledger, row)
    }

    /// The case that the desk had of this row before.
    fn known(&self, read: &dyn Read, case: &CaseWrite) -> Result<Option<String>, StoreError> {
        let own = &case.row;
        let earlier = read.received_with(&own.customer_key, own.received_at)?;
        let same = earlier.into_iter().find(|other| {
            other.excerpt == own.excerpt
                && other.subject == own.subject
                && !self.number.gave(&other.number)
        });
        Ok(same.map(|other| other.number))
    }

    fn noted(&self) -> Batch {
        let event = DeskEvent {
            at: self.now,
            actor: self.actor.user.clone(),
            kind: "ledger_imported".to_owned(),
            facts: json!({"ledger": self.ledger, "cases": self.taken.cases.len()}),
            personal: json!({}),
        };
        Batch {
            desk_events: vec![event],
            ..Batch::default()
        }
    }
}

/// What makes two rows one case, as the beginning of a SHA-256: the words themselves would be the whole file again.
fn fingerprint(decision: &Decision) -> [u8; 16] {
    let case = &decision.case;
    let mut digest = Sha256::new();
    let key = project::customer_key(case);
    let at = case.received_at.to_rfc3339();
    for part in [
        Some(&key),
        Some(&at),
        case.subject.as_ref(),
        case.text.as_ref(),
    ] {
        digest.update([u8::from(part.is_some())]);
        digest.update(part.map_or("", |part| part));
        digest.update([0]);
    }
    let mut first = [0; 16];
    first
        .iter_mut()
        .zip(digest.finalize())
        .for_each(|(own, byte)| *own = byte);
    first
}

/// The departments and persons that rows have named already: the same few on every row.
#[derive(Default)]
struct Directory {
    departments: BTreeSet<String>,
    persons: BTreeSet<(String, String)>,
}

impl Directory {
    fn new_ones(&mut self, named: Vec<PeopleWrite>) -> Vec<PeopleWrite> {
        let new = |write: &PeopleWrite| match write {
            PeopleWrite::User(_) => true,
            PeopleWrite::Department(DepartmentRecord { name }) => {
                !self.departments.contains(name) && self.departments.insert(name.clone())
            }
            PeopleWrite::Person(PersonRecord { name, department }) => {
                self.persons.insert((name.clone(), department.clone()))
            }
        };
        named.into_iter().filter(new).collect()
    }
}

/// Numbers of one series, one after the other.
struct Numbers {
    series: String,
    first: u64,
    next: u64,
}

impl Numbers {
    fn from(series: &str, first: &str) -> Self {
        let digits = first.strip_prefix(series).unwrap_or_default();
        let first = digits.parse().unwrap_or(1);
        Self {
            series: series.to_owned(),
            first,
            next: first,
        }
    }

    fn current(&self) -> String {
        format!(
            "{}{:0width$}",
            self.series,
            self.next,
            width = register::DIGITS
        )
    }

    fn next(&mut self) {
        self.next += 1;
    }

    /// Whether it has given this number.
    fn gave(&self, number: &str) -> bool {
        let digits = number.strip_prefix(&self.series);
        let serial = digits.and_then(|digits| digits.parse::<u64>().ok());
        serial.is_some_and(|serial| (self.first..self.next).contains(&serial))
    }
}
