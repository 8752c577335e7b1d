//! Each kind of case, from receipt to its end: every step comes in its turn, and the papers' by-ways are open.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tousu::case::{Actor, CommandName, LevelCause, Role, Status};
use tousu::regulation::decide::tick;

use crate::walk::{Walk, ordinary};

fn failed_call() -> Value {
    json!({"reached": false, "method": "phone", "notes": "无人接听"})
}

#[test]
fn a_gym_complaint_ends_with_a_finding_and_an_answer() {
    let mut walk = Walk::begin(
        "gym",
        &json!({"kind": "complaint", "category": "service_quality"}),
    );
    walk.until("investigate");
    assert!(
        walk.ask("handler investigate", json!({"notes": "记录"}))
            .is_err(),
        "the finding is missing"
    );
    assert_eq!(
        walk.ask("clerk answer", ordinary("answer")),
        Err("gym.F.feedback".to_owned())
    );
    walk.does(
        "handler investigate",
        json!({"notes": "记录", "finding": "service"}),
    )
    .does(
        "head assess_person",
        json!({"item": "penalty", "person": "李四", "sanction": "warning", "reason": "失职"}),
    )
    .ends();
}

#[test]
fn the_other_kinds_of_the_gym_and_suggestions_end() {
    for kind in ["help", "enquiry", "vent", "opinion"] {
        Walk::begin("gym", &json!({"kind": kind})).ends();
    }
    Walk::begin("general", &json!({"kind": "suggestion"})).ends();
}

#[test]
fn a_returned_insurance_complaint_is_investigated_judged_and_submitted_again() {
    let mut walk = Walk::begin(
        "insurance",
        &json!({"kind": "complaint", "category": "claims"}),
    );
    walk.until("approve")
        .does("supervisor return", json!({"reasons": ["未附照片"]}));
    assert_eq!(walk.stage, "submit");
    walk.does("handler investigate", ordinary("investigate"))
        .does("handler verdict", ordinary("verdict"))
        .until("correct")
        .does("handler correct", ordinary("correct"));
    assert_eq!(walk.stage, "correct", "planned is not done");
    walk.does("handler correct", json!({"id": 1, "done": true}))
        .does(
            "supervisor correct",
            json!({"id": 1, "effective": true, "notes": "有效"}),
        )
        .ends();
}

#[test]
fn an_accused_employee_without_a_department_holds_up_the_submission() {
    let said = json!({"kind": "complaint", "category": "attitude", "persons": [{"name": "李四"}]});
    let mut walk = Walk::begin("insurance", &said);
    walk.until("submit");
    assert_eq!(
        walk.ask("handler submit", json!({})),
        Err("insurance.P.dispatch".to_owned())
    );
}

#[test]
fn a_customer_who_cannot_be_reached_lets_the_supervisor_close() {
    let mut walk = Walk::begin(
        "insurance",
        &json!({"kind": "complaint", "category": "claims"}),
    );
    let close = json!({"reason": "联系不上"});
    walk.does("clerk contact", failed_call())
        .does("clerk contact", failed_call());
    walk.now += TimeDelta::days(1);
    assert_eq!(
        walk.ask("supervisor close", close.clone()),
        Err("insurance.P.contact".to_owned())
    );
    walk.does("clerk contact", failed_call())
        .does("supervisor close", close);
    assert_eq!(walk.stage, "correct");
}

#[test]
fn a_whistle_is_closed_by_the_manager_with_notes_and_by_nobody_else() {
    let mut walk = Walk::begin("insurance", &json!({"kind": "whistle"}));
    assert!(
        walk.ask("supervisor close", json!({"notes": "已查"}))
            .is_err()
    );
    assert!(walk.ask("manager close", json!({})).is_err());
    walk.does("manager close", json!({"notes": "已查"}));
    assert_eq!(walk.case.status, Status::Closed);
}

#[test]
fn a_gas_complaint_is_inspected_until_it_is_effective_and_the_person_named_reflects() {
    let said = json!({"kind": "complaint", "category": "repair", "persons": [{"name": "李四", "department": "维修部"}]});
    let mut walk = Walk::begin("gas", &said);
    walk.until("investigate");
    let entry =
        json!({"item": "12", "person": "李四", "sanction": "demerit", "reason": "未清理现场"});
    assert_eq!(
        walk.ask("supervisor assess_person", entry.clone()),
        Err("gas.X.other".to_owned())
    );
    walk.until("inspect")
        .does("supervisor assess_person", entry)
        .does("supervisor circulate", json!({"notes": "通报"}))
        .does(
            "supervisor inspect",
            json!({"effective": false, "notes": "无效"}),
        );
    assert_eq!(walk.stage, "submit");
    walk.until("reflect").ends();
}

