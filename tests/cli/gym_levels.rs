//! The fitness club's four levels: which criterion puts a case there, who may change it, and what time does.

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, events, how, text, why, with};
use crate::proof::Way;
use crate::samples::{brought_by, gym};

fn level(case: &Value) -> String {
    text(&case["level"]["id"])
}

fn desk() -> Desk {
    Desk::training("gym", MONDAY)
}

#[test]
fn each_ticked_fact_gives_its_level_and_is_named() {
    let desk = desk().proving(
        Way::Level,
        "gym.L1.a gym.L1.d gym.L2.a gym.L2.b gym.L3.a gym.L3.c gym.L4.a gym.L4.b",
    );
    let ticked = [
        ("gym.L1.a", "1"),
        ("gym.L1.c", "1"),
        ("gym.L1.d", "1"),
        ("gym.L2.a", "2"),
        ("gym.L2.b", "2"),
        ("gym.L3.a", "3"),
        ("gym.L3.c", "3"),
        ("gym.L4.a", "4"),
        ("gym.L4.b", "4"),
    ];
    for (fact, wanted) in ticked {
        let case = desk.add(&with(&gym(), json!({"facts": [fact], "subject": null})));
        assert_eq!(level(&case), wanted, "{fact}");
        assert_eq!(how(&case, fact), "ticked");
    }
}

#[test]
fn with_nothing_ticked_it_is_level_four_by_default() {
    let desk = desk();
    let case = desk.add(&gym());
    assert_eq!(level(&case), "4");
    assert_eq!(case["level"]["why"][0]["how"], "default");
}

#[test]
fn the_highest_that_fires_wins() {
    let desk = desk().proving(Way::Level, "gym.L2.a gym.L3.a gym.L4.a");
    let facts = ["gym.L4.a", "gym.L2.a", "gym.L3.a"];
    let case = desk.add(&with(&gym(), json!({"facts": facts})));
    assert_eq!(level(&case), "2");
    assert_eq!(how(&case, "gym.L2.a"), "ticked");
}

#[test]
fn departments_are_counted_by_the_program() {
    let desk = desk().proving(Way::Level, "gym.L1.e gym.L2.e");
    let two = desk.add(&with(&gym(), json!({"departments": ["前台", "器械部"]})));
    assert_eq!(
        (level(&two), how(&two, "gym.L2.e")),
        ("2".into(), "computed".into())
    );
    let three = with(&gym(), json!({"departments": ["前台", "器械部", "商品部"]}));
    let three = desk.add(&three);
    assert_eq!(
        (level(&three), how(&three, "gym.L1.e")),
        ("1".into(), "computed".into())
    );
    let twice = desk.add(&with(
        &gym(),
        json!({"departments": ["前台", " 前台 ", "前台"]}),
    ));
    assert_eq!(
        level(&twice),
        "4",
        "one department named three times is one"
    );
}

#[test]
fn departments_count_from_dispatch_too() {
    let desk = desk()
        .proving(Way::Level, "gym.L1.e")
        .proving(Way::Done, "gym.L1.e");
    let number = desk.number(&gym());
    let fields = json!({"department": "工程部", "departments": ["商品部"]});
    let case = desk.does("supervisor", &number, "dispatch", fields);
    assert_eq!(level(&case), "1");
    assert!(why(&case).contains(&"gym.L1.e".to_owned()));
    assert!(
        events(&case).contains(&"level_changed".to_owned()),
        "the rise is recorded"
    );
}

#[test]
fn a_need_has_no_level() {
    let desk = desk();
    for kind in ["help", "enquiry", "vent", "opinion"] {
        let case = desk.add(&with(
            &gym(),
            json!({"kind": kind, "departments": ["甲", "乙", "丙"]}),
        ));
        assert_eq!(case["level"], Value::Null, "{kind}");
    }
}

