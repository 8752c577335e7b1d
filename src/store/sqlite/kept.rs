//! Sums over what no history makes again: users, departments, persons, settings, and the operations that were done.
//!
//! The events are chained and the rows are recounted from them; a letter that the disk changes in these small tables would be
//! seen by nobody. So their digest is kept beside them, renewed in the transaction that changes them. Operations come one with
//! every case: theirs is a sum to which each is added, in whatever order.

use rusqlite::types::Value;
use rusqlite::{Connection, Row};
use sha2::{Digest, Sha256};

use super::versions;
use crate::store::{Operation, StoreError};
use crate::text::hex;

/// The settings in which the sums are.
const DIGEST: &str = "kept.digest";
const OPERATIONS: &str = "kept.operations";

const SMALL: [&str; 4] = [
    "SELECT * FROM user ORDER BY name",
    "SELECT * FROM department ORDER BY name",
    "SELECT * FROM person ORDER BY name, department",
    "SELECT * FROM setting WHERE key NOT IN ('kept.digest', 'kept.operations') ORDER BY key",
];

/// Renews both sums: of a new layout, or after something was taken out.
pub(super) fn renew(conn: &Connection) -> Result<(), StoreError> {
    seal(conn)?;
    versions::set(conn, OPERATIONS, &operations(conn)?.to_string())
}

/// Renews the digest of the small tables.
pub(super) fn seal(conn: &Connection) -> Result<(), StoreError> {
    versions::set(conn, DIGEST, &digest(conn)?)
}

/// Adds an operation to their sum.
pub(super) fn add(conn: &Connection, op: &Operation) -> Result<(), StoreError> {
    let kept = versions::setting(conn, OPERATIONS)?;
    let sum: i64 = kept.and_then(|kept| kept.parse().ok()).unwrap_or(0);
    versions::set(conn, OPERATIONS, &sum.wrapping_add(weight(op)).to_string())
}

/// What is not as it was written.
pub(super) fn faults(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let mut found = Vec::new();
    if versions::setting(conn, DIGEST)? != Some(digest(conn)?) {
        found.push(
            "users, departments, persons or settings are not as they were written".to_owned(),
        );
    }
    if versions::setting(conn, OPERATIONS)? != Some(operations(conn)?.to_string()) {
        found.push("operations are not as they were written".to_owned());
    }
    Ok(found)
}

fn digest(conn: &Connection) -> Result<String, StoreError> {
    let mut digest = Sha256::new();
    for table in SMALL {
        digest.update(table);
        let mut statement = conn.prepare_cached(table)?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            digest.update(format!("{:?}\n", values(row, columns)?));
        }
    }
    Ok(hex(&digest.finalize()))
}

fn values(row: &Row<'_>, columns: usize) -> Result<Vec<Value>, StoreError> {
    let values = (0..columns).map(|column| row.get(column));
    Ok(values.collect::<Result<_, _>>()?)
}

fn operations(conn: &Connection) -> Result<i64, StoreError> {
    let mut statement = conn.prepare("SELECT id, digest, number, version FROM operation")?;
    let mut rows = statement.query([])?;
    let mut sum = 0i64;
    while let Some(row) = rows.next()? {
        let op = Operation {
            id: row.get(0)?,
            digest: row.get(1)?,
            number: row.get(2)?,
            version: row.get(3)?,
        };
        sum = sum.wrapping_add(weight(&op));
    }
    Ok(sum)
}

fn weight(op: &Operation) -> i64 {
    let digest = Sha256::digest(format!(
        "{:?}",
        (&op.id, &op.digest, &op.number, op.version)
    ));
    let mut bytes = [0; 8];
    for (byte, from) in bytes.iter_mut().zip(digest) {
        *byte = from;
    }
    i64::from_le_bytes(bytes)
}
