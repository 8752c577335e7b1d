//! The load of each department.

use rusqlite::{Connection, params};

use super::ahead::{Cut, all, groups, later};
use super::delta::DEPARTMENT;
use crate::calendar::Moment;
use crate::store::{Load, StoreError};

pub(in crate::store::sqlite) const LOADED_WITHIN_THE_HOUR: &str =
    "SELECT count(*) FROM cases INDEXED BY case_load
     WHERE status = 'open' AND sealed = 0 AND departments ->> '$[0]' IS ?1 AND due >= ?2 AND due < ?3";

/// Open cases of each responsible department, and those of them past their due time; sealed ones are in neither.
pub(in crate::store::sqlite) fn load(
    conn: &Connection,
    now: Moment,
) -> Result<Vec<Load>, StoreError> {
    let cut = Cut::at(now.timestamp_millis());
    let mut within = conn.prepare_cached(LOADED_WITHIN_THE_HOUR)?;
    let mut found = Vec::new();
    for whose in groups(conn, DEPARTMENT)? {
        let name = whose.strip_prefix(DEPARTMENT).unwrap_or_default();
        let (open, dated) = all(conn, &whose)?;
        let rest: i64 = if cut.has_rest() {
            let department = (!name.is_empty()).then_some(name);
            let bounds = params![department, cut.rest.0, cut.rest.1];
            within.query_one(bounds, |row| row.get(0))?
        } else {
            0
        };
        let overdue = dated - later(conn, &whose, cut)? - rest;
        let number = |n: i64| u32::try_from(n.max(0)).unwrap_or(u32::MAX);
        found.push(Load {
            department: name.to_owned(),
            open: number(open),
            overdue: number(overdue),
        });
    }
    Ok(found)
}
