//! Whistle-blowing: once registered it is there for the general manager alone. For everybody else it does not exist.

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, each, nothing, text};
use crate::proof::Way;
use crate::samples::{insurance, whistle};

/// A desk with one complaint and one report; the number of the report.
fn desk() -> (Desk, String) {
    let desk = Desk::training("insurance", MONDAY);
    let added = desk.add(&whistle());
    let number = text(&added["number"]);
    desk.add(&insurance());
    (desk, number)
}

const OTHERS: [&str; 4] = ["clerk", "handler", "head", "supervisor"];

#[test]
fn it_has_a_number_of_its_own_series() {
    let (desk, number) = desk();
    assert_eq!(number, "S-2026-0001");
    assert_eq!(
        desk.as_("clerk").finds(""),
        ["2026-000001"],
        "the open series has no gap"
    );
}

#[test]
fn the_clerk_who_registered_it_is_told_its_number_only() {
    let desk = Desk::training("insurance", MONDAY);
    let added = desk.as_("clerk").add(&whistle()).done().to_string();
    for secret in ["虚构事故", "钱七", "稽核秘密部", "139 1111 2222"] {
        assert!(!added.contains(secret), "{added}");
    }
}

#[test]
fn for_others_it_does_not_exist() {
    let (desk, number) = desk();
    for user in OTHERS {
        let seat = desk.as_(user);
        let sealed = text(&seat.show(&number).invalid()["message"]);
        let unknown = text(&seat.show("S-2026-0002").invalid()["message"]);
        assert_eq!(sealed.replace("0001", "0002"), unknown, "the same words");
        for (command, fields) in [
            ("close", json!({"reason": "x", "notes": "x"})),
            ("note", json!({"text": "x"})),
            ("undo", nothing()),
            ("reclassify", json!({"kind": "complaint", "reason": "x"})),
            ("dispatch", json!({"department": "理赔部"})),
        ] {
            seat.does(&number, command, fields).invalid();
        }
    }
    let untouched = desk.show(&number);
    assert_eq!(untouched["version"], 1);
}

#[test]
fn it_is_in_nobody_elses_list_search_or_queue() {
    let (desk, number) = desk();
    let queries = [
        "",
        "kind:whistle",
        "虚构",
        "虚",
        "钱七",
        "qq",
        "稽核秘密部",
        "13911112222",
        "2222",
        "number:S-2026-0001",
        "S-2026-0001",
        "status:open",
        "channel:letter",
        "customer:匿名",
        "dept:稽核秘密部",
        "person:钱七",
        "-kind:complaint",
        "received:2026-09",
    ];
    for user in OTHERS {
        let seat = desk.as_(user);
        for query in queries {
            let listed = seat.run(&["case", "list", query], Value::Null);
            assert!(
                !listed.out.contains(&number) && !listed.out.contains("虚构事故"),
                "{user} {query}: {listed:?}"
            );
        }
        for words in [
            &["queue"][..],
            &["queue", "--role", "manager"],
            &["queue", "kind:whistle"],
        ] {
            let tasks = seat.run(words, Value::Null);
            assert!(
                !tasks.out.contains(&number) && !tasks.out.contains("whistle"),
                "{user}: {tasks:?}"
            );
        }
        let plain = seat.type_in(&["case", "list"], "");
        assert!(!plain.out.contains("S-2026"), "{plain:?}");
        assert_eq!(plain.exit, 0);
    }
}

#[test]
fn the_names_on_it_do_not_enter_the_directory() {
    let (desk, _) = desk();
    let departments = desk
        .as_("clerk")
        .run(&["department", "list"], Value::Null)
        .done();
    assert!(
        !departments.to_string().contains("稽核秘密部"),
        "{departments}"
    );
    let persons = desk
        .as_("clerk")
        .run(&["person", "list"], Value::Null)
        .done();
    assert!(!persons.to_string().contains("钱七"), "{persons}");
}

