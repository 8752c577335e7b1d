//! The rows of a desk, inserted into another one by plain SQL, case by case as they came. Only the inserting is timed.

use std::collections::HashMap;
use std::path::Path;
use std::time::Instant;

use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params_from_iter};
use tousu::text::{digits, normal};

use crate::parts::{Cost, work};

/// So many cases are made ready at once.
const AT_ONCE: usize = 1000;

/// Tables with the rows of a case, and the column that names it by its id.
const OF_A_CASE: [(&str, &str); 5] = [
    ("search_text", "id"),
    ("task", "case_id"),
    ("case_name", "case_id"),
    ("case_phone", "case_id"),
    ("fired", "case_id"),
];

/// Sums and names: few rows, inserted once.
const SHARED: [&str; 7] = [
    "name",
    "tally",
    "received_hour",
    "fired_sum",
    "series",
    "department",
    "person",
];

type Row = Vec<Value>;

/// Inserts what `from` holds into `into`, a desk without cases.
pub fn copied(from: &Path, into: &Path) -> Cost {
    let from = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let into = Connection::open(into).unwrap();
    into.set_prepared_statement_cache_capacity(64);
    let settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384;
         PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 64000;";
    into.execute_batch(settings).unwrap();
    let of_cases = OF_A_CASE.map(|(table, id)| by_case(&from, table, id));
    let first: i64 = into
        .query_one("SELECT max(seq) FROM event", [], |row| row.get(0))
        .unwrap();
    let mut cost = Cost::default();
    let mut timed = |what: &mut dyn FnMut()| {
        let (begun, worked) = (Instant::now(), work());
        what();
        cost.wall += begun.elapsed().as_secs_f64();
        cost.work += work() - worked;
    };
    timed(&mut || into.execute_batch("BEGIN IMMEDIATE").unwrap());
    let mut last = String::new();
    let mut cases = 0;
    loop {
        let sql = "SELECT * FROM cases WHERE number > ?1 ORDER BY number LIMIT ?2";
        let limit = i64::try_from(AT_ONCE).unwrap();
        let some = rows(&from, sql, &[Value::from(last.clone()), Value::from(limit)]);
        let Some(Value::Text(number)) = some.last().map(|row| row[1].clone()) else {
            break;
        };
        last = number;
        cases += some.len();
        let ready: Vec<Ready> = some
            .into_iter()
            .map(|row| Ready::of(&from, row, &of_cases))
            .collect();
        timed(&mut || ready.iter().for_each(|case| case.insert(&into)));
    }
    let shared = SHARED.map(|table| rows(&from, &format!("SELECT * FROM {table}"), &[]));
    let sql = "SELECT * FROM event WHERE number IS NULL AND seq > ?1";
    let noted = rows(&from, sql, &[Value::from(first)]);
    timed(&mut || {
        for (table, rows) in SHARED.iter().zip(&shared) {
            let table = format!("OR REPLACE INTO {table}");
            for row in rows {
                insert(&into, &table, row);
            }
        }
        for row in &noted {
            insert(&into, "INTO event", row);
        }
        into.execute_batch("COMMIT").unwrap();
    });
    assert_eq!(tokens_of(&from), tokens_of(&into), "not the same search");
    cost.rows = u64::try_from(cases).unwrap();
    cost
}

/// The rows of one case.
struct Ready {
    case: Row,
    events: Vec<Row>,
    others: Vec<(&'static str, Row)>,
    id: Value,
    grams: String,
}

impl Ready {
    fn of(from: &Connection, case: Row, of_cases: &[HashMap<i64, Vec<Row>>; 5]) -> Self {
        let Value::Integer(id) = case[0] else {
            unreachable!()
        };
        let sql = "SELECT * FROM event WHERE number = ?1 ORDER BY seq";
        let events = rows(from, sql, &case[1..2]);
        let mut others = Vec::new();
        let mut grams = String::new();
        for ((table, _), rows) in OF_A_CASE.iter().zip(of_cases) {
            for row in rows.get(&id).into_iter().flatten() {
                if *table == "search_text" {
                    grams = tokens(row, &case);
                }
                others.push((*table, row.clone()));
            }
        }
        Self {
            id: Value::from(id),
            case,
            events,
            others,
            grams,
        }
    }