#[test]
fn the_clerk_ticks_at_any_time_and_the_level_never_falls_by_itself() {
    let desk = desk()
        .proving(Way::Level, "gym.L1.c")
        .proving(Way::Done, "gym.L1.c");
    let number = desk.number(&gym());
    let case = desk.does("clerk", &number, "assess", json!({"facts": ["gym.L1.c"]}));
    assert_eq!(level(&case), "1");
    let case = desk.does("clerk", &number, "assess", json!({"facts": []}));
    assert_eq!(level(&case), "1", "a level never falls by itself");
}

#[test]
fn a_level_by_hand_is_the_supervisors_with_a_reason() {
    let desk = desk();
    let number = desk.number(&gym());
    let up = json!({"level": "2", "reason": "媒体正在打听"});
    for user in ["clerk", "handler", "head"] {
        desk.as_(user)
            .does(&number, "assess", up.clone())
            .forbidden();
    }
    let supervisor = desk.as_("supervisor");
    supervisor
        .does(&number, "assess", json!({"level": "2"}))
        .invalid_in("reason");
    supervisor
        .does(&number, "assess", json!({"level": "9", "reason": "x"}))
        .invalid_in("level");

    let case = desk.does("supervisor", &number, "assess", up);
    assert_eq!(level(&case), "2");
    assert_eq!(case["level"]["why"][0]["how"], "set");
    let down = json!({"level": "4", "reason": "媒体无意报道"});
    let case = desk.does("manager", &number, "assess", down);
    assert_eq!(level(&case), "4");
}

#[test]
fn after_a_level_by_hand_only_a_new_clause_raises_it() {
    let desk = desk()
        .proving(Way::Level, "gym.L1.a")
        .proving(Way::Done, "gym.L1.a");
    let number = desk.number(&with(&gym(), json!({"facts": ["gym.L1.c"]})));
    let down = json!({"level": "3", "reason": "只是擦伤"});
    assert_eq!(
        level(&desk.does("supervisor", &number, "assess", down)),
        "3"
    );
    let again = desk.does("clerk", &number, "assess", json!({"facts": ["gym.L1.c"]}));
    assert_eq!(level(&again), "3", "L1.c has fired before");
    let new = json!({"facts": ["gym.L1.c", "gym.L1.a"]});
    assert_eq!(level(&desk.does("clerk", &number, "assess", new)), "1");
}

#[test]
fn half_a_month_unresolved_on_our_side_is_level_two() {
    let desk = desk()
        .proving(Way::Level, "gym.L2.d")
        .proving(Way::Done, "gym.L2.d");
    let number = desk.number(&gym());
    desk.at("2026-10-13T09:59:00+08:00").tick();
    assert_eq!(level(&desk.show(&number)), "4", "a minute is missing");
    let changed = desk.at("2026-10-13T10:00:00+08:00").tick();
    assert!(changed.to_string().contains(&number), "{changed}");
    let case = desk.show(&number);
    assert_eq!(
        (level(&case), how(&case, "gym.L2.d")),
        ("2".into(), "computed".into())
    );
    let rise = case["events"]
        .as_array()
        .and_then(|events| events.last())
        .expect("an event");
    assert_eq!(rise["kind"], "level_changed");
    assert_eq!(rise["clause"], "gym.L2.d");
    let quiet = desk.tick();
    assert!(
        !quiet.to_string().contains(&number),
        "once is enough: {quiet}"
    );
}

#[test]
fn half_a_month_of_waiting_for_the_customer_is_not_on_our_side() {
    let desk = desk();
    let (ours, theirs) = (
        desk.number(&gym()),
        desk.number(&with(&gym(), json!({"subject": "另一件"}))),
    );
    let wait = |on: &str| json!({"on": on, "reason": "等"});
    desk.does("supervisor", &ours, "wait", wait("office"));
    desk.does("supervisor", &theirs, "wait", wait("customer"));
    desk.at("2026-10-20T10:00:00+08:00").tick();
    assert_eq!(level(&desk.show(&ours)), "2");
    assert_eq!(level(&desk.show(&theirs)), "4");
    desk.does("supervisor", &theirs, "resume", json!({}));
    desk.tick();
    assert_eq!(level(&desk.show(&theirs)), "2", "nobody waits any more");
}

