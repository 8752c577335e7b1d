//! The motor-insurance company: two levels, verdict and approval, unreachable customers, measures after closing.

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, events, how, nothing, task, text, under, with};
use crate::follow::assert_steps;
use crate::proof::Way;
use crate::samples::{insurance, insurance_about_employee};

fn desk() -> Desk {
    Desk::training("insurance", MONDAY)
}

fn due_of(case: &Value, clause: &str) -> String {
    let task = under(case, clause).unwrap_or_else(|| panic!("{clause}: {case:#}"));
    text(&task["due"])
}

#[test]
fn a_complaint_goes_its_way() {
    let desk = desk()
        .proving(
            Way::Done,
            "insurance.P.now insurance.P.dispatch insurance.P.verdict insurance.P.return \
        insurance.P.reply insurance.C.supervise",
        )
        .proving(
            Way::Asked,
            "insurance.P.now insurance.P.dispatch insurance.P.verdict insurance.P.return \
        insurance.P.reply insurance.C.cause insurance.C.supervise",
        )
        .proving(
            Way::Refused,
            "insurance.P.dispatch insurance.P.verdict insurance.P.return insurance.P.reply \
        insurance.C.supervise",
        );
    let number = desk.number(&insurance());
    let walked = desk
        .follow(&number)
        .strictly()
        .saying(
            "promise",
            json!({"until": "2026-09-30T16:00:00+08:00", "what": "复核定损"}),
        )
        .through("close");
    assert_steps(
        &walked,
        &[
            ("promise", "clerk", "insurance.P.now"),
            ("dispatch", "supervisor", "insurance.P.dispatch"),
            ("investigate", "handler", "insurance.P.dispatch"),
            ("verdict", "handler", "insurance.P.verdict"),
            ("submit", "handler", "insurance.P.return"),
            ("approve", "supervisor", "insurance.P.return"),
            ("answer", "clerk", "insurance.P.reply"),
            ("callback", "clerk", "insurance.C.supervise"),
            ("close", "supervisor", "insurance.P.dispatch"),
        ],
    );
    let case = desk.show(&number);
    assert_eq!(case["status"], "closed");
    assert_eq!(case["finding"]["substantiated"], "yes");
    let correct = task(&case, "correct").expect("aftercare");
    assert_eq!(
        (correct["role"].as_str(), correct["clause"].as_str()),
        (Some("handler"), Some("insurance.C.cause"))
    );
}

#[test]
fn after_closing_measures_are_planned_done_and_confirmed() {
    let desk = desk()
        .proving(Way::Done, "insurance.A.archive")
        .proving(Way::Asked, "insurance.A.archive")
        .proving(Way::Refused, "insurance.A.archive");
    let number = desk.number(&insurance());
    desk.follow(&number).through("close");
    let correct = |fields: Value| desk.does("handler", &number, "correct", fields);
    for missing in ["measure", "owner", "due"] {
        let mut plan = json!({"measure": "定损复核两人签字", "owner": "王五", "due": "2026-10-30"});
        plan.as_object_mut().expect("fields").remove(missing);
        desk.as_("handler")
            .does(&number, "correct", plan)
            .invalid_in(missing);
    }
    correct(json!({"measure": "定损复核两人签字", "owner": "王五", "due": "2026-10-30"}));
    desk.as_("admin")
        .does(&number, "archive", nothing())
        .refused();
    let early = json!({"id": 1, "effective": true, "notes": "x"});
    desk.as_("handler")
        .does(&number, "correct", early)
        .refused();
    desk.as_("handler")
        .does(&number, "correct", json!({"id": 7, "done": true}))
        .invalid_in("id");
    correct(json!({"id": 1, "done": true}));
    let case = correct(json!({"id": 1, "effective": true, "notes": "一个月无同类投诉"}));
    for kind in ["measure_added", "measure_done", "measure_confirmed"] {
        assert!(events(&case).contains(&kind.to_owned()), "{kind}");
    }
    assert_eq!(case["corrective_actions"][0]["owner"], "王五");
    assert_eq!(
        task(&case, "archive").expect("a task")["clause"],
        "insurance.A.archive"
    );
    desk.does("admin", &number, "archive", nothing());
    assert_eq!(desk.show(&number)["status"], "archived");
}

#[test]
fn a_measure_without_effect_is_not_the_end() {
    let desk = desk();
    let number = desk.number(&insurance());
    desk.follow(&number).through("close");
    for fields in [
        json!({"measure": "培训", "owner": "王五", "due": "2026-10-30"}),
        json!({"id": 1, "done": true}),
        json!({"id": 1, "effective": false, "notes": "又有两起"}),
    ] {
        desk.does("handler", &number, "correct", fields);
    }
    let case = desk.show(&number);
    assert!(task(&case, "correct").is_some(), "still to be corrected");
    desk.as_("admin")
        .does(&number, "archive", nothing())
        .refused();
}

