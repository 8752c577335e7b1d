//! The questions for a number of cases that the sums answer.

use std::collections::BTreeSet;

use rusqlite::{Connection, params, params_from_iter};

use super::ahead::{Cut, all, groups, later};
use super::beside_the_seal;
use super::delta::{EVERY, OPEN, RETURNED, STAGE};
use crate::calendar::Moment;
use crate::case::{CommandName, Status};
use crate::store::sqlite::ask::{Ask, Sealed};
use crate::store::sqlite::received;
use crate::store::sqlite::sql::Sql;
use crate::store::{Bound, CaseQuery, Filter, StoreError};

pub(in crate::store::sqlite) const DUE_WITHIN_THE_HOUR: &str =
    "SELECT count(*) FROM cases INDEXED BY case_due
     WHERE due IS NOT NULL AND due >= ?1 AND due < ?2 AND status = 'open' AND sealed = 0";
pub(in crate::store::sqlite) const DUE_AFTER_ALL: &str = "SELECT EXISTS (SELECT 1 FROM cases INDEXED BY case_due_after WHERE due IS NOT NULL AND status <> 'open')";
pub(in crate::store::sqlite) const OF_SEALED: &str =
    "SELECT count(*) FROM cases c INDEXED BY case_sealed WHERE c.sealed = 1 AND ";

/// What the sums know.
enum Figure<'a> {
    Every,
    Open,
    /// Open ones.
    Due(Bound),
    Received(Moment, Moment),
    /// Open ones.
    Stage(&'a [CommandName]),
    /// Open ones that were sent back, but for those at these steps.
    ReturnedBut(&'a [CommandName]),
}

/// How many cases a query finds, where the sums know.
pub(in crate::store::sqlite) fn count(
    conn: &Connection,
    query: &CaseQuery,
) -> Result<Option<i64>, StoreError> {
    let Some(asked) = beside_the_seal(&query.filters, query.sealed) else {
        return Ok(None);
    };
    let Some(found) = figure(conn, asked)?.map(|of| kept(conn, &of)).transpose()? else {
        return Ok(None);
    };
    let sealed = if query.sealed {
        of_sealed(conn, query)?
    } else {
        0
    };
    Ok(Some(found + sealed))
}

fn figure<'a>(
    conn: &Connection,
    mut asked: Vec<&'a (bool, Filter)>,
) -> Result<Option<Figure<'a>>, StoreError> {
    asked.sort_by_key(|(_, filter)| place(filter));
    let open = |list: &[Status]| !list.is_empty() && list.iter().all(|one| *one == Status::Open);
    let of = match asked.as_slice() {
        [] => Figure::Every,
        [(false, Filter::Status(list))] if open(list) => Figure::Open,
        [(false, Filter::OverdueAt(now))] => Figure::Due(Bound {
            from: None,
            until: Some(*now),
        }),
        [(false, Filter::Due(bound))] if due_means_open(conn)? => Figure::Due(*bound),
        [(false, Filter::Due(bound)), (true, Filter::OverdueAt(now))] if due_means_open(conn)? => {
            Figure::Due(Bound {
                from: bound.from.max(Some(*now)),
                until: bound.until,
            })
        }
        [
            (
                false,
                Filter::Received(Bound {
                    from: Some(from),
                    until: Some(until),
                }),
            ),
        ] => Figure::Received(*from, *until),
        [
            (false, Filter::Status(list)),
            (false, Filter::Stage(stages)),
        ] if open(list) => Figure::Stage(stages),
        [(false, Filter::Status(list)), (false, Filter::Returned)] if open(list) => {
            Figure::ReturnedBut(&[])
        }
        [
            (false, Filter::Status(list)),
            (false, Filter::Returned),
            (true, Filter::Stage(but)),
        ] if open(list) => Figure::ReturnedBut(but),
        _ => return Ok(None),
    };
    Ok(Some(of))
}

/// People type their words in any order.
const fn place(filter: &Filter) -> u8 {
    match filter {
        Filter::Status(_) => 0,
        Filter::Due(_) => 1,
        Filter::Returned => 2,
        Filter::Stage(_) => 3,
        _ => 4,
    }
}

/// So the desk writes it: what is closed is never due.
fn due_means_open(conn: &Connection) -> Result<bool, StoreError> {
    let mut statement = conn.prepare_cached(DUE_AFTER_ALL)?;
    Ok(!statement.query_one([], |row| row.get::<_, bool>(0))?)
}

fn kept(conn: &Connection, of: &Figure<'_>) -> Result<i64, StoreError> {
    let members = |whose: &str| Ok::<_, StoreError>(all(conn, whose)?.0);
    match of {
        Figure::Every => members(EVERY),
        Figure::Open => members(OPEN),
        Figure::Due(bound) => due(conn, bound),
        Figure::Received(from, until) => Ok(received::between(conn, *from, *until)?.into()),
        Figure::Stage(stages) => {
            let names: BTreeSet<&str> = stages.iter().map(|stage| stage.as_str()).collect();
            let sums = names
                .iter()
                .map(|stage| members(&format!("{STAGE}{stage}")));
            sums.sum()
        }
        Figure::ReturnedBut(but) => {
            let is_meant = |whose: &String| {
                let stage = whose.strip_prefix(RETURNED).unwrap_or_default();
                !but.iter().any(|but| but.as_str() == stage)
            };
            let groups = groups(conn, RETURNED)?;
            groups
                .iter()
                .filter(|whose| is_meant(whose))
                .map(|whose| members(whose))
                .sum()
        }
    }
}

/// Those due in a span: all that are due from its beginning on, less those from its end on.
fn due(conn: &Connection, bound: &Bound) -> Result<i64, StoreError> {
    let from_on = |moment: i64| -> Result<i64, StoreError> {
        let cut = Cut::at(moment);
        let rest = if cut.has_rest() {
            let mut statement = conn.prepare_cached(DUE_WITHIN_THE_HOUR)?;
            statement.query_one(params![cut.rest.0, cut.rest.1], |row| row.get(0))?
        } else {
            0
        };
        Ok(rest + later(conn, OPEN, cut)?)
    };
    let first = match bound.from {
        Some(from) => from_on(from.timestamp_millis())?,
        None => all(conn, OPEN)?.1,
    };
    let last = match bound.until {
        Some(until) => from_on(until.timestamp_millis())?,
        None => 0,
    };
    Ok((first - last).max(0))
}

/// The sealed cases that belong to the answer: few, and found among themselves.
fn of_sealed(conn: &Connection, query: &CaseQuery) -> Result<i64, StoreError> {
    let ask = Ask::new(conn, &query.filters, Sealed::Shown)?;
    let mut sql = Sql::new(OF_SEALED);
    sql.append(&Sql::all(&ask.conditions));
    let mut statement = conn.prepare_cached(&sql.text)?;
    Ok(statement.query_one(params_from_iter(&sql.values), |row| row.get(0))?)
}
