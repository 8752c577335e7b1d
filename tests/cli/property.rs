//! The property company: by telephone and on the spot, valid or not, ordinary or serious, and twenty-four hours later.

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, each, events, nothing, task, text, under, with};
use crate::follow::assert_steps;
use crate::proof::Way;
use crate::samples::property;

type Step = (&'static str, &'static str, &'static str);

const BY_PHONE: [Step; 2] = [
    ("contact", "handler", "property.T.12h"),
    ("verify", "clerk", "property.V.invalid"),
];

const ON_THE_SPOT: [Step; 3] = [
    ("notify", "clerk", "property.S.up"),
    ("arrive", "head", "property.S.3min"),
    ("verify", "clerk", "property.V.invalid"),
];

const ORDINARY: [Step; 10] = [
    ("dispatch", "clerk", "property.L.ordinary"),
    ("sign", "head", "property.L.ordinary"),
    ("investigate", "handler", "property.H.track"),
    ("submit", "head", "property.H.track"),
    ("answer", "clerk", "property.H.answer"),
    ("countersign", "clerk", "property.H.answer"),
    ("callback", "clerk", "property.C.how"),
    ("greet", "handler", "property.H.greet"),
    ("close", "clerk", "property.C.file"),
    ("archive", "admin", "property.A.archive"),
];

fn desk() -> Desk {
    Desk::training("property", MONDAY)
}

fn serious() -> Value {
    json!({"valid": true, "severity": "serious", "reason": "电梯困人"})
}

#[test]
fn an_ordinary_one_by_telephone() {
    let desk = desk()
        .proving(Way::Level, "property.L.ordinary")
        .proving(
            Way::Done,
            "property.V.invalid property.L.ordinary property.T.12h property.H.track \
        property.A.archive property.H.answer property.H.greet property.C.how \
        property.C.file",
        )
        .proving(
            Way::Asked,
            "property.V.invalid property.L.ordinary property.H.track property.A.archive \
        property.H.answer property.H.greet property.C.how property.C.file",
        )
        .proving(
            Way::Refused,
            "property.V.invalid property.L.ordinary property.H.track property.A.archive \
        property.H.answer property.H.greet property.C.how property.C.file",
        );
    let number = desk.number(&property("phone"));
    let table = [&BY_PHONE[..], &ORDINARY].concat();
    assert_steps(&desk.follow(&number).strictly().through("archive"), &table);
    assert_eq!(desk.show(&number)["status"], "archived");
}

#[test]
fn an_ordinary_one_on_the_spot() {
    let desk = desk()
        .proving(Way::Done, "property.S.up property.S.3min")
        .proving(Way::Asked, "property.S.up property.S.3min")
        .proving(Way::Refused, "property.S.3min");
    let number = desk.number(&property("visit"));
    let table = [&ON_THE_SPOT[..], &ORDINARY].concat();
    assert_steps(&desk.follow(&number).strictly().through("archive"), &table);
}

#[test]
fn by_letter_it_begins_with_verifying() {
    let desk = desk()
        .proving(Way::Level, "property.L.ordinary")
        .proving(
            Way::Done,
            "property.L.ordinary property.H.track property.A.archive property.H.answer \
        property.H.greet property.C.how property.C.file",
        )
        .proving(
            Way::Asked,
            "property.L.ordinary property.H.track property.A.archive property.H.answer \
        property.H.greet property.C.how property.C.file",
        )
        .proving(
            Way::Refused,
            "property.V.invalid property.L.ordinary property.H.track property.A.archive \
        property.H.answer property.H.greet property.C.how property.C.file",
        );
    let number = desk.number(&property("letter"));
    let table = [&BY_PHONE[1..], &ORDINARY].concat();
    assert_steps(&desk.follow(&number).strictly().through("archive"), &table);
}

#[test]
fn a_serious_one_has_its_cause_analysed_and_measures_confirmed() {
    let desk = desk()
        .proving(Way::Level, "property.L.serious")
        .proving(Way::Done, "property.L.serious")
        .proving(Way::Asked, "property.L.serious")
        .proving(Way::Refused, "property.L.serious");
    let number = desk.number(&property("phone"));
    let walked = desk
        .follow(&number)
        .saying("verify", serious())
        .saying(
            "correct",
            json!({"measure": "更换曳引机", "owner": "王五", "due": "2026-10-20"}),
        )
        .up_to("close");
    let mut table = BY_PHONE.to_vec();
    table.extend([
        ("dispatch", "clerk", "property.L.serious"),
        ("sign", "head", "property.L.serious"),
        ("investigate", "handler", "property.H.track"),
        ("correct", "supervisor", "property.L.serious"),
    ]);
    table.extend(&ORDINARY[3..8]);
    assert_steps(&walked, &table);

    let close = json!({"reason": "办结"});
    let clerk = desk.as_("clerk");
    clerk
        .does(&number, "close", close.clone())
        .refused_by("property.L.serious");
    desk.does(
        "supervisor",
        &number,
        "correct",
        json!({"id": 1, "done": true}),
    );
    clerk
        .does(&number, "close", close.clone())
        .refused_by("property.L.serious");
    desk.does(
        "supervisor",
        &number,
        "correct",
        json!({"id": 1, "effective": true, "notes": "运行正常"}),
    );
    clerk.does(&number, "close", close).done();
}

#[test]
fn the_cause_may_be_analysed_by_the_manager() {
    let desk = desk();
    let number = desk.number(&property("letter"));
    desk.follow(&number)
        .saying("verify", serious())
        .up_to("correct");
    let plan = json!({"measure": "更换曳引机", "owner": "王五", "due": "2026-10-20"});
    desk.as_("handler")
        .does(&number, "correct", plan.clone())
        .forbidden();
    assert_eq!(
        desk.does("manager", &number, "correct", plan)["stage"],
        "submit"
    );
}

#[test]
fn it_has_no_level_before_it_is_verified() {
    for severity in ["ordinary", "serious"] {
        let desk = desk();
        let added = desk.add(&property("letter"));
        assert_eq!(added["level"], Value::Null);
        let number = text(&added["number"]);
        let fields = json!({"valid": true, "severity": severity, "reason": "查实"});
        let case = desk.does("clerk", &number, "verify", fields);
        assert_eq!(case["level"]["id"], severity);
        assert_eq!(
            case["level"]["why"][0]["clause"],
            format!("property.L.{severity}")
        );
        assert!(events(&case).contains(&"verified".to_owned()));
    }
}

#[test]
fn a_valid_one_is_ordinary_or_serious() {
    let desk = desk();
    let number = desk.number(&property("letter"));
    let clerk = desk.as_("clerk");
    clerk
        .does(&number, "verify", json!({"valid": true, "reason": "查实"}))
        .invalid_in("severity");
    let odd = json!({"valid": true, "severity": "awful", "reason": "查实"});
    clerk.does(&number, "verify", odd).invalid_in("severity");
    clerk
        .does(
            &number,
            "verify",
            json!({"severity": "serious", "reason": "x"}),
        )
        .invalid_in("valid");
}

#[test]
fn an_invalid_one_is_explained_and_closed() {
    let desk = desk()
        .proving(Way::Done, "property.V.invalid property.T.12h")
        .proving(Way::Asked, "property.V.invalid property.T.12h");
    let number = desk.number(&property("phone"));
    let walked = desk
        .follow(&number)
        .saying(
            "verify",
            json!({"valid": false, "severity": null, "reason": "邻里纠纷"}),
        )
        .through("close");
    assert_steps(
        &walked,
        &[
            BY_PHONE[0],
            BY_PHONE[1],
            ("answer", "clerk", "property.V.invalid"),
            ("close", "clerk", "property.V.invalid"),
        ],
    );
    assert_eq!(desk.show(&number)["level"], Value::Null);
}

#[test]
fn the_caller_is_answered_within_twelve_hours() {
    let desk = desk();
    let number = desk.number(&property("phone"));
    let contact = task(&desk.show(&number), "contact").expect("a task");
    assert_eq!(contact["due"], "2026-09-28T22:00:00+08:00");
    let missed = json!({"reached": false, "method": "phone", "notes": "无人接"});
    let case = desk.does("handler", &number, "contact", missed);
    assert!(
        task(&case, "contact").is_some(),
        "a missed call is no reply"
    );
    let reached = json!({"reached": true, "method": "phone", "notes": "明早上门"});
    let case = desk.does("handler", &number, "contact", reached);
    assert!(task(&case, "contact").is_none());
    assert_eq!(case["contacts"].as_array().map(Vec::len), Some(2));
}

#[test]
fn twelve_hours_run_through_the_night_and_the_holiday() {
    let desk = Desk::training("property", "2026-09-30T20:15:00+08:00");
    let case = desk.add(&property("phone"));
    assert_eq!(
        task(&case, "contact").expect("a task")["due"],
        "2026-10-01T08:15:00+08:00"
    );
}

#[test]
fn the_head_is_on_the_spot_within_three_minutes_of_the_notice() {
    let desk = desk()
        .proving(Way::Done, "property.S.3min")
        .proving(Way::Asked, "property.S.3min")
        .proving(Way::Refused, "property.S.3min");
    let number = desk.number(&property("visit"));
    desk.as_("head")
        .does(&number, "arrive", nothing())
        .refused_by("property.S.3min");
    let case = desk
        .at("2026-09-28T10:07:30+08:00")
        .does("clerk", &number, "notify", nothing());
    let arrive = task(&case, "arrive").expect("a task");
    assert_eq!(arrive["due"], "2026-09-28T10:10:30+08:00");
    assert_eq!(
        (arrive["role"].as_str(), arrive["overdue"].as_bool()),
        (Some("head"), Some(false))
    );
    let late = desk.at("2026-09-28T10:11:00+08:00").show(&number);
    assert_eq!(task(&late, "arrive").expect("a task")["overdue"], true);
    let case = desk.does("head", &number, "arrive", nothing());
    let kinds = events(&case);
    assert!(kinds.contains(&"notified".to_owned()) && kinds.contains(&"arrived".to_owned()));
    let fields = json!({"valid": true, "severity": "ordinary", "reason": "当场看到"});
    desk.does("head", &number, "verify", fields);
}

#[test]
fn off_the_spot_the_head_does_not_verify() {
    let desk = desk();
    let number = desk.number(&property("letter"));
    let fields = json!({"valid": true, "severity": "ordinary", "reason": "听说"});
    desk.as_("head").does(&number, "verify", fields).forbidden();
}

#[test]
fn an_agitated_customer_calls_for_the_head_at_once() {
    for channel in ["phone", "letter", "visit"] {
        let desk = desk();
        let case = desk.add(&with(&property(channel), json!({"agitated": true})));
        let notify = task(&case, "notify").unwrap_or_else(|| panic!("{channel}: {case:#}"));
        assert_eq!(
            (notify["ready"].as_bool(), notify["clause"].as_str()),
            (Some(true), Some("property.S.up"))
        );
    }
}

#[test]
fn what_is_settled_at_once_needs_no_call_back() {
    for channel in ["phone", "visit"] {
        let desk = desk();
        let number = desk.number(&property(channel));
        let fields = json!({"method": "phone", "notes": "已解释", "settled_at_once": true, "accepted": true});
        let case = desk.does("clerk", &number, "answer", fields);
        assert!(task(&case, "contact").is_none(), "{channel}");
        assert!(task(&case, "notify").is_none(), "{channel}");
        assert_eq!(case["stage"], "verify", "{channel}");
        let walked = desk.follow(&number).through("close");
        let steps: Vec<&str> = walked.iter().map(|(step, ..)| step.as_str()).collect();
        assert_eq!(steps, ["verify", "close"], "{channel}");
    }
}

#[test]
fn the_result_is_due_by_severity() {
    let desk = desk().proving(Way::Limit, "property.D.ordinary property.D.serious");
    for (severity, clause, due) in [
        ("ordinary", "property.H.track", "2026-10-08T18:00:00+08:00"),
        ("serious", "property.H.track", "2026-09-29T18:00:00+08:00"),
    ] {
        let number = desk.number(&property("letter"));
        let found = json!({"valid": true, "severity": severity, "reason": "查实"});
        let measure = json!({"measure": "整改", "owner": "王五", "due": "2026-10-20"});
        desk.follow(&number)
            .saying("verify", found)
            .saying("correct", measure)
            .up_to("submit");
        let submit = task(&desk.show(&number), "submit").expect("a task");
        assert_eq!(
            (submit["clause"].as_str(), submit["due"].as_str()),
            (Some(clause), Some(due))
        );
    }
}

#[test]
fn an_agreed_time_becomes_the_deadline() {
    let desk = desk();
    let number = desk.number(&property("visit"));
    desk.follow(&number).through("arrive");
    let agreed = "2026-09-29T12:00:00+08:00";
    desk.does(
        "head",
        &number,
        "promise",
        json!({"until": agreed, "what": "修好电梯"}),
    );
    desk.follow(&number).up_to("answer");
    assert_eq!(
        task(&desk.show(&number), "answer").expect("a task")["due"],
        agreed
    );
}

/// A case whose first answer was not accepted, at 10:00 of the 28th.
fn refused_answer(desk: &Desk) -> String {
    let number = desk.number(&property("letter"));
    desk.follow(&number).up_to("answer");
    let fields = json!({"method": "visit", "notes": "明天修", "accepted": false});
    let case = desk.does("clerk", &number, "answer", fields);
    assert_eq!(
        case["stage"], "answer",
        "an answer not accepted asks for another"
    );
    number
}

#[test]
fn not_satisfied_a_day_later_the_manager_is_told() {
    let desk = desk()
        .proving(Way::Done, "property.S.24h")
        .proving(Way::Asked, "property.S.24h")
        .proving(Way::Refused, "property.S.24h");
    let number = refused_answer(&desk);
    desk.at("2026-09-29T09:59:00+08:00").tick();
    assert!(
        task(&desk.show(&number), "instruct").is_none(),
        "a minute is missing"
    );
    let changed = desk.at("2026-09-29T10:00:00+08:00").tick();
    assert!(changed.to_string().contains(&number), "{changed}");
    let case = desk.show(&number);
    assert!(events(&case).contains(&"escalated".to_owned()));
    let instruct = task(&case, "instruct").expect("a task");
    assert_eq!(
        (instruct["role"].as_str(), instruct["clause"].as_str()),
        (Some("manager"), Some("property.S.24h"))
    );
    assert_eq!(instruct["ready"], true);
    desk.as_("supervisor")
        .does(&number, "instruct", json!({"notes": "x"}))
        .forbidden();
    let case = desk.does(
        "manager",
        &number,
        "instruct",
        json!({"notes": "今晚修好，免一月电梯费"}),
    );
    assert!(task(&case, "instruct").is_none());
    let again = desk.tick();
    assert!(!again.to_string().contains(&number), "once: {again}");
    desk.follow(&number).through("close");
}

#[test]
fn who_accepts_the_second_answer_in_time_is_not_escalated() {
    let desk = desk();
    let number = refused_answer(&desk);
    let fields = json!({"method": "visit", "notes": "已修好", "accepted": true});
    desk.at("2026-09-28T20:00:00+08:00")
        .does("clerk", &number, "answer", fields);
    desk.at("2026-09-30T10:00:00+08:00").tick();
    assert!(task(&desk.show(&number), "instruct").is_none());
}

#[test]
fn without_an_answer_the_day_runs_from_the_arrival() {
    let desk = desk();
    let number = desk.number(&property("visit"));
    desk.follow(&number).through("arrive");
    desk.at("2026-09-29T09:59:00+08:00").tick();
    assert!(task(&desk.show(&number), "instruct").is_none());
    desk.at("2026-09-29T10:00:00+08:00").tick();
    assert!(task(&desk.show(&number), "instruct").is_some());
}

#[test]
fn the_owners_signature_may_be_refused() {
    let desk = desk();
    let number = desk.number(&property("letter"));
    desk.follow(&number).up_to("countersign");
    let case = desk.does(
        "clerk",
        &number,
        "countersign",
        json!({"name": "张三", "refused": true}),
    );
    assert!(events(&case).contains(&"countersigned".to_owned()));
    assert_eq!(case["stage"], "callback");
}

#[test]
fn each_department_has_its_signature() {
    let desk = desk();
    let number = desk.number(&property("letter"));
    desk.follow(&number).up_to("dispatch");
    let slip = json!({"department": "工程部", "departments": ["保洁部"]});
    let case = desk.does("clerk", &number, "dispatch", slip);
    let signs = case["tasks"]
        .as_array()
        .expect("tasks")
        .iter()
        .filter(|task| task["step"] == "sign")
        .map(|task| text(&task["department"]))
        .collect::<Vec<_>>();
    assert_eq!(signs, ["工程部", "保洁部"]);
}

#[test]
fn a_unit_has_its_file() {
    let desk = desk();
    let first = desk.number(&property("letter"));
    let other = json!({"customer": {"unit": "3-2-502"}});
    desk.number(&with(&property("letter"), other));
    let second = desk.number(&with(
        &property("phone"),
        json!({"customer": {"name": "李太太"}}),
    ));
    let listed = desk
        .as_("clerk")
        .run(
            &["case", "list", "unit:3-2-501", "--sort", "received"],
            Value::Null,
        )
        .done();
    let mut numbers = each(&listed["cases"], "number");
    numbers.sort();
    assert_eq!(numbers, [first, second]);
}

#[test]
fn there_is_no_standing_limit_of_another_paper() {
    let desk = desk();
    let case = desk.add(&property("phone"));
    assert!(under(&case, "property.D.ordinary").is_none());
}

#[test]
fn the_slip_of_a_serious_one_goes_upwards_too() {
    let desk = desk();
    let number = desk.number(&property("letter"));
    desk.does("clerk", &number, "verify", serious());
    let case = desk.does(
        "clerk",
        &number,
        "dispatch",
        json!({"department": "工程部"}),
    );
    assert_eq!(
        each(&case["copies"], "id"),
        ["project_manager", "technical", "management"]
    );
    assert_eq!(
        each(&case["copies"], "title"),
        ["项目经理", "技术部", "公司管理层"]
    );
    let events = case["events"].as_array().expect("events");
    let slip = events
        .iter()
        .find(|event| event["kind"] == "dispatched")
        .expect("a slip");
    assert_eq!(slip["clause"], "property.L.serious");
    assert_eq!(slip["data"]["copies"].as_array().map(Vec::len), Some(3));
    let said = desk
        .as_("clerk")
        .type_in(&["case", "show", &number], "")
        .out;
    assert!(said.contains("项目经理、技术部、公司管理层"), "{said}");
    assert!(said.contains("严重程度：严重"), "{said}");
}

#[test]
fn the_slip_of_an_ordinary_one_goes_to_the_department_alone() {
    let desk = desk();
    let number = desk.number(&property("letter"));
    let ordinary = json!({"valid": true, "severity": "ordinary", "reason": "属实"});
    desk.does("clerk", &number, "verify", ordinary);
    let fields = json!({"department": "工程部"});
    let case = desk.does("clerk", &number, "dispatch", fields);
    assert_eq!(case["copies"], json!([]));
}

#[test]
fn a_measure_says_which_cause_it_is_for() {
    let desk = desk();
    let number = desk.number(&property("letter"));
    desk.does("clerk", &number, "verify", serious());
    desk.follow(&number).up_to("correct");
    let fields =
        json!({"cause": "门机老化", "measure": "更换门机", "owner": "王工", "due": "2026-10-09"});
    let case = desk.does("supervisor", &number, "correct", fields);
    assert_eq!(case["corrective_actions"][0]["cause"], "门机老化");
    assert_eq!(case["finding"]["cause"], "门机老化");
}

#[test]
fn the_limit_of_a_valid_one_runs_before_the_department_has_it() {
    let desk = desk();
    let number = desk.number(&property("letter"));
    let case = desk.does("clerk", &number, "verify", serious());
    let limit = under(&case, "property.D.serious").expect("the limit runs");
    assert_eq!(limit["due"], "2026-09-29T18:00:00+08:00");
    assert_eq!(limit["ready"], false);
    desk.at("2026-09-30T09:00:00+08:00");
    assert_eq!(desk.as_("clerk").finds("overdue"), [number.as_str()]);
}
