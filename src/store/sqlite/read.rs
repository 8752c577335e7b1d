//! The reads of the store, each answered by its own module.

use super::snapshot::snapshot;
use super::{
    SqliteStore, alike, append, cases, closed, drafts, fired, glance, integrity, lines, log,
    numbers, people, period, queue, received, related, search, sums, tally, tasks, versions,
};
use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::calendar::Moment;
use crate::case::Event;
use crate::store::{
    Alike, CasePage, CaseQuery, CaseRow, ClosedQuery, DepartmentRecord, Earlier, Edition,
    EditionId, Fired, FormDraft, Head, History, KeptLine, LinePage, Load, LogEntry, Operation,
    PersonRecord, Read, SearchText, StoreError, Tally, TallyQuery, TaskPage, TaskQuery, TaskRow,
    Total, UserRecord,
};

impl Read for SqliteStore {
    fn events(&self, number: &str) -> Result<Vec<Event>, StoreError> {
        log::events(&self.conn, number)
    }

    fn events_from(&self, number: &str, first: i64) -> Result<Vec<Event>, StoreError> {
        log::events_from(&self.conn, number, first)
    }

    fn place_at(&self, moment: Moment) -> Result<i64, StoreError> {
        period::first_at(&self.conn, moment)
    }

    fn histories(&self, numbers: &[String]) -> Result<Vec<History>, StoreError> {
        snapshot(&self.conn, |conn| log::histories(conn, numbers))
    }

    fn case(&self, number: &str) -> Result<Option<CaseRow>, StoreError> {
        cases::one(&self.conn, number)
    }

    fn cases(&self, query: &CaseQuery) -> Result<CasePage, StoreError> {
        cases::page(&self.conn, query)
    }

    fn lines(
        &self,
        query: &CaseQuery,
        edition: Option<EditionId>,
        apart: &BTreeSet<String>,
    ) -> Result<LinePage, StoreError> {
        lines::page(&self.conn, query, edition, apart)
    }

    fn edition(&self, edition: &Edition) -> Result<Option<EditionId>, StoreError> {
        lines::edition(&self.conn, edition)
    }

    fn kept_lines(
        &self,
        edition: EditionId,
        after: Option<i64>,
        limit: u32,
    ) -> Result<Vec<KeptLine>, StoreError> {
        lines::kept(&self.conn, edition, after, limit)
    }

    fn closed(&self, query: &ClosedQuery) -> Result<CasePage, StoreError> {
        closed::page(&self.conn, query)
    }

    fn count(&self, query: &CaseQuery) -> Result<Total, StoreError> {
        cases::count(&self.conn, query)
    }

    fn tasks(&self, query: &TaskQuery) -> Result<TaskPage, StoreError> {
        queue::page(&self.conn, query)
    }

    fn count_tasks(&self, query: &TaskQuery) -> Result<Total, StoreError> {
        queue::count(&self.conn, query)
    }

    fn due_by_day(&self, from: Moment, until: Moment) -> Result<Vec<(NaiveDate, u32)>, StoreError> {
        tasks::due_by_day(&self.conn, from, until)
    }

    fn tasks_of(&self, number: &str) -> Result<Vec<TaskRow>, StoreError> {
        tasks::of_case(&self.conn, number)
    }

    fn operation(&self, op: &str) -> Result<Option<Operation>, StoreError> {
        append::operation(&self.conn, op)
    }

    fn next_number(&self, series: &str, digits: usize) -> Result<String, StoreError> {
        numbers::next(&self.conn, series, digits)
    }

    fn head(&self) -> Result<Head, StoreError> {
        log::head(&self.conn)
    }

    fn same_matter(
        &self,
        matter: &str,
        since: Moment,
        until: Moment,
    ) -> Result<Vec<(String, String)>, StoreError> {
        related::same_matter(&self.conn, matter, since, until)
    }

    fn closed_same_matter(
        &self,
        customer: &str,
        matter: &str,
        number: Option<&str>,
    ) -> Result<u32, StoreError> {
        related::closed_same_matter(&self.conn, customer, matter, number)
    }

    fn earlier_cases(
        &self,
        customer: Option<&str>,
        phone: Option<&str>,
        unit: Option<&str>,
        limit: u32,
    ) -> Result<Vec<CaseRow>, StoreError> {
        related::earlier_cases(&self.conn, customer, phone, unit, limit)
    }

