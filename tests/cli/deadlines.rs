//! Deadlines to the minute: working days over the National Day of 2026 and its make-up days, extensions, promises, waiting.

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, events, is_standing, task, text, under, with};
use crate::proof::Way;
use crate::samples::{general, gym, insurance, property};

const RESOLVE: &str = "gym.D.resolve";

fn due(case: &Value, clause: &str) -> String {
    let task = under(case, clause).unwrap_or_else(|| panic!("{clause}: {case:#}"));
    text(&task["due"])
}

/// When a complaint at the fitness club has to have its result.
fn resolved_by(received: &str) -> String {
    let desk = Desk::training("gym", received);
    due(&desk.add(&gym()), RESOLVE)
}

#[test]
fn three_working_days_end_at_the_end_of_business() {
    let dates = [
        // An ordinary week; the hour of receipt plays no part, and its day is not counted.
        ("2026-09-07T09:00:00+08:00", "2026-09-10T18:00:00+08:00"),
        ("2026-09-07T23:59:00+08:00", "2026-09-10T18:00:00+08:00"),
        ("2026-09-11T09:00:00+08:00", "2026-09-16T18:00:00+08:00"),
        // Sunday the 20th is a make-up working day.
        ("2026-09-17T09:00:00+08:00", "2026-09-21T18:00:00+08:00"),
        ("2026-09-19T09:00:00+08:00", "2026-09-22T18:00:00+08:00"),
        ("2026-09-20T09:00:00+08:00", "2026-09-23T18:00:00+08:00"),
        // Mid-Autumn, 25 to 27.
        ("2026-09-23T09:00:00+08:00", "2026-09-29T18:00:00+08:00"),
        // National Day, 1 to 7; Saturday 10 October works.
        (MONDAY, "2026-10-08T18:00:00+08:00"),
        ("2026-09-29T10:00:00+08:00", "2026-10-09T18:00:00+08:00"),
        ("2026-09-30T10:00:00+08:00", "2026-10-10T18:00:00+08:00"),
        ("2026-10-03T10:00:00+08:00", "2026-10-10T18:00:00+08:00"),
        ("2026-10-09T10:00:00+08:00", "2026-10-13T18:00:00+08:00"),
    ];
    for (received, wanted) in dates {
        assert_eq!(resolved_by(received), wanted, "received {received}");
    }
}

#[test]
fn the_time_of_receipt_counts_not_the_time_of_typing() {
    let desk = Desk::training("gym", MONDAY);
    let case = desk.add(&with(
        &gym(),
        json!({"received_at": "2026-09-24T09:00:00+08:00"}),
    ));
    assert_eq!(due(&case, RESOLVE), "2026-09-30T18:00:00+08:00");
}

#[test]
fn the_day_of_receipt_is_a_day_of_the_desks_zone() {
    let desk = Desk::training("gym", MONDAY);
    // Late on the 24th in London is the 25th at the desk; the 25th to 27th are days off.
    let case = desk.add(&with(
        &gym(),
        json!({"received_at": "2026-09-23T17:00:00+00:00"}),
    ));
    assert_eq!(due(&case, RESOLVE), "2026-09-30T18:00:00+08:00");
}

#[test]
fn a_standing_limit_is_not_ready_until_its_turn_and_gone_when_answered() {
    for (regulation, case, clause) in [
        ("gym", gym(), RESOLVE),
        ("insurance", insurance(), "insurance.D.ordinary"),
        ("general", general(), "general.D.result"),
    ] {
        let desk = Desk::training(regulation, MONDAY);
        let added = desk.add(&case);
        let standing = under(&added, clause).expect("from registration on");
        assert_eq!(
            (standing["step"].as_str(), standing["ready"].as_bool()),
            (Some("answer"), Some(false))
        );
        let number = text(&added["number"]);
        desk.follow(&number).up_to("answer");
        let at = desk.show(&number);
        let ready = |task: &Value| task["step"] == "answer" && task["ready"] == true;
        assert!(
            at["tasks"].as_array().expect("tasks").iter().any(ready),
            "{regulation}"
        );
        desk.follow(&number).through("answer");
        assert!(
            under(&desk.show(&number), clause).is_none(),
            "{regulation}: gone when answered"
        );
    }
}

#[test]
fn what_is_late_is_overdue_from_the_minute_after() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    let overdue = || under(&desk.show(&number), RESOLVE).expect("a limit")["overdue"].clone();
    desk.at("2026-10-08T18:00:00+08:00");
    assert_eq!(overdue(), false);
    desk.at("2026-10-08T18:01:00+08:00");
    assert_eq!(overdue(), true);
    assert_eq!(desk.as_("clerk").finds("overdue"), [number]);
}

#[test]
fn one_extension_up_to_five_working_days_by_the_supervisor() {
    let desk = Desk::training("gym", MONDAY)
        .proving(Way::Done, "gym.D.extend")
        .proving(Way::Refused, "gym.D.extend");
    let number = desk.number(&gym());
    let extend = |user: &str, fields: Value| desk.as_(user).does(&number, "extend", fields);
    let two = json!({"workdays": 2, "reason": "等配件"});
    for user in ["clerk", "handler", "head"] {
        extend(user, two.clone()).forbidden();
    }
    extend("supervisor", json!({"workdays": 2})).invalid_in("reason");
    extend("supervisor", json!({"workdays": 3, "reason": "等配件"})).refused_by("gym.D.extend");
    let beyond = json!({"until": "2026-10-10T18:01:00+08:00", "reason": "等配件"});
    extend("supervisor", beyond).refused_by("gym.D.extend");

    let case = extend("supervisor", two).done();
    assert_eq!(due(&case, RESOLVE), "2026-10-10T18:00:00+08:00");
    let event = case["events"]
        .as_array()
        .and_then(|events| events.last())
        .expect("an event")
        .clone();
    assert_eq!(
        (event["kind"].as_str(), event["clause"].as_str()),
        (Some("extended"), Some("gym.D.extend"))
    );
    extend("supervisor", json!({"workdays": 1, "reason": "又等"})).refused_by("gym.D.extend");
    extend("manager", json!({"workdays": 1, "reason": "又等"})).refused_by("gym.D.extend");
}

