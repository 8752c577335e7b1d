//! The store: where the log, and everything computed from it, is kept.
//!
//! A narrow trait of the domain's own verbs: no SQL leaves it, so that another database can stand behind it later. There is
//! **one write**: [`Store::append`] (and [`Store::append_parts`], the same for more than fits into memory). It opens the write transaction first, lets the desk read and decide inside it, and
//! then writes what the desk decided, all of it or nothing. So no decision ever rests on a state that has changed since, and
//! events, rows, tasks, sums, search and chain can never disagree. (A plain "append this batch" would need the desk to
//! read before the transaction and to retry.) Drafts of forms and lines of the ledger are written beside it: they are nobody's
//! record.

mod batch;
mod brake;
pub mod chain;
mod error;
mod history;
mod line;
mod manifest;
mod people;
pub mod place;
mod query;
mod row;
pub mod sqlite;

pub use batch::{Appended, Batch, CaseWrite, DeskEvent, Operation, PeopleWrite};
pub use brake::Brake;
pub use error::StoreError;
pub use history::History;
pub use line::{Edition, EditionId, KeptLine, Line, LinePage, NewLine};
pub use manifest::{Anchor, Manifest};
pub use people::{DepartmentRecord, PersonRecord, UserRecord};
pub use query::{
    Bound, CasePage, CaseQuery, ClosedGroup, ClosedQuery, Cursor, Filter, Fired, Load, Sort, Tally,
    TallyQuery, TaskPage, TaskQuery, Total,
};
pub use row::{Alike, COMMON, CaseRow, Earlier, Rise, SearchText, TaskRow};

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;

use crate::calendar::Moment;
use crate::case::Event;

/// What the desk asks inside a write transaction, and what it decided there; `None` writes nothing.
pub type Prepare<'a> = dyn FnMut(&dyn Read) -> Result<Option<Batch>, StoreError> + 'a;

/// What the desk does inside a long write transaction: it reads through the first, writes part after part through the second,
/// and sees what it has written. `true` keeps all of it, `false` none.
pub type Parts<'a> = dyn FnMut(&dyn Read, &mut WritePart<'_>) -> Result<bool, StoreError> + 'a;

/// Writes one part of a long write.
pub type WritePart<'a> = dyn FnMut(&Batch) -> Result<(), StoreError> + 'a;

/// Hears how much of a copy is done, of how much, and stops it with `false`.
pub type Copied<'a> = dyn FnMut(u64, u64) -> bool + 'a;

