//! The open tasks of a case against those that its history makes.

use super::same::alike;
use crate::case::{Event, Task};
use crate::store::TaskRow;

/// What is wrong with the `kept` tasks of a case; nothing where they are those that were `made` anew.
pub(super) fn wrong(kept: Vec<TaskRow>, made: &[Task], events: &[Event]) -> Option<&'static str> {
    let known = |since| events.iter().any(|event| event.at == since);
    let opened = kept.iter().filter_map(|task| task.since).all(known);
    let kept: Vec<Task> = kept.into_iter().map(Task::from).collect();
    if !alike(kept.as_slice(), made) {
        return Some("the open tasks are not what the history says");
    }
    (!opened).then_some("an open task was opened by none of the case's events")
}
