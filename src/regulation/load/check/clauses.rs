//! Every clause that is named stands in the file.

use super::{Checker, both, texts};
use crate::regulation::model::{Regulation, Step, Track};

/// A clause that is named: the entry, the field, the clause.
type Named<'a> = ((&'static str, usize), &'static str, &'a str);

fn named(regulation: &Regulation) -> Vec<Named<'_>> {
    let mut found: Vec<Named<'_>> = Vec::new();
    macro_rules! clauses_of {
        ($($name:literal $entries:ident),+ $(,)?) => {
            $(for (at, entry) in regulation.$entries.iter().enumerate() {
                found.push((($name, at), "clause", &entry.clause));
            })+
        };
    }
    clauses_of!(
        "kind" kinds, "field" fields, "office" offices, "level" levels, "criterion" criteria, "step" steps,
        "limit" limits, "recurring" recurring, "trigger" triggers, "action" actions, "extension" extensions,
        "finding" findings, "item" items, "ladder" ladder, "report" reports, "form" forms,
    );
    for (at, step) in regulation.steps.iter().enumerate() {
        found.extend(of_step(step).map(|(field, clause)| (("step", at), field, clause)));
    }
    for (at, track) in regulation.tracks.iter().enumerate() {
        found.extend(of_track(track).map(|(field, clause)| (("track", at), field, clause)));
    }
    for (at, line) in regulation.guidance.iter().enumerate() {
        found.extend(
            line.clause
                .iter()
                .map(|clause| (("guidance", at), "clause", clause.as_str())),
        );
    }
    let unreachable = regulation.unreachable.iter();
    found.extend(unreachable.map(|rule| (("unreachable", 0), "clause", rule.clause.as_str())));
    let prevention = regulation.prevention.iter();
    found.extend(prevention.map(|rule| (("prevention", 0), "clause", rule.clause.as_str())));
    let favour = regulation.verdict.doubt_favours_customer.iter();
    found.extend(favour.map(|clause| (("verdict", 0), "doubt_favours_customer", clause.as_str())));
    found.push((("retention", 0), "clause", &regulation.retention.clause));
    found
}

fn of_step(step: &Step) -> impl Iterator<Item = (&'static str, &str)> {
    let requires = step
        .requires
        .iter()
        .map(|rule| ("requires.clause", rule.clause.as_str()));
    let limit = step
        .limit
        .iter()
        .filter_map(|limit| limit.clause.as_deref());
    let early = step
        .out_of_turn
        .iter()
        .filter_map(|rule| rule.clause.as_deref());
    requires
        .chain(limit.map(|clause| ("limit.clause", clause)))
        .chain(early.map(|clause| ("out_of_turn.clause", clause)))
}

fn of_track(track: &Track) -> impl Iterator<Item = (&'static str, &str)> {
    let returns = track
        .return_clause
        .iter()
        .map(|clause| ("return_clause", clause.as_str()));
    let reopens = track
        .reopen_clause
        .iter()
        .map(|clause| ("reopen_clause", clause.as_str()));
    let measures = track
        .measures
        .iter()
        .map(|chase| ("measures.clause", chase.clause.as_str()));
    returns.chain(reopens).chain(measures)
}

impl Checker<'_> {
    pub(super) fn clauses(&mut self) {
        for (entry, field, clause) in named(self.regulation) {
            if self.regulation.clause(clause).is_none() {
                self.report(
                    entry,
                    Some(clause),
                    field,
                    both(|lang| texts::no_clause(lang, clause)),
                );
            }
        }
    }
}