#[test]
fn an_extension_may_name_its_time() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    let until = "2026-10-09T12:00:00+08:00";
    let fields = json!({"until": until, "reason": "等配件"});
    let case = desk.does("manager", &number, "extend", fields);
    assert_eq!(due(&case, RESOLVE), until);
}

#[test]
fn an_extension_never_shortens_and_adds_something() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    let supervisor = desk.as_("supervisor");
    for fields in [
        json!({"until": "2026-09-30T18:00:00+08:00", "reason": "x"}),
        json!({"workdays": 0, "reason": "x"}),
        json!({"workdays": -1, "reason": "x"}),
        json!({"reason": "x"}),
        json!({"workdays": 1, "until": "2026-10-09T12:00:00+08:00", "reason": "x"}),
    ] {
        let tried = supervisor.does(&number, "extend", fields);
        assert!((1..=2).contains(&tried.exit), "{tried:?}");
    }
    assert_eq!(desk.show(&number)["version"], 1);
}

#[test]
fn only_what_may_be_extended_is() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&with(&gym(), json!({"kind": "enquiry"})));
    let fields = json!({"workdays": 1, "reason": "x"});
    desk.as_("supervisor")
        .does(&number, "extend", fields)
        .refused();
}

#[test]
fn a_promise_becomes_the_limit_of_the_answer() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    let until = "2026-09-30T12:00:00+08:00";
    desk.does(
        "clerk",
        &number,
        "promise",
        json!({"until": until, "what": "回话"}),
    );
    let answers = |case: &Value| -> Vec<String> {
        let tasks = case["tasks"].as_array().expect("tasks").iter();
        tasks
            .filter(|task| task["step"] == "answer")
            .map(|task| text(&task["due"]))
            .collect()
    };
    assert!(answers(&desk.show(&number)).contains(&until.to_owned()));
    desk.follow(&number).up_to("answer");
    assert_eq!(
        task(&desk.show(&number), "answer").expect("a task")["due"],
        until
    );
}

#[test]
fn working_days_stand_still_while_the_desk_waits() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    desk.at("2026-09-29T09:00:00+08:00");
    let wait = json!({"on": "customer", "reason": "等客户提供发票"});
    desk.as_("clerk")
        .does(&number, "wait", wait.clone())
        .forbidden();
    desk.as_("supervisor")
        .does(&number, "wait", json!({"on": "weather", "reason": "x"}))
        .invalid_in("on");
    desk.as_("supervisor")
        .does(&number, "wait", json!({"on": "customer"}))
        .invalid_in("reason");
    let case = desk.does("supervisor", &number, "wait", wait.clone());
    assert!(case["waiting"].to_string().contains("customer"));
    desk.as_("supervisor").does(&number, "wait", wait).refused();

    desk.at("2026-10-20T09:00:00+08:00");
    let waiting = desk.show(&number);
    assert!(
        under(&waiting, RESOLVE).is_none_or(|task| task["overdue"] == false),
        "the clock stands"
    );
    let case = desk.does("supervisor", &number, "resume", json!({}));
    let after = due(&case, RESOLVE);
    assert!(
        after.as_str() >= "2026-10-22T18:00:00+08:00"
            && after.as_str() <= "2026-10-23T18:00:00+08:00",
        "three days, of which at most one was used: {after}"
    );
    desk.as_("supervisor")
        .does(&number, "resume", json!({}))
        .refused();
    let kinds = events(&case);
    assert!(kinds.contains(&"waited".to_owned()) && kinds.contains(&"resumed".to_owned()));
}

#[test]
fn hours_and_minutes_never_stand_still() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&with(&gym(), json!({"kind": "enquiry"})));
    let before = text(&task(&desk.show(&number), "answer").expect("a task")["due"]);
    desk.does(
        "supervisor",
        &number,
        "wait",
        json!({"on": "customer", "reason": "等"}),
    );
    desk.at("2026-09-28T20:00:00+08:00");
    let case = desk.does("supervisor", &number, "resume", json!({}));
    assert_eq!(task(&case, "answer").expect("a task")["due"], before);

    let desk = Desk::training("property", MONDAY);
    let number = desk.number(&property("phone"));
    desk.does(
        "supervisor",
        &number,
        "wait",
        json!({"on": "customer", "reason": "等"}),
    );
    desk.at("2026-09-28T20:00:00+08:00");
    let case = desk.does("supervisor", &number, "resume", json!({}));
    assert_eq!(
        task(&case, "contact").expect("a task")["due"],
        "2026-09-28T22:00:00+08:00"
    );
}

#[test]
fn insurance_extends_its_own_limit() {
    let desk = Desk::training("insurance", MONDAY);
    let number = desk.number(&insurance());
    let fields = json!({"workdays": 2, "reason": "等鉴定"});
    let case = desk.does("supervisor", &number, "extend", fields);
    let answer = case["tasks"]
        .as_array()
        .expect("tasks")
        .iter()
        .find(|task| is_standing(task) && task["step"] == "answer");
    // 10 October, then Monday the 12th and Tuesday the 13th.
    assert_eq!(answer.expect("a limit")["due"], "2026-10-13T18:00:00+08:00");
}
