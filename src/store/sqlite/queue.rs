//! Pages of open tasks, in order of their due times; those without one last.

use rusqlite::{Connection, params_from_iter};

use super::ask::{Ask, Sealed};
use super::cursor::Place;
use super::snapshot::snapshot;
use super::sql::Sql;
use super::tasks;
use super::way;
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
        if left > 0 && query.due_before.is_none() && query.due_from.is_none() {
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
        let mut found = queue.number(&queue.dated_sql(None, MOST_COUNTED + 1))?;
        if query.due_before.is_none() && query.due_from.is_none() {
            found += queue.number(&queue.undated_sql(None, MOST_COUNTED + 1))?;
        }
        Ok(if found > MOST_COUNTED {
            Total::MoreThan(MOST_COUNTED)
        } else {
            Total::Exactly(found)
        })
    })
}

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

    fn dated_sql(&self, after: Option<Place>, limit: u32) -> Sql {
        let mut more = Sql::new("k.due IS NOT NULL");
        if let Some(from) = self.query.due_from {
            more.append(&Sql::new(" AND k.due >= ?").with(from.timestamp_millis()));
        }
        if let Some(before) = self.query.due_before {
            more.append(&Sql::new(" AND k.due < ?").with(before.timestamp_millis()));
        }
        if let Some(Place::Keyed { key, id, sub }) = after {
            more.append(
                &Sql::new(" AND (k.due, k.case_id, k.id) > (?, ?, ?)")
                    .with(key)
                    .with(id)
                    .with(sub),
            );
        }
        let indexes = ["task_due", "task_role_due", "task_department_due"];
        self.select("k.due AS due", indexes, &more, "due, id, sub", limit)
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
        let indexes = ["task_undated", "task_undated", "task_undated_department"];
        self.select("0 AS due", indexes, &more, "id, sub", limit)
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

    /// Along the few cases that can be meant, else along an index of the tasks: of the department, of each role, of all.
    fn select(
        &self,
        due: &str,
        [all, by_role, by_department]: [&str; 3],
        more: &Sql,
        order: &str,
        limit: u32,
    ) -> Sql {
        let roles = self.query.roles.iter().map(|role| role.as_str().to_owned());
        let mut conditions = self.ask.conditions.clone();
        if !self.query.roles.is_empty() {
            conditions.push(Sql::one_of("k.role", roles.clone()));
        }
        if let Some(department) = &self.query.department {
            conditions.push(Sql::new("k.department = ?").with(department.clone()));
        }
        if let Some(own) = &self.query.own {
            let own = Sql::new("(k.department IS NULL OR k.department = ?)").with(own.clone());
            conditions.push(own);
        }
        conditions.push(more.clone());
        let along =
            |index| format!("task k INDEXED BY {index} CROSS JOIN cases c ON c.id = k.case_id");
        let (from, branches) = match (&self.few, &self.query.department) {
            (Some(few), _) => (
                format!(
                    "{} CROSS JOIN task k ON k.case_id = c.id",
                    few.source.from(false)
                ),
                few.branches.clone(),
            ),
            (None, Some(_)) => (along(by_department), vec![Sql::new("1")]),
            (None, None) if roles.len() > 0 => {
                let one = |role| Sql::new("k.role = ?").with(role);
                (along(by_role), roles.map(one).collect())
            }
            (None, None) => (along(all), vec![Sql::new("1")]),
        };
        let mut whole = Sql::default();
        for branch in &branches {
            let head = if whole.text.is_empty() {
                "SELECT "
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
        whole
            .push(" ORDER BY ")
            .push(order)
            .push(&format!(" LIMIT {limit}"));
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
