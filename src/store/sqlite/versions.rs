//! Settings, which change, and the regulations and calendars that the desk has used, which never do.

use rusqlite::{Connection, OptionalExtension};

use crate::store::StoreError;

pub(super) fn set(conn: &Connection, key: &str, value: &str) -> Result<(), StoreError> {
    conn.prepare_cached("INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)")?
        .execute([key, value])?;
    Ok(())
}

pub(super) fn setting(conn: &Connection, key: &str) -> Result<Option<String>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
    Ok(statement.query_one([key], |row| row.get(0)).optional()?)
}

/// Keeps a version in `table`; a version that is there already has to be the same text, for cases rest on it.
pub(super) fn keep(
    conn: &Connection,
    table: &str,
    version: &str,
    body: &str,
) -> Result<(), StoreError> {
    match body_of(conn, table, version)? {
        Some(kept) if kept == body => Ok(()),
        Some(_) => Err(StoreError::Internal(format!(
            "another {table} has the version {version}"
        ))),
        None => {
            let sql = format!("INSERT INTO {table} (version, body) VALUES (?1, ?2)");
            conn.prepare_cached(&sql)?.execute([version, body])?;
            Ok(())
        }
    }
}

/// The text of a version in `table`.
pub(super) fn body_of(
    conn: &Connection,
    table: &str,
    version: &str,
) -> Result<Option<String>, StoreError> {
    let mut statement =
        conn.prepare_cached(&format!("SELECT body FROM {table} WHERE version = ?1"))?;
    Ok(statement
        .query_one([version], |row| row.get(0))
        .optional()?)
}

/// Every version in `table`, the oldest first.
pub(super) fn all(conn: &Connection, table: &str) -> Result<Vec<String>, StoreError> {
    let mut statement =
        conn.prepare_cached(&format!("SELECT version FROM {table} ORDER BY rowid"))?;
    let versions = statement.query_map([], |row| row.get(0))?;
    Ok(versions.collect::<Result<_, _>>()?)
}

/// The version of the regulation that a case lives under: the only one there is, or what its events say.
pub(super) fn lived_under(conn: &Connection, number: &str) -> Result<Option<String>, StoreError> {
    let all = all(conn, "regulation")?;
    if let [only] = all.as_slice() {
        return Ok(Some(only.clone()));
    }
    let mut statement = conn.prepare_cached(
        "SELECT coalesce(facts ->> '$.to', facts ->> '$.regulation') FROM event INDEXED BY event_number
         WHERE number = ?1 AND kind IN ('registered', 'regulation_changed') ORDER BY seq DESC LIMIT 1",
    )?;
    Ok(statement.query_one([number], |row| row.get(0)).optional()?)
}

/// How many open cases live under each version of the regulation. The log knows: the last one adopted for a case, else the
/// one it was registered under.
pub(super) fn open_cases(conn: &Connection) -> Result<Vec<(String, u32)>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT version, count(*) FROM (
           SELECT coalesce(
             (SELECT json_extract(e.facts, '$.to') FROM event e
               WHERE e.number = c.number AND e.kind = 'regulation_changed' ORDER BY e.seq DESC LIMIT 1),
             (SELECT json_extract(e.facts, '$.regulation') FROM event e
               WHERE e.number = c.number AND e.kind = 'registered' ORDER BY e.seq LIMIT 1)) AS version
           FROM cases c WHERE c.status = 'open' AND c.sealed = 0)
         WHERE version IS NOT NULL GROUP BY version ORDER BY version",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
