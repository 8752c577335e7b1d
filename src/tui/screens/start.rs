//! What stands on the screen until the desk is open: the first frame does not wait for the file.

use ratatui::layout::Rect;

use super::Place;
use crate::tui::action::Effect;
use crate::tui::backend::{Answer, Failure, Request};
use crate::tui::commands::{Id, Scope};
use crate::tui::draw::Draw;
use crate::tui::model::Shell;
use crate::tui::surface::Surface;
use crate::tui::widgets::empty;

/// Opens the desk and goes to where it begins.
#[derive(Debug, Default)]
pub struct Start {
    failure: Option<Failure>,
}

impl Surface for Start {
    fn scopes(&self) -> &'static [Scope] {
        &[]
    }

    fn command(&mut self, _id: Id, _shell: &Shell) -> Vec<Effect> {
        Vec::new()
    }

    fn enter(&mut self, _shell: &Shell) -> Vec<Effect> {
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
        let lang = draw.lang();
        match &self.failure {
            None => empty::view(draw, area, texts::opening(lang), None),
            Some(failure) => {
                let quit = crate::tui::commands::global::QUIT;
                empty::view(draw, area, failure.text(lang), Some(quit));
            }
        }
    }
}

mod texts {
    crate::catalogue! {
        opening() { zh: "正在打开投诉台…", en: "Opening the desk…" }
    }
}
