//! A question with a few answers, one below the other. The first one loses nothing; it is also what `Esc` means.

use ratatui::layout::{Rect, Size};

use super::super::action::Effect;
use super::super::commands::{Id, Scope, popups};
use super::super::draw::{Draw, Target, below, row};
use super::super::key::Key;
use super::super::model::Shell;
use super::super::surface::{Dialog, Surface};
use super::super::theme::Role;
use super::super::widgets::ListState;
use super::super::width;
use crate::text::Lang;

/// An answer in words, and what it does.
type Choice = (&'static str, Vec<Effect>);

/// The question, with what each answer does as data.
#[derive(Debug)]
pub struct Choose {
    title: String,
    text: String,
    answers: Vec<Choice>,
    state: ListState,
}

impl Choose {
    /// What is answered goes to whoever asked, as `topic` with the answer's id; `answers` are ids with their texts.
    pub fn new(
        topic: &'static str,
        title: impl Into<String>,
        text: impl Into<String>,
        answers: Vec<(&'static str, &'static str)>,
    ) -> Self {
        let give = |id: &str| Effect::Give {
            topic,
            value: id.to_owned(),
        };
        let answers = answers.into_iter().map(|(id, text)| (text, vec![give(id)]));
        Self::doing(title, text, answers.collect())
    }

    /// Each answer carries out its effects, in the name of this box.
    pub fn doing(title: impl Into<String>, text: impl Into<String>, answers: Vec<Choice>) -> Self {
        Self {
            title: title.into(),
            text: text.into(),
            answers,
            state: ListState::default(),
        }
    }

    /// The question before a form with something in it is closed: go on, lay it aside as a draft where there is one, discard.
    pub fn leaving(lang: Lang, drafted: bool) -> Self {
        let then = |kept| vec![Effect::Settle(vec![Effect::Leave { kept }])];
        let mut answers = vec![(texts::stay(lang), vec![Effect::Close])];
        if drafted {
            answers.push((texts::keep(lang), then(true)));
        }
        answers.push((texts::discard(lang), then(false)));
        let text = if drafted {
            texts::drafted(lang)
        } else {
            texts::not_drafted(lang)
        };
        Self::doing(texts::leaving(lang), text, answers)
    }

    fn give(&mut self, place: usize) -> Vec<Effect> {
        let answer = self.answers.get_mut(place);
        answer.map_or_else(Vec::new, |(_, then)| std::mem::take(then))
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
        for (place, (answer, _)) in self.answers.iter().enumerate() {
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

mod texts {
    crate::catalogue! {
        leaving() { zh: "尚未提交", en: "Not submitted yet" }
        drafted() { zh: "填写的内容已存为草稿。", en: "What you typed is kept as a draft." }
        not_drafted() { zh: "填写的内容不会存为草稿。", en: "What you typed is not kept as a draft." }
        stay() { zh: "继续填写", en: "Go on writing" }
        keep() { zh: "保留草稿，返回", en: "Keep the draft and go back" }
        discard() { zh: "放弃填写的内容", en: "Discard what you typed" }
    }
}
