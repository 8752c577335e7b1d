//! Registering: every kind of every organisation, what is missing, what is unknown, what is kept as typed.

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, each, text, with, without};
use crate::samples::{gas, general, grumble, gym, insurance, property, suggestion, whistle};

/// Every kind, with what it may be without.
fn kinds() -> Vec<(&'static str, Value)> {
    let need = |kind: &str| without(&with(&gym(), json!({"kind": kind})), "category");
    vec![
        ("gym", gym()),
        ("gym", need("help")),
        ("gym", need("enquiry")),
        ("gym", need("vent")),
        ("gym", need("opinion")),
        ("insurance", insurance()),
        ("insurance", whistle()),
        ("gas", grumble()),
        ("gas", gas("phone")),
        ("general", general()),
        ("general", suggestion()),
        ("property", property("phone")),
    ]
}

#[test]
fn every_kind_is_registered_with_what_was_said() {
    for (regulation, case) in kinds() {
        let desk = Desk::training(regulation, MONDAY);
        let number = desk.number(&case);
        let shown = desk.show(&number);
        for field in ["kind", "channel", "text", "subject"] {
            assert_eq!(
                shown[field],
                case.get(field).cloned().unwrap_or(Value::Null),
                "{field}"
            );
        }
        assert_eq!(shown["customer"], case["customer"]);
        assert_eq!(
            shown["departments"],
            case.get("departments").cloned().unwrap_or(json!([]))
        );
        assert!(
            !shown["tasks"].as_array().expect("tasks").is_empty(),
            "{case}"
        );
    }
}

#[test]
fn what_is_mandatory_is_named_when_it_is_missing() {
    for (regulation, case) in kinds() {
        let desk = Desk::training(regulation, MONDAY);
        let clerk = desk.as_("clerk");
        for field in ["kind", "channel", "text"] {
            clerk.add(&without(&case, field)).invalid_in(field);
        }
        for blank in ["", "  ", "\u{3000}"] {
            clerk
                .add(&with(&case, json!({"text": blank})))
                .invalid_in("text");
            let nameless = with(&case, json!({"customer": {"name": blank}}));
            clerk.add(&nameless).invalid_in("customer.name");
        }
        clerk
            .add(&with(&case, json!({"customer": {"name": null}})))
            .invalid_in("customer.name");
        let unlevelled = [
            "help",
            "enquiry",
            "vent",
            "opinion",
            "whistle",
            "suggestion",
        ];
        if !unlevelled.contains(&text(&case["kind"]).as_str()) {
            clerk
                .add(&without(&case, "category"))
                .invalid_in("category");
        }
        assert_eq!(
            clerk.finds(""),
            Vec::<String>::new(),
            "nothing was registered"
        );
    }
}

#[test]
fn anonymous_is_a_name() {
    let desk = Desk::training("general", MONDAY);
    desk.add(&with(
        &general(),
        json!({"customer": {"name": "匿名", "phone": null}}),
    ));
}

#[test]
fn what_is_unknown_is_named() {
    let desk = Desk::training("gym", MONDAY);
    let clerk = desk.as_("clerk");
    let wrong = [
        (json!({"kind": "grumble"}), "kind"),
        (json!({"channel": "carrier_pigeon"}), "channel"),
        (json!({"channel": "mayor_hotline"}), "channel"),
        (json!({"category": "meter_reading"}), "category"),
        (json!({"facts": ["gym.L1.z"]}), "facts"),
        (json!({"facts": ["gas.L1"]}), "facts"),
        (json!({"fields": {"claim_no": "1"}}), "fields.claim_no"),
        (json!({"colour": "red"}), "colour"),
    ];
    for (over, field) in wrong {
        clerk.add(&with(&gym(), over)).invalid_in(field);
    }
    let other = with(&gym(), json!({"customer": {"shoe_size": 43}}));
    let error = clerk.add(&other).invalid();
    assert!(text(&error["message"]).contains("shoe_size"), "{error}");
}

#[test]
fn what_the_program_computes_is_not_asked() {
    let desk = Desk::training("gym", MONDAY);
    for computed in [
        "gym.L1.b", "gym.L1.e", "gym.L2.c", "gym.L2.d", "gym.L2.e", "gym.L3.b",
    ] {
        let case = with(&gym(), json!({"facts": [computed]}));
        desk.as_("clerk").add(&case).invalid_in("facts");
    }
}

#[test]
fn what_is_malformed_is_named() {
    let desk = Desk::training("gym", MONDAY);
    let clerk = desk.as_("clerk");
    let wrong = [
        (json!({"text": 7}), "text"),
        (json!({"received_at": "yesterday"}), "received_at"),
        (json!({"agitated": "very"}), "agitated"),
        (json!({"departments": "器械部"}), "departments"),
    ];
    for (over, field) in wrong {
        clerk.add(&with(&gym(), over)).invalid_in(field);
    }
    for broken in ["{", "not json", "[]", "7", "", "{\"kind\": }"] {
        let answer = clerk.type_in(&["case", "add", "-", "--json"], broken);
        answer.invalid();
    }
}

