//! Asking twice does once; changing what somebody else has changed is a conflict; and the last command can be taken back.

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, events, nothing, text, with};
use crate::samples::{gym, property};

const OP: &str = "6f1c9a52-2c0e-4f4b-9d0e-3c1b6c1f7a01";
const OTHER_OP: &str = "6f1c9a52-2c0e-4f4b-9d0e-3c1b6c1f7a02";

fn desk() -> Desk {
    Desk::training("gym", MONDAY)
}

#[test]
fn the_same_registration_twice_is_one_case() {
    let desk = desk();
    let case = with(&gym(), json!({"op": OP}));
    let first = desk.add(&case);
    let again = desk.at("2026-09-28T11:00:00+08:00").add(&case);
    assert_eq!(first["number"], again["number"]);
    assert_eq!(desk.as_("clerk").finds("").len(), 1);
}

#[test]
fn the_same_id_with_another_content_is_wrong_input() {
    let desk = desk();
    let number = desk.number(&with(&gym(), json!({"op": OP})));
    let other = with(&gym(), json!({"op": OP, "text": "别的事"}));
    desk.as_("clerk").add(&other).invalid_in("op");
    let note = json!({"op": OP, "text": "x"});
    desk.as_("clerk")
        .does(&number, "note", note)
        .invalid_in("op");
    assert_eq!(desk.as_("clerk").finds("").len(), 1);
}

#[test]
fn the_same_command_twice_is_done_once() {
    let desk = desk();
    let number = desk.number(&gym());
    let note = json!({"op": OP, "text": "催办"});
    let first = desk.does("clerk", &number, "note", note.clone());
    desk.does(
        "clerk",
        &number,
        "note",
        json!({"op": OTHER_OP, "text": "又催"}),
    );
    let again = desk.does("clerk", &number, "note", note.clone());
    assert_eq!(first["version"], 2);
    assert_eq!(again["version"], 3, "the case as it is now");
    let other = with(&note, json!({"text": "别的"}));
    desk.as_("clerk")
        .does(&number, "note", other)
        .invalid_in("op");
}

#[test]
fn the_same_command_on_another_case_is_another_content() {
    let desk = desk();
    let (one, two) = (desk.number(&gym()), desk.number(&gym()));
    let note = json!({"op": OP, "text": "催办"});
    desk.does("clerk", &one, "note", note.clone());
    desk.as_("clerk").does(&two, "note", note).invalid_in("op");
}

#[test]
fn what_was_refused_may_be_asked_again_under_its_id() {
    let desk = desk();
    let number = desk.number(&gym());
    let slip = json!({"op": OP, "department": "器械部"});
    desk.as_("clerk")
        .does(&number, "dispatch", slip.clone())
        .forbidden();
    desk.does("supervisor", &number, "dispatch", slip);
}

#[test]
fn somebody_else_was_faster() {
    let desk = desk();
    let number = desk.number(&gym());
    desk.does("handler", &number, "note", json!({"text": "看过"}));
    let late = json!({"version": 1, "department": "器械部"});
    let error = desk
        .as_("supervisor")
        .does(&number, "dispatch", late)
        .conflict();
    let message = text(&error["message"]);
    assert!(message.contains("handler"), "names who: {message}");
    let current = json!({"version": 2, "department": "器械部"});
    assert_eq!(
        desk.does("supervisor", &number, "dispatch", current)["version"],
        3
    );
    let ahead = json!({"version": 9, "text": "x"});
    assert_ne!(desk.as_("clerk").does(&number, "note", ahead).exit, 0);
    desk.as_("clerk")
        .does(&number, "note", json!({"version": "two", "text": "x"}))
        .invalid_in("version");
}

#[test]
fn the_last_command_is_taken_back_within_ten_minutes() {
    let desk = desk();
    let number = desk.number(&gym());
    desk.does(
        "supervisor",
        &number,
        "dispatch",
        json!({"department": "工程部"}),
    );
    let case = desk
        .at("2026-09-28T10:10:00+08:00")
        .does("supervisor", &number, "undo", nothing());
    assert_eq!(case["stage"], "dispatch");
    assert_eq!(case["departments"], json!(["器械部"]), "as before");
    assert_eq!(case["level"]["id"], "4", "as before");
    assert!(
        case["version"].as_i64() > Some(2),
        "nothing is lost: the undoing is on record"
    );
    assert!(events(&case).contains(&"dispatched".to_owned()));
}

