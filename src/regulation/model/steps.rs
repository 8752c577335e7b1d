//! Tracks: the ordered steps of a kind, and the clocks that run beside them.

use serde::Deserialize;

use super::Condition;
use crate::calendar::Span;
use crate::case::{CommandName, Role};
use crate::text::Label;

/// The way that cases of a kind take.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Track {
    pub id: String,
    pub label: Label,
    /// The step to which `return` sends a case back; absent: nothing is returned here.
    pub return_to: Option<CommandName>,
    pub return_clause: Option<String>,
    /// The step from which a reopened case starts again; absent: it is not reopened.
    pub reopen_to: Option<CommandName>,
    pub reopen_clause: Option<String>,
    /// Each corrective measure is chased by tasks of its own: done, then effect confirmed.
    pub measures: Option<Chase>,
}

/// Who is chased for corrective measures, under which clause.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chase {
    pub role: Role,
    pub clause: String,
}

/// One step of a track: done by the command of the same name.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub track: String,
    #[serde(rename = "do")]
    pub name: CommandName,
    pub role: Role,
    /// Others who may do it.
    #[serde(default)]
    pub also: Vec<Also>,
    pub clause: String,
    /// What the task is called on screen; the command's own title where absent.
    pub label: Option<Label>,
    /// The step is part of the track only while this holds.
    pub when: Option<Condition>,
    pub limit: Option<StepLimit>,
    /// Fields of the command that this step cannot do without, beyond those of the command itself.
    #[serde(default)]
    pub needs: Vec<String>,
    /// What must hold on the case before the step can be done.
    #[serde(default)]
    pub requires: Vec<Requirement>,
    /// The step may be done before its turn.
    pub out_of_turn: Option<OutOfTurn>,
    /// The step may be done again while no later one of its track is done.
    #[serde(default)]
    pub again: bool,
    /// The step is open after the case is closed.
    #[serde(default)]
    pub after_close: bool,
    /// One task for each department on the case, each with its own signature.
    #[serde(default)]
    pub per_department: bool,
    /// The task belongs to the responsible department (handler's and head's steps do by themselves).
    pub of_department: Option<bool>,
    /// The command alone does not finish the step: this must hold as well.
    pub done_when: Option<Condition>,
    /// Where an inspection finds no effect, the track goes back to this step.
    pub fails_to: Option<CommandName>,
    /// Who gets the slip besides the department: told with it, on the record, signing nothing.
    #[serde(default)]
    pub copies: Vec<Recipient>,
}

/// Somebody who gets a copy of the slip.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    pub id: String,
    pub title: Label,
}

/// Another role that may do a step.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Also {
    pub role: Role,
    pub when: Option<Condition>,
}

/// A condition without which a step is refused by rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// The requirement applies only while this holds.
    pub when: Option<Condition>,
    pub that: Condition,
    pub clause: String,
    /// The field of the case that would have to be completed.
    pub field: Option<String>,
    /// What to tell the person who is refused.
    pub message: Label,
}

/// When a step may be done before its turn, and the clause that allows or forbids it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutOfTurn {
    pub when: Option<Condition>,
    pub clause: Option<String>,
}

/// When a clock starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockStart {
    /// When the complaint was received.
    #[default]
    Received,
    /// When the step's turn came.
    Turn,
    /// When the on-site notice was given.
    Notify,
    /// When the case was dispatched.
    Dispatch,
    /// When the case was closed.
    Close,
    /// When the customer last heard from us.
    LastWord,
}

/// Where a step's due time comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitSource {
    /// The span in the file.
    #[default]
    Span,
    /// The limit on the slip; the span where the slip gives none.
    Slip,
}

/// The limit of a step.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepLimit {
    pub span: Span,
    #[serde(default)]
    pub source: LimitSource,
    #[serde(default)]
    pub from: ClockStart,
    /// The clause of the limit, where it is another than the step's.
    pub clause: Option<String>,
    /// The limit is a task of its own from the moment its clock runs, while earlier steps are still open: so that the queue
    /// shows it, and it cannot run out unseen.
    #[serde(default)]
    pub running: bool,
}

/// A limit that runs beside the steps from registration on, and ends when its step is done.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandingLimit {
    pub track: String,
    pub step: CommandName,
    pub clause: String,
    pub span: Span,
    #[serde(default)]
    pub from: ClockStart,
    pub when: Option<Condition>,
}

/// A step that comes back at intervals while the case is open.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recurring {
    pub track: String,
    #[serde(rename = "do")]
    pub name: CommandName,
    pub role: Role,
    pub clause: String,
    pub label: Option<Label>,
    pub every: Every,
    pub when: Option<Condition>,
}

/// The interval of a recurring step, and what it is counted from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Every {
    pub span: Span,
    pub from: ClockStart,
}
