//! What a row of the queue says besides its limit: how long a task without one has been open, and that its case became graver
//! of late.
//!
//! Neither is kept. Both follow from the histories of the few cases that are looked at: the task was opened by the first event
//! after which it has been there without a break.

use std::collections::{BTreeMap, BTreeSet};

use super::triage::{NEWS, rose};
use super::{Desk, DeskError};
use crate::calendar::{Calendar, Moment};
use crate::case::{Case, Event};
use crate::desk::command::{Found, find};
use crate::regulation::track::plan;
use crate::regulation::{Regulation, View};
use crate::store::{Rise, TaskRow};

/// So many cases that became graver are looked through for those of a page.
const LOOKED_AT: u32 = 1_000;

impl Desk {
    /// Fills in since when the tasks without a limit are open, and which cases became graver within three days.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn tell_ages(&mut self, tasks: &mut [TaskRow]) -> Result<(), DeskError> {
        let news = self.now() - NEWS;
        let read = self.store.as_read();
        let graver = read.numbers_since(&["level_changed"], news, LOOKED_AT)?;
        let graver: BTreeSet<String> = graver.into_iter().collect();
        let mut of_cases: BTreeMap<String, Vec<&mut TaskRow>> = BTreeMap::new();
        for task in tasks {
            if task.due.is_none() || graver.contains(&task.number) {
                let of_case = of_cases.entry(task.number.clone()).or_default();
                of_case.push(task);
            }
        }
        for (number, mut tasks) in of_cases {
            let found = find(read, &mut self.rules, &number)?;
            let regulation = self.rules.version(read, &found.case.regulation)?;
            if graver.contains(&number) {
                let rise = rise(&regulation, &found.events, news);
                for task in &mut tasks {
                    task.rose.clone_from(&rise);
                }
            }
            tasks.retain(|task| task.due.is_none());
            let rules = (&*regulation, &**self.rules.calendar());
            tell_since(rules, &found, &mut tasks);
        }
        Ok(())
    }
}

/// The last time that the level rose, where that is news.
fn rise(regulation: &Regulation, events: &[Event], news: Moment) -> Option<Rise> {
    let mut recent = events.iter().rev().take_while(|event| event.at >= news);
    recent.find_map(|event| rose(&regulation.levels, event))
}

/// Since when tasks of one case have been there without a break; nothing where only the passing of time has opened one since the
/// last event.
fn tell_since(
    (regulation, calendar): (&Regulation, &Calendar),
    found: &Found,
    tasks: &mut [&mut TaskRow],
) {
    if tasks.is_empty() {
        return;
    }
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
