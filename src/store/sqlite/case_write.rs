//! What a case's new events make of its row, its tasks, its sums, the counts of its clauses and its place in the search.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::fired::{self, Change};
use super::sums::Delta;
use super::{cases, lines, names, placing, received, row, search, tally, tasks};
use crate::store::{CaseRow, CaseWrite, StoreError};

/// Writes everything that is computed from the case's history, if nobody else has changed the case. Its new events are in the
/// log already, from place `first` on.
pub(super) fn write(conn: &Connection, case: &CaseWrite, first: i64) -> Result<(), StoreError> {
    let known = placing::id_of(conn, &case.number)?;
    let old = known.map_or(Ok(None), |id| cases::by_id(conn, id))?;
    check(case, old.as_ref())?;
    if let Some(id) = known {
        lines::forget(conn, id)?;
    }
    let former = known.map_or(Ok(Vec::new()), |id| tasks::former(conn, id))?;
    let id = match known.zip(old.as_ref()) {
        Some((id, old)) if old.received_at == case.row.received_at => {
            change(conn, id, old, &case.row)?;
            id
        }
        Some((id, old)) => {
            remove(conn, id, old)?;
            insert(conn, &case.row)?
        }
        None => insert(conn, &case.row)?,
    };
    tally::change(conn, old.as_ref(), &case.row)?;
    received::change(conn, old.as_ref(), &case.row)?;
    fired::change(
        conn,
        &Change {
            case,
            old: known.zip(old.as_ref()),
            id,
            first,
        },
    )?;
    tasks::replace(conn, id, case, &former)?;
    sum(case, old.as_ref(), &former).write(conn)?;
    let search = case.search.as_ref().filter(|_| !case.row.sealed);
    search::write(conn, id, old.as_ref(), &case.row, search)
}

/// What the write changes in the sums of what is open.
fn sum(case: &CaseWrite, old: Option<&CaseRow>, former: &[tasks::Former]) -> Delta {
    let mut delta = Delta::default();
    if let Some(old) = old.filter(|old| !old.sealed) {
        delta.case(old, -1);
        for task in former {
            delta.task(&task.role, task.department.as_deref(), task.due, -1);
        }
    }
    if !case.row.sealed {
        delta.case(&case.row, 1);
        for task in &case.tasks {
            let due = task.due.map(|due| due.timestamp_millis());
            delta.task(task.role.as_str(), task.department.as_deref(), due, 1);
        }
    }
    delta
}

fn check(case: &CaseWrite, old: Option<&CaseRow>) -> Result<(), StoreError> {
    let found = old.map_or(0, |old| old.version);
    if found != case.expected {
        return Err(StoreError::Conflict {
            number: case.number.clone(),
            expected: case.expected,
            found,
        });
    }
    let events = u32::try_from(case.drafts.len()).unwrap_or(u32::MAX);
    let counted = case.expected.saturating_add(events) == case.row.version;
    if case.number != case.row.number || (events > 0 && !counted) {
        return Err(StoreError::Internal(format!(
            "the row of case {} is not that of its events",
            case.number
        )));
    }
    Ok(())
}

fn insert(conn: &Connection, row: &CaseRow) -> Result<i64, StoreError> {
    let id = placing::place(conn, row.received_at.timestamp_millis())?;
    let marks = vec!["?"; row::COLUMNS.len() + 1].join(", ");
    let sql = format!(
        "INSERT INTO cases (id, {}) VALUES ({marks})",
        row::COLUMNS.join(", ")
    );
    let values = std::iter::once(Value::from(id)).chain(row::values(row));
    conn.prepare_cached(&sql)?
        .execute(params_from_iter(values))?;
    tie(conn, id, row)?;
    Ok(id)
}

/// Writes only the columns that are different, so that the indexes of the others are left alone.
fn change(conn: &Connection, id: i64, old: &CaseRow, new: &CaseRow) -> Result<(), StoreError> {
    let both = row::values(old)
        .into_iter()
        .zip(row::values(new))
        .zip(row::COLUMNS);
    let (columns, mut values): (Vec<String>, Vec<Value>) = both
        .filter(|((old, new), _)| old != new)
        .map(|((_, new), column)| (format!("{column} = ?"), new))
        .unzip();
    if !columns.is_empty() {
        values.push(id.into());
        let sql = format!("UPDATE cases SET {} WHERE id = ?", columns.join(", "));
        conn.prepare_cached(&sql)?
            .execute(params_from_iter(values))?;
    }
    if (&old.departments, &old.persons, &old.phone_keys)
        != (&new.departments, &new.persons, &new.phone_keys)
    {
        untie(conn, id, old)?;
        tie(conn, id, new)?;
    }
    Ok(())
}

fn remove(conn: &Connection, id: i64, old: &CaseRow) -> Result<(), StoreError> {
    untie(conn, id, old)?;
    tasks::remove(conn, id)?;
    search::remove(conn, id)?;
    conn.prepare_cached("DELETE FROM cases WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// Ties the case to its names and phone numbers.
fn tie(conn: &Connection, id: i64, row: &CaseRow) -> Result<(), StoreError> {
    names::add(conn, id, row)?;
    for_each_phone(
        conn,
        id,
        row,
        "INSERT OR IGNORE INTO case_phone (phone, case_id) VALUES (?1, ?2)",
    )
}

fn untie(conn: &Connection, id: i64, row: &CaseRow) -> Result<(), StoreError> {
    names::remove(conn, id, row)?;
    for_each_phone(
        conn,
        id,
        row,
        "DELETE FROM case_phone WHERE phone = ?1 AND case_id = ?2",
    )
}

fn for_each_phone(conn: &Connection, id: i64, row: &CaseRow, sql: &str) -> Result<(), StoreError> {
    let mut statement = conn.prepare_cached(sql)?;
    for phone in &row.phone_keys {
        statement.execute((phone, id))?;
    }
    Ok(())
}
