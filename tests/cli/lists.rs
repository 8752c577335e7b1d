//! The list of cases: every query word, text of any length, pages and orders.

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, each, text, with};
use crate::samples::{grumble, gym};

/// Six cases that differ in what the query words ask for.
///
/// 1 鼓楼店漏水, level 1 · 2 an enquiry · 3 two departments · 4 closed, satisfaction 2 · 5 reopened · 6 returned is the
/// insurance company's word, so here it finds nothing.
fn desk() -> Desk {
    let desk = Desk::training("gym", "2026-08-31T09:00:00+08:00");
    let customer =
        |name: &str, phone: &str, unit: &str| json!({"name": name, "phone": phone, "unit": unit});
    desk.add(&with(&gym(), json!({"customer": customer("张三", "138 0013 8000", "3-2-501"), "subject": "更衣室漏水",
        "text": "更衣室天花板漏水，地面湿滑摔伤", "facts": ["gym.L1.c"], "persons": [{"name": "李四", "department": "器械部"}]})));
    desk.at("2026-09-01T09:00:00+08:00");
    desk.add(&json!({"kind": "enquiry", "channel": "wechat", "customer": customer("欧阳娜娜", "139 2222 3333", "1-1-101"),
        "text": "周末几点闭馆"}));
    desk.at("2026-09-14T09:00:00+08:00");
    desk.add(&with(&gym(), json!({"customer": customer("王五", "021-6666 7777", ""), "channel": "counter", "category": "price",
        "departments": ["前台", "财务部"], "subject": "重复扣费", "text": "年卡被重复扣费"})));
    let fourth = desk.number(&with(
        &gym(),
        json!({"customer": customer("赵六", "137 4444 5555", ""), "subject": "毛巾破旧"}),
    ));
    desk.follow(&fourth)
        .saying("callback", json!({"satisfaction": 2}))
        .through("close");
    desk.at("2026-09-15T09:00:00+08:00");
    let fifth = desk.number(&with(
        &gym(),
        json!({"customer": customer("钱七", "136 8888 9999", ""), "subject": "淋浴没热水",
        "text": "淋浴没有热水"}),
    ));
    desk.follow(&fifth)
        .saying("callback", json!({"satisfaction": 5}))
        .through("close");
    desk.does(
        "supervisor",
        &fifth,
        "reopen",
        json!({"reason": "又没热水"}),
    );
    desk.at(MONDAY);
    desk.add(&with(
        &gym(),
        json!({"customer": customer("孙八", "135 1212 3434", ""), "subject": "今日来电"}),
    ));
    desk
}

/// What a query should find, by the last digit of the number.
fn assert_finds(desk: &Desk, query: &str, wanted: &[u32]) {
    let mut found = desk.as_("clerk").finds(query);
    found.sort();
    let wanted: Vec<String> = wanted.iter().map(|at| format!("2026-00000{at}")).collect();
    assert_eq!(found, wanted, "{query}");
}

#[test]
fn every_word_of_the_query_language_finds_its_cases() {
    let desk = desk();
    let queries: [(&str, &[u32]); 44] = [
        ("", &[1, 2, 3, 4, 5, 6]),
        ("kind:enquiry", &[2]),
        ("kind:complaint", &[1, 3, 4, 5, 6]),
        ("level:1", &[1]),
        ("level:1-2", &[1, 3]),
        ("level:3", &[5]),
        ("dept:器械部", &[1, 4, 5, 6]),
        ("dept:财务部", &[3]),
        ("person:李四", &[1]),
        ("status:open", &[1, 2, 3, 5, 6]),
        ("status:closed", &[4]),
        ("status:archived", &[]),
        ("stage:dispatch", &[1, 3, 5, 6]),
        ("stage:answer", &[2]),
        ("channel:wechat", &[2]),
        ("channel:counter", &[3]),
        ("category:price", &[3]),
        ("unit:3-2-501", &[1]),
        ("customer:王五", &[3]),
        ("phone:13800138000", &[1]),
        ("phone:66667777", &[3]),
        ("clerk:clerk", &[1, 2, 3, 4, 5, 6]),
        ("clerk:handler", &[]),
        ("received:2026-09", &[2, 3, 4, 5, 6]),
        ("received:2026-08", &[1]),
        ("received:2026-09-01..2026-09-15", &[2, 3, 4, 5]),
        ("received:2026-09-28", &[6]),
        ("overdue", &[1, 2, 3, 5]),
        ("-overdue", &[4, 6]),
        ("due:today", &[]),
        ("due:<2d", &[1, 2, 3, 5]),
        ("returned", &[]),
        ("reopened", &[5]),
        ("satisfaction:<3", &[4]),
        ("satisfaction:5", &[5]),
        ("number:2026-000003", &[3]),
        ("-kind:complaint", &[2]),
        ("status:open -level:1", &[2, 3, 5, 6]),
        ("level:1 status:closed", &[]),
        ("漏", &[1]),
        ("漏水", &[1]),
        ("天花板漏水", &[1]),
        ("oynn", &[2]),
        ("3333", &[2]),
    ];
    for (query, wanted) in queries {
        assert_finds(&desk, query, wanted);
    }
}

