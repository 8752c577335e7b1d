//! A sixth organisation: a hospital that nobody thought of when the program was written. It is a file (`tests/data/hospital.toml`),
//! and the file is all there is of it.

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, events, nothing, task, text, with};
use crate::follow::assert_steps;
use crate::proof::Way;
use crate::samples::{dispute, proposal, service};

pub const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/hospital.toml");

pub fn desk() -> Desk {
    Desk::training(FILE, MONDAY)
}

pub fn level(case: &Value) -> String {
    text(&case["level"]["id"])
}

/// Every open task of a step, standing limits included.
fn tasks(case: &Value, step: &str) -> Vec<Value> {
    let open = case["tasks"].as_array().expect("tasks").iter();
    open.filter(|task| task["step"] == step).cloned().collect()
}

fn due(desk: &Desk, number: &str, step: &str) -> Value {
    task(&desk.show(number), step).expect(step)["due"].clone()
}

/// A dispute whose joint opinion waits for the patient's signature.
pub fn reviewed(desk: &Desk, case: &Value) -> String {
    let number = desk.number(case);
    desk.follow(&number).up_to("countersign");
    number
}

#[test]
fn the_file_is_good_and_shown_like_any_other() {
    let desk = desk();
    let anybody = desk.as_("admin");
    let checked = anybody.run(&["regulation", "check", FILE], Value::Null);
    assert_eq!(checked.done()["ok"], true);
    let shown = anybody.run(&["regulation", "show"], Value::Null).done();
    assert_eq!(shown["id"], "hospital");
    assert_eq!(shown["clauses"].as_array().map(Vec::len), Some(35));
}

#[test]
fn a_dispute_goes_its_way() {
    let desk = desk()
        .proving(
            Way::Asked,
            "hospital.P.consent hospital.F.callback hospital.F.improve",
        )
        .proving(
            Way::Done,
            "hospital.P.consent hospital.F.callback hospital.F.improve",
        )
        .proving(Way::Limit, "hospital.D.joint hospital.D.month");
    let number = desk.number(&dispute());
    let walked = desk.follow(&number).strictly().through("archive");
    assert_steps(
        &walked,
        &[
            ("contact", "clerk", "hospital.P.contact"),
            ("dispatch", "supervisor", "hospital.P.triage"),
            ("sign", "head", "hospital.P.triage"),
            ("investigate", "handler", "hospital.P.joint"),
            ("submit", "head", "hospital.P.joint"),
            ("countersign", "clerk", "hospital.P.consent"),
            ("approve", "manager", "hospital.P.approve"),
            ("answer", "clerk", "hospital.P.answer"),
            ("callback", "clerk", "hospital.F.callback"),
            ("close", "supervisor", "hospital.P.settle"),
            ("correct", "head", "hospital.F.improve"),
            ("archive", "admin", "hospital.A.keep"),
        ],
    );
    assert_eq!(desk.show(&number)["status"], "archived");
    desk.as_("admin").run(&["check"], Value::Null).done();
}

#[test]
fn a_service_complaint_goes_its_way() {
    let desk = desk()
        .proving(Way::Level, "hospital.L.orange.frail")
        .proving(
            Way::Done,
            "hospital.K.service hospital.P.settle hospital.A.keep",
        )
        .proving(
            Way::Asked,
            "hospital.K.service hospital.P.settle hospital.A.keep",
        )
        .proving(Way::Limit, "hospital.D.service")
        .proving(
            Way::Refused,
            "hospital.K.service hospital.P.settle hospital.A.keep",
        );
    let plain = [
        ("verify", "head", "hospital.K.service"),
        ("verdict", "supervisor", "hospital.K.service"),
        ("answer", "clerk", "hospital.P.answer"),
        ("close", "clerk", "hospital.P.settle"),
        ("archive", "admin", "hospital.A.keep"),
    ];
    let number = desk.number(&service());
    assert_steps(&desk.follow(&number).strictly().through("archive"), &plain);

    let frail = with(&service(), json!({"customer": {"important": true}}));
    let number = desk.number(&frail);
    let walked = desk.follow(&number).through("close");
    assert_eq!(
        walked[1],
        (
            "greet".into(),
            "head".into(),
            "hospital.K.service".to_owned()
        )
    );

    let number = desk.number(&service());
    let none = json!({"valid": false, "reason": "不属本院"});
    let case = desk.does("head", &number, "verify", none);
    assert_eq!(case["stage"], "answer", "no greeting, no verdict");
    desk.as_("admin").run(&["check"], Value::Null).done();
}

