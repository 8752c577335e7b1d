//! What waiting, extending, taking back and the mere passing of time do to a case.

use chrono::{DateTime, TimeDelta};
use serde_json::json;
use tousu::calendar::Moment;
use tousu::case::{Actor, Case, LevelCause, Task};
use tousu::regulation::decide::{self, wake_at};
use tousu::regulation::track::plan;

use crate::walk::Walk;

fn at(text: &str) -> Moment {
    DateTime::parse_from_rfc3339(text).expect("a time")
}

fn tasks(walk: &Walk) -> Vec<Task> {
    let clock = Actor::clock();
    plan(&walk.context(&clock).view(&walk.case), &walk.calendar).tasks()
}

fn due(walk: &Walk, clause: &str) -> Option<Moment> {
    let tasks = tasks(walk);
    let task = tasks.iter().find(|task| task.clause == clause);
    task.unwrap_or_else(|| panic!("no task under {clause}")).due
}

fn level(walk: &Walk) -> &str {
    walk.case.level.as_ref().map_or("", |level| &level.id)
}

/// Lets the clock strike `now`; whether anything happened.
fn strike(walk: &mut Walk, now: &str) -> bool {
    walk.now = at(now);
    let clock = Actor::clock();
    let decision = decide::tick(
        &walk.context(&clock),
        &walk.case,
        &walk.events,
        LevelCause::Time,
    );
    let happened = decision.is_some();
    if let Some(decision) = decision {
        walk.take(decision);
    }
    happened
}

fn complaint() -> Walk {
    Walk::begin(
        "gym",
        &json!({"kind": "complaint", "category": "equipment", "departments": ["器械部"]}),
    )
}

#[test]
fn waiting_stops_a_working_day_limit_and_gives_back_what_was_left() {
    let mut walk = complaint();
    assert_eq!(
        due(&walk, "gym.D.resolve"),
        Some(at("2026-09-24T18:00:00+08:00"))
    );
    walk.now = at("2026-09-22T09:59:00+08:00");
    walk.does(
        "supervisor wait",
        json!({"on": "customer", "reason": "等客户补充合同"}),
    );
    assert_eq!(due(&walk, "gym.D.resolve"), None, "the clock stands still");
    walk.now = at("2026-09-24T15:00:00+08:00");
    walk.does("supervisor resume", json!({"reason": "合同已到"}));
    assert_eq!(
        due(&walk, "gym.D.resolve"),
        Some(at("2026-09-29T18:00:00+08:00")),
        "two working days were left, and the Mid-Autumn holiday lies between"
    );
}

#[test]
fn waiting_never_stops_an_hour_clock() {
    let mut walk = Walk::begin("gym", &json!({"kind": "enquiry"}));
    let before = due(&walk, "gym.P.enquiry");
    walk.does(
        "supervisor wait",
        json!({"on": "customer", "reason": "等客户回电"}),
    );
    assert_eq!(due(&walk, "gym.P.enquiry"), before);
    assert_eq!(before, Some(at("2026-09-22T10:00:00+08:00")));
}

#[test]
fn a_limit_is_extended_once_and_not_beyond_the_cap() {
    let mut walk = complaint();
    let too_far = walk.ask(
        "supervisor extend",
        json!({"workdays": 3, "reason": "配件未到"}),
    );
    assert_eq!(too_far, Err("gym.D.extend".to_owned()));
    walk.does(
        "supervisor extend",
        json!({"workdays": 2, "reason": "配件未到"}),
    );
    assert_eq!(
        due(&walk, "gym.D.resolve"),
        Some(at("2026-09-29T18:00:00+08:00"))
    );
    let again = walk.ask(
        "supervisor extend",
        json!({"workdays": 1, "reason": "仍未到"}),
    );
    assert_eq!(again, Err("gym.D.extend".to_owned()));
}

#[test]
fn taking_a_command_back_leaves_the_case_as_it_was_before_it() {
    let mut walk = complaint();
    let before = walk.case.clone();
    walk.does("supervisor dispatch", json!({"department": "维修部"}));
    assert_eq!(walk.stage, "investigate");
    walk.does("supervisor undo", json!({}));
    assert_eq!(walk.stage, "dispatch");
    let version = walk.case.version;
    assert_eq!(
        Case {
            version: before.version,
            ..walk.case.clone()
        },
        before
    );
    assert_eq!(
        version, 4,
        "the history keeps the dispatch, the rise it caused, and the undoing"
    );
    assert!(
        walk.ask("supervisor undo", json!({})).is_err(),
        "there is nothing more to take back"
    );
}

#[test]
fn only_its_author_takes_a_command_back_and_only_within_ten_minutes() {
    let mut walk = complaint();
    walk.does("supervisor dispatch", json!({"department": "维修部"}));
    assert!(walk.ask("clerk undo", json!({})).is_err());
    walk.now += TimeDelta::minutes(10);
    assert!(walk.ask("supervisor undo", json!({})).is_err());
}

