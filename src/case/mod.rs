//! A case: one complaint (grumble, need, suggestion …) from receipt to archive.
//!
//! A case *is* its history. [`Event`]s say what happened; [`Case`] is what they add up to ([`Case::of`] folds them). Nothing
//! else about a case is a source of truth: rows, tasks, sums and search are computed from it and can be rebuilt from it.
//!
//! This floor knows no regulation. Every verdict that a rule gave (a level, a due time, a round) is written into the event
//! it led to, so a fold needs no rule, and a case keeps its meaning when the rules change.

mod actor;
mod chosen;
mod command;
mod command_name;
mod deadline;
mod erasure;
mod event;
mod fact;
mod fold;
mod intake;
mod level;
mod nearby;
mod old;
mod parties;
mod personal;
mod records;
mod role;
mod state;
mod task;

pub use actor::Actor;
pub use command::{
    Assess, AssessPerson, Command, CommandError, Complete, Correct, Dispatch, Limit, MeasurePlan,
    Other,
};
pub use command_name::CommandName;
pub use deadline::{DeadlineKey, KeptDeadline};
pub use erasure::{Erasure, ErasureCause};
pub use event::{Draft, Event, StoredFacts};
pub use fact::{Fact, LevelCause, Registered};
pub use intake::{Intake, IntakeError};
pub use level::{How, LevelState, Saw, Why};
pub use nearby::{Near, NearGroup, Neighbour, nearest};
pub use old::{OldCase, TakenOver};
pub use parties::{Contact, Customer, PersonRef, Sex};
pub use personal::Personal;
pub use records::{
    Answer, Assessment, Callback, CaseDepartment, ContactAttempt, Escalation, Finding, Hold, Mark,
    Measure, Origin, Paper, Promise, Reset, Waiting,
};
pub use role::Role;
pub use state::{Case, Status};
pub use task::Task;

use serde::{Deserialize, Serialize};

/// How the office spoke or wrote to a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    Phone,
    Counter,
    Visit,
    Letter,
    Email,
    Wechat,
    Other,
}

impl Method {
    /// Every method, in the order in which a form offers them.
    pub const ALL: [Self; 7] = [
        Self::Phone,
        Self::Counter,
        Self::Visit,
        Self::Letter,
        Self::Email,
        Self::Wechat,
        Self::Other,
    ];
}

/// Whether the facts of a complaint could be established (属实).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Substantiated {
    Yes,
    No,
    Unverifiable,
}

/// How grave a valid complaint is where a regulation asks for it at verification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    Ordinary,
    Serious,
}

/// Whom a case waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitOn {
    Customer,
    Office,
}

/// A sanction against a person, mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sanction {
    CirculatedCriticism,
    Warning,
    Demerit,
    MajorDemerit,
    Dismissal,
}

/// Whom an assessment entry charges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The employee named in the entry.
    Person,
    /// The head of that employee's department.
    Head,
}