#[test]
fn what_is_adopted_is_tried_for_a_month_before_the_answer() {
    let desk = desk()
        .proving(
            Way::Done,
            "hospital.P.answer hospital.P.pilot hospital.A.keep",
        )
        .proving(
            Way::Asked,
            "hospital.P.answer hospital.P.pilot hospital.A.keep",
        )
        .proving(
            Way::Refused,
            "hospital.P.answer hospital.P.pilot hospital.A.keep",
        );
    let number = desk.number(&proposal());
    let adopt = json!({"adopted": true, "reason": "可行"});
    desk.at("2027-01-31T10:00:00+08:00");
    desk.does("head", &number, "adopt", adopt.clone());
    assert_eq!(
        due(&desk, &number, "inspect"),
        "2027-02-28T18:00:00+08:00",
        "a calendar month"
    );
    desk.as_("clerk")
        .does(&number, "answer", json!({"method": "phone", "notes": "谢"}))
        .refused_by("hospital.P.answer");
    let vain = json!({"effective": false, "notes": "没有效果"});
    let case = desk.does("supervisor", &number, "inspect", vain);
    assert_eq!(case["stage"], "adopt", "decided again");
    assert_steps(
        &desk.follow(&number).strictly().through("archive"),
        &[
            ("adopt", "head", "hospital.P.pilot"),
            ("inspect", "supervisor", "hospital.P.pilot"),
            ("answer", "clerk", "hospital.P.answer"),
            ("close", "clerk", "hospital.P.answer"),
            ("archive", "admin", "hospital.A.keep"),
        ],
    );
    let number = desk.number(&proposal());
    let refused = json!({"adopted": false, "reason": "没有场地"});
    let case = desk.does("head", &number, "adopt", refused);
    assert_eq!(case["stage"], "answer", "nothing to try");
}

#[test]
fn the_patient_signs_before_the_president_approves() {
    let desk = desk()
        .proving(Way::Done, "hospital.P.approve")
        .proving(Way::Asked, "hospital.P.approve")
        .proving(Way::Refused, "hospital.P.approve");
    let number = reviewed(&desk, &dispute());
    let approve = |desk: &Desk| desk.as_("manager").does(&number, "approve", nothing());
    approve(&desk).refused_by("hospital.P.approve");
    desk.does("clerk", &number, "countersign", json!({"name": "张三"}));
    assert_eq!(
        due(&desk, &number, "approve"),
        "2026-09-30T18:00:00+08:00",
        "two days from its turn"
    );
    approve(&desk).done();
}

#[test]
fn the_patient_is_contacted_within_thirty_minutes() {
    let desk = desk()
        .proving(Way::Asked, "hospital.P.contact")
        .proving(Way::Refused, "hospital.P.triage");
    let number = desk.number(&dispute());
    assert_eq!(due(&desk, &number, "contact"), "2026-09-28T10:30:00+08:00");
    desk.at("2026-09-28T10:31:00+08:00");
    let late = task(&desk.show(&number), "contact").expect("open");
    assert_eq!(
        (text(&late["clause"]), late["overdue"].clone()),
        ("hospital.P.contact".into(), json!(true))
    );
    desk.as_("supervisor")
        .does(&number, "dispatch", json!({"department": "骨科"}))
        .refused_by("hospital.P.triage");
}

#[test]
fn two_departments_sign_side_by_side_each_with_its_four_hours() {
    let desk = desk().proving(Way::Limit, "hospital.D.sign");
    let number = desk.number(&dispute());
    desk.follow(&number).up_to("dispatch");
    desk.at("2026-09-28T11:00:00+08:00");
    let both = json!({"department": "骨科", "departments": ["麻醉科"]});
    let case = desk.does("supervisor", &number, "dispatch", both);
    let open: Vec<Value> = tasks(&case, "sign");
    let limits: Vec<(String, String)> = open
        .iter()
        .map(|task| (text(&task["department"]), text(&task["due"])))
        .collect();
    let at = "2026-09-28T15:00:00+08:00".to_owned();
    assert_eq!(limits, [("骨科".into(), at.clone()), ("麻醉科".into(), at)]);
    let head = desk.as_("head");
    let case = head.does(&number, "sign", json!({"department": "麻醉科"}));
    assert_eq!(case.done()["stage"], "sign", "the other one is awaited");
    let case = head.does(&number, "sign", json!({"department": "骨科"}));
    assert_eq!(case.done()["stage"], "investigate");
}

