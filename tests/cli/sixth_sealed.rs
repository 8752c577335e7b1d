//! The hospital's two sealed kinds, each for another office: what one may open does not exist for the other.

use serde_json::{Value, json};

use crate::desk::{each, events, nothing, task};
use crate::proof::Way;
use crate::samples::service;
use crate::sixth::desk;

fn sealed(kind: &str) -> Value {
    json!({"kind": kind, "channel": "letter", "customer": {"name": "匿名"}, "subject": "密事",
        "text": "不便明说的事", "persons": [{"name": "钱主任", "department": "药剂科"}]})
}

#[test]
fn two_kinds_are_sealed_each_for_its_own_office() {
    let desk = desk();
    let integrity = desk.number(&sealed("integrity"));
    let privacy = desk.number(&sealed("privacy"));
    let open = desk.number(&service());
    let sees = |user: &str| {
        let seat = desk.as_(user);
        let mut listed = seat.finds("");
        listed.sort();
        let mut queued: Vec<String> = each(&json!(seat.queue(&[])), "number");
        queued.sort();
        queued.dedup();
        assert_eq!(listed, queued, "{user}");
        listed
    };
    assert_eq!(sees("manager"), [open.clone(), integrity.clone()]);
    assert_eq!(sees("supervisor"), [open.clone(), privacy.clone()]);
    for other in ["clerk", "handler", "head"] {
        assert_eq!(sees(other), [open.as_str()]);
    }
    for (user, closed_to) in [("manager", &privacy), ("supervisor", &integrity)] {
        let seat = desk.as_(user);
        seat.show(closed_to).invalid();
        seat.does(closed_to, "investigate", json!({"notes": "x"}))
            .invalid();
        for query in [
            "密事",
            "status:open",
            "kind:privacy kind:integrity",
            closed_to,
        ] {
            assert!(!seat.finds(query).contains(closed_to), "{user} {query}");
        }
    }
}

#[test]
fn each_sealed_kind_is_walked_to_its_end_by_its_office_alone() {
    let desk = desk()
        .proving(Way::Done, "hospital.K.integrity hospital.K.privacy")
        .proving(Way::Asked, "hospital.K.integrity")
        .proving(Way::Refused, "hospital.K.integrity");
    let number = desk.number(&sealed("privacy"));
    let supervisor = desk.as_("supervisor");
    let open = task(&supervisor.show(&number).done(), "investigate").expect("a task");
    assert_eq!(open["due"], "2026-10-01T10:00:00+08:00", "72 hours");
    for (step, fields) in [
        ("investigate", json!({"notes": "查明"})),
        ("answer", json!({"method": "letter", "notes": "答复"})),
        ("close", json!({"reason": "办结"})),
    ] {
        desk.as_("manager")
            .does(&number, step, fields.clone())
            .invalid();
        supervisor.does(&number, step, fields).done();
    }
    assert_eq!(supervisor.show(&number).done()["status"], "closed");

    let number = desk.number(&sealed("integrity"));
    let manager = desk.as_("manager");
    let open = task(&manager.show(&number).done(), "investigate").expect("a task");
    assert_eq!(open["due"], "2026-12-28T18:00:00+08:00", "three months");
    manager
        .does(&number, "close", json!({"notes": "移交"}))
        .refused_by("hospital.K.integrity");
    manager
        .does(&number, "investigate", json!({"notes": "查明"}))
        .done();
    manager
        .does(&number, "close", nothing())
        .invalid_in("notes");
    manager
        .does(&number, "close", json!({"notes": "移交"}))
        .done();
    desk.as_("admin").run(&["check"], Value::Null).done();
}

#[test]
fn the_clock_moves_a_sealed_case_without_telling_anybody() {
    let desk = desk();
    let number = desk.number(&sealed("privacy"));
    let ticked = desk.at("2026-10-03T10:00:00+08:00").tick();
    assert!(!ticked.to_string().contains(&number), "{ticked}");
    let case = desk.as_("supervisor").show(&number).done();
    assert!(events(&case).contains(&"escalated".to_owned()));
}
