//! What a write changes in the sums: taken off and added in memory first, so that only what is different in the end is written.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use super::{DAY, HOUR, Span};
use crate::case::{Role, Status};
use crate::store::{CaseRow, StoreError};

/// Every case.
pub(super) const EVERY: &str = "every";
/// Every open case.
pub(super) const OPEN: &str = "open";
/// Open cases by the department that answers for them: the beginning of these groups' names.
pub(super) const DEPARTMENT: &str = "department:";
/// Open cases by the step that is next.
pub(super) const STAGE: &str = "stage:";
/// Open cases that were sent back, by the step that is next, where there is one.
pub(super) const RETURNED: &str = "returned:";
/// Open tasks by role and, where they have one, department.
pub(super) const TASK: &str = "task:";

/// The group of the tasks of a role and a department.
fn of_task(role: &str, department: Option<&str>) -> String {
    match department {
        Some(department) => format!("{TASK}{role}:{department}"),
        None => format!("{TASK}{role}"),
    }
}

/// The role and the department of a group of tasks.
pub(super) fn task_of(whose: &str) -> Option<(Role, Option<&str>)> {
    let rest = whose.strip_prefix(TASK)?;
    match rest.split_once(':') {
        Some((role, department)) => Some((Role::parse(role)?, Some(department))),
        None => Some((Role::parse(rest)?, None)),
    }
}

/// So many members more or less, and so many of them with a due time, by group, span and place.
#[derive(Debug, Default)]
pub(in crate::store::sqlite) struct Delta(BTreeMap<(String, Span, i64), (i64, i64)>);

impl Delta {
    /// `by` times that case.
    pub(in crate::store::sqlite) fn case(&mut self, row: &CaseRow, by: i64) {
        if row.sealed {
            return;
        }
        self.add(EVERY.to_owned(), None, by);
        if row.status != Status::Open {
            return;
        }
        let due = row.due.map(|due| due.timestamp_millis());
        let department = row.departments.first().map_or("", String::as_str);
        let stage = row.stage.map(crate::case::CommandName::as_str);
        self.add(OPEN.to_owned(), due, by);
        self.add(format!("{DEPARTMENT}{department}"), due, by);
        if let Some(stage) = stage {
            self.add(format!("{STAGE}{stage}"), None, by);
        }
        if row.returned > 0 {
            self.add(format!("{RETURNED}{}", stage.unwrap_or_default()), None, by);
        }
    }

    /// `by` times a task of a case that is not sealed.
    pub(in crate::store::sqlite) fn task(
        &mut self,
        role: &str,
        department: Option<&str>,
        due: Option<i64>,
        by: i64,
    ) {
        self.add(of_task(role, department), due, by);
    }

    fn add(&mut self, whose: String, due: Option<i64>, by: i64) {
        if let Some(due) = due {
            let hour = due.div_euclid(HOUR);
            self.at((whose.clone(), Span::Day, hour.div_euclid(DAY)), by, by);
            self.at((whose.clone(), Span::Hour, hour), by, by);
        }
        let dated = if due.is_some() { by } else { 0 };
        self.at((whose, Span::All, 0), by, dated);
    }

    fn at(&mut self, key: (String, Span, i64), n: i64, dated: i64) {
        let sum = self.0.entry(key).or_default();
        sum.0 += n;
        sum.1 += dated;
    }

    /// Writes what is different in the end.
    pub(in crate::store::sqlite) fn write(self, conn: &Connection) -> Result<(), StoreError> {
        let mut change = conn.prepare_cached(
            "INSERT INTO open_sum (whose, span, place, n, dated) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO UPDATE SET n = n + excluded.n, dated = dated + excluded.dated",
        )?;
        let mut forget = conn.prepare_cached(
            "DELETE FROM open_sum WHERE whose = ?1 AND span = ?2 AND place = ?3 AND n <= 0",
        )?;
        for ((whose, span, place), (n, dated)) in self.0 {
            if (n, dated) == (0, 0) {
                continue;
            }
            change.execute(params![whose, span as i64, place, n, dated])?;
            if n < 0 {
                forget.execute(params![whose, span as i64, place])?;
            }
        }
        Ok(())
    }
}