#[test]
fn what_was_lowered_by_hand_rises_again_when_time_brings_a_new_clause() {
    let desk = desk().proving(Way::Level, "gym.L1.c");
    let number = desk.number(&with(&gym(), json!({"facts": ["gym.L1.c"]})));
    desk.does(
        "supervisor",
        &number,
        "assess",
        json!({"level": "4", "reason": "没有受伤"}),
    );
    desk.at("2026-10-13T10:00:00+08:00").tick();
    assert_eq!(level(&desk.show(&number)), "2");
}

#[test]
fn a_month_later_badly_handled_is_level_one() {
    let desk = desk()
        .proving(Way::Level, "gym.L1.b")
        .proving(Way::Done, "gym.L1.b");
    let escalated = desk.number(&gym());
    let merely_open = desk.number(&with(&gym(), json!({"subject": "另一件"})));
    desk.does(
        "supervisor",
        &escalated,
        "escalate",
        json!({"reason": "部门推诿"}),
    );
    desk.at("2026-10-28T09:59:00+08:00").tick();
    assert_ne!(level(&desk.show(&escalated)), "1", "a minute is missing");
    desk.at("2026-10-28T10:00:00+08:00").tick();
    let case = desk.show(&escalated);
    assert_eq!(
        (level(&case), how(&case, "gym.L1.b")),
        ("1".into(), "computed".into())
    );
    assert_eq!(
        level(&desk.show(&merely_open)),
        "2",
        "only half a month counts here"
    );
}

#[test]
fn a_month_from_the_last_of_january_ends_with_february() {
    let desk = Desk::training("gym", "2026-01-31T10:00:00+08:00");
    let number = desk.number(&gym());
    desk.does(
        "supervisor",
        &number,
        "escalate",
        json!({"reason": "部门推诿"}),
    );
    desk.at("2026-02-28T09:59:00+08:00").tick();
    assert_eq!(level(&desk.show(&number)), "2");
    desk.at("2026-02-28T10:00:00+08:00").tick();
    assert_eq!(level(&desk.show(&number)), "1");
}

#[test]
fn a_month_counts_from_receipt_even_when_registered_late() {
    let desk = desk().proving(Way::Level, "gym.L2.d");
    let number = desk.number(&with(
        &gym(),
        json!({"received_at": "2026-09-13T10:00:00+08:00"}),
    ));
    let case = desk.show(&number);
    assert_eq!(
        (level(&case), how(&case, "gym.L2.d")),
        ("2".into(), "computed".into())
    );
}

#[test]
fn three_customers_with_one_matter_raise_all_their_cases() {
    let desk = desk()
        .proving(Way::Level, "gym.L2.c")
        .proving(Way::Done, "gym.L2.c");
    let numbers = three(
        &desk,
        [
            MONDAY,
            "2026-10-05T10:00:00+08:00",
            "2026-10-09T10:00:00+08:00",
        ],
    );
    for number in &numbers {
        let case = desk.show(number);
        assert_eq!(
            (level(&case), how(&case, "gym.L2.c")),
            ("2".into(), "computed".into()),
            "{number}"
        );
    }
    let older = desk.show(&numbers[0]);
    assert_eq!(
        events(&older),
        ["registered", "level_changed"],
        "raised with nobody at the keyboard"
    );
}

/// One matter brought by three people, at these times.
fn three(desk: &Desk, times: [&str; 3]) -> Vec<String> {
    let people = [
        ("甲", "13900000001"),
        ("乙", "13900000002"),
        ("丙", "13900000003"),
    ];
    let bring = |(time, (name, phone)): (&str, (&str, &str))| {
        desk.at(time).number(&brought_by(&gym(), name, phone))
    };
    times.into_iter().zip(people).map(bring).collect()
}

