//! One state of the file for several reads.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::store::StoreError;

/// Lets `read` see one state of the file from its first look to its last: inside a write that is so anyway.
pub(super) fn snapshot<T>(
    conn: &Connection,
    read: impl FnOnce(&Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    if !conn.is_autocommit() {
        return read(conn);
    }
    let tx = Transaction::new_unchecked(conn, TransactionBehavior::Deferred)?;
    let found = read(&tx)?;
    tx.commit()?;
    Ok(found)
}
