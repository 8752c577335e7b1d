//! Lists and the follow-up queue, as `actor` may see them.

use chrono::TimeDelta;

use super::query::{self, Words};
use super::{Desk, DeskError};
use crate::calendar::Moment;
use crate::case::{Actor, Role};
use crate::store::{
    CasePage, CaseQuery, Cursor, Filter, Fired, Sort, StoreError, TaskPage, TaskQuery, Total,
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
}

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
        let filters = self.filters(words)?;
        let query = CaseQuery {
            filters,
            sort,
            after,
            limit,
            sealed: self.sees_sealed(actor),
        };
        self.store
            .cases(&query)
            .map_err(|error| misplaced(error, query.after.as_ref()))
    }

    /// How many cases a query in words finds.
    ///
    /// # Errors
    /// As [`Desk::cases`].
    pub fn count(&self, actor: &Actor, words: &str) -> Result<Total, DeskError> {
        let filters = self.filters(words)?;
        Ok(self.store.count(&CaseQuery {
            filters,
            sealed: self.sees_sealed(actor),
            ..CaseQuery::default()
        })?)
    }

    /// One page of open tasks.
    ///
    /// # Errors
    /// As [`Desk::cases`].
    pub fn queue(&self, actor: &Actor, question: &QueueQuery) -> Result<TaskPage, DeskError> {
        let query = self.tasks_meant(actor, question)?;
        self.store
            .tasks(&query)
            .map_err(|error| misplaced(error, query.after.as_ref()))
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

    fn tasks_meant(&self, actor: &Actor, question: &QueueQuery) -> Result<TaskQuery, DeskError> {
        let within = question.within.map(|within| self.now() + within);
        Ok(TaskQuery {
            filters: self.filters(&question.words)?,
            roles: question.roles.clone(),
            department: question.department.clone(),
            own: question.own.clone(),
            due_before: [within, question.due_before].into_iter().flatten().min(),
            due_from: question.due_from,
            after: question.after.clone(),
            limit: question.limit,
            sealed: self.sees_sealed(actor),
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
        })
    }

    fn number(&self, actor: &Actor, filters: Vec<Filter>) -> Result<u32, DeskError> {
        let filters = filters.into_iter().map(|filter| (false, filter)).collect();
        match self.store.count(&CaseQuery {
            filters,
            sealed: self.sees_sealed(actor),
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

    /// Whether sealed cases are part of the actor's lists.
    fn sees_sealed(&self, actor: &Actor) -> bool {
        self.regulation().kinds.iter().any(|kind| {
            kind.sealed_for
                .is_some_and(|role| actor.roles.contains(&role))
        })
    }
}

/// A place in a list that somebody hands back and the store never wrote is wrong input, not a fault of the store.
fn misplaced(error: StoreError, after: Option<&Cursor>) -> DeskError {
    match (error, after) {
        (StoreError::Internal(detail), Some(_)) => DeskError::Invalid {
            field: "after".to_owned(),
            detail,
        },
        (error, _) => error.into(),
    }
}
