//! A closed desk whose file the disk has damaged: bits that fell over, pages that are zero, noise or another page, an end that is
//! missing. Either it is found, or it fell where nothing stands and the file says what it said.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use tousu::desk::{DeskError, ErrorKind};
use tousu::text::Lang;

use crate::chance::Chance;
use crate::dump::dump;
use crate::support::{Place, count, line, open};

const PAGE: usize = 4096;

/// A desk with something in every corner: cases at all stages, operations, drafts of papers, two languages.
fn filled() -> Place {
    let place = Place::new();
    assert_eq!(place.add(&line("op-1")).exit, 0);
    let demo = place.run(
        &["--as", "admin", "demo", "--cases", "8", "--seed", "7"],
        "",
    );
    assert_eq!(demo.exit, 0, "{}", demo.err);
    place
}

/// One kind of damage somewhere in `bytes`.
fn damaged(bytes: &[u8], kind: usize, chance: &mut Chance) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let at = chance.below(bytes.len());
    let page = at / PAGE * PAGE;
    match kind {
        0 => bytes[page..page + PAGE].fill(0),
        1 => bytes[page..page + PAGE].fill_with(|| chance.next().to_le_bytes()[0]),
        2 => bytes.truncate(at),
        3 => {
            let other = chance.below(bytes.len()) / PAGE * PAGE;
            bytes.copy_within(other..other + PAGE, page);
        }
        _ => bytes[at] ^= 1 << chance.below(8),
    }
    bytes
}

/// What was made of a damaged file.
#[derive(Debug, PartialEq, Eq)]
enum Fate {
    /// It did not open, and said why in both languages.
    Refused,
    /// `check` named what is wrong.
    Named,
    /// `check` found nothing.
    Unseen,
}

fn fate(path: &Path) -> Fate {
    let told = |error: DeskError| {
        let kind = error.kind();
        assert!(
            matches!(kind, ErrorKind::Damaged | ErrorKind::Io),
            "{error:?}"
        );
        assert!(
            [Lang::Zh, Lang::En]
                .iter()
                .all(|lang| !error.message(*lang).is_empty())
        );
        Fate::Refused
    };
    let mut desk = match open(path) {
        Ok(desk) => desk,
        Err(error) => return told(error),
    };
    match desk.check(&[]) {
        Ok(report) if report.ok => Fate::Unseen,
        Ok(report) => {
            assert!(report.damage.iter().all(|damage| !damage.detail.is_empty()));
            Fate::Named
        }
        Err(error) => told(error),
    }
}

#[test]
fn damage_anywhere_in_the_file_is_found_or_changes_nothing() {
    let base = filled();
    let bytes = fs::read(base.desk()).unwrap();
    let sound = dump(&base.desk()).unwrap();
    let mut chance = Chance::new(46);
    let (mut found, mut silent) = (0, Vec::new());
    for round in 0..count(70, 2_000) {
        let place = Place::empty();
        let bad = damaged(&bytes, round % 14, &mut chance);
        fs::write(place.desk(), &bad).unwrap();
        let fate = fate(&place.desk());
        found += usize::from(fate != Fate::Unseen);
        if fate == Fate::Unseen {
            let now = dump(&place.desk()).unwrap();
            let others = sound
                .iter()
                .filter(|(name, rows)| now.get(*name) != Some(rows));
            silent.extend(others.map(|(name, _)| format!("{round}: {name}")));
        }
        if round % 10 == 0 {
            ends_in_a_sentence(&bad);
        }
    }
    assert!(
        silent.is_empty(),
        "other rows, and nobody says so: {silent:?}"
    );
    assert!(found > 20, "{found} found");
}

/// The command line on such a file does its work or says why not; it never breaks down.
fn ends_in_a_sentence(bytes: &[u8]) {
    for words in [&["check"][..], &["case", "list", "--json"], &["queue"]] {
        let place = Place::empty();
        fs::write(place.desk(), bytes).unwrap();
        let told = place.run(words, "");
        assert!([0, 3].contains(&told.exit), "{words:?}: {told:?}");
        assert!(!told.err.contains("panicked"), "{told:?}");
        assert!(told.exit == 0 || !format!("{}{}", told.out, told.err).trim().is_empty());
    }
}

/// What means the same whatever stands there: a wider look for places than is needed.
const HARMLESS: [&str; 1] = ["placing.slack"];

#[test]
fn every_column_that_is_changed_behind_the_desks_back_is_named() {
    let base = filled();
    let conn = rusqlite::Connection::open(base.desk()).unwrap();
    let mut columns: BTreeMap<String, (String, String)> = BTreeMap::new();
    let mut found = conn
        .prepare(
            "SELECT t.name, c.name, c.type FROM sqlite_schema t JOIN pragma_table_info(t.name) c
             WHERE t.type = 'table' AND t.name NOT IN ('search', 'draft')
               AND (t.name NOT LIKE 'search_%' OR t.name = 'search_text')",
        )
        .unwrap();
    let mut rows = found.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let (table, column, kind): (String, String, String) = (
            row.get(0).unwrap(),
            row.get(1).unwrap(),
            row.get(2).unwrap(),
        );
        let change = match kind.as_str() {
            "INTEGER" => format!("UPDATE {table} SET {column} = {column} + 1"),
            "BLOB" => format!("UPDATE {table} SET {column} = zeroblob(7)"),
            _ => format!("UPDATE {table} SET {column} = {column} || 'x'"),
        };
        let one = format!(
            "{change} WHERE {column} = (SELECT max({column}) FROM {table} WHERE {column} IS NOT NULL)"
        );
        columns.insert(format!("{table}.{column}"), (table, one));
    }
    drop(rows);
    drop(found);
    drop(conn);
    let mut changed = 0;
    for (name, (_, sql)) in columns {
        let place = base.copy();
        let vandal = rusqlite::Connection::open(place.desk()).unwrap();
        vandal.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
        // What the database itself refuses cannot have been done behind its back.
        let touched = vandal.execute(&sql, []).unwrap_or(0);
        vandal.close().unwrap();
        if touched > 0 && !HARMLESS.contains(&name.as_str()) {
            changed += 1;
            assert_ne!(fate(&place.desk()), Fate::Unseen, "{name}");
        }
    }
    assert!(changed > 80, "{changed} columns were changed");
}
