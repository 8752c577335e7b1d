//! Checks what no single entry of a file can know: every reference leads somewhere, every id is its own, every track ends.

use std::collections::{BTreeMap, BTreeSet};

use super::{Mistake, Place};
use crate::case::CommandName;
use crate::regulation::facts::FactName;
use crate::regulation::model::{Comparison, Condition, Field, Regulation};
use crate::text::Label;

/// The words that conditions on `severity`, `substantiated` and `waiting_on` may compare with.
const SEVERITIES: [&str; 2] = ["ordinary", "serious"];
const SUBSTANTIATED: [&str; 3] = ["yes", "no", "unverifiable"];
const WAITING_ON: [&str; 2] = ["customer", "office"];

/// The fields of the customer and the contact that a file may ask for.
const DOTTED_FIELDS: [&str; 10] = [
    "customer.sex",
    "customer.phone",
    "customer.address",
    "customer.unit",
    "customer.important",
    "customer.relation",
    "customer.identity",
    "contact.name",
    "contact.mobile",
    "contact.phone",
];

pub(super) fn check(
    file: &str,
    regulation: &Regulation,
    places: &BTreeMap<&'static str, Vec<Place>>,
) -> Vec<Mistake> {
    let mut checker = Checker {
        file,
        regulation,
        places,
        mistakes: Vec::new(),
    };
    checker.ids();
    checker.labels();
    checker.clauses();
    checker.intake();
    checker.levels();
    checker.tracks();
    checker.conditions();
    checker.mistakes
}

struct Checker<'a> {
    file: &'a str,
    regulation: &'a Regulation,
    places: &'a BTreeMap<&'static str, Vec<Place>>,
    mistakes: Vec<Mistake>,
}

