//! Pages: complete, without doubles, in order, and at the same place when something else has changed.

use proptest::prelude::*;
use tousu::store::{CaseQuery, CaseRow, Cursor, Filter, Read, Sort, StoreError, Total};

use crate::support::{all_pages, minute, register, row, stores};

fn any_case() -> impl Strategy<Value = CaseRow> {
    (
        0i64..40,
        prop::option::of(0i64..6),
        prop::option::of(1u8..4),
    )
        .prop_map(|(received, due, rank)| CaseRow {
            due: due.map(|due| minute(due * 10)),
            level_rank: rank,
            level: rank.map(|rank| rank.to_string()),
            ..row("", received)
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pages_are_complete_and_in_order(cases in prop::collection::vec(any_case(), 0..40), limit in 1u32..7) {
        for mut store in stores() {
            let rows: Vec<CaseRow> = cases.iter().enumerate()
                .map(|(at, case)| CaseRow { number: format!("2026-{at:06}"), ..case.clone() })
                .collect();
            register(&mut *store, rows.clone());
            for sort in [Sort::Received, Sort::Due, Sort::Level] {
                let numbers = all_pages(&*store, &CaseQuery { sort, limit, ..CaseQuery::default() });
                let mut different = numbers.clone();
                different.sort();
                different.dedup();
                prop_assert_eq!(different.len(), rows.len());
                let keys: Vec<_> = numbers.iter().map(|number| key(&*store, sort, number)).collect();
                prop_assert!(keys.is_sorted(), "{:?}: {:?}", sort, keys);
            }
            let total = u32::try_from(rows.len()).unwrap();
            prop_assert_eq!(store.count(&CaseQuery::default()).unwrap(), Total::Exactly(total));
        }
    }
}

/// By what a case is sorted; a due time is alone among equals.
fn key(store: &dyn Read, sort: Sort, number: &str) -> (i64, i64) {
    let row = store.case(number).unwrap().unwrap();
    let newest_first = -row.received_at.timestamp_millis();
    match (sort, row.due) {
        (Sort::Received, _) => (0, newest_first),
        (Sort::Oldest, _) => (0, -newest_first),
        (Sort::Level, _) => (row.level_rank.map_or(i64::MAX, i64::from), newest_first),
        (Sort::Due, Some(due)) => (due.timestamp_millis(), 0),
        (Sort::Due, None) => (i64::MAX, newest_first),
    }
}

#[test]
fn a_new_case_does_not_move_the_next_page() {
    for mut store in stores() {
        register(
            &mut *store,
            (0..6).map(|at| row(&format!("2026-{at:06}"), at)),
        );
        let mut query = CaseQuery {
            limit: 3,
            ..CaseQuery::default()
        };
        let first = store.cases(&query).unwrap();
        register(&mut *store, [row("2026-000010", 10)]);
        query.after = first.next;
        let second = store.cases(&query).unwrap();
        let numbers: Vec<_> = second.rows.iter().map(|row| row.number.as_str()).collect();
        assert_eq!(numbers, ["2026-000002", "2026-000001", "2026-000000"]);
        assert_eq!(second.next, None);
    }
}

#[test]
fn cases_of_the_same_second_and_older_ones_come_in_order() {
    for mut store in stores() {
        let many = (0..100).map(|at| row(&format!("2026-{at:06}"), 0));
        register(&mut *store, many);
        register(
            &mut *store,
            [
                row("2026-000100", -1),
                row("2026-000101", 1),
                row("2026-000102", 0),
            ],
        );
        let numbers = all_pages(
            &*store,
            &CaseQuery {
                limit: 7,
                ..CaseQuery::default()
            },
        );
        assert_eq!(numbers[..3], ["2026-000101", "2026-000102", "2026-000099"]);
        assert_eq!(numbers[102], "2026-000100");
        let bound = tousu::store::Bound {
            from: Some(minute(0)),
            until: Some(minute(1)),
        };
        let filters = vec![(false, Filter::Received(bound))];
        let count = store.count(&CaseQuery {
            filters,
            ..CaseQuery::default()
        });
        assert_eq!(count.unwrap(), Total::Exactly(101));
    }
}

#[test]
fn what_is_no_cursor_is_refused() {
    for store in stores() {
        for word in ["", "x", "1", "1_2_3_4", "1'; DROP TABLE cases"] {
            let query = CaseQuery {
                after: Some(Cursor(word.to_owned())),
                ..CaseQuery::default()
            };
            assert!(
                matches!(store.cases(&query), Err(StoreError::Internal(_))),
                "{word}"
            );
        }
    }
}
