//! Backups: when the last one was made, where it is and what its check said; making one now. The way back is a command of the
//! shell, since no terminal may have the desk open then: the page says which.

mod make;
mod view;

use ratatui::layout::Rect;

use crate::tui::action::Effect;
use crate::tui::backend::backup::{Answer, Request, Seen};
use crate::tui::backend::{Answer as DeskAnswer, Failure};
use crate::tui::commands::{Id, Scope, settings};
use crate::tui::draw::Draw;
use crate::tui::model::Shell;
use crate::tui::surface::Surface;

/// The page.
#[derive(Debug, Default)]
pub(super) struct BackupPage {
    /// What the desk remembers; nothing before it has answered.
    seen: Option<Seen>,
    failure: Option<Failure>,
}

impl Surface for BackupPage {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Backup, Scope::Section]
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        if id == settings::BACK_UP {
            return vec![Effect::open(make::BackupBox::new(shell.lang))];
        }
        Vec::new()
    }

    fn enter(&mut self, _shell: &Shell) -> Vec<Effect> {
        vec![Effect::ask_latest("backups", Request::Kept)]
    }

    fn refresh(&mut self, shell: &Shell) -> Vec<Effect> {
        self.enter(shell)
    }

    fn answer(&mut self, _topic: &'static str, answer: DeskAnswer, _shell: &Shell) -> Vec<Effect> {
        if let DeskAnswer::Backup(Answer::Kept(seen)) = answer {
            self.seen = Some(seen);
            self.failure = None;
        }
        Vec::new()
    }

    fn failed(&mut self, _topic: &'static str, failure: Failure, _shell: &Shell) -> Vec<Effect> {
        self.failure = Some(failure);
        Vec::new()
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        view::view(self.seen.as_ref(), self.failure.as_ref(), draw, area);
    }
}
