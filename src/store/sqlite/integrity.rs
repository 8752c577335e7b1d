//! The file's own integrity, as the database sees it.

mod index;
mod rows;
mod sum;

use rusqlite::Connection;

use super::{fired, kept, received, sums};
use crate::store::StoreError;

/// What is wrong; empty when the file is sound.
pub(super) fn faults(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let mut faults = pages(conn)?;
    faults.extend(references(conn)?);
    faults.extend(search(conn)?);
    faults.extend(fired::faults(conn)?);
    faults.extend(received::faults(conn)?);
    faults.extend(rows::faults(conn)?);
    faults.extend(kept::faults(conn)?);
    faults.extend(sums::faults(conn)?);
    Ok(faults)
}

pub(super) fn pages(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = conn.prepare("PRAGMA integrity_check")?;
    let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
    let lines: Vec<String> = lines.collect::<Result<_, _>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").collect())
}

fn references(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = conn.prepare("PRAGMA foreign_key_check")?;
    let broken = statement.query_map([], |row| row.get::<_, String>(0))?;
    let broken: Vec<String> = broken.collect::<Result<_, _>>()?;
    Ok(broken
        .into_iter()
        .map(|table| format!("{table}: a row of no case"))
        .collect())
}

/// The search index against itself, and against what it should hold.
fn search(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let mut faults = Vec::new();
    if let Err(error) = conn.execute(
        "INSERT INTO search(search, rank) VALUES ('integrity-check', 0)",
        [],
    ) {
        faults.push(format!("search: {error}"));
    }
    let lost: i64 = conn.query_row(
        "SELECT (SELECT count(*) FROM (SELECT id FROM search_text EXCEPT SELECT rowid FROM search))
              + (SELECT count(*) FROM (SELECT rowid FROM search EXCEPT SELECT id FROM search_text))",
        [],
        |row| row.get(0),
    )?;
    if lost > 0 {
        faults.push(format!(
            "search: {lost} cases are in the index or among the texts only"
        ));
    }
    if faults.is_empty() {
        match index::is_sound(conn) {
            Ok(true) => {}
            Ok(false) => faults.push("search: the index is not what the texts make".to_owned()),
            Err(StoreError::Damaged(detail)) => faults.push(format!("search: {detail}")),
            Err(error) => return Err(error),
        }
    }
    Ok(faults)
}
