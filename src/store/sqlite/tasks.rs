//! The open tasks of cases.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::fault::unreadable;
use super::{list, placing, row as case_row, time};
use crate::calendar::Moment;
use crate::case::{Role, Task};
use crate::store::{CaseWrite, StoreError, TaskRow};

/// What [`read`] reads, from `task k` and `cases c`.
const SELECTED: &str = "c.number, k.id, k.step, k.clause, k.role, k.department, k.person, k.due, k.zone, \
    k.provisional, k.ready, k.standing, k.measure, k.needs, c.kind, c.level, c.gravity, c.customer, c.phone, c.subject, \
    c.excerpt, c.departments, c.waiting, k.since, c.zone, c.due";

/// A task as it was before a write.
#[derive(Debug)]
pub(super) struct Former {
    pub(super) role: String,
    pub(super) department: Option<String>,
    pub(super) due: Option<i64>,
    step: String,
    clause: String,
    measure: Option<u32>,
    since: Option<i64>,
}

/// The tasks that a case has now.
pub(super) fn former(conn: &Connection, id: i64) -> Result<Vec<Former>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT role, department, due, step, clause, measure, since FROM task WHERE case_id = ?1 ORDER BY id",
    )?;
    let tasks = statement.query_map([id], |row| {
        Ok(Former {
            role: row.get(0)?,
            department: row.get(1)?,
            due: row.get(2)?,
            step: row.get(3)?,
            clause: row.get(4)?,
            measure: row.get(5)?,
            since: row.get(6)?,
        })
    })?;
    Ok(tasks.collect::<Result<_, _>>()?)
}

/// No command opened the task: time alone did.
const BY_TIME: i64 = 0;

/// Since when a task is open that `former` ones were there before, in a write whose events happened at `at`; without events,
/// it is time that has moved the case. `None` where an older layout did not note it.
fn since(task: &Task, former: &[Former], at: Option<i64>) -> Option<i64> {
    let same = former.iter().find(|own| {
        (own.step.as_str(), &own.clause, &own.department, own.measure)
            == (
                task.step.as_str(),
                &task.clause,
                &task.department,
                task.measure,
            )
    });
    match same {
        Some(Former { since: None, .. }) => None,
        Some(Former {
            since: Some(since), ..
        }) if *since != BY_TIME => Some(*since),
        _ => at.or(Some(BY_TIME)),
    }
}

/// Puts the tasks of a write in the place of those that the case had.
pub(super) fn replace(
    conn: &Connection,
    id: i64,
    case: &CaseWrite,
    before: &[Former],
) -> Result<(), StoreError> {
    remove(conn, id)?;
    let mut statement = conn.prepare_cached(
        "INSERT INTO task (case_id, id, step, clause, role, department, person, due, zone, provisional, ready, standing,
                           measure, needs, since, sealed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
    )?;
    let at = case.drafts.last().map(|draft| draft.at.timestamp_millis());
    for task in &case.tasks {
        statement.execute(params![
            id,
            task.id,
            task.step.as_str(),
            task.clause,
            task.role.as_str(),
            task.department,
            task.person,
            task.due.map(|due| due.timestamp_millis()),
            task.due.map(time::zone),
            task.provisional,
            task.ready,
            task.standing,
            task.measure,
            list::written(&task.needs),
            since(task, before, at),
            case.row.sealed,
        ])?;
    }
    Ok(())
}

pub(super) fn remove(conn: &Connection, id: i64) -> Result<(), StoreError> {
    conn.prepare_cached("DELETE FROM task WHERE case_id = ?1")?
        .execute([id])?;
    Ok(())
}

/// The open tasks of one case, in their order.
pub(super) fn of_case(conn: &Connection, number: &str) -> Result<Vec<TaskRow>, StoreError> {
    let Some(id) = placing::id_of(conn, number)? else {
        return Ok(Vec::new());
    };
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {SELECTED} FROM task k JOIN cases c ON c.id = k.case_id WHERE k.case_id = ?1 ORDER BY k.id"
    ))?;
    let mut rows = statement.query([id])?;
    let mut tasks = Vec::new();
    while let Some(row) = rows.next()? {
        tasks.push(read(row)?);
    }
    Ok(tasks)
}

