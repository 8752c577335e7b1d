//! What a key, a paste or a click in the form does, and the names that are offered below a list.

use ratatui::crossterm::event::KeyCode;

use super::ask::Request;
use super::drafts::drop_draft;
use super::{Register, lists, words};
use crate::tui::action::Effect;
use crate::tui::key::Key;
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
            Heard::Changed => {
                self.offer = 0;
                self.changed(shell)
            }
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

    /// Keys of the list of names that is offered below a field.
    pub(super) fn complete(&mut self, key: Key, shell: &Shell) -> Option<Vec<Effect>> {
        let known = match self.entry.form.focused() {
            "departments" => &self.begun.departments,
            "persons" => &self.persons,
            _ => return None,
        };
        let id = self.entry.form.focused().to_owned();
        let text = self.entry.form.text_raw(&id);
        let offers = lists::offers(&text, known);
        if offers.is_empty() || !lists::begun(&text) {
            return None;
        }
        let at = self.offer.min(offers.len() - 1);
        self.offer = match key.code {
            KeyCode::Down => (at + 1) % offers.len(),
            KeyCode::Up => (at + offers.len() - 1) % offers.len(),
            KeyCode::Enter => {
                let name = offers.get(at)?;
                self.entry
                    .form
                    .set_text(&id, &lists::completed(&text, name));
                return Some(self.heard(Heard::Changed, shell));
            }
            _ => return None,
        };
        self.remark(shell.lang);
        Some(Vec::new())
    }
}
