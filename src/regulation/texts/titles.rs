//! What steps and roles are called on one desk: in the regulation's own words, where it has some.

use super::names::{command_title, role_title};
use crate::case::{Actor, CommandName, Role};
use crate::regulation::Regulation;
use crate::regulation::model::Step;
use crate::text::Lang;

/// What the regulation calls the task of `step` under `clause`. An entry against a person is a task only while it waits for
/// its decision.
pub fn task_title<'a>(
    regulation: &'a Regulation,
    lang: Lang,
    step: CommandName,
    clause: &str,
) -> &'a str {
    if step == CommandName::AssessPerson {
        return texts::decide_entry(lang);
    }
    let steps = regulation.steps.iter();
    let of_track = steps
        .map(|entry| (entry.name, &entry.clause, &entry.label))
        .chain(
            regulation
                .recurring
                .iter()
                .map(|entry| (entry.name, &entry.clause, &entry.label)),
        )
        .find(|(name, known, _)| *name == step && *known == clause);
    let by_limit = || {
        let limit = |entry: &&Step| {
            let limit = entry.limit.as_ref();
            limit.and_then(|limit| limit.clause.as_deref()) == Some(clause)
        };
        let mut steps = regulation.steps.iter();
        let found = steps.find(|entry| entry.name == step && limit(entry))?;
        found.label.as_ref()
    };
    of_track
        .and_then(|(.., label)| label.as_ref())
        .or_else(by_limit)
        .map_or_else(|| command_title(lang, step), |label| label.get(lang))
}

/// What the regulation calls a role.
pub fn role_named(regulation: &Regulation, lang: Lang, role: Role) -> &str {
    regulation
        .roles
        .get(&role)
        .map_or_else(|| role_title(lang, role), |label| label.get(lang))
}

/// Who did something, for a history: what followed by itself was done by nobody.
pub fn actor_title(lang: Lang, actor: &str) -> &str {
    if actor == Actor::CLOCK {
        texts::by_itself(lang)
    } else {
        actor
    }
}

/// Who gets the slip besides the department, by title; an id that the regulation no longer names stands for itself.
pub fn copy_titles<'a>(regulation: &'a Regulation, lang: Lang, ids: &'a [String]) -> Vec<&'a str> {
    let title = |id: &'a String| {
        let mut known = regulation.steps.iter().flat_map(|step| &step.copies);
        known
            .find(|recipient| recipient.id == *id)
            .map_or(id.as_str(), |recipient| recipient.title.get(lang))
    };
    ids.iter().map(title).collect()
}

mod texts {
    crate::catalogue! {
        by_itself() { zh: "自动", en: "by itself" }
        decide_entry() { zh: "批准或驳回考核", en: "Decide the assessment entry" }
    }
}
