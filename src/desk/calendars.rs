//! The yearly notice of public holidays: a new calendar is taken over, and open deadlines are counted again.
//!
//! What was counted before stays readable: the old calendar is kept under its version, and each moved deadline is an event
//! of its case with old and new. Verdicts of the past (on time, overdue) are never rewritten.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::json;

use super::command::find;
use super::rules::{CALENDAR, Rules};
use super::{Desk, DeskError, project, writing_time};
use crate::calendar::{Calendar, Moment, YearTable};
use crate::case::{Actor, CommandName, Role, Status};
use crate::regulation::decide::{self, Context};
use crate::store::{Batch, CaseQuery, DeskEvent, Filter, Read, StoreError};

/// How many cases are looked at in one page.
const PAGE: u32 = 500;

/// A deadline that moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Recounted {
    pub number: String,
    pub step: CommandName,
    pub clause: String,
    pub old: Moment,
    pub new: Moment,
    /// The new count still rests on a year without a published calendar.
    pub provisional: bool,
}

impl Desk {
    /// Takes over the tables of one or more years, and counts the open deadlines again, all in one transaction.
    ///
    /// # Errors
    /// An actor who is no administrator, or a fault of the file. Nothing was changed then.
    pub fn import_calendar(
        &mut self,
        actor: &Actor,
        tables: Vec<YearTable>,
    ) -> Result<Vec<Recounted>, DeskError> {
        self.entitled(actor, "calendar_import", &[Role::Admin])?;
        self.refresh()?;
        let years: Vec<i32> = tables.iter().map(|table| table.year).collect();
        let current = Calendar::clone(self.rules.calendar());
        let calendar = Arc::new(tables.into_iter().fold(current, Calendar::with_year));
        if calendar.version == self.rules.calendar().version {
            return Ok(Vec::new());
        }
        let (now, training) = (self.now(), self.profile.training);
        let rules = &mut self.rules;
        let mut outcome = Ok(Vec::new());
        self.store.append(&mut |read| {
            let written = writing_time(read, now, training).map_err(DeskError::from);
            let decided = written.and_then(|at| {
                let (batch, moved) = recount_all(read, rules, &calendar, at)?;
                Ok((batch, moved, at))
            });
            match decided {
                Ok((mut batch, moved, at)) => {
                    take_over(&mut batch, actor, &calendar, &years, at)?;
                    outcome = Ok(moved);
                    Ok(Some(batch))
                }
                Err(error) => {
                    outcome = Err(error);
                    Ok(None)
                }
            }
        })?;
        if outcome.is_ok() {
            self.rules.set_calendar(calendar);
        }
        outcome
    }
}

/// What makes the calendar the one in force.
fn take_over(
    batch: &mut Batch,
    actor: &Actor,
    calendar: &Calendar,
    years: &[i32],
    at: Moment,
) -> Result<(), StoreError> {
    let kept =
        serde_json::to_string(calendar).map_err(|error| StoreError::Internal(error.to_string()))?;
    batch.calendar = Some((calendar.version.clone(), kept));
    batch.settings = vec![(CALENDAR.to_owned(), calendar.version.clone())];
    batch.desk_events.push(DeskEvent {
        at,
        actor: actor.user.clone(),
        kind: "calendar_imported".to_owned(),
        facts: json!({"calendar": calendar.version, "years": years}),
        personal: json!({}),
    });
    Ok(())
}

fn recount_all(
    read: &dyn Read,
    rules: &mut Rules,
    calendar: &Calendar,
    now: Moment,
) -> Result<(Batch, Vec<Recounted>), DeskError> {
    let clock = Actor::clock();
    let mut known: BTreeMap<String, Calendar> = BTreeMap::new();
    let mut batch = Batch::default();
    let mut moved = Vec::new();
    for number in open_cases(read)? {
        let found = find(read, rules, &number)?;
        let regulation = rules.version(read, &found.case.regulation)?;
        remember(read, &found.case, &mut known)?;
        let context = Context {
            regulation: &regulation,
            calendar,
            now,
            actor: &clock,
            around: found.around,
        };
        let before = |version: &str| known.get(version);
        if let Some((decision, changes)) =
            decide::recount(&context, &found.case, &found.events, &before)
        {
            batch
                .cases
                .push(project::write(&decision, found.case.version));
            moved.extend(changes.into_iter().map(|change| Recounted {
                number: number.clone(),
                step: change.old.key.step,
                clause: change.old.key.clause,
                old: change.old.due,
                new: change.new.due,
                provisional: change.new.provisional,
            }));
        }
    }
    Ok((batch, moved))
}

/// Reads the calendars that counted the deadlines of `case`.
pub(super) fn remember(
    read: &dyn Read,
    case: &crate::case::Case,
    known: &mut BTreeMap<String, Calendar>,
) -> Result<(), DeskError> {
    for kept in &case.deadlines {
        if known.contains_key(&kept.calendar) {
            continue;
        }
        known.insert(
            kept.calendar.clone(),
            super::rules::calendar(read, &kept.calendar)?,
        );
    }
    Ok(())
}

fn open_cases(read: &dyn Read) -> Result<Vec<String>, DeskError> {
    let mut numbers = Vec::new();
    let mut query = CaseQuery {
        filters: vec![(false, Filter::Status(vec![Status::Open, Status::Closed]))],
        limit: PAGE,
        sealed: true,
        ..CaseQuery::default()
    };
    loop {
        let page = read.cases(&query)?;
        numbers.extend(page.rows.into_iter().map(|row| row.number));
        match page.next {
            Some(next) => query.after = Some(next),
            None => return Ok(numbers),
        }
    }
}
