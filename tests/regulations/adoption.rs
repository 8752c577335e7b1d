//! What another file says otherwise, and what its adoption does to a case at any point of its way.

use serde_json::{Value, json};
use tousu::calendar::Span;
use tousu::case::{Actor, Case, Status, Task};
use tousu::regulation::decide::{self, Carried, Context, Part, Unfit};
use tousu::regulation::difference::{Fate, compare};
use tousu::regulation::track::plan;
use tousu::regulation::{Regulation, load};

use crate::papers::{PAPERS, paper};
use crate::walk::{Walk, ordinary};

/// A shipped file with some words replaced.
fn changed(id: &str, changes: &[(&str, &str)]) -> Regulation {
    let mut source = paper(id).file.to_owned();
    for (old, new) in changes {
        assert!(source.contains(old), "{old}");
        source = source.replace(old, new);
    }
    load("new", &(source + "\n# another version\n")).expect("a regulation")
}

fn adopt(walk: &Walk, new: &Regulation) -> Result<Carried, Unfit> {
    let clock = Actor::clock();
    let old = walk.context(&clock);
    let new = Context {
        regulation: new,
        ..old
    };
    let before = |version: &str| (version == walk.calendar.version).then_some(&walk.calendar);
    decide::adopt(&old, &new, &walk.case, &walk.events, &before)
}

fn tasks(walk: &Walk) -> Vec<Task> {
    let clock = Actor::clock();
    plan(&walk.context(&clock).view(&walk.case), &walk.calendar).tasks()
}

/// Every kind of every regulation that ships.
fn kinds() -> Vec<(&'static str, Value)> {
    let mut all = Vec::new();
    for paper in &PAPERS {
        let category = paper.categories.split(' ').next();
        for kind in paper.kinds.split(' ') {
            let mut said = json!({"kind": kind, "category": category, "departments": ["前台"], "demand": "道歉",
                "persons": [{"name": "李四", "department": "前台"}], "subject": "事由"});
            if paper.id == "insurance" {
                said["fields"] = json!({"claim_no": "BA-1"});
            }
            all.push((paper.id, said));
        }
    }
    all
}

/// Takes the step whose turn it is; whether there was one that takes the ordinary fields.
fn step(walk: &mut Walk) -> bool {
    let stage = walk.stage.clone();
    let role = walk
        .regulation
        .steps_of(&walk.case.track)
        .find(|step| step.name.as_str() == stage)
        .map(|step| step.role);
    let fields = match stage.as_str() {
        "investigate" => {
            json!({"notes": "记录", "finding": walk.regulation.findings.first().map(|one| one.id.clone())})
        }
        stage => ordinary(stage),
    };
    role.is_some_and(|role| walk.ask(&format!("{role} {stage}"), fields).is_ok())
}

#[test]
fn rules_that_say_the_same_change_nothing_on_any_case_at_any_step() {
    let mut steps = 0;
    for (id, said) in kinds() {
        let mut walk = Walk::begin(id, &said);
        let same = changed(id, &[]);
        while walk.case.status == Status::Open {
            let carried = adopt(&walk, &same).unwrap_or_else(|unfit| panic!("{id}: {unfit:?}"));
            assert!(
                carried.change.is_empty(),
                "{id} {}: {:#?}",
                walk.stage,
                carried.change
            );
            let decision = &carried.decision;
            assert_eq!(decision.drafts.len(), 1, "one event says so");
            assert_eq!(decision.tasks, tasks(&walk), "{id} {}", walk.stage);
            let expected = Case {
                regulation: same.version.clone(),
                version: walk.case.version + 1,
                ..walk.case.clone()
            };
            assert_eq!(decision.case, expected, "{id} {}", walk.stage);
            steps += 1;
            if !step(&mut walk) {
                break;
            }
        }
    }
    assert!(steps > 40, "{steps} steps were tried");
}

