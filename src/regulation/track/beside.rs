//! The tasks that run beside the steps: standing limits, promises, recurring tasks, requests to a higher office, measures.

use super::progress::{Progress, StepState};
use super::tasks::{OpenTask, Planner, Wanted, blank};
use crate::case::{CommandName, DeadlineKey, Role, Status};
use crate::regulation::conditions::holds_or_absent;
use crate::regulation::facts::FactName;
use crate::regulation::needs;

impl Planner<'_, '_> {
    /// A higher office was asked: its answer is a task, unless the track has a step for it.
    pub(super) fn asked(&mut self, progress: &Progress<'_>) {
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
    pub(super) fn standing(&mut self, progress: &Progress<'_>) {
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

    /// Limits of later steps whose clock runs already, where the file wants them seen.
    pub(super) fn running(&mut self, progress: &Progress<'_>) {
        if self.case().status != Status::Open {
            return;
        }
        for (step, state) in &progress.steps {
            let Some(limit) = step.limit.as_ref().filter(|limit| limit.running) else {
                continue;
            };
            if *state != StepState::Later {
                continue;
            }
            let department = self.department_of(step);
            let Some(wanted) = self.wanted(step, limit, department.as_deref()) else {
                continue;
            };
            let mut task = blank(step.name, &wanted.key.clause, step.role);
            task.standing = true;
            task.department = department;
            task.needs = needs::of_step(step, self.view);
            self.push(task, Some(wanted));
        }
    }

    /// A promise becomes the limit of the answer.
    pub(super) fn promised(&mut self, progress: &Progress<'_>) {
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
            open.task.step == CommandName::Answer && !open.task.standing && open.wanted.is_none()
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

    pub(super) fn recurring(&mut self) {
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
    pub(super) fn measures(&mut self) {
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

    /// Entries against persons wait for whoever decides them: one task for as many as there are.
    pub(super) fn proposals(&mut self) {
        let case = self.case();
        let mut open = case.assessments.iter();
        let Some(entry) = open.find(|entry| entry.decided.is_none()) else {
            return;
        };
        let Some(clause) = entry.clause.as_deref() else {
            return;
        };
        if case.status == Status::Archived {
            return;
        }
        let action = self.view.regulation.actions.iter();
        let mut decides = action
            .filter(|action| action.name == CommandName::AssessPerson)
            .filter_map(|action| action.decides.first().copied());
        let role = decides.next();
        let mut task = blank(
            CommandName::AssessPerson,
            clause,
            role.unwrap_or(Role::Manager),
        );
        task.ready = true;
        task.needs = vec!["id".to_owned(), "decided".to_owned()];
        self.open.push(OpenTask { task, wanted: None });
    }
}
