//! The same door from the command line: who has no role is refused with exit code 1, by every way in.

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, nothing};
use crate::samples::{gas, grumble};

#[test]
fn each_role_is_refused_what_is_not_its_own() {
    let desk = Desk::training("gas", MONDAY);
    let number = desk.number(&gas("phone"));
    let before = desk.show(&number)["version"].clone();
    for (user, command, fields) in [
        ("clerk", "dispatch", json!({"department": "维修部"})),
        ("handler", "sign", nothing()),
        ("head", "close", json!({"reason": "x"})),
        ("supervisor", "submit", json!({"handling": "x"})),
        (
            "manager",
            "callback",
            json!({"method": "phone", "reached": true}),
        ),
        (
            "supervisor",
            "hold",
            json!({"until": "2030-01-01", "reason": "x"}),
        ),
    ] {
        desk.as_(user).does(&number, command, fields).forbidden();
    }
    assert_eq!(desk.show(&number)["version"], before);
}

#[test]
fn nobody_but_the_clerk_registers_however_it_comes_in() {
    let desk = Desk::training("gas", MONDAY);
    for user in ["handler", "head", "supervisor", "manager"] {
        let seat = desk.as_(user);
        seat.add(&grumble()).forbidden();
        let lines = seat.run(&["case", "add", "-", "--lines"], grumble());
        assert!(lines.out.contains("forbidden"), "{user}: {lines:?}");
    }
    assert!(desk.as_("manager").finds("").is_empty());
}

#[test]
fn only_the_admin_says_who_is_who() {
    let desk = Desk::training("gas", MONDAY);
    for user in ["clerk", "handler", "head", "supervisor", "manager"] {
        let add = ["user", "add", "x", "--roles", "admin"];
        desk.as_(user).run(&add, Value::Null).forbidden();
        let disable = ["user", "disable", "admin"];
        desk.as_(user).run(&disable, Value::Null).forbidden();
    }
}
