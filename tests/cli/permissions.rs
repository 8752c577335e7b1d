//! The same door from the command line: who has no role is refused with exit code 1, by every way in.

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, each, nothing};
use crate::samples::{gas, grumble, insurance, whistle};

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

#[test]
fn the_administrator_reads_the_desks_own_log_and_no_one_else() {
    let desk = Desk::training("insurance", MONDAY);
    let add = ["user", "add", "files", "--roles", "admin"];
    desk.as_("admin").run(&add, Value::Null).done();
    let number = desk.number(&insurance());
    let export = ["export", "ledger", "张三", "-o", "out.csv"];
    desk.as_("supervisor").run(&export, Value::Null).done();
    desk.as_("files")
        .run(&["case", "show", &number, "--unmask"], Value::Null)
        .done();
    let log = desk.as_("files").run(&["log"], Value::Null).done();
    let kinds = each(&log["entries"], "kind");
    for kind in ["created", "ledger_exported", "unmasked"] {
        assert!(kinds.contains(&kind.to_owned()), "{kind} in {kinds:?}");
    }
    assert!(
        !log.to_string().contains("张三"),
        "words stay in the log: {log}"
    );
    let youngest = desk
        .as_("files")
        .run(&["log", "--limit", "1"], Value::Null)
        .done();
    assert_eq!(each(&youngest["entries"], "kind"), ["unmasked"]);
    for user in ["clerk", "handler", "head", "supervisor", "manager"] {
        assert_eq!(desk.as_(user).run(&["log"], Value::Null).exit, 1, "{user}");
    }
}

#[test]
fn the_log_does_not_tell_the_administrator_of_a_sealed_case() {
    let desk = Desk::training("insurance", MONDAY);
    let add = ["user", "add", "files", "--roles", "admin"];
    desk.as_("admin").run(&add, Value::Null).done();
    let sealed = desk.number(&whistle());
    desk.as_("manager").show(&sealed).done();
    let log = desk.as_("files").run(&["log"], Value::Null).done();
    assert!(!log.to_string().contains("S-2026"), "{log}");
    let log = desk.as_("admin").run(&["log"], Value::Null).done();
    assert!(
        log.to_string().contains("sealed_opened"),
        "admin has every role here: {log}"
    );
}
