//! Today at a glance: what is urgent and why, what is next, how much of each there is, and how the last weeks were. Every
//! figure is a door to the cases behind it.

mod ask;
#[cfg(test)]
mod tests;
mod view;

use ratatui::layout::Rect;

use super::Place;
use crate::case::Actor;
use crate::desk::{Glance, Week};
use crate::store::TaskRow;
use crate::tui::action::Effect;
use crate::tui::backend::{self, Failure};
use crate::tui::commands::{Id, Scope, home as commands};
use crate::tui::dialogs::Subject;
use crate::tui::draw::{Draw, Target};
use crate::tui::model::Shell;
use crate::tui::surface::Surface;
use crate::tui::widgets::ListState;

pub use ask::{Answer, Request, answer};
use ask::{Mine, Saved, Seen};

/// Topics of its questions.
const TODAY: &str = "today";
const SAVED: &str = "saved";
/// What a click numbers: figures from 0, weeks from here.
const WEEKS: usize = 10;

/// Today at a glance.
#[derive(Debug, Default)]
pub struct Home {
    seen: Option<Box<Seen>>,
    /// One's own saved searches: below the weeks, where those stand beside the tasks.
    saved: Vec<Saved>,
    tasks: ListState,
    weeks: ListState,
    /// The weeks have the keys, not the tasks.
    aside: bool,
    failure: Option<Failure>,
    actor: Option<Actor>,
}

impl Home {
    /// The task under the cursor.
    pub fn selected(&self) -> Option<&TaskRow> {
        let seen = self.seen.as_deref().filter(|_| !self.aside)?;
        seen.mine.get(self.tasks.selected).map(|own| &own.task)
    }

    /// Whether there is something under the cursor.
    pub fn can_open(&self) -> bool {
        self.aside || self.selected().is_some()
    }

    fn take(&mut self, seen: Box<Seen>) {
        let here = self.seen.as_ref();
        let here = here.and_then(|seen| seen.mine.get(self.tasks.selected));
        let key = here.map(|own| (own.task.number.clone(), own.task.id));
        let same = |own: &Mine| Some((own.task.number.clone(), own.task.id)) == key;
        let place = seen.mine.iter().position(same);
        let first = self.seen.is_none();
        self.tasks
            .select(place.unwrap_or(self.tasks.selected), seen.mine.len());
        let weeks = seen.today.weeks.len();
        if first {
            self.weeks.select(weeks, weeks);
        }
        self.failure = None;
        self.seen = Some(seen);
    }

    fn open(&self) -> Vec<Effect> {
        let Some(seen) = self.seen.as_deref() else {
            return Vec::new();
        };
        if self.aside {
            let place = self.weeks.selected;
            let weeks = &seen.today.weeks;
            let saved = || self.saved.get(place.checked_sub(weeks.len())?);
            let words = weeks.get(place).map(Week::words);
            let words = words.or_else(|| Some(saved()?.search.words.clone()));
            return words
                .map(|words| Effect::Go(Place::Search(words)))
                .into_iter()
                .collect();
        }
        let task = self.selected();
        task.map(|task| Effect::Go(Place::Case(task.number.clone())))
            .into_iter()
            .collect()
    }

    /// The rows beside the tasks: the weeks, and where there is room the saved searches.
    fn beside(&self, width: u16) -> usize {
        let weeks = self
            .seen
            .as_deref()
            .map_or(0, |seen| seen.today.weeks.len());
        let saved = if width >= view::WIDE {
            self.saved.len()
        } else {
            0
        };
        weeks + saved
    }

    fn act(&self) -> Vec<Effect> {
        let task = self.selected();
        task.map(|task| Effect::Go(Place::Act(task.number.clone(), task.step)))
            .into_iter()
            .collect()
    }

    fn go(&mut self, id: Id, shell: &Shell) {
        let beside = self.beside(shell.size.width);
        let Some(seen) = self.seen.as_deref() else {
            return;
        };
        if self.aside {
            self.weeks.command(id, beside);
        } else {
            self.tasks.command(id, seen.mine.len());
        }
    }
}

/// Through the door of a figure.
fn enter_figure(of: Glance) -> Vec<Effect> {
    vec![Effect::Go(Place::Search(of.words().to_owned()))]
}

fn reload() -> Vec<Effect> {
    vec![
        Effect::ask_latest(TODAY, Request::Today),
        Effect::ask_latest(SAVED, Request::Saved),
    ]
}

impl Surface for Home {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Home, Scope::List]
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        let door = commands::DOORS.iter().position(|door| *door == id);
        if let Some(of) = door.and_then(|place| Glance::ALL.get(place)) {
            return enter_figure(*of);
        }
        match id {
            commands::OPEN => return self.open(),
            commands::ACT => return self.act(),
            commands::ASIDE => self.aside = !self.aside,
            _ => self.go(id, shell),
        }
        Vec::new()
    }

    fn click(&mut self, target: Target, double: bool, shell: &Shell) -> Vec<Effect> {
        let tasks = self.seen.as_deref().map_or(0, |seen| seen.mine.len());
        let weeks = self.beside(shell.size.width);
        match target {
            Target::Part(place) => match (Glance::ALL.get(place), place.checked_sub(WEEKS)) {
                (Some(of), _) => return enter_figure(*of),
                (None, Some(week)) => {
                    self.aside = true;
                    self.weeks.select(week, weeks);
                }
                (None, None) => return Vec::new(),
            },
            Target::Row(line) => {
                self.aside = false;
                self.tasks.select(line, tasks);
            }
            Target::Field(_) | Target::Option(..) | Target::Command(_) => return Vec::new(),
        }
        if double { self.open() } else { Vec::new() }
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
        reload()
    }

    fn minute(&mut self, _shell: &Shell) -> Vec<Effect> {
        reload()
    }

    fn answer(
        &mut self,
        _topic: &'static str,
        answer: backend::Answer,
        _shell: &Shell,
    ) -> Vec<Effect> {
        match answer {
            backend::Answer::Home(Answer::Today(seen)) => self.take(seen),
            backend::Answer::Home(Answer::Saved(saved)) => self.saved = saved,
            _ => {}
        }
        Vec::new()
    }

    fn failed(&mut self, _topic: &'static str, failure: Failure, _shell: &Shell) -> Vec<Effect> {
        self.failure = Some(failure);
        Vec::new()
    }

    fn why(&self) -> Option<Subject> {
        self.selected()
            .map(|task| Subject::task(&task.number, task.step))
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        view::view(self, draw, area);
    }
}
