//! Whether a condition holds, what it saw, and when time alone will change it.

use super::facts::{FactName, FactType};
use super::model::{Comparison, Condition};
use super::view::View;
use crate::calendar::Moment;
use crate::case::Saw;

/// Whether `condition` holds.
pub fn holds(condition: &Condition, view: &View<'_>) -> bool {
    match condition {
        Condition::All(parts) => parts.iter().all(|part| holds(part, view)),
        Condition::Any(parts) => parts.iter().any(|part| holds(part, view)),
        Condition::Not(part) => !holds(part, view),
        Condition::Ticked(clause) => view.case.ticked.contains(clause),
        Condition::Done(step) => super::track::is_done(view, *step),
        Condition::Fact(fact, comparison) => compare(*fact, comparison, view),
    }
}

/// Whether an absent condition, or the one that is there, holds.
pub fn holds_or_absent(condition: Option<&Condition>, view: &View<'_>) -> bool {
    condition.is_none_or(|condition| holds(condition, view))
}

fn compare(fact: FactName, comparison: &Comparison, view: &View<'_>) -> bool {
    match comparison {
        Comparison::Is(word) => view.word(fact).as_ref() == Some(word),
        Comparison::OneOf(words) => view.word(fact).is_some_and(|word| words.contains(&word)),
        Comparison::True => view.flag(fact) == Some(true),
        Comparison::False => view.flag(fact) == Some(false),
        Comparison::AtLeast(least) => view.count(fact).is_some_and(|count| count >= *least),
        Comparison::AtMost(most) => view.count(fact).is_some_and(|count| count <= *most),
    }
}

/// The values that made `condition` hold: those of its facts that hold themselves.
pub fn saw(condition: &Condition, view: &View<'_>) -> Vec<Saw> {
    let mut seen = Vec::new();
    gather(condition, view, &mut seen);
    seen
}

fn gather(condition: &Condition, view: &View<'_>, seen: &mut Vec<Saw>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts.iter().filter(|part| holds(part, view)) {
                gather(part, view, seen);
            }
        }
        Condition::Fact(fact, _) => {
            let saw = Saw {
                fact: fact.as_str().to_owned(),
                values: values(*fact, view),
            };
            if !seen.contains(&saw) {
                seen.push(saw);
            }
        }
        Condition::Not(_) | Condition::Ticked(_) | Condition::Done(_) => {}
    }
}

fn values(fact: FactName, view: &View<'_>) -> Vec<String> {
    if let Some(listed) = view.listed(fact) {
        return listed;
    }
    match fact.value_type() {
        FactType::Word => view.word(fact).into_iter().collect(),
        FactType::Flag => view
            .flag(fact)
            .map(|flag| flag.to_string())
            .into_iter()
            .collect(),
        FactType::Count => view
            .count(fact)
            .map(|count| count.to_string())
            .into_iter()
            .collect(),
    }
}

/// The moments after now at which time alone may change the answer.
pub fn turning_points(condition: &Condition, view: &View<'_>) -> Vec<Moment> {
    let at = |fact: FactName, least: u32| view.reached_at(fact, least);
    condition
        .leaves()
        .into_iter()
        .filter_map(|leaf| match leaf {
            Condition::Fact(fact, Comparison::AtLeast(least)) => at(*fact, *least),
            Condition::Fact(fact, Comparison::AtMost(most)) => at(*fact, most.saturating_add(1)),
            _ => None,
        })
        .filter(|moment| *moment > view.now)
        .collect()
}
