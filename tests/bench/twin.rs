//! The twin: the same rows in plain tables, with one index for each list, and grams of two characters in an index of the
//! usual kind.

use std::path::Path;

use rusqlite::{Connection, params, params_from_iter};
use tousu::store::{CaseWrite, Total};

const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS event (seq INTEGER PRIMARY KEY, number TEXT, at TEXT, actor TEXT, kind TEXT, facts TEXT, personal TEXT,
                    salt BLOB, digest BLOB, chain BLOB);
CREATE TABLE IF NOT EXISTS cases (id INTEGER PRIMARY KEY, number TEXT, sealed INTEGER, status TEXT, kind TEXT, rank INTEGER, category TEXT,
                    channel TEXT, department TEXT, customer TEXT, phone TEXT, initials TEXT, unit TEXT, subject TEXT,
                    excerpt TEXT, clerk TEXT, month TEXT, received_at INTEGER, registered_at INTEGER, due INTEGER,
                    returned INTEGER, satisfaction INTEGER, closed_at INTEGER, matter TEXT, customer_key TEXT);
CREATE TABLE IF NOT EXISTS texts (id INTEGER PRIMARY KEY, text TEXT);
CREATE TABLE IF NOT EXISTS task (case_id INTEGER, id INTEGER, step TEXT, clause TEXT, role TEXT, department TEXT, due INTEGER);
CREATE INDEX IF NOT EXISTS e1 ON event(number);
CREATE UNIQUE INDEX IF NOT EXISTS c1 ON cases(number);
CREATE INDEX IF NOT EXISTS c2 ON cases(due) WHERE due IS NOT NULL;
CREATE INDEX IF NOT EXISTS c3 ON cases(department);
CREATE INDEX IF NOT EXISTS c4 ON cases(category);
CREATE INDEX IF NOT EXISTS c5 ON cases(rank);
CREATE INDEX IF NOT EXISTS c6 ON cases(status);
CREATE INDEX IF NOT EXISTS c7 ON cases(initials);
CREATE INDEX IF NOT EXISTS c8 ON cases(customer_key);
CREATE INDEX IF NOT EXISTS c9 ON cases(matter);
CREATE INDEX IF NOT EXISTS c10 ON cases(id) WHERE returned > 0;
CREATE INDEX IF NOT EXISTS c11 ON cases(phone);
CREATE INDEX IF NOT EXISTS t1 ON task(due);
CREATE VIRTUAL TABLE IF NOT EXISTS grams USING fts5(g, content='', detail=none, columnsize=0,
                    tokenize=\"unicode61 remove_diacritics 0 categories 'C* L* M* N* P* S*'\");
";

pub fn open(path: &Path) -> Connection {
    let conn = Connection::open(path).unwrap();
    conn.set_prepared_statement_cache_capacity(64);
    conn.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384;",
    )
    .unwrap();
    conn.execute_batch(SCHEMA).unwrap();
    conn.execute_batch(
        "INSERT INTO grams(grams, rank) VALUES ('automerge', 0), ('crisismerge', 1500)",
    )
    .unwrap();
    conn
}

pub fn settle(conn: &Connection) {
    conn.execute_batch("INSERT INTO grams(grams, rank) VALUES ('merge', 1000000); PRAGMA wal_checkpoint(TRUNCATE);").unwrap();
}

/// One transaction.
pub fn insert(conn: &Connection, cases: &[CaseWrite]) {
    conn.execute_batch("BEGIN IMMEDIATE").unwrap();
    for case in cases {
        insert_events(conn, case);
        insert_case(conn, case);
    }
    conn.execute_batch("COMMIT").unwrap();
}

fn insert_events(conn: &Connection, case: &CaseWrite) {
    let mut statement = conn
        .prepare_cached("INSERT INTO event (number, at, actor, kind, facts, personal, salt, digest, chain) VALUES (?,?,?,?,?,?,?,?,?)")
        .unwrap();
    for draft in &case.drafts {
        let facts = "{\"kind\":\"noted\",\"clause\":\"x.1.2\"}";
        let personal = draft.personal.text.as_deref().unwrap_or_default();
        let at = "2026-11-21T09:00:00+08:00";
        let bytes = [7u8; 32];
        statement
            .execute(params![
                case.number,
                at,
                draft.actor,
                draft.fact.kind(),
                facts,
                personal,
                &bytes[..16],
                bytes,
                bytes
            ])
            .unwrap();
    }
}

fn insert_case(conn: &Connection, case: &CaseWrite) {
    let row = &case.row;
    let search = case.search.as_ref().unwrap();
    let mut statement = conn
        .prepare_cached(
            "INSERT INTO cases VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        )
        .unwrap();
    let millis = |at: tousu::calendar::Moment| at.timestamp_millis();
    let id = statement
        .insert(params![
            row.number,
            row.sealed,
            row.status.as_str(),
            row.kind,
            row.level_rank,
            row.category,
            row.channel,
            row.departments.first(),
            row.customer,
            row.phone,
            search.initials.first(),
            row.unit,
            row.subject,
            row.excerpt,
            row.received_by,
            "2026-11",
            millis(row.received_at),
            millis(row.registered_at),
            row.due.map(millis),
            row.returned,
            row.satisfaction,
            row.closed_at.map(millis),
            row.matter,
            row.customer_key,
        ])
        .unwrap();
    conn.prepare_cached("INSERT INTO texts VALUES (?, ?)")
        .unwrap()
        .execute(params![id, search.text])
        .unwrap();
    for task in &case.tasks {
        let mut statement = conn
            .prepare_cached("INSERT INTO task VALUES (?,?,?,?,?,?,?)")
            .unwrap();
        let due = task.due.map(millis);
        statement
            .execute(params![
                id,
                task.id,
                task.step.as_str(),
                task.clause,
                task.role.as_str(),
                task.department,
                due
            ])
            .unwrap();
    }
    let mut statement = conn
        .prepare_cached("INSERT INTO grams (rowid, g) VALUES (?, ?)")
        .unwrap();
    statement
        .execute(params![id, grams(&search.text, &search.digits[0])])
        .unwrap();
}

fn grams(text: &str, phone: &str) -> String {
    let mut grams = String::new();
    for run in text.split_whitespace() {
        let characters: Vec<char> = run.chars().collect();
        for length in [1, 2] {
            for gram in characters.windows(length) {
                grams.extend(gram);
                grams.push(' ');
            }
        }
    }
    let digits: Vec<char> = phone.chars().collect();
    for gram in digits.windows(4) {
        grams.push_str("ph:");
        grams.extend(gram);
        grams.push(' ');
    }
    grams
}

/// Reads every column of every row; how many rows there are.
pub fn rows(conn: &Connection, sql: &str, values: &[&str]) -> usize {
    let mut statement = conn.prepare_cached(sql).unwrap();
    let columns = statement.column_count();
    let mut rows = statement.query(params_from_iter(values)).unwrap();
    let mut found = 0;
    while let Some(row) = rows.next().unwrap() {
        for column in 0..columns {
            std::hint::black_box(row.get::<_, rusqlite::types::Value>(column).unwrap());
        }
        found += 1;
    }
    found
}

pub fn number(conn: &Connection, sql: &str, values: &[&str]) -> usize {
    let mut statement = conn.prepare_cached(sql).unwrap();
    let number = statement.query_one(params_from_iter(values), |row| row.get::<_, i64>(0));
    usize::try_from(number.unwrap()).unwrap()
}

pub fn total(total: Total) -> usize {
    let (Total::Exactly(n) | Total::MoreThan(n)) = total;
    usize::try_from(n).unwrap()
}
