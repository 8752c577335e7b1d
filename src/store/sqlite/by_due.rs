//! Cases by due time: a walk along those with something due, and then one over the rest, newest first.

use rusqlite::{Connection, params_from_iter};

use super::ask::Ask;
use super::cases;
use super::cursor::Place;
use super::sql::Sql;
use super::walk::Walk;
use super::way::{self, Source, Way};
use crate::store::StoreError;

/// The cases by due time, those with nothing due last.
pub(super) fn places(
    conn: &Connection,
    mut ask: Ask,
    after: Option<Place>,
    limit: u32,
) -> Result<Vec<Place>, StoreError> {
    let (mut found, before) = match after {
        None => (dated(conn, &ask, None, limit)?, None),
        Some(Place::Keyed { key, id, .. }) => (dated(conn, &ask, Some((key, id)), limit)?, None),
        Some(Place::Plain { id, .. }) => (Vec::new(), Some(id)),
    };
    let left = limit.saturating_sub(u32::try_from(found.len()).unwrap_or(u32::MAX));
    if left > 0 && !ask.dated {
        ask.and(Sql::new("c.due IS NULL"), None);
        let ids = cases::newest(conn, &ask, before, left)?;
        found.extend(ids.into_iter().map(|id| Place::Plain { id, sub: 0 }));
    }
    Ok(found)
}

/// The cases with something due, earliest first.
fn dated(
    conn: &Connection,
    ask: &Ask,
    after: Option<(i64, i64)>,
    limit: u32,
) -> Result<Vec<Place>, StoreError> {
    let way = way::short(conn, &ask.ways)?.unwrap_or_else(|| along_due(ask));
    let sql = dated_sql(ask, &way, after, limit);
    let mut statement = conn.prepare_cached(&sql.text)?;
    let places = statement.query_map(params_from_iter(&sql.values), |row| {
        Ok(Place::Keyed {
            key: row.get(0)?,
            id: row.get(1)?,
            sub: 0,
        })
    })?;
    Ok(places.collect::<Result<_, _>>()?)
}

/// The statement of [`dated`].
pub(super) fn dated_sql(ask: &Ask, way: &Way, after: Option<(i64, i64)>, limit: u32) -> Sql {
    let mut more = vec![Sql::new("c.due IS NOT NULL")];
    if let Some((due, id)) = after {
        more.push(Sql::new("(c.due, c.id) > (?, ?)").with(due).with(id));
    }
    let column = Some("c.due AS due");
    let order = Some("due, id");
    Walk {
        column,
        more,
        order,
        ..Walk::newest(ask, way, limit)
    }
    .sql()
}

/// Indexes of cases, and those of the same cases in order of their due times; the narrowest first.
const BY_DUE: [(&str, &str); 3] = [
    ("case_back", "case_back"),
    ("case_stage", "case_stage_due"),
    ("case_gravity", "case_due_gravity"),
];

/// Along the due times: of those sent back, of the steps or the ranks that are asked for, else of all.
pub(super) fn along_due(ask: &Ask) -> Way {
    let known = BY_DUE.iter().find_map(|by| among_due(ask, *by));
    known.unwrap_or_else(|| {
        let some = Sql::new("c.due IS NOT NULL");
        Way::new(Source::Index("case_due"), vec![some], 0)
    })
}

/// The branches of a way, each in order of its due times.
fn among_due(ask: &Ask, (index, by_due): (&str, &'static str)) -> Option<Way> {
    let known = ask
        .ways
        .iter()
        .find(|way| matches!(way.source, Source::Index(own) if own == index))?;
    let branches = known.branches.iter().map(|branch| {
        let mut branch = branch.clone();
        branch.push(" AND c.due IS NOT NULL");
        branch
    });
    let way = Way::new(Source::Index(by_due), branches.collect(), 0);
    Some(way.making_sure_of(known.sure.iter().copied()))
}
