//! Is the desk sound? The file's integrity, the audit chain, and the projections made again and compared.
//!
//! None of the three alone would do: the database does not see a changed letter in a text, the chain does not see a wrong
//! row, and equal rows say nothing about a history that was rewritten with them.

mod chain;
mod fired;
mod same;
mod tasks;
mod versions;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::backup::{Stage, Watch};
use super::command::find;
use super::{Desk, DeskError, project};
use crate::calendar::Moment;
use crate::case::Actor;
use crate::regulation::View;
use crate::regulation::decide::{Context, wake_at};
use crate::regulation::track::plan;
pub use crate::store::Anchor;
use crate::store::{CaseRow, StoreError, Tally, TallyQuery};
use same::{same_row, wakes};

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Damage {
    /// `file`, `rules`, `chain`, `rows`, `tasks`, `search`, `sums`, `clauses`, `ledger`, `anchor`.
    pub what: &'static str,
    /// Where: a case's number, a place of the log, a part of the file.
    pub place: String,
    pub detail: String,
}

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CheckReport {
    pub ok: bool,
    pub events: i64,
    /// Sealed cases not counted.
    pub cases: u64,
    pub head: String,
    /// When the last entry was written.
    #[serde(skip)]
    pub until: Option<Moment>,
    pub damage: Vec<Damage>,
}

impl CheckReport {
    /// Adds what was found to be wrong elsewhere.
    pub fn add(&mut self, damage: Vec<Damage>) {
        self.damage.extend(damage);
        self.ok = self.damage.is_empty();
    }
}

impl Desk {
    /// Checks the whole desk. `anchors` are earlier ends of the chain.
    ///
    /// # Errors
    /// A fault that keeps the check from running at all.
    pub fn check(&mut self, anchors: &[Anchor]) -> Result<CheckReport, DeskError> {
        self.check_watched(anchors, &mut |_, _, _| true)
    }

    /// As [`Desk::check`], telling `watch` how far it is.
    ///
    /// # Errors
    /// As [`Desk::check`]; [`StoreError::Stopped`] where `watch` stopped it.
    pub fn check_watched(
        &mut self,
        anchors: &[Anchor],
        watch: &mut Watch<'_>,
    ) -> Result<CheckReport, DeskError> {
        let mut report = CheckReport::default();
        for detail in self.store.integrity()? {
            report.damage.push(Damage {
                what: "file",
                place: "database".to_owned(),
                detail,
            });
        }
        report
            .damage
            .extend(versions::altered(self.store.as_read())?);
        let mut numbers = BTreeSet::new();
        self.check_chain(anchors, &mut report, &mut numbers, watch)?;
        let mut sums = BTreeMap::new();
        let mut fired = fired::Recount::default();
        let all = count(numbers.len());
        for (number, done) in numbers.iter().zip(0u64..) {
            if !watch(Stage::Cases, done, all) {
                return Err(StoreError::Stopped.into());
            }
            let before = report.damage.len();
            let row = self.check_case(number, &mut fired, &mut report)?;
            if self.store.case(number)?.is_some_and(|kept| kept.sealed) {
                hide(&mut report, before);
            } else {
                report.cases += 1;
            }
            if let Some(row) = row {
                add(&mut sums, &row);
            }
        }
        self.check_sums(&sums, &mut report)?;
        report.add(fired.against(self.store.as_read())?);
        Ok(report)
    }

