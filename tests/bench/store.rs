//! How fast the store is, beside the least that any program would have to do: the same rows by plain SQL in a file of the
//! same settings. `cargo bench --bench store`; `TOUSU_BENCH_CASES` says how many cases there are (20,000), and
//! `TOUSU_BENCH_KEEP` in which folder the two files are kept and found again.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a benchmark prints, and one that cannot go on has failed"
)]

mod material;
mod twin;

use std::path::{Path, PathBuf};
use std::time::Instant;

use rusqlite::Connection;
use tousu::store::sqlite::SqliteStore;
use tousu::store::{Batch, CaseQuery, Filter, Read, Sort, Store, TallyQuery};

const AT_ONCE: u64 = 1000;
const ROUNDS: u32 = 51;

fn main() {
    // `cargo test --benches` comes here too.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let cases = std::env::var("TOUSU_BENCH_CASES")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(20_000);
    let temporary = tempfile::tempdir().unwrap();
    let folder =
        std::env::var_os("TOUSU_BENCH_KEEP").map_or(temporary.path().to_owned(), PathBuf::from);
    let (mut store, twin) = filled(&folder, cases);
    println!(
        "{cases} cases, desk {} MB, twin {} MB",
        megabytes(&folder, "desk"),
        megabytes(&folder, "twin")
    );
    println!(
        "{:<44}{:>10}{:>10}{:>10}{:>8}{:>8}",
        "milliseconds", "raw", "store", "p99", "ratio", "found"
    );
    lists(&store, &twin);
    searches(&store, &twin);
    counts(&store, &twin);
    details(&store, &twin, cases);
    registrations(&mut store, &twin, cases);
    println!("{:#?}", sizes(&folder));
}

fn filled(folder: &Path, cases: u64) -> (SqliteStore, Connection) {
    let desk = folder.join("desk");
    if desk.exists() {
        return (
            SqliteStore::open(&desk).unwrap(),
            twin::open(&folder.join("twin")),
        );
    }
    let mut store = SqliteStore::create(&desk).unwrap();
    let twin = twin::open(&folder.join("twin"));
    let (mut ours, mut raw) = (0.0, 0.0);
    for first in (0..cases).step_by(usize::try_from(AT_ONCE).unwrap()) {
        let batch: Vec<_> = (first..cases.min(first + AT_ONCE))
            .map(|at| material::case(at, cases))
            .collect();
        let begun = Instant::now();
        twin::insert(&twin, &batch);
        raw += begun.elapsed().as_secs_f64();
        let begun = Instant::now();
        let mut batch = Some(Batch {
            cases: batch,
            ..Batch::default()
        });
        store.append(&mut |_| Ok(batch.take())).unwrap();
        ours += begun.elapsed().as_secs_f64();
    }
    println!(
        "filled: raw {raw:.1} s, store {ours:.1} s, ratio {:.2}",
        ours / raw
    );
    let begun = Instant::now();
    store.idle(600_000).unwrap();
    println!("merged when idle: {:.1} s", begun.elapsed().as_secs_f64());
    twin::settle(&twin);
    (store, twin)
}

/// Runs both by turns; both say how much they found.
fn compare(name: &str, mut raw: impl FnMut() -> usize, mut store: impl FnMut() -> usize) {
    let (mut raws, mut stores, mut found) = (Vec::new(), Vec::new(), (0, 0));
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        found.0 = raw();
        raws.push(begun.elapsed().as_secs_f64() * 1e3);
        let begun = Instant::now();
        found.1 = store();
        stores.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    report(name, &mut raws, &mut stores, found);
}

fn report(name: &str, raws: &mut [f64], stores: &mut [f64], (raw_found, found): (usize, usize)) {
    raws.sort_by(f64::total_cmp);
    stores.sort_by(f64::total_cmp);
    let (raw, own) = (raws[raws.len() / 2], stores[stores.len() / 2]);
    let p99 = stores[stores.len() * 99 / 100];
    let doubt = if raw_found == found { "" } else { " raw: " };
    let other = if raw_found == found {
        String::new()
    } else {
        raw_found.to_string()
    };
    println!(
        "{name:<44}{raw:>10.3}{own:>10.3}{p99:>10.3}{:>8.1}{found:>8}{doubt}{other}",
        own / raw
    );
}

