//! Which unit's file: a box to type it, from anywhere.

use ratatui::layout::{Rect, Size};

use super::Whose;
use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::commands::{Id, Scope, form};
use crate::tui::draw::{Draw, Target};
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::screens::Place;
use crate::tui::surface::{Dialog, Surface};
use crate::tui::widgets::{Field, Form, Item};

const UNIT: &str = "unit";

/// The box.
#[derive(Debug)]
pub struct WhichUnit {
    form: Form,
}

impl WhichUnit {
    pub fn new(lang: Lang) -> Self {
        let field = Field::new().placeholder(texts::example(lang));
        let item = Item::line(UNIT, texts::unit(lang), field).needed();
        Self {
            form: Form::new(vec![item]),
        }
    }

    fn submit(&mut self, shell: &Shell) -> Vec<Effect> {
        if !self.form.complete(shell.lang) {
            return Vec::new();
        }
        let whose = Whose::unit(self.form.text(UNIT).trim());
        vec![Effect::Close, Effect::Go(Place::File(whose))]
    }
}

impl Surface for WhichUnit {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Form]
    }

    fn typing(&self) -> bool {
        self.form.typing()
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        match id {
            form::SUBMIT => self.submit(shell),
            form::CANCEL => vec![Effect::Close],
            _ => Vec::new(),
        }
    }

    fn key(&mut self, key: Key, shell: &Shell) -> Vec<Effect> {
        use ratatui::crossterm::event::KeyCode;
        if key.code == KeyCode::Enter {
            return self.submit(shell);
        }
        self.form.key(key);
        Vec::new()
    }

    fn paste(&mut self, text: &str, shell: &Shell) -> Vec<Effect> {
        match self.form.paste(text, shell.lang) {
            Ok(_) => Vec::new(),
            Err(sentence) => vec![Effect::complain(sentence)],
        }
    }

    fn click(&mut self, target: Target, _double: bool, _shell: &Shell) -> Vec<Effect> {
        self.form.click(target);
        Vec::new()
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        self.form.view(draw, area, true);
    }
}

impl Dialog for WhichUnit {
    fn title(&self, shell: &Shell) -> String {
        texts::title(shell.lang).to_owned()
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        let width = screen.width.saturating_sub(8).min(48);
        Size {
            width,
            height: self.form.height(width) + 1,
        }
    }
}

mod texts {
    crate::catalogue! {
        title() { zh: "打开户档案", en: "Open a unit's file" }
        unit() { zh: "单元", en: "Unit" }
        example() { zh: "如 3-2-501", en: "such as 3-2-501" }
    }
}
