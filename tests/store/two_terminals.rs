//! Two terminals on one desk.

use std::path::Path;
use std::thread;

use tousu::store::sqlite::SqliteStore;
use tousu::store::{Read, Store, StoreError};

use crate::support::{append, batch, changed, register, row};

fn desk() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.tousu");
    let mut store = SqliteStore::create(&path).unwrap();
    register(&mut store, [row("2026-000001", 0)]);
    (folder, path)
}

#[test]
fn each_sees_what_the_other_has_written() {
    let (_folder, path) = desk();
    let mut one = SqliteStore::open(&path).unwrap();
    let other = SqliteStore::open(&path).unwrap();
    let before = other.data_version().unwrap();
    assert_eq!(other.data_version().unwrap(), before);
    register(&mut one, [row("2026-000002", 0)]);
    assert_ne!(other.data_version().unwrap(), before);
    assert!(other.case("2026-000002").unwrap().is_some());
    assert_eq!(other.next_number("2026-", 6).unwrap(), "2026-000003");
}

#[test]
fn the_later_of_two_changes_is_told_what_it_has_not_seen() {
    let (_folder, path) = desk();
    let mut one = SqliteStore::open(&path).unwrap();
    let mut other = SqliteStore::open(&path).unwrap();
    let seen_by_both = changed(&other, "2026-000001", |row| {
        row.returned += 1;
    });
    append(&mut one, batch(vec![seen_by_both.clone()])).unwrap();
    let late = append(&mut other, batch(vec![seen_by_both]));
    assert!(
        matches!(
            late,
            Err(StoreError::Conflict {
                expected: 1,
                found: 2,
                ..
            })
        ),
        "{late:?}"
    );
}

#[test]
fn no_increment_of_two_terminals_is_lost() {
    const EACH: u32 = 500;
    let (_folder, path) = desk();
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| increment(&path, EACH));
        }
    });
    let store = SqliteStore::open(&path).unwrap();
    let row = store.case("2026-000001").unwrap().unwrap();
    assert_eq!((row.returned, row.version), (2 * EACH, 2 * EACH + 1));
    assert_eq!(
        store.events("2026-000001").unwrap().len(),
        usize::try_from(2 * EACH + 1).unwrap()
    );
    assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
}

fn increment(path: &Path, times: u32) {
    let mut store = SqliteStore::open(path).unwrap();
    for _ in 0..times {
        store
            .append(&mut |read| {
                Ok(Some(batch(vec![changed(read, "2026-000001", |row| {
                    row.returned += 1;
                })])))
            })
            .unwrap();
    }
}