fn page(store: &SqliteStore, filters: &[Filter], sort: Sort) -> usize {
    let filters = filters
        .iter()
        .map(|filter| (false, filter.clone()))
        .collect();
    store
        .cases(&CaseQuery {
            filters,
            sort,
            ..CaseQuery::default()
        })
        .unwrap()
        .rows
        .len()
}

fn lists(store: &SqliteStore, twin: &Connection) {
    let department = || Filter::Department("器械部".to_owned());
    let overdue = || Filter::OverdueAt(material::now());
    let category = || Filter::Category(vec!["fee".to_owned()]);
    for (name, filters, sort, sql) in [
        ("newest", vec![], Sort::Received, "ORDER BY id DESC"),
        (
            "earliest due",
            vec![],
            Sort::Due,
            "AND due IS NOT NULL ORDER BY due",
        ),
        (
            "gravest",
            vec![],
            Sort::Level,
            "AND rank = 1 ORDER BY id DESC",
        ),
        (
            "overdue, level 1-2, department, by due",
            vec![overdue(), Filter::LevelRank(1, 2), department()],
            Sort::Due,
            "AND due IS NOT NULL AND due < ?now AND rank <= 2 AND department = '器械部' ORDER BY due",
        ),
        (
            "department",
            vec![department()],
            Sort::Received,
            "AND department = '器械部' ORDER BY id DESC",
        ),
        (
            "category",
            vec![category()],
            Sort::Received,
            "AND category = 'fee' ORDER BY id DESC",
        ),
        (
            "category, department, by level",
            vec![category(), department()],
            Sort::Level,
            "AND category = 'fee' AND department = '器械部' AND rank = 1 ORDER BY id DESC",
        ),
        (
            "returned",
            vec![Filter::Returned],
            Sort::Received,
            "AND returned > 0 ORDER BY id DESC",
        ),
    ] {
        let sql = sql.replace("?now", &material::now().timestamp_millis().to_string());
        let sql = format!("SELECT * FROM cases WHERE sealed = 0 {sql} LIMIT 50");
        compare(
            name,
            || twin::rows(twin, &sql, &[]),
            || page(store, &filters, sort),
        );
    }
}

fn searches(store: &SqliteStore, twin: &Connection) {
    for (name, word, grams) in [
        ("1 character", "漏", "\"漏\""),
        ("2 characters, common", "退款", "\"退款\""),
        ("2 characters, rare", "鳄鱼", "\"鳄鱼\""),
        ("2 characters, absent", "鱼鳄", "\"鱼鳄\""),
        (
            "4 characters, common",
            "服务态度",
            "\"服务\" AND \"务态\" AND \"态度\"",
        ),
        (
            "4 characters, rare",
            "鳄鱼出没",
            "\"鳄鱼\" AND \"鱼出\" AND \"出没\"",
        ),
        (
            "4 characters, absent",
            "退款漏水",
            "\"退款\" AND \"款漏\" AND \"漏水\"",
        ),
    ] {
        let sql =
            "SELECT c.* FROM grams CROSS JOIN cases c ON c.id = grams.rowid WHERE grams MATCH ?1
                   ORDER BY grams.rowid DESC LIMIT 50";
        let text = Filter::Text(word.to_owned());
        compare(
            name,
            || twin::rows(twin, sql, &[grams]),
            || page(store, std::slice::from_ref(&text), Sort::Received),
        );
    }
    let (phone, initials) = (
        Filter::Phone("2468".to_owned()),
        Filter::Text("zs".to_owned()),
    );
    let by_phone = "SELECT c.* FROM grams CROSS JOIN cases c ON c.id = grams.rowid WHERE grams MATCH '\"ph:2468\"'
                    ORDER BY grams.rowid DESC LIMIT 50";
    compare(
        "4 digits of a phone",
        || twin::rows(twin, by_phone, &[]),
        || page(store, std::slice::from_ref(&phone), Sort::Received),
    );
    let by_initials = "SELECT * FROM cases WHERE initials = 'zs' ORDER BY id DESC LIMIT 50";
    compare(
        "initials",
        || twin::rows(twin, by_initials, &[]),
        || page(store, std::slice::from_ref(&initials), Sort::Received),
    );
    let open = [
        Filter::Status(vec![tousu::case::Status::Open]),
        Filter::Text("服务态度".to_owned()),
    ];
    let sql = "SELECT c.* FROM cases c JOIN texts t ON t.id = c.id WHERE status = 'open' AND instr(t.text, '服务态度') > 0
               ORDER BY c.id DESC LIMIT 50";
    compare(
        "4 characters among the open",
        || twin::rows(twin, sql, &[]),
        || page(store, &open, Sort::Received),
    );
    compare(
        "the same by due",
        || twin::rows(twin, sql, &[]),
        || page(store, &open, Sort::Due),
    );
    compare(
        "the same by level",
        || twin::rows(twin, sql, &[]),
        || page(store, &open, Sort::Level),
    );
}

