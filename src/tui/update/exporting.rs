//! A ledger whose box was left while it was being written: it is written to its end, and whoever is there is told.

use super::{Address, Answer, Effect, Request, Turn};
use crate::tui::backend::export::{self, EXPORT};
use crate::tui::dialogs::export::{done, goes_on};

impl Turn<'_> {
    /// An answer about an export whose box is gone.
    pub(super) fn orphaned(&mut self, answer: &export::Answer) {
        if matches!(answer, export::Answer::Written { .. }) {
            let text = goes_on(self.model.shell.lang);
            self.effect(Address::Shell, Effect::say(text));
        }
        self.exported(answer);
    }

    /// An answer about an export that the shell itself goes on with. A box that looks on is told too.
    pub(super) fn exported(&mut self, answer: &export::Answer) {
        match answer {
            export::Answer::Written { .. } => {
                self.ask(
                    Address::Shell,
                    EXPORT,
                    Request::Export(export::Request::Go),
                    false,
                );
            }
            export::Answer::Done { cases, target } => {
                let text = done(self.model.shell.lang, *cases, target);
                self.effect(Address::Shell, Effect::say(text));
            }
            _ => return,
        }
        let top = self.top();
        if matches!(top, Address::Layer(_)) {
            let answer = Answer::Export(answer.clone());
            self.tell(top, |surface, shell| surface.answer(EXPORT, answer, shell));
        }
    }
}
