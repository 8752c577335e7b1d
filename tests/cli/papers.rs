//! What the papers say of a case at its registration and at the edges of its way: the kinds, the levels as such, the record, the
//! office, the group, and the duties that reports fulfil.

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, events, how, task, text, why, with, without};
use crate::proof::Way;
use crate::samples::{
    dispute, gas, general, grumble, gym, insurance, proposal, service, suggestion,
};
use crate::sixth::FILE;

/// Registers `case` and expects it to be registered under the clause of its kind, and found under that kind alone.
fn registered_under(desk: &Desk, case: &Value, clause: &str) {
    let added = desk.add(case);
    assert_eq!(added["events"][0]["clause"], clause);
    let kind = text(&case["kind"]);
    assert!(clause.ends_with(&format!(".{kind}")));
    let clerk = desk.as_("clerk");
    let number = text(&added["number"]);
    assert!(clerk.finds(&format!("kind:{kind}")).contains(&number));
    assert!(!clerk.finds(&format!("-kind:{kind}")).contains(&number));
}

#[test]
fn a_visitor_of_the_gym_brings_one_of_five_things() {
    let desk = Desk::training("gym", MONDAY).proving(
        Way::Done,
        "gym.K.complaint gym.K.help gym.K.enquiry gym.K.vent gym.K.opinion",
    );
    registered_under(&desk, &gym(), "gym.K.complaint");
    for kind in ["help", "enquiry", "vent", "opinion"] {
        let need = with(&gym(), json!({"kind": kind}));
        registered_under(&desk, &need, &format!("gym.K.{kind}"));
    }
}

#[test]
fn the_other_papers_kinds_are_told_apart() {
    let desk = Desk::training("insurance", MONDAY).proving(Way::Done, "insurance.K.complaint");
    registered_under(&desk, &insurance(), "insurance.K.complaint");
    let desk = Desk::training("gas", MONDAY).proving(Way::Done, "gas.K.grumble gas.K.complaint");
    registered_under(&desk, &grumble(), "gas.K.grumble");
    registered_under(&desk, &gas("phone"), "gas.K.complaint");
    let desk = Desk::training("general", MONDAY)
        .proving(Way::Done, "general.K.complaint general.K.suggestion");
    registered_under(&desk, &general(), "general.K.complaint");
    registered_under(&desk, &suggestion(), "general.K.suggestion");
    let desk = Desk::training(FILE, MONDAY).proving(
        Way::Done,
        "hospital.K.dispute hospital.K.service hospital.K.proposal",
    );
    registered_under(&desk, &dispute(), "hospital.K.dispute");
    registered_under(&desk, &service(), "hospital.K.service");
    registered_under(&desk, &proposal(), "hospital.K.proposal");
}

/// A level set by hand stands under the clause of the level as such, with its reason.
fn by_hand(desk: &Desk, case: &Value, levels: &[(&str, &str)]) {
    let number = desk.number(case);
    for (level, clause) in levels {
        let wish = json!({"level": level, "reason": "综合判断"});
        let case = desk.does("supervisor", &number, "assess", wish);
        assert_eq!(case["level"]["id"], *level);
        assert_eq!(how(&case, clause), "set");
        let last = case["events"].as_array().and_then(|all| all.last());
        assert_eq!(last.expect("an event")["clause"], *clause);
    }
}

#[test]
fn a_level_set_by_hand_is_that_level_of_the_paper() {
    let desk = Desk::training("gym", MONDAY).proving(Way::Level, "gym.L1 gym.L2 gym.L3 gym.L4");
    let levels = [
        ("1", "gym.L1"),
        ("2", "gym.L2"),
        ("3", "gym.L3"),
        ("4", "gym.L4"),
    ];
    by_hand(&desk, &gym(), &levels);
    let desk = Desk::training("insurance", MONDAY).proving(Way::Level, "insurance.L.major");
    by_hand(&desk, &insurance(), &[("major", "insurance.L.major")]);
    let desk = Desk::training(FILE, MONDAY).proving(Way::Level, "hospital.L.red hospital.L.orange");
    let levels = [("red", "hospital.L.red"), ("orange", "hospital.L.orange")];
    by_hand(&desk, &dispute(), &levels);
}

