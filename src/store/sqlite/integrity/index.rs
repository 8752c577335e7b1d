//! The search index holds what the texts of the cases say, word by word.
//!
//! The index has no text of its own to be held against, so its own check only sees whether it can be read. Here the texts are
//! indexed again, a few hundred at a time in memory, and every entry of both is gone through. What nobody asks of the index
//! (how long a text is, for ranking) is left out.

use rusqlite::Connection;

use super::super::{cases, search};
use super::sum::Sum;
use crate::store::StoreError;

/// Cases that are indexed again at once.
const AT_ONCE: usize = 256;

/// As the real one, in memory, and gone with the connection.
const AGAIN: &str = "
    CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_again USING fts5(
      grams, content='', tokenize=\"unicode61 remove_diacritics 0 categories 'C* L* M* N* P* S*'\"
    );
    CREATE VIRTUAL TABLE IF NOT EXISTS temp.word_again USING fts5vocab(temp, search_again, instance);
    CREATE VIRTUAL TABLE IF NOT EXISTS temp.word USING fts5vocab(main, search, instance);";

const GONE: &str =
    "DROP TABLE temp.word; DROP TABLE temp.word_again; DROP TABLE temp.search_again;";

/// Whether the index is what the texts make of it.
pub(super) fn is_sound(conn: &Connection) -> Result<bool, StoreError> {
    conn.execute_batch(AGAIN)?;
    let sound = made(conn).and_then(|made| Ok(made == words(conn, "word")?));
    conn.execute_batch(GONE)?;
    sound
}

fn made(conn: &Connection) -> Result<Sum, StoreError> {
    let mut ids = conn.prepare("SELECT id FROM search_text ORDER BY id")?;
    let ids: Vec<i64> = ids
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut sum = Sum::default();
    for some in ids.chunks(AT_ONCE) {
        conn.execute(
            "INSERT INTO search_again(search_again) VALUES ('delete-all')",
            [],
        )?;
        for id in some {
            let Some(row) = cases::by_id(conn, *id)? else {
                continue;
            };
            let tokens = search::tokens_of(conn, *id, &row)?;
            conn.prepare_cached("INSERT INTO temp.search_again (rowid, grams) VALUES (?1, ?2)")?
                .execute((id, tokens))?;
        }
        add_words(conn, "word_again", &mut sum)?;
    }
    Ok(sum)
}

fn words(conn: &Connection, table: &str) -> Result<Sum, StoreError> {
    let mut sum = Sum::default();
    add_words(conn, table, &mut sum)?;
    Ok(sum)
}

fn add_words(conn: &Connection, table: &str, sum: &mut Sum) -> Result<(), StoreError> {
    let mut statement = conn.prepare(&format!("SELECT term, doc, offset FROM temp.{table}"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let term = row.get_ref(0)?.as_bytes().map_err(rusqlite::Error::from)?;
        sum.add(&(term, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?));
    }
    Ok(())
}
