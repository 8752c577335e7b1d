//! The power is cut after a system call, each in turn: every number that a clerk has seen is there, and the desk is sound.
//!
//! Killing the program proves less: what it has written stays in the system's memory, synced or not. So one run is recorded with
//! every byte, and the disk is built as it may be found after each call.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

use crate::chance::Chance;
use crate::disk::{Disk, Unsynced};
use crate::support::{ADD, Place, answers, count, done_by, is_sound, line, strace_is_here};
use crate::trace::{Call, calls, watched};

/// What may have become of what was not synced when the power is cut after this call. Where nothing but a write has come, what is
/// safe is as it was; in a short run the two kinds that draw lots take turns.
fn kinds(call: &Call, turn: usize) -> Vec<Unsynced> {
    let is_write = matches!(
        call,
        Call::Write { at: Some(_), .. } | Call::Truncate { .. }
    );
    let lots = [Unsynced::PartlyKept, Unsynced::Torn];
    let mut kinds = if is_write {
        Vec::new()
    } else {
        vec![Unsynced::Dropped]
    };
    if count(0, 1) == 1 {
        kinds.extend(lots);
        kinds.push(Unsynced::Kept);
    } else if !is_write || turn.is_multiple_of(SHORT_STRIDE) {
        kinds.push(lots[turn / SHORT_STRIDE % 2]);
    }
    kinds
}

/// In a short run, one of so many writes is followed by a cut; every sync and every answer is.
const SHORT_STRIDE: usize = 3;

/// Cuts the power after every call that changes the disk, once the program has answered `from` times; `look` is shown each folder
/// with what the program had answered by then. How many states were seen.
fn cut_everywhere(
    mut disk: Disk,
    calls: &[Call],
    from: usize,
    look: &mut dyn FnMut(&Path, &str),
) -> usize {
    let (mut said, mut states) = (Vec::new(), 0);
    let mut chance = Chance::new(20_260_928);
    for (turn, call) in calls.iter().enumerate() {
        if let Call::Write { fd: 1, bytes, .. } = call {
            said.extend_from_slice(bytes);
        }
        let text = String::from_utf8_lossy(&said).into_owned();
        let changed = disk.does(call) || matches!(call, Call::Write { fd: 1, .. });
        if !changed || text.lines().count() < from {
            continue;
        }
        for kind in kinds(call, turn) {
            states += 1;
            let folder = tempfile::tempdir().unwrap();
            disk.after_a_cut(kind, &mut chance, folder.path());
            look(folder.path(), &text);
        }
    }
    states
}

#[test]
fn whatever_was_answered_survives_a_power_cut_after_any_system_call() {
    if !strace_is_here("power cut after any system call") {
        return;
    }
    let place = Place::new();
    // The log is copied back after two hundred lines: blank ones count, and the cases around them are the ones that matter.
    let before = count(2, 20);
    let input: String = (0..before)
        .map(|at| line(&format!("op-{at}")))
        .chain((before..199).map(|_| "\n".to_owned()))
        .chain((before..before + count(2, 20)).map(|at| line(&format!("op-{at}"))))
        .collect();
    let disk = Disk::of(place.folder());
    let log = tempfile::tempdir().unwrap();
    let log = log.path().join("calls");
    let mut program = place.program();
    program.args(ADD);
    let answer = place.answer(watched(&program, &log), &input);
    assert_eq!(answer.exit, 0, "{}", answer.err);
    let all = answers(&answer.out).len();
    let mut lost = Vec::new();
    let states = cut_everywhere(disk, &calls(&log), count(1, 0), &mut |folder, said| {
        let desk = is_sound(&folder.join("desk.tousu"));
        for (at, number) in answers(said).into_iter().enumerate() {
            if done_by(&desk, &format!("op-{at}")) != Some(number.unwrap()) {
                lost.push(at);
            }
        }
    });
    assert!(lost.is_empty(), "answered, and lost: {lost:?}");
    assert!(
        all == 2 * before && states > 60,
        "{all} cases, {states} states"
    );
}

/// Set where this program is the one that writes to a bare file, and how it syncs.
const BARE: &str = "TOUSU_TEST_SYNCS";

/// Writes rows to a bare file of `SQLite`, each said when its commit has returned.
fn write_bare(path: &Path, syncs: &str) {
    let conn = Connection::open(path).unwrap();
    conn.execute_batch(&format!(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = {syncs};"
    ))
    .unwrap();
    for row in 1..=6 {
        conn.execute("INSERT INTO row VALUES (?1)", [row]).unwrap();
        println!("saved {row}");
    }
}

/// How many states have lost a row that was said to be saved.
fn lost_of_bare(syncs: &str) -> usize {
    let own = "power::without_a_sync_at_each_commit_the_same_proof_finds_what_is_lost";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bare.db");
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE row (id INTEGER PRIMARY KEY)")
        .unwrap();
    drop(conn);
    let disk = Disk::of(folder.path());
    let log = tempfile::tempdir().unwrap();
    let log = log.path().join("calls");
    let mut program = std::process::Command::new(std::env::current_exe().unwrap());
    program.args(["--exact", own, "--nocapture", "--test-threads=1"]);
    program.env(BARE, format!("{syncs} {}", path.display()));
    assert!(watched(&program, &log).output().unwrap().status.success());
    let mut lost = 0;
    cut_everywhere(disk, &calls(&log), 0, &mut |folder, said| {
        let saved = said.lines().filter(|line| line.contains("saved ")).count();
        let conn = Connection::open(folder.join("bare.db")).unwrap();
        let found: u32 = conn
            .query_row("SELECT count(*) FROM row", [], |row| row.get(0))
            .unwrap();
        lost += usize::from(usize::try_from(found).unwrap() < saved);
    });
    fs::remove_file(log).unwrap();
    lost
}

#[test]
fn without_a_sync_at_each_commit_the_same_proof_finds_what_is_lost() {
    if let Ok(wanted) = std::env::var(BARE) {
        let (syncs, path) = wanted.split_once(' ').unwrap();
        write_bare(Path::new(path), syncs);
        return;
    }
    if !strace_is_here("power cut on a bare file") {
        return;
    }
    assert!(
        lost_of_bare("NORMAL") > 0,
        "the proof cannot see a lost commit"
    );
    assert_eq!(lost_of_bare("FULL"), 0);
}
