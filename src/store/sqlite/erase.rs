//! Erasing the personal data of cases, inside the one write. The row and the search text go with the case's new row
//! (`case_write`); here go the halves of its events, and what stands beside the case.

use rusqlite::{Connection, params};

use super::kept;
use crate::store::StoreError;

/// The personal halves of the events that are there, with their salts. Their digests stay, so the chain still verifies.
pub(super) fn halves(conn: &Connection, numbers: &[String]) -> Result<(), StoreError> {
    let mut statement =
        conn.prepare_cached("UPDATE event SET personal = NULL, salt = NULL WHERE number = ?1")?;
    for number in numbers {
        statement.execute([number])?;
    }
    Ok(())
}

/// What was half typed on the cases, the digest of what a client sent (it could be guessed from), and names that are now on
/// no case. The operation itself stays known, so that nothing is done twice.
pub(super) fn traces(conn: &Connection, numbers: &[String]) -> Result<(), StoreError> {
    if numbers.is_empty() {
        return Ok(());
    }
    let mut drafts = conn.prepare_cached(
        "DELETE FROM draft WHERE form = ?1 OR substr(form, 1, length(?1) + 1) = ?1 || '/'",
    )?;
    for number in numbers {
        drafts.execute([number])?;
    }
    let list = serde_json::to_string(numbers).map_err(|e| StoreError::Internal(e.to_string()))?;
    conn.prepare_cached(
        "UPDATE operation SET digest = '' WHERE number IN (SELECT value FROM json_each(?1))",
    )?
    .execute(params![list])?;
    conn.prepare_cached(
        "DELETE FROM name WHERE sort = 'person'
           AND NOT EXISTS (SELECT 1 FROM case_name x WHERE x.name_id = name.id)",
    )?
    .execute([])?;
    kept::renew(conn)
}
