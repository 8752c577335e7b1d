//! What somebody asks the desk to do to a case. A command is only a wish: the regulation accepts it, which makes events, or
//! refuses it.

mod assess_person;
mod correct;
mod day;
mod dispatch;
mod read;
mod record;

pub use assess_person::AssessPerson;
pub use correct::{Correct, MeasurePlan};
pub use dispatch::{Dispatch, Limit, Other};
pub use read::CommandError;
pub(super) use read::read_fields;
pub use record::{Assess, Complete};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{CommandName, Method, Severity, Substantiated, WaitOn};
use crate::calendar::Moment;

/// One command of a case with its fields.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    Reclassify {
        kind: String,
        reason: String,
    },
    Complete(Box<Complete>),
    Assess(Assess),
    Verify {
        valid: bool,
        severity: Option<Severity>,
        reason: Option<String>,
    },
    Dispatch(Dispatch),
    Sign {
        department: Option<String>,
    },
    Notify {
        notes: Option<String>,
    },
    Arrive {
        notes: Option<String>,
    },
    Promise {
        until: Moment,
        what: Option<String>,
    },
    Contact {
        reached: bool,
        method: Method,
        notes: String,
        at: Option<Moment>,
    },
    Progress {
        notes: String,
    },
    Investigate {
        notes: String,
        cause: Option<String>,
        finding: Option<String>,
    },
    Correct(Correct),
    Wait {
        on: WaitOn,
        reason: String,
    },
    Resume {
        reason: Option<String>,
    },
    Ask {
        #[serde(alias = "text")]
        notes: Option<String>,
        reason: Option<String>,
    },
    Instruct {
        #[serde(alias = "text")]
        notes: Option<String>,
        reason: Option<String>,
    },
    Extend {
        workdays: Option<u32>,
        until: Option<Moment>,
        reason: String,
    },
    Escalate {
        to: Option<String>,
        reason: String,
    },
    Submit {
        handling: Option<String>,
        #[serde(default)]
        measures: Vec<MeasurePlan>,
        notes: Option<String>,
    },
    Return {
        reasons: Vec<String>,
    },
    Approve {
        notes: Option<String>,
    },
    Verdict {
        substantiated: Substantiated,
        upheld: Option<bool>,
        reason: String,
    },
    Inspect {
        effective: bool,
        notes: String,
    },
    Answer {
        method: Method,
        notes: String,
        accepted: Option<bool>,
        #[serde(default)]
        settled_at_once: bool,
    },
    Countersign {
        name: Option<String>,
        #[serde(default)]
        refused: bool,
    },
    Callback {
        method: Method,
        reached: bool,
        satisfaction: Option<u8>,
        words: Option<String>,
    },
    AssessPerson(AssessPerson),
    Review {
        notes: String,
        person: Option<String>,
    },
    Reflect {
        notes: String,
        person: Option<String>,
    },
    Circulate {
        notes: String,
        person: Option<String>,
    },
    Greet {
        notes: String,
        person: Option<String>,
    },
    Adopt {
        adopted: bool,
        reason: String,
    },
    Close {
        reason: Option<String>,
        notes: Option<String>,
    },
    Reopen {
        reason: String,
    },
    Merge {
        into: String,
        reason: Option<String>,
    },
    Archive {
        notes: Option<String>,
    },
    /// Keeps the case longer, until a day; or releases the hold that is on it.
    Hold {
        #[serde(default, deserialize_with = "day::optional_day")]
        until: Option<NaiveDate>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        release: bool,
        reason: String,
    },
    Note {
        text: String,
    },
    Undo {},
}

impl Command {
    /// Reads a command by its name and its fields.
    ///
    /// # Errors
    /// An unknown command, or the field that is unknown, missing or malformed.
    pub fn read(name: &str, fields: Value) -> Result<Self, CommandError> {
        if CommandName::parse(name).is_none() {
            return Err(CommandError::UnknownCommand(name.to_owned()));
        }
        if !fields.is_object() {
            return Err(CommandError::NotAnObject(fields.to_string()));
        }
        let tagged = Value::Object(Map::from_iter([(name.to_owned(), fields)]));
        read_fields(tagged)
    }

    /// The command's name.
    pub const fn name(&self) -> CommandName {
        match self {
            Self::Reclassify { .. } => CommandName::Reclassify,
            Self::Complete(_) => CommandName::Complete,
            Self::Assess(_) => CommandName::Assess,
            Self::Verify { .. } => CommandName::Verify,
            Self::Dispatch(_) => CommandName::Dispatch,
            Self::Sign { .. } => CommandName::Sign,
            Self::Notify { .. } => CommandName::Notify,
            Self::Arrive { .. } => CommandName::Arrive,
            Self::Promise { .. } => CommandName::Promise,
            Self::Contact { .. } => CommandName::Contact,
            Self::Progress { .. } => CommandName::Progress,
            Self::Investigate { .. } => CommandName::Investigate,
            Self::Correct(_) => CommandName::Correct,
            Self::Wait { .. } => CommandName::Wait,
            Self::Resume { .. } => CommandName::Resume,
            Self::Ask { .. } => CommandName::Ask,
            Self::Instruct { .. } => CommandName::Instruct,
            Self::Extend { .. } => CommandName::Extend,
            Self::Escalate { .. } => CommandName::Escalate,
            Self::Submit { .. } => CommandName::Submit,
            Self::Return { .. } => CommandName::Return,
            Self::Approve { .. } => CommandName::Approve,
            Self::Verdict { .. } => CommandName::Verdict,
            Self::Inspect { .. } => CommandName::Inspect,
            Self::Answer { .. } => CommandName::Answer,
            Self::Countersign { .. } => CommandName::Countersign,
            Self::Callback { .. } => CommandName::Callback,
            Self::AssessPerson(_) => CommandName::AssessPerson,
            Self::Review { .. } => CommandName::Review,
            Self::Reflect { .. } => CommandName::Reflect,
            Self::Circulate { .. } => CommandName::Circulate,
            Self::Greet { .. } => CommandName::Greet,
            Self::Adopt { .. } => CommandName::Adopt,
            Self::Close { .. } => CommandName::Close,
            Self::Reopen { .. } => CommandName::Reopen,
            Self::Merge { .. } => CommandName::Merge,
            Self::Archive { .. } => CommandName::Archive,
            Self::Hold { .. } => CommandName::Hold,
            Self::Note { .. } => CommandName::Note,
            Self::Undo {} => CommandName::Undo,
        }
    }
}
