//! Kept sums: how many cases, never sealed ones, were received in each hour. So the bars of the last weeks cost the same on a
//! desk of any size. Hours are those of UTC: a day of nearly every zone begins with one, and where it does not (zones that are
//! half an hour off), the cases of the broken hours at both ends are counted one by one.

use rusqlite::{Connection, params};

use super::placing;
use crate::calendar::Moment;
use crate::store::{CaseRow, StoreError};

const HOUR: i64 = 60 * 60 * 1000;

pub(super) const KEPT: &str =
    "SELECT coalesce(sum(cases), 0) FROM received_hour WHERE hour >= ?1 AND hour < ?2";
pub(super) const ONE_BY_ONE: &str =
    "SELECT count(*) FROM cases WHERE id BETWEEN ?1 AND ?2 AND sealed = 0
     AND received_at >= ?3 AND received_at < ?4";

/// How many cases, never sealed ones, were received in `[from, until)`.
pub(super) fn between(conn: &Connection, from: Moment, until: Moment) -> Result<u32, StoreError> {
    let (from, until) = (from.timestamp_millis(), until.timestamp_millis());
    let first = from.saturating_add(HOUR - 1).div_euclid(HOUR);
    let last = until.div_euclid(HOUR);
    if first > last {
        return one_by_one(conn, from, until);
    }
    let kept: u32 = conn
        .prepare_cached(KEPT)?
        .query_one([first, last], |row| row.get(0))?;
    let begin = one_by_one(conn, from, first.saturating_mul(HOUR))?;
    let end = one_by_one(conn, last.saturating_mul(HOUR), until)?;
    Ok(kept + begin + end)
}

fn one_by_one(conn: &Connection, from: i64, until: i64) -> Result<u32, StoreError> {
    if from >= until {
        return Ok(0);
    }
    let (first, last) = (placing::first_id(from), placing::last_id(conn, until)?);
    let mut statement = conn.prepare_cached(ONE_BY_ONE)?;
    Ok(statement.query_one([first, last, from, until], |row| row.get(0))?)
}

/// Moves a case from the sum of `old` to that of `new`.
pub(super) fn change(
    conn: &Connection,
    old: Option<&CaseRow>,
    new: &CaseRow,
) -> Result<(), StoreError> {
    let (old, new) = (old.and_then(hour_of), hour_of(new));
    if old == new {
        return Ok(());
    }
    if let Some(hour) = old {
        conn.prepare_cached("UPDATE received_hour SET cases = cases - 1 WHERE hour = ?1")?
            .execute([hour])?;
        conn.prepare_cached("DELETE FROM received_hour WHERE hour = ?1 AND cases <= 0")?
            .execute([hour])?;
    }
    if let Some(hour) = new {
        conn.prepare_cached(
            "INSERT INTO received_hour (hour, cases) VALUES (?1, 1) ON CONFLICT DO UPDATE SET cases = cases + 1",
        )?
        .execute([hour])?;
    }
    Ok(())
}

fn hour_of(row: &CaseRow) -> Option<i64> {
    (!row.sealed).then(|| row.received_at.timestamp_millis().div_euclid(HOUR))
}

/// Hours whose kept sum is not that of the cases received in them.
pub(super) fn faults(conn: &Connection) -> Result<Vec<String>, StoreError> {
    const MADE: &str = "SELECT (received_at - CASE WHEN received_at < 0 THEN ?1 - 1 ELSE 0 END) / ?1 AS hour, count(*)
                        FROM cases WHERE sealed = 0 GROUP BY 1";
    const KEPT: &str = "SELECT hour, cases FROM received_hour";
    let mut statement = conn.prepare(&format!(
        "SELECT hour FROM (SELECT * FROM ({MADE}) EXCEPT {KEPT})
         UNION SELECT hour FROM (SELECT * FROM ({KEPT}) EXCEPT {MADE})"
    ))?;
    let hours = statement.query_map(params![HOUR], |row| row.get::<_, i64>(0))?;
    let hours: Vec<i64> = hours.collect::<Result<_, _>>()?;
    let fault = |hour| format!("received: the sum of hour {hour} is not that of its cases");
    Ok(hours.into_iter().map(fault).collect())
}
