//! Open tasks before and after, side by side.

use crate::case::Task;

/// A task that changes, appears or goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskChange {
    /// `None`: it appears.
    pub old: Option<Task>,
    /// `None`: it goes.
    pub new: Option<Task>,
}

impl TaskChange {
    /// The task as it will be, or as it was where it goes.
    pub fn task(&self) -> Option<&Task> {
        self.new.as_ref().or(self.old.as_ref())
    }
}

/// Whether two tasks ask for the same thing, by whatever clause.
pub(super) fn same_duty(one: &Task, other: &Task) -> bool {
    one.step == other.step
        && one.department == other.department
        && one.standing == other.standing
        && one.measure == other.measure
}

/// What is different for the people who work: who, by when, under which clause, whether it is their turn.
fn differs(old: &Task, new: &Task) -> bool {
    old.clause != new.clause || old.role != new.role || old.due != new.due || old.ready != new.ready
}

/// The tasks that change; first those that stay or appear, in their new order, then those that go.
pub(super) fn changes(mut before: Vec<Task>, after: &[Task]) -> Vec<TaskChange> {
    let mut take = |new: &Task, exactly: bool| {
        let at = before
            .iter()
            .position(|old| same_duty(old, new) && (!exactly || old.clause == new.clause))?;
        Some(before.remove(at))
    };
    let exact: Vec<Option<Task>> = after.iter().map(|new| take(new, true)).collect();
    let matched: Vec<Option<Task>> = after
        .iter()
        .zip(exact)
        .map(|(new, old)| old.or_else(|| take(new, false)))
        .collect();
    let stay = after.iter().zip(matched).filter_map(|(new, old)| {
        let same = old.as_ref().is_some_and(|old| !differs(old, new));
        (!same).then(|| TaskChange {
            old,
            new: Some(new.clone()),
        })
    });
    let mut changes: Vec<TaskChange> = stay.collect();
    changes.extend(before.into_iter().map(|old| TaskChange {
        old: Some(old),
        new: None,
    }));
    changes
}