#[test]
fn an_important_customer_makes_it_major() {
    let desk = desk()
        .proving(Way::Level, "insurance.L.major.b")
        .proving(Way::Asked, "insurance.D.major");
    let case = desk.add(&with(
        &insurance(),
        json!({"customer": {"important": true}}),
    ));
    assert_eq!(case["level"]["id"], "major");
    assert_eq!(how(&case, "insurance.L.major.b"), "computed");
    assert_eq!(
        due_of(&case, "insurance.D.major"),
        "2026-09-30T18:00:00+08:00"
    );
    assert!(under(&case, "insurance.D.ordinary").is_none());
}

#[test]
fn ticked_facts_make_it_major_and_everything_else_is_ordinary() {
    let desk = desk().proving(
        Way::Level,
        "insurance.L.major.a insurance.L.major.b insurance.L.major.c insurance.L.ordinary",
    );
    for fact in [
        "insurance.L.major.a",
        "insurance.L.major.b",
        "insurance.L.major.c",
    ] {
        let case = desk.add(&with(&insurance(), json!({"facts": [fact]})));
        assert_eq!(case["level"]["id"], "major");
        assert_eq!(how(&case, fact), "ticked");
    }
    let case = desk.add(&insurance());
    assert_eq!(case["level"]["id"], "ordinary");
    assert_eq!(how(&case, "insurance.L.ordinary"), "default");
    assert_eq!(
        due_of(&case, "insurance.D.ordinary"),
        "2026-10-10T18:00:00+08:00"
    );
}

#[test]
fn a_threat_while_handling_shortens_the_limit() {
    let desk = desk()
        .proving(Way::Level, "insurance.L.major.c")
        .proving(Way::Done, "insurance.L.major.c")
        .proving(Way::Asked, "insurance.D.ordinary insurance.D.major");
    let number = desk.number(&insurance());
    desk.follow(&number).up_to("verdict");
    let case = desk.does(
        "clerk",
        &number,
        "assess",
        json!({"facts": ["insurance.L.major.c"]}),
    );
    assert_eq!(case["level"]["id"], "major");
    let due = due_of(&case, "insurance.D.major");
    assert_eq!(due, "2026-09-30T18:00:00+08:00", "counted from receipt");
    assert!(under(&case, "insurance.D.ordinary").is_none());
}

#[test]
fn the_verdict_has_two_questions() {
    for (substantiated, upheld) in [("yes", true), ("yes", false), ("no", false), ("no", true)] {
        let desk = desk();
        let number = desk.number(&insurance());
        desk.follow(&number).up_to("verdict");
        let fields =
            json!({"substantiated": substantiated, "upheld": upheld, "reason": "查阅录音"});
        let case = desk.does("handler", &number, "verdict", fields);
        assert_eq!(case["finding"]["substantiated"], substantiated);
        assert_eq!(case["finding"]["upheld"], upheld);
    }
    let desk = desk();
    let number = desk.number(&insurance());
    desk.follow(&number).up_to("verdict");
    let handler = desk.as_("handler");
    let unheld = json!({"substantiated": "yes", "reason": "查阅录音"});
    handler
        .does(&number, "verdict", unheld)
        .invalid_in("upheld");
    let odd = json!({"substantiated": "perhaps", "upheld": true, "reason": "x"});
    handler
        .does(&number, "verdict", odd)
        .invalid_in("substantiated");
}

#[test]
fn what_cannot_be_verified_is_upheld() {
    for upheld in [json!(false), json!(true), Value::Null] {
        let desk = desk().proving(Way::Done, "insurance.P.favour");
        let number = desk.number(&insurance());
        desk.follow(&number).up_to("verdict");
        let fields =
            json!({"substantiated": "unverifiable", "upheld": upheld, "reason": "没有录音"});
        let case = desk.does("handler", &number, "verdict", fields);
        assert_eq!(case["finding"]["upheld"], true);
        let events = case["events"].as_array().expect("events");
        let judged = events
            .iter()
            .find(|event| event["kind"] == "judged")
            .expect("judged");
        assert_eq!(judged["clause"], "insurance.P.favour", "it says why");
    }
}

