//! A desk of an older layout is brought up to date when it is opened, and then is like one that was never old.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tousu::calendar::{Moment, YearTable};
use tousu::case::{Actor, Command, Intake};
use tousu::desk::backup::Restoring;
use tousu::desk::{Clock, Desk, NewDesk, QueueQuery, Wish};
use tousu::regulation::shipped::shipped;
use tousu::store::sqlite::SqliteStore;
use tousu::store::{Manifest, Sort, StoreError};

/// What each layout of old was made by.
const SCRIPTS: [&str; 2] = [
    include_str!("../../src/store/sqlite/migrations/0001.sql"),
    include_str!("../../src/store/sqlite/migrations/0002.sql"),
];

fn clock() -> Clock {
    Clock::Fixed("2026-09-28T10:12:00+08:00".parse().unwrap())
}

/// A desk on which a case was registered under each kind, sealed ones among them; something was undone, a calendar moved the
/// deadlines, and the clock has escalated.
fn desk(path: &Path, source: &str, file: &str) {
    let new = NewDesk {
        regulation: source,
        file,
        admin: "boss",
        secret: None,
        training: true,
    };
    let mut desk = Desk::create(path, &new, clock()).unwrap();
    let boss: Actor = desk.sign_in("boss", None).unwrap().actor;
    let kinds: Vec<String> = desk
        .regulation()
        .kinds
        .iter()
        .map(|kind| kind.id.clone())
        .collect();
    let channel = desk.regulation().channels[0].id.clone();
    let category = desk
        .regulation()
        .categories
        .first()
        .map(|category| category.id.clone());
    for kind in kinds {
        let intake = serde_json::json!({
            "kind": kind, "channel": channel, "category": category, "text": "漏水", "customer": {"name": "张三"},
            "contact": {"name": "李小四"},
        });
        desk.register(&boss, &Intake::read(intake).unwrap())
            .unwrap();
    }
    let number = desk.cases(&boss, "", Sort::Received, None, 1).unwrap().rows[0]
        .number
        .clone();
    let note = |command| Wish {
        op: None,
        version: None,
        command,
    };
    let text = "已致电".to_owned();
    desk.execute(&boss, &number, &note(Command::Note { text }))
        .unwrap();
    desk.execute(&boss, &number, &note(Command::Undo {}))
        .unwrap();
    let year = YearTable::parse_csv(2026, "date,kind,name\n2026-09-29,off,停水\n").unwrap();
    desk.import_calendar(&boss, vec![year]).unwrap();
    desk.set_training_clock(Clock::Fixed("2026-11-28T10:12:00+08:00".parse().unwrap()));
    while desk.tick_slice().unwrap().more {}
}

/// The same desk as that layout had it.
fn as_it_was(new: &Path, old: &Path, layout: usize) {
    let conn = Connection::open(old).unwrap();
    for script in &SCRIPTS[..layout] {
        conn.execute_batch(script).unwrap();
    }
    conn.execute("ATTACH ?1 AS new", [new.to_str().unwrap()])
        .unwrap();
    let tables: Vec<String> = conn
        .prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT IN ('search', 'sqlite_sequence')")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for table in tables {
        let columns: Vec<String> = conn
            .prepare("SELECT name FROM pragma_table_info(?1, 'main')")
            .unwrap()
            .query_map([&table], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let columns = columns.join(", ");
        conn.execute_batch(&format!(
            "DELETE FROM main.{table}; INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table};"
        ))
        .unwrap();
    }
    let application: i64 = conn
        .pragma_query_value(Some("new"), "application_id", |row| row.get(0))
        .unwrap();
    conn.execute("DETACH new", []).unwrap();
    conn.pragma_update(None, "application_id", application)
        .unwrap();
    conn.pragma_update(None, "user_version", i64::try_from(layout).unwrap())
        .unwrap();
}

fn moment(day: &str) -> Moment {
    format!("{day}T00:00:00+08:00").parse().unwrap()
}

/// Every open task, and since when it is: kept on a new desk, and told by the history on one that did not note it.
fn ages(desk: &mut Desk, actor: &Actor) -> Vec<(String, u32, Option<Moment>)> {
    let all = QueueQuery {
        limit: 1000,
        ..QueueQuery::default()
    };
    let mut tasks = desk.queue(actor, &all).unwrap().rows;
    desk.tell_ages(&mut tasks).unwrap();
    let told = tasks.into_iter();
    told.map(|task| (task.number, task.id, task.since))
        .collect()
}

