//! The one write: all of it or nothing, and never on a state that has changed since.

use tousu::store::{
    Batch, CaseQuery, DeskEvent, Earlier, Operation, Read, StoreError, Total, WritePart,
};

use crate::support::{append, batch, changed, draft, minute, new_case, register, row, stores};

#[test]
fn what_was_registered_can_be_read() {
    for mut store in stores() {
        let mut case = row("2026-000001", 0);
        case.persons = vec!["李四".to_owned()];
        case.received_at = "2026-09-01T03:00:00.123+00:00".parse().unwrap();
        case.wake_at = Some(minute(7));
        case.satisfaction = Some(4);
        let done = append(&mut *store, batch(vec![new_case(case.clone(), "漏水了")]))
            .unwrap()
            .unwrap();
        assert_eq!((done.first, done.last), (1, 1));
        let read = store.case("2026-000001").unwrap().unwrap();
        assert_eq!(read, case);
        assert_eq!(read.received_at.offset(), case.received_at.offset());
        assert_eq!(read.due.unwrap().offset(), case.due.unwrap().offset());
        let events = store.events("2026-000001").unwrap();
        assert_eq!(events, [draft(minute(100_000), "漏水了").into_event(1)]);
        assert_eq!(
            store.search_text("2026-000001").unwrap().unwrap(),
            "张三\n漏水了"
        );
    }
}

#[test]
fn nothing_is_decided_nothing_is_written() {
    for mut store in stores() {
        let before = store.head().unwrap();
        assert_eq!(store.append(&mut |_| Ok(None)).unwrap(), None);
        let refused = store.append(&mut |_| Err(StoreError::Internal("refused".to_owned())));
        assert!(matches!(refused, Err(StoreError::Internal(reason)) if reason == "refused"));
        assert_eq!(store.head().unwrap(), before);
        register(&mut *store, [row("2026-000001", 0)]);
    }
}

#[test]
fn half_a_batch_is_never_written() {
    for mut store in stores() {
        register(&mut *store, [row("2026-000001", 0)]);
        let before = store.head().unwrap();
        let conflicting = new_case(row("2026-000001", 0), "again");
        let result = append(
            &mut *store,
            batch(vec![new_case(row("2026-000002", 0), "new"), conflicting]),
        );
        let Err(StoreError::Conflict {
            number,
            expected,
            found,
        }) = result
        else {
            panic!("{result:?}")
        };
        assert_eq!((number.as_str(), expected, found), ("2026-000001", 0, 1));
        assert_eq!(store.head().unwrap(), before);
        assert_eq!(store.case("2026-000002").unwrap(), None);
        assert_eq!(
            store.count(&CaseQuery::default()).unwrap(),
            Total::Exactly(1)
        );
        assert_eq!(store.next_number("2026-", 6).unwrap(), "2026-000002");
    }
}

#[test]
fn a_long_write_sees_its_own_parts_and_is_kept_whole_or_not_at_all() {
    for mut store in stores() {
        let before = store.head().unwrap();
        for keep in [false, true] {
            let mut write_two = |read: &dyn Read, write: &mut WritePart<'_>| {
                write(&batch(vec![new_case(row("2026-000001", 0), "one")]))?;
                assert!(read.case("2026-000001")?.is_some());
                assert_eq!(read.next_number("2026-", 6)?, "2026-000002");
                write(&batch(vec![new_case(row("2026-000002", 1), "two")]))?;
                Ok(keep)
            };
            let appended = store.append_parts(&mut write_two).unwrap();
            assert_eq!(appended.is_some(), keep);
            assert_eq!(store.case("2026-000002").unwrap().is_some(), keep);
            assert_eq!(store.head().unwrap() == before, !keep);
        }
        let failing = store.append_parts(&mut |_, write| {
            write(&batch(vec![new_case(row("2026-000003", 2), "three")]))?;
            write(&batch(vec![new_case(row("2026-000001", 0), "again")]))?;
            Ok(true)
        });
        assert!(
            matches!(failing, Err(StoreError::Conflict { .. })),
            "{failing:?}"
        );
        assert_eq!(store.case("2026-000003").unwrap(), None);
        assert_eq!(store.next_number("2026-", 6).unwrap(), "2026-000003");
    }
}

#[test]
fn the_cases_of_a_span_of_time_are_shown_in_their_order() {
    for mut store in stores() {
        let mut sealed = row("2026-000003", 1);
        sealed.sealed = true;
        let all = [
            row("2026-000001", 0),
            row("2026-000002", 1),
            sealed,
            row("2026-000004", 2),
        ];
        register(&mut *store, all);
        let mut found = Vec::new();
        let mut see = |earlier: Earlier| found.push((earlier.number, earlier.row));
        store.earlier(minute(0), minute(2), &mut see).unwrap();
        assert_eq!(
            found,
            [
                ("2026-000001".to_owned(), None),
                ("2026-000002".to_owned(), None)
            ]
        );
    }
}

