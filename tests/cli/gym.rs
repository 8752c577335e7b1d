//! The fitness club: complaint, needs, enquiry and opinion, from receipt to archive.

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, events, nothing, task, text, under, with};
use crate::follow::assert_steps;
use crate::proof::Way;
use crate::samples::gym;

fn desk() -> Desk {
    Desk::training("gym", MONDAY)
}

fn need(kind: &str) -> Value {
    with(&gym(), json!({"kind": kind}))
}

#[test]
fn a_complaint_goes_its_way() {
    let desk = desk()
        .proving(Way::Done, "gym.P.complaint gym.F.feedback gym.A.archive")
        .proving(Way::Asked, "gym.P.complaint gym.F.feedback gym.A.archive")
        .proving(Way::Refused, "gym.P.complaint gym.F.feedback gym.A.archive");
    let number = desk.number(&gym());
    assert_steps(
        &desk.follow(&number).strictly().through("archive"),
        &[
            ("dispatch", "supervisor", "gym.P.complaint"),
            ("investigate", "handler", "gym.P.complaint"),
            ("answer", "clerk", "gym.F.feedback"),
            ("callback", "clerk", "gym.F.feedback"),
            ("close", "clerk", "gym.F.feedback"),
            ("archive", "admin", "gym.A.archive"),
        ],
    );
    let case = desk.show(&number);
    assert_eq!(case["status"], "archived");
    let wanted = [
        "registered",
        "dispatched",
        "investigated",
        "answered",
        "called_back",
        "closed",
        "archived",
    ];
    let happened: Vec<String> = events(&case)
        .into_iter()
        .filter(|kind| kind != "level_changed")
        .collect();
    assert_eq!(happened, wanted);
    assert_eq!(case["tasks"], json!([]));
}

#[test]
fn a_closed_case_waits_for_the_archive() {
    let desk = desk();
    let number = desk.number(&gym());
    desk.follow(&number).through("close");
    let case = desk.show(&number);
    assert_eq!(case["status"], "closed");
    assert_eq!(task(&case, "archive").expect("a task")["role"], "admin");
    assert_eq!(desk.as_("clerk").finds("status:closed"), [number]);
}

#[test]
fn each_finding_is_one_of_three() {
    for finding in ["service", "sales", "member"] {
        let desk = desk();
        let number = desk.number(&gym());
        desk.follow(&number).up_to("investigate");
        let fields = json!({"notes": "查清", "finding": finding});
        let case = desk.does("handler", &number, "investigate", fields);
        assert_eq!(case["stage"], "answer");
        assert!(case["events"].to_string().contains(finding));
    }
    let desk = desk();
    let number = desk.number(&gym());
    desk.follow(&number).up_to("investigate");
    let unknown = json!({"notes": "查清", "finding": "weather"});
    desk.as_("handler")
        .does(&number, "investigate", unknown)
        .invalid_in("finding");
}

#[test]
fn a_penalty_follows_a_breach_only() {
    for (finding, breach) in [("service", true), ("sales", true), ("member", false)] {
        let desk = desk();
        let number = desk.number(&with(
            &gym(),
            json!({"persons": [{"name": "李四", "department": "器械部"}]}),
        ));
        let penalty = json!({"item": "penalty", "person": "李四", "department": "器械部", "sanction": "warning", "reason": "未点检"});
        let head = desk.as_("head");
        head.does(&number, "assess_person", penalty.clone())
            .refused_by("gym.P.complaint");
        desk.follow(&number)
            .saying("investigate", json!({"finding": finding}))
            .up_to("answer");
        let tried = head.does(&number, "assess_person", penalty);
        if breach {
            let entries = tried.done()["assessments"].as_array().map(Vec::len);
            assert_eq!(entries, Some(1));
        } else {
            tried.refused_by("gym.P.complaint");
        }
    }
}

#[test]
fn an_enquiry_is_answered_within_a_day() {
    let desk = desk()
        .proving(Way::Done, "gym.P.enquiry")
        .proving(Way::Asked, "gym.P.enquiry")
        .proving(Way::Refused, "gym.P.enquiry");
    let number = desk.number(&need("enquiry"));
    let answer = task(&desk.show(&number), "answer").expect("a task");
    assert_eq!(answer["due"], "2026-09-29T10:00:00+08:00");
    assert_eq!(answer["clause"], "gym.P.enquiry");
    assert_steps(
        &desk.follow(&number).strictly().through("close"),
        &[
            ("answer", "clerk", "gym.P.enquiry"),
            ("close", "clerk", "gym.P.enquiry"),
        ],
    );
}

