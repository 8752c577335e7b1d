//! Printing a form of a case: which one, then where to. And noting that a slip has come back.

use std::path::PathBuf;

use ratatui::layout::{Rect, Size};

use super::WhyNot;
use crate::regulation::Reason as Cause;
use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::backend::{Answer, Failure, print};
use crate::tui::commands::{Id, Reason, Scope, form};
use crate::tui::draw::{Draw, below};
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::popups::{Barred, Pick, Picker};
use crate::tui::screens::case::{Opened, PaperChoice};
use crate::tui::surface::{Dialog, Surface};
use crate::tui::theme::Role;
use crate::tui::widgets::{Field, Form, Item, Kept};
use crate::tui::width;

/// Under which topic the choice of [`forms`] is given.
pub const CHOSEN: &str = "paper";
const PATH: &str = "path";
/// What tells a slip to take back from a form to print.
const BACK: &str = "back ";

/// The forms that can be printed now, those for which it is too early, grey, then the slips that are still out.
pub fn forms(opened: &Opened, shell: &Shell) -> Picker {
    let lang = shell.lang;
    let barred: Vec<Barred> = opened
        .papers
        .iter()
        .filter_map(|paper| too_early(opened, paper, lang))
        .collect();
    let is_barred = |form: &String| barred.iter().any(|entry| &entry.value == form);
    let (early, ready): (Vec<_>, Vec<_>) = opened
        .papers
        .iter()
        .filter(|paper| paper.refusal.is_none() || is_barred(&paper.form))
        .partition(|paper| is_barred(&paper.form));
    let shown = ready.into_iter().chain(early);
    let mut picks: Vec<Pick> = shown
        .map(|paper| {
            let mut printed = opened.file.case.papers.iter();
            let last = printed.rfind(|done| done.form == paper.form);
            Pick {
                value: paper.form.clone(),
                label: paper.title.get(lang).to_owned(),
                note: last.map(|done| done.serial.clone()).unwrap_or_default(),
            }
        })
        .collect();
    picks.extend(opened.slips_out().map(|(slip, title)| Pick {
        value: format!("{BACK}{}", slip.serial),
        label: texts::take_back(lang, title.get(lang)),
        note: slip.serial.clone(),
    }));
    Picker::new(texts::which(lang).to_owned(), CHOSEN, picks, String::new()).barring(barred)
}

/// Why it is too early for a form of this case; forms for other cases are none of it.
fn too_early(opened: &Opened, paper: &PaperChoice, lang: Lang) -> Option<Barred> {
    let refusal = paper.refusal.as_ref()?;
    if !matches!(refusal.reason, Cause::NotReady(_)) {
        return None;
    }
    let file = &opened.file;
    let reason = Reason::refused(refusal, &file.regulation, lang);
    let title = paper.title.get(lang);
    Some(Barred {
        value: paper.form.clone(),
        why: WhyNot::of_command(title, &reason, Some(&file.case.number)),
    })
}

/// What is done with a choice of [`forms`].
pub fn chosen(opened: &Opened, value: &str, shell: &Shell) -> Vec<Effect> {
    let number = opened.file.case.number.clone();
    if let Some(serial) = value.strip_prefix(BACK) {
        let serial = serial.to_owned();
        return vec![Effect::ask(
            CHOSEN,
            print::Request::TakeBack { number, serial },
        )];
    }
    let paper = opened.papers.iter().find(|paper| paper.form == value);
    let title = paper.map_or(value, |paper| paper.title.get(shell.lang));
    let dialog = PrintDialog::new(shell, number, title.to_owned(), value.to_owned());
    vec![Effect::open(dialog)]
}

/// What is said when a slip is back.
pub fn taken_back(shell: &Shell, serial: &str) -> Effect {
    Effect::say(texts::taken_back(shell.lang, serial))
}

/// Where to.
#[derive(Debug)]
pub struct PrintDialog {
    number: String,
    /// The form's id and what it is called.
    paper: String,
    title: String,
    form: Form,
    kept: Kept,
    sending: bool,
    trouble: Option<String>,
}

impl PrintDialog {
    fn new(shell: &Shell, number: String, title: String, paper: String) -> Self {
        let path = Item::line(PATH, texts::path(shell.lang), Field::new()).needed();
        Self {
            number,
            paper,
            title,
            form: Form::new(vec![path]),
            kept: Kept::default(),
            sending: false,
            trouble: None,
        }
    }

