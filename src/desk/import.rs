//! Old ledgers become cases: all of them or none, in one transaction, row by row: no more than one row is ever held.
//!
//! A row that the desk has already is passed over ([`twins`]), so that a ledger imported twice, or two that overlap, make no
//! case twice.

mod directory;
mod numbers;
mod twins;

use serde_json::json;

use super::rules::Rules;
use super::{Desk, DeskError, project, writing_time};
use crate::calendar::Moment;
use crate::case::{Actor, Case, OldCase, Role};
use crate::regulation::decide::{self, Context, Decision};
use crate::regulation::{Reason, Refusal, Surroundings};
use crate::store::{Batch, CaseRow, DeskEvent, Read, StoreError};
use directory::Directory;
use numbers::Numbers;
use twins::Twins;

pub use twins::{Known, Same, Twin};

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
    /// Rows that are here already: on the desk, or above in the file.
    pub known: Vec<Known>,
    /// New cases that are closed only because the ledger gives a result and has no column that tells when a case was closed.
    pub closed_by_result: usize,
    /// New cases with a result that stay open, since the ledger tells of others when they were closed.
    pub left_open: usize,
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
    twins: Twins<'a>,
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
        Ok(Self {
            rules,
            now,
            actor,
            ledger,
            number: Numbers::of(read, now)?,
            twins: Twins::of(ledger, rules.calendar()),
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
        if let Some(known) = self
            .twins
            .find(read, &self.number, row.row, &decision.case)?
        {
            self.taken.known.push(known);
            return Ok(Fate::Known);
        }
        self.note(row, &decision.case);
        let people = self.people.new_ones(project::directory(&decision.case));
        let case = project::write(&decision, 0);
        if self.taken.first.len() < SHOWN {
            self.taken.first.push((row.row, case.row.clone()));
        }
        self.taken.cases.push((row.row, case.number.clone()));
        self.number.next();
        if !self.refused {
            write(&Batch {
                people,
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

    /// Counts the cases of which the ledger does not say itself whether they were closed.
    fn note(&mut self, row: &OldCase, case: &Case) {
        if row.closed_at.is_none() {
            self.taken.closed_by_result += usize::from(case.closed_at.is_some());
            let answered = case.closed_at.is_none() && !case.answers.is_empty();
            self.taken.left_open += usize::from(answered);
        }
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
