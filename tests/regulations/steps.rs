//! The order of the work, as the papers' tables give it.

use tousu::case::CommandName;

use crate::papers::{PAPERS, paper, read, words};

/// The steps of each track as the papers' tables give them; a step told twice is one of two ways.
const STEPS: [(&str, &str, &str); 12] = [
    (
        "gym",
        "complaint",
        "dispatch investigate answer callback close archive",
    ),
    ("gym", "enquiry", "answer close archive"),
    ("gym", "help", "answer close archive"),
    ("gym", "vent", "answer close archive"),
    ("gym", "opinion", "promise adopt answer close archive"),
    (
        "insurance",
        "complaint",
        "promise dispatch investigate verdict submit approve answer callback close correct archive",
    ),
    ("insurance", "whistle", "close"),
    (
        "gas",
        "grumble",
        "dispatch sign investigate submit inspect callback review reflect close archive",
    ),
    (
        "gas",
        "complaint",
        "dispatch sign investigate submit inspect callback review reflect close archive",
    ),
    (
        "general",
        "complaint",
        "verify dispatch investigate answer callback close inspect archive",
    ),
    ("general", "suggestion", "adopt answer close archive"),
    (
        "property",
        "complaint",
        "notify arrive contact verify dispatch dispatch sign sign investigate correct submit submit \
         answer answer answer answer countersign callback greet instruct close close archive",
    ),
];

#[test]
fn the_steps_follow_the_papers_tables() {
    for (id, kind, steps) in STEPS {
        let regulation = read(paper(id));
        let track = &regulation.kind(kind).expect(kind).track;
        let given: Vec<&str> = regulation
            .steps_of(track)
            .map(|step| step.name.as_str())
            .collect();
        assert_eq!(given, words(steps), "{id} {kind}");
    }
}

#[test]
fn every_track_closes_and_then_archives_except_the_sealed_one() {
    for paper in &PAPERS {
        let regulation = read(paper);
        for kind in &regulation.kinds {
            let steps: Vec<CommandName> = regulation
                .steps_of(&kind.track)
                .map(|step| step.name)
                .collect();
            assert!(
                steps.contains(&CommandName::Close),
                "{} {}",
                paper.id,
                kind.id
            );
            let archives = steps.last() == Some(&CommandName::Archive);
            assert_eq!(
                archives,
                kind.sealed_for.is_none(),
                "{} {}",
                paper.id,
                kind.id
            );
        }
    }
}
