//! The person complained about is never handler, approver or caller of that case.

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, nothing};
use crate::samples::{gym, insurance_about_employee};

/// A user of these roles who is the person 李四 of the directory.
fn hire(desk: &Desk, roles: &str, department: &str) {
    let add = [
        "user",
        "add",
        "lisi",
        "--roles",
        roles,
        "--department",
        department,
        "--person",
        "李四",
    ];
    desk.as_("admin").run(&add, Value::Null).done();
}

fn about_lisi() -> Value {
    crate::desk::with(
        &gym(),
        json!({"persons": [{"name": "李四", "department": "器械部"}]}),
    )
}

#[test]
fn the_accused_does_not_investigate() {
    let desk = Desk::training("gym", MONDAY);
    hire(&desk, "handler,head", "器械部");
    let number = desk.number(&about_lisi());
    desk.does(
        "supervisor",
        &number,
        "dispatch",
        json!({"department": "器械部"}),
    );
    let fields = json!({"notes": "我没有错", "finding": "member"});
    let tried = desk
        .as_("lisi")
        .does(&number, "investigate", fields.clone());
    assert_eq!(tried.exit, 1, "{tried:?}");

    let other = desk.number(&gym());
    desk.does(
        "supervisor",
        &other,
        "dispatch",
        json!({"department": "器械部"}),
    );
    desk.as_("lisi").does(&other, "investigate", fields).done();
}

#[test]
fn the_accused_is_not_named_handler() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&about_lisi());
    let fields = json!({"department": "器械部", "person": "李四"});
    desk.as_("supervisor")
        .does(&number, "dispatch", fields)
        .refused();
    let fields = json!({"department": "器械部", "person": "王五"});
    desk.does("supervisor", &number, "dispatch", fields);
}

#[test]
fn the_accused_neither_answers_nor_calls_nor_closes() {
    let desk = Desk::training("gym", MONDAY);
    hire(&desk, "clerk", "器械部");
    let number = desk.number(&about_lisi());
    for (step, fields) in [
        ("answer", json!({"method": "phone", "notes": "x"})),
        (
            "callback",
            json!({"method": "phone", "reached": true, "satisfaction": 5}),
        ),
        ("close", json!({"reason": "x"})),
    ] {
        desk.follow(&number).up_to(step);
        let tried = desk.as_("lisi").does(&number, step, fields);
        assert_eq!(tried.exit, 1, "{step}: {tried:?}");
    }
}

#[test]
fn the_accused_neither_dispatches_nor_approves() {
    let desk = Desk::training("insurance", MONDAY);
    hire(&desk, "supervisor,handler,clerk", "理赔部");
    let number = desk.number(&insurance_about_employee());
    for (step, fields) in [
        ("dispatch", json!({"department": "理赔部"})),
        (
            "verdict",
            json!({"substantiated": "no", "upheld": false, "reason": "x"}),
        ),
        ("submit", json!({"handling": "x"})),
        ("approve", nothing()),
    ] {
        desk.follow(&number).up_to(step);
        let tried = desk.as_("lisi").does(&number, step, fields);
        assert_eq!(tried.exit, 1, "{step}: {tried:?}");
    }
}
