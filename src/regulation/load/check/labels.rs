//! Every label speaks both languages.

use super::{Checker, both, texts};
use crate::regulation::model::Regulation;
use crate::text::Label;

/// A label, the entry it stands in, and the clause or id to name in a mistake.
type Placed<'a> = ((&'static str, usize), &'a str, &'a Label);

fn labels(regulation: &Regulation) -> Vec<Placed<'_>> {
    let mut found: Vec<Placed<'_>> = vec![
        (("title", 0), "title", &regulation.title),
        (
            ("organisation", 0),
            "organisation",
            &regulation.organisation,
        ),
    ];
    macro_rules! labels_of {
        ($name:literal, $entries:ident, $named:ident) => {
            for (at, entry) in regulation.$entries.iter().enumerate() {
                found.push((($name, at), entry.$named.as_str(), &entry.label));
            }
        };
    }
    labels_of!("clause", clauses, id);
    labels_of!("kind", kinds, clause);
    labels_of!("channel", channels, id);
    labels_of!("category", categories, id);
    labels_of!("field", fields, clause);
    labels_of!("office", offices, clause);
    labels_of!("level", levels, clause);
    labels_of!("track", tracks, id);
    labels_of!("finding", findings, clause);
    labels_of!("item", items, clause);
    labels_of!("report", reports, clause);
    for (at, form) in regulation.forms.iter().enumerate() {
        let labels = form.labels().into_iter();
        found.extend(labels.map(|label| (("form", at), form.clause.as_str(), label)));
    }
    for (at, column) in regulation.ledger.iter().enumerate() {
        found.push((("ledger", at), "", &column.label));
    }
    for (at, rung) in regulation.ladder.iter().enumerate() {
        found.push((("ladder", at), &rung.clause, &rung.title));
    }
    for (at, line) in regulation.guidance.iter().enumerate() {
        found.push((
            ("guidance", at),
            line.clause.as_deref().unwrap_or_default(),
            &line.label,
        ));
    }
    for (at, line) in regulation.callback_script.iter().enumerate() {
        found.push((("callback_script", at), "", &line.label));
    }
    for (at, step) in regulation.steps.iter().enumerate() {
        found.extend(
            step.label
                .iter()
                .map(|label| (("step", at), step.clause.as_str(), label)),
        );
    }
    found
}

impl Checker<'_> {
    pub(super) fn labels(&mut self) {
        for (entry, clause, label) in labels(self.regulation) {
            if label.zh.trim().is_empty() {
                self.report(entry, Some(clause), "label.zh", both(texts::empty));
            }
            if label.en.trim().is_empty() {
                self.report(entry, Some(clause), "label.en", both(texts::empty));
            }
        }
    }
}
