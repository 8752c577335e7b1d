//! The open tasks of a case.

use super::progress::{Progress, StepState, mark, signing_departments};
use crate::calendar::{Calendar, Span};
use crate::case::{Case, CommandName, DeadlineKey, Origin, Role, Status, Task};
use crate::regulation::conditions::holds_or_absent;
use crate::regulation::model::{LimitSource, Step};
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
        planner.running(&progress);
        planner.recurring();
        planner.measures();
        planner.proposals();
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

pub(super) struct Planner<'a, 'v> {
    pub(super) view: &'a View<'v>,
    pub(super) calendar: &'a Calendar,
    pub(super) open: Vec<OpenTask>,
}

impl<'v> Planner<'_, 'v> {
    pub(super) fn case(&self) -> &'v Case {
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
            self.push_step(step, self.department_of(step));
            self.others(step);
        }
    }

    /// The slips of the other departments: one limit for each, until the step that they answer with is done.
    pub(super) fn others(&mut self, step: &Step) {
        let Some(limit) = &step.limit else { return };
        if limit.source != LimitSource::Slip || self.case().status != Status::Open {
            return;
        }
        let case = self.case();
        let slips = case.departments.iter().filter(|entry| {
            let dispatched = entry.origin == Origin::Dispatch && !entry.responsible;
            dispatched && entry.limit.is_some()
        });
        for entry in slips {
            let Some(wanted) = self.wanted(step, limit, Some(&entry.name)) else {
                continue;
            };
            let mut task = blank(step.name, &wanted.key.clause, step.role);
            task.standing = true;
            task.department = Some(entry.name.clone());
            task.needs = needs::of_step(step, self.view);
            self.push(task, Some(wanted));
        }
    }

    /// The department that a step's task belongs to.
    pub(super) fn department_of(&self, step: &Step) -> Option<String> {
        belongs_to_department(step)
            .then(|| self.case().responsible().map(ToOwned::to_owned))
            .flatten()
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

    /// Adds a task with the due time that the case keeps for it. While the case waits, a limit that the wait stops has none.
    pub(super) fn push(&mut self, mut task: Task, wanted: Option<Wanted>) {
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

pub(super) fn blank(step: CommandName, clause: &str, role: Role) -> Task {
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
