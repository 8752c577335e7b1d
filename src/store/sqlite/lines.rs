//! Lines of the ledger that are kept beside their cases.
//!
//! They stand in the order of the cases, one edition after the other, so a whole ledger is one walk along the table. Each
//! carries a sum over its bytes: a damaged one counts as not kept, and is made again.

use std::collections::BTreeSet;
use std::slice::Iter;

use rusqlite::{
    Connection, OptionalExtension, Row, Transaction, TransactionBehavior, named_params, params,
};

use super::fault::at_commit;
use super::idle::unless_busy;
use super::snapshot::snapshot;
use super::{cases, placing};
use crate::store::{CaseQuery, Edition, EditionId, KeptLine, LinePage, NewLine, Sort, StoreError};

/// Ids of cases are far below 2 to the power of this.
const BITS: u32 = 48;
/// So many lines of an old edition are taken away at once, so that others can write in between.
const AT_ONCE: u32 = 2_000;

/// What a line of this edition and case is kept under.
const fn place(edition: EditionId, case: i64) -> i64 {
    (edition.0 << BITS) + case
}

/// A page of cases, with the lines of this edition that are kept of them; none is taken for the cases of `apart`.
pub(super) fn page(
    conn: &Connection,
    query: &CaseQuery,
    edition: Option<EditionId>,
    apart: &BTreeSet<String>,
) -> Result<LinePage, StoreError> {
    snapshot(conn, |conn| {
        let whole = query.filters.is_empty() && query.sort == Sort::Oldest && !query.sealed;
        let (ids, next) = if whole {
            cases::unsealed(conn, query)?
        } else {
            cases::ids(conn, query)?
        };
        let Some(edition) = edition else {
            let numbers: Result<Vec<_>, _> = ids.iter().map(|id| number(conn, *id)).collect();
            return Ok(LinePage::unkept(numbers?, next));
        };
        let mut reader = Reader {
            conn,
            edition,
            apart: ids_of(conn, apart)?,
            page: LinePage::unkept([], next),
        };
        // Of the whole ledger the lines stand side by side; of a few cases here and there each is looked up.
        if whole {
            reader.read(&ids)?;
        } else {
            for id in ids.chunks(1) {
                reader.read(id)?;
            }
        }
        Ok(reader.page)
    })
}

fn ids_of(conn: &Connection, numbers: &BTreeSet<String>) -> Result<BTreeSet<i64>, StoreError> {
    let ids = numbers.iter().map(|number| placing::id_of(conn, number));
    ids.filter_map(Result::transpose).collect()
}

fn number(conn: &Connection, case: i64) -> Result<String, StoreError> {
    let mut statement = conn.prepare_cached("SELECT number FROM cases WHERE id = ?1")?;
    Ok(statement.query_one([case], |row| row.get(0))?)
}

struct Reader<'a> {
    conn: &'a Connection,
    edition: EditionId,
    apart: BTreeSet<i64>,
    page: LinePage,
}

impl Reader<'_> {
    /// Adds these cases, whose ids ascend, by one walk along the lines from the first to the last of them.
    fn read(&mut self, ids: &[i64]) -> Result<(), StoreError> {
        let (Some(first), Some(last)) = (ids.first(), ids.last()) else {
            return Ok(());
        };
        let conn = self.conn;
        let mut statement = conn.prepare_cached(
            "SELECT place, version, sum, cells FROM ledger_line WHERE place BETWEEN ?1 AND ?2 ORDER BY place",
        )?;
        let mut rows =
            statement.query([place(self.edition, *first), place(self.edition, *last)])?;
        let mut ids = ids.iter();
        while let Some(row) = rows.next()? {
            self.add(row, &mut ids)?;
        }
        ids.try_for_each(|id| self.add_unkept(*id))
    }

    /// Adds the case of this line, and before it those without one.
    fn add(&mut self, row: &Row<'_>, ids: &mut Iter<'_, i64>) -> Result<(), StoreError> {
        let found: i64 = row.get(0)?;
        while let Some(id) = ids.as_slice().first().copied() {
            let wanted = place(self.edition, id);
            if wanted > found {
                break;
            }
            ids.next();
            let cells = if wanted == found {
                cells(row, 0)?
            } else {
                None
            };
            match cells.filter(|_| !self.apart.contains(&id)) {
                Some(cells) => self.page.add_kept(cells),
                None => self.add_unkept(id)?,
            }
        }
        Ok(())
    }

    fn add_unkept(&mut self, case: i64) -> Result<(), StoreError> {
        self.page.add_unkept(number(self.conn, case)?);
        Ok(())
    }
}

/// The cells in a row with `place, version, sum, cells` from that column on; `None` where they are damaged.
fn cells<'r>(row: &'r Row<'_>, from: usize) -> Result<Option<&'r [u8]>, StoreError> {
    let cells = row
        .get_ref(from + 3)?
        .as_blob()
        .map_err(rusqlite::Error::from)?;
    let sound = sum(row.get(from)?, row.get(from + 1)?, cells) == row.get::<_, u32>(from + 2)?;
    Ok(sound.then_some(cells))
}

