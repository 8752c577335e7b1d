//! What somebody asks the desk to do to a case. A command is only a wish: the regulation accepts it, which makes events, or
//! refuses it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{
    CommandName, Contact, Customer, Method, PersonRef, Sanction, Severity, Substantiated, WaitOn,
};
use crate::calendar::Moment;

/// The shape of a command or of a registration is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommandError {
    #[error("unknown command: {0}")]
    UnknownCommand(String),
    #[error("unknown field: {0}")]
    UnknownField(String),
    #[error("missing field: {0}")]
    Missing(String),
    #[error("field {field}: {detail}")]
    Malformed { field: String, detail: String },
    #[error("a JSON object is expected: {0}")]
    NotAnObject(String),
}

impl CommandError {
    /// The field that the error is about, where there is one.
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::UnknownField(field) | Self::Missing(field) | Self::Malformed { field, .. } => {
                Some(field)
            }
            Self::UnknownCommand(_) | Self::NotAnObject(_) => None,
        }
    }
}

/// The limit on a slip: done the same day, or within so many calendar days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", try_from = "SlipLimit", into = "SlipLimit")]
pub enum Limit {
    SameDay,
    Days(u32),
}

#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct SlipLimit {
    #[serde(skip_serializing_if = "Option::is_none")]
    same_day: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<u32>,
}

impl TryFrom<SlipLimit> for Limit {
    type Error = &'static str;

    fn try_from(slip: SlipLimit) -> Result<Self, Self::Error> {
        match (slip.same_day, slip.days) {
            (Some(true), None) => Ok(Self::SameDay),
            (None | Some(false), Some(days @ 1..=366)) => Ok(Self::Days(days)),
            (None | Some(false), Some(_)) => Err("days: 1 to 366"),
            _ => Err("either {\"same_day\":true} or {\"days\":n}"),
        }
    }
}

impl From<Limit> for SlipLimit {
    fn from(limit: Limit) -> Self {
        match limit {
            Limit::SameDay => Self {
                same_day: Some(true),
                days: None,
            },
            Limit::Days(days) => Self {
                same_day: None,
                days: Some(days),
            },
        }
    }
}

/// `dispatch`: the responsible department, others involved, a named handler, the slip's limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dispatch {
    pub department: String,
    pub person: Option<String>,
    #[serde(default)]
    pub departments: Vec<String>,
    pub limit: Option<Limit>,
    pub demand: Option<String>,
}

/// `complete`: what was not known at the counter is filled in later. What is absent stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Complete {
    pub customer: Option<Customer>,
    pub contact: Option<Contact>,
    pub category: Option<String>,
    pub subject: Option<String>,
    pub demand: Option<String>,
    pub persons: Option<Vec<PersonRef>>,
    pub fields: BTreeMap<String, String>,
}

/// `assess`: the whole ticked set, a level by hand, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Assess {
    pub facts: Option<Vec<String>>,
    pub level: Option<String>,
    pub reason: Option<String>,
}

/// A measure against recurrence, as planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasurePlan {
    pub measure: String,
    pub owner: String,
    pub due: NaiveDate,
}

/// `correct`: plan a measure, report it done, or judge its effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "CorrectFields")]
pub enum Correct {
    Plan(MeasurePlan),
    Done {
        id: u32,
        notes: Option<String>,
    },
    Effect {
        id: u32,
        effective: bool,
        notes: Option<String>,
    },
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct CorrectFields {
    measure: Option<String>,
    owner: Option<String>,
    due: Option<NaiveDate>,
    id: Option<u32>,
    done: Option<bool>,
    effective: Option<bool>,
    notes: Option<String>,
}

impl TryFrom<CorrectFields> for Correct {
    type Error = String;

