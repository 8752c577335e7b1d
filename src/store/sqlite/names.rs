//! The departments and persons on cases. There are few different names, so a part of a name is looked up among the
//! names, and the cases of each by index.

use rusqlite::{Connection, OptionalExtension, params};

use crate::store::{CaseRow, StoreError};
use crate::text::{initials, normal};

/// What a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Department,
    Person,
}

impl Sort {
    const fn word(self) -> &'static str {
        match self {
            Self::Department => "department",
            Self::Person => "person",
        }
    }

    fn of(self, row: &CaseRow) -> &[String] {
        match self {
            Self::Department => &row.departments,
            Self::Person => &row.persons,
        }
    }
}

/// The names on a case, each with what it is of.
pub(super) fn on(row: &CaseRow) -> Vec<(&'static str, &str)> {
    let each = [Sort::Department, Sort::Person];
    each.into_iter()
        .flat_map(|sort| {
            sort.of(row)
                .iter()
                .map(move |name| (sort.word(), name.as_str()))
        })
        .collect()
}

/// The ids of all names that contain `part`.
pub(super) fn containing(
    conn: &Connection,
    sort: Sort,
    part: &str,
) -> Result<Vec<i64>, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT id FROM name WHERE sort = ?1 AND instr(normal, ?2) > 0")?;
    let ids = statement.query_map(params![sort.word(), normal(part)], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// The ids of all persons whose initials begin with `start`.
pub(super) fn with_initials(conn: &Connection, start: &str) -> Result<Vec<i64>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT id, name FROM name WHERE sort = ?1")?;
    let mut rows = statement.query([Sort::Person.word()])?;
    let mut ids = Vec::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get(1)?;
        let readings = initials(&name);
        if readings.iter().any(|letters| letters.starts_with(start)) {
            ids.push(row.get(0)?);
        }
    }
    Ok(ids)
}

/// Ties a case to the names on it.
pub(super) fn add(conn: &Connection, id: i64, row: &CaseRow) -> Result<(), StoreError> {
    for_each(
        conn,
        id,
        row,
        "INSERT OR IGNORE INTO case_name (name_id, case_id) VALUES (?1, ?2)",
    )
}

/// Unties it.
pub(super) fn remove(conn: &Connection, id: i64, row: &CaseRow) -> Result<(), StoreError> {
    for_each(
        conn,
        id,
        row,
        "DELETE FROM case_name WHERE name_id = ?1 AND case_id = ?2",
    )
}

fn for_each(conn: &Connection, id: i64, row: &CaseRow, sql: &str) -> Result<(), StoreError> {
    let mut statement = conn.prepare_cached(sql)?;
    for sort in [Sort::Department, Sort::Person] {
        for name in sort.of(row) {
            statement.execute([id_of(conn, sort, name)?, id])?;
        }
    }
    Ok(())
}

fn id_of(conn: &Connection, sort: Sort, name: &str) -> Result<i64, StoreError> {
    let mut known = conn.prepare_cached("SELECT id FROM name WHERE sort = ?1 AND name = ?2")?;
    if let Some(id) = known
        .query_one(params![sort.word(), name], |row| row.get(0))
        .optional()?
    {
        return Ok(id);
    }
    let mut new =
        conn.prepare_cached("INSERT INTO name (sort, name, normal) VALUES (?1, ?2, ?3)")?;
    Ok(new.insert(params![sort.word(), name, normal(name)])?)
}
