//! A demo desk under each regulation that ships, and under one that brings no material.

use std::collections::BTreeSet;

use chrono::TimeDelta;

use super::{DemoError, Filled, Plan, fill};
use crate::calendar::Moment;
use crate::case::{Role, Status};
use crate::desk::{Clock, Desk, NewDesk, QueueQuery};
use crate::regulation::shipped::{shipped, shipped_source};
use crate::store::{CaseRow, Sort};

const NOW: &str = "2026-03-18T10:20:00+08:00"; // a Wednesday

fn now() -> Moment {
    Moment::parse_from_rfc3339(NOW).unwrap()
}

/// A desk in a file that is gone with the test.
struct Trial {
    _folder: tempfile::TempDir,
    desk: Desk,
}

fn desk(source: &str, training: bool) -> Trial {
    let folder = tempfile::tempdir().unwrap();
    let new = NewDesk {
        regulation: source,
        file: "trial",
        admin: "admin",
        secret: (!training).then_some("long enough"),
        training,
    };
    let path = folder.path().join("desk.tousu");
    let desk = Desk::create(&path, &new, Clock::Fixed(now())).unwrap();
    Trial {
        _folder: folder,
        desk,
    }
}

/// Every shipped regulation, and one under a name of its own, which gets the general material.
fn regulations() -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = shipped()
        .into_iter()
        .map(|file| (file.id.to_owned(), file.source.to_owned()))
        .collect();
    let gym = shipped_source("gym").unwrap();
    let renamed = gym.replacen("id = \"gym\"", "id = \"hospital\"", 1);
    all.push(("without material".to_owned(), renamed));
    all
}

fn filled(source: &str, cases: u32, seed: u64) -> (Trial, Filled) {
    let mut trial = desk(source, true);
    let plan = Plan { cases, seed };
    let filled = fill(&mut trial.desk, &plan, &mut |_, _| true).unwrap();
    (trial, filled)
}

fn rows(desk: &Desk, words: &str) -> Vec<CaseRow> {
    let manager = desk.actor("manager").unwrap();
    let page = desk.cases(&manager, words, Sort::Received, None, 500);
    page.unwrap().rows
}

#[test]
fn under_every_regulation_a_desk_fills_without_a_refusal_and_is_sound() {
    for (id, source) in regulations() {
        let (mut trial, filled) = filled(&source, 40, 1);
        assert_eq!((filled.cases, filled.stopped), (40, false), "{id}");
        assert_eq!(filled.refused, [], "{id}");
        let report = trial.desk.check(&[]).unwrap();
        assert_eq!(report.damage, [], "{id}");
        every_kind_occurs(&id, &trial.desk);
        the_stages_are_spread(&id, &trial.desk);
        every_screen_has_something_to_show(&id, &mut trial.desk);
        several_people_have_one_matter(&id, &mut trial.desk);
        texts_have_no_gaps_and_fit_where_they_are_shown(&id, &mut trial.desk);
    }
}

#[test]
fn the_same_seed_gives_the_same_cases_and_another_seed_gives_others() {
    let source = shipped().first().unwrap().source;
    let told = |seed: u64| {
        let (trial, filled) = filled(source, 25, seed);
        let cases = rows(&trial.desk, "");
        let mut told = vec![format!("{filled:?}")];
        told.extend(cases.iter().map(|case| format!("{case:?}")));
        told
    };
    let first = told(5);
    assert_eq!(first, told(5));
    assert_ne!(first, told(6));
}

fn every_kind_occurs(id: &str, desk: &Desk) {
    let cases = rows(desk, "");
    for kind in &desk.regulation().kinds {
        let found = cases.iter().any(|case| case.kind == kind.id);
        assert!(found, "{id}: no case of the kind {}", kind.id);
    }
}

fn the_stages_are_spread(id: &str, desk: &Desk) {
    let cases = rows(desk, "");
    let many = |wanted: &dyn Fn(&CaseRow) -> bool| cases.iter().filter(|case| wanted(case)).count();
    let is = |status: Status| move |case: &CaseRow| case.status == status;
    let lately = now() - TimeDelta::hours(22);
    assert!(many(&is(Status::Open)) >= 10, "{id}: open");
    assert!(many(&is(Status::Open)) <= 30, "{id}: finished");
    assert!(many(&is(Status::Archived)) >= 1, "{id}: archived");
    let overdue = many(&|case| case.due.is_some_and(|due| due < now()));
    assert!((1..=12).contains(&overdue), "{id}: {overdue} overdue");
    assert!(many(&|case| case.waiting.is_some()) >= 1, "{id}: waiting");
    assert!(many(&|case| case.reopened > 0) >= 1, "{id}: reopened");
    assert!(
        many(&|case| case.registered_at > lately) >= 2,
        "{id}: fresh"
    );
}

