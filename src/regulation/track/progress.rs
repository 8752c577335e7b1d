//! How far a case has come along its track.

use crate::calendar::Moment;
use crate::case::{Case, CommandName, Mark, Status};
use crate::regulation::conditions::{holds, holds_or_absent};
use crate::regulation::model::Step;
use crate::regulation::view::View;

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    Done,
    /// Its turn is now.
    Current,
    /// Earlier steps come first.
    Later,
    /// Not part of this case's way.
    Skipped,
}

/// A case's way: its steps in order, each with its state.
#[derive(Clone, Debug)]
pub struct Progress<'a> {
    pub steps: Vec<(&'a Step, StepState)>,
}

impl<'a> Progress<'a> {
    /// Reads off how far `view.case` has come.
    pub fn of(view: &View<'a>) -> Self {
        let case = view.case;
        let mut turn_taken = case.status == Status::Archived;
        let mut steps = Vec::new();
        for step in view.regulation.steps_of(&case.track) {
            let state = if !applies(step, view) {
                StepState::Skipped
            } else if step_done(step, view) {
                StepState::Done
            } else if turn_taken {
                StepState::Later
            } else {
                turn_taken = true;
                StepState::Current
            };
            steps.push((step, state));
        }
        Self { steps }
    }

    /// The step whose turn it is.
    pub fn current(&self) -> Option<&'a Step> {
        self.steps
            .iter()
            .find(|(_, state)| *state == StepState::Current)
            .map(|(step, _)| *step)
    }

    /// The entry of the command `name` that concerns this case now: the one whose turn it is, else one that is part of the
    /// way, else any.
    pub fn entry(&self, name: CommandName) -> Option<(&'a Step, StepState)> {
        let named = || self.steps.iter().filter(move |(step, _)| step.name == name);
        let with = |wanted: StepState| named().find(move |(_, state)| *state == wanted);
        with(StepState::Current)
            .or_else(|| with(StepState::Later))
            .or_else(|| named().rev().find(|(_, state)| *state == StepState::Done))
            .or_else(|| named().next())
            .copied()
    }

    /// Whether a later step that cannot itself be repeated is done, so that doing `step` again would upset it.
    pub fn passed(&self, step: &Step) -> bool {
        self.steps
            .iter()
            .skip_while(|(other, _)| !std::ptr::eq(*other, step))
            .skip(1)
            .any(|(other, state)| {
                *state == StepState::Done && !other.again && other.out_of_turn.is_none()
            })
    }
}

/// Whether `step` is part of the case's way at this moment of its life.
fn applies(step: &Step, view: &View<'_>) -> bool {
    let closed = view.case.status != Status::Open;
    // What was closed before there was a desk is over; only its papers are still to be archived.
    let long_over = closed && view.case.taken_over.is_some() && step.name != CommandName::Archive;
    !long_over && step.after_close == closed && holds_or_absent(step.when.as_ref(), view)
}

/// The place of the history before which marks of `step` no longer count.
pub(super) fn floor(step: &Step, view: &View<'_>) -> u32 {
    let case = view.case;
    let own = position(view, &case.track, step.name);
    case.resets
        .iter()
        .filter(|reset| match reset.step {
            None => true,
            Some(from) => position(view, &case.track, from) <= own,
        })
        .map(|reset| reset.place)
        .max()
        .unwrap_or(0)
}

/// When the step was last opened anew: the time of the reset that reaches it.
pub(super) fn reset_at(step: &Step, view: &View<'_>) -> Option<Moment> {
    let place = floor(step, view);
    view.case
        .resets
        .iter()
        .find(|reset| reset.place == place)
        .map(|reset| reset.at)
}

/// The first position of a command in a track; beyond the end where it is no step of it.
fn position(view: &View<'_>, track: &str, name: CommandName) -> usize {
    view.regulation
        .steps_of(track)
        .position(|step| step.name == name)
        .unwrap_or(usize::MAX)
}

/// The mark that makes `step` done, for one department or for any.
pub(super) fn mark<'a>(step: &Step, view: &View<'a>, department: Option<&str>) -> Option<&'a Mark> {
    view.case
        .mark_after(step.name, floor(step, view), department)
}

fn step_done(step: &Step, view: &View<'_>) -> bool {
    let marked = if step.per_department {
        let departments = signing_departments(view.case);
        !departments.is_empty()
            && departments
                .iter()
                .all(|department| mark(step, view, Some(department)).is_some())
    } else {
        mark(step, view, None).is_some() || given_up(step, view)
    };
    marked
        && step
            .done_when
            .as_ref()
            .is_none_or(|condition| holds(condition, view))
}

/// A customer who cannot be reached, by the regulation's own figure, does not keep a case open for ever.
fn given_up(step: &Step, view: &View<'_>) -> bool {
    use crate::regulation::facts::FactName;
    matches!(step.name, CommandName::Callback | CommandName::Contact)
        && view.flag(FactName::Unreachable) == Some(true)
}

/// The departments that sign for a case: those it was dispatched to.
pub(super) fn signing_departments(case: &Case) -> Vec<String> {
    use crate::case::Origin;
    let dispatched: Vec<String> = case
        .departments
        .iter()
        .filter(|department| department.origin == Origin::Dispatch)
        .map(|department| department.name.clone())
        .collect();
    if dispatched.is_empty() {
        case.responsible()
            .map(ToOwned::to_owned)
            .into_iter()
            .collect()
    } else {
        dispatched
    }
}

/// Whether the command `name` has been done on the case and still counts.
pub fn is_done(view: &View<'_>, name: CommandName) -> bool {
    let mut entries = view
        .regulation
        .steps_of(&view.case.track)
        .filter(|step| step.name == name)
        .peekable();
    if entries.peek().is_none() {
        return view.case.last_mark(name).is_some();
    }
    entries.any(|step| mark(step, view, None).is_some())
}

/// Whether `department` is on the case and has not done a step that each department does for itself.
pub fn unsigned(step: &Step, view: &View<'_>, department: &str) -> bool {
    signing_departments(view.case)
        .iter()
        .any(|name| name == department)
        && mark(step, view, Some(department)).is_none()
}
