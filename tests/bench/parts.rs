//! Parts of a benchmark, each in a process of its own, so that its memory is its own. They take turns.

use std::path::Path;
use std::process::Command;

/// What something cost.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cost {
    /// Seconds on the wall, and of processors.
    pub wall: f64,
    pub work: f64,
    /// The most memory, in MiB.
    pub peak: f64,
    pub rows: u64,
}

/// Runs the one part that this process was started for, and says what it cost; `false` where it was started for none.
pub fn is_one(arguments: &[String], part: fn(&str, &Path) -> Cost) -> bool {
    let Some(at) = arguments.iter().position(|argument| argument == "--part") else {
        return false;
    };
    let cost = part(&arguments[at + 1], Path::new(&arguments[at + 2]));
    println!("{} {} {} {}", cost.wall, cost.work, peak(), cost.rows);
    true
}

/// A number of the surroundings.
pub fn number(name: &str, usual: u64) -> u64 {
    let set = std::env::var(name).ok();
    set.and_then(|n| n.parse().ok()).unwrap_or(usual)
}

/// The medians of several rounds.
pub fn taking_turns<const N: usize>(folder: &Path, parts: [&str; N]) -> [Cost; N] {
    let rounds = number("TOUSU_BENCH_ROUNDS", 3);
    let mut costs = [const { Vec::new() }; N];
    for _ in 0..rounds {
        for (part, costs) in parts.iter().zip(&mut costs) {
            costs.push(in_own_process(part, folder));
        }
    }
    costs.map(|costs| {
        let median = |of: fn(&Cost) -> f64| {
            let mut figures: Vec<f64> = costs.iter().map(of).collect();
            figures.sort_by(f64::total_cmp);
            figures[figures.len() / 2]
        };
        Cost {
            wall: median(|cost| cost.wall),
            work: median(|cost| cost.work),
            peak: median(|cost| cost.peak),
            rows: costs[0].rows,
        }
    })
}

fn in_own_process(part: &str, folder: &Path) -> Cost {
    let program = std::env::current_exe().unwrap();
    let mut command = Command::new(program);
    let told = command.args(["--part", part]).arg(folder).output().unwrap();
    assert!(told.status.success(), "{part}: {told:?}");
    let told = String::from_utf8(told.stdout).unwrap();
    let figures: Vec<&str> = told.split_whitespace().collect();
    let figure = |at: usize| figures[at].parse().unwrap();
    Cost {
        wall: figure(0),
        work: figure(1),
        peak: figure(2),
        rows: figures[3].parse().unwrap(),
    }
}

/// Seconds of processors that this process has had, as the kernel tells it (0 where it tells nothing).
pub fn work() -> f64 {
    const TICKS: f64 = 100.0;
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let figures = after_name.split_whitespace().skip(11).take(2);
    figures
        .filter_map(|figure| figure.parse::<f64>().ok())
        .sum::<f64>()
        / TICKS
}

fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB"));
    kilobytes
        .and_then(|n| n.trim().parse::<f64>().ok())
        .unwrap_or_default()
        / 1024.0
}
