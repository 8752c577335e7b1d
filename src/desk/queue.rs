//! Lists and the follow-up queue, as `actor` may see them.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::query::{self, Words};
use super::{Desk, DeskError, masking, texts};
use crate::calendar::Moment;
use crate::case::{Actor, Role};
use crate::store::{
    CasePage, CaseQuery, CaseRow, Cursor, Filter, Fired, Sort, StoreError, TaskPage, TaskQuery,
    TaskRow, Total,
};

/// A question for the follow-up queue.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QueueQuery {
    /// In the words of the query language; empty: everything.
    pub words: String,
    /// Due within this time from now (overdue ones included).
    pub within: Option<TimeDelta>,
    /// Due at or after this moment; with it or with `due_before`, tasks without a limit are left out.
    pub due_from: Option<Moment>,
    /// Due before this moment (overdue ones included).
    pub due_before: Option<Moment>,
    pub roles: Vec<Role>,
    pub department: Option<String>,
    /// Only what a member of that department may do: its tasks and those of none.
    pub own: Option<String>,
    pub after: Option<Cursor>,
    pub limit: u32,
}

/// The numbers that stand on every screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Open cases past their due time.
    pub overdue: u32,
    /// Open cases due within two hours.
    pub due_soon: u32,
    /// Open cases.
    pub open: u32,
    /// The due time of the limit of minutes that is nearest, among those that run or have just run out.
    pub minutes: Option<Moment>,
}

/// The smallest step of a due time in the store: what is due exactly at the end of a span is within it.
const INSTANT: TimeDelta = TimeDelta::milliseconds(1);
/// So long before and after its due time a limit of minutes is counted on every screen.
const MINUTES_SHOWN: TimeDelta = TimeDelta::minutes(60);

/// So many tasks are looked through for a limit of minutes, at most.
const MOST_MINUTES: u32 = 200;

/// What "due soon" means on every screen.
const SOON: TimeDelta = TimeDelta::hours(2);

impl Desk {
    /// One page of cases under a query in words.
    ///
    /// # Errors
    /// A word that is wrong, by name; a fault of the file.
    pub fn cases(
        &self,
        actor: &Actor,
        words: &str,
        sort: Sort,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<CasePage, DeskError> {
        let (filters, sealed) = self.seen_by(actor, self.asked(actor, words)?);
        let query = CaseQuery {
            filters,
            sort,
            after,
            limit,
            sealed,
        };
        let page = self.store.cases(&query);
        let mut page = page.map_err(|error| misplaced(error, query.after.as_ref()))?;
        for row in &mut page.rows {
            masking::row(actor, row);
        }
        Ok(page)
    }

    /// How many cases a query in words finds.
    ///
    /// # Errors
    /// As [`Desk::cases`].
    pub fn count(&self, actor: &Actor, words: &str) -> Result<Total, DeskError> {
        let (filters, sealed) = self.seen_by(actor, self.asked(actor, words)?);
        Ok(self.store.count(&CaseQuery {
            filters,
            sealed,
            ..CaseQuery::default()
        })?)
    }

    /// One page of open tasks.
    ///
    /// # Errors
    /// As [`Desk::cases`].
    pub fn queue(&self, actor: &Actor, question: &QueueQuery) -> Result<TaskPage, DeskError> {
        let query = self.tasks_meant(actor, question)?;
        let page = self.store.tasks(&query);
        let mut page = page.map_err(|error| misplaced(error, query.after.as_ref()))?;
        for row in &mut page.rows {
            masking::task(actor, row);
        }
        Ok(page)
    }

    /// How many open tasks a question finds, wherever its page begins.
    ///
    /// # Errors
    /// As [`Desk::cases`].
    pub fn count_tasks(&self, actor: &Actor, question: &QueueQuery) -> Result<Total, DeskError> {
        Ok(self
            .store
            .count_tasks(&self.tasks_meant(actor, question)?)?)
    }

    pub(super) fn tasks_meant(
        &self,
        actor: &Actor,
        question: &QueueQuery,
    ) -> Result<TaskQuery, DeskError> {
        let within = question.within.map(|within| self.now() + within + INSTANT);
        let mut before: Vec<Moment> = [within, question.due_before]
            .into_iter()
            .flatten()
            .collect();
        let mut from: Vec<Moment> = question.due_from.into_iter().collect();
        // In a list of tasks, `due:` speaks of the task; in a list of cases, of the case's earliest.
        let mut of_task = |(negated, filter): &(bool, Filter)| match filter {
            Filter::Due(bound) if !negated => {
                before.extend(bound.until);
                from.extend(bound.from);
                true
            }
            _ => false,
        };
        let mut filters = self.asked(actor, &question.words)?;
        filters.retain(|filter| !of_task(filter));
        let (filters, sealed) = self.seen_by(actor, filters);
        Ok(TaskQuery {
            filters,
            roles: question.roles.clone(),
            department: question.department.clone(),
            own: question.own.clone(),
            due_before: before.into_iter().min(),
            due_from: from.into_iter().max(),
            after: question.after.clone(),
            limit: question.limit,
            sealed,
        })
    }

    /// The numbers that stand on every screen.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn counts(&self, actor: &Actor) -> Result<Counts, DeskError> {
        let now = self.now();
        let open = Filter::Status(vec![crate::case::Status::Open]);
        let overdue = self.number(actor, vec![Filter::OverdueAt(now)])?;
        let soon = self.number(actor, vec![Filter::OverdueAt(now + SOON)])?;
        Ok(Counts {
            overdue,
            due_soon: soon.saturating_sub(overdue),
            open: self.number(actor, vec![open])?,
            minutes: self.minutes(actor, now)?,
        })
    }

