//! How each limit of a case was kept, from its history alone.

use crate::calendar::Moment;
use crate::case::{CommandName, KeptDeadline, Mark};
use crate::desk::PastCase;

/// A limit that ran on a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitRun {
    pub step: CommandName,
    pub clause: String,
    pub outcome: Outcome,
    /// When it was decided: the step was done, or the limit passed.
    pub at: Option<Moment>,
}

/// What became of a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Nobody owed the step any more before the time was up: the case was closed or took another way.
    Lapsed,
    /// Done in time.
    Kept,
    /// Not done, and not yet due; or the clock stands still while the case waits.
    Running,
    /// Done, but after the time.
    Late,
    /// Not done, and the time is over.
    Overdue,
}

impl Outcome {
    /// The time was not kept.
    pub const fn missed(self) -> bool {
        matches!(self, Self::Late | Self::Overdue)
    }
}

/// Every limit of the case as it stood at `cut`.
pub(super) fn limits(past: &PastCase, cut: Moment) -> Vec<LimitRun> {
    let counted = past
        .case
        .deadlines
        .iter()
        .map(|kept| of_deadline(past, kept, cut));
    counted.chain(promised(past, cut)).collect()
}

fn of_deadline(past: &PastCase, kept: &KeptDeadline, cut: Moment) -> LimitRun {
    let key = &kept.key;
    let run = |outcome, at| LimitRun {
        step: key.step,
        clause: key.clause.clone(),
        outcome,
        at,
    };
    let overtaken = overtaken_at(past, kept);
    let done = done_after(past, kept).filter(|mark| overtaken.is_none_or(|at| mark.at <= at));
    if let Some(mark) = done {
        return in_time(kept.due, mark.at, run);
    }
    let task = past.tasks.iter().find(|task| {
        task.step == key.step && task.clause == key.clause && task.department == key.department
    });
    if let (Some(task), None) = (task, overtaken) {
        // Without a due time the clock of an open task stands still.
        return match task.due {
            Some(due) if due < cut => run(Outcome::Overdue, Some(due)),
            _ => run(Outcome::Running, None),
        };
    }
    let end = overtaken.or(past.case.closed_at).unwrap_or(cut);
    if kept.due < end {
        run(Outcome::Late, Some(kept.due))
    } else {
        run(Outcome::Lapsed, Some(end))
    }
}

fn in_time(
    due: Moment,
    done: Moment,
    run: impl Fn(Outcome, Option<Moment>) -> LimitRun,
) -> LimitRun {
    if done <= due {
        run(Outcome::Kept, Some(done))
    } else {
        run(Outcome::Late, Some(due))
    }
}

/// The step was opened again (a return, a reopening, the next round of a recurring one) with a new limit.
fn overtaken_at(past: &PastCase, kept: &KeptDeadline) -> Option<Moment> {
    let same = |other: &&KeptDeadline| {
        other.key.step == kept.key.step
            && other.key.clause == kept.key.clause
            && other.key.department == kept.key.department
            && other.key.from > kept.key.from
    };
    let later = past.case.deadlines.iter().filter(same);
    later.map(|other| other.key.from).min()
}

/// The first completion of the step after the event that counted the limit.
fn done_after<'a>(past: &'a PastCase, kept: &KeptDeadline) -> Option<&'a Mark> {
    let counts = |event: &crate::case::Event| {
        event
            .deadlines
            .iter()
            .any(|deadline| deadline.key == kept.key)
    };
    let counted = past.events.iter().position(counts).unwrap_or(0);
    // Most steps are done for the case, whichever department owes them; a mark that names none counts for all.
    let for_it = |mark: &Mark| {
        mark.department.is_none()
            || kept.key.department.is_none()
            || mark.department == kept.key.department
    };
    past.case.marks.iter().find(|mark| {
        let place = usize::try_from(mark.place).unwrap_or(usize::MAX);
        mark.step == kept.key.step && place > counted + 1 && for_it(mark)
    })
}

/// The last time promised to the customer is a limit of the answer.
fn promised(past: &PastCase, cut: Moment) -> Option<LimitRun> {
    let promise = past.case.promises.last()?;
    let run = |outcome, at| LimitRun {
        step: CommandName::Answer,
        clause: promise.clause.clone().unwrap_or_default(),
        outcome,
        at,
    };
    let answered = past
        .case
        .answers
        .iter()
        .find(|answer| answer.at >= promise.at);
    let end = answered.map(|answer| answer.at).or(past.case.closed_at);
    Some(match end {
        Some(end) => in_time(promise.until, end, run),
        None if promise.until < cut => run(Outcome::Overdue, Some(promise.until)),
        None => run(Outcome::Running, None),
    })
}
