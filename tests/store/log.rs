//! The log: nothing in it can be changed unseen.

use serde_json::json;
use tousu::store::chain::{self, ChainFault};
use tousu::store::{Batch, DeskEvent, LogEntry, Store};

use crate::support::{append, batch, minute, new_case, row, stores};

fn entries(store: &dyn Store) -> Vec<LogEntry> {
    let mut entries = Vec::new();
    store
        .walk_log(&mut |entry| {
            entries.push(entry.clone());
            true
        })
        .unwrap();
    entries
}

fn verify(entries: &[LogEntry]) -> Result<(), (i64, ChainFault)> {
    let mut previous = chain::START.to_vec();
    for entry in entries {
        chain::verify(&previous, entry).map_err(|fault| (entry.seq, fault))?;
        previous.clone_from(&entry.chain);
    }
    Ok(())
}

fn filled() -> Vec<Box<dyn Store>> {
    stores()
        .into_iter()
        .map(|mut store| {
            let desk_event = DeskEvent {
                at: minute(100_001),
                actor: "admin".to_owned(),
                kind: "user_added".to_owned(),
                facts: json!({"roles": ["clerk"]}),
                personal: json!({"name": "王五"}),
            };
            let cases = vec![
                new_case(row("2026-000001", 0), "漏水"),
                new_case(row("2026-000002", 0), "噪音"),
            ];
            append(
                &mut *store,
                Batch {
                    desk_events: vec![desk_event],
                    ..batch(cases)
                },
            )
            .unwrap();
            store
        })
        .collect()
}

#[test]
fn the_chain_of_the_log_verifies() {
    for store in filled() {
        let log = entries(&*store);
        assert_eq!(
            log.iter()
                .map(|entry| entry.case.as_deref())
                .collect::<Vec<_>>(),
            [Some("2026-000001"), Some("2026-000002"), None]
        );
        assert_eq!(verify(&log), Ok(()));
        assert_eq!(store.head().unwrap().chain.to_vec(), log[2].chain);
    }
}

#[test]
fn every_changed_byte_is_found() {
    for store in filled() {
        let log = entries(&*store);
        for at in 0..log.len() {
            for part in 0..9 {
                for bit in [0, 1, 4] {
                    let mut forged = log.clone();
                    change(&mut forged[at], part, bit);
                    if forged != log {
                        assert!(verify(&forged).is_err(), "entry {at}, part {part}");
                    }
                }
            }
        }
    }
}

fn change(entry: &mut LogEntry, part: u32, bit: u32) {
    let flip = |text: &mut String| {
        let last = text.pop().map_or('a', |c| if c == 'a' { 'b' } else { 'a' });
        text.push(last);
    };
    let flip_bytes = |bytes: &mut Vec<u8>| bytes[usize::try_from(bit).unwrap()] ^= 1 << bit;
    match part {
        0 => entry.seq += 1,
        1 => entry.case = entry.case.is_none().then(|| "2026-000009".to_owned()),
        2 => flip(&mut entry.at),
        3 => flip(&mut entry.actor),
        4 => flip(&mut entry.kind),
        5 => flip(&mut entry.facts),
        6 => entry.personal.iter_mut().for_each(flip),
        7 => entry.salt.iter_mut().for_each(flip_bytes),
        _ => flip_bytes(&mut entry.digest),
    }
}

#[test]
fn entries_cannot_be_swapped_or_left_out() {
    for store in filled() {
        let log = entries(&*store);
        let swapped = [log[1].clone(), log[0].clone(), log[2].clone()];
        assert_eq!(verify(&swapped), Err((2, ChainFault::Link)));
        let without_one = [log[0].clone(), log[2].clone()];
        assert_eq!(verify(&without_one), Err((3, ChainFault::Link)));
    }
}

#[test]
fn words_can_move_from_one_field_to_the_next_in_no_entry() {
    for store in filled() {
        let mut log = entries(&*store);
        let entry = &mut log[0];
        let moved = entry.kind.remove(0);
        entry.actor.push(moved);
        assert_eq!(verify(&log), Err((1, ChainFault::Link)));
    }
}

#[test]
fn an_erased_entry_still_verifies() {
    for store in filled() {
        let mut log = entries(&*store);
        log[0].personal = None;
        assert_eq!(verify(&log), Err((1, ChainFault::HalfErased)));
        log[0].salt = None;
        assert_eq!(verify(&log), Ok(()));
    }
}

#[test]
fn a_walk_ends_when_enough_was_seen() {
    for store in filled() {
        let mut seen = 0;
        store
            .walk_log(&mut |_| {
                seen += 1;
                seen < 2
            })
            .unwrap();
        assert_eq!(seen, 2);
    }
}
