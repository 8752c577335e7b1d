//! Making and opening a desk's file, with the settings on which its promises rest.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, MAIN_DB, OpenFlags};

use super::{file, older, schema};
use crate::store::StoreError;

/// Earlier versions can lose a commit when two connections checkpoint at once.
const OLDEST_SQLITE: i32 = 3_051_003;

/// How long a write waits for another terminal.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// Statements kept ready: those of a registration, and the shapes of query that a screen repeats.
const STATEMENTS: usize = 192;

/// Makes a desk where there is none.
pub(super) fn create(path: &Path) -> Result<Connection, StoreError> {
    file::refuse_network(path)?;
    file::make(path)?;
    let conn = connect(path)?;
    harden(&conn)?;
    schema::migrate(&conn)?;
    settle(&conn)?;
    Ok(conn)
}

/// Opens a desk, after it has said that it is one.
pub(super) fn open(path: &Path) -> Result<Connection, StoreError> {
    file::must_be_there(path)?;
    file::refuse_network(path)?;
    let conn = connect(path)?;
    recognise(&conn, path)?;
    harden(&conn)?;
    if conn.is_readonly(MAIN_DB)? {
        return Err(StoreError::ReadOnly(path.display().to_string()));
    }
    up_to_date(&conn, path, Older::Kept)?;
    settle(&conn)?;
    Ok(conn)
}

/// What becomes of an older layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Older {
    /// A copy of it is kept beside the desk.
    Kept,
    /// It is a copy itself.
    IsCopy,
}

/// Opens a desk that nobody else has open, nor will while this is: a copy in the making, or one that is to be replaced. Nothing
/// stands beside it: what is not in the file itself is in no other file either.
pub(super) fn open_alone(path: &Path, older: Older) -> Result<Connection, StoreError> {
    file::must_be_there(path)?;
    let conn = connect(path)?;
    conn.execute_batch("PRAGMA locking_mode = EXCLUSIVE")?;
    recognise(&conn, path)?;
    harden(&conn)?;
    if conn.is_readonly(MAIN_DB)? {
        return Err(StoreError::ReadOnly(path.display().to_string()));
    }
    alone(&conn)?;
    up_to_date(&conn, path, older)?;
    conn.execute_batch("PRAGMA synchronous = FULL; BEGIN EXCLUSIVE; COMMIT;")?;
    Ok(conn)
}

/// Takes in what stands in a write-ahead log, and does without one. [`StoreError::Busy`] where somebody else has the file open.
pub(super) fn alone(conn: &Connection) -> Result<(), StoreError> {
    conn.execute_batch("PRAGMA locking_mode = EXCLUSIVE")?;
    let mode: String =
        conn.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get(0))?;
    if mode == "delete" {
        Ok(())
    } else {
        Err(StoreError::Busy)
    }
}

fn up_to_date(conn: &Connection, path: &Path, older: Older) -> Result<(), StoreError> {
    let (_, layout) = schema::identity(conn)?;
    if layout >= schema::LAYOUT {
        return Ok(());
    }
    if older == Older::Kept {
        older::keep(conn, path)?;
    }
    schema::migrate(conn)
}

/// A desk without a file: gone when it is dropped.
pub(super) fn in_memory() -> Result<Connection, StoreError> {
    let conn = Connection::open_in_memory()?;
    harden(&conn)?;
    schema::migrate(&conn)?;
    settle(&conn)?;
    Ok(conn)
}

pub(super) fn connect(path: &Path) -> Result<Connection, StoreError> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(StoreError::Internal(format!(
            "SQLite {} is too old",
            rusqlite::version()
        )));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(PATIENCE)?;
    Ok(conn)
}

/// Nothing has been changed in the file when this refuses it.
fn recognise(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    let not_a_desk = |detail: &str| StoreError::NotADesk {
        path: path.to_owned(),
        detail: detail.to_owned(),
    };
    let (application, layout) = match schema::identity(conn) {
        Err(StoreError::Damaged(detail)) => return Err(not_a_desk(&detail)),
        found => found?,
    };
    if application != schema::APPLICATION_ID {
        return Err(not_a_desk("another program's database"));
    }
    if layout > schema::LAYOUT {
        return Err(StoreError::Newer {
            path: path.to_owned(),
            found: layout,
            known: schema::LAYOUT,
        });
    }
    Ok(())
}

/// What keeps a crafted or broken file from doing harm.
fn harden(conn: &Connection) -> Result<(), StoreError> {
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    conn.execute_batch(
        "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON;
         PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384;",
    )?;
    Ok(())
}

/// What makes a commit durable. Where the write-ahead log cannot be had, the rollback journal gives the same promise, slower.
fn settle(conn: &Connection) -> Result<(), StoreError> {
    let mode = |wanted: &str| {
        conn.pragma_update_and_check(None, "journal_mode", wanted, |row| row.get::<_, String>(0))
    };
    if mode("WAL")? != "wal" {
        mode("DELETE")?;
    }
    // Where a plain sync only hands over to the disk's own cache (macOS), the disk is told to empty it.
    conn.execute_batch("PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;")?;
    // The log is copied back when idle (idle.rs); inside a commit only when it has grown this far (pages), which takes so
    // long that a clerk would notice. Afterwards it is cut (bytes).
    conn.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 64000; PRAGMA journal_size_limit = 16777216;",
    )?;
    Ok(())
}
