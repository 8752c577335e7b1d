//! Taking over the yearly notice of holidays: a file is named, and what moved by it is listed, old → new.

use ratatui::layout::{Rect, Size};

use crate::desk::Recounted;
use crate::regulation::texts::command_title;
use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::backend::{Answer as DeskAnswer, Failure};
use crate::tui::commands::{Id, Scope, form, settings};
use crate::tui::draw::{Draw, Target, below};
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::screens::page;
use crate::tui::screens::settings::ask::{Answer, Request};
use crate::tui::surface::{Dialog, Draft, Surface};
use crate::tui::theme::Role;
use crate::tui::widgets::{Cell, Column, Field, Form, Item, Kept, ListState, Row, Table};
use crate::tui::width;

/// The key of its draft.
pub(in crate::tui) const DRAFT: &str = "box/calendar";
const FILE: &str = "file";

/// The box: first the file, then what came of it.
#[derive(Debug)]
pub(super) struct ImportBox {
    form: Form,
    kept: Kept,
    asked: bool,
    trouble: Option<String>,
    done: Option<Done>,
}

#[derive(Debug)]
struct Done {
    years: Vec<i32>,
    moved: Vec<Recounted>,
    state: ListState,
}

impl ImportBox {
    pub fn new(lang: Lang) -> Self {
        let field = Field::new().placeholder(texts::example(lang));
        let item = Item::line(FILE, texts::file(lang), field)
            .needed()
            .hint(texts::hint(lang));
        let form = Form::new(vec![item]);
        Self {
            kept: Kept::new(DRAFT, &form),
            form,
            asked: false,
            trouble: None,
            done: None,
        }
    }

    fn submit(&mut self, shell: &Shell) -> Vec<Effect> {
        self.trouble = None;
        self.form.clear_errors();
        if self.asked || !self.form.complete(shell.lang) {
            return Vec::new();
        }
        self.asked = true;
        let path = self.form.text(FILE).trim().to_owned();
        vec![Effect::ask("import", Request::Import(path))]
    }
}

impl Surface for ImportBox {
    fn scopes(&self) -> &'static [Scope] {
        match self.done {
            Some(_) => &[Scope::Moved, Scope::List],
            None => &[Scope::Form],
        }
    }

    fn typing(&self) -> bool {
        self.done.is_none() && self.form.typing()
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        match (&mut self.done, id) {
            (Some(_), settings::MOVED_CLOSE) | (None, form::CANCEL) => return vec![Effect::Close],
            (Some(done), id) => _ = done.state.command(id, done.moved.len()),
            (None, form::SUBMIT) => return self.submit(shell),
            (None, _) => {}
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

    fn paste(&mut self, text: &str, shell: &Shell) -> Vec<Effect> {
        match self.form.paste(text, shell.lang) {
            Ok(_) => Vec::new(),
            Err(sentence) => vec![Effect::complain(sentence)],
        }
    }

    fn click(&mut self, target: Target, _double: bool, _shell: &Shell) -> Vec<Effect> {
        match (&mut self.done, target) {
            (Some(done), Target::Row(row)) => done.state.select(row, done.moved.len()),
            _ => _ = self.form.click(target),
        }
        Vec::new()
    }

    fn answer(&mut self, _topic: &'static str, answer: DeskAnswer, shell: &Shell) -> Vec<Effect> {
        match answer {
            DeskAnswer::Settings(Answer::Imported { years, moved, .. }) => {
                self.done = Some(Done {
                    years,
                    moved,
                    state: ListState::default(),
                });
                return vec![self.kept.forget()];
            }
            DeskAnswer::Settings(Answer::BadFile(why)) => {
                self.asked = false;
                self.form.set_error(FILE, why.get(shell.lang));
            }
            answer => return self.kept.take(&mut self.form, &answer, shell),
        }
        Vec::new()
    }

    fn failed(&mut self, _topic: &'static str, failure: Failure, shell: &Shell) -> Vec<Effect> {
        self.asked = false;
        self.trouble = page::blame(&mut self.form, &failure, shell.lang);
        Vec::new()
    }

    fn enter(&mut self, _shell: &Shell) -> Vec<Effect> {
        vec![Kept::ask()]
    }

    fn draft(&self) -> Option<Draft> {
        let asks = self.done.is_none();
        let draft = self.kept.draft(&self.form, self.form.text(FILE));
        draft.filter(|_| asks)
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        if let Some(done) = &self.done {
            return result(done, draw, area);
        }
        page::form(draw, area, &self.form, self.trouble.as_deref());
    }
}

/// What was taken over, and every deadline that moved.
fn result(done: &Done, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let years: Vec<String> = done.years.iter().map(i32::to_string).collect();
    let text = texts::taken(lang, &years.join(texts::and(lang)), done.moved.len());
    let used = draw.paragraph(area, &text, Role::Normal);
    if done.moved.is_empty() {
        return;
    }
    let columns = [
        Column::fixed(texts::number(lang), 11),
        Column::flex(texts::step(lang), 8, 1),
        Column::fixed(texts::old(lang), 16),
        Column::fixed(texts::new(lang), 18),
    ];
    let table = Table {
        columns: &columns,
        state: &done.state,
        length: done.moved.len(),
        focused: true,
    };
    table.view(draw, below(area, used), |index| {
        let Some(change) = done.moved.get(index) else {
            return Row::Coming;
        };
        let at = |moment: crate::calendar::Moment| moment.format("%Y-%m-%d %H:%M").to_string();
        Row::Cells(vec![
            Cell::new(change.number.as_str()),
            Cell::new(command_title(lang, change.step)),
            Cell::muted(at(change.old)),
            Cell::of(format!("→ {}", at(change.new)), Role::Accent),
        ])
    });
}

impl Dialog for ImportBox {
    fn title(&self, shell: &Shell) -> String {
        texts::title(shell.lang).to_owned()
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        let cells = screen.width.saturating_sub(8).min(72);
        let rows = match &self.done {
            Some(done) => width::cells(done.moved.len()) + 3,
            None => self.form.height(cells) + 2,
        };
        Size {
            width: cells,
            height: rows,
        }
    }
}

mod texts {
    crate::catalogue! {
        title() { zh: "导入工作日历", en: "Import working days" }
        file() { zh: "文件", en: "File" }
        example() { zh: "如 放假安排2027.csv", en: "such as holidays-2027.csv" }
        hint() { zh: ".csv（date,kind,name）或 .ics；未完的时限按新日历重算", en: ".csv (date,kind,name) or .ics; open deadlines are counted again" }
        taken(years: &str, moved: usize) {
            zh: "已导入 {years} 年日历；{moved} 个时限有变。",
            en: "The calendar of {years} is taken over; {moved} deadlines moved.",
        }
        and() { zh: "、", en: ", " }
        number() { zh: "编号", en: "Number" }
        step() { zh: "步骤", en: "Step" }
        old() { zh: "原时限", en: "Old" }
        new() { zh: "新时限", en: "New" }
    }
}