    /// The row, the tasks and the search text of a case are what its history makes of them.
    fn check_case(
        &mut self,
        number: &str,
        fired: &mut fired::Recount,
        report: &mut CheckReport,
    ) -> Result<Option<CaseRow>, DeskError> {
        let read = self.store.as_read();
        let damaged = |what: &'static str, detail: String| Damage {
            what,
            place: number.to_owned(),
            detail,
        };
        let found = match find(read, &mut self.rules, number) {
            Ok(found) => found,
            Err(error) => {
                report.damage.push(damaged("rows", error.to_string()));
                return Ok(None);
            }
        };
        let kept = read.case(number)?;
        let regulation = self.rules.version(read, &found.case.regulation)?;
        let calendar = self.rules.calendar().clone();
        let now = found
            .events
            .last()
            .map_or(found.case.registered_at, |event| event.at);
        let view = View {
            case: &found.case,
            regulation: &regulation,
            now,
            around: found.around,
        };
        let open = plan(&view, &calendar);
        let clock = Actor::clock();
        let context = Context {
            regulation: &regulation,
            calendar: &calendar,
            now,
            actor: &clock,
            around: found.around,
        };
        let wake = wake_at(&context, &found.case);
        // The clock has looked at it as late as the last entry of any case.
        let head = read.head()?.at.map(|at| at.with_timezone(now.offset()));
        let latest = head.unwrap_or(now).max(self.clock.now(calendar.zone));
        let stage = open.stage;
        let tasks = open.tasks();
        let row = project::row(&found.case, &tasks, stage, wake);
        match kept {
            None => report
                .damage
                .push(damaged("rows", "the row is missing".to_owned())),
            Some(kept) if !same_row(&kept, &row) => report.damage.push(damaged(
                "rows",
                "the row is not what the history says".to_owned(),
            )),
            Some(kept) if !wakes(&context, &found.case, kept.wake_at, latest) => {
                report.damage.push(damaged(
                    "rows",
                    "the time when it is looked at next is not what the history says".to_owned(),
                ));
            }
            Some(_) => {}
        }
        let wrong = tasks::wrong(read.tasks_of(number)?, &tasks, &found.events);
        report
            .damage
            .extend(wrong.map(|detail| damaged("tasks", detail.to_owned())));
        let search = project::search(&found.case);
        if !read.is_found_by(&row, search.as_ref())? {
            report.damage.push(damaged(
                "search",
                "the search text is not what the history says".to_owned(),
            ));
        }
        if !row.sealed {
            report
                .damage
                .extend(fired.case(read, number, &found.events)?);
        }
        Ok(Some(row))
    }

    fn check_sums(
        &self,
        counted: &BTreeMap<Tally, u32>,
        report: &mut CheckReport,
    ) -> Result<(), DeskError> {
        let kept = self.store.tally(&TallyQuery::default())?;
        let mut kept: BTreeMap<Tally, u32> = kept
            .into_iter()
            .filter(|sum| sum.cases > 0)
            .map(|sum| {
                (
                    Tally {
                        cases: 0,
                        ..sum.clone()
                    },
                    sum.cases,
                )
            })
            .collect();
        for (sum, cases) in counted {
            let found = kept.remove(sum).unwrap_or(0);
            if found != *cases {
                report.damage.push(wrong_sum(sum, found, *cases));
            }
        }
        report
            .damage
            .extend(kept.iter().map(|(sum, found)| wrong_sum(sum, *found, 0)));
        Ok(())
    }
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

/// Adds a case to the sums that it belongs to; sealed cases belong to none.
fn add(sums: &mut BTreeMap<Tally, u32>, row: &CaseRow) {
    if let Some(sum) = Tally::of(row) {
        *sums.entry(Tally { cases: 0, ..sum }).or_default() += 1;
    }
}

/// Whoever may check need not know that a sealed case is there: it is not counted, and its damage does not name it.
fn hide(report: &mut CheckReport, from: usize) {
    for damage in report.damage.iter_mut().skip(from) {
        "sealed".clone_into(&mut damage.place);
    }
}

fn wrong_sum(sum: &Tally, found: u32, counted: u32) -> Damage {
    Damage {
        what: "sums",
        place: format!(
            "{} {} {} {}",
            sum.month, sum.kind, sum.department, sum.status
        ),
        detail: format!("kept {found}, counted {counted}"),
    }
}