#[test]
fn nothing_is_received_in_the_future() {
    let desk = Desk::training("gym", MONDAY);
    let ahead = with(&gym(), json!({"received_at": "2026-09-28T10:01:00+08:00"}));
    desk.as_("clerk").add(&ahead).invalid_in("received_at");
    // The same moment, said in another zone, is no later.
    let now = with(&gym(), json!({"received_at": "2026-09-28T02:00:00Z"}));
    desk.add(&now);
}

#[test]
fn a_time_of_receipt_may_lie_back() {
    let desk = Desk::training("gym", MONDAY);
    let friday = "2026-09-24T16:30:00+08:00";
    let case = desk.add(&with(&gym(), json!({"received_at": friday})));
    assert_eq!(case["received_at"], friday);
    assert_eq!(case["registered_at"], MONDAY);
}

#[test]
fn a_strange_phone_number_is_kept_as_typed_and_flagged() {
    let desk = Desk::training("gym", MONDAY);
    let typed = "打 12 就行";
    let strange = desk.add(&with(&gym(), json!({"customer": {"phone": typed}})));
    assert_eq!(strange["customer"]["phone"], typed);
    let plain = desk.add(&gym());
    assert_eq!(plain["customer"]["phone"], "138 0013 8000");
    // Flagged: the answer says something about the one that it does not say about the other.
    assert_ne!(strange["defects"], plain["defects"]);
}

#[test]
fn names_are_free_and_enter_the_directory() {
    let desk = Desk::training("gas", MONDAY);
    let case = with(
        &grumble(),
        json!({"departments": ["新区维修站"],
        "persons": [{"name": "欧阳震", "department": "新区维修站"}]}),
    );
    let number = desk.number(&case);
    desk.does(
        "supervisor",
        &number,
        "dispatch",
        json!({"department": "抢修队"}),
    );
    let departments = desk
        .as_("clerk")
        .run(&["department", "list"], Value::Null)
        .done();
    let departments = each(&departments["departments"], "name");
    for name in ["新区维修站", "抢修队"] {
        assert!(departments.contains(&name.to_owned()), "{departments:?}");
    }
    let persons = desk
        .as_("clerk")
        .run(&["person", "list"], Value::Null)
        .done();
    assert!(each(&persons["persons"], "name").contains(&"欧阳震".to_owned()));
}

#[test]
fn the_extra_fields_of_a_regulation_are_kept() {
    let desk = Desk::training("insurance", MONDAY);
    let case = with(
        &insurance(),
        json!({
        "customer": {"sex": "f", "address": "南京路 1 号", "relation": "车主", "identity": "本人"},
        "contact": {"name": "张小三", "mobile": "139 0000 1111", "phone": "021-5555 6666"}}),
    );
    let shown = desk.show(&desk.number(&case));
    assert_eq!(shown["customer"], case["customer"]);
    assert_eq!(shown["contact"], case["contact"]);
    assert_eq!(shown["fields"], case["fields"]);
}

#[test]
fn numbers_run_through_the_year_and_begin_again() {
    let desk = Desk::training("gym", "2025-12-31T17:00:00+08:00");
    assert_eq!(desk.number(&gym()), "2025-000001");
    assert_eq!(desk.number(&gym()), "2025-000002");
    desk.at("2026-01-05T09:00:00+08:00");
    assert_eq!(desk.number(&gym()), "2026-000001");
}

#[test]
fn a_case_is_read_from_a_file_as_well() {
    let desk = Desk::training("gym", MONDAY);
    std::fs::write(desk.beside("case.json"), gym().to_string()).expect("a file");
    let answer = desk
        .as_("clerk")
        .run(&["case", "add", "case.json"], Value::Null);
    assert_eq!(answer.done()["number"], "2026-000001");
    let missing = desk
        .as_("clerk")
        .run(&["case", "add", "none.json"], Value::Null);
    assert_ne!(missing.exit, 0);
}

#[test]
fn only_the_clerk_registers() {
    let desk = Desk::training("gym", MONDAY);
    desk.as_("handler").add(&gym()).forbidden();
}

#[test]
fn line_by_line_each_is_answered_and_a_bad_one_stops_nobody() {
    let desk = Desk::training("gym", MONDAY);
    let lines = [
        gym().to_string(),
        "{broken".to_owned(),
        without(&gym(), "text").to_string(),
        with(&gym(), json!({"text": "换行\n也是一行"})).to_string(),
    ];
    let input = lines.join("\n");
    let answer = desk
        .as_("clerk")
        .type_in(&["case", "add", "-", "--lines", "--json"], &input);
    let answers: Vec<Value> = answer
        .out
        .lines()
        .map(|line| serde_json::from_str(line).expect("one JSON a line"))
        .collect();
    assert_eq!(answers.len(), 4, "{answer:?}");
    assert_eq!(answers[0]["number"], "2026-000001");
    assert_eq!(answers[1]["error"]["code"], "invalid");
    assert_eq!(answers[2]["error"]["field"], "text");
    assert_eq!(answers[3]["number"], "2026-000002");
    assert_ne!(answer.exit, 0, "something was refused");
}
