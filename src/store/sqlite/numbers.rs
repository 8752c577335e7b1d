//! Case numbers: each series counts by itself and never gives a number twice.

use rusqlite::{Connection, OptionalExtension, params};

use crate::store::StoreError;

/// The next number of `series`, with at least so many digits.
pub(super) fn next(conn: &Connection, series: &str, digits: usize) -> Result<String, StoreError> {
    let mut statement = conn.prepare_cached("SELECT last FROM series WHERE prefix = ?1")?;
    let last: Option<i64> = statement.query_one([series], |row| row.get(0)).optional()?;
    let next = last.unwrap_or(0).saturating_add(1);
    Ok(format!("{series}{next:0digits$}"))
}

/// Notes that `number` is taken. A number that is of no series (nothing but digits after the last hyphen) takes none.
pub(super) fn used(conn: &Connection, number: &str) -> Result<(), StoreError> {
    let after_hyphen = number.rfind('-').map_or(0, |at| at + 1);
    let Some((series, serial)) = number.split_at_checked(after_hyphen) else {
        return Ok(());
    };
    let Ok(serial) = serial.parse::<i64>() else {
        return Ok(());
    };
    let mut statement = conn.prepare_cached(
        "INSERT INTO series (prefix, last) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET last = max(last, excluded.last)",
    )?;
    statement.execute(params![series, serial])?;
    Ok(())
}
