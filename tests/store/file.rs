//! The file of a desk: made once, opened only when it is one, and never harmed.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tousu::store::chain;
use tousu::store::sqlite::SqliteStore;
use tousu::store::{Read, StoreError};

use crate::support::{register, row};

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.tousu");
    (folder, path)
}

fn desk(path: &Path) {
    let mut store = SqliteStore::create(path).unwrap();
    register(&mut store, [row("2026-000001", 0)]);
}

#[test]
fn a_desk_is_made_once_and_opened_again() {
    let (_folder, path) = folder();
    assert!(matches!(
        SqliteStore::open(&path),
        Err(StoreError::Missing { .. })
    ));
    desk(&path);
    assert!(matches!(
        SqliteStore::create(&path),
        Err(StoreError::Exists { .. })
    ));
    let store = SqliteStore::open(&path).unwrap();
    assert!(store.case("2026-000001").unwrap().is_some());
    assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
}

#[test]
fn a_creation_that_was_cut_short_is_taken_up() {
    let (_folder, path) = folder();
    fs::write(&path, b"").unwrap();
    assert!(matches!(
        SqliteStore::open(&path),
        Err(StoreError::NotADesk { .. })
    ));
    desk(&path);
}

#[test]
fn what_is_no_desk_is_refused_and_left_alone() {
    let (folder, path) = folder();
    assert!(matches!(
        SqliteStore::open(folder.path()),
        Err(StoreError::NotADesk { .. })
    ));
    fs::write(&path, "这是一封信。".repeat(500)).unwrap();
    let before = fs::read(&path).unwrap();
    assert!(matches!(
        SqliteStore::open(&path),
        Err(StoreError::NotADesk { .. })
    ));
    assert!(matches!(
        SqliteStore::create(&path),
        Err(StoreError::Exists { .. })
    ));
    assert_eq!(fs::read(&path).unwrap(), before);

    let other = folder.path().join("photos.db");
    Connection::open(&other)
        .unwrap()
        .execute_batch("CREATE TABLE photo (name)")
        .unwrap();
    let before = fs::read(&other).unwrap();
    assert!(matches!(
        SqliteStore::open(&other),
        Err(StoreError::NotADesk { .. })
    ));
    assert_eq!(fs::read(&other).unwrap(), before);
}

#[test]
fn a_newer_desk_is_refused_and_left_alone() {
    let (_folder, path) = folder();
    desk(&path);
    let newer = Connection::open(&path).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    newer.close().unwrap();
    let before = fs::read(&path).unwrap();
    let refused = SqliteStore::open(&path);
    assert!(
        matches!(refused, Err(StoreError::Newer { found: 99, .. })),
        "{refused:?}"
    );
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[cfg(unix)]
#[test]
fn a_desk_is_its_owners_alone_and_a_read_only_one_says_so() {
    use std::os::unix::fs::PermissionsExt;

    let (_folder, path) = folder();
    desk(&path);
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    // The superuser may write everywhere.
    let is_superuser = fs::OpenOptions::new().append(true).open(&path).is_ok();
    let opened = SqliteStore::open(&path);
    assert_eq!(
        matches!(opened, Err(StoreError::ReadOnly(_))),
        !is_superuser,
        "{opened:?}"
    );
}

#[test]
fn salts_are_random_unless_they_are_given() {
    let log = |fixed: bool| {
        let (_folder, path) = folder();
        let mut store = SqliteStore::create(&path).unwrap();
        if fixed {
            store = store.with_salts(|| Ok([7; 16]));
        }
        register(&mut store, [row("2026-000001", 0)]);
        store.head().unwrap().chain
    };
    assert_eq!(log(true), log(true));
    assert_ne!(log(false), log(false));
}

#[test]
fn a_forged_log_does_not_verify() {
    let (_folder, path) = folder();
    desk(&path);
    let forger = Connection::open(&path).unwrap();
    for forgery in [
        "actor = 'somebody'",
        "at = '2020-01-01T00:00:00+08:00'",
        "facts = replace(facts, 'noted', 'asked')",
        "personal = '{}'",
        "salt = zeroblob(16)",
        "digest = zeroblob(32)",
        "chain = zeroblob(32)",
        "number = '2026-000002'",
    ] {
        forger
            .execute_batch(&format!("BEGIN; UPDATE event SET {forgery}; COMMIT"))
            .unwrap();
        let store = SqliteStore::open(&path).unwrap();
        let mut sound = true;
        store
            .walk_log(&mut |entry| {
                sound &= chain::verify(&chain::START, entry).is_ok();
                true
            })
            .unwrap();
        assert!(!sound, "{forgery}");
        drop(store);
    }
}

#[test]
fn damage_is_named() {
    let (_folder, path) = folder();
    desk(&path);
    let vandal = Connection::open(&path).unwrap();
    vandal.execute_batch("PRAGMA foreign_keys = OFF; DELETE FROM search_text; INSERT INTO task VALUES (5, 1, 'x', 'x', 'x', NULL, NULL, NULL, NULL, 0, 0, 0, NULL, NULL, NULL, 0)").unwrap();
    let faults = SqliteStore::open(&path).unwrap().integrity().unwrap();
    assert_eq!(faults.len(), 3, "{faults:?}");
}
