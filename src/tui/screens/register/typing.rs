//! What a key, a paste or a click in the form does.

use super::ask::Request;
use super::drafts::drop_draft;
use super::{Register, words};
use crate::tui::action::Effect;
use crate::tui::model::Shell;
use crate::tui::widgets::Heard;

impl Register {
    /// What follows a key, a paste or a click in the form.
    pub(super) fn heard(&mut self, heard: Heard, shell: &Shell) -> Vec<Effect> {
        match heard {
            Heard::Ignored => Vec::new(),
            Heard::Moved => {
                self.remark(shell.lang);
                Vec::new()
            }
            Heard::Changed => self.changed(shell),
        }
    }

    pub(super) fn changed(&mut self, shell: &Shell) -> Vec<Effect> {
        let before = self.entry.is_changed();
        if let Some(regulation) = words::regulation(shell) {
            self.entry.changed(regulation, shell.lang, shell.now);
        }
        self.remark(shell.lang);
        let mut effects = vec![self.ask_preview(shell)];
        if before && !self.entry.is_changed() {
            effects.push(drop_draft());
        }
        effects
    }

    pub(super) fn ask_preview(&self, shell: &Shell) -> Effect {
        let intake = self.entry.so_far(shell.now);
        Effect::ask_latest("preview", Request::Preview(Box::new(intake)))
    }
}
