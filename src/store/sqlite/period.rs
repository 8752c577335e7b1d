//! The cases of a period: those that were registered, open or written to in it. Sealed cases are in no period.
//!
//! The log is in order of time, so the part of it that belongs to a period is found by halving, without an index on the time.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};

use super::{fault::unreadable, time};
use crate::calendar::Moment;
use crate::store::{Head, StoreError, chain};

/// The numbers of the cases of `[from, until)`, in their order.
pub(super) fn numbers(
    conn: &Connection,
    from: Moment,
    until: Moment,
) -> Result<Vec<String>, StoreError> {
    let mut found = alive(conn, from, until)?;
    found.extend(written_to(conn, from, until)?);
    Ok(found.into_iter().collect())
}

/// Registered before the end, and not closed for good before the beginning.
fn alive(conn: &Connection, from: Moment, until: Moment) -> Result<BTreeSet<String>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT number FROM cases WHERE sealed = 0 AND registered_at < ?2
         AND (registered_at >= ?1 OR closed_at IS NULL OR closed_at >= ?1 OR reopened > 0)",
    )?;
    let bounds = params![from.timestamp_millis(), until.timestamp_millis()];
    let numbers = statement.query_map(bounds, |row| row.get(0))?;
    Ok(numbers.collect::<Result<_, _>>()?)
}

fn written_to(
    conn: &Connection,
    from: Moment,
    until: Moment,
) -> Result<BTreeSet<String>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT DISTINCT event.number FROM event JOIN cases ON cases.number = event.number
         WHERE event.seq >= ?1 AND event.seq < ?2 AND cases.sealed = 0",
    )?;
    let bounds = params![first_at(conn, from)?, first_at(conn, until)?];
    let numbers = statement.query_map(bounds, |row| row.get(0))?;
    Ok(numbers.collect::<Result<_, _>>()?)
}

/// The end of the log as it was just before `moment`.
pub(super) fn head_before(conn: &Connection, moment: Moment) -> Result<Head, StoreError> {
    let seq = first_at(conn, moment)? - 1;
    let last: Option<(String, Vec<u8>)> = conn
        .prepare_cached("SELECT at, chain FROM event WHERE seq = ?1")?
        .query_row([seq], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((at, value)) = last else {
        return Ok(Head {
            seq: 0,
            at: None,
            chain: chain::START,
        });
    };
    Ok(Head {
        seq,
        at: Some(time::read(&at)?),
        chain: value
            .try_into()
            .map_err(|_| unreadable("chain value of event", &seq.to_string()))?,
    })
}

/// The place of the first event at or after `moment`; the place after the last where there is none.
pub(super) fn first_at(conn: &Connection, moment: Moment) -> Result<i64, StoreError> {
    let mut statement = conn.prepare_cached("SELECT at FROM event WHERE seq = ?1")?;
    let last: i64 = conn
        .prepare_cached("SELECT coalesce(max(seq), 0) FROM event")?
        .query_row([], |row| row.get(0))?;
    let (mut low, mut high) = (1, last.saturating_add(1));
    while low < high {
        let middle = low + (high - low) / 2;
        let at: Option<String> = statement.query_row([middle], |row| row.get(0)).optional()?;
        // A gap in the log is damage, which the check names; here it only must not stop the search.
        let earlier = match at {
            Some(at) => time::read(&at)? < moment,
            None => true,
        };
        if earlier {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}
