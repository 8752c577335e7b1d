//! What the papers say of a case at its registration and at the edges of its way: the kinds, the levels as such, the record, the
//! office, the group, and the duties that no report fulfils yet.

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, each, events, how, task, text, why, with, without};
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

/// A duty that is a report's: until that report exists, the paper's words are shown wherever the regulation is read.
fn only_shown(desk: &Desk, clause: &str, words: &str) {
    let shown = desk
        .as_("clerk")
        .run(&["regulation", "show"], Value::Null)
        .done();
    let clauses = shown["clauses"].as_array().expect("clauses");
    let found = clauses.iter().find(|entry| entry["id"] == clause);
    assert!(
        text(&found.expect(clause)["zh"]).contains(words),
        "{clause}"
    );
    assert!(!each(&shown["steps"], "clause").contains(&clause.to_owned()));
}

#[test]
fn the_duties_of_reports_are_shown_with_what_they_ask() {
    let desk = Desk::training("gym", MONDAY)
        .proving(Way::Shown, "gym.P.weekly")
        .proving(Way::Record, "gym.R.stats");
    only_shown(&desk, "gym.P.weekly", "每周一");
    only_shown(&desk, "gym.R.stats", "分类统计");
    let case = desk.add(&gym());
    assert_eq!(case["office_clause"], "gym.R.stats");
    let desk = Desk::training("gas", MONDAY).proving(Way::Shown, "gas.R.prevent gas.R.month");
    only_shown(&desk, "gas.R.prevent", "预防");
    only_shown(&desk, "gas.R.month", "每月");
    let desk =
        Desk::training("general", MONDAY).proving(Way::Shown, "general.R.month general.R.evaluate");
    only_shown(&desk, "general.R.month", "每月");
    only_shown(&desk, "general.R.evaluate", "评估");
}
