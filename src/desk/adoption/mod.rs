//! The life of a regulation: what another file would change, and its adoption.
//!
//! New cases are registered under the version in force. Adopting a file makes it that version, and every open case that fits
//! it lives under it from then on; one event of each says so, with old and new of what moved (`decide::adopt` is the rule, and
//! the only place that knows it). The version that a case was registered under stays in its first event for ever. Cases that
//! do not fit, and all closed and archived ones, stay under theirs, with deadlines, steps and retention; a case that is reopened
//! goes on under the version it was closed under. Every version is kept, so any of them can be read, or adopted again.
//!
//! An adoption is one transaction, like the import of a calendar: it decides inside the write, on what is there then, so no case
//! is left half-way and another terminal's work is either before it or after it. The what-if asks the same function page by
//! page, without a lock: nobody at the counter waits while somebody wonders.

mod adopt;
mod candidate;
mod used;

pub use candidate::{Candidate, Tried};
pub use used::Used;

use crate::calendar::Moment;
use crate::case::Actor;
use crate::regulation::Regulation;
use crate::regulation::decide::{self, Carried, Change, Context, Unfit};
use crate::regulation::difference::Difference;
use crate::store::{CaseQuery, Filter, Read, StoreError};

use super::command::{Found, find};
use super::rules::Rules;
use super::{DeskError, calendars, surroundings};
use crate::calendar::Calendar;
use crate::case::Status;
use std::collections::BTreeMap;

/// How many cases are looked at in one page.
const PAGE: u32 = 500;

/// What an adoption changes, or did.
#[derive(Clone, Debug, PartialEq)]
pub struct Adoption {
    /// The version in force before.
    pub from: String,
    pub to: String,
    pub rules: Difference,
    pub outcome: Outcome,
    /// It was done; else it would be.
    pub adopted: bool,
}

/// What becomes of the open cases. Sealed ones that the actor may not see are in no list and no count.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Those on which people see something else, and those that do not fit, newest first.
    pub cases: Vec<CaseChange>,
    /// Open cases that go on under the new version with nothing else to see.
    pub unchanged: u64,
    /// Deadlines that the new limits put into the past.
    pub late: u64,
}

/// What becomes of one open case.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseChange {
    pub number: String,
    /// Whose: to find it again without opening it.
    pub customer: String,
    /// What changes, or why it stays under its version.
    pub change: Result<Change, Unfit>,
}

impl Outcome {
    /// Adds what another page of cases gave.
    pub fn add(&mut self, more: Self) {
        self.cases.extend(more.cases);
        self.unchanged += more.unchanged;
        self.late += more.late;
    }

    /// How many cases change, and how many do not fit.
    pub fn counts(&self) -> (usize, usize) {
        let unfit = self.cases.iter().filter(|case| case.change.is_err());
        let unfit = unfit.count();
        (self.cases.len() - unfit, unfit)
    }

    fn note(&mut self, found: &Found, change: Result<Change, Unfit>, now: Moment) {
        if let Ok(change) = &change {
            if change.is_empty() {
                self.unchanged += 1;
                return;
            }
            let passed = |moved: &&decide::Moved| moved.new.due < now && moved.old.due >= now;
            let late = change.deadlines.iter().filter(passed).count();
            self.late += u64::try_from(late).unwrap_or(u64::MAX);
        }
        self.cases.push(CaseChange {
            number: found.case.number.clone(),
            customer: found.case.customer.name.clone(),
            change,
        });
    }
}

/// An open case and what the new regulation makes of it; `None` where it lives under that one already.
struct Judged {
    found: Found,
    result: Result<Carried, Unfit>,
    shown: bool,
}

/// Asks the rule for one case.
fn judge(
    read: &dyn Read,
    rules: &mut Rules,
    known: &mut BTreeMap<String, Calendar>,
    new: &Regulation,
    actor: &Actor,
    now: Moment,
    number: &str,
) -> Result<Option<Judged>, DeskError> {
    let found = find(read, rules, number)?;
    if found.case.status != Status::Open || found.case.regulation == new.version {
        return Ok(None);
    }
    let regulation = rules.version(read, &found.case.regulation)?;
    calendars::remember(read, &found.case, known)?;
    let clock = Actor::clock();
    let calendar = rules.calendar().clone();
    let old = Context {
        regulation: &regulation,
        calendar: &calendar,
        now,
        actor: &clock,
        around: found.around,
    };
    let new = Context {
        regulation: new,
        around: surroundings::of(read, new, &found.case)?,
        ..old
    };
    let before = |version: &str| known.get(version);
    let result = decide::adopt(&old, &new, &found.case, &found.events, &before);
    let shown = super::file::may_see(&regulation, &found.case, actor);
    Ok(Some(Judged {
        found,
        result,
        shown,
    }))
}

/// One page of the open cases, newest first.
fn open_cases(
    read: &dyn Read,
    after: Option<crate::store::Cursor>,
    limit: u32,
) -> Result<(Vec<String>, Option<crate::store::Cursor>), StoreError> {
    let page = read.cases(&CaseQuery {
        filters: vec![(false, Filter::Status(vec![Status::Open]))],
        after,
        limit,
        sealed: true,
        ..CaseQuery::default()
    })?;
    let numbers = page.rows.into_iter().map(|row| row.number).collect();
    Ok((numbers, page.next))
}