#[test]
fn a_review_without_its_cause_is_none() {
    let desk = desk().proving(Way::Refused, "hospital.P.joint");
    let number = desk.number(&dispute());
    desk.follow(&number).up_to("investigate");
    let handler = desk.as_("handler");
    for cause in [json!({}), json!({"cause": "  "})] {
        let fields = with(&json!({"notes": "会诊"}), cause);
        handler
            .does(&number, "investigate", fields)
            .invalid_in("cause");
    }
}

#[test]
fn the_answer_is_due_in_a_calendar_month_and_extended_twice_by_the_president() {
    let desk = Desk::training(FILE, "2027-01-31T10:00:00+08:00")
        .proving(Way::Done, "hospital.D.extend")
        .proving(Way::Asked, "hospital.D.month")
        .proving(Way::Refused, "hospital.D.extend");
    let number = desk.number(&dispute());
    let limit = |desk: &Desk| {
        let open = tasks(&desk.show(&number), "answer");
        let month = open
            .iter()
            .find(|task| task["clause"] == "hospital.D.month");
        month.expect("the standing limit")["due"].clone()
    };
    assert_eq!(limit(&desk), "2027-02-28T18:00:00+08:00");
    let until =
        |day: &str| json!({"until": format!("2027-03-{day}T18:00:00+08:00"), "reason": "等鉴定"});
    desk.as_("supervisor")
        .does(&number, "extend", until("10"))
        .forbidden();
    desk.does("manager", &number, "extend", until("10"));
    assert_eq!(limit(&desk), "2027-03-10T18:00:00+08:00");
    let manager = desk.as_("manager");
    let beyond = json!({"until": "2027-04-01T18:00:00+08:00", "reason": "等鉴定"});
    manager
        .does(&number, "extend", beyond)
        .refused_by("hospital.D.extend");
    manager.does(&number, "extend", until("31")).done();
    let third = json!({"workdays": 1, "reason": "等鉴定"});
    manager
        .does(&number, "extend", third)
        .refused_by("hospital.D.extend");
}

#[test]
fn progress_is_not_due_while_the_case_waits() {
    let desk = desk().proving(Way::Asked, "hospital.P.progress");
    let number = desk.number(&dispute());
    let progress = |desk: &Desk| task(&desk.show(&number), "progress");
    assert_eq!(
        progress(&desk).expect("open")["clause"],
        "hospital.P.progress"
    );
    for on in ["customer", "office"] {
        let wait = json!({"on": on, "reason": "等鉴定"});
        desk.does("supervisor", &number, "wait", wait);
        assert!(progress(&desk).is_none(), "waiting for the {on}");
        desk.does("supervisor", &number, "resume", nothing());
        assert!(progress(&desk).is_some(), "the wait is over");
    }
}

#[test]
fn only_waiting_for_the_office_stops_the_hours() {
    let desk = desk();
    let number = desk.number(&dispute());
    desk.follow(&number).up_to("sign");
    let before = due(&desk, &number, "sign");
    let wait = |on: &str| json!({"on": on, "reason": "等"});
    desk.does("supervisor", &number, "wait", wait("customer"));
    assert_eq!(due(&desk, &number, "sign"), before, "hospital.D.sign runs");
    desk.does("supervisor", &number, "resume", nothing());
    desk.does("supervisor", &number, "wait", wait("office"));
    assert_eq!(due(&desk, &number, "sign"), Value::Null);
    desk.at("2026-09-28T12:00:00+08:00");
    desk.does("supervisor", &number, "resume", nothing());
    assert_eq!(due(&desk, &number, "sign"), "2026-09-28T16:00:00+08:00");
}