#[test]
fn a_poor_report_is_returned_and_submitted_again() {
    let desk = desk();
    let number = desk.number(&insurance());
    desk.follow(&number).up_to("approve");
    let supervisor = desk.as_("supervisor");
    supervisor
        .does(&number, "return", nothing())
        .invalid_in("reasons");
    supervisor
        .does(&number, "return", json!({"reasons": []}))
        .invalid_in("reasons");
    let reasons = json!({"reasons": ["缺录音", "未写当事人陈述"]});
    desk.as_("handler")
        .does(&number, "return", reasons.clone())
        .forbidden();
    for round in 1..=2 {
        let case = supervisor.does(&number, "return", reasons.clone()).done();
        assert_eq!(case["stage"], "submit", "back to the submitter");
        assert_eq!(case["returned"], round, "every round is kept");
        assert_eq!(desk.as_("supervisor").finds("returned"), [number.as_str()]);
        desk.does(
            "handler",
            &number,
            "investigate",
            json!({"notes": "补录音"}),
        );
        desk.does("handler", &number, "submit", json!({"handling": "已补齐"}));
    }
    let case = desk.does("supervisor", &number, "approve", nothing());
    assert_eq!(case["stage"], "answer");
    let rounds = events(&case)
        .into_iter()
        .filter(|kind| kind == "returned")
        .count();
    assert_eq!(rounds, 2);
}

#[test]
fn nothing_is_returned_before_it_is_submitted() {
    let desk = desk();
    let number = desk.number(&insurance());
    desk.follow(&number).up_to("submit");
    let reasons = json!({"reasons": ["太慢"]});
    desk.as_("supervisor")
        .does(&number, "return", reasons)
        .refused();
}

#[test]
fn the_accused_must_be_on_the_case_before_it_is_submitted() {
    let unknown = with(&insurance(), json!({"category": "attitude"}));
    let half = with(&insurance(), json!({"persons": [{"name": "李四"}]}));
    for case in [unknown, half] {
        let desk = desk();
        let number = desk.number(&case);
        desk.follow(&number).up_to("submit");
        let handler = desk.as_("handler");
        let fields = json!({"handling": "已道歉"});
        let error = handler.does(&number, "submit", fields.clone()).refused();
        assert_eq!(error["field"], "persons", "{error}");
        let persons = json!({"persons": [{"name": "李四", "department": "理赔部"}]});
        desk.does("clerk", &number, "complete", persons);
        handler.does(&number, "submit", fields).done();
    }
    let desk = desk();
    let number = desk.number(&insurance_about_employee());
    desk.follow(&number).through("submit");
}

#[test]
fn an_unreachable_customer_was_tried_three_times_on_two_days() {
    let desk = desk().proving(Way::Refused, "insurance.P.contact");
    let number = desk.number(&insurance());
    desk.follow(&number).up_to("answer");
    let close = json!({"reason": "多次联系不上"});
    let try_at = |time: &str| {
        let fields = json!({"reached": false, "method": "phone", "notes": "无人接听"});
        desk.at(time).does("clerk", &number, "contact", fields)
    };
    let supervisor = desk.as_("supervisor");
    supervisor.does(&number, "close", close.clone()).refused();
    for time in ["10:30", "14:00", "16:00"] {
        try_at(&format!("2026-09-28T{time}:00+08:00"));
        supervisor
            .does(&number, "close", close.clone())
            .refused_by("insurance.P.contact");
    }
    let case = try_at("2026-09-29T09:00:00+08:00");
    assert_eq!(
        case["contacts"].as_array().map(Vec::len),
        Some(4),
        "every attempt is kept"
    );
    desk.as_("clerk")
        .does(&number, "close", close.clone())
        .forbidden();
    let case = supervisor.does(&number, "close", close).done();
    assert_eq!(case["status"], "closed");
}

#[test]
fn a_customer_who_was_reached_is_answered() {
    let desk = desk();
    let number = desk.number(&insurance());
    desk.follow(&number).up_to("answer");
    for (time, reached) in [("28T11:00", false), ("29T11:00", true), ("30T11:00", false)] {
        let fields = json!({"reached": reached, "method": "phone", "notes": "通话"});
        desk.at(&format!("2026-09-{time}:00+08:00"))
            .does("clerk", &number, "contact", fields);
    }
    let close = json!({"reason": "联系不上"});
    desk.as_("supervisor")
        .does(&number, "close", close)
        .refused();
}

