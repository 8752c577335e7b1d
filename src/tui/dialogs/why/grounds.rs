//! What reasons are read from: an opened case, or a registration as it is typed.

use crate::calendar::Calendar;
use crate::case::{Case, CommandName, Event, LevelState, Task};
use crate::desk::Preview;
use crate::regulation::Regulation;
use crate::regulation::tell::words as told;
use crate::text::Lang;
use crate::tui::model::Shell;
use crate::tui::screens::case::{Counted, Opened};

/// What reasons are read from.
pub(super) struct Grounds<'a> {
    pub regulation: &'a Regulation,
    /// For days after a count by the rule alone.
    pub calendar: &'a Calendar,
    pub level: Option<&'a LevelState>,
    pub tasks: &'a [Task],
    pub counts: Vec<Counted>,
    /// Of a registration there is no case yet.
    pub case: Option<&'a Case>,
    pub events: &'a [Event],
}

impl<'a> Grounds<'a> {
    pub fn of_case(shell: &'a Shell, opened: &'a Opened) -> Option<Self> {
        let desk = shell.desk.as_ref()?;
        let file = &opened.file;
        Some(Self {
            regulation: &file.regulation,
            calendar: &desk.calendar,
            level: file.case.level.as_ref(),
            tasks: &file.tasks,
            counts: opened.counts.clone(),
            case: Some(&file.case),
            events: &file.events,
        })
    }

    /// The limits are those that the present calendar would count.
    pub fn of_intake(shell: &'a Shell, preview: &'a Preview) -> Option<Self> {
        let desk = shell.desk.as_ref()?;
        let limits = preview.limits.iter();
        let counted = limits.map(|kept| Counted {
            count: kept
                .span
                .map(|span| desk.calendar.count(kept.key.from, span)),
            kept: kept.clone(),
        });
        Some(Self {
            regulation: &desk.regulation,
            calendar: &desk.calendar,
            level: preview.level.as_ref(),
            tasks: &preview.tasks,
            counts: counted.collect(),
            case: None,
            events: &[],
        })
    }

    /// What the regulation calls a step here.
    pub fn step(&self, lang: Lang, name: CommandName, clause: &str) -> String {
        let track = self.case.map_or("", |case| case.track.as_str());
        told::step(lang, self.regulation, track, name, Some(clause))
    }

    /// The deadline behind a task: of its step, and due when it is (any, while a wait has stopped it).
    pub fn counted(&self, task: &Task) -> Option<&Counted> {
        let of_step = |counted: &&Counted| {
            let key = &counted.kept.key;
            key.step == task.step && (key.department.is_none() || key.department == task.department)
        };
        let mut counts = self.counts.iter().rev().filter(of_step);
        counts.find(|counted| task.due.is_none_or(|due| counted.kept.due == due))
    }
}
