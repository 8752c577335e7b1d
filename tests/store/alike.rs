//! Open cases that share the terms of a text: the best first, never a closed, sealed or erased one, and bounded work.

use proptest::prelude::*;
use tousu::case::Status;
use tousu::store::{COMMON, CaseRow, Read, Store};
use tousu::text::{telling, terms};

use crate::support::{append, batch, changed, new_case, row, stores};

fn number(at: usize) -> String {
    format!("2026-{at:06}")
}

/// Registers open cases that say these texts, the first the oldest.
fn say(store: &mut dyn Store, texts: &[&str]) {
    let cases = texts.iter().zip(1..).map(|(text, at)| {
        let minute = i64::try_from(at).unwrap();
        new_case(row(&number(at), minute), text)
    });
    append(store, batch(cases.collect())).unwrap();
}

fn alike(store: &dyn Read, text: &str, limit: u32) -> Vec<String> {
    let found = store.open_alike(&terms(text), limit).unwrap();
    found.cases.into_iter().map(|(row, _)| row.number).collect()
}

#[test]
fn those_that_share_most_come_first_and_of_equals_the_newest() {
    for mut store in stores() {
        let texts = [
            "顶楼漏水，卧室渗水",
            "电梯停运",
            "楼道漏水",
            "车库漏水",
            "router and 漏水",
        ];
        say(&mut *store, &texts);
        assert_eq!(
            alike(&*store, "顶楼漏水", 9),
            [1, 5, 4, 3].map(number),
            "the rarer words count more"
        );
        assert_eq!(alike(&*store, "顶楼漏水", 2), [1, 5].map(number));
        assert_eq!(alike(&*store, "the ROUTER", 9), [5].map(number));
        for nothing in ["停车", "", "的", "漏", "13800138000"] {
            assert!(alike(&*store, nothing, 9).is_empty(), "{nothing}");
        }
    }
}

#[test]
fn it_says_which_terms_are_shared_and_how_common_each_is() {
    for mut store in stores() {
        say(&mut *store, &["顶楼漏水", "车库漏水"]);
        let wanted = ["停车", "顶楼", "漏水"].map(str::to_owned);
        let found = store.open_alike(&wanted, 9).unwrap();
        assert_eq!(found.known, [0, 1, 2]);
        let shared: Vec<_> = found
            .cases
            .iter()
            .map(|(_, places)| places.clone())
            .collect();
        assert_eq!(shared, [vec![1, 2], vec![2]]);
    }
}

#[test]
fn closed_sealed_and_erased_cases_are_like_none() {
    for mut store in stores() {
        say(
            &mut *store,
            &["顶楼漏水", "顶楼漏水", "顶楼漏水", "顶楼漏水"],
        );
        let closed = changed(&*store, &number(1), |row| row.status = Status::Closed);
        let sealed = changed(&*store, &number(2), |row| row.sealed = true);
        let mut erased = changed(&*store, &number(3), |_| ());
        erased.search = None;
        append(&mut *store, batch(vec![closed, sealed, erased])).unwrap();
        let never = CaseRow {
            sealed: true,
            ..row("S-2026-0001", 50)
        };
        append(&mut *store, batch(vec![new_case(never, "顶楼漏水")])).unwrap();
        assert_eq!(alike(&*store, "顶楼漏水", 9), [number(4)]);
    }
}

#[test]
fn what_everybody_says_is_looked_for_among_the_newest_only() {
    for mut store in stores() {
        let many = usize::try_from(COMMON).unwrap() + 50;
        let mut texts = vec!["漏水"; many];
        texts[0] = "漏水，天窗";
        say(&mut *store, &texts);
        let found = store.open_alike(&terms("漏水"), 3).unwrap();
        assert_eq!(found.known, [COMMON]);
        assert_eq!(found.cases[0].0.number, number(many));
        assert_eq!(
            alike(&*store, "天窗漏水", 1),
            [number(1)],
            "a rare word finds the oldest"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn it_finds_what_looking_at_every_case_finds(
        texts in prop::collection::vec("[漏水顶楼渗电梯 ，]{0,8}", 1..20),
        open in prop::collection::vec(any::<bool>(), 20),
        typed in "[漏水顶楼渗电梯，]{0,8}",
        limit in 1u32..6,
    ) {
        let wanted = terms(&typed);
        for mut store in stores() {
            let said: Vec<&str> = texts.iter().map(String::as_str).collect();
            say(&mut *store, &said);
            let closed = open.iter().zip(1..=texts.len()).filter(|(open, _)| !**open);
            let closed = closed.map(|(_, at)| changed(&*store, &number(at), |row| row.status = Status::Closed));
            let closed = batch(closed.collect());
            append(&mut *store, closed).unwrap();
            let has = |text: &str, term: &String| tousu::text::normal(text).contains(term.as_str());
            let known: Vec<u32> = wanted.iter().map(|term| {
                u32::try_from(texts.iter().filter(|text| has(text, term)).count()).unwrap()
            }).collect();
            let mut meant: Vec<(f64, String)> = texts.iter().zip(1..).filter(|(_, at)| open[at - 1]).map(|(text, at)| {
                let shared = wanted.iter().zip(&known).filter(|(term, _)| has(text, term));
                (shared.map(|(_, n)| telling(*n, COMMON)).sum(), number(at))
            }).filter(|(worth, _)| *worth > 0.0).collect();
            meant.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| other.1.cmp(&one.1)));
            meant.truncate(usize::try_from(limit).unwrap());
            let meant: Vec<String> = meant.into_iter().map(|(_, number)| number).collect();
            let found = store.open_alike(&wanted, limit).unwrap();
            prop_assert_eq!(&found.known, &known);
            prop_assert_eq!(alike(&*store, &typed, limit), meant);
        }
    }
}