#[test]
fn who_is_dissatisfied_is_escalated_before_the_case_is_closed() {
    let desk = desk()
        .proving(Way::Done, "hospital.P.settle hospital.P.ladder")
        .proving(Way::Asked, "hospital.P.settle")
        .proving(Way::Refused, "hospital.P.settle hospital.P.ladder");
    let number = desk.number(&dispute());
    desk.follow(&number).up_to("callback");
    let clerk = desk.as_("clerk");
    let unrated = json!({"method": "phone", "reached": true});
    clerk
        .does(&number, "callback", unrated)
        .invalid_in("satisfaction");
    let nobody = json!({"method": "phone", "reached": false});
    assert_eq!(
        clerk.does(&number, "callback", nobody).done()["stage"],
        "callback"
    );
    let call = json!({"method": "phone", "reached": true, "satisfaction": 2});
    clerk.does(&number, "callback", call).done();
    let close = || desk.as_("supervisor").does(&number, "close", nothing());
    close().refused_by("hospital.P.settle");
    let to = |to: &str| json!({"to": to, "reason": "患者不满意"});
    let supervisor = desk.as_("supervisor");
    supervisor
        .does(&number, "escalate", to("president"))
        .refused_by("hospital.P.ladder");
    for rung in ["head", "relations", "vice", "president"] {
        supervisor.does(&number, "escalate", to(rung)).done();
    }
    close().done();
}

#[test]
fn an_answer_not_accepted_goes_to_the_vice_president_after_two_days() {
    let desk = desk().proving(Way::Done, "hospital.T.silent");
    let number = desk.number(&dispute());
    desk.follow(&number).up_to("answer");
    let answer = json!({"method": "phone", "notes": "说明", "accepted": false});
    let case = desk.does("clerk", &number, "answer", answer);
    assert_eq!(case["stage"], "answer", "answered again until accepted");
    desk.at("2026-09-30T09:59:00+08:00").tick();
    assert!(!events(&desk.show(&number)).contains(&"escalated".to_owned()));
    desk.at("2026-09-30T10:00:00+08:00").tick();
    let case = desk.show(&number);
    let last = case["events"]
        .as_array()
        .and_then(|all| all.last().cloned());
    let last = last.expect("an event");
    assert_eq!(
        (text(&last["kind"]), text(&last["clause"])),
        ("escalated".into(), "hospital.T.silent".into())
    );
}

#[test]
fn a_higher_office_is_asked_by_the_head_and_the_case_waits() {
    let desk = desk();
    let number = desk.number(&dispute());
    let ask = json!({"notes": "请求外请专家"});
    for other in ["clerk", "handler", "supervisor"] {
        desk.as_(other)
            .does(&number, "ask", ask.clone())
            .forbidden();
    }
    desk.follow(&number).up_to("sign");
    let case = desk.does("head", &number, "ask", ask);
    assert!(events(&case).contains(&"waited".to_owned()));
    let case = desk.does("manager", &number, "instruct", json!({"notes": "同意"}));
    assert!(events(&case).contains(&"resumed".to_owned()));
}

#[test]
fn person_and_head_answer_together_by_kind_and_level() {
    let desk = desk()
        .proving(Way::Level, "hospital.L.red.harm")
        .proving(Way::Done, "hospital.X.person hospital.X.thanks")
        .proving(Way::Refused, "hospital.X.person");
    let charge = json!({"item": "fault", "person": "李医生", "reason": "查实"});
    let number = desk.number(&dispute());
    let supervisor = desk.as_("supervisor");
    supervisor
        .does(&number, "assess_person", charge.clone())
        .refused_by("hospital.X.person");
    desk.follow(&number).up_to("answer");
    let points = |case: &Value| -> Vec<Value> {
        let all = case["assessments"].as_array().expect("entries");
        all.iter().map(|entry| entry["points"].clone()).collect()
    };
    let case = supervisor.does(&number, "assess_person", charge.clone());
    assert_eq!(points(&case.done()), [json!(4), json!(1)]);
    let thanks = json!({"item": "thanks", "person": "王护士", "reason": "主动安抚"});
    let case = desk.does("head", &number, "assess_person", thanks);
    assert_eq!(case["assessments"][2]["reward"], true);

    let number = desk.number(&service());
    desk.follow(&number).up_to("answer");
    let case = supervisor.does(&number, "assess_person", charge.clone());
    assert_eq!(points(&case.done()), [json!(8), json!(3)], "upheld");

    let harm = with(
        &dispute(),
        json!({"facts": ["hospital.L.red.harm"], "subject": null}),
    );
    let number = desk.number(&harm);
    desk.follow(&number).up_to("answer");
    supervisor
        .does(&number, "assess_person", charge.clone())
        .invalid_in("sanction");
    let light = with(&charge, json!({"sanction": "warning"}));
    supervisor
        .does(&number, "assess_person", light)
        .refused_by("hospital.X.person");
    let grave = with(&charge, json!({"sanction": "dismissal"}));
    supervisor.does(&number, "assess_person", grave).done();
}
