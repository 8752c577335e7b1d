//! Conditions compare with words that occur.

use super::{Checker, both, texts};
use crate::regulation::facts::FactName;
use crate::regulation::model::{Comparison, Condition, Regulation};
use crate::text::Label;

/// The words that conditions on `severity`, `substantiated` and `waiting_on` may compare with.
const SEVERITIES: [&str; 2] = ["ordinary", "serious"];
const SUBSTANTIATED: [&str; 3] = ["yes", "no", "unverifiable"];
const WAITING_ON: [&str; 2] = ["customer", "office"];

const SATISFACTION: std::ops::RangeInclusive<u32> = 1..=5;

/// A condition, and where in the file it stands.
struct Placed<'a> {
    entry: (&'static str, usize),
    clause: &'a str,
    field: &'static str,
    condition: &'a Condition,
}

fn placed<'a>(
    entry: (&'static str, usize),
    clause: &'a str,
    field: &'static str,
    condition: Option<&'a Condition>,
) -> Option<Placed<'a>> {
    condition.map(|condition| Placed {
        entry,
        clause,
        field,
        condition,
    })
}

/// The conditions of steps.
fn of_steps(regulation: &Regulation) -> Vec<Placed<'_>> {
    let mut found = Vec::new();
    for (at, step) in regulation.steps.iter().enumerate() {
        let entry = ("step", at);
        let clause = step.clause.as_str();
        found.extend(placed(entry, clause, "when", step.when.as_ref()));
        found.extend(placed(entry, clause, "done_when", step.done_when.as_ref()));
        let early = step
            .out_of_turn
            .as_ref()
            .and_then(|rule| rule.when.as_ref());
        found.extend(placed(entry, clause, "out_of_turn.when", early));
        for also in &step.also {
            found.extend(placed(entry, clause, "also.when", also.when.as_ref()));
        }
        for rule in &step.requires {
            found.extend(placed(entry, clause, "requires.when", rule.when.as_ref()));
            found.extend(placed(entry, clause, "requires.that", Some(&rule.that)));
        }
    }
    found
}

/// The conditions of everything that has one `when`.
fn of_rules(regulation: &Regulation) -> Vec<Placed<'_>> {
    let mut found = Vec::new();
    macro_rules! whens {
        ($name:literal, $entries:ident) => {
            for (at, rule) in regulation.$entries.iter().enumerate() {
                found.extend(placed(
                    ($name, at),
                    &rule.clause,
                    "when",
                    rule.when.as_ref(),
                ));
            }
        };
    }
    whens!("criterion", criteria);
    whens!("limit", limits);
    whens!("recurring", recurring);
    whens!("action", actions);
    whens!("office", offices);
    whens!("form", forms);
    for (at, form) in regulation.forms.iter().enumerate() {
        let ticks = form.boxes().flat_map(|entry| &entry.ticks);
        found.extend(placed(
            ("form", at),
            &form.clause,
            "ready",
            form.ready.as_ref(),
        ));
        found.extend(
            ticks.filter_map(|tick| {
                placed(("form", at), &form.clause, "ticks.when", Some(&tick.when))
            }),
        );
    }
    for (at, line) in regulation.guidance.iter().enumerate() {
        let clause = line.clause.as_deref().unwrap_or_default();
        found.extend(placed(("guidance", at), clause, "when", line.when.as_ref()));
    }
    for (at, trigger) in regulation.triggers.iter().enumerate() {
        found.extend(placed(
            ("trigger", at),
            &trigger.clause,
            "when",
            Some(&trigger.when),
        ));
    }
    for (at, item) in regulation.items.iter().enumerate() {
        for charge in &item.charge {
            found.extend(placed(
                ("item", at),
                &item.clause,
                "charge.when",
                charge.when.as_ref(),
            ));
        }
    }
    found
}

impl Checker<'_> {
    pub(super) fn conditions(&mut self) {
        let regulation = self.regulation;
        for placed in of_steps(regulation).into_iter().chain(of_rules(regulation)) {
            for leaf in placed.condition.leaves() {
                for problem in self.leaf_problems(leaf) {
                    self.report(placed.entry, Some(placed.clause), placed.field, problem);
                }
            }
        }
    }

    fn leaf_problems(&self, leaf: &Condition) -> Vec<Label> {
        let (fact, words) = match leaf {
            Condition::Ticked(clause) => return self.ticked_problem(clause).into_iter().collect(),
            Condition::Fact(fact, Comparison::Is(word)) => (*fact, std::slice::from_ref(word)),
            Condition::Fact(fact, Comparison::OneOf(words)) => (*fact, words.as_slice()),
            Condition::Fact(
                fact @ FactName::Satisfaction,
                Comparison::AtLeast(figure) | Comparison::AtMost(figure),
            ) if !SATISFACTION.contains(figure) => {
                return vec![both(|lang| texts::runs(lang, fact.as_str(), 1, 5))];
            }
            _ => return Vec::new(),
        };
        words
            .iter()
            .filter(|word| !self.word_exists(fact, word))
            .map(|word| both(|lang| texts::never(lang, fact.as_str(), word)))
            .collect()
    }

    fn ticked_problem(&self, clause: &str) -> Option<Label> {
        let tickable = self
            .regulation
            .criteria
            .iter()
            .any(|criterion| criterion.ticked && criterion.clause == clause);
        (!tickable).then(|| both(|lang| texts::not_ticked(lang, clause)))
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