#[test]
fn where_nothing_fires_the_lowest_level_is_named() {
    for (file, case, clause) in [
        ("gym", gym(), "gym.L4"),
        ("gas", gas("phone"), "gas.L3"),
        (FILE, service(), "hospital.L.blue"),
    ] {
        let desk = Desk::training(file, MONDAY).proving(Way::Level, clause);
        assert_eq!(how(&desk.add(&case), clause), "default");
    }
    let desk = Desk::training("gas", MONDAY).proving(Way::Level, "gas.L3");
    assert_eq!(why(&desk.add(&gas("letter"))), ["gas.L3"]);
    let desk = Desk::training(FILE, MONDAY).proving(Way::Level, "hospital.L.blue");
    assert_eq!(why(&desk.add(&service())), ["hospital.L.blue"]);
}

#[test]
fn what_the_record_lacks_is_named_until_it_is_filled_in() {
    let desk = Desk::training("gas", MONDAY).proving(Way::Record, "gas.P.intake");
    let bare = json!({"customer": {"name": "张三"}});
    let bare = with(&without(&grumble(), "customer"), bare);
    let case = desk.add(&bare);
    let lacks = |case: &Value, clause: &str| -> Vec<String> {
        let lacking = case["incomplete"].as_array().expect("a list").iter();
        let of_clause = lacking.filter(|entry| entry["clause"] == clause);
        of_clause.map(|entry| text(&entry["field"])).collect()
    };
    assert_eq!(
        lacks(&case, "gas.P.intake"),
        ["customer.phone", "customer.address", "demand"]
    );
    let number = text(&case["number"]);
    let told = json!({"customer": {"phone": "13800138000", "address": "解放路 1 号"}, "demand": "今天修好"});
    let case = desk.does("clerk", &number, "complete", told);
    assert!(lacks(&case, "gas.P.intake").is_empty());

    let desk = Desk::training("general", MONDAY).proving(Way::Record, "general.P.record");
    let bare = with(
        &without(&general(), "customer"),
        json!({"customer": {"name": "匿名"}}),
    );
    let bare = with(&bare, json!({"subject": null}));
    let case = desk.add(&bare);
    assert_eq!(
        lacks(&case, "general.P.record"),
        ["customer.phone", "subject", "demand"]
    );
    let suggested = desk.add(&suggestion());
    assert!(
        !lacks(&suggested, "general.P.record").contains(&"demand".to_owned()),
        "a suggestion demands nothing"
    );
    assert_eq!(case["office_clause"], "general.P.record");
}

#[test]
fn the_group_decides_what_goes_up_to_it_and_suggestions() {
    let desk = Desk::training("general", MONDAY).proving(Way::Done, "general.G.group");
    let number = desk.number(&general());
    for rung in ["supervisor", "group"] {
        let up = json!({"to": rung, "reason": "各部门意见不一"});
        let case = desk.does("supervisor", &number, "escalate", up);
        let last = case["events"].as_array().and_then(|all| all.last());
        assert_eq!(last.expect("an event")["clause"], "general.G.group");
    }
    desk.as_("supervisor")
        .does(&number, "escalate", json!({"reason": "再往上"}))
        .refused_by("general.G.group");
    let number = desk.number(&suggestion());
    let decide = json!({"adopted": true, "reason": "可行"});
    for other in ["clerk", "handler", "head", "supervisor"] {
        desk.as_(other)
            .does(&number, "adopt", decide.clone())
            .forbidden();
    }
    desk.does("manager", &number, "adopt", decide);
}

#[test]
fn rewards_and_penalties_stand_on_the_case() {
    let desk = Desk::training("general", MONDAY).proving(Way::Done, "general.X.reward");
    let number = desk.number(&general());
    let supervisor = desk.as_("supervisor");
    for item in [
        json!({"item": "reward", "reward": "通报表扬"}),
        json!({"item": "penalty", "points": 5}),
    ] {
        let entry = with(&json!({"person": "王五", "reason": "查实"}), item);
        let case = supervisor.does(&number, "assess_person", entry).done();
        let last = case["events"].as_array().and_then(|all| all.last());
        assert_eq!(last.expect("an event")["clause"], "general.X.reward");
    }
    desk.as_("manager")
        .does(&number, "assess_person", json!({"id": 2, "decided": true}))
        .done();
}

