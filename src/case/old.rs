//! A case out of an old ledger: what was written down of it before there was a desk.
//!
//! It becomes a case with two events, its registration and `imported`, both dated when they were taken over: nothing is
//! dated before the last event of the log. What the ledger says of older days (answered, closed, how satisfied) is kept as
//! what the ledger said. Reports count such a case by those days: an old complaint is none of this month's, and the periods
//! that were closed before it was taken over keep their figures.
//!
//! Whether it is closed is for the ledger to say: where it has a column for the day of closing, an empty cell there is an open
//! case, whatever the result says. Only where it has none does a result close the case, on the day of the answer.

use std::collections::BTreeMap;

use super::Intake;
use crate::calendar::Moment;

/// Where a case was taken over from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenOver {
    /// The first digits of the SHA-256 of the file.
    pub ledger: String,
    /// Its row, as a spreadsheet counts.
    pub row: u32,
}

/// One row of an old ledger.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OldCase {
    /// Its row, as a spreadsheet counts.
    pub row: u32,
    pub intake: Intake,
    pub received_by: Option<String>,
    /// The regulation's id of the level that it was given.
    pub level: Option<String>,
    /// The department that handled it.
    pub department: Option<String>,
    /// What the customer was told, or how it was handled.
    pub result: Option<String>,
    pub answered_at: Option<Moment>,
    /// 1 to 5.
    pub satisfaction: Option<u8>,
    /// The customer's words at the callback.
    pub words: Option<String>,
    pub closed_at: Option<Moment>,
    /// The ledger has a column that tells when a case was closed: where that is empty, the case is open.
    pub tells_closing: bool,
    /// What the ledger says besides, by the name of the value or by its heading.
    pub kept: BTreeMap<String, String>,
}

impl OldCase {
    /// When the customer was answered: as the ledger says, else when it was closed, else on the day of receipt; never before
    /// the receipt, whose hour a ledger may give where it gives the day alone of the answer.
    pub fn answered_at(&self, received_at: Moment) -> Option<Moment> {
        let told = self.result.is_some() || self.answered_at.is_some();
        told.then(|| {
            let at = self.answered_at.or(self.closed_at);
            at.map_or(received_at, |at| at.max(received_at))
        })
    }

    /// When it was closed, never before the receipt; `None`: still open.
    pub fn closed_at(&self, received_at: Moment) -> Option<Moment> {
        let closed = self.closed_at.map(|at| at.max(received_at));
        let answered = || {
            self.answered_at(received_at)
                .filter(|_| !self.tells_closing)
        };
        closed.or_else(answered)
    }
}
