//! Triage: what waits for the supervisor, group by group, with the load of each department at the side. Many cases are
//! selected and dispatched in one go, after a preview of what becomes of each; one undo takes all of it back.
//!
//! Many are dispatched in slices, one question to the desk each, so that the screen lives and `Esc` stops after any of them.

mod act;
mod ask;
pub(in crate::tui) mod form;
mod rows;
mod sheet;
#[cfg(test)]
mod tests;
mod view;

use std::collections::BTreeSet;

use ratatui::layout::Rect;

use super::Place;
use crate::calendar::Moment;
use crate::case::{Actor, Status};
use crate::desk::{self, Nearby, Waiting};
use crate::tui::action::Effect;
use crate::tui::backend::{self, Failure};
use crate::tui::commands::{Id, Scope, triage as commands};
use crate::tui::dialogs::{NearbyBox, Subject};
use crate::tui::draw::{Draw, Target};
use crate::tui::model::Shell;
use crate::tui::surface::Surface;
use crate::tui::widgets::groups::Groups;

pub use act::Last;
use act::Work;
pub use ask::{Answer, LAST, Request, answer};
use rows::Group;

/// Topics of triage's questions.
const WAITING: &str = "waiting";
const PROSPECTS: &str = "prospects";
const WORK: &str = "work";
const NEARBY: &str = "nearby";
const KEEP: &str = "keep";

/// Triage.
#[derive(Debug, Default)]
pub struct Triage {
    waiting: Option<Box<desk::Triage>>,
    list: Groups<Group>,
    work: Option<Work>,
    /// The last bulk dispatch, while it can be taken back.
    last: Option<Last>,
    failure: Option<Failure>,
    /// Other open cases that have to do with the one under the cursor, with its number.
    nearby: Option<(String, Vec<Nearby>)>,
    actor: Option<Actor>,
}

impl Triage {
    /// The case under the cursor.
    pub fn selected(&self) -> Option<&Waiting> {
        let (group, place) = self.list.row()?;
        group.cases(self.waiting.as_deref()?).get(place)
    }

    /// The cases that would be dispatched: those ticked, or the one under the cursor.
    pub fn meant(&self) -> Vec<&Waiting> {
        if self.list.ticked.is_empty() {
            return self.selected().into_iter().collect();
        }
        let ticked = |waiting: &&Waiting| self.list.ticked.contains(&waiting.case.number);
        self.cases().filter(ticked).collect()
    }

    /// Other open cases that have to do with the one under the cursor; none before they are known.
    pub fn nearby(&self) -> &[Nearby] {
        let selected = self.selected().map(|own| own.case.number.as_str());
        match &self.nearby {
            Some((number, cases)) if selected == Some(number) => cases,
            _ => &[],
        }
    }

    /// Asks what is near the case under the cursor, where that is not known.
    fn look_around(&self) -> Option<Effect> {
        let number = self.selected()?.case.number.clone();
        let known = self
            .nearby
            .as_ref()
            .is_some_and(|(known, _)| *known == number);
        (!known).then(|| Effect::ask_latest(NEARBY, backend::Request::Nearby { number }))
    }

    /// Whether cases are being dispatched or taken back.
    pub fn at_work(&self) -> bool {
        self.work.as_ref().is_some_and(Work::begun)
    }

    /// Whether there is a bulk dispatch that can still be taken back.
    pub fn can_undo(&self, now: Moment) -> bool {
        self.last.as_ref().is_some_and(|last| last.stands(now))
    }

    fn cases(&self) -> impl Iterator<Item = &Waiting> {
        let groups = Group::ALL.into_iter();
        groups.flat_map(|group| match self.waiting.as_deref() {
            Some(waiting) => group.cases(waiting),
            None => &[],
        })
    }

    fn take(&mut self, waiting: Box<desk::Triage>) {
        let number = self.selected().map(|own| own.case.number.clone());
        self.list.replace(rows::lines(&waiting), |group, place| {
            let own = group.cases(&waiting).get(place);
            own.is_some_and(|own| number.as_ref() == Some(&own.case.number))
        });
        self.waiting = Some(waiting);
        self.failure = None;
        let listed: BTreeSet<String> = self.cases().map(|own| own.case.number.clone()).collect();
        self.list.ticked.retain(|number| listed.contains(number));
    }

