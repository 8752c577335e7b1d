//! Search: whatever is typed finds exactly the cases in whose text it stands, and those whose names, numbers or phones it is.

use proptest::prelude::*;
use tousu::store::{CaseQuery, CaseRow, Filter, SearchText, Sort, Total};
use tousu::text::{digits, normal};

use crate::support::{all_pages, append, batch, changed, found, minute, new_case, row, stores};

fn with_text(at: usize, customer: &str, phone: &str, text: &str) -> CaseRow {
    CaseRow {
        customer: customer.to_owned(),
        phone: Some(phone.to_owned()),
        phone_keys: vec![digits(phone)],
        excerpt: text.to_owned(),
        due: at.is_multiple_of(3).then(|| minute(0)),
        ..row(&format!("2026-{at:06}"), i64::try_from(at).unwrap())
    }
}

/// What a search means, by looking at every case.
fn is_meant(row: &CaseRow, search: &SearchText, typed: &str) -> bool {
    let word = normal(typed);
    let is_name = !word.is_empty()
        && word
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    let is_phone = word
        .chars()
        .all(|c| c.is_ascii_digit() || " -()+.".contains(c))
        && digits(&word).len() >= 3;
    let is_number = word.len() >= 3 && word.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    search.text.contains(&word)
        || (is_name
            && search
                .initials
                .iter()
                .any(|initials| initials.starts_with(&word)))
        || (is_phone
            && search
                .digits
                .iter()
                .any(|phone| phone.contains(&digits(&word))))
        || (is_number && row.number.ends_with(&word))
}

fn agree(cases: &[CaseRow], words: &[String]) {
    for mut store in stores() {
        let writes: Vec<_> = cases
            .iter()
            .map(|row| new_case(row.clone(), &row.excerpt))
            .collect();
        append(&mut *store, batch(writes.clone())).unwrap();
        store.idle(50).unwrap();
        for word in words {
            let meant = writes
                .iter()
                .rev()
                .filter(|write| is_meant(&write.row, write.search.as_ref().unwrap(), word));
            let mut meant: Vec<String> = meant.map(|write| write.number.clone()).collect();
            let query = CaseQuery {
                filters: vec![(false, Filter::Text(word.clone()))],
                limit: 3,
                ..CaseQuery::default()
            };
            assert_eq!(all_pages(&*store, &query), meant, "{word:?}");
            assert_eq!(
                store.count(&query).unwrap(),
                Total::Exactly(u32::try_from(meant.len()).unwrap()),
                "{word:?}"
            );
            let unmeant = found(&*store, true, Filter::Text(word.clone()));
            assert_eq!(unmeant.len(), cases.len() - meant.len(), "not {word:?}");
            meant.sort();
            for sort in [Sort::Due, Sort::Level] {
                let mut numbers = all_pages(
                    &*store,
                    &CaseQuery {
                        sort,
                        ..query.clone()
                    },
                );
                numbers.sort();
                assert_eq!(numbers, meant, "{word:?} by {sort:?}");
            }
        }
    }
}

