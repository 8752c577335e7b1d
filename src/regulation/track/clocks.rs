//! Where the clock of a limit starts, and how long it runs.

use chrono::NaiveTime;

use super::progress::{Progress, mark, reset_at};
use super::tasks::{Planner, Wanted};
use crate::calendar::{Moment, Span};
use crate::case::{CommandName, DeadlineKey, Limit, Mark};
use crate::regulation::model::{ClockStart, LimitSource, Step, StepLimit};

impl Planner<'_, '_> {
    /// Where the clock of a step's limit starts, and how long it runs.
    pub(super) fn wanted(
        &self,
        step: &Step,
        limit: &StepLimit,
        department: Option<&str>,
    ) -> Option<Wanted> {
        let from = self.clock_start(limit.from, Some(step))?;
        let slip = || {
            let name = department.or_else(|| self.case().responsible());
            self.case()
                .departments
                .iter()
                .find(|entry| Some(entry.name.as_str()) == name)?
                .limit
        };
        let span = match (limit.source, slip()) {
            (LimitSource::Slip, Some(Limit::SameDay)) => Span::SameDay,
            (LimitSource::Slip, Some(Limit::Days(days))) => Span::Days(days),
            _ => limit.span,
        };
        let clause = limit.clause.clone().unwrap_or_else(|| step.clause.clone());
        let key = DeadlineKey {
            step: step.name,
            clause,
            department: department.map(ToOwned::to_owned),
            from,
        };
        Some(Wanted { key, span })
    }

    pub(super) fn clock_start(&self, start: ClockStart, step: Option<&Step>) -> Option<Moment> {
        let case = self.case();
        let last = |name: CommandName| case.last_mark(name).map(|mark: &Mark| mark.at);
        match start {
            ClockStart::Received if case.reopened > 0 => Some(case.opened_at),
            ClockStart::Received => Some(case.received_at),
            ClockStart::Turn => step.map(|step| self.turn_came(step)),
            ClockStart::Notify => last(CommandName::Notify),
            ClockStart::Dispatch => last(CommandName::Dispatch),
            ClockStart::Close => case.closed_at,
            ClockStart::LastWord => Some(case.last_word_at),
        }
    }

    /// When the last of the earlier steps was done, or the step was opened anew.
    pub(super) fn turn_came(&self, step: &Step) -> Moment {
        let earlier = Progress::of(self.view);
        earlier
            .steps
            .iter()
            .take_while(|(other, _)| !std::ptr::eq(*other, step))
            .filter_map(|(other, _)| mark(other, self.view, None).map(|mark| mark.at))
            .chain(reset_at(step, self.view))
            .max()
            .unwrap_or(self.case().registered_at)
    }

    pub(super) fn end_of(&self, date: chrono::NaiveDate) -> Option<Moment> {
        let close: NaiveTime = self.calendar.close;
        date.and_time(close)
            .and_local_timezone(self.calendar.zone)
            .single()
    }
}
