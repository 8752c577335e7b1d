//! How often each clause has acted, and in which cases. Kept in the transaction that writes the events: one small row for
//! each clause that an event carries, and one sum.
//!
//! Places in the log stand for times: the log is in the order of time, so the highest place is the latest.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{log, time};
use crate::store::{CaseRow, CaseWrite, Fired, StoreError};

/// A case before and after what is written of it.
pub(super) struct Change<'a> {
    pub(super) case: &'a CaseWrite,
    /// The id that it had, and its row then.
    pub(super) old: Option<(i64, &'a CaseRow)>,
    pub(super) id: i64,
    /// The place of its first new event in the log.
    pub(super) first: i64,
}

/// Counts the clauses of the new events. A case that has become sealed is taken out of all counts.
pub(super) fn change(conn: &Connection, change: &Change<'_>) -> Result<(), StoreError> {
    let number = &change.case.number;
    match (change.old, change.case.row.sealed) {
        (Some((id, old)), true) if !old.sealed => take_out(conn, number, id),
        (_, true) => Ok(()),
        (Some((_, old)), false) if old.sealed => count_all(conn, number, change.id),
        (Some((id, _)), false) if id != change.id => {
            move_to(conn, number, id, change.id)?;
            count_new(conn, change)
        }
        (_, false) => count_new(conn, change),
    }
}

fn count_new(conn: &Connection, change: &Change<'_>) -> Result<(), StoreError> {
    for (draft, seq) in change.case.drafts.iter().zip(change.first..) {
        for clause in draft.clauses() {
            count(conn, clause, change.id, seq)?;
        }
    }
    Ok(())
}

fn count_all(conn: &Connection, number: &str, id: i64) -> Result<(), StoreError> {
    for event in log::events(conn, number)? {
        for clause in event.clauses() {
            count(conn, clause, id, event.seq)?;
        }
    }
    Ok(())
}

fn count(conn: &Connection, clause: &str, id: i64, seq: i64) -> Result<(), StoreError> {
    let mut again = conn.prepare_cached(
        "UPDATE fired SET times = times + 1, last = max(last, ?3) WHERE clause = ?1 AND case_id = ?2",
    )?;
    let known = again.execute(params![clause, id, seq])? > 0;
    if !known {
        conn.prepare_cached(
            "INSERT INTO fired (clause, case_id, times, last) VALUES (?1, ?2, 1, ?3)",
        )?
        .execute(params![clause, id, seq])?;
    }
    conn.prepare_cached(
        "INSERT INTO fired_sum (clause, times, cases, last) VALUES (?1, 1, 1, ?2)
         ON CONFLICT DO UPDATE SET times = times + 1, cases = cases + ?3, last = max(last, ?2)",
    )?
    .execute(params![clause, seq, i64::from(!known)])?;
    Ok(())
}

/// Every clause that the case's history carries.
fn clauses_of(conn: &Connection, number: &str) -> Result<BTreeSet<String>, StoreError> {
    let events = log::events(conn, number)?;
    let carried = events.iter().flat_map(crate::case::Event::clauses);
    Ok(carried.map(str::to_owned).collect())
}

fn move_to(conn: &Connection, number: &str, from: i64, to: i64) -> Result<(), StoreError> {
    let mut statement =
        conn.prepare_cached("UPDATE fired SET case_id = ?3 WHERE clause = ?1 AND case_id = ?2")?;
    for clause in clauses_of(conn, number)? {
        statement.execute(params![clause, from, to])?;
    }
    Ok(())
}

fn take_out(conn: &Connection, number: &str, id: i64) -> Result<(), StoreError> {
    for clause in clauses_of(conn, number)? {
        conn.prepare_cached("DELETE FROM fired WHERE clause = ?1 AND case_id = ?2")?
            .execute(params![clause, id])?;
        conn.prepare_cached("DELETE FROM fired_sum WHERE clause = ?1")?
            .execute([&clause])?;
        conn.prepare_cached(
            "INSERT INTO fired_sum (clause, times, cases, last)
             SELECT clause, sum(times), count(*), max(last) FROM fired WHERE clause = ?1 GROUP BY clause",
        )?
        .execute([&clause])?;
    }
    Ok(())
}

/// The sums of all clauses that have acted, by clause.
pub(super) fn all(conn: &Connection) -> Result<Vec<Fired>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT f.clause, f.times, f.cases, e.at FROM fired_sum f JOIN event e ON e.seq = f.last ORDER BY f.clause",
    )?;
    let mut rows = statement.query([])?;
    let mut sums = Vec::new();
    while let Some(row) = rows.next()? {
        sums.push(sum(row)?);
    }
    Ok(sums)
}

/// What is kept of a clause in one case.
pub(super) fn in_case(
    conn: &Connection,
    number: &str,
    clause: &str,
) -> Result<Option<Fired>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT f.clause, f.times, 1, e.at FROM cases c
         JOIN fired f ON f.clause = ?2 AND f.case_id = c.id JOIN event e ON e.seq = f.last WHERE c.number = ?1",
    )?;
    let found = statement.query_one([number, clause], |row| Ok(sum(row)));
    found.optional()?.transpose()
}

fn sum(row: &Row<'_>) -> Result<Fired, StoreError> {
    Ok(Fired {
        clause: row.get(0)?,
        times: row.get(1)?,
        cases: row.get(2)?,
        last: time::read(&row.get::<_, String>(3)?)?,
    })
}

/// Clauses whose kept sum is not that of their cases.
pub(super) fn faults(conn: &Connection) -> Result<Vec<String>, StoreError> {
    const MADE: &str = "SELECT clause, sum(times), count(*), max(last) FROM fired GROUP BY clause";
    const KEPT: &str = "SELECT clause, times, cases, last FROM fired_sum";
    let mut statement = conn.prepare(&format!(
        "SELECT clause FROM (SELECT * FROM ({MADE}) EXCEPT {KEPT})
         UNION SELECT clause FROM (SELECT * FROM ({KEPT}) EXCEPT {MADE})"
    ))?;
    let clauses = statement.query_map([], |row| row.get::<_, String>(0))?;
    let clauses: Vec<String> = clauses.collect::<Result<_, _>>()?;
    Ok(clauses
        .into_iter()
        .map(|clause| format!("fired: the sum of {clause} is not that of its cases"))
        .collect())
}
