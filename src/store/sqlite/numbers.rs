//! Case numbers: each series counts by itself and never gives a number twice.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};

use crate::store::StoreError;

/// The next number of `series`, with at least so many digits.
pub(super) fn next(conn: &Connection, series: &str, digits: usize) -> Result<String, StoreError> {
    let mut statement = conn.prepare_cached("SELECT last FROM series WHERE prefix = ?1")?;
    let last: Option<i64> = statement.query_one([series], |row| row.get(0)).optional()?;
    let next = last.unwrap_or(0).saturating_add(1);
    Ok(format!("{series}{next:0digits$}"))
}

/// The last number of every series.
pub(super) fn all(conn: &Connection) -> Result<BTreeMap<String, i64>, StoreError> {
    let mut statement = conn.prepare("SELECT prefix, last FROM series")?;
    let all = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(all.collect::<Result<_, _>>()?)
}

/// The series of a number, and its place there; `None` for one that is of no series (nothing but digits after the last hyphen).
pub(super) fn parted(number: &str) -> Option<(&str, i64)> {
    let after_hyphen = number.rfind('-').map_or(0, |at| at + 1);
    let (series, serial) = number.split_at_checked(after_hyphen)?;
    Some((series, serial.parse().ok()?))
}

/// Notes that `number` is taken. One that is of no series takes none.
pub(super) fn used(conn: &Connection, number: &str) -> Result<(), StoreError> {
    let Some((series, serial)) = parted(number) else {
        return Ok(());
    };
    let mut statement = conn.prepare_cached(
        "INSERT INTO series (prefix, last) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET last = max(last, excluded.last)",
    )?;
    statement.execute(params![series, serial])?;
    Ok(())
}
