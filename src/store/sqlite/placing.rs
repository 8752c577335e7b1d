//! Ids of cases: numbers that run with the time of receipt.
//!
//! "Newest first" is the order of every list and of every search hit. So that one descending walk gives it, in the table,
//! in each index and in the search index alike, the id is the time of receipt itself, in steps of 64 milliseconds. A case
//! whose step is taken goes to the next free one after it; how far that has ever led (`slack`) is kept, so a span of time
//! is still a span of ids. (Finer steps would make every entry of the search index longer.)

use rusqlite::{Connection, OptionalExtension};

use crate::store::StoreError;

/// Milliseconds for each id.
const STEP: i64 = 64;

/// Later arrivals that are passed over in search of the right place, at most.
const MOST_PASSED: usize = 1000;

/// The first id for a time of receipt, in milliseconds.
pub(super) fn first_id(received_at: i64) -> i64 {
    received_at.div_euclid(STEP)
}

/// The last id that a case received before `until` can have.
pub(super) fn last_id(conn: &Connection, until: i64) -> Result<i64, StoreError> {
    Ok(first_id(until).saturating_add(slack(conn)?))
}

/// A free id for a new case received then: after those received before it or with it.
pub(super) fn place(conn: &Connection, received_at: i64) -> Result<i64, StoreError> {
    let first = first_id(received_at);
    let slack = slack(conn)?;
    let wanted = after_earlier(conn, received_at, first.saturating_add(slack))?.max(first);
    let id = free_from(conn, wanted)?;
    let ahead = id.saturating_sub(first);
    if ahead > slack {
        conn.prepare_cached("UPDATE placing SET slack = ?1")?
            .execute([ahead.saturating_mul(2)])?;
    }
    Ok(id)
}

/// How far an id may run ahead of its time.
pub(super) fn slack(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn
        .prepare_cached("SELECT slack FROM placing")?
        .query_one([], |row| row.get(0))?)
}

/// The id after the last case that was not received later.
fn after_earlier(conn: &Connection, received_at: i64, last: i64) -> Result<i64, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT id, received_at FROM cases WHERE id <= ?1 ORDER BY id DESC")?;
    let mut rows = statement.query([last])?;
    for _ in 0..MOST_PASSED {
        let Some(row) = rows.next()? else { break };
        let (id, other): (i64, i64) = (row.get(0)?, row.get(1)?);
        if other <= received_at {
            return Ok(id.saturating_add(1));
        }
    }
    Ok(i64::MIN)
}

fn free_from(conn: &Connection, wanted: i64) -> Result<i64, StoreError> {
    let mut taken = conn.prepare_cached("SELECT id FROM cases WHERE id >= ?1 ORDER BY id")?;
    let mut rows = taken.query([wanted])?;
    let mut free = wanted;
    while let Some(row) = rows.next()? {
        if row.get::<_, i64>(0)? != free {
            break;
        }
        free = free.saturating_add(1);
    }
    Ok(free)
}

/// The id of a case.
pub(super) fn id_of(conn: &Connection, number: &str) -> Result<Option<i64>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT id FROM cases WHERE number = ?1")?;
    Ok(statement.query_one([number], |row| row.get(0)).optional()?)
}