#[test]
fn the_window_of_one_matter_is_thirty_days() {
    let inside = desk();
    let late = "2026-10-28T10:00:00+08:00";
    let numbers = three(&inside, [MONDAY, "2026-10-10T10:00:00+08:00", late]);
    assert!(
        why(&inside.show(&numbers[2])).contains(&"gym.L2.c".to_owned()),
        "exactly 30 days"
    );

    let outside = desk();
    let numbers = three(
        &outside,
        [
            MONDAY,
            "2026-10-10T10:00:00+08:00",
            "2026-10-29T10:00:00+08:00",
        ],
    );
    assert_eq!(level(&outside.show(&numbers[2])), "4", "31 days");
}

#[test]
fn what_differs_is_not_one_matter() {
    let others = [
        json!({"category": "service_quality"}),
        json!({"departments": ["前台"]}),
        json!({"subject": "椭圆机异响"}),
        json!({"customer": {"name": "乙老", "phone": "+86 139-0000-0002"}}),
    ];
    for other in others {
        let desk = desk();
        desk.add(&brought_by(&gym(), "甲", "13900000001"));
        desk.add(&brought_by(&gym(), "乙", "13900000002"));
        let third = desk.add(&with(
            &brought_by(&gym(), "丙", "13900000003"),
            other.clone(),
        ));
        assert_eq!(level(&third), "4", "{other}");
    }
}

#[test]
fn without_a_subject_there_is_no_matter() {
    let desk = desk();
    for phone in ["13900000001", "13900000002", "13900000003"] {
        let case = with(&brought_by(&gym(), phone, phone), json!({"subject": " "}));
        assert_eq!(level(&desk.add(&case)), "4");
    }
}

#[test]
fn a_subject_is_the_same_however_it_is_typed() {
    let desk = desk();
    let typed = ["ABC 跑步机", "ａｂｃ\u{3000}跑步机", " abc  跑步机 "];
    let mut last = Value::Null;
    for (at, subject) in typed.iter().enumerate() {
        let phone = format!("1390000000{at}");
        let case = with(
            &brought_by(&gym(), &phone, &phone),
            json!({"subject": subject}),
        );
        last = desk.add(&case);
    }
    assert_eq!(level(&last), "2");
}

#[test]
fn a_second_complaint_after_handling_is_level_three() {
    let desk = desk().proving(Way::Level, "gym.L3.b");
    let first = desk.number(&gym());
    assert_eq!(level(&desk.add(&gym())), "4", "the first is still open");
    desk.follow(&first).through("close");
    let again = desk.add(&with(
        &gym(),
        json!({"customer": {"name": "张先生", "phone": "+8613800138000"}}),
    ));
    assert_eq!(
        (level(&again), how(&again, "gym.L3.b")),
        ("3".into(), "computed".into())
    );
    let somebody_else = desk.add(&brought_by(&gym(), "赵六", "13700000000"));
    assert_ne!(level(&somebody_else), "3");
}

#[test]
fn a_case_reopened_or_escalated_is_level_three() {
    let desk = desk()
        .proving(Way::Level, "gym.L3.b")
        .proving(Way::Done, "gym.L3.b")
        .proving(Way::Refused, "gym.L3.b");
    let number = desk.number(&gym());
    let case = desk.does(
        "supervisor",
        &number,
        "escalate",
        json!({"reason": "部门不理"}),
    );
    assert_eq!(
        (level(&case), how(&case, "gym.L3.b")),
        ("3".into(), "computed".into())
    );

    let number = desk.number(&with(&gym(), json!({"subject": "另一件"})));
    desk.follow(&number).through("close");
    desk.as_("clerk")
        .does(&number, "reopen", json!({"reason": "又坏了"}))
        .forbidden();
    let case = desk.does("supervisor", &number, "reopen", json!({"reason": "又坏了"}));
    assert_eq!(
        (text(&case["status"]), level(&case)),
        ("open".into(), "3".into())
    );
    assert!(events(&case).contains(&"reopened".to_owned()));
}