#[test]
fn half_a_month_raises_the_level_with_nobody_at_the_keyboard() {
    let mut walk = complaint();
    assert_eq!(level(&walk), "4");
    let clock = Actor::clock();
    let wakes = wake_at(&walk.context(&clock), &walk.case);
    assert_eq!(wakes, Some(at("2026-10-06T10:00:00+08:00")));
    assert!(!strike(&mut walk, "2026-10-06T09:59:00+08:00"));
    assert!(strike(&mut walk, "2026-10-06T10:00:00+08:00"));
    assert_eq!(level(&walk), "2");
    let event = walk.events.last().expect("an event");
    assert_eq!(
        (event.actor.as_str(), event.clause.as_deref()),
        (Actor::CLOCK, Some("gym.L2.d"))
    );
    assert!(
        !strike(&mut walk, "2026-10-07T10:00:00+08:00"),
        "it rises once"
    );
}

#[test]
fn the_time_that_the_customer_lets_us_wait_does_not_make_a_case_graver() {
    let mut walk = complaint();
    walk.does(
        "supervisor wait",
        json!({"on": "customer", "reason": "客户出国"}),
    );
    assert!(!strike(&mut walk, "2026-10-20T10:00:00+08:00"));
    walk.does("supervisor resume", json!({}));
    assert_eq!(level(&walk), "2", "it rises when the wait ends");
}

#[test]
fn a_month_and_a_return_make_the_gravest_level() {
    let mut walk = complaint();
    walk.until("investigate");
    walk.does(
        "handler investigate",
        json!({"notes": "已核查", "finding": "service"}),
    );
    walk.does("supervisor return", json!({"reasons": ["没有询问当事人"]}));
    strike(&mut walk, "2026-10-20T10:00:00+08:00");
    assert_eq!(level(&walk), "2");
    strike(&mut walk, "2026-10-21T10:00:00+08:00");
    assert_eq!(level(&walk), "1");
    let why = &walk.case.level.as_ref().expect("a level").why;
    assert_eq!(
        why.first().and_then(|why| why.clause.as_deref()),
        Some("gym.L1.b")
    );
}

#[test]
fn a_level_set_by_hand_rises_again_only_by_a_clause_that_had_not_fired() {
    let mut walk = complaint();
    walk.does("clerk assess", json!({"facts": ["gym.L1.c"]}));
    assert_eq!(level(&walk), "1");
    walk.does("clerk assess", json!({"facts": []}));
    assert_eq!(level(&walk), "1", "a level never falls by itself");
    assert!(
        walk.ask("clerk assess", json!({"level": "3", "reason": "轻微"}))
            .is_err()
    );
    walk.does("clerk assess", json!({"facts": ["gym.L1.c"]}));
    walk.does(
        "supervisor assess",
        json!({"level": "3", "reason": "擦伤，已当场处理"}),
    );
    assert_eq!(level(&walk), "3");
    walk.does("clerk assess", json!({"facts": ["gym.L1.c", "gym.L4.a"]}));
    assert_eq!(
        level(&walk),
        "3",
        "the clause was known when the level was set"
    );
    walk.does("clerk assess", json!({"facts": ["gym.L1.c", "gym.L1.a"]}));
    assert_eq!(level(&walk), "1");
}

#[test]
fn a_second_dispatch_starts_the_handling_anew_at_the_other_department() {
    let mut walk = Walk::begin("gas", &json!({"kind": "complaint", "category": "repair"}));
    walk.does(
        "supervisor dispatch",
        json!({"department": "维修部", "limit": {"days": 2}}),
    );
    walk.does("head sign", json!({}));
    walk.does(
        "supervisor dispatch",
        json!({"department": "安检部", "limit": {"days": 5}}),
    );
    assert_eq!(walk.stage, "sign");
    assert_eq!(walk.case.responsible(), Some("安检部"));
}

#[test]
fn each_department_on_a_case_signs_for_itself() {
    let mut walk = Walk::begin("gas", &json!({"kind": "complaint", "category": "repair"}));
    walk.does(
        "supervisor dispatch",
        json!({"department": "维修部", "departments": ["安检部"]}),
    );
    let signing: Vec<_> = tasks(&walk)
        .into_iter()
        .filter(|task| task.ready)
        .filter_map(|task| task.department)
        .collect();
    assert_eq!(signing, ["维修部", "安检部"]);
    walk.does("head sign", json!({"department": "安检部"}));
    assert_eq!(
        walk.stage, "sign",
        "the responsible department has not signed yet"
    );
    walk.does("head sign", json!({"department": "维修部"}));
    assert_eq!(walk.stage, "investigate");
}