#[test]
fn words_names_phones_and_numbers_are_found() {
    let cases = [
        with_text(
            1,
            "张三",
            "138 0013 8000",
            "3号楼 2 单元漏水了，已经三天没人管！",
        ),
        with_text(
            2,
            "欧阳娜娜",
            "020-62265678-801",
            "跑步机坏了（第２次），Wi-Fi 也连不上",
        ),
        with_text(
            3,
            "单田芳",
            "13912345678",
            "退款难,退款慢; \"NEAR(a b)\" b:138 100% *",
        ),
        with_text(4, "Tom Li", "4008208820", "漏 水 — 不是漏水"),
        with_text(5, "𠮷野家", "110", "𬸚𰻞面不好吃 zs"),
        with_text(12, "匿名", "", "AND OR NOT ^x {y} \\ ' -- ; \u{e000} ½ ﬀ é"),
    ];
    let words = [
        "漏",
        "漏水",
        "漏水了",
        "漏 水",
        "水了，已经",
        "三天没人管",
        "单元漏水了",
        "3号楼 2 单元",
        "zs",
        "z",
        "oynn",
        "stf",
        "dtf",
        "tl",
        "tomli",
        "tom",
        "8000",
        "800",
        "13800138000",
        "138",
        "0013 8",
        "62265678",
        "1",
        "13",
        "00001",
        "000012",
        "2026-000003",
        "6-000003",
        "12",
        "退款",
        "款难,",
        "\"",
        "*",
        "NEAR(",
        "NEAR(a b)",
        "b:138",
        "%",
        "100%",
        "_",
        "wifi",
        "Wi-Fi",
        "ＷＩ－ＦＩ",
        "2次",
        "（第",
        "𠮷",
        "𬸚𰻞",
        "𰻞面不",
        "不存在的词",
        "  ",
        "",
        "AND",
        "or",
        "not ^",
        "{y}",
        "\\",
        "'",
        "--",
        ";",
        "\u{e000}",
        "1/2",
        "ff",
        "É",
        "—",
        "\u{0}",
        "漏\u{0}水",
        "py:zs",
        "ph:138",
        "no:001",
        "cu:张",
    ];
    agree(&cases, &words.map(str::to_owned));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_part_of_any_text_is_found(
        texts in prop::collection::vec("[漏水ａb1 ，\"*-]{0,9}", 1..12),
        words in prop::collection::vec("[漏水Ａb1 ，\"*-]{0,5}", 1..12),
    ) {
        let cases: Vec<_> = texts.iter().enumerate().map(|(at, text)| with_text(at, "李", "1381", text)).collect();
        agree(&cases, &words);
    }

    #[test]
    fn any_characters_are_found(text in any::<String>(), other in any::<String>(), from in 0usize..9, length in 0usize..5) {
        let cases = [with_text(1, "李", "1381", &text), with_text(2, "王", "1382", &other)];
        let part: String = normal(&text).chars().skip(from).take(length).collect();
        agree(&cases, &[part]);
    }

    #[test]
    fn any_digits_of_a_phone_are_found(phones in prop::collection::vec("[0-3]{1,12}", 1..8), word in "[0-3]{1,9}") {
        let cases: Vec<_> = phones.iter().enumerate().map(|(at, phone)| with_text(at, "李", phone, "噪音")).collect();
        agree(&cases, std::slice::from_ref(&word));
        for mut store in stores() {
            append(&mut *store, batch(cases.iter().map(|row| new_case(row.clone(), "噪音")).collect())).unwrap();
            let meant = cases.iter().rev().filter(|row| row.phone_keys[0].contains(&word));
            let meant: Vec<_> = meant.map(|row| row.number.clone()).collect();
            prop_assert_eq!(found(&*store, false, Filter::Phone(word.clone())), meant);
        }
    }
}

#[test]
fn a_changed_case_is_found_by_its_new_words_only() {
    for mut store in stores() {
        let case = with_text(1, "张三", "13800138000", "漏水");
        append(&mut *store, batch(vec![new_case(case, "漏水")])).unwrap();
        let mut change = changed(store.as_read(), "2026-000001", |row| {
            row.customer = "李四".to_owned();
        });
        change.search = Some(SearchText {
            text: "李四\n噪音".to_owned(),
            veiled: 3,
            initials: vec!["ls".to_owned()],
            digits: Vec::new(),
        });
        append(&mut *store, batch(vec![change])).unwrap();
        for (word, is_found) in [("漏水", false), ("噪音", true), ("zs", false), ("ls", true)] {
            assert_eq!(
                found(&*store, false, Filter::Text(word.to_owned())).len(),
                usize::from(is_found),
                "{word}"
            );
        }
        assert!(found(&*store, false, Filter::Customer("张".to_owned())).is_empty());
        assert_eq!(
            found(&*store, false, Filter::Customer("李".to_owned())).len(),
            1
        );
        let sealed = changed(store.as_read(), "2026-000001", |row| row.sealed = true);
        append(&mut *store, batch(vec![sealed])).unwrap();
        assert!(found(&*store, false, Filter::Text("噪音".to_owned())).is_empty());
        assert_eq!(store.search_text("2026-000001").unwrap(), None);
        assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn counts_are_exact_to_ten_thousand() {
    for mut store in stores() {
        for part in 0..21u32 {
            let cases = (0..500).map(|at| {
                with_text(
                    usize::try_from(part * 500 + at).unwrap(),
                    "李",
                    "1381",
                    "噪音大",
                )
            });
            append(
                &mut *store,
                batch(cases.map(|row| new_case(row, "噪音大")).collect()),
            )
            .unwrap();
            store.idle(5).unwrap();
            let filters = vec![(false, Filter::Text("噪音大".to_owned()))];
            for filters in [Vec::new(), filters] {
                let registered = (part + 1) * 500;
                let expected = if registered > 10_000 {
                    Total::MoreThan(10_000)
                } else {
                    Total::Exactly(registered)
                };
                assert_eq!(
                    store
                        .count(&CaseQuery {
                            filters,
                            ..CaseQuery::default()
                        })
                        .unwrap(),
                    expected
                );
            }
        }
    }
}
