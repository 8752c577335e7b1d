use serde_json::{Value, json};

use super::*;
use crate::case::Intake;
use crate::desk::{Clock, NewDesk};
use crate::regulation::shipped::shipped_source;

/// A training desk on a Monday morning, and its first user, who holds every role.
fn desk() -> (tempfile::TempDir, Desk, Actor) {
    let folder = tempfile::tempdir().unwrap();
    let new = NewDesk {
        regulation: shipped_source("gym").unwrap(),
        file: "gym.toml",
        admin: "boss",
        secret: None,
        training: true,
    };
    let path = folder.path().join("desk.tousu");
    let mut desk = Desk::create(&path, &new, at("10:00")).unwrap();
    let actor = desk.sign_in("boss", None).unwrap().actor;
    (folder, desk, actor)
}

fn at(time: &str) -> Clock {
    Clock::Fixed(format!("2026-09-28T{time}:00+08:00").parse().unwrap())
}

/// A complaint of somebody; all of them are about the same matter.
fn complain(desk: &mut Desk, actor: &Actor, phone: &str, fields: &Value) -> Seen {
    let category = desk.regulation().categories.first().unwrap().id.clone();
    let mut intake = json!({
        "kind": "complaint", "channel": "phone", "category": category, "text": "客户反映问题",
        "subject": "淋浴间漏水", "customer": {"name": "张三", "phone": phone},
    });
    for (name, value) in fields.as_object().unwrap() {
        intake[name] = value.clone();
    }
    let intake = Intake::read(intake).unwrap();
    let receipt = desk.register(actor, &intake).unwrap();
    (receipt.number, receipt.version)
}

fn three(desk: &mut Desk, actor: &Actor, fields: &Value) -> Vec<Seen> {
    let numbers = ["13800138001", "13800138002", "13800138003"]
        .map(|phone| complain(desk, actor, phone, fields).0);
    // The third may have made the others graver.
    let seen = |number: String| {
        let version = desk.case(actor, &number).unwrap().case.version;
        (number, version)
    };
    numbers.map(seen).to_vec()
}

fn to(department: &str) -> Dispatch {
    Dispatch {
        department: department.to_owned(),
        person: None,
        departments: Vec::new(),
        limit: None,
        demand: None,
    }
}

/// The cases with the versions that a dispatch of many has made of them.
fn after(bulk: &Bulk) -> Vec<Seen> {
    let mut cases: Vec<Seen> = Vec::new();
    for done in &bulk.done {
        cases.push((done.number.clone(), done.version));
        for (number, version) in &done.raised {
            let known = cases.iter_mut().filter(|own| own.0 == *number);
            known.for_each(|own| own.1 = *version);
        }
    }
    cases
}

fn stands(desk: &mut Desk, actor: &Actor, cases: &[Seen]) -> Vec<(Option<String>, Option<String>)> {
    cases
        .iter()
        .map(|(number, _)| {
            let case = desk.case(actor, number).unwrap().case;
            let level = case.level.as_ref().map(|level| level.id.clone());
            (case.responsible().map(ToOwned::to_owned), level)
        })
        .collect()
}

#[test]
fn a_preview_says_what_a_dispatch_does_and_writes_nothing() {
    let (_folder, mut desk, actor) = desk();
    let cases = three(&mut desk, &actor, &json!({"subject": null}));
    let head = desk.read().head().unwrap();
    let all = desk
        .dispatch_prospects(&actor, &cases, &to("器械"))
        .unwrap();
    let (number, prospect) = all.first().unwrap();
    let prospect = prospect.as_ref().unwrap();
    assert_eq!(number, &cases[0].0);
    assert_eq!(prospect.department, None);
    assert!(
        prospect
            .next
            .as_ref()
            .is_some_and(|task| task.due.is_some())
    );
    assert_eq!(desk.read().head().unwrap(), head, "nothing is written");
}

