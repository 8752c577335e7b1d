//! Lines of the ledger that are kept beside their cases.

use std::collections::BTreeSet;

use proptest::prelude::*;
use tousu::store::{CaseQuery, Edition, EditionId, Filter, Line, NewLine, Read, Sort, Store};

use crate::support::{append, batch, changed, register, row, stores};

const NUMBERS: [&str; 4] = ["2026-000001", "2026-000002", "2026-000003", "2026-000004"];

fn edition(name: &str, digest: &str) -> Edition {
    Edition {
        name: name.to_owned(),
        digest: digest.to_owned(),
    }
}

fn line(number: &str, version: u32) -> NewLine {
    NewLine {
        number: number.to_owned(),
        version,
        cells: format!("line of {number} in version {version}").into_bytes(),
    }
}

/// A desk of four cases, and an edition in which the lines of the first three are kept.
fn filled(store: &mut dyn Store) -> EditionId {
    let rows = NUMBERS.iter().zip(0..).map(|(number, at)| row(number, at));
    register(store, rows);
    let begun = store.begin_edition(&edition("zh", "1")).unwrap().unwrap();
    let lines: Vec<NewLine> = NUMBERS[..3].iter().map(|number| line(number, 1)).collect();
    store.keep_lines(begun, &lines).unwrap();
    begun
}

fn asked(filters: Vec<(bool, Filter)>) -> CaseQuery {
    CaseQuery {
        filters,
        sort: Sort::Oldest,
        limit: 100,
        ..CaseQuery::default()
    }
}

/// What a page has of each case.
fn read(store: &dyn Read, query: &CaseQuery, edition: EditionId, apart: &[&str]) -> Vec<String> {
    let apart: BTreeSet<String> = apart.iter().map(|number| (*number).to_owned()).collect();
    let page = store.lines(query, Some(edition), &apart).unwrap();
    let lines = page.lines().map(|line| match line {
        Line::Kept(cells) => String::from_utf8(cells.to_vec()).unwrap(),
        Line::Unkept(number) => number.to_owned(),
    });
    lines.collect()
}

#[test]
fn a_page_has_the_lines_that_are_kept_and_the_numbers_of_the_other_cases() {
    for mut store in stores() {
        let zh = filled(store.as_mut());
        let first = "line of 2026-000001 in version 1";
        let second = "line of 2026-000002 in version 1";
        let third = "line of 2026-000003 in version 1";
        let read = |query: &CaseQuery, apart: &[&str]| read(store.as_read(), query, zh, apart);
        let all = asked(Vec::new());
        assert_eq!(read(&all, &[]), [first, second, third, NUMBERS[3]]);
        assert_eq!(
            read(&all, &[NUMBERS[1]]),
            [first, NUMBERS[1], third, NUMBERS[3]]
        );
        let without_first = (true, Filter::Number(NUMBERS[0].to_owned()));
        assert_eq!(
            read(&asked(vec![without_first]), &[]),
            [second, third, NUMBERS[3]]
        );
        let newest = CaseQuery {
            sort: Sort::Received,
            ..all
        };
        assert_eq!(read(&newest, &[]), [NUMBERS[3], third, second, first]);
    }
}

#[test]
fn lines_of_one_edition_are_not_those_of_another() {
    for mut store in stores() {
        let zh = filled(store.as_mut());
        let en = store.begin_edition(&edition("en", "1")).unwrap().unwrap();
        let all = asked(Vec::new());
        assert_eq!(read(store.as_read(), &all, en, &[]), NUMBERS);
        store.keep_lines(en, &[line(NUMBERS[3], 1)]).unwrap();
        assert_eq!(read(store.as_read(), &all, zh, &[])[3], NUMBERS[3]);
        // Made otherwise: the lines of before are gone, those of the other edition are not.
        let other = store.begin_edition(&edition("zh", "2")).unwrap().unwrap();
        assert_eq!(read(store.as_read(), &all, other, &[]), NUMBERS);
        assert_ne!(read(store.as_read(), &all, en, &[])[3], NUMBERS[3]);
        assert_eq!(store.as_read().edition(&edition("zh", "1")).unwrap(), None);
    }
}

#[test]
fn a_line_of_an_earlier_version_or_a_sealed_case_is_not_kept() {
    for mut store in stores() {
        let zh = filled(store.as_mut());
        let again = changed(store.as_read(), NUMBERS[3], |_| ());
        append(store.as_mut(), batch(vec![again])).unwrap();
        store.keep_lines(zh, &[line(NUMBERS[3], 1)]).unwrap();
        let seal = changed(store.as_read(), NUMBERS[0], |row| row.sealed = true);
        append(store.as_mut(), batch(vec![seal])).unwrap();
        store.keep_lines(zh, &[line(NUMBERS[0], 2)]).unwrap();
        let kept = store.as_read().kept_lines(zh, None, 10).unwrap();
        let numbers: Vec<_> = kept.into_iter().filter_map(|line| line.number).collect();
        assert_eq!(numbers, [NUMBERS[1], NUMBERS[2]]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever happens, in whatever order: a line that is kept is the line of the case as it is.
    #[test]
    fn a_kept_line_is_never_of_an_earlier_version(steps in prop::collection::vec((0usize..4, any::<u8>()), 1..40)) {
        for mut store in stores() {
            let zh = filled(store.as_mut());
            for (case, choice) in &steps {
                let number = NUMBERS[*case];
                let version = store.case(number).unwrap().unwrap().version;
                match choice % 4 {
                    0 => store.keep_lines(zh, &[line(number, version)]).unwrap(),
                    1 => store.keep_lines(zh, &[line(number, version - 1)]).unwrap(),
                    // Received at another time, it moves to another place.
                    2 => {
                        let moved = changed(store.as_read(), number, |row| {
                            row.received_at += chrono::TimeDelta::hours(i64::from(*choice));
                        });
                        append(store.as_mut(), batch(vec![moved])).unwrap();
                    }
                    _ => {
                        let again = changed(store.as_read(), number, |row| row.sealed = *choice > 128);
                        append(store.as_mut(), batch(vec![again])).unwrap();
                    }
                }
            }
            for kept in store.as_read().kept_lines(zh, None, 100).unwrap() {
                prop_assert!(kept.present, "{kept:?}");
                let number = kept.number.unwrap();
                let now = store.case(&number).unwrap().unwrap();
                prop_assert_eq!(kept.cells.unwrap(), line(&number, now.version).cells);
            }
        }
    }
}