fn texts_have_no_gaps_and_fit_where_they_are_shown(id: &str, desk: &mut Desk) {
    let manager = desk.actor("manager").unwrap();
    for row in rows(desk, "") {
        let file = desk.case(&manager, &row.number).unwrap();
        let personal: Vec<_> = file.events.iter().map(|event| &event.personal).collect();
        let told = format!("{personal:?}");
        for gap in [
            "{place}",
            "{staff}",
            "{day}",
            "{amount}",
            "{unit}",
            "{digits8}",
            "Some(\"\")",
        ] {
            assert!(!told.contains(gap), "{id} {}: {gap}", row.number);
        }
        let subject = row.subject.unwrap_or_default();
        assert!(crate::text::width(&subject) <= 36, "{id}: {subject}");
        let text = file.case.text.unwrap_or_default();
        assert!((15..=400).contains(&text.chars().count()), "{id}: {text}");
        let completed = file
            .events
            .iter()
            .any(|event| event.fact.kind() == "completed");
        for accused in &file.case.persons {
            let named = text.contains(&accused.name) || completed;
            assert!(
                named,
                "{id}: {} is accused, but not by: {text}",
                accused.name
            );
        }
    }
}

#[test]
fn times_go_forward_and_nothing_lies_in_the_future() {
    let (trial, _) = filled(shipped().last().unwrap().source, 30, 2);
    let mut times = Vec::new();
    let read = trial.desk.read();
    read.walk_log(&mut |entry| {
        times.push(Moment::parse_from_rfc3339(&entry.at).unwrap());
        true
    })
    .unwrap();
    assert!(times.is_sorted());
    assert!(times.last().unwrap() <= &now());
    let first = times.iter().find(|at| **at > now() - TimeDelta::days(44));
    assert!(first.unwrap() < &(now() - TimeDelta::days(25)));
    assert_eq!(trial.desk.now(), now(), "the desk's own clock is back");
}

#[test]
fn a_desk_that_is_filled_twice_keeps_what_it_had() {
    let (mut trial, first) = filled(shipped().first().unwrap().source, 20, 1);
    let again = Plan { cases: 15, seed: 2 };
    let second = fill(&mut trial.desk, &again, &mut |_, _| true).unwrap();
    assert_eq!((first.cases, second.cases), (20, 15));
    assert_eq!(second.refused, []);
    assert_eq!(rows(&trial.desk, "").len(), 35);
    assert!(trial.desk.check(&[]).unwrap().ok);
}

#[test]
fn it_stops_where_it_is_asked_to_and_the_desk_is_sound() {
    let mut trial = desk(shipped().first().unwrap().source, true);
    let plan = Plan { cases: 30, seed: 1 };
    let filled = fill(&mut trial.desk, &plan, &mut |done, of| {
        assert_eq!(of, 30);
        done < 10
    });
    let filled = filled.unwrap();
    assert_eq!((filled.cases, filled.stopped), (10, true));
    assert!(trial.desk.check(&[]).unwrap().ok);
}

#[test]
fn a_real_desk_is_refused_and_stays_empty() {
    let mut trial = desk(shipped().first().unwrap().source, false);
    let plan = Plan { cases: 3, seed: 1 };
    let refused = fill(&mut trial.desk, &plan, &mut |_, _| true);
    assert!(matches!(refused, Err(DemoError::NotTraining)));
    trial.desk.set_training_clock(Clock::Fixed(now()));
    assert_eq!(trial.desk.clock(), Clock::System);
    let admin = trial.desk.actor("admin").unwrap();
    assert_eq!(trial.desk.counts(&admin).unwrap().open, 0);
}

fn every_screen_has_something_to_show(id: &str, desk: &mut Desk) {
    for words in ["returned", "due:today", "overdue", "stage:callback"] {
        assert!(!rows(desk, words).is_empty(), "{id}: nothing under {words}");
    }
    let cases = rows(desk, "");
    let given: BTreeSet<u8> = cases.iter().filter_map(|case| case.satisfaction).collect();
    assert!(given.len() >= 4, "{id}: satisfied only {given:?}");
    let customers: BTreeSet<&String> = cases.iter().map(|case| &case.customer_key).collect();
    assert!(customers.len() < cases.len(), "{id}: nobody comes twice");
    let manager = desk.actor("manager").unwrap();
    let important = cases
        .iter()
        .filter(|case| desk.case(&manager, &case.number).unwrap().case.important)
        .count();
    assert!((1..=6).contains(&important), "{id}: {important} important");
    assert!(
        cases.iter().any(|case| !case.persons.is_empty()),
        "{id}: nobody named"
    );
    let admin = desk.actor("admin").unwrap();
    let roles: BTreeSet<Role> = desk
        .regulation()
        .steps
        .iter()
        .map(|step| step.role)
        .collect();
    for role in roles.into_iter().filter(|role| *role != Role::Manager) {
        let question = QueueQuery {
            roles: vec![role],
            limit: 10,
            ..QueueQuery::default()
        };
        let queue = desk.queue(&admin, &question).unwrap();
        assert!(!queue.rows.is_empty(), "{id}: nothing to do for {role}");
    }
}

/// Where levels may rise by it, three people raise one matter.
fn several_people_have_one_matter(id: &str, desk: &mut Desk) {
    if !desk.regulation().kinds.iter().any(|kind| kind.levelled) {
        return;
    }
    let manager = desk.actor("manager").unwrap();
    let voices = rows(desk, "")
        .into_iter()
        .map(|row| desk.case(&manager, &row.number).unwrap())
        .map(|file| file.around.same_matter_customers)
        .max();
    assert!(voices >= Some(3), "{id}: {voices:?}");
}
