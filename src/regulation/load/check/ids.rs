//! Every id is there, and its own.

use std::collections::BTreeSet;

use super::{Checker, both, texts};

impl Checker<'_> {
    pub(super) fn ids(&mut self) {
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
            "report",
            regulation.reports.iter().map(|entry| entry.id.as_str()),
        );
        self.unique(
            "form",
            regulation.forms.iter().map(|entry| entry.id.as_str()),
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
                self.report((name, index), None, "id", both(texts::empty));
            } else if !seen.insert(id) {
                self.report(
                    (name, index),
                    Some(id),
                    "id",
                    both(|lang| texts::twice(lang, id)),
                );
            }
        }
    }
}
