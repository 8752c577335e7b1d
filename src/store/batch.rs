//! What one accepted command writes, all in one transaction.

use serde_json::Value;

use super::{CaseRow, DepartmentRecord, PersonRecord, SearchText, UserRecord};
use crate::calendar::Moment;
use crate::case::{Draft, Task};

/// Everything that is written together.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// The client's operation, so that the same one again does nothing twice.
    pub op: Option<Operation>,
    /// Written to the log in this order, before the desk's own events.
    pub cases: Vec<CaseWrite>,
    /// Numbers of cases among `cases` whose personal data goes: the personal halves and salts of all their events so far, what
    /// was half typed on them, and every name that stood on no other case. Their new events keep their own halves.
    pub erase: Vec<String>,
    pub desk_events: Vec<DeskEvent>,
    pub people: Vec<PeopleWrite>,
    pub settings: Vec<(String, String)>,
    /// Numbers of papers that are taken from now on, beside those of new cases.
    pub serials: Vec<String>,
    /// Version and text of a regulation that is used from now on.
    pub regulation: Option<(String, String)>,
    /// Version and JSON of a calendar that is used from now on.
    pub calendar: Option<(String, String)>,
}

/// The new events of one case, and what they make of it.
#[derive(Clone, Debug)]
pub struct CaseWrite {
    pub number: String,
    /// The version that the decision saw; 0 for a new case. Another one in the file is a conflict.
    pub expected: u32,
    pub drafts: Vec<Draft>,
    pub row: CaseRow,
    pub tasks: Vec<Task>,
    /// `None`: not searchable (sealed).
    pub search: Option<SearchText>,
}

/// An event of the desk itself: users, sign-ins, refusals, calendars, adoption, unmasking.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskEvent {
    pub at: Moment,
    pub actor: String,
    pub kind: String,
    /// Kept for ever.
    pub facts: Value,
    /// Names and words that the law may have erased.
    pub personal: Value,
}

/// A change of who is who.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeopleWrite {
    /// Adds or replaces.
    User(UserRecord),
    /// Adds, where it is not there.
    Department(DepartmentRecord),
    /// Adds, where it is not there.
    Person(PersonRecord),
}

/// An operation that a client named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    pub id: String,
    /// Of the operation's content: the same id with another content is a mistake of the client.
    pub digest: String,
    /// The case that it registered or changed.
    pub number: String,
    /// That case's version afterwards.
    pub version: u32,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appended {
    /// Place of the first and the last new event in the log.
    pub first: i64,
    pub last: i64,
}
