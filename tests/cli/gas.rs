//! The gas company: grumble and complaint, two offices, the slip, the effect, points and sanctions, review and reflection.

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, each, events, how, nothing, task, text, under, with};
use crate::follow::{Walked, assert_steps};
use crate::proof::Way;
use crate::samples::{gas, grumble};

const STEPS: [(&str, &str, &str); 10] = [
    ("dispatch", "supervisor", "gas.P.slip"),
    ("sign", "head", "gas.P.slip"),
    ("investigate", "supervisor", "gas.P.slip"),
    ("submit", "head", "gas.P.fix"),
    ("inspect", "supervisor", "gas.P.check"),
    ("callback", "clerk", "gas.P.check"),
    ("review", "head", "gas.R.dept"),
    ("reflect", "head", "gas.R.dept"),
    ("close", "supervisor", "gas.P.check"),
    ("archive", "admin", "gas.A.archive"),
];

fn desk() -> Desk {
    Desk::training("gas", MONDAY)
}

fn named(case: &Value) -> Value {
    with(
        case,
        json!({"persons": [{"name": "李四", "department": "维修部"}]}),
    )
}

/// A case whose facts are established, with a person named.
fn established(desk: &Desk, case: &Value) -> String {
    let number = desk.number(&named(case));
    desk.follow(&number).up_to("submit");
    number
}

#[test]
fn grumble_and_complaint_go_the_same_way() {
    for case in [grumble(), gas("phone")] {
        let desk = desk();
        let number = desk.number(&named(&case));
        assert_steps(&desk.follow(&number).strictly().through("archive"), &STEPS);
        assert_eq!(desk.show(&number)["status"], "archived");
    }
}

#[test]
fn a_reflection_is_written_only_where_a_person_is_named() {
    let desk = desk()
        .proving(
            Way::Done,
            "gas.P.slip gas.P.fix gas.P.check gas.R.dept gas.A.archive",
        )
        .proving(
            Way::Asked,
            "gas.P.slip gas.P.fix gas.P.check gas.R.dept gas.A.archive",
        );
    let number = desk.number(&grumble());
    let walked: Walked = desk.follow(&number).through("archive");
    let without: Vec<_> = STEPS
        .into_iter()
        .filter(|(step, ..)| *step != "reflect")
        .collect();
    assert_steps(&walked, &without);
}

#[test]
fn a_complaint_has_its_level_from_the_way_it_came() {
    let desk = desk();
    let ways = [
        ("mainstream_media", "1", "gas.L1"),
        ("conduct_inspection", "1", "gas.L1"),
        ("leader", "2", "gas.L2"),
        ("government", "2", "gas.L2"),
        ("mayor_hotline", "2", "gas.L2"),
        ("mayor_mailbox", "2", "gas.L2"),
        ("other_media", "2", "gas.L2"),
    ];
    for (channel, level, clause) in ways {
        let case = desk.add(&gas(channel));
        assert_eq!(case["level"]["id"], level, "{channel}");
        assert_eq!(how(&case, clause), "computed", "{channel}");
    }
    let others = [
        "counter",
        "phone",
        "letter",
        "email",
        "website",
        "visit",
        "callback",
        "inspection",
        "survey",
        "referral",
        "other",
    ];
    for channel in others {
        let case = desk.add(&gas(channel));
        assert_eq!(case["level"]["id"], "3", "{channel}");
        assert_eq!(how(&case, "gas.L3"), "default", "{channel}");
    }
}

#[test]
fn exposure_may_be_ticked_as_well() {
    let desk = desk().proving(Way::Level, "gas.L1 gas.L2");
    for (fact, level) in [("gas.L1", "1"), ("gas.L2", "2")] {
        let case = desk.add(&with(&gas("phone"), json!({"facts": [fact]})));
        assert_eq!(case["level"]["id"], level);
        assert_eq!(how(&case, fact), "ticked");
    }
}

#[test]
fn a_grumble_has_no_level() {
    let desk = desk();
    assert_eq!(
        desk.add(&with(&grumble(), json!({"channel": "leader"})))["level"],
        Value::Null
    );
}

#[test]
fn the_receiving_office_is_shown() {
    let desk = desk();
    let office = |case: Value| desk.add(&case)["office"].to_string();
    assert!(office(grumble()).contains("客户服务中心"));
    for channel in ["leader", "mayor_hotline", "mayor_mailbox", "government"] {
        assert!(office(gas(channel)).contains("人力资源行政部"), "{channel}");
    }
}

