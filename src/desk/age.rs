//! What a row of the queue says besides its limit: how long a task without one has been open, and that its case became graver
//! of late.
//!
//! Neither is kept. Both follow from the histories of the few cases that are looked at: the task was opened by the first event
//! after which it has been there without a break.

use std::collections::BTreeSet;

use super::triage::{NEWS, rose};
use super::{Desk, DeskError};
use crate::calendar::{Calendar, Moment};
use crate::case::{Case, Event};
use crate::desk::command::find;
use crate::regulation::track::plan;
use crate::regulation::{Regulation, Surroundings, View};
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
        for task in tasks {
            let is_graver = graver.contains(&task.number);
            if task.due.is_some() && !is_graver {
                continue;
            }
            let found = find(read, &mut self.rules, &task.number)?;
            let regulation = self.rules.version(read, &found.case.regulation)?;
            if is_graver {
                task.rose = rise(&regulation, &found.events, news);
            }
            if task.due.is_none() {
                let rules = (&*regulation, &**self.rules.calendar());
                task.since = open_since(rules, found.around, &found.events, task);
            }
        }
        Ok(())
    }
}

/// The last time that the level rose, where that is news.
fn rise(regulation: &Regulation, events: &[Event], news: Moment) -> Option<Rise> {
    let mut recent = events.iter().rev().take_while(|event| event.at >= news);
    recent.find_map(|event| rose(&regulation.levels, event))
}

/// Since when the task has been there without a break; `None` where only the passing of time has opened it since the last event.
fn open_since(
    (regulation, calendar): (&Regulation, &Calendar),
    around: Surroundings,
    events: &[Event],
    task: &TaskRow,
) -> Option<Moment> {
    let mut since = None;
    for (event, length) in events.iter().zip(1..) {
        let case = Case::of(&task.number, events.get(..length)?)?;
        let view = View {
            case: &case,
            regulation,
            now: event.at,
            around,
        };
        let tasks = plan(&view, calendar).tasks();
        let is_open = tasks.iter().any(|own| {
            (own.step, &own.clause, &own.department, own.measure)
                == (task.step, &task.clause, &task.department, task.measure)
        });
        since = is_open.then(|| since.unwrap_or(event.at));
    }
    since
}
