//! How fast a ledger is written, beside the library alone writing the very same cells into the same folder, and beside what
//! any program would have to do that has events and makes lines of them: read the same rows by plain SQL, then the library.
//! "Anew" is an export of a desk where no line is kept yet; the others find the lines of the one before.
//!
//! `cargo bench --bench ledger`. `TOUSU_BENCH_CASES` says how many cases there are (5,000; a million takes half an hour to make),
//! `TOUSU_BENCH_KEEP` in which folder the desk is kept and found again, `TOUSU_BENCH_ROUNDS` how often each is done (3). Each
//! is done by a process of its own, so that its memory is its own; they take turns. Times are medians: what a clock on the
//! wall says, and the work of the processors, which is what counts on a busy computer.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a benchmark prints, and one that cannot go on has failed"
)]

mod alone;
mod parts;
mod stamped;

use std::path::{Path, PathBuf};
use std::time::Instant;

use tousu::case::Actor;
use tousu::desk::Desk;
use tousu::document::ledger::{Wish, export};
use tousu::regulation::model::ReportName;
use tousu::store::sqlite::SqliteStore;
use tousu::store::{Edition, Store};
use tousu::text::Lang;

use parts::{Cost, number, taking_turns, work};

const CELLS: &str = "cells.json";

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if parts::is_one(&arguments, part) {
        return;
    }
    // `cargo test --benches` comes here too.
    if !arguments.iter().any(|argument| argument == "--bench") {
        return;
    }
    let cases = number("TOUSU_BENCH_CASES", 5_000);
    let temporary = tempfile::tempdir().unwrap();
    let folder =
        std::env::var_os("TOUSU_BENCH_KEEP").map_or(temporary.path().to_owned(), PathBuf::from);
    let desk = folder.join("ledger.tousu");
    if !desk.exists() {
        let begun = Instant::now();
        stamped::make(&desk, cases);
        println!("made: {:.0} s", begun.elapsed().as_secs_f64());
    }
    if !folder.join(CELLS).exists() {
        part("json", &folder);
    }
    ledgers(&folder);
    reports(&folder);
}

fn ledgers(folder: &Path) {
    let parts = ["raw", "alone xlsx", "alone csv", "anew csv", "xlsx", "csv"];
    let [raw, xlsx, csv, anew, own_xlsx, own_csv] = taking_turns(folder, parts);
    println!("{} cases", own_csv.rows);
    println!(
        "{:<28}{:>10}{:>10}{:>10}{:>12}{:>16}",
        "seconds", "wall", "work", "MiB", "× library", "× read+library"
    );
    let line = |name: &str, cost: Cost, ratios: &str| {
        println!(
            "{name:<28}{:>10.2}{:>10.2}{:>10.0}{ratios}",
            cost.wall, cost.work, cost.peak
        );
    };
    line("the same rows, read only", raw, "");
    let compared = [
        ("csv, anew", anew, csv),
        ("xlsx", own_xlsx, xlsx),
        ("csv", own_csv, csv),
    ];
    for (name, own, library) in compared {
        assert_eq!(own.rows, library.rows, "not the same cells");
        line(&format!("{name}: the library alone"), library, "");
        let ratios = format!(
            "{:>5.2}/{:>5.2}{:>10.2}/{:>5.2}",
            own.wall / library.wall,
            own.work / library.work,
            own.wall / (raw.wall + library.wall),
            own.work / (raw.work + library.work),
        );
        line(&format!("{name}: export ledger"), own, &ratios);
    }
}

fn reports(folder: &Path) {
    let names = ["monthly", "assessment", "daily"];
    let made = taking_turns(folder, names);
    for (name, cost) in names.into_iter().zip(made) {
        println!(
            "report {name:<21}{:>10.2}{:>10.2}{:>10.0}",
            cost.wall, cost.work, cost.peak
        );
    }
}

fn part(name: &str, folder: &Path) -> Cost {
    let target = |ending: &str| folder.join(format!("ledger.{ending}"));
    match name {
        "raw" => alone::raw(&folder.join("ledger.tousu")),
        "alone xlsx" => alone::xlsx(&folder.join(CELLS), &target("xlsx")),
        "alone csv" => alone::csv(&folder.join(CELLS), &target("csv")),
        "json" => ledger(folder, &folder.join(CELLS)),
        "xlsx" | "csv" => ledger(folder, &target(name)),
        "anew csv" => {
            forget_lines(&folder.join("ledger.tousu"));
            ledger(folder, &target("csv"))
        }
        report => reported(folder, ReportName::parse(report).unwrap()),
    }
}

fn opened(folder: &Path) -> (Desk, Actor) {
    let desk = Desk::open(&folder.join("ledger.tousu"), stamped::now()).unwrap();
    let actor = desk.actor(stamped::USER).unwrap();
    (desk, actor)
}

/// Takes away the lines that earlier exports have kept.
fn forget_lines(desk: &Path) {
    let other = Edition {
        name: Lang::Zh.code().to_owned(),
        digest: String::new(),
    };
    let mut store = SqliteStore::open(desk).unwrap();
    store.begin_edition(&other).unwrap();
}

fn ledger(folder: &Path, target: &Path) -> Cost {
    let (mut desk, actor) = opened(folder);
    let wish = Wish {
        query: "",
        target,
        lang: Lang::Zh,
    };
    let (begun, worked) = (Instant::now(), work());
    let exported = export(&mut desk, &actor, &wish, &mut |_, _| true).unwrap();
    Cost {
        wall: begun.elapsed().as_secs_f64(),
        work: work() - worked,
        rows: exported.cases,
        ..Cost::default()
    }
}

fn reported(folder: &Path, name: ReportName) -> Cost {
    let (mut desk, actor) = opened(folder);
    let period = tousu::report::usual_period(desk.regulation(), name, desk.now()).unwrap();
    let (begun, worked) = (Instant::now(), work());
    tousu::report::make(&mut desk, &actor, name, period, Lang::Zh).unwrap();
    Cost {
        wall: begun.elapsed().as_secs_f64(),
        work: work() - worked,
        ..Cost::default()
    }
}
