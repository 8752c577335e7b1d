//! Questions to the store, as values. The words people type are read by the desk (`desk::query`), which knows the
//! regulation and the time; what arrives here is exact.

use crate::calendar::Moment;
use crate::case::{CommandName, Role, Status};

use super::{CaseRow, TaskRow};

/// One condition on a case. All conditions of a query are joined by "and".
#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    Kind(Vec<String>),
    /// Ranks from..=to, 1 the gravest.
    LevelRank(u8, u8),
    /// Any department on the case, by its exact name or a part of it.
    Department(String),
    /// The department that answers for the case, by its exact name.
    Responsible(String),
    /// An employee complained about, or a part of the name.
    Person(String),
    Status(Vec<Status>),
    Stage(Vec<CommandName>),
    Channel(Vec<String>),
    Category(Vec<String>),
    Unit(String),
    /// A part of the customer's name.
    Customer(String),
    /// Digits, from any position.
    Phone(String),
    /// Who received it.
    Clerk(String),
    Received(Bound),
    Registered(Bound),
    /// The earliest due time of the open tasks.
    Due(Bound),
    /// Due before this moment, and open.
    OverdueAt(Moment),
    Returned,
    Reopened,
    /// It waits, for the customer or for an office.
    Waiting,
    /// It is sealed under none but these kinds, or not at all.
    SealedOnly(Vec<String>),
    /// Closed within that span; open cases never are.
    Closed(Bound),
    /// Its personal data was erased by law.
    Erased,
    /// Satisfaction from..=to.
    Satisfaction(u8, u8),
    /// A clause that has acted in it, by its exact id. Never true of a sealed case.
    Clause(String),
    /// A number or the end of one.
    Number(String),
    /// The numbers of one series from..=to: what was taken over together, say.
    Numbers(String, String),
    /// Free text: Chinese of any length, initials of names, digits of a phone number, a case number.
    Text(String),
    /// What that filter says, for somebody from whom customers are hidden: it knows nothing of the customer's and the
    /// contact's name and telephone, but in cases of this department or of none. Without a department it never knows them.
    Veiled(Box<Filter>, Option<String>),
}

/// A span of time; either end may be open. `from` inclusive, `until` exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bound {
    pub from: Option<Moment>,
    pub until: Option<Moment>,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Earliest due first; cases with nothing due last, newest first among them.
    Due,
    /// Newest first.
    #[default]
    Received,
    /// Oldest first: as a ledger is written.
    Oldest,
    /// Gravest first, then newest.
    Level,
}

/// Where the next page begins: the sort key and the number of the last case of this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor(pub String);

/// A question for cases.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseQuery {
    /// `true`: the filter must not hold.
    pub filters: Vec<(bool, Filter)>,
    pub sort: Sort,
    pub after: Option<Cursor>,
    pub limit: u32,
    /// Sealed cases are part of the answer (only for the role they are sealed for).
    pub sealed: bool,
}

impl Default for CaseQuery {
    fn default() -> Self {
        Self {
            filters: Vec::new(),
            sort: Sort::default(),
            after: None,
            limit: 50,
            sealed: false,
        }
    }
}

/// A page of cases.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CasePage {
    pub rows: Vec<CaseRow>,
    pub next: Option<Cursor>,
}

/// How many: exact, or more than the limit of counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    Exactly(u32),
    MoreThan(u32),
}

/// A question for open tasks.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskQuery {
    /// Conditions on the cases.
    pub filters: Vec<(bool, Filter)>,
    /// Only tasks of these roles; every role where empty.
    pub roles: Vec<Role>,
    /// Only tasks of that department.
    pub department: Option<String>,
    /// Only tasks of that department or of none: what a member of it may do.
    pub own: Option<String>,
    /// Only tasks due before this moment (overdue ones included).
    pub due_before: Option<Moment>,
    /// Only tasks due at or after this moment.
    pub due_from: Option<Moment>,
    pub after: Option<Cursor>,
    pub limit: u32,
    pub sealed: bool,
}

impl Default for TaskQuery {
    fn default() -> Self {
        Self {
            filters: Vec::new(),
            roles: Vec::new(),
            department: None,
            own: None,
            due_before: None,
            due_from: None,
            after: None,
            limit: 50,
            sealed: false,
        }
    }
}

/// A question for cases that are no longer open, the earliest closed first. Erased ones are never meant.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClosedQuery {
    /// A case of any of these groups.
    pub groups: Vec<ClosedGroup>,
    /// Kinds of which sealed cases are part of the answer; of all others none is.
    pub sealed: Vec<String>,
    pub after: Option<Cursor>,
    pub limit: u32,
}

/// Closed cases of one kind, at one step.
#[derive(Clone, Debug, PartialEq)]
pub struct ClosedGroup {
    pub kind: String,
    pub status: Status,
    /// The step that is next; `None`: nothing is left to do.
    pub stage: Option<CommandName>,
    /// Closed within that span.
    pub closed: Bound,
}

/// A page of tasks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskPage {
    pub rows: Vec<TaskRow>,
    pub next: Option<Cursor>,
}

/// A question for kept sums: cases by month of registration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TallyQuery {
    /// `2026-09`, inclusive; open where absent.
    pub from_month: Option<String>,
    pub until_month: Option<String>,
}

/// One kept sum: so many cases share these values. Sealed cases are never counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tally {
    pub month: String,
    pub kind: String,
    pub level: String,
    pub department: String,
    pub category: String,
    pub status: String,
    pub cases: u32,
}

impl Tally {
    /// The sum that a case is counted in, counting this one case; `None` for a sealed one.
    pub fn of(row: &CaseRow) -> Option<Self> {
        (!row.sealed).then(|| Self {
            month: row.registered_at.format("%Y-%m").to_string(),
            kind: row.kind.clone(),
            level: row.level.clone().unwrap_or_default(),
            department: row.departments.first().cloned().unwrap_or_default(),
            category: row.category.clone().unwrap_or_default(),
            status: row.status.as_str().to_owned(),
            cases: 1,
        })
    }
}

/// What a department has on its desk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// The responsible department; empty where a case has none yet.
    pub department: String,
    /// Open cases.
    pub open: u32,
    /// Those of them past their due time.
    pub overdue: u32,
}

/// How often a clause has acted: in so many events of so many cases, and when last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fired {
    pub clause: String,
    pub times: u32,
    pub cases: u32,
    pub last: Moment,
}
