//! Every filter by itself, and negated.

use proptest::prelude::*;
use tousu::case::{CommandName, Status, WaitOn};
use tousu::store::{Bound, CaseQuery, CaseRow, Filter, Sort, Total};

use crate::support::{all_pages, found, minute, register, row, stores};

/// Two cases that no filter below takes for each other, and a sealed one.
fn desk() -> [CaseRow; 3] {
    let usual = row("2026-000001", 0);
    let other = CaseRow {
        kind: "grumble".to_owned(),
        level: None,
        level_rank: None,
        departments: vec!["器械维修部".to_owned(), "商品部".to_owned()],
        persons: vec!["Li Lei".to_owned()],
        status: Status::Closed,
        stage: None,
        channel: "letter".to_owned(),
        category: None,
        unit: None,
        customer: "欧阳ＡＢ".to_owned(),
        phone: None,
        phone_keys: vec!["02062265677-901".to_owned()],
        received_by: "wang".to_owned(),
        due: None,
        returned: 1,
        waiting: Some(WaitOn::Customer),
        reopened: 2,
        satisfaction: Some(2),
        ..row("2026-000112", 60)
    };
    let sealed = CaseRow {
        sealed: true,
        ..row("S-2026-0001", 30)
    };
    [usual, other, sealed]
}

/// A filter that finds the usual case only, or the other one only.
fn filters() -> Vec<(Filter, bool)> {
    let words = |word: &str| vec![word.to_owned()];
    let text = str::to_owned;
    let received = |from: Option<i64>, until: Option<i64>| Bound {
        from: from.map(minute),
        until: until.map(minute),
    };
    vec![
        (Filter::Kind(words("complaint")), true),
        (
            Filter::Kind(vec![text("grumble"), text("need"), text("grumble")]),
            false,
        ),
        (Filter::LevelRank(1, 2), true),
        (Filter::LevelRank(2, 255), true),
        (Filter::Department(text("前台")), true),
        (Filter::Department(text("维修")), false),
        (Filter::Department(text("部")), false),
        (Filter::Person(text("li l")), false),
        (Filter::Person(text("LEI")), false),
        (Filter::Status(vec![Status::Open]), true),
        (
            Filter::Status(vec![Status::Closed, Status::Archived]),
            false,
        ),
        (
            Filter::Stage(vec![CommandName::Dispatch, CommandName::Assess]),
            true,
        ),
        (Filter::Channel(words("phone")), true),
        (Filter::Category(words("service")), true),
        (Filter::Unit(text("３-2-501")), true),
        (Filter::Customer(text("三")), true),
        (Filter::Customer(text("张三")), true),
        (Filter::Customer(text("阳AB")), false),
        (Filter::Phone(text("8")), true),
        (Filter::Phone(text("13")), true),
        (Filter::Phone(text("001-38")), true),
        (Filter::Phone(text("13800138000")), true),
        (Filter::Phone(text("00")), true),
        (Filter::Phone(text("77901")), false),
        (Filter::Phone(text("77-9")), false),
        (Filter::Clerk(text("wang")), false),
        (Filter::Received(received(None, Some(60))), true),
        (Filter::Received(received(Some(60), None)), false),
        (Filter::Received(received(Some(0), Some(1))), true),
        (Filter::Due(received(Some(600), Some(601))), true),
        (Filter::Due(received(None, None)), true),
        (Filter::OverdueAt(minute(601)), true),
        (Filter::Returned, false),
        (Filter::Reopened, false),
        (Filter::Waiting, false),
        (Filter::Satisfaction(1, 2), false),
        (Filter::Number(text("2026-000001")), true),
        (Filter::Number(text("112")), false),
        (Filter::Number(text("2")), false),
        (Filter::Number(text("26-000112")), false),
        (
            Filter::Numbers(text("2026-000001"), text("2026-000010")),
            true,
        ),
        (
            Filter::Numbers(text("2026-000002"), text("2026-1000112")),
            false,
        ),
        (Filter::Text(text("00112")), false),
        (Filter::Text(text("oy")), false),
        (Filter::Text(text("阳ab")), false),
    ]
}

