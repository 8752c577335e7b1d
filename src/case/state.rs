//! What the history of a case adds up to at one moment.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    Answer, Assessment, Callback, CaseDepartment, CommandName, Contact, ContactAttempt, Customer,
    DeadlineKey, Erasure, Escalation, Finding, Hold, KeptDeadline, LevelState, Mark, Measure,
    PersonRef, Promise, Reset, TakenOver, Waiting,
};
use crate::calendar::Moment;

/// Where a case stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Open,
    Closed,
    Archived,
}

impl Status {
    /// The word used in data and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Archived => "archived",
        }
    }

    /// Reads [`Status::as_str`] back.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Open, Self::Closed, Self::Archived]
            .into_iter()
            .find(|status| status.as_str() == word)
    }
}

/// A case, as its events add up. Made only by [`Case::of`].
#[expect(
    clippy::struct_excessive_bools,
    reason = "each one is a box on the form or a fact of the record"
)]
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// `2026-000123`; a sealed one `S-2026-0001`.
    pub number: String,
    /// How many events the history has: what a client names to say which state it saw.
    pub version: u32,
    pub status: Status,
    pub kind: String,
    pub track: String,
    /// The version of the regulation that the case lives under.
    pub regulation: String,
    pub channel: String,
    pub category: Option<String>,
    pub sealed: bool,
    pub registered_at: Moment,
    pub received_at: Moment,
    pub received_by: String,
    pub customer: Customer,
    pub contact: Contact,
    pub subject: Option<String>,
    pub text: Option<String>,
    pub demand: Option<String>,
    pub fields: BTreeMap<String, String>,
    pub agitated: bool,
    pub important: bool,
    pub person_named: bool,
    pub departments: Vec<CaseDepartment>,
    pub persons: Vec<PersonRef>,
    /// The employee who handles it, where one was named.
    pub handler: Option<String>,
    /// Who got the slip besides the department, by the regulation's ids.
    pub copies: Vec<String>,
    pub ticked: BTreeSet<String>,
    pub level: Option<LevelState>,
    pub finding: Finding,
    pub promises: Vec<Promise>,
    pub contacts: Vec<ContactAttempt>,
    pub answers: Vec<Answer>,
    pub callbacks: Vec<Callback>,
    pub measures: Vec<Measure>,
    pub assessments: Vec<Assessment>,
    pub escalations: Vec<Escalation>,
    /// What was printed of the case, oldest first.
    pub papers: Vec<super::Paper>,
    pub waiting: Option<Waiting>,
    /// Waits that are over: on whom, from, to.
    pub waited: Vec<(super::WaitOn, Moment, Moment)>,
    pub marks: Vec<Mark>,
    pub resets: Vec<Reset>,
    /// Places of the history at which the case was reopened.
    pub openings: Vec<u32>,
    /// The last opening of the case: its registration, or its last reopening.
    pub opened_at: Moment,
    pub deadlines: Vec<KeptDeadline>,
    /// How often a limit was extended.
    pub extensions: u32,
    pub returned: u32,
    pub reopened: u32,
    /// The defects named at the last return: the checklist of the next submission.
    pub defects: Vec<String>,
    pub adopted: Option<bool>,
    pub last_word_at: Moment,
    pub closed_at: Option<Moment>,
    pub archived_at: Option<Moment>,
    pub hold: Option<Hold>,
    pub merged_into: Option<String>,
    /// The case that this one goes on with.
    pub sequel_to: Option<String>,
    /// The cases that go on with this one, oldest first.
    pub sequels: Vec<String>,
    /// The old ledger that it was taken over from.
    pub taken_over: Option<TakenOver>,
    /// Its personal data was erased by law: names, phones and words are gone from the whole history.
    pub erased: Option<Erasure>,
    /// When the level last rose by rule, for lists that show news.
    pub level_changed_at: Option<Moment>,
}

impl Case {
    /// The time by which reports, sums and the query word `registered:` count it: its registration, and for a case out of an
    /// old ledger the receipt that the ledger gives, so that nothing old becomes a complaint of this month.
    pub fn counted_at(&self) -> Moment {
        match self.taken_over {
            Some(_) => self.received_at,
            None => self.registered_at,
        }
    }

    /// The department that answers for the case: the last one dispatched to, else the first named at intake.
    pub fn responsible(&self) -> Option<&str> {
        self.departments
            .iter()
            .find(|department| department.responsible)
            .or_else(|| self.departments.first())
            .map(|department| department.name.as_str())
    }

    /// The last completion of `step` after a place of the history, for one department or for any.
    pub fn mark_after(
        &self,
        step: CommandName,
        place: u32,
        department: Option<&str>,
    ) -> Option<&Mark> {
        self.marks.iter().rev().find(|mark| {
            mark.step == step
                && mark.place > place
                && (department.is_none() || mark.department.as_deref() == department)
        })
    }

    /// The last completion of `step`, whatever came after it.
    pub fn last_mark(&self, step: CommandName) -> Option<&Mark> {
        self.marks.iter().rev().find(|mark| mark.step == step)
    }

    /// The deadline that was counted for `key`, where one was.
    pub fn deadline(&self, key: &DeadlineKey) -> Option<&KeptDeadline> {
        self.deadlines.iter().find(|kept| &kept.key == key)
    }

    /// The failed tries to reach the customer, by any means and in any step: how many, on how many different days.
    pub fn failed_attempts(&self) -> (usize, usize) {
        let contacts = self
            .contacts
            .iter()
            .filter(|try_| !try_.reached)
            .map(|try_| try_.at);
        let callbacks = self
            .callbacks
            .iter()
            .filter(|call| !call.reached)
            .map(|call| call.at);
        let tries: Vec<Moment> = contacts.chain(callbacks).collect();
        let days: BTreeSet<_> = tries.iter().map(chrono::DateTime::date_naive).collect();
        (tries.len(), days.len())
    }

    /// What the last callback that reached the customer gave.
    pub fn satisfaction(&self) -> Option<u8> {
        self.callbacks
            .iter()
            .rev()
            .find_map(|call| call.satisfaction)
    }
}