#[test]
fn a_gas_grumble_against_nobody_needs_no_reflection() {
    let mut walk = Walk::begin("gas", &json!({"kind": "grumble", "category": "hotline"}));
    walk.until("review").does("head review", ordinary("review"));
    assert_eq!(walk.stage, "close");
    walk.ends();
}

#[test]
fn a_general_complaint_is_looked_at_again_a_week_later() {
    let mut walk = Walk::begin(
        "general",
        &json!({"kind": "complaint", "category": "service"}),
    );
    walk.until("inspect").does(
        "clerk inspect",
        json!({"effective": false, "notes": "又坏了"}),
    );
    assert_eq!(walk.stage, "investigate");
    walk.ends();
}

#[test]
fn what_is_not_valid_is_answered_and_closed() {
    for (id, category) in [("general", "service"), ("property", "noise")] {
        let mut walk = Walk::begin(id, &json!({"kind": "complaint", "category": category}));
        walk.does(
            "clerk verify",
            json!({"valid": false, "reason": "与我司无关"}),
        );
        assert_eq!(walk.stage, "answer", "{id}");
        walk.does("clerk answer", ordinary("answer"));
        assert_eq!(walk.stage, "close", "{id}");
        walk.ends();
    }
}

fn verified(severity: &str) -> Value {
    json!({"valid": true, "severity": severity, "reason": "查实"})
}

#[test]
fn a_serious_property_complaint_closes_only_when_its_measures_are_confirmed() {
    let said = json!({"kind": "complaint", "category": "security", "channel": "visit"});
    let mut walk = Walk::begin("property", &said);
    assert_eq!(walk.stage, "notify");
    walk.until("verify")
        .does("head verify", verified("serious"))
        .until("close");
    assert_eq!(
        walk.ask("clerk close", json!({})),
        Err("property.L.serious".to_owned())
    );
    walk.does("supervisor correct", json!({"id": 1, "done": true}))
        .does(
            "supervisor correct",
            json!({"id": 1, "effective": true, "notes": "有效"}),
        )
        .ends();
}

#[test]
fn an_ordinary_property_complaint_by_telephone_is_replied_to_and_answered_until_accepted() {
    let said = json!({"kind": "complaint", "category": "repair", "channel": "phone"});
    let mut walk = Walk::begin("property", &said);
    walk.does("clerk verify", verified("ordinary"));
    assert_eq!(walk.stage, "contact");
    walk.until("answer").does(
        "clerk answer",
        json!({"method": "phone", "notes": "说明", "accepted": false}),
    );
    assert_eq!(walk.stage, "answer");
    walk.does(
        "clerk answer",
        json!({"method": "phone", "notes": "说明", "accepted": true}),
    );
    assert_eq!(walk.stage, "countersign");
    walk.ends();
}

#[test]
fn what_is_settled_in_the_first_talk_needs_only_verifying() {
    for channel in ["phone", "counter"] {
        let said = json!({"kind": "complaint", "category": "parking", "channel": channel});
        let mut walk = Walk::begin("property", &said);
        walk.does(
            "clerk answer",
            json!({"method": "phone", "notes": "当场解释", "settled_at_once": true}),
        );
        assert_eq!(walk.stage, "verify");
        walk.does("clerk verify", verified("ordinary"));
        assert_eq!(walk.stage, "close");
        walk.ends();
    }
}

#[test]
fn a_day_of_dissatisfaction_calls_the_manager_whose_instruction_lets_the_case_go_on() {
    let mut walk = Walk::begin(
        "property",
        &json!({"kind": "complaint", "category": "noise"}),
    );
    walk.does("clerk verify", verified("ordinary"))
        .until("answer")
        .does(
            "clerk answer",
            json!({"method": "phone", "notes": "说明", "accepted": false}),
        );
    walk.now += TimeDelta::hours(24);
    let clock = Actor::clock();
    let context = walk.context(&clock);
    let called = tick(&context, &walk.case, &walk.events, LevelCause::Time).expect("escalated");
    let task = called
        .tasks
        .iter()
        .find(|task| task.step == CommandName::Instruct)
        .expect("a task");
    assert_eq!(
        (task.clause.as_str(), task.role, task.ready),
        ("property.S.24h", Role::Manager, true)
    );
    walk.take(called);
    walk.does("manager instruct", json!({"notes": "当面致歉"}));
    assert_eq!(walk.stage, "countersign");
    walk.ends();
}
