//! Pages of cases, and how many there are.
//!
//! Every order is made of walks that are newest first: by receipt it is one such walk; by level one for each rank; by due
//! time a walk along the (few) cases with something due, and then one over the rest. So no page sorts more than a
//! handful of cases, and the next page begins where this one ended, at any depth.

use std::sync::LazyLock;

use rusqlite::{Connection, OptionalExtension, params_from_iter};

use super::ask::{Ask, Sealed};
use super::cursor::Place;
use super::snapshot::snapshot;
use super::sql::Sql;
use super::walk::Walk;
use super::way::{self, Source, Way};
use super::{by_due, placing, row, sums};
use crate::store::{CasePage, CaseQuery, CaseRow, Cursor, Sort, StoreError, Total};

/// Counts are exact to here.
const MOST_COUNTED: u32 = 10_000;

/// The statement of [`unsealed`].
pub(super) const UNSEALED: &str = "SELECT id FROM cases INDEXED BY case_unsealed WHERE NOT sealed AND id > ?1 ORDER BY id LIMIT ?2";

/// The row of a case.
pub(super) fn one(conn: &Connection, number: &str) -> Result<Option<CaseRow>, StoreError> {
    placing::id_of(conn, number)?.map_or(Ok(None), |id| by_id(conn, id))
}

/// The row of the case of that id.
pub(super) fn by_id(conn: &Connection, id: i64) -> Result<Option<CaseRow>, StoreError> {
    Ok(by_ids(conn, [id])?.pop())
}

/// The rows of these ids, in this order.
pub(super) fn by_ids(
    conn: &Connection,
    ids: impl IntoIterator<Item = i64>,
) -> Result<Vec<CaseRow>, StoreError> {
    static ROW: LazyLock<String> =
        LazyLock::new(|| format!("SELECT {} FROM cases c WHERE c.id = ?1", row::selected()));
    let mut statement = conn.prepare_cached(&ROW)?;
    let mut found = Vec::new();
    for id in ids {
        let mut rows = statement.query([id])?;
        if let Some(row) = rows.next()? {
            found.push(row::read(row, 0)?);
        }
    }
    Ok(found)
}

/// One page.
pub(super) fn page(conn: &Connection, query: &CaseQuery) -> Result<CasePage, StoreError> {
    snapshot(conn, |conn| {
        let (ids, next) = ids(conn, query)?;
        let rows = by_ids(conn, ids)?;
        Ok(CasePage { rows, next })
    })
}

/// The ids of a page, and where the next one begins.
pub(super) fn ids(
    conn: &Connection,
    query: &CaseQuery,
) -> Result<(Vec<i64>, Option<Cursor>), StoreError> {
    let ask = Ask::new(conn, &query.filters, Sealed::asked(query.sealed))?;
    let after = query.after.as_ref().map(Place::read).transpose()?;
    let one_more = query.limit.saturating_add(1);
    let places = match query.sort {
        Sort::Received => by_receipt(conn, &ask, after, one_more)?,
        Sort::Oldest => oldest(conn, &ask, after, one_more)?,
        Sort::Level => by_level(conn, &ask, after, one_more)?,
        Sort::Due => by_due::places(conn, ask, after, one_more)?,
    };
    Ok(cut(places, query.limit))
}

/// The places of a page of at most `limit`, of which one more was looked for.
fn cut(mut places: Vec<Place>, limit: u32) -> (Vec<i64>, Option<Cursor>) {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = places.len() > limit;
    places.truncate(limit);
    let next = places.last().filter(|_| more).map(|place| place.written());
    (places.into_iter().map(Place::id).collect(), next)
}

/// As [`ids`] for every case that is not sealed, oldest first, whatever else `query` says: from an index that holds nothing else.
pub(super) fn unsealed(
    conn: &Connection,
    query: &CaseQuery,
) -> Result<(Vec<i64>, Option<Cursor>), StoreError> {
    let after = query.after.as_ref().map(Place::read).transpose()?;
    let above = after.map_or(i64::MIN, Place::id);
    let mut statement = conn.prepare_cached(UNSEALED)?;
    let ids = statement.query_map((above, query.limit.saturating_add(1)), |row| row.get(0))?;
    let places = ids.map(|id| Ok(Place::Plain { id: id?, sub: 0 }));
    Ok(cut(places.collect::<Result<_, StoreError>>()?, query.limit))
}

/// How many cases a query finds.
pub(super) fn count(conn: &Connection, query: &CaseQuery) -> Result<Total, StoreError> {
    snapshot(conn, |conn| {
        if let Some(found) = sums::cases(conn, query)? {
            return Ok(total(u32::try_from(found).unwrap_or(u32::MAX)));
        }
        let sealed = match query.sealed {
            false if !any_sealed(conn, query)? => Sealed::Absent,
            shown => Sealed::asked(shown),
        };
        let ask = Ask::new(conn, &query.filters, sealed)?;
        let way = way::shortest(conn, &ask.ways)?;
        let walk = Walk {
            order: None,
            ..Walk::newest(&ask, &way, MOST_COUNTED + 1)
        };
        let mut sql = Sql::new("SELECT count(*) FROM (");
        sql.append(&walk.sql()).push(")");
        let found: u32 = conn
            .prepare_cached(&sql.text)?
            .query_one(params_from_iter(&sql.values), |row| row.get(0))?;
        Ok(total(found))
    })
}

