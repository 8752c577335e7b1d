//! The level of a case, and every clause that put it there.
//!
//! One criterion is enough, and the gravest one wins. A level never falls by itself: what no longer holds leaves the level
//! where it is, and only a person can lower it, with a reason. After that, only a clause that had not fired before can
//! raise it again.

use std::collections::BTreeSet;

use super::conditions::{holds, saw};
use super::model::{Criterion, Regulation};
use super::view::View;
use crate::case::{How, LevelState, Why};

/// A criterion that holds.
#[derive(Clone, Debug)]
struct Fired<'a> {
    criterion: &'a Criterion,
    rank: u8,
    why: Why,
}

/// The level that the rules give `view.case` now, taking into account the level that it has. `None` where its kind has
/// none, or no criterion holds and the regulation has no default.
pub fn assess(view: &View<'_>) -> Option<LevelState> {
    let regulation = view.regulation;
    if !regulation
        .kind(&view.case.kind)
        .is_some_and(|kind| kind.levelled)
    {
        return None;
    }
    let fired = fired(view);
    let present = view.case.level.as_ref();
    if let Some(LevelState {
        set_over: Some(known),
        ..
    }) = present
    {
        return raised_over(present, known, &fired);
    }
    let ruled = from_fired(&fired).or_else(|| default_level(regulation));
    match (present, ruled) {
        (Some(present), Some(ruled)) if ruled.rank > present.rank => Some(present.clone()),
        (Some(present), None) => Some(present.clone()),
        (_, ruled) => ruled,
    }
}

/// The level that a person sets by hand.
pub fn set_by_hand(view: &View<'_>, level: &str) -> Option<LevelState> {
    let level = view.regulation.level(level)?;
    let known: BTreeSet<String> = fired(view)
        .into_iter()
        .map(|fired| fired.criterion.clause.clone())
        .collect();
    Some(LevelState {
        id: level.id.clone(),
        rank: level.rank,
        why: vec![Why {
            clause: Some(level.clause.clone()),
            how: How::Set,
            saw: Vec::new(),
        }],
        set_over: Some(known),
    })
}

/// A level set by hand stays until a clause fires that had not fired then, and is graver.
fn raised_over(
    present: Option<&LevelState>,
    known: &BTreeSet<String>,
    fired: &[Fired<'_>],
) -> Option<LevelState> {
    let present = present?;
    let graver: Vec<&Fired<'_>> = fired
        .iter()
        .filter(|fired| !known.contains(&fired.criterion.clause) && fired.rank < present.rank)
        .collect();
    let Some(gravest) = graver.first() else {
        return Some(present.clone());
    };
    let mut known = known.clone();
    known.extend(fired.iter().map(|fired| fired.criterion.clause.clone()));
    Some(LevelState {
        id: gravest.criterion.level.clone(),
        rank: gravest.rank,
        why: graver
            .iter()
            .map(|fired| fired.why.clone())
            .chain(present.why.clone())
            .collect(),
        set_over: Some(known),
    })
}

fn from_fired(fired: &[Fired<'_>]) -> Option<LevelState> {
    let gravest = fired.first()?;
    Some(LevelState {
        id: gravest.criterion.level.clone(),
        rank: gravest.rank,
        why: fired.iter().map(|fired| fired.why.clone()).collect(),
        set_over: None,
    })
}

fn default_level(regulation: &Regulation) -> Option<LevelState> {
    let level = regulation.levels.iter().find(|level| level.default)?;
    Some(LevelState {
        id: level.id.clone(),
        rank: level.rank,
        why: vec![Why {
            clause: Some(level.clause.clone()),
            how: How::Default,
            saw: Vec::new(),
        }],
        set_over: None,
    })
}

/// Every criterion that holds, gravest first.
fn fired<'a>(view: &View<'a>) -> Vec<Fired<'a>> {
    let mut fired: Vec<Fired<'a>> = view
        .regulation
        .criteria
        .iter()
        .filter(|criterion| criterion.kinds.is_empty() || criterion.kinds.contains(&view.case.kind))
        .filter_map(|criterion| fire(criterion, view))
        .collect();
    fired.sort_by_key(|fired| fired.rank);
    fired
}

fn fire<'a>(criterion: &'a Criterion, view: &View<'a>) -> Option<Fired<'a>> {
    let rank = view.regulation.level(&criterion.level)?.rank;
    let ticked = criterion.ticked && view.case.ticked.contains(&criterion.clause);
    let computed = criterion.when.as_ref().filter(|when| holds(when, view));
    let (how, saw) = match (ticked, computed) {
        (true, _) => (How::Ticked, Vec::new()),
        (false, Some(when)) if criterion.stated => (How::Ticked, saw(when, view)),
        (false, Some(when)) => (How::Computed, saw(when, view)),
        (false, None) => return None,
    };
    let why = Why {
        clause: Some(criterion.clause.clone()),
        how,
        saw,
    };
    Some(Fired {
        criterion,
        rank,
        why,
    })
}