#[test]
fn help_and_venting_are_answered_within_a_day() {
    for kind in ["help", "vent"] {
        let clause = format!("gym.K.{kind}");
        let desk = desk();
        let number = desk.number(&need(kind));
        let answer = task(&desk.show(&number), "answer").expect("a task");
        assert_eq!(answer["due"], "2026-09-29T10:00:00+08:00");
        assert_steps(
            &desk.follow(&number).strictly().through("close"),
            &[("answer", "clerk", &clause), ("close", "clerk", &clause)],
        );
    }
}

#[test]
fn an_opinion_is_promised_decided_and_told() {
    let desk = desk()
        .proving(Way::Done, "gym.P.opinion")
        .proving(Way::Asked, "gym.P.opinion");
    let number = desk.number(&need("opinion"));
    let promised = "2026-10-09T17:00:00+08:00";
    let walked = desk
        .follow(&number)
        .saying(
            "promise",
            json!({"until": promised, "what": "答复是否采纳"}),
        )
        .up_to("answer");
    let answer = task(&desk.show(&number), "answer").expect("a task");
    assert_eq!(answer["due"], promised, "the promised time is the limit");
    let rest = desk.follow(&number).through("close");
    assert_steps(
        &[walked, rest].concat(),
        &[
            ("promise", "clerk", "gym.P.opinion"),
            ("adopt", "manager", "gym.P.opinion"),
            ("answer", "clerk", "gym.P.opinion"),
            ("close", "clerk", "gym.P.opinion"),
        ],
    );
    assert!(events(&desk.show(&number)).contains(&"adopted".to_owned()));
}

#[test]
fn nobody_promises_a_time_that_is_past() {
    let desk = desk();
    let number = desk.number(&need("opinion"));
    let past = json!({"until": "2026-09-28T09:00:00+08:00", "what": "答复"});
    let tried = desk.as_("clerk").does(&number, "promise", past);
    assert!((1..=2).contains(&tried.exit), "{tried:?}");
}

#[test]
fn an_improper_demand_becomes_a_need_and_keeps_its_number() {
    let desk = desk().proving(Way::Level, "gym.L4.b");
    let number = desk.number(&with(&gym(), json!({"facts": ["gym.L4.b"]})));
    desk.follow(&number).up_to("investigate");
    let fields = json!({"kind": "vent", "reason": "并非本公司责任"});
    desk.as_("clerk")
        .does(&number, "reclassify", fields.clone())
        .forbidden();
    let supervisor = desk.as_("supervisor");
    supervisor
        .does(&number, "reclassify", json!({"kind": "vent"}))
        .invalid_in("reason");
    supervisor
        .does(
            &number,
            "reclassify",
            json!({"kind": "grumble", "reason": "x"}),
        )
        .invalid_in("kind");

    let case = supervisor.does(&number, "reclassify", fields).done();
    assert_eq!(text(&case["number"]), number);
    assert_eq!(
        (case["kind"].as_str(), &case["level"]),
        (Some("vent"), &Value::Null)
    );
    assert_eq!(case["stage"], "answer");
    assert!(
        under(&case, "gym.D.resolve").is_none(),
        "a complaint's limit is gone"
    );
    let kinds = events(&case);
    assert!(
        kinds.contains(&"dispatched".to_owned()),
        "the history is kept"
    );
    assert!(kinds.contains(&"reclassified".to_owned()));
    assert_eq!(desk.as_("clerk").finds("kind:vent"), [number.as_str()]);
    desk.follow(&number).through("close");
}

#[test]
fn a_need_can_become_a_complaint_once_it_has_a_category() {
    let desk = desk().proving(Way::Asked, "gym.D.resolve");
    let number = desk.number(&need("help"));
    let fields = json!({"kind": "complaint", "reason": "确属本公司责任"});
    let case = desk.does("supervisor", &number, "reclassify", fields);
    assert_eq!(case["stage"], "dispatch");
    assert_eq!(case["level"]["id"], "4");
    let limit = under(&case, "gym.D.resolve").expect("a limit");
    assert_eq!(
        limit["due"], "2026-10-08T18:00:00+08:00",
        "the clock starts at receipt"
    );
}