#[test]
fn what_is_talked_over_at_once_is_settled_under_its_clause() {
    let settled = json!({"method": "phone", "notes": "当场解释", "settled_at_once": true});
    for (channel, clause) in [("phone", "property.T.now"), ("visit", "property.S.record")] {
        let desk = Desk::training("property", MONDAY).proving(Way::Done, clause);
        let number = desk.number(&crate::samples::property(channel));
        let case = desk.does("clerk", &number, "answer", settled.clone());
        let last = case["events"].as_array().and_then(|all| all.last());
        assert_eq!(last.expect("an event")["clause"], clause);
        assert!(task(&case, "contact").is_none() && task(&case, "notify").is_none());
    }
    let desk = Desk::training("property", MONDAY).proving(Way::Done, "property.T.now");
    let number = desk.number(&crate::samples::property("phone"));
    desk.does("clerk", &number, "answer", settled.clone());
    let desk = Desk::training("property", MONDAY).proving(Way::Done, "property.S.record");
    let number = desk.number(&crate::samples::property("counter"));
    let case = desk.does("clerk", &number, "answer", settled);
    assert!(events(&case).contains(&"answered".to_owned()));
}

/// The report, for the month, as the manager makes it.
fn made(desk: &Desk, name: &str, period: &str) -> Value {
    let words = ["report", name, "--period", period];
    desk.as_("manager").run(&words, Value::Null).done()
}

/// The first line of a table that has that value in that column.
fn line(report: &Value, section: &str, column: &str, value: &str) -> Value {
    let rows = report["sections"][section]["rows"]
        .as_array()
        .expect(section);
    let found = rows.iter().find(|row| row[column] == value);
    found
        .unwrap_or_else(|| panic!("{value} in {rows:#?}"))
        .clone()
}

#[test]
fn every_monday_the_gym_analyses_the_week_that_is_over() {
    let desk = Desk::training("gym", "2026-09-23T10:00:00+08:00")
        .proving(Way::Reported, "gym.P.weekly")
        .proving(Way::Asked, "gym.P.weekly");
    desk.number(&gym());
    let number = desk.number(&with(
        &gym(),
        json!({"category": "price", "subject": "退费"}),
    ));
    desk.does(
        "supervisor",
        &number,
        "dispatch",
        json!({"department": "财务部"}),
    );
    desk.at(MONDAY);
    let manager = desk.as_("manager");
    let owed = manager.run(&["queue"], Value::Null).done();
    assert_eq!(owed["reports"][0]["clause"], "gym.P.weekly");
    let weekly = manager.run(&["report", "weekly"], Value::Null).done();
    assert_eq!(
        (&weekly["period"], &weekly["complete"]),
        (&json!("2026-W39"), &json!(true))
    );
    assert_eq!(line(&weekly, "summary", "figure", "registered")["value"], 2);
    assert_eq!(
        line(&weekly, "by_category", "category", "price")["count"],
        1
    );
}

#[test]
fn the_gyms_desk_classifies_compares_and_proposes() {
    let desk = Desk::training("gym", "2026-09-07T10:00:00+08:00")
        .proving(Way::Record, "gym.R.stats")
        .proving(Way::Reported, "gym.R.stats");
    let case = desk.add(&gym());
    assert_eq!(
        case["office_clause"], "gym.R.stats",
        "the receiving department's work"
    );
    let number = text(&case["number"]);
    let words = json!({"satisfaction": 2, "words": "还想要补偿"});
    desk.follow(&number)
        .saying("callback", words)
        .through("close");
    desk.at("2026-10-12T10:00:00+08:00");
    let monthly = made(&desk, "monthly", "2026-09");
    assert_eq!(
        line(&monthly, "by_category", "category", "equipment")["count"],
        1
    );
    assert_eq!(
        line(&monthly, "causes", "category", "equipment")["finding_service"],
        1
    );
    let satisfaction = made(&desk, "satisfaction", "2026-09");
    assert_eq!(
        line(&satisfaction, "satisfaction", "rating", "2")["count"],
        1
    );
    let causes = made(&desk, "causes", "2026-09");
    assert_eq!(causes["clause"], "gym.R.stats");
}