#[test]
fn the_decision_sees_what_is_there_when_it_is_written() {
    for mut store in stores() {
        register(&mut *store, [row("2026-000001", 0)]);
        for version in 2..5 {
            let done = store.append(&mut |read| {
                Ok(Some(batch(vec![changed(read, "2026-000001", |row| {
                    row.returned += 1;
                })])))
            });
            assert!(done.unwrap().is_some());
            let row = store.case("2026-000001").unwrap().unwrap();
            assert_eq!((row.version, row.returned), (version, version - 1));
        }
        assert_eq!(store.events("2026-000001").unwrap().len(), 4);
    }
}

#[test]
fn a_row_that_is_not_that_of_its_events_is_refused() {
    for mut store in stores() {
        let mut wrong = new_case(row("2026-000001", 0), "x");
        wrong.row.version = 7;
        assert!(matches!(
            append(&mut *store, batch(vec![wrong])),
            Err(StoreError::Internal(_))
        ));
    }
}

#[test]
fn an_operation_is_found_again() {
    for mut store in stores() {
        let op = Operation {
            id: "6f9".to_owned(),
            digest: "d".to_owned(),
            number: "2026-000001".to_owned(),
            version: 1,
        };
        let with_op = |op: &Operation, number| Batch {
            op: Some(op.clone()),
            ..batch(vec![new_case(row(number, 0), "x")])
        };
        assert_eq!(store.operation("6f9").unwrap(), None);
        append(&mut *store, with_op(&op, "2026-000001")).unwrap();
        assert_eq!(store.operation("6f9").unwrap(), Some(op.clone()));
        assert!(append(&mut *store, with_op(&op, "2026-000002")).is_err());
        assert_eq!(store.case("2026-000002").unwrap(), None);
    }
}

#[test]
fn each_series_counts_by_itself() {
    for mut store in stores() {
        assert_eq!(store.next_number("2026-", 6).unwrap(), "2026-000001");
        let mut sealed = row("S-2026-0001", 0);
        sealed.sealed = true;
        register(
            &mut *store,
            [row("2026-000001", 0), row("2026-000002", 0), sealed],
        );
        assert_eq!(store.next_number("2026-", 6).unwrap(), "2026-000003");
        assert_eq!(store.next_number("S-2026-", 4).unwrap(), "S-2026-0002");
        assert_eq!(store.next_number("2027-", 6).unwrap(), "2027-000001");
        register(&mut *store, [row("2026-1000000", 0)]);
        assert_eq!(store.next_number("2026-", 6).unwrap(), "2026-1000001");
    }
}

#[test]
fn the_serial_of_a_paper_is_taken_when_it_is_written_and_not_before() {
    for mut store in stores() {
        assert_eq!(
            store.next_number("slip-2026-", 4).unwrap(),
            "slip-2026-0001"
        );
        assert_eq!(
            store.next_number("slip-2026-", 4).unwrap(),
            "slip-2026-0001"
        );
        let taken = Batch {
            serials: vec!["slip-2026-0001".to_owned()],
            ..Batch::default()
        };
        append(&mut *store, taken).unwrap();
        assert_eq!(
            store.next_number("slip-2026-", 4).unwrap(),
            "slip-2026-0002"
        );
        assert_eq!(
            store.next_number("receipt-2026-", 4).unwrap(),
            "receipt-2026-0001"
        );
    }
}

#[test]
fn no_event_is_dated_before_the_last_one() {
    for mut store in stores() {
        let event = |minutes| DeskEvent {
            at: minute(minutes),
            actor: "clerk".to_owned(),
            kind: "signed_in".to_owned(),
            facts: serde_json::json!({"ok": true}),
            personal: serde_json::json!({}),
        };
        let both = |first, second| Batch {
            desk_events: vec![event(first), event(second)],
            ..Batch::default()
        };
        append(&mut *store, both(1, 1)).unwrap();
        assert!(matches!(
            append(&mut *store, both(2, 1)),
            Err(StoreError::Internal(_))
        ));
        assert!(matches!(
            append(&mut *store, both(0, 3)),
            Err(StoreError::Internal(_))
        ));
        assert_eq!(store.head().unwrap().seq, 2);
        assert_eq!(store.head().unwrap().at, Some(minute(1)));
    }
}

#[test]
fn a_case_received_at_another_time_than_was_known_moves() {
    for mut store in stores() {
        register(&mut *store, [row("2026-000001", 0), row("2026-000002", 10)]);
        let moved = changed(store.as_read(), "2026-000001", |row| {
            row.received_at = minute(20);
        });
        append(&mut *store, batch(vec![moved])).unwrap();
        let page = store.cases(&CaseQuery::default()).unwrap();
        let numbers: Vec<_> = page.rows.iter().map(|row| row.number.as_str()).collect();
        assert_eq!(numbers, ["2026-000001", "2026-000002"]);
        assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
    }
}