#[test]
fn equipment_not_soon_mended_waits_for_the_office() {
    let desk = desk()
        .proving(Way::Done, "gym.D.hardware")
        .proving(Way::Asked, "gym.D.resolve gym.D.hardware");
    let number = desk.number(&gym());
    desk.follow(&number).up_to("investigate");
    let asked = json!({"notes": "主板停产，请示是否换新"});
    let case = desk.does("handler", &number, "ask", asked);
    assert!(events(&case).contains(&"asked".to_owned()));
    assert!(
        case["waiting"].to_string().contains("office"),
        "the clock shows it: {}",
        case["waiting"]
    );

    let instructed = json!({"notes": "同意换新"});
    for user in ["clerk", "handler", "head", "supervisor"] {
        desk.as_(user)
            .does(&number, "instruct", instructed.clone())
            .forbidden();
    }
    desk.at("2026-09-30T10:00:00+08:00");
    let case = desk.does("manager", &number, "instruct", instructed);
    assert!(events(&case).contains(&"instructed".to_owned()));
    assert_eq!(case["waiting"], Value::Null);
    let limit = under(&case, "gym.D.resolve").expect("a limit");
    assert!(
        text(&limit["due"]).as_str() > "2026-10-08T18:00:00+08:00",
        "what was left is given back: {limit}"
    );
}

#[test]
fn nothing_is_instructed_that_was_not_asked() {
    let desk = desk();
    let number = desk.number(&gym());
    desk.as_("manager")
        .does(&number, "instruct", json!({"notes": "换新"}))
        .refused();
}

#[test]
fn several_departments_are_dispatched_at_once() {
    let desk = desk();
    let number = desk.number(&gym());
    let fields = json!({"department": "器械部", "departments": ["工程部"], "person": "王五"});
    let case = desk.does("supervisor", &number, "dispatch", fields);
    assert_eq!(case["departments"], json!(["器械部", "工程部"]));
    let investigate = task(&case, "investigate").expect("a task");
    assert_eq!(investigate["department"], "器械部");
    assert_eq!(investigate["person"], "王五", "one investigator is named");
}

#[test]
fn a_callback_that_reaches_nobody_is_tried_again() {
    let desk = desk();
    let number = desk.number(&gym());
    desk.follow(&number).up_to("callback");
    let unreached = json!({"method": "phone", "reached": false});
    let case = desk.does("clerk", &number, "callback", unreached);
    assert_eq!(case["stage"], "callback");
    assert_eq!(case["callbacks"].as_array().map(Vec::len), Some(1));
    for wrong in [0, 6] {
        let fields = json!({"method": "phone", "reached": true, "satisfaction": wrong});
        desk.as_("clerk")
            .does(&number, "callback", fields)
            .invalid_in("satisfaction");
    }
    let reached = json!({"method": "wechat", "reached": true, "satisfaction": 2, "words": "还行"});
    let case = desk.does("clerk", &number, "callback", reached);
    assert_eq!(case["stage"], "close");
    assert_eq!(desk.as_("clerk").finds("satisfaction:<3"), [number]);
}

#[test]
fn a_duplicate_is_merged_into_the_first() {
    let desk = desk();
    let (first, second) = (desk.number(&gym()), desk.number(&gym()));
    let fields = json!({"into": first, "reason": "同一件事"});
    desk.as_("clerk")
        .does(&second, "merge", fields.clone())
        .forbidden();
    let supervisor = desk.as_("supervisor");
    let unknown = json!({"into": "2026-000099", "reason": "同一件事"});
    supervisor
        .does(&second, "merge", unknown)
        .invalid_in("into");
    let itself = json!({"into": second, "reason": "同一件事"});
    assert_ne!(supervisor.does(&second, "merge", itself).exit, 0);
    let case = supervisor.does(&second, "merge", fields).done();
    assert_eq!(case["status"], "closed");
    assert!(events(&case).contains(&"merged".to_owned()));
    assert!(task(&case, "dispatch").is_none());
    supervisor
        .does(&second, "dispatch", json!({"department": "器械部"}))
        .refused();
}

#[test]
fn important_papers_are_held_longer() {
    let desk = desk();
    let number = desk.number(&gym());
    desk.follow(&number).through("close");
    let fields = json!({"until": "2029-12-31T18:00:00+08:00", "reason": "诉讼中"});
    desk.as_("clerk")
        .does(&number, "hold", fields.clone())
        .forbidden();
    desk.as_("admin")
        .does(&number, "hold", json!({"until": "2029-12-31"}))
        .invalid_in("reason");
    let tried = desk.as_("admin").does(&number, "hold", fields);
    assert!(events(&tried.done()).contains(&"held".to_owned()));
}

#[test]
fn a_remark_is_no_step() {
    let desk = desk();
    let number = desk.number(&gym());
    for user in ["clerk", "handler", "head", "supervisor"] {
        let case = desk.does(user, &number, "note", json!({"text": "客户来电询问"}));
        assert_eq!(case["stage"], "dispatch");
    }
    desk.as_("clerk")
        .does(&number, "note", nothing())
        .invalid_in("text");
    assert_eq!(desk.show(&number)["version"], 5);
}
