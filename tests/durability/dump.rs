//! Everything that a desk's file says, whatever its bytes are.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

/// The rows of each table, as text. Of the search index, every word with its place: its own tables also hold lengths for a
/// ranking that nobody asks for. Left out is how far ahead a search of places looks (`placing`): more than enough is no damage.
pub fn dump(path: &Path) -> rusqlite::Result<BTreeMap<String, Vec<String>>> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    conn.execute_batch("CREATE VIRTUAL TABLE temp.word USING fts5vocab(main, search, instance)")?;
    let mut tables = conn.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('placing', 'search')
           AND (name NOT LIKE 'search_%' OR name = 'search_text') ORDER BY name",
    )?;
    let mut names: Vec<String> = tables
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    names.push("word".to_owned());
    let mut all = BTreeMap::new();
    for name in names {
        let rows = rows(&conn, &name)?;
        all.insert(name, rows);
    }
    Ok(all)
}

fn rows(conn: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    let mut statement = conn.prepare(&format!("SELECT * FROM {table}"))?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let values: Result<Vec<_>, _> = (0..columns).map(|at| row.get_ref(at)).collect();
        all.push(format!("{:?}", values?));
    }
    all.sort();
    Ok(all)
}
