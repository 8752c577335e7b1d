//! A condition in words: "类型为“投诉”，且涉及部门不少于 3".

use super::texts;
use crate::regulation::conditions::holds;
use crate::regulation::facts::FactName;
use crate::regulation::model::{Comparison, Condition, Regulation};
use crate::regulation::texts::{command_title, fact_name};
use crate::regulation::view::View;
use crate::text::Lang;

/// A condition in words.
pub fn condition_text(lang: Lang, regulation: &Regulation, condition: &Condition) -> String {
    match condition {
        Condition::All(parts) => joined(lang, regulation, parts, texts::and(lang)),
        Condition::Any(parts) => joined(lang, regulation, parts, texts::or(lang)),
        Condition::Not(part) => texts::not(lang, &condition_text(lang, regulation, part)),
        Condition::Ticked(clause) => {
            let label = regulation.clause(clause);
            let label = label.map_or(clause.as_str(), |clause| clause.label.get(lang));
            texts::ticked(lang, label)
        }
        Condition::Done(step) => texts::done(lang, command_title(lang, *step)),
        Condition::Fact(fact, comparison) => fact_text(lang, regulation, *fact, comparison),
    }
}

/// What is missing for a condition that does not hold yet: of several that have to hold together, those that do not.
pub fn missing_text(lang: Lang, condition: &Condition, view: &View<'_>) -> String {
    let open: Vec<Condition> = match condition {
        Condition::All(parts) => parts
            .iter()
            .filter(|part| !holds(part, view))
            .cloned()
            .collect(),
        other => vec![other.clone()],
    };
    joined(lang, view.regulation, &open, texts::and(lang))
}

fn joined(lang: Lang, regulation: &Regulation, parts: &[Condition], word: &str) -> String {
    let part = |part: &Condition| {
        let text = condition_text(lang, regulation, part);
        match part {
            Condition::All(inner) | Condition::Any(inner) if inner.len() > 1 => {
                texts::bracketed(lang, &text)
            }
            _ => text,
        }
    };
    parts.iter().map(part).collect::<Vec<_>>().join(word)
}

fn fact_text(
    lang: Lang,
    regulation: &Regulation,
    fact: FactName,
    comparison: &Comparison,
) -> String {
    let name = fact_name(lang, fact);
    let word = |word: &String| value_text(lang, regulation, fact, word).to_owned();
    match comparison {
        Comparison::Is(one) => texts::is(lang, name, &word(one)),
        Comparison::OneOf(words) => {
            let words: Vec<String> = words.iter().map(word).collect();
            texts::one_of(lang, name, &words.join(texts::comma(lang)))
        }
        Comparison::True => texts::holds(lang, name),
        Comparison::False => texts::holds_not(lang, name),
        Comparison::AtLeast(least) => texts::at_least(lang, name, *least),
        Comparison::AtMost(most) => texts::at_most(lang, name, *most),
    }
}

/// A value of a fact, as the regulation or the desk calls it.
fn value_text<'a>(
    lang: Lang,
    regulation: &'a Regulation,
    fact: FactName,
    value: &'a str,
) -> &'a str {
    let label = match fact {
        FactName::Kind => regulation.kind(value).map(|kind| &kind.label),
        FactName::Channel => regulation.channel(value).map(|channel| &channel.label),
        FactName::Category => regulation.category(value).map(|category| &category.label),
        FactName::Level => regulation.level(value).map(|level| &level.label),
        FactName::Finding => {
            let found = regulation.findings.iter().find(|found| found.id == value);
            found.map(|found| &found.label)
        }
        _ => None,
    };
    match (label, value) {
        (Some(label), _) => label.get(lang),
        (None, "serious") => texts::serious(lang),
        (None, "ordinary") => texts::ordinary(lang),
        (None, "yes") => texts::yes(lang),
        (None, "no") => texts::no(lang),
        (None, "unverifiable") => texts::unverifiable(lang),
        (None, "customer") => texts::customer(lang),
        (None, "office") => texts::office(lang),
        (None, other) => other,
    }
}
