//! How often each clause has acted, counted again from the histories.

use std::collections::BTreeMap;

use super::Damage;
use crate::case::Event;
use crate::desk::DeskError;
use crate::store::{Fired, Read};

/// The counts as the histories make them, by clause.
#[derive(Debug, Default)]
pub(super) struct Recount(BTreeMap<String, Fired>);

impl Recount {
    /// Counts the clauses of a case that is not sealed, and compares them with what is kept of it.
    pub(super) fn case(
        &mut self,
        read: &dyn Read,
        number: &str,
        events: &[Event],
    ) -> Result<Vec<Damage>, DeskError> {
        let mut made: BTreeMap<&str, Fired> = BTreeMap::new();
        for event in events {
            for clause in event.clauses() {
                let once = Fired {
                    clause: clause.to_owned(),
                    times: 0,
                    cases: 1,
                    last: event.at,
                };
                let sum = made.entry(clause).or_insert(once);
                sum.times += 1;
                sum.last = event.at;
            }
        }
        let mut damage = Vec::new();
        for (clause, made) in made {
            if read.fired_in(number, clause)?.as_ref() != Some(&made) {
                damage.push(Damage {
                    what: "clauses",
                    place: number.to_owned(),
                    detail: format!("{clause}: the count is not what the history says"),
                });
            }
            self.add(made);
        }
        Ok(damage)
    }

    fn add(&mut self, one: Fired) {
        if let Some(sum) = self.0.get_mut(&one.clause) {
            sum.times += one.times;
            sum.cases += one.cases;
            sum.last = sum.last.max(one.last);
        } else {
            self.0.insert(one.clause.clone(), one);
        }
    }

    /// Compares the sums with those kept.
    pub(super) fn against(self, read: &dyn Read) -> Result<Vec<Damage>, DeskError> {
        let mut made = self.0;
        let mut damage = Vec::new();
        for kept in read.fired()? {
            let counted = made.remove(&kept.clause);
            if counted.as_ref() != Some(&kept) {
                let counted = counted.map_or(0, |made| made.times);
                damage.push(wrong(&kept.clause, kept.times, counted));
            }
        }
        damage.extend(made.values().map(|made| wrong(&made.clause, 0, made.times)));
        Ok(damage)
    }
}

fn wrong(clause: &str, kept: u32, counted: u32) -> Damage {
    Damage {
        what: "clauses",
        place: clause.to_owned(),
        detail: format!("kept {kept}, counted {counted}"),
    }
}
