//! The regulation as it is read: what each clause does, how often it has acted, and in which cases; and a year as it is read.

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, with};
use crate::samples::{gym, insurance, property, whistle};

/// A clause as `regulation show` gives it.
fn clause(desk: &Desk, id: &str) -> Value {
    let shown = desk
        .as_("manager")
        .run(&["regulation", "show"], Value::Null)
        .done();
    let clauses = shown["clauses"].as_array().unwrap().clone();
    let found = clauses.into_iter().find(|clause| clause["id"] == id);
    found.unwrap_or_else(|| panic!("no clause {id}"))
}

fn injured() -> Value {
    with(&gym(), json!({"facts": ["gym.L1.c"]}))
}

#[test]
fn a_clause_tells_how_often_it_acted_in_how_many_cases_and_when_last() {
    let desk = Desk::training("gym", MONDAY);
    assert_eq!(clause(&desk, "gym.L1.c")["fired"], 0);
    assert_eq!(clause(&desk, "gym.L1.c")["last"], Value::Null);
    desk.add(&injured());
    desk.at("2026-09-28T11:00:00+08:00").add(&injured());
    desk.at("2026-09-28T12:00:00+08:00").add(&gym());
    let fired = clause(&desk, "gym.L1.c");
    assert_eq!((&fired["fired"], &fired["cases"]), (&json!(2), &json!(2)));
    assert_eq!(fired["last"], "2026-09-28T11:00:00+08:00");
    let limit = clause(&desk, "gym.D.resolve");
    assert_eq!(limit["cases"], 3, "it set the limit of every case: {limit}");
}

#[test]
fn a_clause_that_time_alone_makes_fire_is_counted() {
    let desk = Desk::training("gym", "2026-09-01T10:00:00+08:00");
    desk.add(&gym());
    desk.at("2026-09-20T10:00:00+08:00").tick();
    assert_eq!(clause(&desk, "gym.L2.d")["fired"], 1);
}

#[test]
fn what_was_undone_stays_counted_as_it_happened_and_the_undoing_counts_nothing() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    let assess = |facts: Value| desk.does("clerk", &number, "assess", json!({"facts": facts}));
    assess(json!(["gym.L1.c"]));
    desk.does("clerk", &number, "undo", json!({}));
    assess(json!(["gym.L1.c"]));
    let fired = clause(&desk, "gym.L1.c");
    assert_eq!((&fired["fired"], &fired["cases"]), (&json!(2), &json!(1)));
}

#[test]
fn a_clause_says_what_the_program_does_by_it() {
    let desk = Desk::training("property", MONDAY);
    let rules = clause(&desk, "property.S.3min")["rules"].to_string();
    for words in ["步骤", "负责人到场", "3 分钟（自通知到场起）", "head"] {
        assert!(rules.contains(words), "{words}: {rules}");
    }
}

#[test]
fn the_cases_of_a_clause_are_found_by_its_id() {
    let desk = Desk::training("gym", MONDAY);
    desk.add(&injured());
    desk.add(&gym());
    desk.at("2026-09-28T11:00:00+08:00").add(&injured());
    let clerk = desk.as_("clerk");
    assert_eq!(
        clerk.finds("clause:gym.L1.c"),
        ["2026-000003", "2026-000001"]
    );
    assert_eq!(clerk.finds("clause:l1.C"), ["2026-000003", "2026-000001"]);
    assert_eq!(clerk.finds("-clause:gym.L1.c"), ["2026-000002"]);
    assert_eq!(
        clerk.finds("clause:gym.L1.c 跑步机 received:2026-09"),
        ["2026-000003", "2026-000001"]
    );
    assert!(clerk.finds("clause:gym.L1.a").is_empty());
}

#[test]
fn a_clause_that_is_none_is_an_error_that_names_it() {
    let desk = Desk::training("gym", MONDAY);
    let answer = desk
        .as_("clerk")
        .run(&["case", "list", "clause:gym.L9.z"], Value::Null);
    let error = answer.invalid();
    let message = error["message"].as_str().unwrap();
    assert!(
        message.contains("gym.L9.z") && message.contains("gym.L1.c"),
        "{message}"
    );
}