fn counts(store: &SqliteStore, twin: &Connection) {
    for (name, word, grams) in [
        ("count: 1 character", "漏", "\"漏\""),
        ("count: 2 characters", "退款", "\"退款\""),
        (
            "count: 4 characters, common",
            "服务态度",
            "\"服务\" AND \"务态\" AND \"态度\"",
        ),
        (
            "count: 4 characters, absent",
            "退款漏水",
            "\"退款\" AND \"款漏\" AND \"漏水\"",
        ),
    ] {
        let sql = "SELECT count(*) FROM (SELECT 1 FROM grams WHERE grams MATCH ?1 LIMIT 10001)";
        let query = CaseQuery {
            filters: vec![(false, Filter::Text(word.to_owned()))],
            ..CaseQuery::default()
        };
        compare(
            name,
            || twin::number(twin, sql, &[grams]),
            || twin::total(store.count(&query).unwrap()),
        );
    }
    let query = CaseQuery {
        filters: vec![(false, Filter::Category(vec!["fee".to_owned()]))],
        ..CaseQuery::default()
    };
    let sql = "SELECT count(*) FROM (SELECT 1 FROM cases WHERE category = 'fee' LIMIT 10001)";
    compare(
        "count: category",
        || twin::number(twin, sql, &[]),
        || twin::total(store.count(&query).unwrap()),
    );
}

fn details(store: &SqliteStore, twin: &Connection, cases: u64) {
    let number = material::number(cases / 2);
    let sql = "SELECT * FROM event WHERE number = ?1 ORDER BY seq";
    compare(
        "a case's history",
        || twin::rows(twin, sql, &[&number]),
        || store.events(&number).unwrap().len(),
    );
    let sql = "SELECT month, kind, rank, count(*) FROM cases WHERE 0 GROUP BY 1";
    compare(
        "kept sums (raw: nothing)",
        || twin::rows(twin, sql, &[]),
        || store.tally(&TallyQuery::default()).unwrap().len(),
    );
}

/// One case in each commit, as at the counter.
fn registrations(store: &mut SqliteStore, twin: &Connection, cases: u64) {
    let (mut raws, mut stores) = (Vec::new(), Vec::new());
    let already = store.count_all();
    for at in 0..2000 {
        let case = material::case(cases + already + at, cases);
        let begun = Instant::now();
        twin::insert(twin, std::slice::from_ref(&case));
        raws.push(begun.elapsed().as_secs_f64() * 1e3);
        let mut batch = Some(Batch {
            cases: vec![case],
            ..Batch::default()
        });
        let begun = Instant::now();
        store.append(&mut |_| Ok(batch.take())).unwrap();
        stores.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    report("register", &mut raws, &mut stores, (2000, 2000));
    println!(
        "  raw p99 {:.3}, worst {:.3}; store worst {:.3}",
        raws[1980], raws[1999], stores[1999]
    );
    let begun = Instant::now();
    store.idle(60_000).unwrap();
    println!("  merged when idle: {:.3} s", begun.elapsed().as_secs_f64());
}

trait CountAll {
    fn count_all(&self) -> u64;
}

impl CountAll for SqliteStore {
    /// Cases registered one by one in earlier runs on kept files.
    fn count_all(&self) -> u64 {
        let next = self.next_number("2026-", 9).unwrap();
        next.trim_start_matches("2026-").parse::<u64>().unwrap()
    }
}

fn megabytes(folder: &Path, name: &str) -> u64 {
    folder
        .join(name)
        .metadata()
        .map_or(0, |found| found.len() / 1_000_000)
}

fn sizes(folder: &Path) -> Vec<(String, f64)> {
    let conn = Connection::open(folder.join("desk")).unwrap();
    let mut statement = conn
        .prepare("SELECT name, sum(pgsize) / 1e6 FROM dbstat GROUP BY 1 ORDER BY 2 DESC LIMIT 14")
        .unwrap();
    let rows = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    rows.map(Result::unwrap).collect()
}