#[test]
fn a_desk_of_the_first_layout_gets_the_counts_of_its_clauses() {
    let folder = tempfile::tempdir().unwrap();
    for regulation in shipped() {
        let new = folder.path().join(format!("{}-new.db", regulation.id));
        let old = folder.path().join(format!("{}-old.db", regulation.id));
        desk(&new, regulation.source, regulation.id);
        as_it_was(&new, &old, 1);
        let (mut new, mut old) = (
            Desk::open(&new, clock()).unwrap(),
            Desk::open(&old, clock()).unwrap(),
        );
        let fired = new.fired().unwrap();
        assert!(!fired.is_empty(), "{}", regulation.id);
        assert_eq!(old.fired().unwrap(), fired);
        let (from, until) = (moment("2026-09-01"), moment("2026-10-01"));
        let received = new.read().received_between(from, until).unwrap();
        assert!(received > 0, "{}", regulation.id);
        assert_eq!(old.read().received_between(from, until).unwrap(), received);
        let boss = new.actor("boss").unwrap();
        assert_eq!(
            old.counts(&boss).unwrap(),
            new.counts(&boss).unwrap(),
            "{}",
            regulation.id
        );
        assert_eq!(old.loads().unwrap(), new.loads().unwrap());
        assert_eq!(ages(&mut old, &boss), ages(&mut new, &boss));
        let report = old.check(&[]).unwrap();
        assert!(report.ok, "{:?}", report.damage);
    }
}

/// A desk of an older layout in a folder of its own.
fn old_desk(layout: usize) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let made = tempfile::tempdir().unwrap();
    let (new, old) = (made.path().join("new.db"), folder.path().join("desk.tousu"));
    let source = shipped()
        .into_iter()
        .find(|known| known.id == "gym")
        .unwrap();
    desk(&new, source.source, source.id);
    as_it_was(&new, &old, layout);
    (folder, old)
}

fn layout_of(path: &Path) -> i64 {
    let conn = Connection::open(path).unwrap();
    conn.pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap()
}

/// What stands in the folder, by name.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn kept(n: &str) -> String {
    format!("desk.before-layout-{}{n}.tousu", SqliteStore::LAYOUT)
}

#[test]
fn an_older_desk_is_kept_as_it_was_before_it_is_brought_up_to_date() {
    for layout in [1, 2] {
        let (folder, path) = old_desk(layout);
        let mut desk = Desk::open(&path, clock()).unwrap();
        let copy = folder.path().join(kept(""));
        assert_eq!(layout_of(&copy), i64::try_from(layout).unwrap());
        let manifest = Manifest::read(&copy).unwrap().unwrap();
        assert_eq!(manifest.schema, i64::try_from(layout).unwrap());
        let report = desk.check(std::slice::from_ref(&manifest.head)).unwrap();
        assert!(report.ok, "{:?}", report.damage);
        assert_eq!(report.events, manifest.head.seq);
        drop(desk);
        drop(Desk::open(&path, clock()).unwrap());
        assert_eq!(
            names(folder.path()),
            [kept(""), kept("") + ".json", "desk.tousu".to_owned()],
            "once"
        );
    }
}

/// The power fails after the copy was named and before the desk was brought up to date, with and without the manifest.
#[test]
fn a_copy_that_is_there_already_is_not_made_again() {
    let (folder, path) = old_desk(1);
    let before = std::fs::read(&path).unwrap();
    drop(Desk::open(&path, clock()).unwrap());
    std::fs::write(&path, &before).unwrap();
    drop(Desk::open(&path, clock()).unwrap());
    assert!(
        !names(folder.path()).contains(&kept("-2")),
        "it is of this state"
    );
    std::fs::write(&path, &before).unwrap();
    std::fs::remove_file(folder.path().join(kept("") + ".json")).unwrap();
    drop(Desk::open(&path, clock()).unwrap());
    assert!(
        names(folder.path()).contains(&kept("-2")),
        "nobody knows of which state the first is"
    );
    assert_eq!(layout_of(&folder.path().join(kept(""))), 1, "and it stays");
}

#[test]
fn a_damaged_older_desk_is_left_as_it_is() {
    let (folder, path) = old_desk(2);
    let conn = Connection::open(&path).unwrap();
    conn.execute("UPDATE event SET actor = 'nobody' WHERE seq = 3", [])
        .unwrap();
    drop(conn);
    let opened = SqliteStore::open(&path);
    assert!(matches!(opened, Err(StoreError::Damaged(_))), "{opened:?}");
    assert_eq!(layout_of(&path), 2);
    assert_eq!(names(folder.path()), ["desk.tousu"]);
}

#[test]
fn what_was_kept_before_a_new_layout_is_a_backup_like_any_other() {
    let (folder, path) = old_desk(1);
    drop(Desk::open(&path, clock()).unwrap());
    let copy = folder.path().join(kept(""));
    let mut go = |_, _, _| true;
    let mut restoring = Restoring::begin(&path, &copy, clock(), false).unwrap();
    assert!(restoring.training(&mut go).unwrap());
    restoring.sign_in("boss", None, &mut go).unwrap();
    let done = restoring.run(&mut go).unwrap();
    assert_eq!(done.younger.map(|younger| younger.cases), Some(0));
    let mut desk = Desk::open(&path, clock()).unwrap();
    assert!(desk.check(&[done.head]).unwrap().ok);
    assert_eq!(layout_of(&copy), 1, "the backup itself is only read");
}
