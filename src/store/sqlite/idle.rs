//! Housekeeping while nobody waits: what would otherwise make some registration slow.
//!
//! Every commit adds its own small piece to the search index; merging them is left to here. Then the write-ahead log is
//! copied back into the file. No statistics are kept for the query planner: every query names its index.

use std::ops::RangeInclusive;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::open::PATIENCE;
use crate::store::StoreError;

/// Pages of the search index that one step may write. A step is a transaction, so that another terminal can come between
/// two of them: short ones where little time is given, longer ones, which write less often, where there is much.
const STEP: RangeInclusive<i64> = 64..=4096;

/// A step that changed fewer rows than this had nothing to merge.
const DID_SOMETHING: u64 = 2;

/// Works for about `budget`; not at all while another terminal writes.
pub(super) fn work(conn: &Connection, budget: Duration) -> Result<(), StoreError> {
    unless_busy(conn, |conn| merge_and_copy_back(conn, budget)).map(|_| ())
}

/// Does what can as well be left undone: nothing, and nobody waits, while another terminal writes.
pub(super) fn unless_busy<T>(
    conn: &Connection,
    work: impl FnOnce(&Connection) -> Result<T, StoreError>,
) -> Result<Option<T>, StoreError> {
    conn.busy_timeout(Duration::ZERO)?;
    let done = work(conn);
    conn.busy_timeout(PATIENCE)?;
    match done {
        Err(StoreError::Busy) => Ok(None),
        done => done.map(Some),
    }
}

fn merge_and_copy_back(conn: &Connection, budget: Duration) -> Result<(), StoreError> {
    let (shortest, longest) = STEP.into_inner();
    let given = i64::try_from(budget.as_millis()).unwrap_or(longest);
    let step = given.clamp(shortest, longest);
    let begun = Instant::now();
    while begun.elapsed() < budget {
        let before = conn.total_changes();
        conn.prepare_cached("INSERT INTO search(search, rank) VALUES ('merge', ?1)")?
            .execute([step])?;
        if conn.total_changes().saturating_sub(before) < DID_SOMETHING {
            break;
        }
    }
    if begun.elapsed() < budget {
        conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
    }
    Ok(())
}
