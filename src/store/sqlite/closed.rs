//! Pages of cases that are no longer open, the earliest closed first: each group along its own span of one index, so that no
//! more is read than is listed.

use rusqlite::{Connection, params_from_iter};

use super::cases;
use super::cursor::Place;
use super::snapshot::snapshot;
use super::sql::Sql;
use crate::store::{CasePage, ClosedGroup, ClosedQuery, StoreError};

/// One page.
pub(super) fn page(conn: &Connection, query: &ClosedQuery) -> Result<CasePage, StoreError> {
    if query.groups.is_empty() {
        return Ok(CasePage::default());
    }
    snapshot(conn, |conn| {
        let after = query.after.as_ref().map(Place::read).transpose()?;
        let sql = page_sql(query, after);
        let mut statement = conn.prepare_cached(&sql.text)?;
        let places = statement.query_map(params_from_iter(&sql.values), |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?))
        })?;
        let mut places: Vec<(i64, i64)> = places.collect::<Result<_, _>>()?;
        let limit = usize::try_from(query.limit).unwrap_or(usize::MAX);
        let more = places.len() > limit;
        places.truncate(limit);
        let last = places.last().filter(|_| more);
        let next = last.map(|(key, id)| {
            let (key, id) = (*key, *id);
            Place::Keyed { key, id, sub: 0 }.written()
        });
        let rows = cases::by_ids(conn, places.iter().map(|(_, id)| *id))?;
        Ok(CasePage { rows, next })
    })
}

/// The statement of [`page`].
pub(super) fn page_sql(query: &ClosedQuery, after: Option<Place>) -> Sql {
    let mut whole = Sql::default();
    for group in &query.groups {
        if !whole.text.is_empty() {
            whole.push(" UNION ALL ");
        }
        whole.append(&branch(group, query.sealed.contains(&group.kind), after));
    }
    let one_more = query.limit.saturating_add(1);
    whole.push(&format!(" ORDER BY closed, id LIMIT {one_more}"));
    whole
}

fn branch(group: &ClosedGroup, sealed: bool, after: Option<Place>) -> Sql {
    let mut sql = Sql::new(
        "SELECT c.closed_at AS closed, c.id AS id FROM cases c INDEXED BY case_kept
         WHERE c.closed_at IS NOT NULL AND c.customer <> '' AND c.kind = ? AND c.status = ?",
    )
    .with(group.kind.clone())
    .with(group.status.as_str().to_owned());
    match group.stage {
        Some(stage) => {
            sql.append(&Sql::new(" AND c.stage = ?").with(stage.as_str().to_owned()));
        }
        None => {
            sql.push(" AND c.stage IS NULL");
        }
    }
    if let Some(from) = group.closed.from {
        sql.append(&Sql::new(" AND c.closed_at >= ?").with(from.timestamp_millis()));
    }
    if let Some(until) = group.closed.until {
        sql.append(&Sql::new(" AND c.closed_at < ?").with(until.timestamp_millis()));
    }
    if let Some(Place::Keyed { key, id, .. }) = after {
        sql.append(
            &Sql::new(" AND (c.closed_at, c.id) > (?, ?)")
                .with(key)
                .with(id),
        );
    }
    if !sealed {
        sql.push(" AND c.sealed = 0");
    }
    sql
}