#[test]
fn words_are_joined_by_and_and_negated_by_a_dash() {
    let desk = desk();
    assert_finds(&desk, "漏水 level:1", &[1]);
    assert_finds(&desk, "漏水 level:2", &[]);
    assert_finds(&desk, "-漏水 kind:complaint", &[3, 4, 5, 6]);
    assert_finds(&desk, "热水 reopened", &[5]);
    assert_finds(&desk, "zs", &[1]);
    assert_finds(&desk, "1380", &[1]);
    assert_finds(&desk, "2026-000002", &[2]);
    assert_finds(&desk, "没有这样的词", &[]);
}

#[test]
fn a_query_may_come_in_several_words() {
    let desk = desk();
    let listed = desk.as_("clerk").run(
        &[
            "case",
            "list",
            "status:open",
            "-level:1-2",
            "kind:complaint",
        ],
        Value::Null,
    );
    let mut numbers = each(&listed.done()["cases"], "number");
    numbers.sort();
    assert_eq!(numbers, ["2026-000005", "2026-000006"]);
}

#[test]
fn a_wrong_word_is_an_error_that_names_it() {
    let desk = Desk::training("gym", MONDAY);
    for (query, word) in [
        ("colour:red", "colour"),
        ("status:lost", "lost"),
        ("level:7", "7"),
        ("received:soon", "soon"),
        ("received:2026-13", "2026-13"),
        ("due:<2x", "<2x"),
        ("satisfaction:<9", "9"),
        ("kind:grumble", "grumble"),
        ("channel:pigeon", "pigeon"),
        ("category:meter", "meter"),
        ("stage:limbo", "limbo"),
    ] {
        let error = desk
            .as_("clerk")
            .run(&["case", "list", query], Value::Null)
            .invalid();
        assert!(text(&error["message"]).contains(word), "{query}: {error}");
        desk.as_("clerk")
            .run(&["queue", query], Value::Null)
            .invalid();
    }
}

#[test]
fn a_list_shows_enough_of_each_case() {
    let desk = desk();
    let listed = desk
        .as_("clerk")
        .run(&["case", "list", "漏水"], Value::Null)
        .done();
    let row = &listed["cases"][0];
    assert_eq!(
        (row["number"].as_str(), row["kind"].as_str()),
        (Some("2026-000001"), Some("complaint"))
    );
    assert_eq!(
        (row["status"].as_str(), row["stage"].as_str()),
        (Some("open"), Some("dispatch"))
    );
    assert_eq!(row["subject"], "更衣室漏水");
    assert_eq!(row["received_at"], "2026-08-31T09:00:00+08:00");
}

/// All pages of a list.
fn pages(desk: &Desk, query: &str, sort: &str, limit: &str) -> Vec<Vec<String>> {
    let mut pages = Vec::new();
    let mut cursor: Option<String> = None;
    loop {
        let mut words = vec!["case", "list", query, "--sort", sort, "--limit", limit];
        if let Some(cursor) = &cursor {
            words.extend(["--after", cursor.as_str()]);
        }
        let page = desk.as_("clerk").run(&words, Value::Null).done();
        pages.push(each(&page["cases"], "number"));
        assert!(pages.len() < 20, "no end");
        match &page["next"] {
            Value::Null => return pages,
            next => cursor = Some(text(next)),
        }
    }
}

