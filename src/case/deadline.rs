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
#[serde(from = "Written")]
pub struct KeptDeadline {
    #[serde(flatten)]
    pub key: DeadlineKey,
    pub due: Moment,
    /// The span that was counted; absent for a time that people agreed (a promise, a slip's date).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// A year without a published calendar is involved: to be counted again when it is.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    /// Version of the calendar that counted it.
    pub calendar: String,
}

/// A deadline as it is written, all on one level: read like this, nothing has to be kept aside for the key.
#[derive(Deserialize)]
struct Written {
    step: CommandName,
    clause: String,
    #[serde(default)]
    department: Option<String>,
    from: Moment,
    due: Moment,
    #[serde(default)]
    span: Option<Span>,
    #[serde(default)]
    provisional: bool,
    calendar: String,
}

impl From<Written> for KeptDeadline {
    fn from(written: Written) -> Self {
        Self {
            key: DeadlineKey {
                step: written.step,
                clause: written.clause,
                department: written.department,
                from: written.from,
            },
            due: written.due,
            span: written.span,
            provisional: written.provisional,
            calendar: written.calendar,
        }
    }
}