const fn total(found: u32) -> Total {
    if found > MOST_COUNTED {
        Total::MoreThan(MOST_COUNTED)
    } else {
        Total::Exactly(found)
    }
}

/// Whether the query would find sealed cases. There are few, and where there are none the count need not look at each
/// case's seal, only at an index.
fn any_sealed(conn: &Connection, query: &CaseQuery) -> Result<bool, StoreError> {
    let ask = Ask::new(conn, &query.filters, Sealed::Shown)?;
    let mut sql = Sql::new(
        "SELECT EXISTS (SELECT 1 FROM cases c INDEXED BY case_sealed WHERE c.sealed = 1 AND ",
    );
    sql.append(&Sql::all(&ask.conditions)).push(")");
    Ok(conn
        .prepare_cached(&sql.text)?
        .query_one(params_from_iter(&sql.values), |row| row.get(0))?)
}

impl Place {
    const fn id(self) -> i64 {
        match self {
            Self::Keyed { id, .. } | Self::Plain { id, .. } => id,
        }
    }
}

fn by_receipt(
    conn: &Connection,
    ask: &Ask,
    after: Option<Place>,
    limit: u32,
) -> Result<Vec<Place>, StoreError> {
    let ids = newest(conn, ask, after.map(Place::id), limit)?;
    Ok(ids
        .into_iter()
        .map(|id| Place::Plain { id, sub: 0 })
        .collect())
}

/// The oldest cases, above the place of `after`.
fn oldest(
    conn: &Connection,
    ask: &Ask,
    after: Option<Place>,
    limit: u32,
) -> Result<Vec<Place>, StoreError> {
    let way = way::shortest(conn, &ask.ways)?;
    let above = after.map(|place| Sql::new("c.id > ?").with(place.id()));
    let walk = Walk {
        more: above.into_iter().collect(),
        order: Some("id"),
        ..Walk::newest(ask, &way, limit)
    };
    let sql = walk.sql();
    let mut statement = conn.prepare_cached(&sql.text)?;
    let places = statement.query_map(params_from_iter(&sql.values), |row| {
        Ok(Place::Plain {
            id: row.get(0)?,
            sub: 0,
        })
    })?;
    Ok(places.collect::<Result<_, _>>()?)
}

/// The newest cases, below an id.
pub(super) fn newest(
    conn: &Connection,
    ask: &Ask,
    before: Option<i64>,
    limit: u32,
) -> Result<Vec<i64>, StoreError> {
    let sql = newest_sql(conn, ask, before, limit)?;
    let mut statement = conn.prepare_cached(&sql.text)?;
    let ids = statement.query_map(params_from_iter(&sql.values), |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// The statement of [`newest`].
pub(super) fn newest_sql(
    conn: &Connection,
    ask: &Ask,
    before: Option<i64>,
    limit: u32,
) -> Result<Sql, StoreError> {
    let way = way::shortest(conn, &ask.ways)?;
    let walk = Walk {
        before,
        ..Walk::newest(ask, &way, limit)
    };
    Ok(walk.sql())
}

fn by_level(
    conn: &Connection,
    ask: &Ask,
    after: Option<Place>,
    limit: u32,
) -> Result<Vec<Place>, StoreError> {
    let (mut gravity, mut before) = match after {
        Some(Place::Keyed { key, id, .. }) => (key, Some(id)),
        Some(Place::Plain { .. }) | None => (0, None),
    };
    let mut found = Vec::new();
    while let Some(next) = next_gravity(conn, gravity)? {
        let before = before.take().filter(|_| next == gravity);
        let left = limit.saturating_sub(u32::try_from(found.len()).unwrap_or(u32::MAX));
        let mut of_rank = ask.clone();
        let this_rank = Sql::new("c.gravity = ?").with(next);
        let way = Way::new(Source::Index("case_gravity"), vec![this_rank.clone()], 10);
        of_rank.and(this_rank, Some(way));
        let ids = newest(conn, &of_rank, before, left)?;
        found.extend(ids.into_iter().map(|id| Place::Keyed {
            key: next,
            id,
            sub: 0,
        }));
        if found.len() >= usize::try_from(limit).unwrap_or(usize::MAX) {
            break;
        }
        gravity = next + 1;
    }
    Ok(found)
}

/// The gravest rank that any case has, from `from` on.
fn next_gravity(conn: &Connection, from: i64) -> Result<Option<i64>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT gravity FROM cases INDEXED BY case_gravity WHERE gravity >= ?1 ORDER BY gravity LIMIT 1",
    )?;
    Ok(statement.query_one([from], |row| row.get(0)).optional()?)
}