#[test]
fn page_after_page_shows_every_case_once() {
    let desk = desk();
    for sort in ["due", "received", "level"] {
        let whole = pages(&desk, "", sort, "100");
        assert_eq!(whole.len(), 1, "one page and no cursor");
        for limit in ["1", "2", "4", "6"] {
            let turned = pages(&desk, "", sort, limit);
            assert_eq!(turned.concat(), whole[0], "{sort} by {limit}");
        }
    }
    assert_eq!(
        pages(&desk, "kind:complaint", "received", "2")
            .concat()
            .len(),
        5
    );
}

#[test]
fn a_case_that_comes_between_two_pages_shifts_nothing() {
    let desk = desk();
    let words = ["case", "list", "--sort", "received", "--limit", "3"];
    let first = desk.as_("clerk").run(&words, Value::Null).done();
    desk.add(&gym());
    let cursor = text(&first["next"]);
    let second = [&words[..], &["--after", &cursor]].concat();
    let second = desk.as_("clerk").run(&second, Value::Null).done();
    let mut both = [
        each(&first["cases"], "number"),
        each(&second["cases"], "number"),
    ]
    .concat();
    both.sort();
    both.dedup();
    assert_eq!(both.len(), 6, "none twice, none lost: {both:?}");
}

#[test]
fn each_order_is_what_it_says() {
    let desk = desk();
    let numbers = |sort: &str| pages(&desk, "", sort, "100").concat();
    let received = numbers("received");
    assert_eq!(
        received.first().map(String::as_str),
        Some("2026-000006"),
        "newest first"
    );
    assert_eq!(received.last().map(String::as_str), Some("2026-000001"));
    let due = numbers("due");
    assert_eq!(
        due.first().map(String::as_str),
        Some("2026-000002"),
        "what is due first comes first"
    );
    assert_eq!(
        due.last().map(String::as_str),
        Some("2026-000004"),
        "what is not due at all comes last"
    );
    let level = numbers("level");
    assert_eq!(
        level.first().map(String::as_str),
        Some("2026-000001"),
        "the gravest first"
    );
    assert_eq!(
        level.last().map(String::as_str),
        Some("2026-000002"),
        "without a level last"
    );
}

#[test]
fn a_cursor_or_a_limit_that_is_none_is_wrong_input() {
    let desk = Desk::training("gym", MONDAY);
    let clerk = desk.as_("clerk");
    clerk
        .run(&["case", "list", "--after", "nonsense"], Value::Null)
        .invalid();
    clerk
        .run(&["case", "list", "--limit", "many"], Value::Null)
        .invalid();
    clerk
        .run(&["case", "list", "--limit", "-1"], Value::Null)
        .invalid();
}

#[test]
fn an_empty_list_is_a_list() {
    let desk = Desk::training("gym", MONDAY);
    let listed = desk.as_("clerk").run(&["case", "list"], Value::Null).done();
    assert_eq!(listed, json!({"cases": [], "next": null}));
}

#[test]
fn a_saved_search_is_run_by_its_name_and_narrowed_by_words() {
    use tousu::desk::{Clock, SavedSearch};
    let desk = Desk::training("gas", MONDAY);
    let first = desk.number(&grumble());
    let other = with(&grumble(), json!({"text": "管道漏气", "subject": "漏气"}));
    let second = desk.number(&other);
    {
        let now = MONDAY.parse().expect("a time");
        let path = desk.file();
        let mut open = tousu::desk::Desk::open(&path, Clock::Fixed(now)).expect("the desk");
        let search = SavedSearch {
            name: "维修部的".to_owned(),
            words: "dept:维修部".to_owned(),
        };
        open.save_search("clerk", &search).expect("saved");
    }
    let listed = |user: &str, words: &[&str]| {
        let words = [&["case", "list"], words].concat();
        desk.as_(user).run(&words, Value::Null)
    };
    let both = listed("clerk", &["--saved", "维修部的"]).done();
    assert_eq!(each(&both["cases"], "number"), [second.clone(), first]);
    let one = listed("clerk", &["--saved", "维修部的", "漏气"]).done();
    assert_eq!(each(&one["cases"], "number"), [second]);
    for (user, name) in [("supervisor", "维修部的"), ("clerk", "没有的")] {
        let refused = listed(user, &["--saved", name]);
        assert_ne!(refused.exit, 0, "{refused:?}");
        assert!(
            format!("{}{}", refused.out, refused.err).contains("saved"),
            "{refused:?}"
        );
    }
}
