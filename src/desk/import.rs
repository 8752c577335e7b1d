//! Old ledgers become cases: all of them or none, in one transaction.
//!
//! A row that the desk has already (the same complainant, the same time, the same words) is passed over, so that a ledger
//! imported twice, or two that overlap, make no case twice.

use std::collections::BTreeSet;

use chrono::Datelike;
use serde_json::json;

use super::people::entitled;
use super::rules::Rules;
use super::{Desk, DeskError, project, register, writing_time};
use crate::calendar::Moment;
use crate::case::{Actor, OldCase, Role};
use crate::regulation::decide::{self, Context, Decision};
use crate::regulation::{Reason, Refusal, Surroundings};
use crate::store::{Batch, DeskEvent, Read};

/// The roles that may take over an old ledger.
const IMPORTING: [Role; 3] = [Role::Supervisor, Role::Manager, Role::Admin];

/// How many earlier cases of a customer a row is compared with.
const COMPARED: u32 = 200;

/// What became of the rows of an old ledger.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TakenOver {
    /// The new cases' numbers, by row.
    pub cases: Vec<(u32, String)>,
    /// Rows that the desk has already, with that case's number; a row that repeats an earlier one of the file has none.
    pub known: Vec<(u32, Option<String>)>,
    /// Rows that do not fit, and why. Where there is one, nothing was written.
    pub refused: Vec<(u32, Refusal)>,
}

impl Desk {
    /// Takes over the rows of an old ledger, or (`dry`) only says what would become of them. `ledger` names the file's
    /// content.
    ///
    /// # Errors
    /// An actor who may not; a fault of the file. Rows that do not fit are part of the answer.
    pub fn take_over(
        &mut self,
        actor: &Actor,
        ledger: &str,
        rows: &[OldCase],
        dry: bool,
    ) -> Result<TakenOver, DeskError> {
        entitled(actor, &IMPORTING)?;
        let (now, training) = (self.now(), self.profile.training);
        let rules = &mut self.rules;
        let mut outcome = Ok(TakenOver::default());
        self.store.append(&mut |read| {
            let decided = writing_time(read, now, training)
                .map_err(DeskError::from)
                .and_then(|now| Takeover::of(read, rules, now, actor, ledger).decide(rows));
            match decided {
                Ok((batch, taken)) => {
                    let write = !dry && taken.refused.is_empty() && !taken.cases.is_empty();
                    outcome = Ok(taken);
                    Ok(write.then_some(batch))
                }
                Err(error) => {
                    outcome = Err(error);
                    Ok(None)
                }
            }
        })?;
        outcome
    }
}

/// One takeover, inside its transaction.
struct Takeover<'a> {
    read: &'a dyn Read,
    rules: &'a Rules,
    now: Moment,
    actor: &'a Actor,
    ledger: &'a str,
}

impl<'a> Takeover<'a> {
    fn of(
        read: &'a dyn Read,
        rules: &'a Rules,
        now: Moment,
        actor: &'a Actor,
        ledger: &'a str,
    ) -> Self {
        Self {
            read,
            rules,
            now,
            actor,
            ledger,
        }
    }

    fn decide(&self, rows: &[OldCase]) -> Result<(Batch, TakenOver), DeskError> {
        let series = register::series(self.now.year());
        let first = self.read.next_number(&series, register::DIGITS)?;
        let mut number = Numbers::from(&series, &first);
        let mut seen = BTreeSet::new();
        let (mut batch, mut taken) = (Batch::default(), TakenOver::default());
        for row in rows {
            let decision = match self.one(&number.current(), row) {
                Ok(decision) => decision,
                Err(refusal) => {
                    taken.refused.push((row.row, refusal));
                    continue;
                }
            };
            if !seen.insert(fingerprint(&decision)) {
                taken.known.push((row.row, None));
                continue;
            }
            if let Some(known) = self.known(&decision)? {
                taken.known.push((row.row, Some(known)));
                continue;
            }
            taken.cases.push((row.row, number.current()));
            number.next();
            batch.people.extend(project::directory(&decision.case));
            batch.cases.push(project::write(&decision, 0));
        }
        batch.desk_events.push(self.noted(&taken));
        Ok((batch, taken))
    }

    fn one(&self, number: &str, row: &OldCase) -> Result<Decision, Refusal> {
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
        decide::take_over(&context, number, self.ledger, row)
    }

    /// The case that the desk has of this row already.
    fn known(&self, decision: &Decision) -> Result<Option<String>, DeskError> {
        let key = project::customer_key(&decision.case);
        let row = project::write(decision, 0).row;
        let earlier = self.read.earlier_cases(Some(&key), None, None, COMPARED)?;
        let same = earlier.into_iter().find(|other| {
            other.received_at == row.received_at
                && other.excerpt == row.excerpt
                && other.subject == row.subject
        });
        Ok(same.map(|other| other.number))
    }

    fn noted(&self, taken: &TakenOver) -> DeskEvent {
        DeskEvent {
            at: self.now,
            actor: self.actor.user.clone(),
            kind: "ledger_imported".to_owned(),
            facts: json!({"ledger": self.ledger, "cases": taken.cases.len()}),
            personal: json!({}),
        }
    }
}

/// What makes two rows one case.
fn fingerprint(decision: &Decision) -> (String, Moment, Option<String>, Option<String>) {
    let case = &decision.case;
    (
        project::customer_key(case),
        case.received_at,
        case.subject.clone(),
        case.text.clone(),
    )
}

/// Numbers of one series, one after the other.
struct Numbers {
    series: String,
    next: u64,
}

impl Numbers {
    fn from(series: &str, first: &str) -> Self {
        let digits = first.strip_prefix(series).unwrap_or_default();
        Self {
            series: series.to_owned(),
            next: digits.parse().unwrap_or(1),
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
}