#[test]
fn each_filter_finds_its_case_and_negated_the_other() {
    for mut store in stores() {
        let [usual, other, sealed] = desk();
        register(&mut *store, [usual.clone(), other.clone(), sealed.clone()]);
        for (filter, is_usual) in filters() {
            let (own, rest) = if is_usual {
                (&usual, &other)
            } else {
                (&other, &usual)
            };
            assert_eq!(
                found(&*store, false, filter.clone()),
                [own.number.as_str()],
                "{filter:?}"
            );
            assert_eq!(
                found(&*store, true, filter.clone()),
                [rest.number.as_str()],
                "not {filter:?}"
            );
            for negated in [false, true] {
                let query = CaseQuery {
                    filters: vec![(negated, filter.clone())],
                    ..CaseQuery::default()
                };
                assert_eq!(
                    store.count(&query).unwrap(),
                    Total::Exactly(1),
                    "{filter:?}"
                );
                for sort in [Sort::Due, Sort::Level] {
                    assert_eq!(
                        all_pages(
                            &*store,
                            &CaseQuery {
                                sort,
                                ..query.clone()
                            }
                        )
                        .len(),
                        1,
                        "{filter:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn sealed_cases_of_another_kind_are_left_out_and_open_ones_are_not() {
    for mut store in stores() {
        register(&mut *store, desk());
        let found = |kinds: &[&str]| {
            let kinds = kinds.iter().map(|kind| (*kind).to_owned()).collect();
            let query = CaseQuery {
                filters: vec![(false, Filter::SealedOnly(kinds))],
                sealed: true,
                ..CaseQuery::default()
            };
            all_pages(&*store, &query)
        };
        let sealed = "S-2026-0001".to_owned();
        let (own, other) = (found(&["complaint"]), found(&["whistle"]));
        assert!(own.contains(&sealed));
        assert!(!other.contains(&sealed) && !found(&[]).contains(&sealed));
        assert_eq!(own.len(), other.len() + 1, "open ones are found either way");
    }
}

#[test]
fn whoever_may_see_sealed_cases_finds_them_by_the_same_filters_but_text() {
    for mut store in stores() {
        register(&mut *store, desk());
        for (filter, is_usual) in filters() {
            let like_sealed = match &filter {
                Filter::Text(_)
                | Filter::Number(_)
                | Filter::Numbers(..)
                | Filter::Received(_)
                | Filter::OverdueAt(_) => continue,
                Filter::Due(bound) if bound.until.is_some() => continue,
                _ => is_usual,
            };
            let query = CaseQuery {
                filters: vec![(false, filter.clone())],
                sealed: true,
                ..CaseQuery::default()
            };
            let numbers = all_pages(&*store, &query);
            assert_eq!(
                numbers.contains(&"S-2026-0001".to_owned()),
                like_sealed,
                "{filter:?}"
            );
            let total = u32::try_from(numbers.len()).unwrap();
            assert_eq!(
                store.count(&query).unwrap(),
                Total::Exactly(total),
                "{filter:?}"
            );
        }
        let by_number = |number: &str, sealed| {
            let filters = vec![(false, Filter::Number(number.to_owned()))];
            all_pages(
                &*store,
                &CaseQuery {
                    filters,
                    sealed,
                    ..CaseQuery::default()
                },
            )
        };
        assert_eq!(by_number("s-2026-0001", true), ["S-2026-0001"]);
        assert_eq!(by_number("0001", true), ["S-2026-0001", "2026-000001"]);
        assert_eq!(by_number("0001", false), ["2026-000001"]);
        assert!(by_number("S-2026-0001", false).is_empty());
    }
}

#[test]
fn nothing_named_finds_nothing() {
    for mut store in stores() {
        register(&mut *store, desk());
        for filter in [
            Filter::Kind(Vec::new()),
            Filter::Status(Vec::new()),
            Filter::Department("人事".to_owned()),
            Filter::Phone("x".to_owned()),
            Filter::LevelRank(3, 2),
        ] {
            assert!(
                found(&*store, false, filter.clone()).is_empty(),
                "{filter:?}"
            );
            assert_eq!(
                found(&*store, true, filter.clone()).len(),
                2,
                "not {filter:?}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn filters_together_find_what_each_of_them_finds(
        chosen in prop::collection::vec((any::<bool>(), 0usize..40), 1..5),
        cases in prop::collection::vec(any::<u16>(), 1..40),
    ) {
        for mut store in stores() {
            register(&mut *store, cases.iter().enumerate().map(|(at, mix)| mixed(at, *mix)));
            let all = filters();
            let chosen: Vec<(bool, Filter)> =
                chosen.iter().map(|(negated, at)| (*negated, all[at % all.len()].0.clone())).collect();
            let mut expected = all_pages(&*store, &CaseQuery::default());
            for (negated, filter) in &chosen {
                let one = found(&*store, *negated, filter.clone());
                expected.retain(|number| one.contains(number));
            }
            let query = CaseQuery { filters: chosen, limit: 3, ..CaseQuery::default() };
            prop_assert_eq!(&all_pages(&*store, &query), &expected);
            expected.sort();
            for sort in [Sort::Due, Sort::Level] {
                let mut numbers = all_pages(&*store, &CaseQuery { sort, ..query.clone() });
                numbers.sort();
                prop_assert_eq!(&numbers, &expected);
            }
            let total = u32::try_from(expected.len()).unwrap();
            prop_assert_eq!(store.count(&query).unwrap(), Total::Exactly(total));
        }
    }
}

/// A case that has some values of the usual one, and some of the other.
fn mixed(at: usize, mix: u16) -> CaseRow {
    let [usual, other, _] = desk();
    let from = |bit: u16| {
        if mix >> bit & 1 == 0 {
            usual.clone()
        } else {
            other.clone()
        }
    };
    CaseRow {
        number: format!("2026-{at:06}"),
        kind: from(0).kind,
        level_rank: from(1).level_rank,
        departments: from(2).departments,
        persons: from(3).persons,
        status: from(4).status,
        stage: from(5).stage,
        channel: from(6).channel,
        customer: from(7).customer,
        phone: from(8).phone,
        phone_keys: from(8).phone_keys,
        due: from(9).due,
        received_at: from(10).received_at,
        satisfaction: from(11).satisfaction,
        returned: from(12).returned,
        ..usual.clone()
    }
}