    fn open_alike(&self, terms: &[String], limit: u32) -> Result<Alike, StoreError> {
        alike::open_alike(&self.conn, terms, limit)
    }

    fn earlier(
        &self,
        from: Moment,
        until: Moment,
        visit: &mut dyn FnMut(Earlier),
    ) -> Result<(), StoreError> {
        related::earlier(&self.conn, from, until, visit)
    }

    fn wakes(&self, now: Moment, limit: u32) -> Result<Vec<String>, StoreError> {
        related::wakes(&self.conn, now, limit)
    }

    fn once_held(&self) -> Result<Vec<String>, StoreError> {
        log::once_held(&self.conn)
    }

    fn user(&self, name: &str) -> Result<Option<UserRecord>, StoreError> {
        people::user(&self.conn, name)
    }

    fn users(&self) -> Result<Vec<UserRecord>, StoreError> {
        people::users(&self.conn)
    }

    fn departments(&self) -> Result<Vec<DepartmentRecord>, StoreError> {
        people::departments(&self.conn)
    }

    fn persons(&self) -> Result<Vec<PersonRecord>, StoreError> {
        people::persons(&self.conn)
    }

    fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        versions::setting(&self.conn, key)
    }

    fn regulation(&self, version: &str) -> Result<Option<String>, StoreError> {
        versions::body_of(&self.conn, "regulation", version)
    }

    fn regulations(&self) -> Result<Vec<String>, StoreError> {
        versions::all(&self.conn, "regulation")
    }

    fn calendars(&self) -> Result<Vec<String>, StoreError> {
        versions::all(&self.conn, "calendar")
    }

    fn open_by_regulation(&self) -> Result<Vec<(String, u32)>, StoreError> {
        versions::open_cases(&self.conn)
    }

    fn lived_under(&self, number: &str) -> Result<Option<String>, StoreError> {
        versions::lived_under(&self.conn, number)
    }

    fn calendar(&self, version: &str) -> Result<Option<String>, StoreError> {
        versions::body_of(&self.conn, "calendar", version)
    }

    fn drafts(&self, user: &str) -> Result<Vec<FormDraft>, StoreError> {
        drafts::of(&self.conn, user)
    }

    fn tally(&self, query: &TallyQuery) -> Result<Vec<Tally>, StoreError> {
        tally::tally(&self.conn, query)
    }

    fn fired(&self) -> Result<Vec<Fired>, StoreError> {
        fired::all(&self.conn)
    }

    fn fired_in(&self, number: &str, clause: &str) -> Result<Option<Fired>, StoreError> {
        fired::in_case(&self.conn, number, clause)
    }

    fn received_between(&self, from: Moment, until: Moment) -> Result<u32, StoreError> {
        received::between(&self.conn, from, until)
    }

    fn load(&self, now: Moment) -> Result<Vec<Load>, StoreError> {
        snapshot(&self.conn, |conn| sums::load(conn, now))
    }

    fn stirred_since(&self, since: Moment, limit: u32) -> Result<Vec<(String, i64)>, StoreError> {
        snapshot(&self.conn, |conn| glance::stirred_since(conn, since, limit))
    }

    fn numbers_between(&self, from: Moment, until: Moment) -> Result<Vec<String>, StoreError> {
        period::numbers(&self.conn, from, until)
    }

    fn head_before(&self, moment: Moment) -> Result<Head, StoreError> {
        period::head_before(&self.conn, moment)
    }

    fn data_version(&self) -> Result<i64, StoreError> {
        Ok(self
            .conn
            .pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    fn walk_log(&self, visit: &mut dyn FnMut(&LogEntry) -> bool) -> Result<(), StoreError> {
        log::walk(&self.conn, visit)
    }

    fn integrity(&self) -> Result<Vec<String>, StoreError> {
        integrity::faults(&self.conn)
    }

    fn search_text(&self, number: &str) -> Result<Option<String>, StoreError> {
        search::text_of(&self.conn, number)
    }

    fn is_found_by(&self, row: &CaseRow, search: Option<&SearchText>) -> Result<bool, StoreError> {
        search::is_found_by(&self.conn, row, search)
    }

    fn veiled(&self, number: &str) -> Result<Option<u32>, StoreError> {
        search::veiled_of(&self.conn, number)
    }
}
