//! What two screens show of the whole desk at a glance: load of each department, what has just become graver. Each is answered
//! from a short span of an index, never along all cases.

use rusqlite::{Connection, params};

use super::period;
use crate::calendar::Moment;
use crate::store::{Load, StoreError};

pub(super) const LOAD: &str = "SELECT coalesce(departments ->> '$[0]', ''), count(*), coalesce(sum(due < ?1), 0)
     FROM cases INDEXED BY case_load WHERE status = 'open' AND sealed = 0 GROUP BY departments ->> '$[0]' ORDER BY 1";
pub(super) const NUMBERS_SINCE: &str =
    "SELECT number FROM event NOT INDEXED WHERE seq >= ?1 AND number IS NOT NULL
     AND kind IN (SELECT value FROM json_each(?2)) GROUP BY number ORDER BY max(seq) DESC LIMIT ?3";

/// Open cases of each responsible department, and those of them past their due time; sealed ones are in neither.
pub(super) fn load(conn: &Connection, now: Moment) -> Result<Vec<Load>, StoreError> {
    let mut statement = conn.prepare_cached(LOAD)?;
    let load = statement.query_map([now.timestamp_millis()], |row| {
        Ok(Load {
            department: row.get(0)?,
            open: row.get(1)?,
            overdue: row.get(2)?,
        })
    })?;
    Ok(load.collect::<Result<_, _>>()?)
}

/// The numbers of cases with an event of one of `kinds` at or after `since`, the latest event first, at most `limit`.
pub(super) fn numbers_since(
    conn: &Connection,
    kinds: &[&str],
    since: Moment,
    limit: u32,
) -> Result<Vec<String>, StoreError> {
    let kinds = serde_json::Value::from(kinds.to_vec()).to_string();
    let mut statement = conn.prepare_cached(NUMBERS_SINCE)?;
    let first = period::first_at(conn, since)?;
    let numbers = statement.query_map(params![first, kinds, limit], |row| row.get(0))?;
    Ok(numbers.collect::<Result<_, _>>()?)
}
