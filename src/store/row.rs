//! The projections: what lists show of a case without reading its history.

use crate::calendar::Moment;
use crate::case::{CommandName, Role, Status, Task, WaitOn};

/// One case in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseRow {
    pub number: String,
    pub version: u32,
    pub status: Status,
    pub sealed: bool,
    pub kind: String,
    /// The step that is next; `None` when nothing is left to do.
    pub stage: Option<CommandName>,
    pub level: Option<String>,
    pub level_rank: Option<u8>,
    pub category: Option<String>,
    pub channel: String,
    /// The responsible one first.
    pub departments: Vec<String>,
    /// Employees complained about.
    pub persons: Vec<String>,
    pub customer: String,
    /// As typed.
    pub phone: Option<String>,
    /// Canonical digits of the customer's numbers, for search and for "the same customer".
    pub phone_keys: Vec<String>,
    pub unit: Option<String>,
    pub subject: Option<String>,
    /// The first words of the matter, for a list.
    pub excerpt: String,
    pub received_at: Moment,
    /// By which it is counted: its registration, or the old ledger's day of receipt.
    pub registered_at: Moment,
    pub received_by: String,
    /// The earliest due time of the open tasks.
    pub due: Option<Moment>,
    /// When something may change by time alone.
    pub wake_at: Option<Moment>,
    pub waiting: Option<WaitOn>,
    pub returned: u32,
    pub reopened: u32,
    pub escalated: u32,
    pub satisfaction: Option<u8>,
    pub closed_at: Option<Moment>,
    /// Same matter: category, department and normalised subject; `None` without a subject.
    pub matter: Option<String>,
    /// Same customer: normalised phone, else name and unit or address.
    pub customer_key: String,
}

impl CaseRow {
    /// Whether its personal data was erased: no case is registered without a name, so only an erasure leaves none.
    pub fn is_erased(&self) -> bool {
        self.customer.is_empty()
    }
}

/// From so many cases on, a term counts as one that everybody uses.
pub const COMMON: u32 = 64;

/// Open cases that share terms with a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alike {
    /// How many cases have each of the terms, in their order: counted to [`COMMON`].
    pub known: Vec<u32>,
    /// Each with the places of the terms that it has.
    pub cases: Vec<(CaseRow, Vec<usize>)>,
}

/// What a case is found by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchText {
    /// Normalised: everything that a person may remember of the case, one line for each field.
    pub text: String,
    /// So many characters at the beginning of `text` are the customer's and the contact's name: their lines come first.
    pub veiled: u32,
    /// Pinyin initials of the names.
    pub initials: Vec<String>,
    /// Digits of the phone numbers, to be found from any position.
    pub digits: Vec<String>,
}

/// One open task in the follow-up queue, with what the queue shows of its case.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a column of its own, and none excludes another"
)]
#[derive(Clone, Debug, PartialEq)]
pub struct TaskRow {
    pub number: String,
    pub id: u32,
    pub step: CommandName,
    pub clause: String,
    pub role: Role,
    pub department: Option<String>,
    pub person: Option<String>,
    pub due: Option<Moment>,
    pub provisional: bool,
    pub ready: bool,
    pub standing: bool,
    pub measure: Option<u32>,
    pub needs: Vec<String>,
    /// Of the case.
    pub kind: String,
    pub level: Option<String>,
    pub level_rank: Option<u8>,
    pub customer: String,
    pub phone: Option<String>,
    pub subject: Option<String>,
    pub excerpt: String,
    pub case_department: Option<String>,
    pub waiting: Option<WaitOn>,
    /// The earliest due time of its case's tasks.
    pub case_due: Option<Moment>,
    /// Since when it has been open without a break, of a task without a limit; `None` where time alone has opened it.
    pub since: Option<Moment>,
    /// Whether that was noted: a desk of an older layout did not, and then the case's history tells.
    pub since_known: bool,
    /// Its case became graver of late. Not kept: the desk fills it in where it is shown.
    pub rose: Option<Rise>,
}

/// A level that rose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rise {
    /// The level's id before, where it had one.
    pub from: Option<String>,
    pub to: String,
    pub at: Moment,
}

/// A case as the rows of an old ledger are compared with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    pub number: String,
    pub customer: String,
    pub customer_key: String,
    pub subject: Option<String>,
    pub excerpt: String,
    pub received_at: Moment,
    /// The ledger and its row that it was taken over from.
    pub row: Option<(String, u32)>,
    /// The number that it had there.
    pub old_number: Option<String>,
}

/// The task itself, without what the queue shows of its case.
impl From<TaskRow> for Task {
    fn from(row: TaskRow) -> Self {
        Self {
            id: row.id,
            step: row.step,
            clause: row.clause,
            role: row.role,
            department: row.department,
            person: row.person,
            due: row.due,
            provisional: row.provisional,
            ready: row.ready,
            standing: row.standing,
            measure: row.measure,
            needs: row.needs,
        }
    }
}
