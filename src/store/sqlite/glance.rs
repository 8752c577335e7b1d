//! What two screens show of the whole desk at a glance: cases a week, load of each department, what has just become graver.
//! Each is answered from a short span of an index, never along all cases.

use rusqlite::{Connection, params};

use super::{period, placing};
use crate::calendar::Moment;
use crate::case::Status;
use crate::store::{Load, StoreError};

/// How many cases, never sealed ones, were received in `[from, until)`.
///
/// Ids run with the time of receipt and every index ends in them, so the small index of the status counts a span of ids
/// without looking at a case. Only at the two ends, where an id may run ahead of its time, are cases looked at.
pub(super) fn received(conn: &Connection, from: Moment, until: Moment) -> Result<u32, StoreError> {
    let (from, until) = (from.timestamp_millis(), until.timestamp_millis());
    let first = placing::last_id(conn, from)?.saturating_add(1);
    let last = placing::first_id(until).saturating_sub(1);
    if first > last {
        let last = placing::last_id(conn, until)?;
        return at_an_end(conn, placing::first_id(from), last, from, until);
    }
    let mut found = 0;
    let mut between = conn.prepare_cached(
        "SELECT count(*) FROM cases INDEXED BY case_status WHERE status = ?1 AND id BETWEEN ?2 AND ?3",
    )?;
    for status in [Status::Open, Status::Closed, Status::Archived] {
        found += between.query_one(params![status.as_str(), first, last], |row| {
            row.get::<_, u32>(0)
        })?;
    }
    let sealed: u32 = conn
        .prepare_cached(
            "SELECT count(*) FROM cases INDEXED BY case_sealed WHERE sealed = 1 AND id BETWEEN ?1 AND ?2",
        )?
        .query_one([first, last], |row| row.get(0))?;
    let begin = at_an_end(conn, placing::first_id(from), first - 1, from, until)?;
    let end = at_an_end(conn, last + 1, placing::last_id(conn, until)?, from, until)?;
    Ok((found + begin + end).saturating_sub(sealed))
}

fn at_an_end(
    conn: &Connection,
    first: i64,
    last: i64,
    from: i64,
    until: i64,
) -> Result<u32, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT count(*) FROM cases WHERE id BETWEEN ?1 AND ?2 AND sealed = 0 AND received_at >= ?3 AND received_at < ?4",
    )?;
    Ok(statement.query_one([first, last, from, until], |row| row.get(0))?)
}

/// Open cases of each responsible department, and those of them past their due time; sealed ones are in neither.
pub(super) fn load(conn: &Connection, now: Moment) -> Result<Vec<Load>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT coalesce(departments ->> '$[0]', ''), count(*), coalesce(sum(due < ?1), 0)
         FROM cases INDEXED BY case_status WHERE status = 'open' AND sealed = 0 GROUP BY 1 ORDER BY 1",
    )?;
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
    let mut statement = conn.prepare_cached(
        "SELECT number FROM event WHERE seq >= ?1 AND number IS NOT NULL
         AND kind IN (SELECT value FROM json_each(?2)) GROUP BY number ORDER BY max(seq) DESC LIMIT ?3",
    )?;
    let first = period::first_at(conn, since)?;
    let numbers = statement.query_map(params![first, kinds, limit], |row| row.get(0))?;
    Ok(numbers.collect::<Result<_, _>>()?)
}
