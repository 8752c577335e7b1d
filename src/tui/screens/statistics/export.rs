//! Where to write a report: one line for the path; its ending says how.

use std::path::PathBuf;

use ratatui::crossterm::event::KeyCode;
use ratatui::layout::{Rect, Size};

use super::{Answer, Request};
use crate::report::Report;
use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::backend::{self, Failure};
use crate::tui::commands::{Id, Scope, form};
use crate::tui::draw::Draw;
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::surface::{Dialog, Surface};
use crate::tui::widgets::{Field, Form, Item, Kept};

const PATH: &str = "path";

/// The box.
#[derive(Debug)]
pub(super) struct Export {
    form: Form,
    kept: Kept,
    report: Box<Report>,
    /// It is being written.
    waiting: bool,
}

impl Export {
    pub(super) fn new(report: Report, lang: Lang) -> Self {
        let name = format!("{}-{}.xlsx", report.name.as_str(), report.period);
        let item = Item::line(PATH, texts::path(lang), Field::new().with(&name))
            .needed()
            .hint(texts::endings(lang));
        let form = Form::new(vec![item]);
        let mut kept = Kept::default();
        kept.settle(&form);
        Self {
            form,
            kept,
            report: Box::new(report),
            waiting: false,
        }
    }

    fn submit(&mut self, shell: &Shell) -> Vec<Effect> {
        if self.waiting || !self.form.complete(shell.lang) {
            return Vec::new();
        }
        self.waiting = true;
        let request = Request::Save {
            report: self.report.clone(),
            path: PathBuf::from(self.form.text(PATH)),
            lang: shell.lang,
        };
        vec![Effect::ask("save", request)]
    }
}

impl Surface for Export {
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

    fn answer(
        &mut self,
        _topic: &'static str,
        answer: backend::Answer,
        shell: &Shell,
    ) -> Vec<Effect> {
        match answer {
            backend::Answer::Statistics(Answer::Saved(path)) => {
                let text = texts::written(shell.lang, &path.display().to_string());
                vec![Effect::Close, Effect::say(text)]
            }
            _ => Vec::new(),
        }
    }

    fn failed(&mut self, _topic: &'static str, failure: Failure, shell: &Shell) -> Vec<Effect> {
        self.waiting = false;
        self.form.set_error(PATH, failure.text(shell.lang));
        Vec::new()
    }

    fn changed(&self) -> bool {
        self.kept.changed(&self.form)
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        self.form.view(draw, area, true);
    }
}

impl Dialog for Export {
    fn title(&self, shell: &Shell) -> String {
        texts::title(shell.lang).to_owned()
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        let width = screen.width.saturating_sub(8).min(72);
        Size::new(width, self.form.height(width).max(3))
    }
}

mod texts {
    crate::catalogue! {
        title() { zh: "导出报表", en: "Export the report" }
        path() { zh: "文件", en: "File" }
        endings() { zh: ".xlsx 表格，.docx 文档，.json 数据", en: ".xlsx spreadsheet, .docx document, .json data" }
        written(path: &str) { zh: "已写入 {path}", en: "Written to {path}" }
    }
}
