//! Which clauses a test proves, and that it does.
//!
//! A test says so where it makes its desk: `desk().proving(Way::Level, "gym.L1.a gym.L1.c")`. Whatever the program answers
//! at that desk is read for clauses, and when the desk goes, every clause that was claimed must have acted there in the way
//! that was claimed: a claim that is no longer true fails its test. `tests/regulations/clauses.rs` gathers the claims of all
//! tests into `tests/regulations/clauses.md` and fails where a clause has none.

use std::collections::BTreeSet;

use serde_json::Value;

/// How a clause acted in what the program answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// It put a case on its level.
    Level,
    /// Something was done under it: it stands on an event of the history.
    Done,
    /// It asked somebody for something: it stands on an open task.
    Asked,
    /// A due time was counted under it.
    Limit,
    /// It refused something.
    Refused,
    /// It says what the record still lacks, or which office has the case.
    Record,
    /// A report is made by it.
    Reported,
}

/// What was seen at one desk, and what was claimed of it.
#[derive(Debug, Default)]
pub struct Witness {
    seen: BTreeSet<(Way, String)>,
    claimed: BTreeSet<(Way, String)>,
}

impl Witness {
    pub fn claim(&mut self, way: Way, clauses: &str) {
        let each = clauses.split_whitespace();
        self.claimed
            .extend(each.map(|clause| (way, clause.to_owned())));
    }

    /// Reads one answer: a case, a list of tasks, what a tick changed, a report, a measure, an error.
    pub fn hears(&mut self, answer: &Value) {
        self.entries(&answer["level"]["why"], Way::Level, "clause");
        self.entries(&answer["events"], Way::Done, "clause");
        self.entries(&answer["changed"], Way::Done, "clause");
        self.entries(&answer["tasks"], Way::Asked, "clause");
        self.entries(&answer["reports"], Way::Asked, "clause");
        self.entries(&answer["incomplete"], Way::Record, "clause");
        self.clause(&answer["office_clause"], Way::Record);
        if answer["report"].is_string() {
            self.clause(&answer["clause"], Way::Reported);
        }
        // A measure of the desk, which belongs to no case.
        if answer["measure"].is_string() {
            self.clause(&answer["clause"], Way::Done);
        }
        self.clause(&answer["error"]["clause"], Way::Refused);
        self.entries(&answer["deadlines"], Way::Limit, "clause");
    }

    fn entries(&mut self, list: &Value, way: Way, field: &str) {
        for entry in list.as_array().into_iter().flatten() {
            self.clause(&entry[field], way);
        }
    }

    fn clause(&mut self, clause: &Value, way: Way) {
        let clause = clause.as_str().map(ToOwned::to_owned);
        self.seen.extend(clause.map(|clause| (way, clause)));
    }

    /// The claims that did not come true.
    pub fn untrue(&self) -> Vec<&(Way, String)> {
        self.claimed.difference(&self.seen).collect()
    }
}
