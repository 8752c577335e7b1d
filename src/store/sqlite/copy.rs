//! A copy of the whole file while others may write to it: the database copies its own pages, out of one read transaction. The
//! file is never read by other means, which would drop the locks of everybody here who has it open.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::snapshot::snapshot;
use crate::store::{Copied, StoreError};

/// Pages copied between two looks at whoever may stop it.
const PAGES: std::ffi::c_int = 1_024;

/// Copies the state that is there now to `path`.
pub(super) fn copy(
    conn: &Connection,
    path: &Path,
    told: &mut Copied<'_>,
) -> Result<(), StoreError> {
    let mut copy = Connection::open(path)?;
    // Nobody counts on the copy before it is whole, checked and synced.
    copy.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")?;
    snapshot(conn, |conn| {
        // The state is that of the first look.
        conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        let backup = Backup::new(conn, &mut copy)?;
        loop {
            match backup.step(PAGES)? {
                StepResult::Done => return Ok(()),
                StepResult::More => {}
                _ => return Err(StoreError::Busy),
            }
            let state = backup.progress();
            let count = |pages: std::ffi::c_int| u64::try_from(pages).unwrap_or_default();
            let done = count(state.pagecount.saturating_sub(state.remaining));
            if !told(done, count(state.pagecount)) {
                return Err(StoreError::Stopped);
            }
        }
    })
}