fn sum(place: i64, version: u32, cells: &[u8]) -> u32 {
    let mut sum = crc32fast::Hasher::new();
    sum.update(&place.to_le_bytes());
    sum.update(&version.to_le_bytes());
    sum.update(cells);
    sum.finalize()
}

/// The edition, if lines of it may be there.
pub(super) fn edition(
    conn: &Connection,
    wanted: &Edition,
) -> Result<Option<EditionId>, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT id FROM ledger_edition WHERE name = ?1 AND digest = ?2")?;
    let found = statement.query_one([&wanted.name, &wanted.digest], |row| row.get(0));
    Ok(found.optional()?.map(EditionId))
}

/// Begins an edition; lines that were made otherwise under the same name are taken away first. `None` while another terminal
/// writes.
pub(super) fn begin(conn: &Connection, wanted: &Edition) -> Result<Option<EditionId>, StoreError> {
    let begun = unless_busy(conn, |conn| {
        while take_away(conn, wanted)? {}
        conn.prepare_cached(
            "INSERT INTO ledger_edition (name, digest) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET digest = excluded.digest WHERE digest <> excluded.digest",
        )?
        .execute([&wanted.name, &wanted.digest])?;
        edition(conn, wanted)
    })?;
    Ok(begun.flatten())
}

/// Takes away some lines of the same name and another digest; whether there may be more.
fn take_away(conn: &Connection, wanted: &Edition) -> Result<bool, StoreError> {
    let mut statement = conn.prepare_cached(
        "DELETE FROM ledger_line WHERE place IN (
           SELECT place FROM ledger_edition e
           JOIN ledger_line ON place >= (e.id << :bits) - :half AND place < (e.id << :bits) + :half
           WHERE e.name = :name AND e.digest <> :digest LIMIT :some)",
    )?;
    let gone = statement.execute(named_params! {
        ":bits": BITS,
        ":half": 1_i64 << (BITS - 1),
        ":name": wanted.name,
        ":digest": wanted.digest,
        ":some": AT_ONCE,
    })?;
    Ok(gone > 0)
}

/// Keeps lines, in a transaction of their own; not those of cases that have changed meanwhile, and none while another terminal
/// writes.
pub(super) fn keep(
    conn: &Connection,
    edition: EditionId,
    lines: &[NewLine],
) -> Result<(), StoreError> {
    unless_busy(conn, |conn| {
        let tx = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
        for line in lines {
            keep_one(&tx, edition, line)?;
        }
        tx.commit().map_err(at_commit)
    })
    .map(|_| ())
}

fn keep_one(conn: &Connection, edition: EditionId, line: &NewLine) -> Result<(), StoreError> {
    let mut statement = conn
        .prepare_cached("SELECT id FROM cases WHERE number = ?1 AND version = ?2 AND sealed = 0")?;
    let case = statement.query_one(params![line.number, line.version], |row| row.get(0));
    let Some(case) = case.optional()? else {
        return Ok(());
    };
    let place = place(edition, case);
    conn.prepare_cached(
        "INSERT OR REPLACE INTO ledger_line (place, version, sum, cells) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![
        place,
        line.version,
        sum(place, line.version, &line.cells),
        line.cells
    ])?;
    Ok(())
}

/// The lines of a case are not its lines any more.
pub(super) fn forget(conn: &Connection, case: i64) -> Result<(), StoreError> {
    conn.prepare_cached(
        "DELETE FROM ledger_line WHERE place IN (SELECT (id << ?1) + ?2 FROM ledger_edition)",
    )?
    .execute(params![BITS, case])?;
    Ok(())
}

/// Some lines of an edition, for the check.
pub(super) fn kept(
    conn: &Connection,
    edition: EditionId,
    after: Option<i64>,
    limit: u32,
) -> Result<Vec<KeptLine>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT place, l.version, sum, cells, c.number, c.version = l.version AND c.sealed = 0
         FROM ledger_line l LEFT JOIN cases c ON c.id = l.place - :first
         WHERE place > coalesce(:after, :first - :half) AND place < :first + :half
         ORDER BY place LIMIT :limit",
    )?;
    let mut rows = statement.query(named_params! {
        ":first": place(edition, 0),
        ":half": 1_i64 << (BITS - 1),
        ":after": after,
        ":limit": limit,
    })?;
    let mut kept = Vec::new();
    while let Some(row) = rows.next()? {
        kept.push(KeptLine {
            place: row.get(0)?,
            number: row.get(4)?,
            present: row.get::<_, Option<bool>>(5)?.unwrap_or_default(),
            cells: cells(row, 0)?.map(<[u8]>::to_vec),
        });
    }
    Ok(kept)
}
