//! What is true after a commit of which nobody knows whether it was saved.
//!
//! When the disk fails in the middle of COMMIT, the mark that ends the transaction may stand in the write-ahead log, or not, or
//! only in the system's memory. This connection has already forgotten the transaction; whoever opens the file anew after a
//! power cut might find it. So the file is closed and opened as if by somebody else, and the log is copied back and cut: after
//! that the transaction is either in the file itself, synced by another path, or nowhere. Only then is its end looked up.

use rusqlite::{Connection, OptionalExtension};

use super::append::Committed;
use super::{STEPS, SqliteStore, open, purge};
use crate::store::{Appended, StoreError};

/// The outcome of a commit, looked up where it was in doubt.
pub(super) fn cleared(
    store: &mut SqliteStore,
    written: Result<Option<Committed>, StoreError>,
) -> Result<Option<Appended>, StoreError> {
    let Some(committed) = written? else {
        return Ok(None);
    };
    let detail = match committed.outcome {
        Ok(()) => return Ok(Some(committed.done)),
        Err(StoreError::Uncertain(detail)) => detail,
        Err(certain) => return Err(certain),
    };
    match look_up(store, committed.done.last, &committed.chain) {
        Ok(true) => Ok(Some(committed.done)),
        Ok(false) => Err(StoreError::NotSaved(detail)),
        Err(_) => Err(StoreError::Uncertain(detail)),
    }
}

/// Whether the log has an entry with that chain value at that place: no other transaction makes the same one.
fn look_up(store: &mut SqliteStore, last: i64, chain: &[u8; 32]) -> Result<bool, StoreError> {
    reopen(store)?;
    purge::cut_log(&store.conn)?;
    let found: Option<Vec<u8>> = store
        .conn
        .query_one("SELECT chain FROM event WHERE seq = ?1", [last], |row| {
            row.get(0)
        })
        .optional()?;
    Ok(found.is_some_and(|found| found == chain))
}

/// Opens the file that could not be opened when a commit was in doubt.
pub(super) fn regain(store: &mut SqliteStore) -> Result<(), StoreError> {
    let is_lost = store.path.is_some() && store.conn.path().is_none_or(str::is_empty);
    if is_lost { reopen(store) } else { Ok(()) }
}

fn reopen(store: &mut SqliteStore) -> Result<(), StoreError> {
    let Some(path) = store.path.clone() else {
        return Ok(());
    };
    // The old connection goes first: two at once would share what they remember of the log.
    drop(std::mem::replace(
        &mut store.conn,
        Connection::open_in_memory()?,
    ));
    store.conn = open::open(&path)?;
    if let Some(brake) = store.brake.clone() {
        store
            .conn
            .progress_handler(STEPS, Some(move || brake.is_pulled()))?;
    }
    Ok(())
}