#[test]
fn a_sealed_case_shows_in_no_count_of_a_clause() {
    let desk = Desk::training("insurance", MONDAY);
    let counts = |desk: &Desk| {
        let shown = desk
            .as_("clerk")
            .run(&["regulation", "show"], Value::Null)
            .done();
        let clauses = shown["clauses"].as_array().unwrap().clone();
        let all = clauses
            .iter()
            .map(|clause| clause["fired"].as_u64().unwrap());
        all.sum::<u64>()
    };
    desk.add(&whistle());
    assert_eq!(counts(&desk), 0);
    assert!(
        desk.as_("manager")
            .finds("clause:insurance.K.whistle")
            .is_empty()
    );
    desk.add(&insurance());
    assert!(counts(&desk) > 0);
    let check = desk.as_("admin").run(&["check"], Value::Null).done();
    assert_eq!(check["ok"], true, "{check}");
}

#[test]
fn people_read_the_regulation_with_its_counts() {
    let desk = Desk::training("gym", MONDAY);
    desk.add(&injured());
    let clerk = desk.as_("clerk");
    let zh = clerk.type_in(&["regulation", "show"], "").out;
    let line = zh
        .lines()
        .find(|line| line.starts_with("gym.L1.c "))
        .unwrap();
    assert!(
        line.contains("1 次 / 1 件") && line.contains("2026-09-28 10:00"),
        "{line}"
    );
    assert!(zh.contains("判级条件：一级 · 当涉及部门不少于 3"), "{zh}");
    let en = clerk
        .type_in(&["--lang", "en", "regulation", "show"], "")
        .out;
    assert!(
        en.contains("1× in 1") && en.contains("Criterion: Level 1"),
        "{en}"
    );
}

#[test]
fn without_a_desk_the_regulation_is_read_without_counts() {
    let desk = Desk::folder(MONDAY);
    let shown = desk
        .as_("clerk")
        .run(&["regulation", "show", "gym"], Value::Null)
        .done();
    assert_eq!(shown["clauses"][0]["fired"], Value::Null);
}

#[test]
fn a_unit_is_found_by_exactly_its_name() {
    let desk = Desk::training("property", MONDAY);
    let of = |unit: &str| {
        with(
            &property("phone"),
            json!({"customer": {"name": "张三", "unit": unit}}),
        )
    };
    for unit in ["3-2-501", "13-2-501", "3-2-5010", "３－２－501"] {
        desk.add(&of(unit));
    }
    let clerk = desk.as_("clerk");
    assert_eq!(clerk.finds("unit:3-2-501"), ["2026-000004", "2026-000001"]);
    assert_eq!(clerk.finds("unit:3-2-50"), Vec::<String>::new());
}

#[test]
fn the_queue_of_a_day_has_what_is_due_on_that_day() {
    let desk = Desk::training("gym", MONDAY);
    desk.add(&gym());
    let enquiry = json!({"kind": "enquiry", "channel": "phone", "customer": {"name": "王五"}, "text": "几点闭馆"});
    desk.add(&enquiry);
    let clerk = desk.as_("clerk");
    let tomorrow = clerk.queue(&["due:2026-09-29"]);
    assert_eq!(tomorrow.len(), 1, "{tomorrow:?}");
    assert_eq!(tomorrow[0]["number"], "2026-000002");
    let all = clerk.queue(&[]).len();
    let dated = clerk.queue(&["due:2026"]).len();
    let other = clerk.queue(&["-due:2026"]).len();
    assert!(dated < all && other < all, "{all} {dated} {other}");
}

#[test]
fn a_year_is_shown_with_its_days_off_and_make_up_working_days() {
    let desk = Desk::training("gym", MONDAY);
    let clerk = desk.as_("clerk");
    let zh = clerk.type_in(&["calendar", "show", "2026"], "").out;
    for words in [
        "2026 年",
        "10月",
        " 1休 2休 3休 4休",
        "10班",
        "2026-10-01 – 10-07",
        "国庆节",
    ] {
        assert!(zh.contains(words), "{words}:\n{zh}");
    }
    let en = clerk
        .type_in(&["--lang", "en", "calendar", "show", "2026"], "")
        .out;
    assert!(
        en.contains("October") && en.contains(" 1H  2H") && en.contains("National Day"),
        "{en}"
    );
    let missing = clerk.type_in(&["calendar", "show", "2028"], "").out;
    assert!(
        missing.contains("2028 年的日历尚未公布") && missing.contains("12月"),
        "{missing}"
    );
}
