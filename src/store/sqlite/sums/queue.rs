//! The questions for a number of tasks that the sums answer: those of roles and departments, due in any span.

use rusqlite::Connection;

use super::ahead::{Cut, all, groups, later};
use super::beside_the_seal;
use super::delta::{TASK, task_of};
use crate::store::{StoreError, TaskQuery};

/// How many tasks of cases that are not sealed a query finds, where the sums know. What is due within the hour that has begun
/// is counted by `within`.
pub(in crate::store::sqlite) fn count(
    conn: &Connection,
    query: &TaskQuery,
    within: impl Fn(i64, i64) -> Result<u32, StoreError>,
) -> Result<Option<i64>, StoreError> {
    let asked = beside_the_seal(&query.filters, query.sealed);
    if !asked.is_some_and(|asked| asked.is_empty()) {
        return Ok(None);
    }
    let mut groups = groups(conn, TASK)?;
    groups.retain(|whose| is_meant(whose, query));
    let (mut every, mut dated) = (0, 0);
    for whose in &groups {
        let (n, due) = all(conn, whose)?;
        every += n;
        dated += due;
    }
    let from_on = |moment: i64| -> Result<i64, StoreError> {
        let cut = Cut::at(moment);
        let mut sum = if cut.has_rest() {
            within(cut.rest.0, cut.rest.1)?.into()
        } else {
            0
        };
        for whose in &groups {
            sum += later(conn, whose, cut)?;
        }
        Ok(sum)
    };
    let millis = |at: crate::calendar::Moment| at.timestamp_millis();
    let found = match (query.due_from.map(millis), query.due_before.map(millis)) {
        (None, None) => every,
        (None, Some(before)) => dated - from_on(before)?,
        (Some(from), None) => from_on(from)?,
        (Some(from), Some(before)) => from_on(from)? - from_on(before)?,
    };
    Ok(Some(found.max(0)))
}

fn is_meant(whose: &str, query: &TaskQuery) -> bool {
    let Some((role, department)) = task_of(whose) else {
        return false;
    };
    (query.roles.is_empty() || query.roles.contains(&role))
        && (query.department.is_none() || query.department.as_deref() == department)
        && (query.own.is_none() || department.is_none() || query.own.as_deref() == department)
}
