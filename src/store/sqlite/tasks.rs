//! The open tasks of cases.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::fault::unreadable;
use super::{list, placing, row as case_row, time};
use crate::calendar::Moment;
use crate::case::{Role, Task};
use crate::store::{StoreError, TaskRow};

/// What [`read`] reads, from `task k` and `cases c`.
const SELECTED: &str = "c.number, k.id, k.step, k.clause, k.role, k.department, k.person, k.due, k.zone, \
    k.provisional, k.ready, k.standing, k.measure, k.needs, c.kind, c.level, c.gravity, c.customer, c.phone, c.subject, \
    c.excerpt, c.departments, c.waiting";

/// Puts `tasks` in the place of those that the case had.
pub(super) fn replace(conn: &Connection, id: i64, tasks: &[Task]) -> Result<(), StoreError> {
    remove(conn, id)?;
    let mut statement = conn.prepare_cached(
        "INSERT INTO task (case_id, id, step, clause, role, department, person, due, zone, provisional, ready, standing,
                           measure, needs)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?;
    for task in tasks {
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
        since: None,
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
