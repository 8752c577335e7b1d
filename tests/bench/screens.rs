//! Whether a desk of very many cases feels like a small one: what each key costs on both, in one run, alternating.
//! `cargo bench --bench screens`; `TOUSU_BENCH_CASES` says how many cases the large desk has (10,000), and
//! `TOUSU_BENCH_KEEP` in which folder both are kept and found again: making 100,000 cases takes a quarter of an hour.
//!
//! *desk* is what all questions that the key led to cost on the worker's thread; *frame* the dearest step from a key or an
//! answer to the painted frame, at 200×60, on the screen's. Both in milliseconds of the processor, which other work on the
//! machine does not lengthen; where a system has no such clock, of the wall.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark prints, and one that cannot go on has failed"
)]

#[path = "screens/clock.rs"]
mod clock;
#[path = "screens/desk.rs"]
mod desk;
#[path = "screens/driver.rs"]
mod driver;

use std::path::{Path, PathBuf};
use std::time::Duration;

use driver::{Cost, Driver};
use tousu::calendar::Moment;

const SMALL: u32 = 100;
const ROUNDS: usize = 15;
/// The budget of one frame.
const FRAME: Duration = Duration::from_millis(4);

/// What is done, the keys that lead there, the keys that are timed.
const WORK: [(&str, &str, &str); 16] = [
    ("today at a glance", "F3", "F12"),
    ("triage", "F3", "F5"),
    ("statistics", "F3", "F6"),
    ("archive", "F3", "F7"),
    ("follow-up queue", "F3", "F4"),
    ("list of cases", "F4", "F3"),
    ("scroll one row", "F3 home", "down"),
    ("scroll one page", "F3 home", "pagedown"),
    ("to the end of the list", "F3 home", "end"),
    ("open a case", "F3 home", "enter"),
    ("search one character", "F4 F3 /", "漏"),
    ("search two characters", "F4 F3 / 漏", "水"),
    ("search initials", "F4 F3 / z", "s"),
    ("search an absent word", "F4 F3 / 鳄", "鱼"),
    (
        "search with a filter",
        "F4 F3 / status:open level:1- 漏",
        "水",
    ),
    ("a letter in the form", "F2", "tab tab 漏"),
];

fn main() {
    // `cargo test --benches` comes here too.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let cases = std::env::var("TOUSU_BENCH_CASES");
    let cases = cases.ok().and_then(|n| n.parse().ok()).unwrap_or(10_000);
    let temporary = tempfile::tempdir().unwrap();
    let kept = std::env::var_os("TOUSU_BENCH_KEEP").map(PathBuf::from);
    let folder = kept.as_deref().unwrap_or(temporary.path());
    compare(&desk::of(folder, SMALL), &desk::of(folder, cases), cases);
}

fn compare(small: &Path, large: &Path, cases: u32) {
    println!("{SMALL} and {cases} cases; milliseconds of CPU, medians of {ROUNDS}");
    println!(
        "{:<26}{:>9}{:>9}{:>8}{:>9}{:>9}",
        "", "desk", "desk", "ratio", "frame", "worst"
    );
    let mut starts = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        starts[0].push(Driver::open(small).1);
        starts[1].push(Driver::open(large).1);
    }
    line("start, signed in", &starts);
    let (mut few, mut many) = (Driver::open(small).0, Driver::open(large).0);
    for (what, before, keys) in WORK {
        let mut costs = [Vec::new(), Vec::new()];
        for _ in 0..ROUNDS {
            for (driver, costs) in [&mut few, &mut many].into_iter().zip(&mut costs) {
                driver.keys("esc esc F12");
                driver.keys(before);
                costs.push(driver.keys(keys));
            }
        }
        line(what, &costs);
    }
}

fn line(what: &str, [small, large]: &[Vec<Cost>; 2]) {
    let desk = |costs: &[Cost]| median(costs.iter().map(|cost| cost.desk));
    let worst = large
        .iter()
        .map(|cost| cost.worst)
        .max()
        .unwrap_or_default();
    let frame = median(large.iter().map(|cost| cost.worst));
    let over = if frame > FRAME { " over" } else { "" };
    println!(
        "{what:<26}{:>9.2}{:>9.2}{:>8.1}{:>9.2}{:>9.2}{over}",
        ms(desk(small)),
        ms(desk(large)),
        ms(desk(large)) / ms(desk(small)).max(0.001),
        ms(frame),
        ms(worst),
    );
}

fn median(times: impl Iterator<Item = Duration>) -> Duration {
    let mut times: Vec<Duration> = times.collect();
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// A Monday morning.
fn now() -> Moment {
    "2026-09-28T10:00:00+08:00".parse().unwrap()
}