/// One task of the case of that id.
pub(super) fn one(conn: &Connection, case_id: i64, id: i64) -> Result<TaskRow, StoreError> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {SELECTED} FROM task k JOIN cases c ON c.id = k.case_id WHERE k.case_id = ?1 AND k.id = ?2"
    ))?;
    let mut rows = statement.query([case_id, id])?;
    let row = rows
        .next()?
        .ok_or_else(|| StoreError::Internal("a task that is not there".to_owned()))?;
    read(row)
}

/// Reads a row of [`SELECTED`].
fn read(row: &Row<'_>) -> Result<TaskRow, StoreError> {
    let role: String = row.get(4)?;
    let due: Option<i64> = row.get(7)?;
    let zone: Option<i32> = row.get(8)?;
    let departments: Option<String> = row.get(21)?;
    let since: Option<i64> = row.get(23)?;
    let case_zone: i32 = row.get(24)?;
    Ok(TaskRow {
        number: row.get(0)?,
        id: row.get(1)?,
        step: case_row::step(&row.get::<_, String>(2)?)?,
        clause: row.get(3)?,
        role: Role::parse(&role).ok_or_else(|| unreadable("role", &role))?,
        department: row.get(5)?,
        person: row.get(6)?,
        due: due
            .zip(zone)
            .map(|(due, zone)| time::moment(due, zone))
            .transpose()?,
        provisional: row.get(9)?,
        ready: row.get(10)?,
        standing: row.get(11)?,
        measure: row.get(12)?,
        needs: list::read(row.get::<_, Option<String>>(13)?.as_deref())?,
        kind: row.get(14)?,
        level: row.get(15)?,
        level_rank: u8::try_from(row.get::<_, i64>(16)?).ok(),
        customer: row.get(17)?,
        phone: row.get(18)?,
        subject: row.get(19)?,
        excerpt: row.get(20)?,
        case_department: list::read(departments.as_deref())?.into_iter().next(),
        waiting: row
            .get::<_, Option<String>>(22)?
            .as_deref()
            .map(case_row::wait_on)
            .transpose()?,
        case_due: row
            .get::<_, Option<i64>>(25)?
            .map(|due| time::moment(due, case_zone))
            .transpose()?,
        since: match since {
            Some(millis) if millis != BY_TIME && due.is_none() => {
                Some(time::moment(millis, case_zone)?)
            }
            _ => None,
        },
        since_known: since.is_some(),
        rose: None,
    })
}

/// How many are due on each day of a span.
pub(super) fn due_by_day(
    conn: &Connection,
    from: Moment,
    until: Moment,
) -> Result<Vec<(NaiveDate, u32)>, StoreError> {
    const DAY: i64 = 24 * 60 * 60 * 1000;
    let zone = i64::from(time::zone(from)) * 1000;
    let mut statement = conn.prepare_cached(
        "SELECT (due + ?3) / ?4 AS day, count(*) FROM task INDEXED BY task_due
         WHERE due IS NOT NULL AND due >= ?1 AND due < ?2
           AND case_id NOT IN (SELECT id FROM cases WHERE sealed = 1)
         GROUP BY day ORDER BY day",
    )?;
    let span = params![from.timestamp_millis(), until.timestamp_millis(), zone, DAY];
    let mut rows = statement.query(span)?;
    let mut days = Vec::new();
    while let Some(row) = rows.next()? {
        let day: i64 = row.get(0)?;
        let date = NaiveDate::from_epoch_days(i32::try_from(day).unwrap_or(i32::MAX));
        days.push((
            date.ok_or_else(|| unreadable("day", &day.to_string()))?,
            row.get(1)?,
        ));
    }
    Ok(days)
}
