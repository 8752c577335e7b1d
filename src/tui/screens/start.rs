//! What stands on the screen until the desk is open: the first frame does not wait for the file. Where it cannot be opened,
//! this says what happened, what was kept and what to do.

#[cfg(test)]
mod tests;
mod view;

use ratatui::layout::Rect;

use super::Place;
use crate::tui::action::Effect;
use crate::tui::backend::{Answer, Failure, Request};
use crate::tui::commands::{Id, Scope, start};
use crate::tui::draw::Draw;
use crate::tui::model::Shell;
use crate::tui::surface::Surface;

/// Opens the desk and goes to where it begins.
#[derive(Debug, Default)]
pub struct Start {
    failure: Option<Failure>,
}

impl Start {
    /// Whether it stands here to say so.
    pub fn failed_to_open(&self) -> bool {
        self.failure.is_some()
    }
}

impl Surface for Start {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Start]
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        match id {
            start::RETRY => self.enter(shell),
            start::LEAVE => vec![Effect::Quit],
            _ => Vec::new(),
        }
    }

    fn enter(&mut self, _shell: &Shell) -> Vec<Effect> {
        self.failure = None;
        vec![Effect::ask("open", Request::Open)]
    }

    fn answer(&mut self, _topic: &'static str, answer: Answer, _shell: &Shell) -> Vec<Effect> {
        match answer {
            Answer::Opened(Some(_)) => vec![Effect::Go(Place::SignIn)],
            Answer::Opened(None) => vec![Effect::Go(Place::FirstRun)],
            _ => Vec::new(),
        }
    }

    fn failed(&mut self, _topic: &'static str, failure: Failure, _shell: &Shell) -> Vec<Effect> {
        self.failure = Some(failure);
        Vec::new()
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        view::view(self.failure.as_ref(), draw, area);
    }
}
