//! Cases around one: which others have to do with a complaint, why, and which of them are worth a look.
//!
//! Three groups, because they ask different things of whoever receives a complaint: the same customer (has this been told
//! before?), the same unit (is it a neighbour in the same flat?), a similar open case (is it known already?). None may crowd
//! out the others: each gives its first before any gives its second.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::calendar::Moment;

/// Why another case is near.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Near {
    /// The customer has the same telephone number.
    Phone,
    /// The customer has the same name at the same place.
    Name,
    /// That unit.
    Unit(String),
    /// The same subject.
    Subject,
    /// The same words.
    Words(Vec<String>),
}

/// What a reason says: who, where, or what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NearGroup {
    Customer,
    Unit,
    Similar,
}

impl Near {
    /// Which group it belongs to.
    pub const fn group(&self) -> NearGroup {
        match self {
            Self::Phone | Self::Name => NearGroup::Customer,
            Self::Unit(_) => NearGroup::Unit,
            Self::Subject | Self::Words(_) => NearGroup::Similar,
        }
    }
}

/// A case that has to do with a complaint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    pub number: String,
    pub open: bool,
    pub received_at: Moment,
    /// Never empty in what [`nearest`] gives.
    pub near: BTreeSet<Near>,
}

impl Neighbour {
    /// The group of its strongest reason.
    pub fn group(&self) -> NearGroup {
        let groups = self.near.iter().map(Near::group);
        groups.min().unwrap_or(NearGroup::Similar)
    }

    /// Open ones first, and of these the newest.
    fn place(&self) -> (Reverse<bool>, Reverse<Moment>, Reverse<&str>) {
        (
            Reverse(self.open),
            Reverse(self.received_at),
            Reverse(&self.number),
        )
    }
}

/// The `most` worth a look, by group and there the open ones first, then the newest. A case found for several reasons is
/// there once, with all of them, in the group of the strongest.
pub fn nearest(found: impl IntoIterator<Item = Neighbour>, most: usize) -> Vec<Neighbour> {
    let mut once: BTreeMap<String, Neighbour> = BTreeMap::new();
    for neighbour in found.into_iter().filter(|one| !one.near.is_empty()) {
        match once.get_mut(&neighbour.number) {
            Some(known) => known.near.extend(neighbour.near),
            None => {
                once.insert(neighbour.number.clone(), neighbour);
            }
        }
    }
    let mut all: Vec<Neighbour> = once.into_values().collect();
    all.sort_by(|one, other| (one.group(), one.place()).cmp(&(other.group(), other.place())));
    let mut in_turn: Vec<(usize, NearGroup)> = Vec::with_capacity(all.len());
    for neighbour in &all {
        let group = neighbour.group();
        let before = in_turn.iter().filter(|(_, known)| *known == group).count();
        in_turn.push((before, group));
    }
    let mut turns = in_turn.clone();
    turns.sort_unstable();
    turns.truncate(most);
    let taken: BTreeSet<(usize, NearGroup)> = turns.into_iter().collect();
    let all = all.into_iter().zip(in_turn);
    all.filter(|(_, turn)| taken.contains(turn))
        .map(|(neighbour, _)| neighbour)
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(minute: i64) -> Moment {
        let morning: Moment = "2026-09-01T09:00:00+08:00".parse().unwrap();
        morning + chrono::TimeDelta::minutes(minute)
    }

    fn one(number: u32, open: bool, near: &[Near]) -> Neighbour {
        Neighbour {
            number: format!("2026-{number:06}"),
            open,
            received_at: at(i64::from(number)),
            near: near.iter().cloned().collect(),
        }
    }

    fn numbers(all: &[Neighbour]) -> Vec<u32> {
        let last = |one: &Neighbour| one.number.split('-').next_back().unwrap().parse().unwrap();
        all.iter().map(last).collect()
    }

    fn words() -> Near {
        Near::Words(vec!["漏水".to_owned()])
    }

    fn unit() -> Near {
        Near::Unit("3-1-602".to_owned())
    }

    #[test]
    fn customer_then_unit_then_similar_open_and_new_first() {
        let found = [
            one(1, true, &[words()]),
            one(2, false, &[Near::Phone]),
            one(3, true, &[unit()]),
            one(4, true, &[Near::Name]),
            one(5, true, &[Near::Phone]),
            one(6, true, &[Near::Subject]),
        ];
        assert_eq!(numbers(&nearest(found, 8)), [5, 4, 2, 3, 6, 1]);
    }

    #[test]
    fn a_case_found_twice_is_there_once_with_both_reasons() {
        let found = [
            one(1, true, &[words()]),
            one(2, true, &[words()]),
            one(1, true, &[Near::Phone, unit()]),
        ];
        let near = nearest(found, 8);
        assert_eq!(numbers(&near), [1, 2]);
        let first: Vec<_> = near[0].near.iter().cloned().collect();
        assert_eq!(first, [Near::Phone, unit(), words()]);
        assert_eq!(near[0].group(), NearGroup::Customer);
    }

    #[test]
    fn a_customer_with_many_cases_does_not_crowd_out_the_others() {
        let mut found: Vec<_> = (10..30).map(|n| one(n, true, &[Near::Phone])).collect();
        found.push(one(1, true, &[words()]));
        found.push(one(2, true, &[unit()]));
        assert_eq!(numbers(&nearest(found, 5)), [29, 28, 27, 2, 1]);
    }

    #[test]
    fn without_a_reason_nothing_is_near() {
        assert_eq!(nearest([one(1, true, &[])], 8), []);
    }

    prop_compose! {
        fn any_one()(number in 1u32..40, open in any::<bool>(), which in 0usize..5) -> Neighbour {
            let reasons = [Near::Phone, Near::Name, unit(), Near::Subject, words()];
            one(number, open, &reasons[which..=which])
        }
    }

    proptest! {
        #[test]
        fn never_twice_never_too_many_never_fewer_than_there_are(
            found in prop::collection::vec(any_one(), 0..60), most in 0usize..12
        ) {
            let there: BTreeSet<_> = found.iter().map(|one| one.number.clone()).collect();
            let near = nearest(found, most);
            let shown: BTreeSet<_> = near.iter().map(|one| one.number.clone()).collect();
            prop_assert_eq!(shown.len(), near.len());
            prop_assert_eq!(near.len(), there.len().min(most));
        }

        #[test]
        fn every_group_has_its_share_and_the_order_holds(
            found in prop::collection::vec(any_one(), 0..60), most in 3usize..12
        ) {
            let everything = nearest(found.clone(), usize::MAX);
            let near = nearest(found, most);
            let groups = |all: &[Neighbour]| all.iter().map(Neighbour::group).collect::<BTreeSet<_>>();
            prop_assert_eq!(groups(&near), groups(&everything));
            let places: Vec<_> = near.iter().map(|one| (one.group(), one.place())).collect();
            prop_assert!(places.is_sorted(), "{:?}", places);
        }
    }
}
