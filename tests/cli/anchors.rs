//! Whoever holds the manifest of one backup sees that history was changed, removed or cut, however well it was forged.
//!
//! The forger has the file, the program and all the time there is: what is left agrees with itself, so a check without an
//! anchor finds nothing.

use rusqlite::Connection;
use serde_json::Value;
use tousu::store::sqlite::SqliteStore;
use tousu::store::{Read, chain};

use crate::backup::BACKUP;
use crate::desk::{Desk, MONDAY};
use crate::samples::gym;

/// A desk whose own log tells of four refusals, backed up; two of them were the head's.
fn desk() -> Desk {
    let desk = Desk::training("gym", MONDAY);
    desk.number(&gym());
    for user in ["clerk", "head", "handler", "head"] {
        desk.as_(user).run(&["log"], Value::Null).forbidden();
    }
    desk.as_("admin").back_up(BACKUP).done();
    desk
}

/// Computes every chain value anew, as the program would.
fn hash_again(desk: &Desk) {
    let mut links = Vec::new();
    let store = SqliteStore::open(&desk.file()).expect("the desk");
    let mut last = chain::START;
    store
        .walk_log(&mut |entry| {
            last = chain::link(&last, entry);
            links.push((entry.seq, last));
            true
        })
        .expect("the log");
    drop(store);
    let conn = Connection::open(desk.file()).expect("the desk");
    for (seq, link) in links {
        conn.execute("UPDATE event SET chain = ?1 WHERE seq = ?2", (link, seq))
            .expect("a link");
    }
}

fn forged(how: &str) -> Desk {
    let desk = desk();
    let conn = Connection::open(desk.file()).expect("the desk");
    conn.execute_batch(how).expect("the forgery");
    drop(conn);
    hash_again(&desk);
    desk
}

/// Nothing is found without the anchor, and the forgery with it.
fn only_an_anchor_tells(desk: &Desk) {
    let admin = desk.as_("admin");
    assert_eq!(admin.run(&["check"], Value::Null).done()["ok"], true);
    let answer = admin.run(&["check", "--anchor", "backup.tousu.json"], Value::Null);
    assert_eq!(answer.exit, 3, "{answer:?}");
    let answer = answer.json();
    let found = answer["damage"].as_array().expect("damage");
    assert!(
        found.iter().all(|damage| damage["what"] == "anchor"),
        "{answer:#}"
    );
}

#[test]
fn a_cut_tail() {
    only_an_anchor_tells(&forged(
        "DELETE FROM event WHERE seq > (SELECT max(seq) - 2 FROM event)",
    ));
}

#[test]
fn a_changed_entry_with_all_that_follows_hashed_again() {
    only_an_anchor_tells(&forged(
        "UPDATE event SET actor = 'clerk' WHERE kind = 'forbidden' AND actor = 'head'",
    ));
}

#[test]
fn two_entries_that_changed_places() {
    only_an_anchor_tells(&forged(
        "UPDATE event SET actor = CASE actor WHEN 'clerk' THEN 'handler' ELSE 'clerk' END
         WHERE kind = 'forbidden' AND actor IN ('clerk', 'handler')",
    ));
}

#[test]
fn an_entry_that_was_taken_out() {
    only_an_anchor_tells(&forged(
        "DELETE FROM event WHERE seq = (SELECT max(seq) - 2 FROM event);
         UPDATE event SET seq = seq - 1 WHERE seq = (SELECT max(seq) - 1 FROM event);
         UPDATE event SET seq = seq - 1 WHERE seq = (SELECT max(seq) FROM event);",
    ));
}

#[test]
fn an_honest_desk_that_went_on_agrees_with_its_anchor() {
    let desk = desk();
    desk.number(&gym());
    let words = ["check", "--anchor", "backup.tousu.json"];
    assert_eq!(
        desk.as_("admin").run(&words, Value::Null).done()["ok"],
        true
    );
}