#[test]
fn the_slip_sets_the_limit() {
    let cases = [
        (
            json!({"same_day": true}),
            "10:05",
            "2026-09-28T18:00:00+08:00",
        ),
        (
            json!({"same_day": true}),
            "18:30",
            "2026-09-29T00:00:00+08:00",
        ),
        (json!({"days": 1}), "10:05", "2026-09-29T18:00:00+08:00"),
        (json!({"days": 5}), "19:00", "2026-10-03T18:00:00+08:00"),
        (Value::Null, "10:05", "2026-10-01T18:00:00+08:00"),
    ];
    for (limit, given, due) in cases {
        let desk = desk().proving(Way::Limit, "gas.D.fix");
        let number = desk.number(&grumble());
        desk.at(&format!("2026-09-28T{given}:00+08:00"));
        let mut slip = json!({"department": "维修部", "person": "王五", "demand": "今天修好"});
        if !limit.is_null() {
            slip["limit"] = limit;
        }
        desk.does("supervisor", &number, "dispatch", slip);
        desk.follow(&number).up_to("submit");
        let submit = task(&desk.show(&number), "submit").expect("a task");
        assert_eq!(submit["due"], due);
        assert_eq!(submit["clause"], "gas.P.fix");
        assert_eq!(submit["department"], "维修部");
    }
}

#[test]
fn the_limit_of_a_slip_has_one_of_two_shapes() {
    let desk = desk();
    let number = desk.number(&grumble());
    for limit in [
        json!({}),
        json!({"days": 0}),
        json!({"days": -1}),
        json!({"days": 2, "same_day": true}),
        json!("soon"),
        json!({"weeks": 1}),
    ] {
        let slip = json!({"department": "维修部", "limit": limit});
        desk.as_("supervisor")
            .does(&number, "dispatch", slip)
            .invalid();
    }
}

#[test]
fn handling_is_mandatory_and_measures_come_with_it() {
    let desk = desk();
    let number = established(&desk, &gas("phone"));
    let head = desk.as_("head");
    head.does(&number, "submit", nothing())
        .invalid_in("handling");
    let unowned = json!({"handling": "已修", "measures": [{"measure": "加派人手"}]});
    head.does(&number, "submit", unowned).invalid();
    let fields = json!({"handling": "已上门修好", "measures": [
        {"measure": "预约提醒", "owner": "王五", "due": "2026-10-15"},
        {"measure": "晨会通报", "owner": "赵六", "due": "2026-10-09"}]});
    let case = head.does(&number, "submit", fields).done();
    let measures = case["corrective_actions"].as_array().expect("measures");
    assert_eq!(measures.len(), 2);
    assert_eq!(measures[0]["measure"], "预约提醒");
}

#[test]
fn a_rectification_without_effect_goes_back() {
    let desk = desk()
        .proving(Way::Done, "gas.P.check")
        .proving(Way::Asked, "gas.P.check")
        .proving(Way::Refused, "gas.P.check");
    let number = desk.number(&grumble());
    desk.follow(&number).up_to("inspect");
    let fields = json!({"effective": false, "notes": "灶具仍打不着火"});
    let case = desk.does("supervisor", &number, "inspect", fields);
    assert_eq!(case["stage"], "submit", "the department rectifies again");
    desk.as_("clerk")
        .does(
            &number,
            "callback",
            json!({"method": "phone", "reached": true}),
        )
        .refused_by("gas.P.check");
    let again = desk.follow(&number).up_to("callback");
    let steps: Vec<&str> = again.iter().map(|(step, ..)| step.as_str()).collect();
    assert_eq!(steps, ["submit", "inspect"]);
}

#[test]
fn the_callback_comes_after_the_inspection() {
    let desk = desk().proving(Way::Refused, "gas.P.check");
    let number = established(&desk, &grumble());
    let call = json!({"method": "phone", "reached": true, "satisfaction": 5});
    desk.as_("clerk")
        .does(&number, "callback", call)
        .refused_by("gas.P.check");
}

