//! Pages of open tasks, in order of their due times; those without one last.

use std::collections::BTreeSet;

use rusqlite::{Connection, params_from_iter};

use super::ask::{Ask, Sealed};
use super::cursor::Place;
use super::snapshot::snapshot;
use super::sql::Sql;
use super::{sums, tasks, way};
use crate::store::{StoreError, TaskPage, TaskQuery, TaskRow, Total};

/// Counts are exact to here.
const MOST_COUNTED: u32 = 10_000;

/// One page.
pub(super) fn page(conn: &Connection, query: &TaskQuery) -> Result<TaskPage, StoreError> {
    snapshot(conn, |conn| {
        let queue = Queue::new(conn, query)?;
        let after = query.after.as_ref().map(Place::read).transpose()?;
        let wanted = query.limit.saturating_add(1);
        let mut places = match after {
            Some(Place::Plain { .. }) => Vec::new(),
            _ => queue.dated(after, wanted)?,
        };
        let left = wanted.saturating_sub(u32::try_from(places.len()).unwrap_or(u32::MAX));
        if left > 0 && queue.of_any_time() {
            places.extend(queue.undated(after, left)?);
        }
        let limit = usize::try_from(query.limit).unwrap_or(usize::MAX);
        let more = places.len() > limit;
        places.truncate(limit);
        let next = places.last().filter(|_| more).map(|place| place.written());
        let rows = places
            .into_iter()
            .map(|place| row(conn, place))
            .collect::<Result<_, _>>()?;
        Ok(TaskPage { rows, next })
    })
}

/// How many open tasks a query finds, wherever its page begins.
pub(super) fn count(conn: &Connection, query: &TaskQuery) -> Result<Total, StoreError> {
    snapshot(conn, |conn| {
        let queue = Queue::new(conn, query)?;
        let known = sums::tasks(conn, query, |from, until| {
            queue.unsealed_within(from, until)
        })?;
        let found = match known {
            Some(known) => u32::try_from(known)
                .unwrap_or(u32::MAX)
                .saturating_add(queue.sealed_ones()?),
            None => queue.counted()?,
        };
        Ok(if found > MOST_COUNTED {
            Total::MoreThan(MOST_COUNTED)
        } else {
            Total::Exactly(found)
        })
    })
}

/// The indexes of tasks with a due time: of all, of a role, of a department.
const DATED: [&str; 3] = ["task_due", "task_role_due", "task_department_due"];
/// And of those without one.
const UNDATED: [&str; 3] = ["task_undated", "task_undated", "task_undated_department"];

struct Queue<'a> {
    conn: &'a Connection,
    ask: Ask,
    /// A way to so few cases that their tasks can be put in order.
    few: Option<way::Way>,
    query: &'a TaskQuery,
}

impl<'a> Queue<'a> {
    fn new(conn: &'a Connection, query: &'a TaskQuery) -> Result<Self, StoreError> {
        let ask = Ask::new(conn, &query.filters, Sealed::asked(query.sealed))?;
        let few = way::short(conn, &ask.ways)?;
        Ok(Self {
            conn,
            ask,
            few,
            query,
        })
    }

    fn number(&self, of: &Sql) -> Result<u32, StoreError> {
        let mut sql = Sql::new("SELECT count(*) FROM (");
        sql.append(of).push(")");
        Ok(self
            .conn
            .prepare_cached(&sql.text)?
            .query_one(params_from_iter(&sql.values), |row| row.get(0))?)
    }

    fn dated(&self, after: Option<Place>, limit: u32) -> Result<Vec<Place>, StoreError> {
        let sql = self.dated_sql(after, limit);
        let mut statement = self.conn.prepare_cached(&sql.text)?;
        let places = statement.query_map(params_from_iter(&sql.values), |row| {
            Ok(Place::Keyed {
                key: row.get(0)?,
                id: row.get(1)?,
                sub: row.get(2)?,
            })
        })?;
        Ok(places.collect::<Result<_, _>>()?)
    }

    fn of_any_time(&self) -> bool {
        self.query.due_before.is_none() && self.query.due_from.is_none()
    }

    /// How many tasks there are, to one more than are counted. Nothing has to be put in order for it.
    fn counted(&self) -> Result<u32, StoreError> {
        let of_case = &*self.ask.conditions;
        let dated = (of_case, &self.within_time());
        let mut found = self.number(&self.select("1", DATED, dated, None, MOST_COUNTED + 1))?;
        if self.of_any_time() {
            let undated = (of_case, &Sql::new("k.due IS NULL"));
            found += self.number(&self.select("1", UNDATED, undated, None, MOST_COUNTED + 1))?;
        }
        Ok(found)
    }

    /// How many tasks of cases that are not sealed are due within a span, one by one.
    fn unsealed_within(&self, from: i64, until: i64) -> Result<u32, StoreError> {
        let more = Sql::new("k.due IS NOT NULL AND k.due >= ? AND k.due < ? AND k.sealed = 0")
            .with(from)
            .with(until);
        self.number(&self.select("1", DATED, (&[], &more), None, u32::MAX))
    }

    /// How many tasks of the sealed cases that are part of the answer there are: few, and found among themselves.
    fn sealed_ones(&self) -> Result<u32, StoreError> {
        if !self.query.sealed {
            return Ok(0);
        }
        let more = if self.of_any_time() {
            Sql::new("1")
        } else {
            self.within_time()
        };
        let mut sql = Sql::new(
            "SELECT 1 FROM task k INDEXED BY task_sealed CROSS JOIN cases c ON c.id = k.case_id WHERE k.sealed = 1 AND ",
        );
        sql.append(&Sql::all(&self.of_task(&self.ask.conditions, &more)));
        self.number(&sql)
    }

