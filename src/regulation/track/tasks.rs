//! The open tasks of a case.

use chrono::NaiveTime;

use super::progress::{Progress, StepState, floor, mark, reset_at, signing_departments};
use crate::calendar::{Calendar, Moment, Span};
use crate::case::{Case, CommandName, DeadlineKey, Limit, Mark, Role, Status, Task};
use crate::regulation::conditions::holds_or_absent;
use crate::regulation::facts::FactName;
use crate::regulation::model::{ClockStart, LimitSource, Step, StepLimit};
use crate::regulation::needs;
use crate::regulation::view::View;

/// A deadline that a task asks for: its key, and the span to count where it was not counted yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub key: DeadlineKey,
    pub span: Span,
}

/// An open task, with the deadline that it asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenTask {
    pub task: Task,
    pub wanted: Option<Wanted>,
}

/// Everything that is open on a case.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The step that is next.
    pub stage: Option<CommandName>,
    pub open: Vec<OpenTask>,
}

impl Plan {
    /// The tasks alone.
    pub fn tasks(self) -> Vec<Task> {
        self.open.into_iter().map(|open| open.task).collect()
    }
}

/// Computes the open tasks of `view.case`. Due times are those that the case keeps; a task whose deadline was not counted
/// yet has none, and says in `wanted` what to count.
pub fn plan(view: &View<'_>, calendar: &Calendar) -> Plan {
    let progress = Progress::of(view);
    let mut planner = Planner {
        view,
        calendar,
        open: Vec::new(),
    };
    if view.case.merged_into.is_none() {
        planner.steps(&progress);
        planner.asked(&progress);
        planner.standing(&progress);
        planner.recurring();
        planner.measures();
    }
    let mut open = planner.open;
    for (task, id) in open.iter_mut().zip(1u32..) {
        task.task.id = id;
    }
    let stage = progress
        .current()
        .filter(|_| view.case.merged_into.is_none())
        .map(|step| step.name);
    Plan { stage, open }
}

struct Planner<'a, 'v> {
    view: &'a View<'v>,
    calendar: &'a Calendar,
    open: Vec<OpenTask>,
}