#[test]
fn review_and_reflection_come_before_closing() {
    let desk = desk();
    let number = desk.number(&named(&grumble()));
    desk.follow(&number).up_to("review");
    let close = json!({"reason": "办结"});
    desk.as_("supervisor")
        .does(&number, "close", close.clone())
        .refused();
    desk.does("head", &number, "review", json!({"notes": "例会检讨"}));
    desk.as_("supervisor")
        .does(&number, "close", close.clone())
        .refused();
    desk.does(
        "head",
        &number,
        "reflect",
        json!({"notes": "书面检讨", "person": "李四"}),
    );
    desk.does("supervisor", &number, "close", close);
}

#[test]
fn an_investigation_report_is_circulated_at_will() {
    let desk = desk()
        .proving(Way::Done, "gas.P.report")
        .proving(Way::Refused, "gas.P.report");
    let number = established(&desk, &gas("leader"));
    desk.as_("clerk")
        .does(&number, "circulate", json!({"notes": "通报"}))
        .forbidden();
    let case = desk.does(
        "supervisor",
        &number,
        "circulate",
        json!({"notes": "全公司通报"}),
    );
    assert!(events(&case).contains(&"circulated".to_owned()));
    assert_eq!(case["stage"], "submit");
}

fn charge(item: &str) -> Value {
    json!({"item": item, "person": "李四", "department": "维修部", "reason": "查实"})
}

#[test]
fn nobody_is_charged_before_the_facts_are_established() {
    let desk = desk();
    let number = desk.number(&named(&grumble()));
    desk.as_("supervisor")
        .does(&number, "assess_person", charge("3"))
        .refused();
}

#[test]
fn each_item_has_its_minimum_for_a_grumble() {
    let desk = desk()
        .proving(
            Way::Done,
            "gas.X.1 gas.X.2 gas.X.3 gas.X.5 gas.X.6 gas.X.7 gas.X.8 gas.X.9 gas.X.10 \
        gas.X.11 gas.X.12 gas.X.13 gas.X.14 gas.X.15 gas.X.16 gas.X.17 gas.X.18",
        )
        .proving(
            Way::Refused,
            "gas.X.1 gas.X.2 gas.X.3 gas.X.5 gas.X.6 gas.X.7 gas.X.8 gas.X.9 gas.X.10 \
        gas.X.11 gas.X.12 gas.X.13 gas.X.14 gas.X.15 gas.X.16 gas.X.17 gas.X.18",
        );
    let number = established(&desk, &grumble());
    let supervisor = desk.as_("supervisor");
    let tens = [
        "1", "2", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "17", "18",
    ];
    let items = tens
        .into_iter()
        .map(|item| (item, 10))
        .chain([("3", 20), ("16", 5)]);
    for (item, least) in items {
        let below = with(&charge(item), json!({"points": least - 1}));
        supervisor
            .does(&number, "assess_person", below)
            .refused_by(&format!("gas.X.{item}"));
        let case = supervisor
            .does(&number, "assess_person", charge(item))
            .done();
        let entry = case["assessments"]
            .as_array()
            .and_then(|all| all.last())
            .expect("an entry")
            .clone();
        assert_eq!(entry["points"], least, "left out = the minimum of {item}");
        assert_eq!(entry["item"], item);
    }
    let more = with(&charge("1"), json!({"points": 35}));
    let case = supervisor.does(&number, "assess_person", more).done();
    assert!(
        case["assessments"].to_string().contains("35"),
        "more may be entered"
    );
}

#[test]
fn taking_and_demanding_is_sanctioned_by_gravity() {
    let desk = desk()
        .proving(Way::Done, "gas.X.4")
        .proving(Way::Refused, "gas.X.4");
    let number = established(&desk, &grumble());
    let supervisor = desk.as_("supervisor");
    for sanction in ["warning", "demerit", "major_demerit", "dismissal"] {
        let fields = with(&charge("4"), json!({"sanction": sanction}));
        supervisor.does(&number, "assess_person", fields).done();
    }
    let light = with(&charge("4"), json!({"sanction": "circulated_criticism"}));
    supervisor
        .does(&number, "assess_person", light)
        .refused_by("gas.X.4");
    let points = with(&charge("4"), json!({"points": 50}));
    let tried = supervisor.does(&number, "assess_person", points);
    assert!((1..=2).contains(&tried.exit), "not points: {tried:?}");
    let neither = supervisor.does(&number, "assess_person", charge("4"));
    neither.invalid_in("sanction");
}