#[test]
fn what_does_not_fit_is_named() {
    let mut walk = Walk::begin(
        "gym",
        &json!({"kind": "complaint", "category": "price", "facts": ["gym.L3.a"]}),
    );
    let part = |walk: &Walk, changes: &[(&str, &str)]| {
        adopt(walk, &changed("gym", changes))
            .map(|_| ())
            .unwrap_err()
    };
    let unfit = |part: Part, id: &str| Unfit {
        part,
        id: id.to_owned(),
    };
    let category = ("{ id = \"price\",", "{ id = \"prices\",");
    let its_box = ("is = \"price\"", "is = \"prices\"");
    assert_eq!(
        part(&walk, &[category, its_box]),
        unfit(Part::Category, "price")
    );
    let channel = ("{ id = \"email\",", "{ id = \"mayor_mailbox\",");
    assert_eq!(part(&walk, &[channel]), unfit(Part::Channel, "email"));
    let tick = (
        "clause = \"gym.L3.a\"\nlevel = \"3\"\nticked = true",
        "clause = \"gym.L3.a\"\nlevel = \"3\"\nwhen = { fact = \"reopened\", at_least = 3 }",
    );
    assert_eq!(part(&walk, &[tick]), unfit(Part::Fact, "gym.L3.a"));
    let kind = (
        "id = \"complaint\"\nclause = \"gym.K.complaint\"",
        "id = \"grievance\"\nclause = \"gym.K.complaint\"",
    );
    assert_eq!(
        adopt(
            &walk,
            &changed(
                "gym",
                &[
                    kind,
                    (
                        "fact = \"kind\", is = \"complaint\"",
                        "fact = \"kind\", is = \"grievance\""
                    ),
                    ("kinds = [\"complaint\"]", "kinds = [\"grievance\"]")
                ]
            )
        )
        .map(|_| ()),
        Err(unfit(Part::Kind, "complaint"))
    );
    let track = (
        "track = \"complaint\"\nlevelled = true",
        "track = \"help\"\nlevelled = true",
    );
    assert_eq!(part(&walk, &[track]), unfit(Part::Track, "complaint"));
    walk.does(
        "supervisor assess",
        json!({"facts": ["gym.L3.a"], "level": "2", "reason": "影响大"}),
    );
    let level = ("id = \"2\"\nrank = 2", "id = \"two\"\nrank = 2");
    assert_eq!(
        part(&walk, &[level, ("level = \"2\"", "level = \"two\"")]),
        unfit(Part::Level, "2")
    );
}

#[test]
fn a_clause_that_moves_to_another_level_takes_its_cases_along() {
    let walk = Walk::begin(
        "gym",
        &json!({"kind": "complaint", "category": "price", "facts": ["gym.L3.a"]}),
    );
    let moved = changed(
        "gym",
        &[(
            "clause = \"gym.L3.a\"\nlevel = \"3\"",
            "clause = \"gym.L3.a\"\nlevel = \"1\"",
        )],
    );
    let level = adopt(&walk, &moved)
        .expect("it fits")
        .decision
        .case
        .level
        .expect("a level");
    assert_eq!((level.id.as_str(), level.rank), ("1", 1));
}

#[test]
fn a_kind_without_levels_has_none_from_then_on() {
    let walk = Walk::begin("gym", &json!({"kind": "complaint", "category": "price"}));
    let plain = changed(
        "gym",
        &[(
            "track = \"complaint\"\nlevelled = true",
            "track = \"complaint\"",
        )],
    );
    let carried = adopt(&walk, &plain).expect("it fits");
    assert_eq!(carried.decision.case.level, None);
    assert_eq!(carried.change.level.expect("it changes").1, None);
}

/// A gym complaint whose three days were extended by so many.
fn extended(given: u32) -> Walk {
    let mut walk = Walk::begin("gym", &json!({"kind": "complaint", "category": "price"}));
    if given > 0 {
        walk.does(
            "supervisor extend",
            json!({"workdays": given, "reason": "等配件"}),
        );
    }
    walk
}

/// The club's rules with another span for the result.
fn within(span: &str) -> Regulation {
    let written = format!("clause = \"gym.D.resolve\"\nspan = {{ {span} }}");
    changed(
        "gym",
        &[(
            "clause = \"gym.D.resolve\"\nspan = { workdays = 3 }",
            &written,
        )],
    )
}

