//! Getting what was deleted out of the file's bytes.
//!
//! Deleting is not enough: the search index keeps the words of deleted cases until all its pieces are made one, a page keeps
//! what stood in it until it is written over, and the write-ahead log keeps whole old pages. So the index is made one, the
//! file is written anew, and the log is cut off. Overwriting at each delete (`secure_delete`) alone would not do: what
//! earlier splits and updates left behind was not there to be overwritten.

use rusqlite::Connection;

use crate::store::StoreError;

/// Rewrites the file without anything that was deleted.
pub(super) fn purge(conn: &Connection) -> Result<(), StoreError> {
    conn.execute("INSERT INTO search(search) VALUES ('optimize')", [])?;
    // A copy of the whole desk belongs on the disk, not in memory.
    conn.execute_batch("PRAGMA secure_delete = ON; PRAGMA temp_store = FILE;")?;
    let written = conn.execute_batch("VACUUM");
    conn.execute_batch("PRAGMA secure_delete = OFF; PRAGMA temp_store = MEMORY;")?;
    written?;
    cut_log(conn)
}

/// Copies the write-ahead log back into the file and cuts it off.
pub(super) fn cut_log(conn: &Connection) -> Result<(), StoreError> {
    let busy: i64 = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy == 0 {
        Ok(())
    } else {
        Err(StoreError::Busy)
    }
}