#[test]
fn a_complaint_is_sanctioned_by_its_level() {
    let all = [
        "circulated_criticism",
        "warning",
        "demerit",
        "major_demerit",
        "dismissal",
    ];
    let allowed = [
        ("mainstream_media", &all[3..]),
        ("leader", &all[1..4]),
        ("phone", &all[..3]),
    ];
    for (channel, allowed) in allowed {
        let desk = desk();
        let number = established(&desk, &gas(channel));
        for sanction in all {
            let fields = with(&charge("3"), json!({"sanction": sanction}));
            let tried = desk
                .as_("supervisor")
                .does(&number, "assess_person", fields);
            if allowed.contains(&sanction) {
                tried.done();
            } else {
                tried.refused_by("gas.X.3");
            }
        }
        let points = with(&charge("3"), json!({"points": 20}));
        let tried = desk
            .as_("supervisor")
            .does(&number, "assess_person", points);
        assert!(
            (1..=2).contains(&tried.exit),
            "points are for grumbles: {tried:?}"
        );
    }
}

#[test]
fn the_item_for_everything_else_charges_person_and_head() {
    let desk = desk().proving(Way::Done, "gas.X.other");
    let number = established(&desk, &grumble());
    let case = desk.does("supervisor", &number, "assess_person", charge("other"));
    let mut points: Vec<i64> = case["assessments"]
        .as_array()
        .expect("entries")
        .iter()
        .map(|entry| entry["points"].as_i64().expect("points"))
        .collect();
    points.sort_unstable();
    assert_eq!(points, [5, 10]);

    let number = established(&desk, &gas("phone"));
    let fields = with(&charge("other"), json!({"sanction": "warning"}));
    let case = desk.does("supervisor", &number, "assess_person", fields);
    assert_eq!(case["assessments"].as_array().map(Vec::len), Some(2));
}

#[test]
fn an_unknown_item_is_wrong_input() {
    let desk = desk();
    let number = established(&desk, &grumble());
    for item in ["19", "0", "penalty", ""] {
        let tried = desk
            .as_("supervisor")
            .does(&number, "assess_person", charge(item));
        tried.invalid_in("item");
    }
}

#[test]
fn the_office_proposes_and_the_manager_decides() {
    let desk = desk();
    let number = established(&desk, &grumble());
    for user in ["clerk", "handler", "head"] {
        desk.as_(user)
            .does(&number, "assess_person", charge("1"))
            .forbidden();
    }
    let case = desk.does("supervisor", &number, "assess_person", charge("1"));
    let id = case["assessments"][0]["id"].clone();
    let decide = json!({"id": id, "decided": true});
    for user in ["clerk", "handler", "head", "supervisor"] {
        desk.as_(user)
            .does(&number, "assess_person", decide.clone())
            .forbidden();
    }
    let manager = desk.as_("manager");
    manager
        .does(&number, "assess_person", json!({"id": 99, "decided": true}))
        .invalid_in("id");
    let case = manager
        .does(&number, "assess_person", decide.clone())
        .done();
    assert_eq!(case["assessments"][0]["decided"], true);
    manager.does(&number, "assess_person", decide).refused();
}

#[test]
fn every_department_signs_its_slip() {
    let desk = desk();
    let number = desk.number(&grumble());
    let slip = json!({"department": "维修部", "departments": ["抢修队"]});
    let case = desk.does("supervisor", &number, "dispatch", slip);
    let tasks = case["tasks"].as_array().expect("tasks").iter();
    assert_eq!(tasks.filter(|task| task["step"] == "sign").count(), 2);

    let head = desk.as_("head");
    let of = |department: &str| json!({"department": department});
    head.does(&number, "sign", of("财务部"))
        .invalid_in("department");
    head.does(&number, "sign", of("维修部")).done();
    head.does(&number, "sign", of("维修部")).refused();
    let case = head.does(&number, "sign", of("抢修队")).done();
    assert_eq!(case["stage"], "investigate");
    head.does(&number, "sign", of("抢修队")).refused();
}

#[test]
fn on_a_real_directory_a_head_signs_for_his_own_department() {
    let desk = desk();
    let add = [
        "user",
        "add",
        "老周",
        "--roles",
        "head",
        "--department",
        "抢修队",
    ];
    desk.as_("admin").run(&add, Value::Null).done();
    let number = desk.number(&grumble());
    desk.does(
        "supervisor",
        &number,
        "dispatch",
        json!({"department": "维修部"}),
    );
    desk.as_("老周")
        .does(&number, "sign", nothing())
        .forbidden();
}

