//! A task: an open step of a case. The follow-up queue is the list of open tasks of all cases.

use serde::{Deserialize, Serialize};

use super::{CommandName, Role};
use crate::calendar::Moment;

/// Who has to do what, by when, under which clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Counts from 1 within the case, in the order of the track.
    pub id: u32,
    /// The command that completes it.
    pub step: CommandName,
    /// The rule that asks for it.
    pub clause: String,
    pub role: Role,
    pub department: Option<String>,
    pub person: Option<String>,
    pub due: Option<Moment>,
    /// The due time rests on a year without a published calendar.
    pub provisional: bool,
    /// The command can be run now.
    pub ready: bool,
    /// A standing limit: it runs beside the steps and ends when its step is done.
    pub standing: bool,
    /// The corrective measure that this task is about.
    pub measure: Option<u32>,
    /// The fields without which the command will be refused.
    pub needs: Vec<String>,
}

impl Task {
    /// Whether its due time has passed.
    pub fn overdue(&self, now: Moment) -> bool {
        self.due.is_some_and(|due| due < now)
    }
}
