//! The one write.

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::fault::at_commit;
use super::log::LogEnd;
use super::{SqliteStore, case_write, doubt, erase, kept, numbers, people, versions};
use crate::store::{Appended, Batch, Operation, Parts, Prepare, StoreError};

/// Decides and writes in one transaction; an error anywhere before COMMIT leaves the file as it was.
pub(super) fn append(
    store: &mut SqliteStore,
    prepare: &mut Prepare<'_>,
) -> Result<Option<Appended>, StoreError> {
    doubt::regain(store)?;
    let written = in_one(store, prepare).map_err(not_saved);
    doubt::cleared(store, written)
}

/// As [`append`], part by part. The end of the log is looked up once: nobody else writes meanwhile.
pub(super) fn append_parts(
    store: &mut SqliteStore,
    parts: &mut Parts<'_>,
) -> Result<Option<Appended>, StoreError> {
    doubt::regain(store)?;
    let written = in_parts(store, parts).map_err(not_saved);
    doubt::cleared(store, written)
}

/// What a commit wrote, and the end of the log by which it is known again; the error is that of the commit itself.
pub(super) struct Committed {
    pub(super) done: Appended,
    pub(super) chain: [u8; 32],
    pub(super) outcome: Result<(), StoreError>,
}

fn in_one(store: &SqliteStore, prepare: &mut Prepare<'_>) -> Result<Option<Committed>, StoreError> {
    let tx = Transaction::new_unchecked(&store.conn, TransactionBehavior::Immediate)?;
    let Some(batch) = prepare(store)? else {
        tx.rollback()?;
        return Ok(None);
    };
    let mut log = LogEnd::find(&tx, store.salt)?;
    let done = write(&tx, &batch, &mut log)?;
    let chain = log.chain();
    Ok(Some(commit(tx, done, chain)))
}

fn in_parts(store: &SqliteStore, parts: &mut Parts<'_>) -> Result<Option<Committed>, StoreError> {
    let tx = Transaction::new_unchecked(&store.conn, TransactionBehavior::Immediate)?;
    let mut log = LogEnd::find(&tx, store.salt)?;
    let first = log.seq() + 1;
    let keep = parts(store, &mut |batch| write(&tx, batch, &mut log).map(|_| ()))?;
    if !keep || log.seq() < first {
        tx.rollback()?;
        return Ok(None);
    }
    let (last, chain) = (log.seq(), log.chain());
    Ok(Some(commit(tx, Appended { first, last }, chain)))
}

fn commit(tx: Transaction<'_>, done: Appended, chain: [u8; 32]) -> Committed {
    let outcome = tx.commit().map_err(at_commit);
    Committed {
        done,
        chain,
        outcome,
    }
}

/// A disk that fails before COMMIT has saved nothing.
fn not_saved(error: StoreError) -> StoreError {
    match error {
        StoreError::Io(detail) => StoreError::NotSaved(detail),
        other => other,
    }
}

fn write(conn: &Connection, batch: &Batch, log: &mut LogEnd<'_>) -> Result<Appended, StoreError> {
    let first = log.seq() + 1;
    erase::halves(conn, &batch.erase)?;
    for case in &batch.cases {
        let place = log.seq() + 1;
        for draft in &case.drafts {
            log.add_case_event(&case.number, draft)?;
        }
        case_write::write(conn, case, place)?;
        if case.expected == 0 {
            numbers::used(conn, &case.number)?;
        }
    }
    erase::traces(conn, &batch.erase)?;
    for serial in &batch.serials {
        numbers::used(conn, serial)?;
    }
    for event in &batch.desk_events {
        log.add_desk_event(event)?;
    }
    if let Some(op) = &batch.op {
        keep_operation(conn, op)?;
    }
    let changes = conn.total_changes();
    for write in &batch.people {
        people::write(conn, write)?;
    }
    for (key, value) in &batch.settings {
        versions::set(conn, key, value)?;
    }
    if conn.total_changes() > changes {
        kept::seal(conn)?;
    }
    for (table, kept) in [
        ("regulation", &batch.regulation),
        ("calendar", &batch.calendar),
    ] {
        if let Some((version, body)) = kept {
            versions::keep(conn, table, version, body)?;
        }
    }
    Ok(Appended {
        first,
        last: log.seq(),
    })
}

fn keep_operation(conn: &Connection, op: &Operation) -> Result<(), StoreError> {
    let mut statement = conn.prepare_cached(
        "INSERT INTO operation (id, digest, number, version) VALUES (?1, ?2, ?3, ?4)",
    )?;
    statement.execute(params![op.id, op.digest, op.number, op.version])?;
    kept::add(conn, op)
}

/// What an operation did.
pub(super) fn operation(conn: &Connection, id: &str) -> Result<Option<Operation>, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT id, digest, number, version FROM operation WHERE id = ?1")?;
    let found = statement.query_one([id], |row| {
        Ok(Operation {
            id: row.get(0)?,
            digest: row.get(1)?,
            number: row.get(2)?,
            version: row.get(3)?,
        })
    });
    Ok(found.optional()?)
}