#[test]
fn a_third_department_is_foreseen_to_raise_the_level() {
    let (_folder, mut desk, actor) = desk();
    let fields = json!({"departments": ["前台", "教练部"]});
    let case = complain(&mut desk, &actor, "13800138001", &fields);
    let all = desk
        .dispatch_prospects(&actor, &[case], &to("器械"))
        .unwrap();
    let prospect = all.first().unwrap().1.as_ref().unwrap();
    let rank = |level: &Option<LevelState>| level.as_ref().unwrap().rank;
    assert!(
        rank(&prospect.level) < rank(&prospect.level_before),
        "{prospect:?}"
    );
}

#[test]
fn one_undo_takes_the_whole_dispatch_back_even_where_one_case_raised_another() {
    let (_folder, mut desk, actor) = desk();
    let cases: Vec<Seen> = [
        ("13800138001", json!([])),
        ("13800138002", json!(["器械"])),
        ("13800138003", json!(["前台"])),
    ]
    .iter()
    .map(|(phone, names)| complain(&mut desk, &actor, phone, &json!({"departments": names})))
    .collect();
    let before = stands(&mut desk, &actor, &cases);
    let bulk = desk.dispatch_many(&actor, &cases, &to("器械")).unwrap();
    assert!(bulk.left.is_empty(), "{:?}", bulk.left);
    let raised = bulk.done.iter().any(|done| !done.raised.is_empty());
    assert!(
        raised,
        "the third of one matter raises the others: {bulk:?}"
    );
    let back = desk.undo_many(&actor, &after(&bulk)).unwrap();
    assert!(back.left.is_empty(), "{:?}", back.left);
    assert_eq!(stands(&mut desk, &actor, &cases), before);
    for (number, _) in &cases {
        let events = desk.case(&actor, number).unwrap().events;
        let last = events.last().unwrap();
        let undone = events.iter().rev().find(|event| !event.follows).unwrap();
        assert_eq!(undone.fact.kind(), "undone", "{number}: {last:?}");
    }
    assert!(desk.read().integrity().unwrap().is_empty());
}

#[test]
fn what_a_rule_refuses_is_named_and_the_others_are_done() {
    let (_folder, mut desk, actor) = desk();
    let mut cases = three(&mut desk, &actor, &json!({"subject": null}));
    desk.execute(
        &actor,
        &cases[1].0,
        &Wish::read("note", json!({"text": "又来电话"})).unwrap(),
    )
    .unwrap();
    cases.push(("2026-999999".to_owned(), 1));
    let bulk = desk.dispatch_many(&actor, &cases, &to("器械")).unwrap();
    let left: Vec<&String> = bulk.left.iter().map(|(number, _)| number).collect();
    assert_eq!(left, [&cases[1].0, &cases[3].0]);
    assert_eq!(bulk.done.len(), 2);
}

#[test]
fn an_undo_too_late_or_after_something_else_leaves_the_case() {
    let (_folder, mut desk, actor) = desk();
    let cases = three(&mut desk, &actor, &json!({"subject": null}));
    let bulk = desk.dispatch_many(&actor, &cases, &to("器械")).unwrap();
    let note = Wish::read("note", json!({"text": "又来电话"})).unwrap();
    desk.execute(&actor, &cases[0].0, &note).unwrap();
    let back = desk.undo_many(&actor, &after(&bulk)[..2]).unwrap();
    assert_eq!(back.left.first().unwrap().0, cases[0].0);
    assert_eq!(back.done.len(), 1);
    desk.set_training_clock(at("10:11"));
    let back = desk.undo_many(&actor, &after(&bulk)[2..]).unwrap();
    assert_eq!((back.done.len(), back.left.len()), (0, 1));
}

#[test]
fn whoever_may_not_dispatch_dispatches_nothing() {
    let (_folder, mut desk, actor) = desk();
    let cases = three(&mut desk, &actor, &json!({"subject": null}));
    let handler = desk.sign_in("handler", None).unwrap().actor;
    let bulk = desk.dispatch_many(&handler, &cases, &to("器械")).unwrap();
    assert_eq!((bulk.done.len(), bulk.left.len()), (0, 3));
    assert!(desk.triage(&handler).is_err());
}
