//! A question with a few answers, one below the other. The first one loses nothing; it is also what `Esc` means.

use ratatui::layout::{Rect, Size};

use crate::tui::action::Effect;
use crate::tui::commands::{Id, Scope, popups};
use crate::tui::draw::{Draw, Target, below, row};
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::surface::{Dialog, Surface};
use crate::tui::theme::Role;
use crate::tui::widgets::ListState;
use crate::tui::width;

/// The question; what is answered goes to whoever asked, as `topic` with the answer's id.
#[derive(Debug)]
pub(super) struct Choose {
    topic: &'static str,
    title: String,
    text: String,
    answers: Vec<(&'static str, &'static str)>,
    state: ListState,
}

impl Choose {
    /// `answers` are ids with their texts.
    pub fn new(
        topic: &'static str,
        title: impl Into<String>,
        text: impl Into<String>,
        answers: Vec<(&'static str, &'static str)>,
    ) -> Self {
        Self {
            topic,
            title: title.into(),
            text: text.into(),
            answers,
            state: ListState::default(),
        }
    }

    fn give(&self, place: usize) -> Vec<Effect> {
        let answer = self.answers.get(place).map(|(id, _)| Effect::Give {
            topic: self.topic,
            value: (*id).to_owned(),
        });
        answer.into_iter().collect()
    }
}

impl Surface for Choose {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Menu, Scope::List]
    }

    fn command(&mut self, id: Id, _shell: &Shell) -> Vec<Effect> {
        match id {
            popups::MENU_RUN => self.give(self.state.selected),
            popups::MENU_CLOSE => self.give(0),
            _ => {
                self.state.command(id, self.answers.len());
                Vec::new()
            }
        }
    }

    fn key(&mut self, key: Key, _shell: &Shell) -> Vec<Effect> {
        let digit = key
            .without_input_method()
            .typed()
            .and_then(|c| c.to_digit(10));
        match digit.and_then(|digit| digit.checked_sub(1)) {
            Some(place) => self.give(place as usize),
            None => Vec::new(),
        }
    }

    fn click(&mut self, target: Target, _double: bool, _shell: &Shell) -> Vec<Effect> {
        match target {
            Target::Row(place) => self.give(place),
            _ => Vec::new(),
        }
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        let used = draw.paragraph(area, &self.text, Role::Normal) + 1;
        let list = below(area, used);
        for (place, (_, answer)) in self.answers.iter().enumerate() {
            let spot = row(list, width::cells(place));
            let selected = place == self.state.selected;
            let sign = if selected { draw.signs().cursor } else { " " };
            draw.text(
                spot,
                &format!("{sign} {} {answer}", place + 1),
                Role::Normal,
            );
            if selected {
                draw.paint(spot, Role::Selected);
            }
            draw.hit(spot, Target::Row(place));
        }
    }
}

impl Dialog for Choose {
    fn title(&self, _shell: &Shell) -> String {
        self.title.clone()
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        let width = screen.width.saturating_sub(8).min(56);
        let rows = width::wrap(&self.text, usize::from(width)).len() + 1 + self.answers.len();
        Size {
            width,
            height: width::cells(rows),
        }
    }
}
