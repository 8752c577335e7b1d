//! What a row of the queue says besides its limit: how long a task without one has been open, and that its case became graver
//! of late.
//!
//! The first is kept with the task by every write. A desk of an older layout did not note it: then it follows from the history,
//! for the task was opened by the first event after which it has been there without a break. The second follows from the last
//! events of the few cases that are looked at.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::triage::{NEWS, rose};
use super::{Desk, DeskError};
use crate::calendar::Calendar;
use crate::case::{Case, Fact};
use crate::desk::command::{Found, find};
use crate::regulation::track::plan;
use crate::regulation::{Regulation, View};
use crate::store::{Rise, TaskRow};

impl Desk {
    /// Fills in which cases became graver within three days, and since when the tasks without a limit are open where that was
    /// not noted.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn tell_ages(&mut self, tasks: &mut [TaskRow]) -> Result<(), DeskError> {
        let news = self.store.place_at(self.now() - NEWS)?;
        let mut of_cases: BTreeMap<String, Vec<&mut TaskRow>> = BTreeMap::new();
        for task in tasks {
            let of_case = of_cases.entry(task.number.clone()).or_default();
            of_case.push(task);
        }
        for (number, mut tasks) in of_cases {
            let rise = self.rise(&number, news)?;
            for task in &mut tasks {
                task.rose.clone_from(&rise);
            }
            tasks.retain(|task| task.due.is_none() && !task.since_known);
            if !tasks.is_empty() {
                let found = find(self.store.as_read(), &mut self.rules, &number)?;
                let regulation = self.lived_under(&number)?;
                let rules = (&*regulation, &**self.rules.calendar());
                tell_since(rules, &found, &mut tasks);
            }
        }
        Ok(())
    }

    /// The last time that the level of a case rose from a place of the log on.
    fn rise(&mut self, number: &str, news: i64) -> Result<Option<Rise>, DeskError> {
        let mut recent = self.store.events_from(number, news)?;
        recent.retain(|event| matches!(event.fact, Fact::LevelChanged { .. }));
        if recent.is_empty() {
            return Ok(None);
        }
        let regulation = self.lived_under(number)?;
        let mut latest = recent.iter().rev();
        Ok(latest.find_map(|event| rose(&regulation.levels, event)))
    }

    /// The rules that a case lives under.
    pub(super) fn lived_under(&mut self, number: &str) -> Result<Arc<Regulation>, DeskError> {
        let version = self.store.lived_under(number)?;
        let version = version.ok_or_else(|| DeskError::UnknownCase(number.to_owned()))?;
        self.rules.version(self.store.as_read(), &version)
    }
}

/// Since when tasks of one case have been there without a break; nothing where only the passing of time has opened one since the
/// last event.
fn tell_since(
    (regulation, calendar): (&Regulation, &Calendar),
    found: &Found,
    tasks: &mut [&mut TaskRow],
) {
    for (event, length) in found.events.iter().zip(1..) {
        let until = found.events.get(..length).unwrap_or(&found.events);
        let Some(case) = Case::of(&found.case.number, until) else {
            continue;
        };
        let view = View {
            case: &case,
            regulation,
            now: event.at,
            around: found.around,
        };
        let open = plan(&view, calendar).tasks();
        for task in tasks.iter_mut() {
            let is_open = open.iter().any(|own| {
                (own.step, &own.clause, &own.department, own.measure)
                    == (task.step, &task.clause, &task.department, task.measure)
            });
            task.since = is_open.then(|| task.since.unwrap_or(event.at));
        }
    }
}
