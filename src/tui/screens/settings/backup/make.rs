//! Making a backup now: the file is named; the worker copies and checks.

use std::path::PathBuf;

use ratatui::crossterm::event::KeyCode;
use ratatui::layout::{Rect, Size};

use super::view;
use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::backend::backup::{Answer, Request};
use crate::tui::backend::{Answer as DeskAnswer, Failure};
use crate::tui::commands::{Id, Scope, form};
use crate::tui::draw::{Draw, below};
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::screens::page;
use crate::tui::surface::{Dialog, Surface};
use crate::tui::theme::Role;
use crate::tui::widgets::{Field, Form, Item, Kept};
use crate::tui::width;

const FILE: &str = "file";

/// The box.
#[derive(Debug)]
pub(super) struct BackupBox {
    form: Form,
    kept: Kept,
    asked: bool,
    trouble: Option<String>,
}

impl BackupBox {
    pub(super) fn new(lang: Lang) -> Self {
        let item = Item::line(FILE, texts::file(lang), Field::new())
            .needed()
            .hint(texts::hint(lang));
        Self {
            form: Form::new(vec![item]),
            kept: Kept::default(),
            asked: false,
            trouble: None,
        }
    }

    fn submit(&mut self, shell: &Shell) -> Vec<Effect> {
        self.trouble = None;
        self.form.clear_errors();
        if self.asked || !self.form.complete(shell.lang) {
            return Vec::new();
        }
        self.asked = true;
        let target = PathBuf::from(self.form.text(FILE).trim());
        vec![Effect::ask("make", Request::Make(target))]
    }
}

impl Surface for BackupBox {
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
        if !self.asked {
            self.form.key(key);
        }
        Vec::new()
    }

    fn enter(&mut self, shell: &Shell) -> Vec<Effect> {
        vec![Effect::ask(
            "suggest",
            Request::Suggest { lang: shell.lang },
        )]
    }

    fn answer(&mut self, _topic: &'static str, answer: DeskAnswer, shell: &Shell) -> Vec<Effect> {
        match answer {
            DeskAnswer::Backup(Answer::Suggested(path)) if self.form.text(FILE).is_empty() => {
                self.form.set_text(FILE, &path.display().to_string());
                self.kept.settle(&self.form);
                Vec::new()
            }
            DeskAnswer::Backup(Answer::Made {
                file,
                events,
                chain,
            }) => {
                let checked = view::checked(shell.lang, events, &chain);
                let text = texts::made(shell.lang, &file.display().to_string(), &checked);
                vec![Effect::Close, Effect::say(text)]
            }
            _ => Vec::new(),
        }
    }

    fn failed(&mut self, _topic: &'static str, failure: Failure, shell: &Shell) -> Vec<Effect> {
        self.asked = false;
        self.trouble = page::blame(&mut self.form, &failure, shell.lang);
        Vec::new()
    }

    fn changed(&self) -> bool {
        !self.asked && self.kept.changed(&self.form)
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        page::form(draw, area, &self.form, self.trouble.as_deref());
        if self.trouble.is_none() {
            let rest = below(area, self.form.height(area.width));
            draw.paragraph(rest, texts::what(draw.lang()), Role::Muted);
        }
    }
}

impl Dialog for BackupBox {
    fn title(&self, shell: &Shell) -> String {
        texts::title(shell.lang).to_owned()
    }

    fn wanted(&self, screen: Size, shell: &Shell) -> Size {
        let width = screen.width.saturating_sub(8).min(76);
        let below = self.trouble.as_deref().unwrap_or(texts::what(shell.lang));
        let rows = width::wrap(below, usize::from(width)).len();
        Size {
            width,
            height: self.form.height(width) + width::cells(rows),
        }
    }
}

mod texts {
    crate::catalogue! {
        title() { zh: "立即备份", en: "Back up now" }
        file() { zh: "备份到", en: "Back up to" }
        hint() { zh: "最好放在另一块磁盘或U盘上", en: "best on another disk or a USB stick" }
        what() { zh: "复制整个投诉台并检查副本，旁边写一份说明文件；其他人可以照常工作。已有的文件不会被覆盖。", en: "Copies the whole desk, checks the copy and writes its manifest beside it, while others go on working. No file is written over." }
        made(file: &str, checked: &str) { zh: "已备份：{file}；{checked}", en: "Backup made: {file}; {checked}" }
    }
}
