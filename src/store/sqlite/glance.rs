//! What has made cases graver of late: from the end of an index of these events alone, never along the log.

use std::collections::HashSet;

use rusqlite::{Connection, params};

use super::period;
use crate::calendar::Moment;
use crate::store::StoreError;

pub(super) const STIRS: &str = "SELECT number, seq FROM event INDEXED BY event_stir
     WHERE kind IN ('level_changed', 'escalated') AND number IS NOT NULL AND seq >= ?1 ORDER BY seq DESC";

/// The numbers of cases whose level changed or that were escalated at or after `since`, each with the place of the last such
/// event; the latest first, at most `limit`.
pub(super) fn stirred_since(
    conn: &Connection,
    since: Moment,
    limit: u32,
) -> Result<Vec<(String, i64)>, StoreError> {
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut statement = conn.prepare_cached(STIRS)?;
    let mut rows = statement.query(params![period::first_at(conn, since)?])?;
    let mut found: Vec<(String, i64)> = Vec::new();
    let mut known = HashSet::new();
    while found.len() < most
        && let Some(row) = rows.next()?
    {
        let number: String = row.get(0)?;
        if known.insert(number.clone()) {
            found.push((number, row.get(1)?));
        }
    }
    Ok(found)
}