#[test]
fn a_changed_limit_is_counted_from_its_start_with_what_was_given_beyond() {
    for (days, given) in [(1, 0), (2, 0), (2, 2), (5, 1), (12, 2)] {
        let walk = extended(given);
        let carried = adopt(&walk, &within(&format!("workdays = {days}"))).expect("it fits");
        let case = &carried.decision.case;
        let (counted, _) = walk
            .calendar
            .due(case.received_at, Span::Workdays(days + given));
        let kept = case.deadlines.first().expect("a deadline");
        assert_eq!(kept.due, counted, "{days} days and {given}");
        assert_eq!(kept.span, Some(Span::Workdays(days)));
        assert_eq!(carried.change.deadlines.len(), 1);
    }
}

#[test]
fn working_days_become_hours_days_or_months() {
    let walk = extended(0);
    for (written, span) in [
        ("hours = 30", Span::Hours(30)),
        ("days = 4", Span::Days(4)),
        ("months = 1", Span::Months(1)),
    ] {
        let case = adopt(&walk, &within(written))
            .expect("it fits")
            .decision
            .case;
        let (counted, _) = walk.calendar.due(case.received_at, span);
        assert_eq!(
            case.deadlines.first().expect("a deadline").due,
            counted,
            "{written}"
        );
    }
}

#[test]
fn there_and_back_again_is_where_it_was() {
    for (days, given) in [(1, 0), (2, 2), (12, 1)] {
        let mut walk = extended(given);
        let before = tasks(&walk);
        let other = within(&format!("workdays = {days}"));
        let there = adopt(&walk, &other).expect("it fits").decision;
        walk.take(there);
        walk.regulation = other;
        let home = adopt(&walk, &changed("gym", &[]))
            .expect("it fits")
            .decision;
        assert_eq!(home.tasks, before, "{days} days and {given}");
    }
}

#[test]
fn files_are_compared_clause_by_clause() {
    let old = paper("insurance").file;
    assert!(
        compare(old, &format!("# a remark\n{old}\n")).is_empty(),
        "remarks do not count"
    );
    let new = old.replace("sealed_for = \"manager\"", "sealed_for = \"supervisor\"");
    let difference = compare(old, &new);
    let clauses: Vec<_> = difference
        .clauses
        .iter()
        .map(|one| (one.clause.as_str(), one.change))
        .collect();
    assert_eq!(clauses, [("insurance.K.whistle", Fate::Changed)]);
    let edit = difference.clauses[0].edits.first().expect("an edit");
    assert_eq!(
        (edit.old.as_deref(), edit.new.as_deref()),
        (Some("manager"), Some("supervisor"))
    );
    assert!(edit.field.ends_with("sealed_for"), "{}", edit.field);

    let gym = paper("gym").file;
    let answer = "[[step]]\ntrack = \"complaint\"\ndo = \"answer\"\nrole = \"clerk\"\nclause = \"gym.F.feedback\"\nlabel = { zh = \"反馈结果\", en = \"Tell the result\" }\n\n";
    let callback = "[[step]]\ntrack = \"complaint\"\ndo = \"callback\"\nrole = \"clerk\"\nclause = \"gym.F.feedback\"\n\n";
    assert!(gym.contains(&format!("{answer}{callback}")));
    let turned = compare(
        gym,
        &gym.replace(
            &format!("{answer}{callback}"),
            &format!("{callback}{answer}"),
        ),
    );
    assert!(turned.clauses.is_empty(), "{:#?}", turned.clauses);
    let parts: Vec<_> = turned.others.iter().map(|one| one.part.as_str()).collect();
    assert_eq!(parts, ["track complaint"], "the order of the work");

    let more = compare(
        gym,
        &gym.replace("at_least = 15", "at_least = 20")
            .replace("id = \"wechat\"", "id = \"leader\""),
    );
    let clauses: Vec<_> = more.clauses.iter().map(|one| one.clause.as_str()).collect();
    assert_eq!(clauses, ["gym.L2.d"]);
    let parts: Vec<_> = more
        .others
        .iter()
        .map(|one| (one.part.as_str(), one.change))
        .collect();
    assert_eq!(
        parts,
        [
            ("channel leader", Fate::Added),
            ("channel wechat", Fate::Removed)
        ]
    );
}
