//! How fast an old ledger is taken over, beside the least that any program would have to do: the very rows that come of it,
//! made beforehand, inserted by plain SQL into the same tables with the same search index, in one transaction with one fsync.
//!
//! `cargo bench --bench import`. `TOUSU_BENCH_ROWS` says how many rows the ledger has (5,000; at most 300,000),
//! `TOUSU_BENCH_ROUNDS` how often each is done (3), `TOUSU_BENCH_KEEP` in which folder the files are kept. Times are medians:
//! what a clock on the wall says, and the work of the processors.
//!
//! *import* reads the file, recognises its columns, and takes it over, as `tousu import ledger` does; *try* is its dry run;
//! *again* the dry run on a desk that has every row already.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a benchmark prints, and one that cannot go on has failed"
)]

mod material;
mod parts;
mod rows;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use tousu::case::Actor;
use tousu::desk::{Clock, Desk, NewDesk};
use tousu::document::import::{Defaults, MOST_ROWS, Outcome, Plan, check, map, read, take_over};
use tousu::regulation::shipped::shipped_source;

use parts::{Cost, number, taking_turns, work};

const USER: &str = "boss";
const LEDGER: &str = "old.csv";
/// The desk with all of it, from which the raw rows come.
const MADE: &str = "made.tousu";

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if parts::is_one(&arguments, part) {
        return;
    }
    // `cargo test --benches` comes here too.
    if !arguments.iter().any(|argument| argument == "--bench") {
        return;
    }
    let rows = number("TOUSU_BENCH_ROWS", 5_000).min(u64::try_from(MOST_ROWS).unwrap());
    let temporary = tempfile::tempdir().unwrap();
    let folder =
        std::env::var_os("TOUSU_BENCH_KEEP").map_or(temporary.path().to_owned(), PathBuf::from);
    if !folder.join(MADE).exists() {
        write(&folder.join(LEDGER), rows);
        let taken = taken(&folder, &mut created(&folder.join(MADE)), take_over);
        assert!(taken.written, "the ledger fits");
    }
    let [raw, own, tried, again] = taking_turns(&folder, ["raw", "import", "try", "again"]);
    assert_eq!(raw.rows, own.rows, "not the same rows");
    println!("{} rows", own.rows);
    println!(
        "{:<28}{:>10}{:>10}{:>10}{:>16}",
        "seconds", "wall", "work", "MiB", "× raw"
    );
    for (name, cost) in [
        ("the same rows by plain SQL", raw),
        ("import ledger", own),
        ("dry run", tried),
        ("dry run, all known", again),
    ] {
        println!(
            "{name:<28}{:>10.2}{:>10.2}{:>10.0}{:>9.2}/{:>5.2}",
            cost.wall,
            cost.work,
            cost.peak,
            cost.wall / raw.wall,
            cost.work / raw.work
        );
    }
}

fn part(name: &str, folder: &Path) -> Cost {
    let fresh = || {
        let desk = folder.join(format!("{name}.tousu"));
        for tail in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(folder.join(format!("{name}.tousu{tail}")));
        }
        desk
    };
    match name {
        "raw" => {
            let desk = fresh();
            drop(created(&desk));
            rows::copied(&folder.join(MADE), &desk)
        }
        "import" => timed(folder, &mut created(&fresh()), take_over),
        "try" => timed(folder, &mut created(&fresh()), check),
        _ => {
            let mut desk = Desk::open(&folder.join(MADE), now()).unwrap();
            timed(folder, &mut desk, check)
        }
    }
}

fn now() -> Clock {
    Clock::Fixed(material::now())
}

fn created(path: &Path) -> Desk {
    let new = NewDesk {
        regulation: shipped_source("gym").unwrap(),
        file: "gym",
        admin: USER,
        secret: None,
        training: true,
    };
    Desk::create(path, &new, now()).unwrap()
}

/// Looks at the rows, or takes them over.
type Goes = fn(
    &mut Desk,
    &Actor,
    &Plan,
    &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Outcome, tousu::document::import::ImportError>;

fn timed(folder: &Path, desk: &mut Desk, goes: Goes) -> Cost {
    let (begun, worked) = (Instant::now(), work());
    let taken = taken(folder, desk, goes);
    Cost {
        wall: begun.elapsed().as_secs_f64(),
        work: work() - worked,
        rows: u64::try_from(taken.cases.len() + taken.known.len()).unwrap(),
        ..Cost::default()
    }
}

fn taken(folder: &Path, desk: &mut Desk, goes: Goes) -> tousu::desk::TakenOver {
    let actor = desk.actor(USER).unwrap();
    let sheet = read(&folder.join(LEDGER), &mut |_, _| true).unwrap();
    let mapping = map(&sheet, desk.regulation()).unwrap();
    let defaults = Defaults {
        category: Some("equipment".to_owned()),
        ..Defaults::default()
    };
    let plan = Plan {
        sheet: Arc::new(sheet),
        mapping,
        defaults,
    };
    let outcome = goes(desk, &actor, &plan, &mut |_, _| true).unwrap();
    assert!(
        outcome.problems.is_empty(),
        "{:?}",
        outcome.problems.all.first()
    );
    outcome.taken
}

/// A ledger of five years, one row in two hundred still open.
fn write(path: &Path, rows: u64) {
    let mut file = std::io::BufWriter::new(std::fs::File::create(path).unwrap());
    writeln!(
        file,
        "编号,受理时间,会员姓名,联系电话,来源,投诉内容,责任部门,处理结果,反馈时间,满意度,结案时间,备注"
    )
    .unwrap();
    for at in 0..rows {
        let case = material::case(at, rows);
        let row = &case.row;
        let words = |place: usize| case.drafts[place].personal.text.as_deref().unwrap_or("");
        let day = |at: Option<tousu::calendar::Moment>| {
            at.map(|at| at.format("%Y-%m-%d").to_string())
                .unwrap_or_default()
        };
        writeln!(
            file,
            "{at},{},{},{},电话,\"{}\",{},{},{},{},{},{}",
            row.received_at.format("%Y-%m-%d %H:%M"),
            row.customer,
            row.phone.as_deref().unwrap_or(""),
            words(0),
            row.departments[0],
            row.closed_at.map_or("", |_| words(1)),
            day(row.closed_at),
            row.satisfaction
                .map(|it| it.to_string())
                .unwrap_or_default(),
            day(row.closed_at),
            words(2),
        )
        .unwrap();
    }
}