    fn tick(&mut self) {
        if let Some(number) = self.selected().map(|own| own.case.number.clone()) {
            self.list.tick(number);
        }
    }

    /// Ticks the whole group under the cursor, or takes all its ticks away.
    fn tick_group(&mut self) {
        let (Some((group, _)), Some(waiting)) = (self.list.row(), self.waiting.as_deref()) else {
            return;
        };
        let numbers: Vec<String> = group
            .cases(waiting)
            .iter()
            .map(|own| own.case.number.clone())
            .collect();
        if numbers
            .iter()
            .all(|number| self.list.ticked.contains(number))
        {
            self.list.ticked.retain(|number| !numbers.contains(number));
        } else {
            self.list.ticked.extend(numbers);
        }
    }

    fn open(&self) -> Vec<Effect> {
        let number = self.selected().map(|own| own.case.number.clone());
        number
            .map(|number| Effect::Go(Place::Case(number)))
            .into_iter()
            .collect()
    }
}

fn reload() -> Vec<Effect> {
    vec![Effect::ask_latest(WAITING, Request::Waiting)]
}

impl Surface for Triage {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Triage, Scope::List]
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        match id {
            commands::OPEN => return self.open(),
            commands::NEARBY => {
                let nearby = self.nearby().to_vec();
                return vec![Effect::open(NearbyBox::new(nearby))];
            }
            commands::DISPATCH => return self.ask_where(shell),
            commands::UNDO => return self.undo(),
            commands::STOP => return self.stop(shell),
            commands::TICK => self.tick(),
            commands::TICK_GROUP => self.tick_group(),
            commands::NEXT_GROUP => self.list.next_group(false),
            commands::PREVIOUS_GROUP => self.list.next_group(true),
            _ => self.list.command(id),
        }
        self.look_around().into_iter().collect()
    }

    fn click(&mut self, target: Target, double: bool, _shell: &Shell) -> Vec<Effect> {
        let Target::Row(line) = target else {
            return Vec::new();
        };
        self.list.select(line);
        if double {
            self.open()
        } else {
            self.look_around().into_iter().collect()
        }
    }

    fn enter(&mut self, shell: &Shell) -> Vec<Effect> {
        if self.actor != shell.actor {
            *self = Self {
                actor: shell.actor.clone(),
                ..Self::default()
            };
        }
        reload()
    }

    fn refresh(&mut self, _shell: &Shell) -> Vec<Effect> {
        if self.at_work() { Vec::new() } else { reload() }
    }

    fn minute(&mut self, shell: &Shell) -> Vec<Effect> {
        self.refresh(shell)
    }

    fn answer(
        &mut self,
        _topic: &'static str,
        answer: backend::Answer,
        shell: &Shell,
    ) -> Vec<Effect> {
        let answer = match answer {
            backend::Answer::Triage(answer) => answer,
            backend::Answer::Nearby { number, mut cases } => {
                cases.retain(|near| near.row.status == Status::Open);
                self.nearby = Some((number, cases));
                return Vec::new();
            }
            _ => return Vec::new(),
        };
        match answer {
            Answer::Waiting { waiting, last } => {
                self.take(waiting);
                if self.work.is_none() {
                    self.last = last;
                }
                // Anybody may have changed the desk since it was asked.
                self.nearby = None;
                self.look_around().into_iter().collect()
            }
            Answer::Prospects { wish, prospects } => self.begin(*wish, prospects),
            Answer::Kept => Vec::new(),
            Answer::Done { done, left } => self.slice_done(done, left, shell),
        }
    }

    fn failed(&mut self, topic: &'static str, failure: Failure, shell: &Shell) -> Vec<Effect> {
        if topic == WAITING {
            self.failure = Some(failure);
            return Vec::new();
        }
        if topic == NEARBY || topic == KEEP {
            return vec![Effect::complain(failure.text(shell.lang))];
        }
        let mut effects = self.broken_off();
        effects.push(Effect::complain(failure.text(shell.lang)));
        effects
    }

    fn why(&self) -> Option<Subject> {
        self.selected().map(|own| Subject::case(&own.case.number))
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        view::view(self, draw, area);
    }
}
