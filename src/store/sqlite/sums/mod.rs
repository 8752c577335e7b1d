//! Kept sums of what is open and when it is due, so that figures at a glance cost the same on a desk of any size.
//!
//! Every case and every task belongs to a few groups ([`delta`]): all open cases, those of a department, the tasks of a role.
//! For each group there is one sum of all its members, and one for each day and each hour on which some of them are due. What
//! is over its time may be any number of days; what is still to come lies within the longest limit of the regulation. So what
//! is overdue is counted from behind: all that has a due time, less what is due later ([`ahead`]). Only the hour that has
//! begun is counted one by one, along an index.
//!
//! Kept in the transaction that writes the rows; `check` compares them with a recount, the view `open_recount`. Sealed cases
//! are in no sum: whoever may see them has these few counted one by one.

mod ahead;
mod delta;
mod figures;
mod load;
mod queue;

use rusqlite::Connection;

use crate::store::{Filter, StoreError};

#[cfg(test)]
pub(super) use ahead::{LATER, NEXT_GROUP};
pub(super) use delta::Delta;
pub(super) use figures::count as cases;
#[cfg(test)]
pub(super) use figures::{DUE_AFTER_ALL, DUE_WITHIN_THE_HOUR};
#[cfg(test)]
pub(super) use load::LOADED_WITHIN_THE_HOUR;
pub(super) use load::load;
pub(super) use queue::count as tasks;

/// Length of an hour, in the store's unit of time.
const HOUR: i64 = 60 * 60 * 1000;
/// Hours of a day.
const DAY: i64 = 24;

/// What a sum is of: all members of a group, those due on a day, those due in an hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Span {
    All = 0,
    Day = 1,
    Hour = 2,
}

/// Groups whose kept sums are not those of a recount.
pub(super) fn faults(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = conn.prepare(
        "SELECT whose FROM (SELECT whose, span, place, n, dated FROM open_sum EXCEPT SELECT * FROM open_recount)
         UNION SELECT whose FROM (SELECT * FROM open_recount EXCEPT SELECT whose, span, place, n, dated FROM open_sum)",
    )?;
    let groups = statement.query_map([], |row| row.get::<_, String>(0))?;
    let groups: Vec<String> = groups.collect::<Result<_, _>>()?;
    let mut faults: Vec<String> = groups
        .into_iter()
        .map(|whose| format!("open: the sum of {whose} is not that of its members"))
        .collect();
    let unlike: i64 = conn.query_row(
        "SELECT count(*) FROM task k JOIN cases c ON c.id = k.case_id WHERE k.sealed <> c.sealed",
        [],
        |row| row.get(0),
    )?;
    if unlike > 0 {
        faults.push(format!("task: {unlike} do not know the seal of their case"));
    }
    Ok(faults)
}

/// The conditions of a question beside the one on who may see what is sealed. `None` where the sealed cases that belong to the
/// answer are not those of certain kinds: no sum helps then.
fn beside_the_seal(filters: &[(bool, Filter)], sealed: bool) -> Option<Vec<&(bool, Filter)>> {
    let (seals, others): (Vec<_>, Vec<_>) = filters
        .iter()
        .partition(|(negated, filter)| !negated && matches!(filter, Filter::SealedOnly(_)));
    (sealed != seals.is_empty()).then_some(others)
}
