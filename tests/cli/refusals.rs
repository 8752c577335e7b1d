//! What is refused, with which code, naming what; and that the case stays as it was.

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, nothing, text};
use crate::proof::Way;
use crate::samples::{gas, general, gym, insurance, property, suggestion};

#[test]
fn an_unknown_case_user_command_or_field_is_wrong_input() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    let clerk = desk.as_("clerk");
    for unknown in [
        "2026-000002",
        "2025-000001",
        "x",
        "",
        "2026-1",
        "０",
        "' OR 1=1",
    ] {
        clerk.show(unknown).invalid();
        clerk.does(unknown, "note", json!({"text": "x"})).invalid();
    }
    clerk.does(&number, "celebrate", nothing()).invalid();
    clerk
        .does(&number, "note", json!({"text": "x", "colour": "red"}))
        .invalid_in("colour");
    desk.as_("ghost")
        .does(&number, "note", json!({"text": "x"}))
        .invalid();
    assert_eq!(desk.show(&number)["version"], 1);
}

#[test]
fn malformed_fields_are_wrong_input() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    let supervisor = desk.as_("supervisor");
    for broken in ["{", "[]", "\"x\"", "nonsense", "{\"department\":"] {
        let words = ["case", "do", &number, "dispatch", "-", "--json"];
        supervisor.type_in(&words, broken).invalid();
    }
    supervisor
        .does(&number, "dispatch", json!({"department": 7}))
        .invalid_in("department");
    supervisor
        .does(&number, "dispatch", json!({"department": "  "}))
        .invalid_in("department");
    supervisor
        .does(&number, "dispatch", nothing())
        .invalid_in("department");
    supervisor
        .does(
            &number,
            "contact",
            json!({"reached": true, "method": "pigeon", "notes": "x"}),
        )
        .invalid_in("method");
    assert_eq!(desk.show(&number)["version"], 1);
}

#[test]
fn fields_may_be_left_away_where_there_are_none() {
    let desk = Desk::training("property", MONDAY);
    let number = desk.number(&property("visit"));
    let answer = desk
        .as_("clerk")
        .type_in(&["case", "do", &number, "notify", "--json"], "");
    assert_eq!(answer.exit, 0, "{answer:?}");
}

#[test]
fn out_of_turn_is_refused_with_the_clause_of_the_turn() {
    let early = [
        (
            "gym",
            gym(),
            "handler",
            "investigate",
            json!({"notes": "x", "finding": "service"}),
            "gym.P.complaint",
        ),
        (
            "gym",
            gym(),
            "clerk",
            "answer",
            json!({"method": "phone", "notes": "x"}),
            "gym.F.feedback",
        ),
        (
            "gym",
            gym(),
            "clerk",
            "close",
            json!({"reason": "x"}),
            "gym.F.feedback",
        ),
        ("gym", gym(), "admin", "archive", json!({}), "gym.A.archive"),
        (
            "insurance",
            insurance(),
            "supervisor",
            "approve",
            json!({}),
            "insurance.P.return",
        ),
        (
            "insurance",
            insurance(),
            "handler",
            "verdict",
            json!({"substantiated": "yes", "upheld": true, "reason": "x"}),
            "insurance.P.verdict",
        ),
        ("gas", gas("phone"), "head", "sign", json!({}), "gas.P.slip"),
        (
            "gas",
            gas("phone"),
            "head",
            "submit",
            json!({"handling": "x"}),
            "gas.P.fix",
        ),
        (
            "gas",
            gas("phone"),
            "supervisor",
            "inspect",
            json!({"effective": true, "notes": "x"}),
            "gas.P.check",
        ),
        (
            "general",
            general(),
            "supervisor",
            "dispatch",
            json!({"department": "x"}),
            "general.P.plan",
        ),
        (
            "general",
            suggestion(),
            "clerk",
            "answer",
            json!({"method": "phone", "notes": "x"}),
            "general.P.suggestion",
        ),
        (
            "property",
            property("letter"),
            "clerk",
            "countersign",
            json!({"name": "x"}),
            "property.H.answer",
        ),
        (
            "property",
            property("visit"),
            "head",
            "arrive",
            json!({}),
            "property.S.3min",
        ),
    ];
    for (regulation, case, user, command, fields, clause) in early {
        let desk = Desk::training(regulation, MONDAY);
        let number = desk.number(&case);
        desk.as_(user)
            .does(&number, command, fields)
            .refused_by(clause);
        assert_eq!(desk.show(&number)["version"], 1, "{regulation} {command}");
    }
}

