//! What of a group is still to come.

use rusqlite::{Connection, OptionalExtension, params};

use super::{DAY, HOUR, Span};
use crate::store::StoreError;

pub(in crate::store::sqlite) const LATER: &str = "SELECT coalesce(sum(n), 0) FROM open_sum WHERE whose = ?1 AND span = ?2 AND place >= ?3 AND place < ?4";
pub(in crate::store::sqlite) const NEXT_GROUP: &str =
    "SELECT whose FROM open_sum WHERE whose > ?1 ORDER BY whose LIMIT 1";

/// A moment in the midst of the hours: the first hour that begins then or later, and what is left before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    first: i64,
    /// The rest of the hour that has begun, as a span of time; empty where an hour begins just then.
    pub(super) rest: (i64, i64),
}

impl Cut {
    pub(super) const fn at(moment: i64) -> Self {
        let first = moment.saturating_add(HOUR - 1).div_euclid(HOUR);
        Self {
            first,
            rest: (moment, first.saturating_mul(HOUR)),
        }
    }

    /// Whether something is to be counted one by one.
    pub(super) const fn has_rest(self) -> bool {
        self.rest.0 < self.rest.1
    }
}

/// All members of a group, and how many of them have a due time.
pub(super) fn all(conn: &Connection, whose: &str) -> Result<(i64, i64), StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT n, dated FROM open_sum WHERE whose = ?1 AND span = 0 AND place = 0",
    )?;
    let found = statement.query_one([whose], |row| Ok((row.get(0)?, row.get(1)?)));
    Ok(found.optional()?.unwrap_or_default())
}

/// How many members of a group are due in the hours from the cut on; its rest is not among them.
pub(super) fn later(conn: &Connection, whose: &str, cut: Cut) -> Result<i64, StoreError> {
    let day = cut.first.div_euclid(DAY) + i64::from(cut.first.rem_euclid(DAY) > 0);
    let mut statement = conn.prepare_cached(LATER)?;
    let mut sum = |span: Span, from: i64, until: i64| -> Result<i64, StoreError> {
        let bounds = params![whose, span as i64, from, until];
        Ok(statement.query_one(bounds, |row| row.get(0))?)
    };
    let hours = sum(Span::Hour, cut.first, day.saturating_mul(DAY))?;
    Ok(hours + sum(Span::Day, day, i64::MAX)?)
}

/// The names of all groups that begin so, colon included: one step of the table for each.
pub(super) fn groups(conn: &Connection, beginning: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = conn.prepare_cached(NEXT_GROUP)?;
    let mut found: Vec<String> = Vec::new();
    loop {
        let last = found
            .last()
            .map_or(beginning.trim_end_matches(':'), String::as_str);
        let next: Option<String> = statement.query_one([last], |row| row.get(0)).optional()?;
        match next.filter(|next| next.starts_with(beginning)) {
            Some(next) => found.push(next),
            None => return Ok(found),
        }
    }
}
