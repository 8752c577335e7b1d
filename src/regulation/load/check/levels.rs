//! Levels are ranked, criteria put cases on levels that exist.

use std::collections::BTreeSet;

use super::Checker;

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
}