#[test]
fn it_leaves_no_trace_in_what_others_are_told() {
    let (desk, number) = desk();
    for user in OTHERS {
        let merged = json!({"into": number, "reason": "同一件事"});
        let tried = desk.as_(user).does("2026-000001", "merge", merged);
        assert_ne!(tried.exit, 0);
        let other = json!({"into": "S-2026-0002", "reason": "同一件事"});
        let unknown = desk.as_(user).does("2026-000001", "merge", other);
        assert_eq!(
            tried.out.replace("0001", "0002"),
            unknown.out.replace("0001", "0002"),
            "the same words"
        );
    }
    let ticked = desk.at("2026-12-01T10:00:00+08:00").tick();
    assert!(!ticked.to_string().contains("S-2026"), "{ticked}");
}

#[test]
fn who_repeats_the_registration_sees_no_more_than_before() {
    let desk = Desk::training("insurance", MONDAY);
    let mut report = whistle();
    report["op"] = json!("0b54c1de-0000-4000-8000-000000000001");
    let first = desk.as_("clerk").add(&report).done();
    let again = desk.as_("clerk").add(&report).done();
    assert_eq!(first["number"], again["number"]);
    assert!(!again.to_string().contains("虚构事故"), "{again}");
}

#[test]
fn the_general_manager_reads_and_closes_it() {
    let (desk, number) = desk();
    let desk = desk
        .proving(Way::Done, "insurance.K.whistle")
        .proving(Way::Asked, "insurance.K.whistle");
    let manager = desk.as_("manager");
    let case = manager.show(&number).done();
    assert_eq!(case["text"], "定损员与修理厂串通虚构事故");
    assert_eq!(case["level"], Value::Null);
    assert_eq!(each(&case["tasks"], "step"), ["close"]);
    assert_eq!(case["tasks"][0]["clause"], "insurance.K.whistle");
    assert_eq!(case["tasks"][0]["role"], "manager");
    manager
        .does(&number, "close", nothing())
        .invalid_in("notes");
    let closed = manager
        .does(&number, "close", json!({"notes": "移交纪检"}))
        .done();
    assert_eq!(closed["status"], "closed");
    for user in OTHERS {
        desk.as_(user).show(&number).invalid();
    }
}

#[test]
fn nothing_else_can_be_done_with_it() {
    let (desk, number) = desk();
    let manager = desk.as_("manager");
    for (command, fields) in [
        ("dispatch", json!({"department": "理赔部"})),
        ("reclassify", json!({"kind": "complaint", "reason": "x"})),
        ("answer", json!({"method": "phone", "notes": "x"})),
        ("merge", json!({"into": "2026-000001", "reason": "x"})),
    ] {
        manager.does(&number, command, fields).refused();
    }
}

#[test]
fn a_complaint_does_not_become_a_report() {
    let (desk, _) = desk();
    let fields = json!({"kind": "whistle", "reason": "涉及舞弊"});
    let tried = desk
        .as_("supervisor")
        .does("2026-000001", "reclassify", fields);
    assert!(
        (1..=2).contains(&tried.exit),
        "its number and history are known already: {tried:?}"
    );
}

#[test]
fn an_auditor_without_the_managers_role_does_not_see_it() {
    let (desk, number) = desk();
    let add = [
        "user",
        "add",
        "auditor",
        "--roles",
        "admin,supervisor,clerk",
    ];
    desk.as_("admin").run(&add, Value::Null).done();
    desk.as_("auditor").show(&number).invalid();
    assert_eq!(desk.as_("auditor").finds(""), ["2026-000001"]);
}

/// How many entries the desk's log has, and how many cases a check counts.
fn checked(desk: &Desk) -> (i64, i64) {
    let report = desk.as_("clerk").run(&["check"], Value::Null).done();
    let number = |field: &str| report[field].as_i64().expect("a number");
    (number("events"), number("cases"))
}

#[test]
fn opening_it_leaves_an_entry_in_the_log() {
    let (desk, number) = desk();
    let (before, _) = checked(&desk);
    desk.as_("manager").show("2026-000001").done();
    assert_eq!(checked(&desk).0, before, "an open case is read freely");
    desk.as_("clerk").show(&number).invalid();
    assert_eq!(checked(&desk).0, before, "nothing was opened");
    let version = desk.as_("manager").show(&number).done()["version"].clone();
    assert_eq!(checked(&desk).0, before + 1);
    assert_eq!(version, 1, "the case itself has not changed");
}

#[test]
fn a_check_of_the_desk_does_not_count_it() {
    let (desk, _) = desk();
    assert_eq!(checked(&desk).1, 1);
}
