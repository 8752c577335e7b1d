//! Every id of the papers is in the files: scripts and people rely on them.

use std::collections::BTreeSet;

use crate::papers::{PAPERS, paper, read, words};

#[test]
fn every_regulation_loads_without_a_mistake_under_its_own_id() {
    for paper in &PAPERS {
        assert_eq!(read(paper).id, paper.id);
    }
}

#[test]
fn every_clause_of_the_papers_has_its_line() {
    let mut count = 0;
    for paper in &PAPERS {
        let regulation = read(paper);
        let missing: Vec<String> = words(paper.clauses)
            .into_iter()
            .map(|clause| format!("{}.{clause}", paper.id))
            .filter(|clause| regulation.clause(clause).is_none())
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
        count += words(paper.clauses).len();
    }
    assert_eq!(count, 117);
}

#[test]
fn a_clause_is_named_after_its_regulation() {
    for paper in &PAPERS {
        for clause in read(paper).clauses {
            assert!(
                clause.id.starts_with(&format!("{}.", paper.id)),
                "{}",
                clause.id
            );
        }
    }
}

#[test]
fn kinds_levels_channels_categories_and_items_are_those_of_the_papers() {
    for paper in &PAPERS {
        let file = read(paper);
        let same = |what: &str, given: Vec<&str>, asked: &str| {
            let given: BTreeSet<&str> = given.into_iter().collect();
            let asked: BTreeSet<&str> = words(asked).into_iter().collect();
            assert_eq!(given, asked, "{} {what}", paper.id);
        };
        same(
            "kinds",
            file.kinds.iter().map(|entry| entry.id.as_str()).collect(),
            paper.kinds,
        );
        same(
            "channels",
            file.channels
                .iter()
                .map(|entry| entry.id.as_str())
                .collect(),
            paper.channels,
        );
        same(
            "categories",
            file.categories
                .iter()
                .map(|entry| entry.id.as_str())
                .collect(),
            paper.categories,
        );
        same(
            "items",
            file.items.iter().map(|entry| entry.id.as_str()).collect(),
            paper.items,
        );
        let levels: Vec<&str> = file.levels.iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(levels, words(paper.levels), "{}: gravest first", paper.id);
    }
}

#[test]
fn a_kind_is_named_after_the_last_part_of_its_clause() {
    for paper in PAPERS.iter().filter(|paper| paper.clauses.contains("K.")) {
        for kind in read(paper).kinds {
            assert_eq!(kind.clause, format!("{}.K.{}", paper.id, kind.id));
        }
    }
}

#[test]
fn every_criterion_of_a_paper_can_put_a_case_on_its_level() {
    let gym = read(paper("gym"));
    for clause in gym
        .clauses
        .iter()
        .filter(|clause| clause.id.matches('.').count() == 2 && clause.id.starts_with("gym.L"))
    {
        let criterion = gym
            .criteria
            .iter()
            .find(|criterion| criterion.clause == clause.id)
            .expect(&clause.id);
        assert_eq!(
            clause.id.chars().nth(5),
            criterion.level.chars().next(),
            "{}",
            clause.id
        );
    }
    let insurance = read(paper("insurance"));
    assert_eq!(
        insurance
            .criteria
            .iter()
            .filter(|criterion| criterion.level == "major")
            .count(),
        3
    );
}