#[test]
fn the_gas_company_inspects_its_departments_every_month_and_prevents() {
    let desk = Desk::training("gas", "2026-09-07T10:00:00+08:00")
        .proving(Way::Reported, "gas.R.month gas.R.prevent")
        .proving(Way::Done, "gas.R.prevent")
        .proving(Way::Refused, "gas.R.prevent");
    let number = desk.number(&grumble());
    desk.follow(&number).up_to("submit");
    let charge =
        json!({"item": "17", "person": "李四", "department": "维修部", "reason": "拖延两天"});
    desk.does("supervisor", &number, "assess_person", charge);
    let decided = json!({"id": 1, "decided": true});
    desk.does("manager", &number, "assess_person", decided);
    let measure = json!({"measure": "上门前电话确认", "owner": "王五", "due": "2026-10-31", "cause": "多件未预约"});
    let says = ["measure", "do", "-"];
    desk.as_("clerk").run(&says, measure.clone()).forbidden();
    desk.as_("supervisor").run(&says, measure).done();
    desk.at("2026-10-12T10:00:00+08:00");
    let departments = made(&desk, "departments", "2026-09");
    assert_eq!(
        line(&departments, "ranking", "department", "维修部")["rank"],
        1
    );
    let criticism = line(&departments, "criticism", "department", "维修部");
    assert_eq!(criticism["clause"], "gas.X.17");
    let monthly = made(&desk, "monthly", "2026-09");
    let measure = line(&monthly, "measures", "measure", "上门前电话确认");
    assert_eq!(measure["owner"], "王五");
}

#[test]
fn the_general_papers_sum_up_the_month_and_evaluate_the_handling() {
    let desk = Desk::training("general", "2026-09-07T10:00:00+08:00")
        .proving(Way::Reported, "general.R.month general.R.evaluate");
    let number = desk.number(&general());
    desk.number(&suggestion());
    desk.follow(&number)
        .saying("callback", json!({"satisfaction": 4}))
        .through("close");
    desk.at("2026-09-14T10:00:00+08:00");
    desk.follow(&number).through("inspect");
    desk.at("2026-10-12T10:00:00+08:00");
    let monthly = made(&desk, "monthly", "2026-09");
    assert_eq!(monthly["clause"], "general.R.month");
    for kind in ["complaint", "suggestion"] {
        assert_eq!(
            line(&monthly, "by_kind", "kind", kind)["count"],
            1,
            "counted apart"
        );
    }
    assert_eq!(line(&monthly, "summary", "figure", "closed")["value"], 1);
    let time = made(&desk, "timeliness", "2026-09");
    assert_eq!(time["clause"], "general.R.evaluate");
    assert_eq!(line(&time, "timeliness", "class", "within")["count"], 1);
    let satisfaction = made(&desk, "satisfaction", "2026-09");
    assert_eq!(satisfaction["clause"], "general.R.evaluate");
    assert_eq!(
        line(&satisfaction, "satisfaction", "rating", "4")["count"],
        1
    );
}

/// The paper of the record has what was said, and stands on the case under the clause of the record.
fn recorded(desk: &Desk, case: &Value, form: &str, clause: &str, said: &[&str]) {
    let number = desk.number(case);
    let words = ["form", &number, form, "-o", "record.docx"];
    desk.as_("clerk").run(&words, Value::Null).done();
    let events = desk.show(&number)["events"].clone();
    let printed = events.as_array().and_then(|all| all.last()).cloned();
    let printed = printed.expect("an event");
    assert_eq!(
        (&printed["kind"], &printed["clause"]),
        (&json!("printed"), &json!(clause))
    );
    let file = std::fs::File::open(desk.beside("record.docx")).expect("the record");
    let mut zip = zip::ZipArchive::new(file).expect("a package");
    let paper = zip.by_name("word/document.xml").expect("a document");
    let paper = std::io::read_to_string(paper).expect("text");
    for words in said {
        assert!(paper.contains(words), "{words}: {paper}");
    }
}

#[test]
fn the_record_is_a_paper_with_complainant_matter_demand_and_time() {
    let desk = Desk::training("gas", MONDAY).proving(Way::Done, "gas.P.intake");
    let told = json!({"customer": {"address": "解放路 1 号"}, "demand": "今天修好"});
    let said = ["张三", "约好上午来修灶具", "今天修好", "2026-09-28 10:00"];
    recorded(
        &desk,
        &with(&grumble(), told),
        "receipt",
        "gas.P.intake",
        &said,
    );
    let desk = Desk::training("general", MONDAY).proving(Way::Done, "general.P.record");
    let said = [
        "张三",
        "138 0013 8000",
        "窗口只开了一个",
        "2026-09-28 10:00",
    ];
    recorded(&desk, &general(), "registration", "general.P.record", &said);
}