    fn submit(&mut self, shell: &Shell) -> Vec<Effect> {
        self.trouble = None;
        if self.sending || !self.form.complete(shell.lang) {
            return Vec::new();
        }
        self.sending = true;
        let request = print::Request::Print {
            number: self.number.clone(),
            form: self.paper.clone(),
            target: PathBuf::from(self.form.text(PATH)),
            lang: shell.lang,
        };
        vec![Effect::ask("print", request)]
    }
}

impl Surface for PrintDialog {
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
            form::SUBMIT => return self.submit(shell),
            form::CANCEL => return vec![Effect::Close],
            form::NEXT => self.form.next(),
            form::PREVIOUS => self.form.previous(),
            _ => {}
        }
        Vec::new()
    }

    fn key(&mut self, key: Key, shell: &Shell) -> Vec<Effect> {
        use ratatui::crossterm::event::KeyCode;
        if key.code == KeyCode::Enter {
            return self.submit(shell);
        }
        self.form.key(key);
        Vec::new()
    }

    fn enter(&mut self, shell: &Shell) -> Vec<Effect> {
        let request = print::Request::Suggest {
            number: self.number.clone(),
            form: self.paper.clone(),
            lang: shell.lang,
        };
        vec![Effect::ask("suggest", request)]
    }

    fn answer(&mut self, _topic: &'static str, answer: Answer, shell: &Shell) -> Vec<Effect> {
        match answer {
            Answer::Print(print::Answer::Suggested(path)) if self.form.text(PATH).is_empty() => {
                self.form.set_text(PATH, &path.display().to_string());
                self.kept.settle(&self.form);
                Vec::new()
            }
            Answer::Print(print::Answer::Printed { serial, target }) => {
                let file = target.display().to_string();
                let text = texts::printed(shell.lang, &self.title, &serial, &file);
                vec![Effect::Close, Effect::say(text)]
            }
            _ => Vec::new(),
        }
    }

    fn failed(&mut self, _topic: &'static str, failure: Failure, shell: &Shell) -> Vec<Effect> {
        self.sending = false;
        let text = failure.text(shell.lang);
        if failure.field.as_deref() == Some("output") {
            self.form.set_error(PATH, text);
        } else {
            self.trouble = Some(text.to_owned());
        }
        Vec::new()
    }

    fn changed(&self) -> bool {
        self.kept.changed(&self.form)
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        let height = self.form.height(area.width).min(area.height);
        self.form.view(draw, Rect { height, ..area }, true);
        let rest = below(area, height);
        match &self.trouble {
            Some(trouble) => {
                let text = format!("{} {trouble}", draw.signs().no);
                draw.paragraph(rest, &text, Role::Danger);
            }
            None => {
                draw.paragraph(rest, texts::remark(draw.lang()), Role::Muted);
            }
        }
    }
}

impl Dialog for PrintDialog {
    fn title(&self, shell: &Shell) -> String {
        texts::title(shell.lang, &self.title)
    }

    fn wanted(&self, screen: Size, shell: &Shell) -> Size {
        let width = screen.width.saturating_sub(8).min(80);
        let text = self
            .trouble
            .as_deref()
            .unwrap_or_else(|| texts::remark(shell.lang));
        let rows = width::wrap(text, usize::from(width)).len();
        Size {
            width,
            height: self.form.height(width) + width::cells(rows),
        }
    }
}

mod texts {
    crate::catalogue! {
        which() { zh: "打印哪一种", en: "Which form" }
        title(form: &str) { zh: "打印{form}", en: "Print: {form}" }
        path() { zh: "保存到", en: "Save as" }
        remark() { zh: "按 Enter 打印到文件；编号自动取得，并记入经过。用 Word 或 WPS 打开即可打印。", en: "Enter prints to the file. It gets a serial, and the history says so. Open it in Word or WPS and print it." }
        printed(form: &str, serial: &str, file: &str) { zh: "已打印{form}，编号 {serial}：{file}", en: "Printed: {form}, No. {serial}: {file}" }
        take_back(form: &str) { zh: "登记交回：{form}", en: "Has come back: {form}" }
        taken_back(serial: &str) { zh: "已登记交回：{serial}", en: "Noted as returned: {serial}" }
    }
}
