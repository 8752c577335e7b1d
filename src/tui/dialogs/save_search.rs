//! Keeps what is searched now under a name.

use ratatui::crossterm::event::KeyCode;
use ratatui::layout::{Rect, Size};

use crate::desk::SavedSearch;
use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::backend::{Answer, Failure};
use crate::tui::commands::{Id, Scope, cases as commands, form};
use crate::tui::draw::{Draw, below};
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::screens::cases;
use crate::tui::surface::{Dialog, Surface};
use crate::tui::theme::Role;
use crate::tui::widgets::{Field, Form, Item};

const NAME: &str = "name";

/// The box that asks for the name.
#[derive(Debug)]
pub struct SaveSearch {
    words: String,
    form: Form,
}

impl SaveSearch {
    /// For a search in the words of the query language.
    pub fn new(lang: Lang, words: String) -> Self {
        let item = Item::line(NAME, texts::name(lang), Field::new()).needed();
        Self {
            words,
            form: Form::new(vec![item.hint(texts::same(lang))]),
        }
    }

    fn submit(&mut self, shell: &Shell) -> Vec<Effect> {
        if !self.form.complete(shell.lang) {
            return Vec::new();
        }
        let search = SavedSearch {
            name: self.form.text(NAME).trim().to_owned(),
            words: self.words.clone(),
        };
        vec![Effect::ask("save", cases::Request::SaveSearch(search))]
    }
}

impl Surface for SaveSearch {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Form]
    }

    fn form(&self) -> Option<&Form> {
        Some(&self.form)
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        Some(&mut self.form)
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        match id {
            form::SUBMIT => self.submit(shell),
            form::CANCEL => vec![Effect::Close],
            _ => Vec::new(),
        }
    }

    fn key(&mut self, key: Key, shell: &Shell) -> Vec<Effect> {
        if key.code == KeyCode::Enter {
            return self.submit(shell);
        }
        self.form.key(key);
        Vec::new()
    }

    fn answer(&mut self, _topic: &'static str, _answer: Answer, shell: &Shell) -> Vec<Effect> {
        let key = shell.keymap.label(commands::SEARCHES).unwrap_or_default();
        vec![
            Effect::Close,
            Effect::say(texts::saved(shell.lang, &key).trim_end().to_owned()),
        ]
    }

    fn failed(&mut self, _topic: &'static str, failure: Failure, shell: &Shell) -> Vec<Effect> {
        self.form.set_error(NAME, failure.text(shell.lang));
        Vec::new()
    }

    fn changed(&self) -> bool {
        !self.form.is_blank()
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        draw.text(area, &self.words, Role::Muted);
        self.form.view(draw, below(area, 2), true);
    }
}

impl Dialog for SaveSearch {
    fn title(&self, shell: &Shell) -> String {
        texts::title(shell.lang).to_owned()
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        let width = screen.width.saturating_sub(8).min(56);
        Size {
            width,
            height: self.form.height(width) + 2,
        }
    }
}

mod texts {
    crate::catalogue! {
        title() { zh: "存下这次查找", en: "Save this search" }
        name() { zh: "名称", en: "Name" }
        same() { zh: "同名的会被替换", en: "one with the same name is replaced" }
        saved(key: &str) { zh: "已存下；按 {key} 查看全部", en: "Saved; {key} shows them all" }
    }
}
