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
