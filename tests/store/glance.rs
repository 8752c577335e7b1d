//! What is shown of the whole desk at a glance: cases received in a span, load of the departments, what happened of late, holds;
//! and what is found by somebody who does not know the customers.

use proptest::prelude::*;
use tousu::calendar::Moment;
use tousu::case::{Draft, Fact, Personal, Status};
use tousu::store::{CaseQuery, CaseRow, Filter, Load, Read, Total};

use crate::support::{
    append, batch, changed, draft, found, minute, new_case, register, row, stores,
};

fn recount(store: &dyn Read, from: Moment, until: Moment) -> u32 {
    let every = CaseQuery {
        limit: 1000,
        sealed: true,
        ..CaseQuery::default()
    };
    let rows = store.cases(&every).unwrap().rows;
    let counted = rows
        .iter()
        .filter(|row| !row.sealed && row.received_at >= from && row.received_at < until);
    u32::try_from(counted.count()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn received_cases_are_those_of_a_recount(
        cases in prop::collection::vec((0i64..6000, any::<bool>()), 0..40),
        moves in prop::collection::vec((0usize..40, 0i64..6000, any::<bool>()), 0..10),
        spans in prop::collection::vec((-100i64..6100, 0i64..4000), 1..8),
    ) {
        for mut store in stores() {
            for (place, (at, sealed)) in cases.iter().enumerate() {
                let new = CaseRow { sealed: *sealed, ..row(&format!("2026-{place:06}"), *at) };
                register(&mut *store, [new]);
            }
            for (place, at, sealed) in &moves {
                let number = format!("2026-{place:06}");
                if store.case(&number).unwrap().is_some() {
                    let change = changed(store.as_read(), &number, |row| {
                        row.received_at = minute(*at);
                        row.sealed = *sealed;
                    });
                    append(&mut *store, batch(vec![change])).unwrap();
                }
            }
            for (from, length) in &spans {
                let (from, until) = (minute(*from), minute(from + length));
                let kept = store.received_between(from, until).unwrap();
                prop_assert_eq!(kept, recount(store.as_read(), from, until));
            }
            prop_assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
        }
    }
}

#[test]
fn days_of_a_zone_that_is_half_an_hour_off_are_counted_whole() {
    for mut store in stores() {
        let at = |number: &str, time: &str| CaseRow {
            received_at: time.parse().unwrap(),
            ..row(number, 0)
        };
        register(
            &mut *store,
            [
                at("2026-000001", "2026-09-01T00:10:00+05:30"),
                at("2026-000002", "2026-09-01T12:00:00+05:30"),
                at("2026-000003", "2026-09-01T23:50:00+05:30"),
                at("2026-000004", "2026-09-02T00:00:00+05:30"),
            ],
        );
        let day = |day: &str| -> Moment { format!("{day}T00:00:00+05:30").parse().unwrap() };
        assert_eq!(
            store
                .received_between(day("2026-09-01"), day("2026-09-02"))
                .unwrap(),
            3
        );
        assert_eq!(
            store
                .received_between(day("2026-09-02"), day("2026-09-03"))
                .unwrap(),
            1
        );
        assert_eq!(
            store
                .received_between(day("2026-09-03"), day("2026-09-02"))
                .unwrap(),
            0
        );
    }
}

#[test]
fn the_load_of_a_department_is_its_open_cases() {
    for mut store in stores() {
        let of = |number: &str, departments: &[&str], due: Option<i64>| CaseRow {
            departments: departments.iter().map(|name| (*name).to_owned()).collect(),
            due: due.map(minute),
            ..row(number, 0)
        };
        let mut closed = of("2026-000005", &["前台"], None);
        closed.status = Status::Closed;
        let mut sealed = of("S-2026-0001", &["前台"], Some(1));
        sealed.sealed = true;
        register(
            &mut *store,
            [
                of("2026-000001", &["前台", "器械"], Some(10)),
                of("2026-000002", &["前台"], Some(30)),
                of("2026-000003", &["器械"], None),
                of("2026-000004", &[], Some(5)),
                closed,
                sealed,
            ],
        );
        let load = |department: &str, open, overdue| Load {
            department: department.to_owned(),
            open,
            overdue,
        };
        assert_eq!(
            store.load(minute(20)).unwrap(),
            [load("", 1, 1), load("前台", 2, 1), load("器械", 1, 0)]
        );
    }
}

fn with_fact(number: &str, at: i64, fact: Fact) -> tousu::store::CaseWrite {
    let mut case = new_case(row(number, 0), "…");
    case.drafts = vec![Draft {
        fact,
        personal: Personal::default(),
        ..draft(minute(at), "…")
    }];
    case
}

fn held() -> Fact {
    Fact::Held {
        until: "2027-01-01".parse().unwrap(),
    }
}

#[test]
fn the_cases_that_became_graver_of_late_come_latest_first() {
    for mut store in stores() {
        let escalated = || Fact::Escalated {
            rung: 1,
            to: "manager".to_owned(),
        };
        for (number, at, fact) in [
            ("2026-000001", 0, escalated()),
            ("2026-000002", 10, escalated()),
            ("2026-000003", 20, Fact::Noted),
            ("2026-000004", 30, escalated()),
        ] {
            append(&mut *store, batch(vec![with_fact(number, at, fact)])).unwrap();
        }
        let again = changed(&*store, "2026-000001", |_| {});
        let drafts = vec![Draft {
            fact: escalated(),
            personal: Personal::default(),
            ..draft(minute(40), "…")
        }];
        append(
            &mut *store,
            batch(vec![tousu::store::CaseWrite { drafts, ..again }]),
        )
        .unwrap();
        let since = |at, limit| {
            let found = store.stirred_since(minute(at), limit).unwrap();
            let numbers = found.into_iter().map(|(number, _)| number);
            numbers.collect::<Vec<_>>()
        };
        let latest = ["2026-000001", "2026-000004", "2026-000002"];
        assert_eq!(since(0, 9), latest);
        assert_eq!(since(0, 2), latest[..2]);
        assert_eq!(since(11, 9), latest[..2]);
        assert!(since(41, 9).is_empty());
        let (number, place) = &store.stirred_since(minute(0), 1).unwrap()[0];
        let events = store.events_from(number, *place).unwrap();
        assert_eq!(events.len(), 1);
        assert_eq!(events[0].at, minute(40));
    }
}

#[test]
fn a_case_that_was_ever_held_is_known() {
    for mut store in stores() {
        append(
            &mut *store,
            batch(vec![with_fact("2026-000002", 0, held())]),
        )
        .unwrap();
        append(
            &mut *store,
            batch(vec![with_fact("2026-000001", 1, held())]),
        )
        .unwrap();
        append(
            &mut *store,
            batch(vec![with_fact("2026-000003", 2, Fact::Noted)]),
        )
        .unwrap();
        assert_eq!(store.once_held().unwrap(), ["2026-000001", "2026-000002"]);
    }
}

fn veiled(filter: Filter, department: Option<&str>) -> Filter {
    Filter::Veiled(Box::new(filter), department.map(str::to_owned))
}

#[test]
fn whoever_knows_no_customer_finds_by_what_is_open_only() {
    for mut store in stores() {
        let mine = CaseRow {
            persons: vec!["赵六".to_owned()],
            ..row("2026-000001", 0)
        };
        let other = CaseRow {
            departments: vec!["器械".to_owned()],
            ..row("2026-000002", 1)
        };
        let nobodys = CaseRow {
            departments: Vec::new(),
            ..row("2026-000003", 2)
        };
        register(&mut *store, [mine, other, nobodys]);
        let text = |word: &str| Filter::Text(word.to_owned());
        let customer = Filter::Customer("张".to_owned());
        let phone = Filter::Phone("8000".to_owned());
        let by_customer = [
            text("张三"),
            text("张"),
            text("zs"),
            text("0013"),
            customer,
            phone,
        ];
        for filter in by_customer {
            let known = |department| found(&*store, false, veiled(filter.clone(), department));
            assert!(known(None).is_empty(), "{filter:?}");
            assert_eq!(
                known(Some("前台")),
                ["2026-000003", "2026-000001"],
                "{filter:?}"
            );
            let negated = found(&*store, true, veiled(filter.clone(), Some("前台")));
            assert_eq!(negated, ["2026-000002"], "{filter:?}");
            let query = CaseQuery {
                filters: vec![(false, veiled(filter.clone(), Some("前台")))],
                ..CaseQuery::default()
            };
            assert_eq!(
                store.count(&query).unwrap(),
                Total::Exactly(2),
                "{filter:?}"
            );
        }
        for (word, cases) in [("前台态度", 3), ("不好", 3), ("态", 3), ("000002", 1)] {
            let open = found(&*store, false, veiled(text(word), None));
            assert_eq!(open.len(), cases, "{word}");
        }
    }
}
