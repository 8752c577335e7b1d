//! The archive: what waits for the admin. Cases to archive, cases whose time of keeping is over, cases under a hold.
//!
//! Many are archived in slices, one question to the desk each, so that the screen lives and `Esc` stops after any of them. The
//! second of the two persons who erase confirms on the command line, where the secret is asked for again.

mod act;
mod ask;
mod rows;
#[cfg(test)]
mod tests;
mod view;

use ratatui::layout::Rect;

use super::Place;
use crate::case::{Actor, CommandName};
use crate::desk::{ArchiveDue, Kept};
use crate::tui::action::Effect;
use crate::tui::backend::{self, Failure};
use crate::tui::commands::{Id, Scope, archive as commands};
use crate::tui::dialogs::Subject;
use crate::tui::draw::{Draw, Target};
use crate::tui::model::Shell;
use crate::tui::surface::Surface;
use crate::tui::widgets::groups::Groups;

use act::Work;
pub use ask::{Answer, LISTED, Request, Seen, answer};
use rows::Group;

/// Topics of the archive's questions.
const DUE: &str = "due";
const ARCHIVE: &str = "archive";
const ERASE: &str = "erase";
const RELEASE: &str = "release";

/// The archive.
#[derive(Debug, Default)]
pub struct Archive {
    due: Option<Box<ArchiveDue>>,
    list: Groups<Group>,
    work: Option<Work>,
    /// Why it could not be read.
    failure: Option<Failure>,
    actor: Option<Actor>,
}

impl Archive {
    /// The case under the cursor.
    pub fn selected(&self) -> Option<&Kept> {
        let (group, place) = self.list.row()?;
        group.cases(self.due.as_deref()?).get(place)
    }

    /// Whether the case under the cursor can be ticked.
    pub fn can_tick(&self) -> bool {
        matches!(self.list.row(), Some((Group::ToArchive | Group::Over, _)))
    }

    /// The case under the cursor, where a hold is on it.
    pub fn held(&self) -> Option<&Kept> {
        self.selected().filter(|kept| kept.held_until.is_some())
    }

    /// The cases that would be archived: those ticked, or all where none is.
    pub fn to_archive(&self) -> Vec<&Kept> {
        self.meant(Group::ToArchive)
    }

    /// The cases whose erasure would be asked for.
    pub fn to_erase(&self) -> Vec<&Kept> {
        self.meant(Group::Over)
    }

    /// Whether cases are being archived.
    pub fn at_work(&self) -> bool {
        self.work.as_ref().is_some_and(Work::begun)
    }

    fn meant(&self, group: Group) -> Vec<&Kept> {
        let Some(due) = &self.due else {
            return Vec::new();
        };
        let all = group.cases(due).iter();
        let ticked: Vec<&Kept> = all
            .clone()
            .filter(|kept| self.list.ticked.contains(&kept.number))
            .collect();
        if ticked.is_empty() {
            all.collect()
        } else {
            ticked
        }
    }

    fn take(&mut self, due: Box<ArchiveDue>) {
        let number = self.selected().map(|kept| kept.number.clone());
        let listed = |number: &String| {
            [Group::ToArchive, Group::Over]
                .iter()
                .flat_map(|group| group.cases(&due))
                .any(|kept| kept.number == *number)
        };
        self.list.ticked.retain(listed);
        self.list.replace(rows::lines(&due), |group, place| {
            let kept = group.cases(&due).get(place);
            kept.is_some_and(|kept| number.as_ref() == Some(&kept.number))
        });
        self.due = Some(due);
        self.failure = None;
    }

    fn tick(&mut self) {
        if let Some(number) = self.selected().map(|kept| kept.number.clone()) {
            self.list.tick(number);
        }
    }

    fn open(&self, command: Option<CommandName>) -> Vec<Effect> {
        let Some(kept) = self.selected() else {
            return Vec::new();
        };
        let number = kept.number.clone();
        vec![Effect::Go(match command {
            Some(command) => Place::Act(number, command),
            None => Place::Case(number),
        })]
    }
}

fn reload() -> Vec<Effect> {
    vec![Effect::ask_latest(DUE, Request::Due)]
}

impl Surface for Archive {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Archive, Scope::List]
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        match id {
            commands::OPEN => return self.open(None),
            commands::HOLD => return self.open(Some(CommandName::Hold)),
            commands::ARCHIVE => return self.ask_to_archive(shell),
            commands::ERASE => return self.ask_to_erase(shell),
            commands::RELEASE => return self.ask_to_release(shell),
            commands::STOP => return self.stop(shell),
            commands::TICK => self.tick(),
            commands::NEXT_GROUP => self.list.next_group(false),
            commands::PREVIOUS_GROUP => self.list.next_group(true),
            _ => self.list.command(id),
        }
        Vec::new()
    }

    fn click(&mut self, target: Target, double: bool, _shell: &Shell) -> Vec<Effect> {
        let Target::Row(line) = target else {
            return Vec::new();
        };
        self.list.select(line);
        if double { self.open(None) } else { Vec::new() }
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

    fn answer(
        &mut self,
        topic: &'static str,
        answer: backend::Answer,
        shell: &Shell,
    ) -> Vec<Effect> {
        match answer {
            backend::Answer::Archive(Answer::Due(due)) => {
                self.take(due);
                Vec::new()
            }
            backend::Answer::Archive(Answer::Archived { cases, left }) => {
                self.archived(cases, left, shell)
            }
            backend::Answer::Archive(Answer::Asked(request)) => self.asked(&request, shell),
            backend::Answer::Executed(_) if topic == RELEASE => Self::released(shell),
            _ => Vec::new(),
        }
    }

    fn failed(&mut self, topic: &'static str, failure: Failure, shell: &Shell) -> Vec<Effect> {
        if topic == DUE {
            self.failure = Some(failure);
            return Vec::new();
        }
        self.work = None;
        let mut effects = reload();
        effects.push(Effect::complain(failure.text(shell.lang)));
        effects
    }

    fn why(&self) -> Option<Subject> {
        self.selected().map(|kept| Subject::case(&kept.number))
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        view::view(self, draw, area);
    }
}
