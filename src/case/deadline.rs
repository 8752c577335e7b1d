//! A due time that was counted once and is kept.
//!
//! The event that opens a task carries its deadline: due time, the rule, what it was counted from, and the version of the
//! calendar that counted it. The day-by-day count can be made again from these at any time, and always agrees.

use serde::{Deserialize, Serialize};

use super::CommandName;
use crate::calendar::{Moment, Span};

/// What tells one deadline of a case from another: the step, the rule, the department, and the moment the clock started.
/// A step that is done again (after a return, a reopening) starts a new clock and so gets a new deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeadlineKey {
    pub step: CommandName,
    pub clause: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    pub from: Moment,
}

/// A counted deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptDeadline {
    #[serde(flatten)]
    pub key: DeadlineKey,
    pub due: Moment,
    /// The span that was counted; absent for a time that people agreed (a promise, a slip's date).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// A year without a published calendar is involved: to be counted again when it is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    /// Version of the calendar that counted it.
    pub calendar: String,
}
