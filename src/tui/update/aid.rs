//! What helps to fill a form in from outside it: a calendar, a list of names, the whole screen for a long text, the clipboard.
//!
//! One place does it for every form, so that none has to know how its fields are filled.

use ratatui::crossterm::event::KeyCode;

use super::{Address, Effect, Errand, Turn};
use crate::tui::key::Key;
use crate::tui::popups::{DayBox, Pick, Picker};
use crate::tui::widgets::{Aid, Choice};

/// What a calendar or a list gives its choice as.
pub(super) const PICKED: &str = "form.picked";

impl Turn<'_> {
    /// Opens what helps with the field in focus of the form on top.
    pub(super) fn open_aid(&mut self) {
        let top = self.top();
        let Some((surface, shell)) = self.surface(top) else {
            return;
        };
        let Some(form) = surface.form_mut() else {
            return;
        };
        let label = form.item(form.focused()).map(|item| item.label.clone());
        let title = label.unwrap_or_default();
        let typed = form.text_raw(form.focused());
        let open = match form.aid() {
            Some(Aid::Day(day)) => {
                Effect::open(DayBox::new(title, PICKED, *day, typed.trim(), shell))
            }
            Some(Aid::Names(names)) => {
                let half = names.half_typed(&typed);
                let current = typed.trim().to_owned();
                Effect::open(Picker::names(title, PICKED, names, current).typed(&half))
            }
            None if form.choice().is_some() => {
                let options = form.choice().map(Choice::options).unwrap_or_default();
                let picks = options.iter().map(|option| Pick {
                    value: option.id.clone(),
                    label: option.label.clone(),
                    note: String::new(),
                });
                let current = form.chosen(form.focused()).unwrap_or_default().to_owned();
                Effect::open(Picker::new(title, PICKED, picks.collect(), current))
            }
            None => {
                let grown = form.is_grown();
                form.grow(!grown);
                return;
            }
        };
        self.effect(top, open);
    }

    /// Puts what was picked into the form of whoever asked.
    pub(super) fn picked(&mut self, owner: Address, value: &str) {
        self.tell(owner, |surface, shell| {
            if let Some(form) = surface.form_mut() {
                form.put(value);
            }
            surface.form_changed(shell)
        });
    }

    /// A key for what is on top, unless it asks for help with a field or for the clipboard.
    pub(super) fn type_key(&mut self, key: Key) {
        let form = self.model.top().form();
        if form.is_some_and(|form| form.asks(key)) {
            return self.open_aid();
        }
        match key.code {
            KeyCode::Char('c') if key.ctrl && form.is_some() => self.copy(),
            KeyCode::Char('x') if key.ctrl && form.is_some() => {
                self.copy();
                self.tell_top(|surface, shell| surface.key(key, shell));
            }
            KeyCode::Char('v') if key.ctrl && form.is_some() => {
                let text = self.model.clipboard.clone();
                if !text.is_empty() {
                    self.tell_top(|surface, shell| surface.paste(&text, shell));
                }
            }
            _ => self.tell_top(|surface, shell| surface.key(key, shell)),
        }
    }

    /// Puts what is selected on the clipboard, here and of the terminal.
    fn copy(&mut self) {
        let form = self.model.top().form();
        if let Some(text) = form.and_then(crate::tui::widgets::Form::selection) {
            self.model.clipboard.clone_from(&text);
            self.errands.push(Errand::Copy(text));
        }
    }

    /// Gives a long text that has all the room back its place in the form. `false` where none has.
    pub(super) fn shrink(&mut self) -> bool {
        let top = self.top();
        let form = self
            .surface(top)
            .and_then(|(surface, _)| surface.form_mut());
        let Some(form) = form.filter(|form| form.is_grown()) else {
            return false;
        };
        form.grow(false);
        true
    }
}