    fn try_from(fields: CorrectFields) -> Result<Self, Self::Error> {
        let missing = |field: &str| format!("missing field `{field}`");
        if let Some(id) = fields.id {
            return match (fields.done, fields.effective) {
                (_, Some(effective)) => Ok(Self::Effect {
                    id,
                    effective,
                    notes: fields.notes,
                }),
                (Some(true), None) => Ok(Self::Done {
                    id,
                    notes: fields.notes,
                }),
                _ => Err(missing("done")),
            };
        }
        Ok(Self::Plan(MeasurePlan {
            measure: fields.measure.ok_or_else(|| missing("measure"))?,
            owner: fields.owner.ok_or_else(|| missing("owner"))?,
            due: fields.due.ok_or_else(|| missing("due"))?,
        }))
    }
}

/// `extend`: working days added, or a new time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExtendBy {
    Workdays(u32),
    Until(Moment),
}

/// `assess_person`: propose an entry, or decide one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "AssessPersonFields")]
pub enum AssessPerson {
    Propose {
        item: String,
        person: String,
        department: Option<String>,
        points: Option<u32>,
        sanction: Option<Sanction>,
        reward: Option<String>,
        reason: String,
    },
    Decide {
        id: u32,
        decided: bool,
    },
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct AssessPersonFields {
    item: Option<String>,
    person: Option<String>,
    department: Option<String>,
    points: Option<u32>,
    sanction: Option<Sanction>,
    reward: Option<Value>,
    reason: Option<String>,
    id: Option<u32>,
    decided: Option<bool>,
}

impl TryFrom<AssessPersonFields> for AssessPerson {
    type Error = String;

    fn try_from(fields: AssessPersonFields) -> Result<Self, Self::Error> {
        let missing = |field: &str| format!("missing field `{field}`");
        if let Some(id) = fields.id {
            let decided = fields.decided.ok_or_else(|| missing("decided"))?;
            return Ok(Self::Decide { id, decided });
        }
        Ok(Self::Propose {
            item: fields.item.ok_or_else(|| missing("item"))?,
            person: fields.person.ok_or_else(|| missing("person"))?,
            department: fields.department,
            points: fields.points,
            sanction: fields.sanction,
            reward: match fields.reward {
                None | Some(Value::Null) => None,
                Some(Value::String(words)) => Some(words),
                Some(other) => Some(other.to_string()),
            },
            reason: fields.reason.ok_or_else(|| missing("reason"))?,
        })
    }
}

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
    Hold {
        until: NaiveDate,
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

/// Deserialises `value`, naming the offending field by its path from the outside in (`customer.phone`).
pub(super) fn read_fields<T: DeserializeOwned>(value: Value) -> Result<T, CommandError> {
    if !value.is_object() {
        return Err(CommandError::NotAnObject(value.to_string()));
    }
    serde_path_to_error::deserialize(value).map_err(|error| {
        let mut path = error.path().to_string();
        let detail = error.into_inner().to_string();
        let inner_most = |word: &str| join(&outer(&path), word);
        if let Some(field) = quoted(&detail, "unknown field `") {
            return CommandError::UnknownField(inner_most(field));
        }
        if let Some(field) = quoted(&detail, "missing field `") {
            return CommandError::Missing(inner_most(field));
        }
        path = outer(&path);
        CommandError::Malformed {
            field: path,
            detail,
        }
    })
}

/// The path without the command's own name, which is the client's argument and not a field.
fn outer(path: &str) -> String {
    let fields: Vec<&str> = path
        .split('.')
        .enumerate()
        .filter(|(at, part)| {
            !(part.is_empty() || *part == "?" || (*at == 0 && CommandName::parse(part).is_some()))
        })
        .map(|(_, part)| part)
        .collect();
    fields.join(".")
}

fn join(path: &str, field: &str) -> String {
    let already = path.rsplit('.').next() == Some(field);
    match (path.is_empty(), already) {
        (true, _) => field.to_owned(),
        (false, true) => path.to_owned(),
        (false, false) => format!("{path}.{field}"),
    }
}

fn quoted<'a>(detail: &'a str, opening: &str) -> Option<&'a str> {
    detail
        .split_once(opening)?
        .1
        .split_once('`')
        .map(|(word, _)| word)
}
