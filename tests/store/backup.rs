//! A backup or a restore that is stopped, wherever it is, leaves everything as it was.

use std::path::{Path, PathBuf};

use tousu::case::{Actor, Intake};
use tousu::desk::backup::{Restoring, Stage};
use tousu::desk::{Clock, Desk, DeskError, NewDesk};
use tousu::regulation::shipped::shipped_source;
use tousu::store::StoreError;

fn clock() -> Clock {
    Clock::Fixed("2026-09-28T10:12:00+08:00".parse().unwrap())
}

/// A training desk with two cases.
fn desk(folder: &Path) -> (Desk, Actor, PathBuf) {
    let path = folder.join("desk.tousu");
    let new = NewDesk {
        regulation: shipped_source("gym").unwrap(),
        file: "gym",
        admin: "boss",
        secret: None,
        training: true,
    };
    let mut desk = Desk::create(&path, &new, clock()).unwrap();
    let boss = desk.sign_in("boss", None).unwrap().actor;
    for _ in 0..2 {
        register(&mut desk, &boss);
    }
    (desk, boss, path)
}

fn register(desk: &mut Desk, boss: &Actor) {
    let intake = serde_json::json!({
        "kind": "complaint", "channel": "phone", "category": "equipment", "text": "漏水", "customer": {"name": "张三"},
    });
    desk.register(boss, &Intake::read(intake).unwrap()).unwrap();
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.ends_with("-wal") && !name.ends_with("-shm"))
        .collect();
    names.sort();
    names
}

fn is_stopped<T: std::fmt::Debug>(outcome: &Result<T, DeskError>) {
    assert!(
        matches!(outcome, Err(DeskError::Store(StoreError::Stopped))),
        "{outcome:?}"
    );
}

const STAGES: [Stage; 3] = [Stage::Copying, Stage::Chain, Stage::Cases];

#[test]
fn a_backup_that_is_stopped_leaves_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, boss, _) = desk(folder.path());
    // Enough that copying takes more than one step.
    let draft = "x".repeat(8_000_000);
    desk.save_draft("boss", "register", &draft).unwrap();
    let target = folder.path().join("backup.tousu");
    for until in STAGES {
        is_stopped(&desk.back_up(&boss, &target, &mut |stage, _, _| stage != until));
        assert_eq!(names(folder.path()), ["desk.tousu"], "{until:?}");
        assert!(desk.backups().unwrap().is_empty());
    }
    desk.back_up(&boss, &target, &mut |_, _, _| true).unwrap();
    assert_eq!(desk.backups().unwrap().len(), 1);
}

#[test]
fn a_restore_that_is_stopped_leaves_the_desk() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, boss, path) = desk(folder.path());
    let target = folder.path().join("backup.tousu");
    desk.back_up(&boss, &target, &mut |_, _, _| true).unwrap();
    register(&mut desk, &boss);
    drop(desk);
    let there = names(folder.path());
    for until in STAGES {
        let mut watch = |stage, _, _| stage != until;
        let mut restoring = Restoring::begin(&path, &target, clock(), false).unwrap();
        restoring.sign_in("boss", None, &mut watch).unwrap();
        is_stopped(&restoring.run(&mut watch));
        assert_eq!(names(folder.path()), there, "{until:?}");
        let mut desk = Desk::open(&path, clock()).unwrap();
        let report = desk.check(&[]).unwrap();
        assert!(report.ok && report.cases == 3, "{report:?}");
    }
}

/// The power fails between the second name of the old desk and the new one in its place: the old one stands there still, and
/// the restore can be begun anew.
#[test]
fn a_second_name_that_was_left_over_is_not_in_the_way() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, boss, path) = desk(folder.path());
    let target = folder.path().join("backup.tousu");
    desk.back_up(&boss, &target, &mut |_, _, _| true).unwrap();
    drop(desk);
    let left = folder.path().join("desk.set-aside-2026-09-28-101200.tousu");
    std::fs::hard_link(&path, &left).unwrap();
    let mut go = |_, _, _| true;
    let mut restoring = Restoring::begin(&path, &target, clock(), false).unwrap();
    restoring.sign_in("boss", None, &mut go).unwrap();
    let aside = restoring.run(&mut go).unwrap().set_aside.unwrap();
    assert_ne!(aside, left);
    assert!(Desk::open(&path, clock()).unwrap().check(&[]).unwrap().ok);
    assert!(Desk::open(&aside, clock()).unwrap().check(&[]).unwrap().ok);
}

/// A terminal that opens the desk just before it is replaced, and waits, must not go on with the old file under the new name.
#[cfg(unix)]
#[test]
fn whoever_waited_for_the_old_desk_does_not_write_beside_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, boss, path) = desk(folder.path());
    let target = folder.path().join("backup.tousu");
    desk.back_up(&boss, &target, &mut |_, _, _| true).unwrap();
    drop(desk);
    let mut go = |_, _, _| true;
    let mut restoring = Restoring::begin(&path, &target, clock(), false).unwrap();
    restoring.sign_in("boss", None, &mut go).unwrap();
    let late = rusqlite::Connection::open(&path).unwrap();
    restoring.run(&mut go).unwrap();
    let wal: Result<String, _> =
        late.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0));
    assert!(wal.is_err() || wal.unwrap() != "wal");
    assert!(late.execute("DELETE FROM event", []).is_err());
    drop(late);
    assert!(Desk::open(&path, clock()).unwrap().check(&[]).unwrap().ok);
}