impl Checker<'_> {
    fn report(
        &mut self,
        entry: (&str, usize),
        clause: Option<&str>,
        field: &str,
        message: impl Into<String>,
    ) {
        let (name, index) = entry;
        let place = self.places.get(name).and_then(|places| places.get(index));
        self.mistakes.push(Mistake {
            file: self.file.to_owned(),
            line: place.map(|place| place.line),
            place: place.map_or_else(|| name.to_owned(), |place| place.name.clone()),
            clause: clause.map(ToOwned::to_owned),
            field: Some(field.to_owned()),
            message: message.into(),
        });
    }

    fn ids(&mut self) {
        let regulation = self.regulation;
        self.unique(
            "clause",
            regulation.clauses.iter().map(|entry| entry.id.as_str()),
        );
        self.unique(
            "kind",
            regulation.kinds.iter().map(|entry| entry.id.as_str()),
        );
        self.unique(
            "channel",
            regulation.channels.iter().map(|entry| entry.id.as_str()),
        );
        self.unique(
            "category",
            regulation.categories.iter().map(|entry| entry.id.as_str()),
        );
        self.unique(
            "field",
            regulation.fields.iter().map(|entry| entry.id.as_str()),
        );
        self.unique(
            "level",
            regulation.levels.iter().map(|entry| entry.id.as_str()),
        );
        self.unique(
            "track",
            regulation.tracks.iter().map(|entry| entry.id.as_str()),
        );
        self.unique(
            "finding",
            regulation.findings.iter().map(|entry| entry.id.as_str()),
        );
        self.unique(
            "item",
            regulation.items.iter().map(|entry| entry.id.as_str()),
        );
        self.unique(
            "ladder",
            regulation.ladder.iter().map(|entry| entry.id.as_str()),
        );
        self.unique(
            "criterion",
            regulation
                .criteria
                .iter()
                .map(|entry| entry.clause.as_str()),
        );
    }

    fn unique<'b>(&mut self, name: &str, ids: impl Iterator<Item = &'b str>) {
        let mut seen = BTreeSet::new();
        for (index, id) in ids.enumerate() {
            if id.trim().is_empty() {
                self.report((name, index), None, "id", "empty");
            } else if !seen.insert(id) {
                self.report(
                    (name, index),
                    Some(id),
                    "id",
                    format!("`{id}` stands twice"),
                );
            }
        }
    }

    fn labels(&mut self) {
        let regulation = self.regulation;
        let mut found: Vec<(&str, usize, &str, &Label)> = vec![
            ("title", 0, "title", &regulation.title),
            ("organisation", 0, "organisation", &regulation.organisation),
        ];
        found.extend(
            regulation
                .clauses
                .iter()
                .enumerate()
                .map(|(at, entry)| ("clause", at, entry.id.as_str(), &entry.label)),
        );
        found.extend(
            regulation
                .kinds
                .iter()
                .enumerate()
                .map(|(at, entry)| ("kind", at, entry.clause.as_str(), &entry.label)),
        );
        found.extend(
            regulation
                .channels
                .iter()
                .enumerate()
                .map(|(at, entry)| ("channel", at, entry.id.as_str(), &entry.label)),
        );
        found.extend(
            regulation
                .categories
                .iter()
                .enumerate()
                .map(|(at, entry)| ("category", at, entry.id.as_str(), &entry.label)),
        );
        found.extend(
            regulation
                .fields
                .iter()
                .enumerate()
                .map(|(at, entry)| ("field", at, entry.clause.as_str(), &entry.label)),
        );
        found.extend(
            regulation
                .levels
                .iter()
                .enumerate()
                .map(|(at, entry)| ("level", at, entry.clause.as_str(), &entry.label)),
        );
        found.extend(
            regulation
                .tracks
                .iter()
                .enumerate()
                .map(|(at, entry)| ("track", at, entry.id.as_str(), &entry.label)),
        );
        for (name, index, clause, label) in found {
            if label.zh.trim().is_empty() {
                self.report((name, index), Some(clause), "label.zh", "empty");
            }
            if label.en.trim().is_empty() {
                self.report((name, index), Some(clause), "label.en", "empty");
            }
        }
    }

    fn clauses(&mut self) {
        let regulation = self.regulation;
        let mut named: Vec<(&str, usize, &str, &str)> = Vec::new();
        macro_rules! name_all {
            ($name:literal, $entries:expr) => {
                named.extend(
                    $entries
                        .iter()
                        .enumerate()
                        .map(|(at, entry)| ($name, at, "clause", entry.clause.as_str())),
                );
            };
        }
        name_all!("kind", regulation.kinds);
        name_all!("field", regulation.fields);
        name_all!("office", regulation.offices);
        name_all!("level", regulation.levels);
        name_all!("criterion", regulation.criteria);
        name_all!("step", regulation.steps);
        name_all!("limit", regulation.limits);
        name_all!("recurring", regulation.recurring);
        name_all!("trigger", regulation.triggers);
        name_all!("action", regulation.actions);
        name_all!("extension", regulation.extensions);
        name_all!("finding", regulation.findings);
        name_all!("item", regulation.items);
        name_all!("ladder", regulation.ladder);
        for (at, step) in regulation.steps.iter().enumerate() {
            named.extend(
                step.requires
                    .iter()
                    .map(|rule| ("step", at, "requires.clause", rule.clause.as_str())),
            );
            named.extend(
                step.limit
                    .iter()
                    .filter_map(|limit| limit.clause.as_deref())
                    .map(|clause| ("step", at, "limit.clause", clause)),
            );
            named.extend(
                step.out_of_turn
                    .iter()
                    .filter_map(|rule| rule.clause.as_deref())
                    .map(|clause| ("step", at, "out_of_turn.clause", clause)),
            );
        }
        for (at, track) in regulation.tracks.iter().enumerate() {
            named.extend(
                track
                    .return_clause
                    .iter()
                    .map(|clause| ("track", at, "return_clause", clause.as_str())),
            );
            named.extend(
                track
                    .reopen_clause
                    .iter()
                    .map(|clause| ("track", at, "reopen_clause", clause.as_str())),
            );
            named.extend(
                track
                    .measures
                    .iter()
                    .map(|chase| ("track", at, "measures.clause", chase.clause.as_str())),
            );
        }
        named.extend(
            regulation
                .unreachable
                .iter()
                .map(|rule| ("unreachable", 0, "clause", rule.clause.as_str())),
        );
        named.extend(
            regulation
                .verdict
                .doubt_favours_customer
                .iter()
                .map(|clause| ("verdict", 0, "doubt_favours_customer", clause.as_str())),
        );
        named.push((
            "retention",
            0,
            "clause",
            regulation.retention.clause.as_str(),
        ));
        for (name, index, field, clause) in named {
            if regulation.clause(clause).is_none() {
                self.report(
                    (name, index),
                    Some(clause),
                    field,
                    format!("no clause `{clause}`"),
                );
            }
        }
    }

    fn intake(&mut self) {
        let regulation = self.regulation;
        if regulation.kinds.is_empty() {
            self.report(
                ("kind", 0),
                None,
                "kind",
                "a regulation needs at least one kind",
            );
        }
        if regulation.channels.is_empty() {
            self.report(
                ("channel", 0),
                None,
                "channel",
                "a regulation needs at least one channel",
            );
        }
        for (at, kind) in regulation.kinds.iter().enumerate() {
            if regulation.track(&kind.track).is_none() {
                self.report(
                    ("kind", at),
                    Some(&kind.clause),
                    "track",
                    format!("no track `{}`", kind.track),
                );
            }
            if kind.levelled && regulation.levels.is_empty() {
                self.report(
                    ("kind", at),
                    Some(&kind.clause),
                    "levelled",
                    "the regulation has no levels",
                );
            }
        }
        for (at, field) in regulation.fields.iter().enumerate() {
            let known = !field.id.contains('.') || DOTTED_FIELDS.contains(&field.id.as_str());
            if !known || Field::OWN.contains(&field.id.as_str()) && field.id == "received_at" {
                self.report(
                    ("field", at),
                    Some(&field.clause),
                    "id",
                    format!("no such field of a case: `{}`", field.id),
                );
            }
            self.kinds_exist(("field", at), &field.clause, &field.kinds);
        }
        for (at, category) in regulation.categories.iter().enumerate() {
            self.kinds_exist(("category", at), &category.id, &category.kinds);
        }
        for (at, rung) in regulation.items.iter().enumerate() {
            if rung.charge.is_empty() && !rung.reward {
                self.report(
                    ("item", at),
                    Some(&rung.clause),
                    "charge",
                    "an item needs a charge or to be a reward",
                );
            }
        }
    }

    fn kinds_exist(&mut self, entry: (&str, usize), clause: &str, kinds: &[String]) {
        for kind in kinds {
            if self.regulation.kind(kind).is_none() {
                self.report(entry, Some(clause), "kinds", format!("no kind `{kind}`"));
            }
        }
    }

    fn levels(&mut self) {
        let regulation = self.regulation;
        if regulation
            .levels
            .iter()
            .filter(|level| level.default)
            .count()
            > 1
        {
            self.report(
                ("level", 0),
                None,
                "default",
                "only one level can be the default",
            );
        }
        let mut ranks = BTreeSet::new();
        for (at, level) in regulation.levels.iter().enumerate() {
            if level.rank == 0 || !ranks.insert(level.rank) {
                self.report(
                    ("level", at),
                    Some(&level.clause),
                    "rank",
                    "ranks count from 1 (the gravest), each one once",
                );
            }
        }
        for (at, criterion) in regulation.criteria.iter().enumerate() {
            if regulation.level(&criterion.level).is_none() {
                self.report(
                    ("criterion", at),
                    Some(&criterion.clause),
                    "level",
                    format!("no level `{}`", criterion.level),
                );
            }
            if !criterion.ticked && criterion.when.is_none() {
                self.report(
                    ("criterion", at),
                    Some(&criterion.clause),
                    "when",
                    "a criterion is `ticked`, or has a `when`, or both",
                );
            }
            self.kinds_exist(("criterion", at), &criterion.clause, &criterion.kinds);
        }
    }

    fn tracks(&mut self) {
        let regulation = self.regulation;
        for (at, track) in regulation.tracks.iter().enumerate() {
            let steps: Vec<CommandName> = regulation
                .steps_of(&track.id)
                .map(|step| step.name)
                .collect();
            if !steps.contains(&CommandName::Close) {
                self.report(
                    ("track", at),
                    Some(&track.id),
                    "step",
                    "the track has no step `close`: its cases would never end",
                );
            }
            for (field, target) in [
                ("return_to", track.return_to),
                ("reopen_to", track.reopen_to),
            ] {
                if let Some(target) = target.filter(|target| !steps.contains(target)) {
                    self.report(
                        ("track", at),
                        Some(&track.id),
                        field,
                        format!("the track has no step `{target}`"),
                    );
                }
            }
        }
        for (at, step) in regulation.steps.iter().enumerate() {
            self.track_exists(("step", at), &step.clause, &step.track);
            if let Some(target) = step.fails_to
                && !regulation
                    .steps_of(&step.track)
                    .any(|other| other.name == target)
            {
                self.report(
                    ("step", at),
                    Some(&step.clause),
                    "fails_to",
                    format!("the track has no step `{target}`"),
                );
            }
        }
        for (at, limit) in regulation.limits.iter().enumerate() {
            self.track_exists(("limit", at), &limit.clause, &limit.track);
            if !regulation
                .steps_of(&limit.track)
                .any(|step| step.name == limit.step)
            {
                self.report(
                    ("limit", at),
                    Some(&limit.clause),
                    "step",
                    format!("the track has no step `{}`", limit.step),
                );
            }
        }
        for (at, entry) in regulation.recurring.iter().enumerate() {
            self.track_exists(("recurring", at), &entry.clause, &entry.track);
        }
        for (at, entry) in regulation.triggers.iter().enumerate() {
            self.track_exists(("trigger", at), &entry.clause, &entry.track);
        }
        for (at, entry) in regulation.actions.iter().enumerate() {
            for track in &entry.tracks {
                self.track_exists(("action", at), &entry.clause, track);
            }
        }
        for (at, entry) in regulation.extensions.iter().enumerate() {
            for track in &entry.tracks {
                self.track_exists(("extension", at), &entry.clause, track);
            }
        }
    }

    fn track_exists(&mut self, entry: (&str, usize), clause: &str, track: &str) {
        if self.regulation.track(track).is_none() {
            self.report(entry, Some(clause), "track", format!("no track `{track}`"));
        }
    }

    fn conditions(&mut self) {
        let regulation = self.regulation;
        let mut all: Vec<(&str, usize, &str, &str, &Condition)> = Vec::new();
        for (at, entry) in regulation.criteria.iter().enumerate() {
            all.extend(
                entry
                    .when
                    .iter()
                    .map(|when| ("criterion", at, entry.clause.as_str(), "when", when)),
            );
        }
        for (at, entry) in regulation.steps.iter().enumerate() {
            let clause = entry.clause.as_str();
            all.extend(
                entry
                    .when
                    .iter()
                    .map(|when| ("step", at, clause, "when", when)),
            );
            all.extend(
                entry
                    .done_when
                    .iter()
                    .map(|when| ("step", at, clause, "done_when", when)),
            );
            all.extend(
                entry
                    .also
                    .iter()
                    .filter_map(|also| also.when.as_ref())
                    .map(|when| ("step", at, clause, "also.when", when)),
            );
            all.extend(
                entry
                    .out_of_turn
                    .iter()
                    .filter_map(|rule| rule.when.as_ref())
                    .map(|when| ("step", at, clause, "out_of_turn.when", when)),
            );
            for rule in &entry.requires {
                all.extend(
                    rule.when
                        .iter()
                        .map(|when| ("step", at, clause, "requires.when", when)),
                );
                all.push(("step", at, clause, "requires.that", &rule.that));
            }
        }
        for (at, entry) in regulation.limits.iter().enumerate() {
            all.extend(
                entry
                    .when
                    .iter()
                    .map(|when| ("limit", at, entry.clause.as_str(), "when", when)),
            );
        }
        for (at, entry) in regulation.recurring.iter().enumerate() {
            all.extend(
                entry
                    .when
                    .iter()
                    .map(|when| ("recurring", at, entry.clause.as_str(), "when", when)),
            );
        }
        for (at, entry) in regulation.triggers.iter().enumerate() {
            all.push(("trigger", at, entry.clause.as_str(), "when", &entry.when));
        }
        for (at, entry) in regulation.actions.iter().enumerate() {
            all.extend(
                entry
                    .when
                    .iter()
                    .map(|when| ("action", at, entry.clause.as_str(), "when", when)),
            );
        }
        for (at, entry) in regulation.offices.iter().enumerate() {
            all.extend(
                entry
                    .when
                    .iter()
                    .map(|when| ("office", at, entry.clause.as_str(), "when", when)),
            );
        }
        for (at, entry) in regulation.guidance.iter().enumerate() {
            all.extend(entry.when.iter().map(|when| {
                (
                    "guidance",
                    at,
                    entry.clause.as_deref().unwrap_or(""),
                    "when",
                    when,
                )
            }));
        }
        for (at, entry) in regulation.items.iter().enumerate() {
            all.extend(
                entry
                    .charge
                    .iter()
                    .filter_map(|charge| charge.when.as_ref())
                    .map(|when| ("item", at, entry.clause.as_str(), "charge.when", when)),
            );
        }
        for (name, at, clause, field, condition) in all {
            for leaf in condition.leaves() {
                for problem in self.leaf_problems(leaf) {
                    self.report((name, at), Some(clause), field, problem);
                }
            }
        }
    }

    fn leaf_problems(&self, leaf: &Condition) -> Vec<String> {
        let words: Vec<&String> = match leaf {
            Condition::Ticked(clause) => {
                let tickable = self
                    .regulation
                    .criteria
                    .iter()
                    .any(|entry| entry.ticked && entry.clause == *clause);
                return if tickable {
                    Vec::new()
                } else {
                    vec![format!("`{clause}` is no ticked criterion")]
                };
            }
            Condition::Fact(_, Comparison::Is(word)) => vec![word],
            Condition::Fact(_, Comparison::OneOf(words)) => words.iter().collect(),
            _ => return Vec::new(),
        };
        let Condition::Fact(fact, _) = leaf else {
            return Vec::new();
        };
        words
            .into_iter()
            .filter(|word| !self.word_exists(*fact, word))
            .map(|word| format!("`{fact}` is never `{word}`"))
            .collect()
    }

    fn word_exists(&self, fact: FactName, word: &str) -> bool {
        let regulation = self.regulation;
        match fact {
            FactName::Kind => regulation.kind(word).is_some(),
            FactName::Channel => regulation.channel(word).is_some(),
            FactName::Category => regulation.category(word).is_some(),
            FactName::Level => regulation.level(word).is_some(),
            FactName::Finding => regulation.findings.iter().any(|finding| finding.id == word),
            FactName::Severity => SEVERITIES.contains(&word),
            FactName::Substantiated => SUBSTANTIATED.contains(&word),
            FactName::WaitingOn => WAITING_ON.contains(&word),
            _ => true,
        }
    }
}