#[test]
fn what_cannot_be_settled_goes_up_one_step_at_a_time() {
    let desk = desk()
        .proving(Way::Done, "insurance.P.escalate insurance.P.rep")
        .proving(Way::Refused, "insurance.P.escalate");
    let number = desk.number(&insurance());
    let supervisor = desk.as_("supervisor");
    let to = |rung: &str| json!({"to": rung, "reason": "谈不拢"});
    supervisor
        .does(&number, "escalate", nothing())
        .invalid_in("reason");
    supervisor
        .does(&number, "escalate", to("hq_service"))
        .refused_by("insurance.P.escalate");
    supervisor
        .does(&number, "escalate", to("moon"))
        .invalid_in("to");
    let rungs = [
        "branch_service",
        "branch_head",
        "hq_service",
        "general_manager",
    ];
    for (at, rung) in rungs.iter().enumerate() {
        // Without a target it is the next one, too.
        let fields = if at % 2 == 0 {
            json!({"reason": "谈不拢"})
        } else {
            to(rung)
        };
        let case = supervisor.does(&number, "escalate", fields).done();
        assert_eq!(case["escalations"].as_array().map(Vec::len), Some(at + 1));
        assert!(case["escalations"].to_string().contains(rung));
    }
    supervisor
        .does(&number, "escalate", json!({"reason": "还要往上"}))
        .refused_by("insurance.P.escalate");
}

#[test]
fn the_acknowledgement_is_due_the_same_day() {
    let desk = desk().proving(Way::Limit, "insurance.D.ack");
    let ack = |received: &str| {
        let case = with(&insurance(), json!({"received_at": received}));
        text(&task(&desk.add(&case), "promise").expect("a task")["due"])
    };
    desk.at("2026-09-28T22:00:00+08:00");
    assert_eq!(
        ack("2026-09-28T10:00:00+08:00"),
        "2026-09-28T18:00:00+08:00"
    );
    assert_eq!(
        ack("2026-09-28T17:59:00+08:00"),
        "2026-09-28T18:00:00+08:00"
    );
    assert_eq!(
        ack("2026-09-28T18:01:00+08:00"),
        "2026-09-29T00:00:00+08:00",
        "24:00"
    );
}

#[test]
fn a_promised_time_is_the_limit_of_the_answer() {
    let desk = desk();
    let number = desk.number(&insurance());
    let promised = "2026-09-29T16:30:00+08:00";
    let case = desk.does(
        "clerk",
        &number,
        "promise",
        json!({"until": promised, "what": "复核"}),
    );
    assert!(events(&case).contains(&"promised".to_owned()));
    let earliest = case["tasks"]
        .as_array()
        .expect("tasks")
        .iter()
        .filter(|task| task["step"] == "answer")
        .map(|task| text(&task["due"]))
        .min();
    assert_eq!(earliest.as_deref(), Some(promised));
    desk.follow(&number).up_to("answer");
    assert_eq!(
        task(&desk.show(&number), "answer").expect("a task")["due"],
        promised
    );
}

#[test]
fn whoever_promises_a_time_after_the_papers_limit_is_told_that_the_limit_stands() {
    let desk = desk();
    let number = desk.number(&insurance());
    let later = json!({"until": "2026-12-01T10:00:00+08:00"});
    let case = desk.does("clerk", &number, "promise", later);
    let remark = text(&case["promise_remark"]);
    assert!(remark.contains("insurance.D.ordinary"), "{remark}");
    assert!(remark.contains("较早的为准"), "{remark}");
    let shown = desk.as_("clerk").type_in(&["case", "show", &number], "");
    assert!(shown.out.contains(&remark), "{shown:?}");
    let sooner = json!({"until": "2026-09-29T16:30:00+08:00"});
    let case = desk.does("clerk", &number, "promise", sooner);
    assert_eq!(
        case["promise_remark"],
        Value::Null,
        "it is within the limit"
    );
}

#[test]
fn the_customers_opinion_on_the_answer_is_kept() {
    let desk = desk().proving(Way::Asked, "insurance.D.ordinary");
    let number = desk.number(&insurance());
    desk.follow(&number).up_to("answer");
    let fields = json!({"method": "letter", "notes": "同意补差额", "accepted": true});
    let case = desk.does("clerk", &number, "answer", fields);
    assert!(
        under(&case, "insurance.D.ordinary").is_none(),
        "gone when answered"
    );
    let event = case["events"]
        .as_array()
        .and_then(|events| events.last())
        .expect("an event")
        .clone();
    assert_eq!(event["kind"], "answered");
    assert_eq!(event["data"]["accepted"], true);
}

#[test]
fn nobody_is_assessed_where_the_paper_is_silent() {
    let desk = desk();
    let number = desk.number(&insurance_about_employee());
    desk.follow(&number).up_to("verdict");
    let fields = json!({"item": "penalty", "person": "李四", "department": "理赔部", "points": 5, "reason": "x"});
    let tried = desk
        .as_("supervisor")
        .does(&number, "assess_person", fields);
    assert!((1..=2).contains(&tried.exit), "{tried:?}");
}