impl<'v> Planner<'_, 'v> {
    fn case(&self) -> &'v Case {
        self.view.case
    }

    /// The step whose turn it is, and those that may be done before their turn.
    fn steps(&mut self, progress: &Progress<'_>) {
        for (step, state) in &progress.steps {
            let early = *state == StepState::Later
                && step
                    .out_of_turn
                    .as_ref()
                    .is_some_and(|rule| holds_or_absent(rule.when.as_ref(), self.view));
            if *state == StepState::Current || early {
                self.step(step);
            }
        }
    }

    fn step(&mut self, step: &Step) {
        if step.name == CommandName::Correct && mark(step, self.view, None).is_some() {
            return; // the measures that were planned are chased one by one
        }
        if step.per_department {
            for department in signing_departments(self.case()) {
                if mark(step, self.view, Some(&department)).is_none() {
                    self.push_step(step, Some(department));
                }
            }
        } else {
            let department = belongs_to_department(step)
                .then(|| self.case().responsible().map(ToOwned::to_owned))
                .flatten();
            self.push_step(step, department);
        }
    }

    fn push_step(&mut self, step: &Step, department: Option<String>) {
        let wanted = step
            .limit
            .as_ref()
            .and_then(|limit| self.wanted(step, limit, department.as_deref()));
        let person = (step.role == Role::Handler)
            .then(|| self.case().handler.clone())
            .flatten();
        let mut task = blank(step.name, &step.clause, step.role);
        task.department = department;
        task.person = person;
        task.ready = true;
        task.needs = needs::of_step(step, self.view);
        self.push(task, wanted);
    }

    /// Where the clock of a step's limit starts, and how long it runs.
    fn wanted(&self, step: &Step, limit: &StepLimit, department: Option<&str>) -> Option<Wanted> {
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

    fn clock_start(&self, start: ClockStart, step: Option<&Step>) -> Option<Moment> {
        let case = self.case();
        let last = |name: CommandName| case.last_mark(name).map(|mark: &Mark| mark.at);
        match start {
            ClockStart::Received if case.reopened > 0 => Some(case.opened_at),
            ClockStart::Received => Some(case.received_at),
            ClockStart::Turn => step.map(|step| self.turn_came(step)),
            ClockStart::Notify => last(CommandName::Notify),
            ClockStart::Dispatch => last(CommandName::Dispatch),
            ClockStart::Close => case.closed_at,
            ClockStart::LastWord => {
                Some(case.last_word_at.max(case.opened_at.min(case.received_at)))
            }
        }
    }

    /// When the last of the earlier steps was done, or the step was opened anew.
    fn turn_came(&self, step: &Step) -> Moment {
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

    /// A higher office was asked: its answer is a task, unless the track has a step for it.
    fn asked(&mut self, progress: &Progress<'_>) {
        let open_step = self
            .open
            .iter()
            .any(|open| open.task.step == CommandName::Instruct);
        if self.view.flag(FactName::Asked) != Some(true)
            || open_step
            || self.case().status != Status::Open
        {
            return;
        }
        let clause = self
            .view
            .regulation
            .actions
            .iter()
            .find(|action| {
                action.name == CommandName::Instruct
                    && (action.tracks.is_empty() || action.tracks.contains(&self.case().track))
            })
            .map(|action| action.clause.clone())
            .or_else(|| progress.current().map(|step| step.clause.clone()));
        if let Some(clause) = clause {
            let mut task = blank(CommandName::Instruct, &clause, Role::Manager);
            task.ready = true;
            self.push(task, None);
        }
    }

    /// Limits that run from registration until their step is done, and the time promised to the customer.
    fn standing(&mut self, progress: &Progress<'_>) {
        if self.case().status != Status::Open {
            return;
        }
        let case = self.case();
        for limit in self
            .view
            .regulation
            .limits
            .iter()
            .filter(|limit| limit.track == case.track)
        {
            let Some((step, state)) = progress.entry(limit.step) else {
                continue;
            };
            if matches!(state, StepState::Done | StepState::Skipped)
                || !holds_or_absent(limit.when.as_ref(), self.view)
            {
                continue;
            }
            let Some(from) = self.clock_start(limit.from, Some(step)) else {
                continue;
            };
            let key = DeadlineKey {
                step: limit.step,
                clause: limit.clause.clone(),
                department: None,
                from,
            };
            let mut task = blank(limit.step, &limit.clause, step.role);
            task.ready = state == StepState::Current;
            task.standing = true;
            task.needs = needs::of_step(step, self.view);
            self.push(
                task,
                Some(Wanted {
                    key,
                    span: limit.span,
                }),
            );
        }
        self.promised(progress);
    }

    /// A promise becomes the limit of the answer.
    fn promised(&mut self, progress: &Progress<'_>) {
        let Some((step, state)) = progress.entry(CommandName::Answer) else {
            return;
        };
        let Some(promise) = self
            .case()
            .promises
            .iter()
            .rev()
            .find(|promise| promise.at >= self.case().opened_at)
        else {
            return;
        };
        if matches!(state, StepState::Done | StepState::Skipped) {
            return;
        }
        let clause = promise
            .clause
            .clone()
            .unwrap_or_else(|| step.clause.clone());
        let until = promise.until;
        if let Some(open) = self.open.iter_mut().find(|open| {
            open.task.step == CommandName::Answer
                && open.task.clause == clause
                && !open.task.standing
                && open.wanted.is_none()
        }) {
            open.task.due = Some(until);
            return;
        }
        let mut task = blank(CommandName::Answer, &clause, step.role);
        task.ready = state == StepState::Current;
        task.standing = true;
        task.due = Some(until);
        task.needs = needs::of_step(step, self.view);
        self.open.push(OpenTask { task, wanted: None });
    }

    fn recurring(&mut self) {
        if self.case().status != Status::Open {
            return;
        }
        let case = self.case();
        for entry in self
            .view
            .regulation
            .recurring
            .iter()
            .filter(|entry| entry.track == case.track)
        {
            if !holds_or_absent(entry.when.as_ref(), self.view) {
                continue;
            }
            let Some(from) = self.clock_start(entry.every.from, None) else {
                continue;
            };
            let key = DeadlineKey {
                step: entry.name,
                clause: entry.clause.clone(),
                department: None,
                from,
            };
            let mut task = blank(entry.name, &entry.clause, entry.role);
            task.ready = true;
            task.needs = needs::of_command(entry.name);
            self.push(
                task,
                Some(Wanted {
                    key,
                    span: entry.every.span,
                }),
            );
        }
    }

    /// Each corrective measure is chased until it is done, and then until its effect is confirmed.
    fn measures(&mut self) {
        if self.case().status == Status::Archived {
            return;
        }
        let Some(chase) = self
            .view
            .regulation
            .track(&self.case().track)
            .and_then(|track| track.measures.as_ref())
        else {
            return;
        };
        for measure in self
            .case()
            .measures
            .iter()
            .filter(|measure| measure.effective != Some(true))
        {
            let mut task = blank(CommandName::Correct, &chase.clause, chase.role);
            task.ready = true;
            task.measure = Some(measure.id);
            task.person.clone_from(&measure.owner);
            task.due = self.end_of(measure.due);
            let wanted = if measure.done_at.is_none() {
                "done"
            } else {
                "effective"
            };
            task.needs = vec!["id".to_owned(), wanted.to_owned()];
            self.open.push(OpenTask { task, wanted: None });
        }
    }

    fn end_of(&self, date: chrono::NaiveDate) -> Option<Moment> {
        let close: NaiveTime = self.calendar.close;
        date.and_time(close)
            .and_local_timezone(self.calendar.zone)
            .single()
    }

    /// Adds a task with the due time that the case keeps for it. While the case waits, a limit that the wait stops has none.
    fn push(&mut self, mut task: Task, wanted: Option<Wanted>) {
        if let Some(kept) = wanted
            .as_ref()
            .and_then(|wanted| self.case().deadline(&wanted.key))
        {
            let stopped = self.case().waiting.as_ref().is_some_and(|waiting| {
                super::deadlines::stops(self.view.regulation, waiting.on, kept)
            });
            if !stopped {
                task.due = Some(kept.due);
                task.provisional = kept.provisional;
            }
        }
        self.open.push(OpenTask { task, wanted });
    }
}

fn belongs_to_department(step: &Step) -> bool {
    step.of_department
        .unwrap_or(matches!(step.role, Role::Handler | Role::Head))
}

fn blank(step: CommandName, clause: &str, role: Role) -> Task {
    Task {
        id: 0,
        step,
        clause: clause.to_owned(),
        role,
        department: None,
        person: None,
        due: None,
        provisional: false,
        ready: false,
        standing: false,
        measure: None,
        needs: Vec::new(),
    }
}

/// Whether `step` was last opened by a return, so that its form shows the defects as a checklist.
pub fn returned_here(step: &Step, view: &View<'_>) -> bool {
    let place = floor(step, view);
    view.case.returned > 0
        && view
            .case
            .resets
            .iter()
            .any(|reset| reset.place == place && reset.step.is_some())
}
