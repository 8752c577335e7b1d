//! The smaller records that a case's history adds up to.

use chrono::NaiveDate;
use serde::Serialize;

use super::{CommandName, Limit, Method, Sanction, Severity, Subject, Substantiated, WaitOn};
use crate::calendar::Moment;

/// A step was done: which, when, by whom, for which department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub step: CommandName,
    /// Place in the case's own history, from 1.
    pub place: u32,
    pub at: Moment,
    pub actor: String,
    pub department: Option<String>,
}

/// From this place of the history on, `step` and everything after it in the track has to be done again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reset {
    pub place: u32,
    pub at: Moment,
    /// `None`: the whole track.
    pub step: Option<CommandName>,
}

/// How a department came to be on a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    Intake,
    Dispatch,
}

/// A department on a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseDepartment {
    pub name: String,
    pub origin: Origin,
    /// It answers for the case (the department last dispatched to).
    pub responsible: bool,
    pub limit: Option<Limit>,
}

/// What was found out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub valid: Option<bool>,
    pub severity: Option<Severity>,
    /// The regulation's type of finding.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    pub cause: Option<String>,
    pub substantiated: Option<Substantiated>,
    pub upheld: Option<bool>,
    /// The regulation decided `upheld`, not a person.
    pub forced: bool,
}

/// A time promised to the customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Promise {
    pub at: Moment,
    pub until: Moment,
    pub what: Option<String>,
    pub clause: Option<String>,
}

/// A try to reach the customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContactAttempt {
    pub at: Moment,
    pub actor: String,
    pub reached: bool,
    pub method: Method,
    pub notes: Option<String>,
}

/// The result, told to the customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    pub at: Moment,
    pub actor: String,
    pub method: Method,
    pub notes: Option<String>,
    /// The customer's opinion on it, where one was given.
    pub accepted: Option<bool>,
    pub settled_at_once: bool,
    #[serde(skip)]
    pub place: u32,
}

/// The customer was asked afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Callback {
    pub at: Moment,
    pub actor: String,
    pub method: Method,
    pub reached: bool,
    /// 1 (very dissatisfied) to 5 (very satisfied).
    pub satisfaction: Option<u8>,
    pub words: Option<String>,
}

/// A corrective measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Measure {
    pub id: u32,
    pub cause: Option<String>,
    pub measure: Option<String>,
    pub owner: Option<String>,
    pub due: NaiveDate,
    pub done_at: Option<Moment>,
    pub effective: Option<bool>,
    pub notes: Option<String>,
}

/// An entry against a person or a head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Assessment {
    pub id: u32,
    pub at: Moment,
    pub clause: Option<String>,
    pub item: String,
    pub subject: Subject,
    pub person: Option<String>,
    pub department: Option<String>,
    pub points: Option<u32>,
    pub sanction: Option<Sanction>,
    pub reward: bool,
    /// What the reward is, in words.
    pub what: Option<String>,
    pub reason: Option<String>,
    pub decided: Option<bool>,
}

/// The case went up the ladder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Escalation {
    pub at: Moment,
    pub actor: String,
    pub rung: u32,
    pub to: String,
    pub clause: Option<String>,
    #[serde(skip)]
    pub place: u32,
}

/// A paper that was printed of the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Paper {
    pub form: String,
    pub serial: String,
    #[serde(rename = "printed_at")]
    pub at: Moment,
    #[serde(rename = "printed_by")]
    pub actor: String,
    /// When a slip came back.
    pub returned_at: Option<Moment>,
}

/// The case waits; clocks that the regulation lets stop have stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Waiting {
    pub on: WaitOn,
    pub since: Moment,
    pub reason: Option<String>,
}

/// Kept longer than the regulation asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hold {
    pub until: NaiveDate,
    pub reason: Option<String>,
}
