//! The level that another regulation gives an open case.

use crate::case::{Case, LevelState, Why};
use crate::regulation::assess::assess;
use crate::regulation::decide::Context;
use crate::regulation::model::{Criterion, Regulation};

/// What the new regulation says of a level.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Ruling {
    Same,
    /// Another one, or the same on other clauses.
    Becomes(LevelState),
    /// The kind has none any more.
    Ends,
}

impl Ruling {
    /// The level before and after, where it is another.
    pub(super) fn change(self, case: &Case) -> Option<(Option<LevelState>, Option<LevelState>)> {
        match self {
            Self::Same => None,
            Self::Becomes(level) => Some((case.level.clone(), Some(level))),
            Self::Ends => Some((case.level.clone(), None)),
        }
    }
}

/// The level under the new regulation.
pub(super) fn under(old: &Regulation, new: &Context<'_>, case: &Case) -> Ruling {
    let rules = new.regulation;
    let ruled = if rules.kind(&case.kind).is_some_and(|kind| kind.levelled) {
        ruled(old, new, case)
    } else {
        None
    };
    let same = match (&case.level, &ruled) {
        (None, None) => true,
        (Some(present), Some(ruled)) => present.id == ruled.id && present.rank == ruled.rank,
        _ => false,
    };
    let clauses = |level: &LevelState| -> Vec<Option<String>> {
        level.why.iter().map(|why| why.clause.clone()).collect()
    };
    let reasons_stand = match (&case.level, &ruled) {
        (Some(present), Some(ruled)) => {
            let known = clauses(ruled);
            clauses(present).iter().all(|clause| known.contains(clause))
        }
        _ => true,
    };
    match ruled {
        _ if same && reasons_stand => Ruling::Same,
        Some(level) => Ruling::Becomes(level),
        None => Ruling::Ends,
    }
}

fn ruled(old: &Regulation, new: &Context<'_>, case: &Case) -> Option<LevelState> {
    let rules = new.regulation;
    let by_hand = case.level.as_ref().filter(|level| level.set_over.is_some());
    if let Some(present) = by_hand {
        let rank = rules
            .level(&present.id)
            .map_or(present.rank, |level| level.rank);
        let set = LevelState {
            rank,
            ..present.clone()
        };
        return assess(&new.view(&with_level(case, Some(set))));
    }
    let unlevelled = with_level(case, None);
    let fresh = assess(&new.view(&unlevelled));
    let standing = standing(old, rules, case);
    let rank = |criterion: &Criterion| rules.level(&criterion.level).map(|level| level.rank);
    let gravest = standing
        .iter()
        .filter_map(|(criterion, _)| Some((rank(criterion)?, criterion.level.clone())))
        .min();
    let reasons: Vec<Why> = standing.iter().map(|(_, why)| (*why).clone()).collect();
    let Some((rank, id)) =
        gravest.filter(|(rank, _)| fresh.as_ref().is_none_or(|fresh| *rank <= fresh.rank))
    else {
        return fresh.map(|fresh| LevelState {
            why: merged(rules, fresh.why, reasons),
            ..fresh
        });
    };
    let fired = fresh.into_iter().flat_map(|level| level.why).collect();
    Some(LevelState {
        id,
        rank,
        why: merged(rules, reasons, fired),
        set_over: None,
    })
}

/// The reasons of the present level that the new file has word for word, each with its criterion there.
fn standing<'a>(
    old: &Regulation,
    new: &'a Regulation,
    case: &'a Case,
) -> Vec<(&'a Criterion, &'a Why)> {
    let present = case.level.iter().flat_map(|level| &level.why);
    let kept = present.filter_map(|why| {
        let clause = why.clause.as_ref()?;
        let named = |rules: &Regulation| {
            let all = rules.criteria.iter();
            all.filter(|one| one.clause == *clause)
                .map(without_level)
                .collect::<Vec<_>>()
        };
        let criterion = new.criteria.iter().find(|one| one.clause == *clause)?;
        (named(old) == named(new)).then_some((criterion, why))
    });
    kept.collect()
}

/// A criterion as it says what has to hold; to which level that leads is another matter.
fn without_level(criterion: &Criterion) -> Criterion {
    Criterion {
        level: String::new(),
        ..criterion.clone()
    }
}

/// Reasons of both, gravest first; "no criterion holds" only where none does.
fn merged(rules: &Regulation, first: Vec<Why>, rest: Vec<Why>) -> Vec<Why> {
    let rank = |why: &Why| {
        let criterion = rules
            .criteria
            .iter()
            .find(|one| Some(&one.clause) == why.clause.as_ref());
        criterion
            .and_then(|one| rules.level(&one.level))
            .map(|level| level.rank)
    };
    let mut all = first;
    for why in rest {
        if !all.iter().any(|known| known.clause == why.clause) {
            all.push(why);
        }
    }
    if all.iter().any(|why| rank(why).is_some()) {
        all.retain(|why| rank(why).is_some());
    }
    all.sort_by_key(rank);
    all
}

fn with_level(case: &Case, level: Option<LevelState>) -> Case {
    Case {
        level,
        ..case.clone()
    }
}