    fn insert(&self, into: &Connection) {
        for row in &self.events {
            insert(into, "INTO event", row);
        }
        insert(into, "INTO cases", &self.case);
        for (table, row) in &self.others {
            insert(into, &format!("INTO {table}"), row);
        }
        into.prepare_cached("INSERT INTO search (rowid, grams) VALUES (?1, ?2)")
            .unwrap()
            .execute((&self.id, &self.grams))
            .unwrap();
    }
}

fn insert(into: &Connection, table: &str, row: &Row) {
    let marks = vec!["?"; row.len()].join(", ");
    into.prepare_cached(&format!("INSERT {table} VALUES ({marks})"))
        .unwrap()
        .execute(params_from_iter(row))
        .unwrap();
}

fn rows(from: &Connection, sql: &str, values: &[Value]) -> Vec<Row> {
    let mut statement = from.prepare_cached(sql).unwrap();
    let columns = statement.column_count();
    let rows = statement
        .query_map(params_from_iter(values), |row| {
            (0..columns).map(|column| row.get(column)).collect()
        })
        .unwrap();
    rows.map(Result::unwrap).collect()
}

fn by_case(from: &Connection, table: &str, id: &str) -> HashMap<i64, Vec<Row>> {
    let mut cases: HashMap<i64, Vec<Row>> = HashMap::new();
    let found = rows(from, &format!("SELECT {id}, * FROM {table}"), &[]);
    for mut row in found {
        if let Value::Integer(id) = row.remove(0) {
            cases.entry(id).or_default().push(row);
        }
    }
    cases
}

/// The tokens that a case is found by, as the store makes them.
fn tokens(search: &Row, case: &Row) -> String {
    let text = |value: &Value| match value {
        Value::Text(text) => text.clone(),
        _ => String::new(),
    };
    let mut tokens = String::new();
    let mut add = |prefix: &str, characters: &[char]| {
        tokens.push_str(prefix);
        tokens.extend(characters);
        tokens.push(' ');
    };
    let [number, customer] = [1, 13].map(|column| text(&case[column]));
    for (prefix, text) in [("", text(&search[1])), ("cu:", normal(&customer))] {
        for run in text.split_whitespace() {
            let run: Vec<char> = run.chars().collect();
            for length in [2, 1] {
                run.windows(length).for_each(|gram| add(prefix, gram));
            }
        }
    }
    let initials = text(&search[2]);
    for initials in initials.split('\n').filter(|it| !it.is_empty()) {
        let letters: Vec<char> = initials.chars().collect();
        (1..=letters.len().min(8)).for_each(|length| add("py:", &letters[..length]));
    }
    let phones = text(&search[3]);
    for phone in phones.split('\n').filter(|it| !it.is_empty()) {
        let all: Vec<char> = digits(phone).chars().collect();
        for length in [4, 3] {
            all.windows(length).for_each(|gram| add("ph:", gram));
        }
        (1..=all.len().min(2)).for_each(|length| add("ph:", &all[all.len() - length..]));
    }
    let number: Vec<char> = number.chars().collect();
    for length in (3..=6).filter(|length| *length <= number.len()) {
        add("no:", &number[number.len() - length..]);
    }
    tokens
}

/// How many different tokens the search index holds, and how many in all.
fn tokens_of(desk: &Connection) -> (i64, i64) {
    desk.execute_batch("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, search, row)")
        .unwrap();
    let sql = "SELECT count(*), sum(cnt) FROM temp.vocabulary";
    desk.query_one(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
}