/// Everything a desk's file can do.
pub trait Store: Read + Send {
    /// Decides and writes in one transaction, durable when it returns. `None` where `prepare` decided nothing.
    ///
    /// # Errors
    /// Whatever `prepare` returned, unchanged and with nothing written; or a fault of the file, the disk or the lock. A commit
    /// in doubt is looked up: [`StoreError::Uncertain`] is left only where the file cannot be opened for that.
    fn append(&mut self, prepare: &mut Prepare<'_>) -> Result<Option<Appended>, StoreError>;

    /// Decides and writes in one transaction as [`Store::append`] does, but part by part: for more than fits into memory at
    /// once. `None` where `parts` kept nothing.
    ///
    /// # Errors
    /// As [`Store::append`].
    fn append_parts(&mut self, parts: &mut Parts<'_>) -> Result<Option<Appended>, StoreError>;

    /// Stops what it is doing whenever `brake` is pulled; a transaction under way writes nothing then.
    ///
    /// # Errors
    /// Only where the store cannot be told.
    fn heed(&mut self, _brake: Brake) -> Result<(), StoreError> {
        Ok(())
    }

    /// Keeps the draft of a form (last one wins for the same user and form).
    fn save_draft(&mut self, draft: &FormDraft) -> Result<(), StoreError>;

    /// Forgets a draft.
    fn drop_draft(&mut self, user: &str, form: &str) -> Result<(), StoreError>;

    /// Begins an edition of the ledger's lines; those made otherwise under its name are taken away. `None` where another
    /// terminal is at work: then no lines are kept this time.
    fn begin_edition(&mut self, edition: &Edition) -> Result<Option<EditionId>, StoreError>;

    /// Keeps lines of the ledger. A line of a case that has changed meanwhile is not kept, none at all while another terminal is
    /// at work: it will be made again.
    fn keep_lines(&mut self, edition: EditionId, lines: &[NewLine]) -> Result<(), StoreError>;
    /// Copies one state of the whole desk into a file that is not there yet. Others may write meanwhile; what they write is not
    /// in the copy. The copy is not synced to the disk yet.
    ///
    /// # Errors
    /// [`StoreError::Stopped`] where `told` said so; a disk that is full or fails. What of the copy is there is worthless then.
    fn copy_to(&self, path: &Path, told: &mut Copied<'_>) -> Result<(), StoreError>;

    /// Housekeeping outside any commit: search merges, planner statistics, the write-ahead log. At most about `budget_ms`.
    fn idle(&mut self, budget_ms: u32) -> Result<(), StoreError>;

    /// Takes out of the file's very bytes what was erased or deleted before: the words of the search index, free pages, the
    /// write-ahead log. It rewrites the whole file, so it takes a while, and nobody else can write meanwhile.
    ///
    /// # Errors
    /// [`StoreError::Busy`] where another terminal is at work: what was erased stays erased, its bytes are still there.
    fn purge(&mut self) -> Result<(), StoreError>;

    /// This store as a reader.
    fn as_read(&self) -> &dyn Read;
}

/// What can be asked of a desk's file.
pub trait Read {
    /// The events of a case, oldest first; empty for an unknown number.
    fn events(&self, number: &str) -> Result<Vec<Event>, StoreError>;

    /// The events of a case from a place of the log on, oldest first.
    fn events_from(&self, number: &str, first: i64) -> Result<Vec<Event>, StoreError>;

    /// The place in the log of the first event at or after `moment`; the place after the last one where there is none.
    fn place_at(&self, moment: Moment) -> Result<i64, StoreError>;

    /// The histories of these cases, in this order; an unknown number has an empty one.
    fn histories(&self, numbers: &[String]) -> Result<Vec<History>, StoreError>;

    /// The row of a case.
    fn case(&self, number: &str) -> Result<Option<CaseRow>, StoreError>;

    /// One page of cases.
    fn cases(&self, query: &CaseQuery) -> Result<CasePage, StoreError>;

    /// One page of cases for the ledger, each with the line that is kept of it in that edition; of the cases of `apart` the
    /// number alone.
    fn lines(
        &self,
        query: &CaseQuery,
        edition: Option<EditionId>,
        apart: &BTreeSet<String>,
    ) -> Result<LinePage, StoreError>;

    /// The edition, where lines of it may be kept.
    fn edition(&self, edition: &Edition) -> Result<Option<EditionId>, StoreError>;

    /// The lines that are kept in an edition, from behind a place on (`None`: from the first), at most `limit`.
    fn kept_lines(
        &self,
        edition: EditionId,
        after: Option<i64>,
        limit: u32,
    ) -> Result<Vec<KeptLine>, StoreError>;

    /// One page of cases that are no longer open, the earliest closed first.
    fn closed(&self, query: &ClosedQuery) -> Result<CasePage, StoreError>;

    /// How many cases a query finds: exact to 10,000, then "more".
    fn count(&self, query: &CaseQuery) -> Result<Total, StoreError>;

    /// One page of open tasks, by due time (those without one last).
    fn tasks(&self, query: &TaskQuery) -> Result<TaskPage, StoreError>;

    /// How many open tasks a query finds: exact to 10,000, then "more".
    fn count_tasks(&self, query: &TaskQuery) -> Result<Total, StoreError>;

    /// How many open tasks are due on each day in `[from, until)`, in the zone of `from`; days without any are left out.
    fn due_by_day(&self, from: Moment, until: Moment) -> Result<Vec<(NaiveDate, u32)>, StoreError>;

    /// The open tasks of one case, in their order.
    fn tasks_of(&self, number: &str) -> Result<Vec<TaskRow>, StoreError>;

    /// What an operation did, where it was done before.
    fn operation(&self, op: &str) -> Result<Option<Operation>, StoreError>;

    /// The next number of a series: `2026-` gives `2026-000123`, `S-2026-` gives `S-2026-0001`. A number is taken when a case
    /// is written under it, so two calls in one decision give the same.
    fn next_number(&self, series: &str, digits: usize) -> Result<String, StoreError>;

    /// Place, time and chain value of the last event of the log.
    fn head(&self) -> Result<Head, StoreError>;

    /// Place, time and chain value of the last event of the log before `moment`.
    fn head_before(&self, moment: Moment) -> Result<Head, StoreError>;

    /// The numbers of cases (never sealed ones) that were registered, open or written to in `[from, until)`, in their order.
    /// Now and then one more is named, never one less: the history decides.
    fn numbers_between(&self, from: Moment, until: Moment) -> Result<Vec<String>, StoreError>;

    /// How many cases (never sealed ones) were received in `[from, until)`.
    fn received_between(&self, from: Moment, until: Moment) -> Result<u32, StoreError>;

    /// The load of each department with open cases, by its name; sealed cases are in no load.
    fn load(&self, now: Moment) -> Result<Vec<Load>, StoreError>;

    /// The numbers of cases whose level changed or that were escalated at or after `since`, each with the place of the last such
    /// event in the log; the latest first, at most `limit`.
    fn stirred_since(&self, since: Moment, limit: u32) -> Result<Vec<(String, i64)>, StoreError>;

    /// The numbers of cases (never sealed ones) with that matter key received in `[since, until]`, with their customer keys.
    fn same_matter(
        &self,
        matter: &str,
        since: Moment,
        until: Moment,
    ) -> Result<Vec<(String, String)>, StoreError>;

    /// How many closed cases that customer has with that matter, other than `number`.
    fn closed_same_matter(
        &self,
        customer: &str,
        matter: &str,
        number: Option<&str>,
    ) -> Result<u32, StoreError>;

    /// The latest cases of a customer by key, of a unit, or of a phone number.
    fn earlier_cases(
        &self,
        customer: Option<&str>,
        phone: Option<&str>,
        unit: Option<&str>,
        limit: u32,
    ) -> Result<Vec<CaseRow>, StoreError>;

    /// The newest open cases that have most of these terms of a text, weighed by [`telling`](crate::text::telling): at most
    /// `limit`, the best first, of equals the newest. A term that very many cases have is looked for among the newest of
    /// them only. Sealed and erased cases have no terms.
    fn open_alike(&self, terms: &[String], limit: u32) -> Result<Alike, StoreError>;

    /// Shows each case (never a sealed one) that was received in `[from, until)`, as an old ledger is compared with it.
    fn earlier(
        &self,
        from: Moment,
        until: Moment,
        visit: &mut dyn FnMut(Earlier),
    ) -> Result<(), StoreError>;

    /// The numbers of cases whose time has come: something may change at or before `now` by time alone.
    fn wakes(&self, now: Moment, limit: u32) -> Result<Vec<String>, StoreError>;

    /// The numbers of all cases that were ever put under a hold, each once, in order.
    fn once_held(&self) -> Result<Vec<String>, StoreError>;

    /// The user of that name.
    fn user(&self, name: &str) -> Result<Option<UserRecord>, StoreError>;
    /// Every user, by name.
    fn users(&self) -> Result<Vec<UserRecord>, StoreError>;
    /// Every department, by name.
    fn departments(&self) -> Result<Vec<DepartmentRecord>, StoreError>;
    /// Every person of the directory, by name.
    fn persons(&self) -> Result<Vec<PersonRecord>, StoreError>;

    /// A setting of the desk.
    fn setting(&self, key: &str) -> Result<Option<String>, StoreError>;
    /// The text of a regulation that this desk has used, by version.
    fn regulation(&self, version: &str) -> Result<Option<String>, StoreError>;
    /// The versions of all regulations that this desk has used.
    fn regulations(&self) -> Result<Vec<String>, StoreError>;
    /// The versions of all calendars that this desk has used.
    fn calendars(&self) -> Result<Vec<String>, StoreError>;
    /// How many open cases live under each version of the regulation, by version; sealed ones are in no count.
    fn open_by_regulation(&self) -> Result<Vec<(String, u32)>, StoreError>;
    /// The version of the regulation that a case lives under; `None` for an unknown number.
    fn lived_under(&self, number: &str) -> Result<Option<String>, StoreError>;
    /// The calendar that this desk has used, by version (JSON).
    fn calendar(&self, version: &str) -> Result<Option<String>, StoreError>;

    /// The drafts of a user, newest first.
    fn drafts(&self, user: &str) -> Result<Vec<FormDraft>, StoreError>;

    /// Kept sums.
    fn tally(&self, query: &TallyQuery) -> Result<Vec<Tally>, StoreError>;

    /// How often each clause has acted, by clause; those that never did are not in it. Sealed cases count nowhere.
    fn fired(&self) -> Result<Vec<Fired>, StoreError>;

    /// How often a clause has acted in one case.
    fn fired_in(&self, number: &str, clause: &str) -> Result<Option<Fired>, StoreError>;

    /// Changes whenever another connection has written to the file.
    fn data_version(&self) -> Result<i64, StoreError>;

    /// Walks the whole log in order, checking nothing: place, and the stored parts.
    fn walk_log(&self, visit: &mut dyn FnMut(&LogEntry) -> bool) -> Result<(), StoreError>;

    /// The file's own integrity as the database sees it: empty when sound.
    fn integrity(&self) -> Result<Vec<String>, StoreError>;

    /// The normalised text by which a case is searched; `None` for one that is not (a sealed one).
    fn search_text(&self, number: &str) -> Result<Option<String>, StoreError>;

    /// Whether the case of `row` is found by `search`, and by nothing else.
    fn is_found_by(&self, row: &CaseRow, search: Option<&SearchText>) -> Result<bool, StoreError>;

    /// How many characters at the beginning of that text are the customer's and the contact's name.
    fn veiled(&self, number: &str) -> Result<Option<u32>, StoreError>;
}

/// The end of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// 0 where the log is empty.
    pub seq: i64,
    pub at: Option<Moment>,
    pub chain: [u8; 32],
}

/// An event as it stands in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    pub seq: i64,
    /// The case's number; `None` in the desk's own log.
    pub case: Option<String>,
    /// RFC 3339, as stored.
    pub at: String,
    pub actor: String,
    pub kind: String,
    pub facts: String,
    /// `None` once erased.
    pub personal: Option<String>,
    pub salt: Option<Vec<u8>>,
    /// SHA-256 of salt and personal half: what stays when they are erased.
    pub digest: Vec<u8>,
    pub chain: Vec<u8>,
}

/// The draft of a form: nothing typed is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormDraft {
    pub user: String,
    /// Which form: `register`, or a case's number and the dialog.
    pub form: String,
    pub saved_at: Moment,
    /// The form's own JSON.
    pub body: String,
}
