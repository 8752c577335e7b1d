//! Levels are ranked, criteria put cases on levels that exist.

use std::collections::BTreeSet;

use super::{Checker, both, texts};

impl Checker<'_> {
    pub(super) fn levels(&mut self) {
        let regulation = self.regulation;
        if regulation
            .levels
            .iter()
            .filter(|level| level.default)
            .count()
            > 1
        {
            self.report(("level", 0), None, "default", both(texts::one_default));
        }
        let mut ranks = BTreeSet::new();
        for (at, level) in regulation.levels.iter().enumerate() {
            if level.rank == 0 || !ranks.insert(level.rank) {
                self.report(
                    ("level", at),
                    Some(&level.clause),
                    "rank",
                    both(texts::ranks),
                );
            }
        }
        for (at, criterion) in regulation.criteria.iter().enumerate() {
            if regulation.level(&criterion.level).is_none() {
                self.report(
                    ("criterion", at),
                    Some(&criterion.clause),
                    "level",
                    both(|lang| texts::no_level(lang, &criterion.level)),
                );
            }
            if !criterion.ticked && criterion.when.is_none() {
                self.report(
                    ("criterion", at),
                    Some(&criterion.clause),
                    "when",
                    both(texts::needs_criterion),
                );
            }
            self.kinds_exist(("criterion", at), &criterion.clause, &criterion.kinds);
        }
    }
}