    /// The limit of minutes that runs, or ran out within the hour: the latest that is over gives way to one still running.
    fn minutes(&self, actor: &Actor, now: Moment) -> Result<Option<Moment>, DeskError> {
        if !self.regulation().counts_minutes() {
            return Ok(None);
        }
        let (filters, sealed) = self.seen_by(actor, Vec::new());
        let page = self.store.tasks(&TaskQuery {
            due_from: Some(now - MINUTES_SHOWN),
            due_before: Some(now + MINUTES_SHOWN),
            limit: MOST_MINUTES,
            filters,
            sealed,
            ..TaskQuery::default()
        })?;
        let of_minutes = |task: &&TaskRow| {
            task.ready && self.regulation().is_of_minutes(task.step, &task.clause)
        };
        let due: Vec<Moment> = page
            .rows
            .iter()
            .filter(of_minutes)
            .filter_map(|task| task.due)
            .collect();
        let running = due.iter().find(|due| **due >= now);
        Ok(running.or(due.last()).copied())
    }

    /// The open tasks of one case, in their order, as `actor` may see them; none of a sealed case that is not theirs.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn tasks_of(&self, actor: &Actor, number: &str) -> Result<Vec<TaskRow>, DeskError> {
        let own = self.rules.sealed_kinds_of(&actor.roles);
        let visible = |case: &CaseRow| !case.sealed || own.contains(&case.kind);
        if !self.store.case(number)?.is_some_and(|case| visible(&case)) {
            return Ok(Vec::new());
        }
        let mut tasks = self.store.tasks_of(number)?;
        for task in &mut tasks {
            masking::task(actor, task);
        }
        Ok(tasks)
    }

    /// How many open deadlines fall on each day of `year`, in the desk's zone; days without any are left out, and so are
    /// sealed cases.
    ///
    /// # Errors
    /// A year that no calendar has; a fault of the file.
    pub fn due_by_day(&self, year: i32) -> Result<BTreeMap<NaiveDate, u32>, DeskError> {
        let zone = self.calendar().zone;
        let begin = |year: i32| {
            let day = NaiveDate::from_ymd_opt(year, 1, 1)?.and_time(NaiveTime::MIN);
            day.and_local_timezone(zone).single()
        };
        let (Some(from), Some(until)) = (begin(year), begin(year.saturating_add(1))) else {
            return Err(DeskError::invalid("year", |lang| {
                texts::no_year(lang, year)
            }));
        };
        let days = self.store.due_by_day(from, until)?;
        Ok(days.into_iter().collect())
    }

    fn number(&self, actor: &Actor, filters: Vec<Filter>) -> Result<u32, DeskError> {
        let filters = filters.into_iter().map(|filter| (false, filter)).collect();
        let (filters, sealed) = self.seen_by(actor, filters);
        match self.store.count(&CaseQuery {
            filters,
            sealed,
            ..CaseQuery::default()
        })? {
            Total::Exactly(n) | Total::MoreThan(n) => Ok(n),
        }
    }

    /// Reads a query in words.
    ///
    /// # Errors
    /// A word that is wrong, by name.
    pub fn filters(&self, words: &str) -> Result<Vec<(bool, Filter)>, DeskError> {
        let now: Moment = self.now();
        let filters = query::read(
            words,
            &Words {
                regulation: self.regulation(),
                now,
                close: self.calendar().close,
            },
        )?;
        for (_, filter) in &filters {
            if let Filter::Clause(clause) = filter {
                self.known_clause(clause)?;
            }
        }
        Ok(filters)
    }

    /// Reads a query in words, as `actor` may ask it: whose customers are masked is not found by them.
    ///
    /// # Errors
    /// A word that is wrong, by name.
    pub(super) fn asked(
        &self,
        actor: &Actor,
        words: &str,
    ) -> Result<Vec<(bool, Filter)>, DeskError> {
        Ok(masking::words(actor, self.filters(words)?))
    }

    /// A clause of the regulation in force, or one of an earlier version that has acted.
    fn known_clause(&self, clause: &str) -> Result<(), DeskError> {
        let now = || self.regulation().clause(clause).is_some();
        if now() || self.fired()?.iter().any(|fired| fired.clause == clause) {
            return Ok(());
        }
        let all: Vec<&str> = self
            .regulation()
            .clauses
            .iter()
            .map(|clause| clause.id.as_str())
            .collect();
        Err(query::wrong(&format!("clause:{clause}"), &all.join(" ")))
    }

    /// How often each clause has acted, in cases that are not sealed.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn fired(&self) -> Result<Vec<Fired>, DeskError> {
        Ok(self.store.fired()?)
    }

    /// What of `filters` is the actor's to see, and whether sealed cases are part of it: those of the kinds that
    /// are sealed for the actor's roles, and of no other kind.
    pub(super) fn seen_by(
        &self,
        actor: &Actor,
        mut filters: Vec<(bool, Filter)>,
    ) -> (Vec<(bool, Filter)>, bool) {
        let own = self.rules.sealed_kinds_of(&actor.roles);
        let sealed = !own.is_empty();
        if sealed {
            filters.push((false, Filter::SealedOnly(own)));
        }
        (filters, sealed)
    }
}

/// A place in a list that somebody hands back and the store never wrote is wrong input, not a fault of the store.
fn misplaced(error: StoreError, after: Option<&Cursor>) -> DeskError {
    match (error, after) {
        (StoreError::Internal(_), Some(_)) => {
            DeskError::invalid("after", |lang| texts::no_place(lang).to_owned())
        }
        (error, _) => error.into(),
    }
}