#[test]
fn a_complaint_shows_its_matter_and_demand() {
    let desk = desk();
    let case = desk.add(&gas("letter"));
    assert_eq!(case["demand"], "赔礼道歉");
    assert_eq!(text(&case["subject"]), "维修未到");
}

#[test]
fn a_proposal_waits_in_the_managers_queue_until_it_is_decided() {
    let desk = desk();
    let number = established(&desk, &grumble());
    assert!(task(&desk.show(&number), "assess_person").is_none());
    desk.does("supervisor", &number, "assess_person", charge("other"));
    let waiting = task(&desk.show(&number), "assess_person").expect("a task");
    assert_eq!(waiting["role"], "manager");
    assert_eq!(waiting["clause"], "gas.X.other");
    assert_eq!(waiting["needs"], json!(["id", "decided"]));
    let queue = desk.as_("manager").queue(&["--role", "manager"]);
    assert!(
        queue.iter().any(|it| it["step"] == "assess_person"),
        "{queue:?}"
    );
    assert_eq!(
        desk.show(&number)["stage"],
        "submit",
        "the course of the case goes on"
    );
    for id in [1, 2] {
        assert!(task(&desk.show(&number), "assess_person").is_some());
        let fields = json!({"id": id, "decided": id == 1});
        desk.does("manager", &number, "assess_person", fields);
    }
    assert!(task(&desk.show(&number), "assess_person").is_none());
}

#[test]
fn the_case_in_words_tells_office_way_demand_and_entries() {
    let desk = desk();
    let number = established(&desk, &gas("mayor_hotline"));
    let fields =
        json!({"item": "12", "person": "李四", "sanction": "demerit", "reason": "未给收据"});
    desk.does("supervisor", &number, "assess_person", fields);
    let said = desk
        .as_("manager")
        .type_in(&["case", "show", &number], "")
        .out;
    for words in [
        "人力资源行政部",
        "市长热线",
        "赔礼道歉",
        "李四",
        "记过",
        "待批准",
        "gas.X.12",
        "未给收据",
        "返回处理及纠正措施情况表",
        "公司领导",
    ] {
        assert!(said.contains(words), "{words} in\n{said}");
    }
    let said = desk
        .as_("manager")
        .type_in(&["case", "show", &number, "--lang", "en"], "")
        .out;
    for words in ["HR and administration", "Demerit", "proposed"] {
        assert!(said.contains(words), "{words} in\n{said}");
    }
}

#[test]
fn preventive_measures_belong_to_no_single_case() {
    let desk = desk();
    let office = desk.as_("supervisor");
    let set = json!({"cause": "上门不预约", "measure": "上门前一天短信通知", "owner": "王主任", "due": "2026-10-15"});
    let one = office.run(&["measure", "do"], set).done();
    assert_eq!(one["clause"], "gas.R.prevent");
    assert_eq!(one["id"], 1);
    let early = json!({"id": 1, "effective": true});
    office
        .run(&["measure", "do"], early)
        .refused_by("gas.R.prevent");
    desk.at("2026-10-16T10:00:00+08:00");
    let office = desk.as_("supervisor");
    let list = office.run(&["measure", "list"], Value::Null).done();
    assert_eq!(list["measures"][0]["overdue"], true);
    assert!(
        office
            .type_in(&["measure", "list"], "")
            .out
            .contains("已超时")
    );
    office
        .run(&["measure", "do"], json!({"id": 1, "done": true}))
        .done();
    let looked = json!({"id": 1, "effective": true, "notes": "抽查十户均已通知"});
    let kept = office.run(&["measure", "do"], looked).done();
    assert_eq!(kept["effective"], true);
    let list = desk.as_("manager").run(&["measure", "list"], Value::Null);
    assert_eq!(list.done()["measures"].as_array().map(Vec::len), Some(1));
    assert_eq!(office.run(&["check"], Value::Null).exit, 0);
}