    fn within_time(&self) -> Sql {
        let mut more = Sql::new("k.due IS NOT NULL");
        if let Some(from) = self.query.due_from {
            more.append(&Sql::new(" AND k.due >= ?").with(from.timestamp_millis()));
        }
        if let Some(before) = self.query.due_before {
            more.append(&Sql::new(" AND k.due < ?").with(before.timestamp_millis()));
        }
        more
    }

    fn dated_sql(&self, after: Option<Place>, limit: u32) -> Sql {
        let mut more = self.within_time();
        if let Some(Place::Keyed { key, id, sub }) = after {
            more.append(
                &Sql::new(" AND (k.due, k.case_id, k.id) > (?, ?, ?)")
                    .with(key)
                    .with(id)
                    .with(sub),
            );
        }
        let what = (&*self.ask.conditions, &more);
        self.select("k.due AS due", DATED, what, Some("due, id, sub"), limit)
    }

    fn undated_sql(&self, after: Option<Place>, limit: u32) -> Sql {
        let mut more = Sql::new("k.due IS NULL");
        if let Some(Place::Plain { id, sub }) = after {
            more.append(
                &Sql::new(" AND (k.case_id, k.id) > (?, ?)")
                    .with(id)
                    .with(sub),
            );
        }
        let what = (&*self.ask.conditions, &more);
        self.select("0 AS due", UNDATED, what, Some("id, sub"), limit)
    }

    fn undated(&self, after: Option<Place>, limit: u32) -> Result<Vec<Place>, StoreError> {
        let sql = self.undated_sql(after, limit);
        let mut statement = self.conn.prepare_cached(&sql.text)?;
        let places = statement.query_map(params_from_iter(&sql.values), |row| {
            Ok(Place::Plain {
                id: row.get(1)?,
                sub: row.get(2)?,
            })
        })?;
        Ok(places.collect::<Result<_, _>>()?)
    }

    /// What must hold of a task and, where `of_case` says anything, of its case.
    fn of_task(&self, of_case: &[Sql], more: &Sql) -> Vec<Sql> {
        let mut conditions = of_case.to_vec();
        if !self.query.roles.is_empty() {
            let roles = self.query.roles.iter();
            let names = roles.map(|role| role.as_str().to_owned());
            conditions.push(Sql::one_of("k.role", names));
        }
        if let Some(department) = &self.query.department {
            conditions.push(Sql::new("k.department = ?").with(department.clone()));
        }
        if let Some(own) = &self.query.own {
            let own = Sql::new("(k.department IS NULL OR k.department = ?)").with(own.clone());
            conditions.push(own);
        }
        conditions.push(more.clone());
        conditions
    }

    /// Along the few cases that can be meant, else along an index of the tasks: of the department, of each role (of a member
    /// of a department, those of it and those of none), of all. Without an order, each is only there to be counted.
    fn select(
        &self,
        due: &str,
        [all, by_role, by_department]: [&str; 3],
        (of_case, more): (&[Sql], &Sql),
        order: Option<&str>,
        limit: u32,
    ) -> Sql {
        let roles: BTreeSet<&str> = self.query.roles.iter().map(|role| role.as_str()).collect();
        let conditions = self.of_task(of_case, more);
        let along = |index| {
            let of_case = if of_case.is_empty() {
                ""
            } else {
                " CROSS JOIN cases c ON c.id = k.case_id"
            };
            format!("task k INDEXED BY {index}{of_case}")
        };
        let of_role = |role: &str| Sql::new("k.role = ?").with(role.to_owned());
        let (from, branches) = match (&self.few, &self.query.department, &self.query.own) {
            (Some(few), ..) => (
                format!(
                    "{} CROSS JOIN task k ON k.case_id = c.id",
                    few.source.from(false)
                ),
                few.branches.clone(),
            ),
            (None, Some(_), _) => (along(by_department), vec![Sql::new("1")]),
            (None, None, Some(own)) if !roles.is_empty() => {
                let both = roles.into_iter().flat_map(|role| {
                    let (mut free, mut theirs) = (of_role(role), of_role(role));
                    free.push(" AND k.department IS NULL");
                    theirs.append(&Sql::new(" AND k.department = ?").with(own.clone()));
                    [free, theirs]
                });
                (along("task_own"), both.collect())
            }
            (None, None, _) if !roles.is_empty() => {
                (along(by_role), roles.into_iter().map(of_role).collect())
            }
            (None, None, _) => (along(all), vec![Sql::new("1")]),
        };
        let mut whole = Sql::default();
        for branch in &branches {
            let head = if whole.text.is_empty() {
                "SELECT "
            } else if order.is_none() && self.few.is_none() {
                " UNION ALL SELECT "
            } else {
                " UNION SELECT "
            };
            whole
                .push(head)
                .push(due)
                .push(", k.case_id AS id, k.id AS sub FROM ")
                .push(&from)
                .push(" WHERE ");
            whole
                .append(branch)
                .push(" AND ")
                .append(&Sql::all(&conditions));
        }
        if whole.text.is_empty() {
            return Sql::new("SELECT 0, 0, 0 WHERE 0");
        }
        if let Some(order) = order {
            whole.push(" ORDER BY ").push(order);
        }
        whole.push(&format!(" LIMIT {limit}"));
        whole
    }
}

fn row(conn: &Connection, place: Place) -> Result<TaskRow, StoreError> {
    let (Place::Keyed { id, sub, .. } | Place::Plain { id, sub }) = place;
    tasks::one(conn, id, sub)
}

#[cfg(test)]
pub(super) fn first_page_sql(conn: &Connection, query: &TaskQuery) -> Sql {
    Queue::new(conn, query)
        .unwrap()
        .dated_sql(None, query.limit)
}
