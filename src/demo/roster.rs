//! Which cases there will be: story, kind, matter, place and hour of each, before the first is registered.

use super::Plan;
use super::chance::Chance;
use super::hours;
use super::material::{Material, Matter};
use super::story::{Pace, Plot, Story, spans, stories};
use crate::calendar::{Calendar, Moment};
use crate::regulation::Regulation;
use crate::regulation::model::Kind;

/// A case to come.
#[derive(Clone, Debug)]
pub(super) struct Expected {
    pub at: Moment,
    pub story: Story,
    pub kind: String,
    /// Index of the matter in the material.
    pub matter: usize,
    pub place: String,
    /// One of several people with one and the same matter.
    pub joins: bool,
}

/// Several people with one matter: so many, and one such group among so many cases.
const GROUP: usize = 3;
const CASES_FOR_A_GROUP: usize = 70;

/// Draws every case, in the order in which they come in.
pub(super) fn roster(
    plan: &Plan,
    regulation: &Regulation,
    calendar: &Calendar,
    material: &Material,
    now: Moment,
    chance: &mut Chance,
) -> Vec<Expected> {
    let drawer = Drawer {
        regulation,
        material,
    };
    let mut cases: Vec<Expected> = stories(plan.cases, chance)
        .into_iter()
        .filter_map(|story| {
            let at = hours::arrival(calendar, now, story.age, chance);
            let mut case = drawer.case(story, at, chance)?;
            if story.plot == Plot::DueToday {
                case.at = drawer.due_today(&case, calendar, now, chance);
            }
            Some(case)
        })
        .collect();
    drawer.every_kind(&mut cases, chance);
    drawer.groups(&mut cases, calendar, now, chance);
    cases.sort_by_key(|case| case.at);
    cases
}

struct Drawer<'a> {
    regulation: &'a Regulation,
    material: &'a Material,
}

impl Drawer<'_> {
    fn case(&self, story: Story, at: Moment, chance: &mut Chance) -> Option<Expected> {
        let fitting: Vec<(usize, &Matter)> = self.matters(|kind| self.suits(&story, kind));
        let (story, choice) = if fitting.is_empty() {
            let ordinary = Story {
                plot: Plot::Ordinary,
                pace: Pace::Prompt,
                ..story
            };
            (ordinary, self.matters(|_| true))
        } else {
            (story, fitting)
        };
        let &(matter, drawn) = chance.weighted(&choice, |entry| entry.1.weight)?;
        let kinds: Vec<&Kind> = self
            .kinds_of(drawn)
            .into_iter()
            .filter(|kind| self.suits(&story, kind))
            .collect();
        let kind = chance.pick(&kinds)?.id.clone();
        Some(self.expected(at, story, kind, matter, chance))
    }

    fn expected(
        &self,
        at: Moment,
        story: Story,
        kind: String,
        matter: usize,
        chance: &mut Chance,
    ) -> Expected {
        let place = chance.pick(&self.material.places).cloned();
        Expected {
            at,
            story,
            kind,
            matter,
            place: place.unwrap_or_default(),
            joins: false,
        }
    }

    /// A time of arrival from which one of the case's limits ends today, if there is one.
    fn due_today(
        &self,
        case: &Expected,
        calendar: &Calendar,
        now: Moment,
        chance: &mut Chance,
    ) -> Moment {
        let Some(kind) = self.regulation.kind(&case.kind) else {
            return case.at;
        };
        let ends_today = |at: Moment| {
            spans(self.regulation, &kind.track).any(|span| {
                let (due, _) = calendar.due(at, span);
                due > now && due.date_naive() == now.date_naive()
            })
        };
        (0..40)
            .map(|_| hours::arrival(calendar, now, case.story.age, chance))
            .find(|at| ends_today(*at))
            .unwrap_or(case.at)
    }

    fn suits(&self, story: &Story, kind: &Kind) -> bool {
        let track = self.regulation.track(&kind.track);
        let open = kind.sealed_for.is_none() || story.plot == Plot::Ordinary;
        open && track.is_some_and(|track| story.fits(self.regulation, track))
    }

    /// The kinds that a matter can be: its own, or any where its own is only a hint.
    fn kinds_of(&self, matter: &Matter) -> Vec<&Kind> {
        let own = matter
            .kind
            .as_deref()
            .and_then(|kind| self.regulation.kind(kind));
        match own {
            Some(own) => vec![own],
            None => self
                .regulation
                .kinds
                .iter()
                .filter(|kind| kind.sealed_for.is_none())
                .collect(),
        }
    }

    fn matters(&self, wanted: impl Fn(&Kind) -> bool) -> Vec<(usize, &Matter)> {
        self.material
            .matters
            .iter()
            .enumerate()
            .filter(|(_, matter)| self.kinds_of(matter).into_iter().any(&wanted))
            .collect()
    }

    /// Each kind that did not come up takes the place of an ordinary case.
    fn every_kind(&self, cases: &mut [Expected], chance: &mut Chance) {
        for kind in &self.regulation.kinds {
            if cases.iter().any(|case| case.kind == kind.id) {
                continue;
            }
            let own = self.matters(|other| other.id == kind.id);
            let choice = if own.is_empty() {
                self.matters(|_| true)
            } else {
                own
            };
            let Some(&(matter, _)) = chance.weighted(&choice, |entry| entry.1.weight) else {
                continue;
            };
            let common = |id: &str| cases.iter().filter(|case| case.kind == id).count() > 1;
            let spare = cases
                .iter()
                .position(|case| case.story.plot == Plot::Ordinary && common(&case.kind));
            if let Some(case) = spare.and_then(|at| cases.get_mut(at)) {
                *case = self.expected(case.at, case.story, kind.id.clone(), matter, chance);
            }
        }
    }

    /// Some matters are raised by three people within a few days.
    fn groups(
        &self,
        cases: &mut [Expected],
        calendar: &Calendar,
        now: Moment,
        chance: &mut Chance,
    ) {
        let many = (cases.len() + CASES_FOR_A_GROUP / 2) / CASES_FOR_A_GROUP;
        let mut taken = vec![false; self.material.matters.len()];
        for _ in 0..many {
            let levelled = self.matters(|kind| kind.levelled);
            let free: Vec<_> = levelled
                .into_iter()
                .filter(|(matter, _)| taken.get(*matter) == Some(&false))
                .collect();
            let Some(&(matter, drawn)) = chance.weighted(&free, |entry| entry.1.weight) else {
                return;
            };
            if let Some(taken) = taken.get_mut(matter) {
                *taken = true;
            }
            let first = chance.between(4, 12);
            let place = chance.pick(&self.material.places).cloned();
            let kinds = self.kinds_of(drawn);
            let ordinary = cases.iter_mut().filter(|case| {
                case.story.plot == Plot::Ordinary
                    && !case.joins
                    && kinds.iter().any(|kind| kind.id == case.kind)
            });
            for case in ordinary.take(GROUP) {
                case.at = hours::arrival(calendar, now, (first - 3, first), chance);
                case.matter = matter;
                case.place = place.clone().unwrap_or_default();
                case.joins = true;
            }
        }
    }
}