#[test]
fn after_ten_minutes_it_stays() {
    let desk = desk();
    let number = desk.number(&gym());
    desk.does(
        "supervisor",
        &number,
        "dispatch",
        json!({"department": "器械部"}),
    );
    desk.at("2026-09-28T10:10:01+08:00");
    desk.as_("supervisor")
        .does(&number, "undo", nothing())
        .refused();
}

#[test]
fn nobody_takes_back_what_another_did() {
    let desk = desk();
    let number = desk.number(&gym());
    desk.does(
        "supervisor",
        &number,
        "dispatch",
        json!({"department": "器械部"}),
    );
    for user in ["manager", "clerk", "admin"] {
        let tried = desk.as_(user).does(&number, "undo", nothing());
        assert_eq!(tried.exit, 1, "{user}: {tried:?}");
    }
}

#[test]
fn only_the_last_is_taken_back() {
    let desk = desk();
    let number = desk.number(&gym());
    desk.does(
        "supervisor",
        &number,
        "dispatch",
        json!({"department": "器械部"}),
    );
    desk.does("handler", &number, "note", json!({"text": "收到"}));
    desk.as_("supervisor")
        .does(&number, "undo", nothing())
        .refused();
    desk.does("handler", &number, "undo", nothing());
    desk.as_("handler")
        .does(&number, "undo", nothing())
        .refused();
}

#[test]
fn what_cannot_be_unsaid_is_not_undone() {
    let desk = desk();
    let number = desk.number(&gym());
    desk.as_("clerk").does(&number, "undo", nothing()).refused();
    desk.follow(&number).through("answer");
    desk.as_("clerk").does(&number, "undo", nothing()).refused();
    desk.follow(&number).through("close");
    desk.as_("clerk").does(&number, "undo", nothing()).refused();
}

#[test]
fn each_of_the_small_commands_can_be_taken_back() {
    let small = [
        ("clerk", "assess", json!({"facts": ["gym.L1.c"]})),
        ("supervisor", "assess", json!({"level": "2", "reason": "x"})),
        (
            "supervisor",
            "wait",
            json!({"on": "customer", "reason": "x"}),
        ),
        ("clerk", "note", json!({"text": "x"})),
        (
            "clerk",
            "contact",
            json!({"reached": false, "method": "phone", "notes": "x"}),
        ),
    ];
    for (user, command, fields) in small {
        let desk = desk();
        let number = desk.number(&gym());
        let before = desk.show(&number);
        desk.does(user, &number, command, fields);
        let after = desk.does(user, &number, "undo", nothing());
        for field in [
            "level", "stage", "waiting", "contacts", "facts", "tasks", "status",
        ] {
            assert_eq!(after[field], before[field], "{command}: {field}");
        }
    }
    let desk = Desk::training("property", MONDAY);
    let number = desk.number(&property("letter"));
    let before = desk.show(&number);
    let fields = json!({"valid": true, "severity": "serious", "reason": "x"});
    desk.does("clerk", &number, "verify", fields);
    let after = desk.does("clerk", &number, "undo", nothing());
    for field in ["level", "stage", "tasks", "finding"] {
        assert_eq!(after[field], before[field], "verify: {field}");
    }
}

#[test]
fn a_batch_of_the_same_lines_twice_makes_each_case_once() {
    let desk = desk();
    let line = |at: usize| {
        with(
            &gym(),
            json!({"op": format!("{OP}-{at}"), "text": format!("第 {at} 件")}),
        )
        .to_string()
    };
    let input = (1..=5).map(line).collect::<Vec<_>>().join("\n");
    let words = ["case", "add", "-", "--lines", "--json"];
    let first = desk.as_("clerk").type_in(&words, &input);
    let again = desk.as_("clerk").type_in(&words, &input);
    let numbers = |out: &str| -> Vec<String> {
        let value = |line: &str| serde_json::from_str::<Value>(line).expect("JSON");
        out.lines()
            .map(|line| text(&value(line)["number"]))
            .collect()
    };
    assert_eq!(numbers(&first.out), numbers(&again.out));
    assert_eq!(desk.as_("clerk").finds("").len(), 5);
}