#[test]
fn the_office_sets_preventive_measures_and_nobody_else() {
    let desk = desk();
    let set = json!({"measure": "培训", "owner": "王主任", "due": "2026-10-15"});
    let clerk = desk.as_("clerk").run(&["measure", "do"], set.clone());
    assert_eq!(clerk.forbidden()["clause"], "gas.R.prevent");
    let empty = with(&set, json!({"owner": " "}));
    desk.as_("supervisor")
        .run(&["measure", "do"], empty)
        .invalid_in("owner");
    desk.as_("supervisor")
        .run(&["measure", "do"], json!({"id": 7, "done": true}))
        .invalid_in("id");
    let other = Desk::training("gym", MONDAY);
    other
        .as_("supervisor")
        .run(&["measure", "do"], set)
        .refused();
}

#[test]
fn the_limit_of_the_slip_is_in_the_queue_while_others_still_have_the_case() {
    let desk = desk();
    let number = desk.number(&grumble());
    assert!(under(&desk.show(&number), "gas.D.fix").is_none());
    let slip = json!({"department": "维修部", "limit": {"days": 2}});
    desk.does("supervisor", &number, "dispatch", slip);
    let limit = under(&desk.show(&number), "gas.D.fix").expect("the limit runs");
    assert_eq!(limit["due"], "2026-09-30T18:00:00+08:00");
    assert_eq!(limit["step"], "submit");
    assert_eq!(limit["department"], "维修部");
    assert_eq!(limit["ready"], false, "the head has not signed yet");
    desk.at("2026-10-01T09:00:00+08:00");
    assert_eq!(desk.as_("supervisor").finds("overdue"), [number.as_str()]);
    desk.follow(&number).up_to("submit");
    let case = desk.show(&number);
    assert!(under(&case, "gas.D.fix").is_none(), "one task, not two");
    let submit = task(&case, "submit").expect("its turn");
    assert_eq!(submit["due"], "2026-09-30T18:00:00+08:00");
    assert_eq!(submit["overdue"], true);
}

#[test]
fn each_department_on_the_case_has_its_own_signature_and_limit() {
    let desk = desk();
    let number = desk.number(&grumble());
    let slip = json!({"department": "维修部", "limit": {"days": 3}, "departments": [
        {"department": "抄表部", "limit": {"same_day": true}},
        {"department": "安检部", "limit": {"days": 5}},
        "财务部",
    ]});
    let case = desk.does("supervisor", &number, "dispatch", slip);
    let due = |case: &Value, step: &str| -> Vec<(String, String)> {
        let tasks = case["tasks"].as_array().expect("tasks").iter();
        tasks
            .filter(|task| task["step"] == step)
            .map(|task| {
                (
                    text(&task["department"]),
                    text(&task["due"]).chars().take(10).collect::<String>(),
                )
            })
            .collect()
    };
    let own = |name: &str, day: &str| (name.to_owned(), day.to_owned());
    let limits = [
        own("维修部", "2026-10-01"),
        own("抄表部", "2026-09-28"),
        own("安检部", "2026-10-03"),
        own("财务部", "2026-10-01"),
    ];
    assert_eq!(due(&case, "submit"), limits);
    let signs = |task: &&Value| task["step"] == "sign";
    let tasks = case["tasks"].as_array().expect("tasks");
    assert_eq!(
        tasks.iter().filter(signs).count(),
        4,
        "each signs for itself"
    );
    for name in ["维修部", "抄表部", "安检部", "财务部"] {
        desk.does("head", &number, "sign", json!({"department": name}));
    }
    desk.follow(&number).up_to("submit");
    assert_eq!(due(&desk.show(&number), "submit"), limits);
    desk.at("2026-09-29T10:00:00+08:00");
    let mut late = desk.as_("supervisor").queue(&[]);
    late.retain(|task| task["overdue"] == true);
    assert_eq!(each(&Value::from(late), "department"), ["抄表部"]);
    desk.follow(&number).up_to("inspect");
    assert!(due(&desk.show(&number), "submit").is_empty());
    desk.as_("admin").run(&["check"], Value::Null).done();
}

#[test]
fn a_limit_of_a_department_that_cannot_be_read_is_named() {
    let desk = desk();
    let number = desk.number(&grumble());
    let slip = json!({"department": "维修部", "departments": [{"department": "抄表部", "limit": {"days": 0}}]});
    desk.as_("supervisor")
        .does(&number, "dispatch", slip)
        .invalid_in("departments[0].limit");
}
