//! The ledger of what a list shows: where to, then how far it is; `Esc` stops it. Left by the way to another screen, it is
//! written all the same, and the next box shows how far it is.

use std::path::{Path, PathBuf};

use ratatui::crossterm::event::KeyCode;
use ratatui::layout::{Rect, Size};

use crate::document::ledger::Chosen;
use crate::store::Total;
use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::backend::export::EXPORT;
use crate::tui::backend::{Answer, Failure, export};
use crate::tui::commands::{Id, Scope, form};
use crate::tui::draw::{Draw, below};
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::surface::{Dialog, Surface};
use crate::tui::theme::Role;
use crate::tui::widgets::{Field, Form, Item, Kept, gauge};
use crate::tui::width;

const PATH: &str = "path";
/// The rows below the path: a sentence, or how far it is.
const ROOM: u16 = 2;

/// How far an export is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// It asks where to.
    Asking,
    /// Cases written, of about so many.
    Writing(u64, Total),
    /// The same, of one that goes on without this box.
    Watching(u64, Total),
    /// Stopping was asked for.
    Stopping,
}

/// The box.
#[derive(Debug)]
pub struct ExportDialog {
    chosen: Chosen,
    form: Form,
    kept: Kept,
    state: State,
    trouble: Option<String>,
}

impl ExportDialog {
    /// For the cases that `chosen` finds.
    pub fn new(chosen: Chosen, lang: Lang) -> Self {
        let path = Item::line(PATH, texts::path(lang), Field::new())
            .needed()
            .hint(texts::endings(lang));
        Self {
            chosen,
            form: Form::new(vec![path]),
            kept: Kept::default(),
            state: State::Asking,
            trouble: None,
        }
    }

    fn submit(&mut self, shell: &Shell) -> Vec<Effect> {
        self.trouble = None;
        if self.state != State::Asking || !self.form.complete(shell.lang) {
            return Vec::new();
        }
        self.state = State::Writing(0, Total::MoreThan(0));
        let request = export::Request::Begin {
            chosen: self.chosen.clone(),
            target: PathBuf::from(self.form.text(PATH)),
            lang: shell.lang,
        };
        vec![Effect::ask(EXPORT, request)]
    }

    /// Closes; while it writes, only after that has stopped.
    fn leave(&mut self) -> Vec<Effect> {
        match self.state {
            State::Writing(..) | State::Watching(..) => {
                self.state = State::Stopping;
                vec![Effect::ask(EXPORT, export::Request::Stop)]
            }
            State::Asking | State::Stopping => vec![Effect::Close],
        }
    }

    fn come(&mut self, answer: export::Answer, shell: &Shell) -> Vec<Effect> {
        match answer {
            export::Answer::Suggested(path) => {
                if self.form.text(PATH).is_empty() {
                    self.form.set_text(PATH, &path.display().to_string());
                    self.kept.settle(&self.form);
                }
                Vec::new()
            }
            export::Answer::Written { .. } if self.state == State::Stopping => Vec::new(),
            export::Answer::Busy { cases, of } => {
                self.state = State::Watching(cases, of);
                Vec::new()
            }
            export::Answer::Written { cases, of } if matches!(self.state, State::Watching(..)) => {
                self.state = State::Watching(cases, of);
                Vec::new()
            }
            export::Answer::Done { .. } if matches!(self.state, State::Watching(..)) => {
                vec![Effect::Close]
            }
            export::Answer::Written { cases, of } => {
                self.state = State::Writing(cases, of);
                vec![Effect::ask(EXPORT, export::Request::Go)]
            }
            export::Answer::Done { cases, target } => {
                vec![Effect::Close, Effect::say(done(shell.lang, cases, &target))]
            }
            export::Answer::Stopped => {
                vec![Effect::Close, Effect::say(texts::stopped(shell.lang))]
            }
        }
    }

    /// What stands below the path where nothing is written yet.
    fn sentence(&self, lang: Lang) -> &str {
        match (&self.trouble, &self.chosen) {
            (Some(trouble), _) => trouble,
            (None, Chosen::Words(_)) => texts::of_list(lang),
            (None, Chosen::Tasks(_)) => texts::of_queue(lang),
        }
    }
}

/// What is said when a ledger is written.
pub fn done(lang: Lang, cases: u64, target: &Path) -> String {
    texts::done(lang, cases, &target.display().to_string())
}

