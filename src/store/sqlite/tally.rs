//! Kept sums: how many cases share month, kind, level, department, category and status. Kept in the transaction that
//! changes a case, by taking the old row out of its sum and putting the new one into its own.

use rusqlite::{Connection, params};

use crate::store::{CaseRow, StoreError, Tally, TallyQuery};

/// Moves a case from the sum of `old` to that of `new`.
pub(super) fn change(
    conn: &Connection,
    old: Option<&CaseRow>,
    new: &CaseRow,
) -> Result<(), StoreError> {
    let old = old.and_then(Tally::of);
    let new = Tally::of(new);
    if old == new {
        return Ok(());
    }
    old.map_or(Ok(()), |bucket| take_out(conn, &bucket))?;
    new.map_or(Ok(()), |bucket| put_in(conn, &bucket))
}

fn put_in(conn: &Connection, bucket: &Tally) -> Result<(), StoreError> {
    let mut statement = conn.prepare_cached(
        "INSERT INTO tally (month, kind, level, department, category, status, cases) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1)
         ON CONFLICT DO UPDATE SET cases = cases + 1",
    )?;
    statement.execute(params![
        bucket.month,
        bucket.kind,
        bucket.level,
        bucket.department,
        bucket.category,
        bucket.status
    ])?;
    Ok(())
}

fn take_out(conn: &Connection, bucket: &Tally) -> Result<(), StoreError> {
    const SHARED: &str = "month = ?1 AND kind = ?2 AND level = ?3 AND department = ?4 AND category = ?5 AND status = ?6";
    let of_bucket = params![
        bucket.month,
        bucket.kind,
        bucket.level,
        bucket.department,
        bucket.category,
        bucket.status
    ];
    conn.prepare_cached(&format!(
        "UPDATE tally SET cases = cases - 1 WHERE {SHARED}"
    ))?
    .execute(of_bucket)?;
    conn.prepare_cached(&format!("DELETE FROM tally WHERE {SHARED} AND cases <= 0"))?
        .execute(of_bucket)?;
    Ok(())
}

/// The sums of the months asked for.
pub(super) fn tally(conn: &Connection, query: &TallyQuery) -> Result<Vec<Tally>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT month, kind, level, department, category, status, cases FROM tally
         WHERE month >= coalesce(?1, '') AND (?2 IS NULL OR month <= ?2)
         ORDER BY month, kind, level, department, category, status",
    )?;
    let sums = statement.query_map(params![query.from_month, query.until_month], |row| {
        Ok(Tally {
            month: row.get(0)?,
            kind: row.get(1)?,
            level: row.get(2)?,
            department: row.get(3)?,
            category: row.get(4)?,
            status: row.get(5)?,
            cases: row.get(6)?,
        })
    })?;
    Ok(sums.collect::<Result<_, _>>()?)
}
