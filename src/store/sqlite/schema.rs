//! The layout of the file, and how an older one is brought up to date. A migration that was released is never changed; a
//! new layout is a new file beside it.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::fault::at_commit;
use super::kept;
use crate::store::StoreError;

/// Marks a `SQLite` file as a desk of tousu ("tosu").
pub(super) const APPLICATION_ID: i64 = 0x746f_7375;

/// Each with the layout that it leads to.
const MIGRATIONS: [(i64, &str); 5] = [
    (1, include_str!("migrations/0001.sql")),
    (2, include_str!("migrations/0002.sql")),
    (3, include_str!("migrations/0003.sql")),
    (4, include_str!("migrations/0004.sql")),
    (5, include_str!("migrations/0005.sql")),
];

/// The layout that this program writes.
pub(super) const LAYOUT: i64 = 5;

/// The application id and the layout that a file says it has.
pub(super) fn identity(conn: &Connection) -> Result<(i64, i64), StoreError> {
    let pragma = |name| conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    Ok((pragma("application_id")?, pragma("user_version")?))
}

/// Runs every migration that the file has not seen, all of them or none.
pub(super) fn migrate(conn: &Connection) -> Result<(), StoreError> {
    let tx = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    let (_, found) = identity(&tx)?;
    for (_, script) in MIGRATIONS.iter().filter(|(layout, _)| *layout > found) {
        tx.execute_batch(script)?;
    }
    kept::renew(&tx)?;
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", LAYOUT)?;
    tx.commit().map_err(at_commit)
}