/// What is said when the box is left while it writes.
pub fn goes_on(lang: Lang) -> &'static str {
    texts::goes_on(lang)
}

impl Surface for ExportDialog {
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
            form::CANCEL => self.leave(),
            _ => Vec::new(),
        }
    }

    fn key(&mut self, key: Key, shell: &Shell) -> Vec<Effect> {
        if key.code == KeyCode::Enter {
            return self.submit(shell);
        }
        if self.state == State::Asking {
            self.form.key(key);
        }
        Vec::new()
    }

    fn enter(&mut self, shell: &Shell) -> Vec<Effect> {
        let request = export::Request::Suggest { lang: shell.lang };
        vec![Effect::ask("suggest", request)]
    }

    fn answer(&mut self, _topic: &'static str, answer: Answer, shell: &Shell) -> Vec<Effect> {
        match answer {
            Answer::Export(answer) => self.come(answer, shell),
            _ => Vec::new(),
        }
    }

    fn failed(&mut self, _topic: &'static str, failure: Failure, shell: &Shell) -> Vec<Effect> {
        self.state = State::Asking;
        let text = failure.text(shell.lang);
        if failure.field.as_deref() == Some("output") {
            self.form.set_error(PATH, text);
        } else {
            self.trouble = Some(text.to_owned());
        }
        Vec::new()
    }

    fn changed(&self) -> bool {
        self.state == State::Asking && self.kept.changed(&self.form)
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        let height = self.form.height(area.width).min(area.height);
        self.form.view(draw, Rect { height, ..area }, true);
        let rest = below(area, height);
        let lang = draw.lang();
        match self.state {
            State::Asking if self.trouble.is_some() => {
                let text = format!("{} {}", draw.signs().no, self.sentence(lang));
                draw.paragraph(rest, &text, Role::Danger);
            }
            State::Asking => {
                draw.paragraph(rest, self.sentence(lang), Role::Muted);
            }
            State::Writing(cases, of) | State::Watching(cases, of) => {
                let (Total::Exactly(all) | Total::MoreThan(all)) = of;
                draw.text(rest, &texts::writing(lang, cases), Role::Muted);
                let bar = Rect {
                    height: 1,
                    ..below(rest, 1)
                };
                gauge::view(draw, bar, cases, u64::from(all).max(cases), Role::Accent);
            }
            State::Stopping => {
                draw.text(rest, texts::stopping(lang), Role::Muted);
            }
        }
    }
}

impl Dialog for ExportDialog {
    fn title(&self, shell: &Shell) -> String {
        texts::title(shell.lang).to_owned()
    }

    fn wanted(&self, screen: Size, shell: &Shell) -> Size {
        let width = screen.width.saturating_sub(8).min(76);
        let rows = width::wrap(self.sentence(shell.lang), usize::from(width)).len();
        Size {
            width,
            height: self.form.height(width) + width::cells(rows).max(ROOM),
        }
    }
}

mod texts {
    crate::catalogue! {
        title() { zh: "导出台账", en: "Export the ledger" }
        path() { zh: "保存到", en: "Save as" }
        endings() { zh: ".xlsx 表格，.csv 文本，.json 数据", en: ".xlsx spreadsheet, .csv text, .json data" }
        of_list() { zh: "列表里查到的全部案件，从旧到新；密件不在其中。导出会记入日志。", en: "All cases that the list finds, oldest first; sealed ones are left out. The desk's log notes it." }
        of_queue() { zh: "待办里的全部案件，按期限先后，每件一行；密件不在其中。导出会记入日志。", en: "All cases of the queue, by due time, one line each; sealed ones are left out. The desk's log notes it." }
        writing(cases: u64) { zh: "已写 {cases} 件……（Esc 停止）", en: "{cases} cases written … (Esc stops)" }
        stopping() { zh: "正在停止……", en: "Stopping …" }
        goes_on() { zh: "台账仍在写，写完会告知；Ctrl+P 可看进度或停止", en: "The ledger is still being written; you will be told. Ctrl+P shows how far it is, or stops it" }
        stopped() { zh: "已停止导出，没有留下文件", en: "The export was stopped; no file was left" }
        done(cases: u64, path: &str) { zh: "已导出 {cases} 件：{path}", en: "{cases} cases exported: {path}", en_one: "1 case exported: {path}" }
    }
}

#[cfg(test)]
mod tests;