#[test]
fn a_step_that_the_paper_does_not_have_is_refused() {
    let foreign = [
        (
            "gym",
            gym(),
            "manager",
            "adopt",
            json!({"adopted": true, "reason": "x"}),
        ),
        ("gym", gym(), "head", "sign", json!({})),
        (
            "general",
            general(),
            "head",
            "reflect",
            json!({"notes": "x"}),
        ),
        (
            "insurance",
            insurance(),
            "clerk",
            "countersign",
            json!({"name": "x"}),
        ),
        (
            "property",
            property("letter"),
            "handler",
            "verdict",
            json!({"substantiated": "yes", "upheld": true, "reason": "x"}),
        ),
    ];
    for (regulation, case, user, command, fields) in foreign {
        let desk = Desk::training(regulation, MONDAY);
        let number = desk.number(&case);
        let tried = desk.as_(user).does(&number, command, fields);
        assert_eq!(tried.exit, 1, "{regulation} {command}: {tried:?}");
    }
}

#[test]
fn a_step_is_not_done_twice() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    desk.follow(&number).through("answer");
    let answer = json!({"method": "phone", "notes": "再说一遍"});
    desk.as_("clerk").does(&number, "answer", answer).refused();
}

#[test]
fn a_closed_case_takes_no_more_steps() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    desk.follow(&number).through("close");
    for (user, command, fields) in [
        ("supervisor", "dispatch", json!({"department": "器械部"})),
        ("clerk", "close", json!({"reason": "x"})),
        (
            "supervisor",
            "wait",
            json!({"on": "customer", "reason": "x"}),
        ),
        (
            "supervisor",
            "extend",
            json!({"workdays": 1, "reason": "x"}),
        ),
        (
            "supervisor",
            "reclassify",
            json!({"kind": "vent", "reason": "x"}),
        ),
    ] {
        desk.as_(user).does(&number, command, fields).refused();
    }
}

#[test]
fn an_open_case_is_not_reopened() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    desk.as_("supervisor")
        .does(&number, "reopen", json!({"reason": "x"}))
        .refused();
}

#[test]
fn the_admin_role_alone_has_no_say_in_cases() {
    let desk = Desk::training("gym", MONDAY);
    let add = ["user", "add", "档案员", "--roles", "admin"];
    desk.as_("admin").run(&add, Value::Null).done();
    let number = desk.number(&gym());
    desk.as_("档案员").add(&gym()).forbidden();
    for (command, fields) in [
        ("dispatch", json!({"department": "器械部"})),
        ("assess", json!({"facts": []})),
        ("escalate", json!({"reason": "x"})),
        ("reclassify", json!({"kind": "vent", "reason": "x"})),
    ] {
        desk.as_("档案员")
            .does(&number, command, fields)
            .forbidden();
    }
    desk.follow(&number).through("close");
    desk.as_("档案员")
        .does(&number, "archive", nothing())
        .done();
}

#[test]
fn the_manager_may_do_what_the_supervisor_may() {
    let desk = Desk::training("gas", MONDAY);
    let number = desk.number(&gas("leader"));
    desk.does(
        "manager",
        &number,
        "dispatch",
        json!({"department": "维修部"}),
    );
    desk.does("head", &number, "sign", nothing());
    desk.does("manager", &number, "investigate", json!({"notes": "查"}));
}

#[test]
fn a_refusal_says_whose_turn_it_is() {
    let desk = Desk::training("gym", MONDAY)
        .proving(Way::Asked, "gym.P.complaint")
        .proving(Way::Refused, "gym.P.complaint");
    let number = desk.number(&gym());
    let fields = json!({"department": "器械部"});
    let forbidden = desk
        .as_("clerk")
        .does(&number, "dispatch", fields)
        .forbidden();
    assert!(text(&forbidden["message"]).contains("主管"), "{forbidden}");
    assert_eq!(forbidden["clause"], "gym.P.complaint");
}

#[test]
fn a_word_of_control_or_hidden_direction_does_not_reach_the_screen() {
    let desk = Desk::training("gym", MONDAY);
    let mut case = gym();
    case["text"] = json!("正常\u{1b}[31m红色\u{7}\u{202e}反向");
    let number = desk.number(&case);
    let shown = desk.as_("clerk").type_in(&["case", "show", &number], "");
    assert_eq!(shown.exit, 0);
    for hidden in ['\u{1b}', '\u{7}', '\u{202e}'] {
        assert!(!shown.out.contains(hidden), "{:?}", shown.out);
    }
}
