//! Where to: the department of a dispatch of many, and the limit on its slip. The form stays until the dispatch is confirmed, so
//! that whoever thinks better of it, or meets a fault, has lost nothing.

use ratatui::layout::{Rect, Size};

use super::act::foresee;
use super::ask::Foreseen;
use super::sheet::Sheet;
use super::{Answer, PROSPECTS};
use crate::case::{Dispatch, Limit};
use crate::desk::Seen;
use crate::store::Load;
use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::backend::{self, Failure};
use crate::tui::commands::{Id, Scope, form};
use crate::tui::draw::Draw;
use crate::tui::model::Shell;
use crate::tui::surface::{Dialog, Draft, Surface};
use crate::tui::widgets::{Choice, Field, Form, Item, Kept, Opt};

/// The key of its draft.
pub(in crate::tui) const DRAFT: &str = "box/dispatch";
const DEPARTMENT: &str = "department";
const OTHER: &str = "other";
const LIMIT: &str = "limit";
const DAYS: &str = "days";
/// The choices that are no department and no number of days.
const ELSE: &str = "\u{1f}else";
const NONE: &str = "none";
const SAME_DAY: &str = "same_day";
/// The most days of a slip.
const MOST_DAYS: u32 = 366;

/// The form.
#[derive(Debug)]
pub(super) struct WhereTo {
    cases: Vec<Seen>,
    form: Form,
    kept: Kept,
    /// What would become of the cases is being asked.
    asked: bool,
}

impl WhereTo {
    /// The departments, the one with the least to do first.
    pub(super) fn new(lang: Lang, cases: Vec<Seen>, load: &[Load]) -> Self {
        let known = load.iter().rev().filter(|own| !own.department.is_empty());
        let mut options: Vec<Opt> = known.map(|own| option(lang, own)).collect();
        options.push(Opt::new(ELSE, texts::elsewhere(lang)));
        let limits = Choice::new(vec![
            Opt::new(NONE, texts::limit_none(lang)),
            Opt::new(SAME_DAY, texts::same_day(lang)),
            Opt::new(DAYS, texts::days(lang)),
        ]);
        let mut departments = Choice::new(options);
        if load.iter().all(|own| own.department.is_empty()) {
            departments = departments.with(ELSE);
        }
        let form = Form::new(vec![
            Item::choice(DEPARTMENT, texts::department(lang), departments).needed(),
            Item::line(OTHER, texts::other(lang), Field::new()).needed(),
            Item::choice(LIMIT, texts::limit(lang), limits.with(NONE)),
            Item::line(DAYS, texts::number_of_days(lang), Field::new()).needed(),
        ]);
        let mut dialog = Self {
            cases,
            kept: Kept::new(DRAFT, &form),
            form,
            asked: false,
        };
        dialog.adjust();
        dialog
    }

    fn adjust(&mut self) {
        let other = self.form.chosen(DEPARTMENT) == Some(ELSE);
        let days = self.form.chosen(LIMIT) == Some(DAYS);
        self.form.show(OTHER, other);
        self.form.show(DAYS, days);
    }

    fn submit(&mut self, shell: &Shell) -> Vec<Effect> {
        if self.asked || !self.form.complete(shell.lang) {
            return Vec::new();
        }
        let limit = match self.form.chosen(LIMIT) {
            Some(SAME_DAY) => Some(Limit::SameDay),
            Some(DAYS) => {
                let typed = self.form.text(DAYS).trim().parse().ok();
                let Some(days) = typed.filter(|days| (1..=MOST_DAYS).contains(days)) else {
                    self.form.set_error(DAYS, texts::wrong_days(shell.lang));
                    self.form.focus(DAYS);
                    return Vec::new();
                };
                Some(Limit::Days(days))
            }
            _ => None,
        };
        let department = match self.form.chosen(DEPARTMENT) {
            Some(ELSE) | None => self.form.text(OTHER).trim().to_owned(),
            Some(name) => name.to_owned(),
        };
        let wish = Dispatch {
            department,
            person: None,
            departments: Vec::new(),
            limit,
            demand: None,
        };
        self.asked = true;
        vec![foresee(self.cases.clone(), wish)]
    }

    /// Shows what would become of each; a yes closes the form and lets triage do it.
    fn foreseen(
        &mut self,
        wish: Box<Dispatch>,
        prospects: Vec<Foreseen>,
        shell: &Shell,
    ) -> Vec<Effect> {
        self.asked = false;
        let possible = prospects.iter().any(|one| one.prospect.is_ok());
        let mut sheet = Sheet::foreseen(&wish, &prospects, shell);
        if possible {
            let answer = Answer::Prospects { wish, prospects };
            sheet = sheet.then(vec![
                self.kept.forget(),
                Effect::PassOn {
                    topic: PROSPECTS,
                    answer: Box::new(backend::Answer::Triage(answer)),
                },
            ]);
        }
        vec![Effect::open(sheet)]
    }
}

fn option(lang: Lang, load: &Load) -> Opt {
    let label = texts::with_load(lang, &load.department, load.open);
    Opt::new(&load.department, label)
}

impl Surface for WhereTo {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Form]
    }

    fn form(&self) -> Option<&Form> {
        Some(&self.form)
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        Some(&mut self.form)
    }

    fn form_changed(&mut self, _shell: &Shell) -> Vec<Effect> {
        self.adjust();
        Vec::new()
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

    fn enter(&mut self, _shell: &Shell) -> Vec<Effect> {
        vec![Kept::ask()]
    }

    fn answer(
        &mut self,
        _topic: &'static str,
        answer: backend::Answer,
        shell: &Shell,
    ) -> Vec<Effect> {
        match answer {
            backend::Answer::Triage(Answer::Prospects { wish, prospects }) => {
                self.foreseen(wish, prospects, shell)
            }
            answer => {
                let effects = self.kept.take(&mut self.form, &answer, shell);
                self.adjust();
                effects
            }
        }
    }

    fn failed(&mut self, _topic: &'static str, failure: Failure, shell: &Shell) -> Vec<Effect> {
        self.asked = false;
        vec![Effect::complain(failure.text(shell.lang))]
    }

    fn draft(&self) -> Option<Draft> {
        let department = match self.form.chosen(DEPARTMENT) {
            Some(ELSE) | None => self.form.text(OTHER),
            Some(name) => name.to_owned(),
        };
        self.kept.draft(&self.form, department)
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        self.form.view(draw, area, true);
    }
}

impl Dialog for WhereTo {
    fn title(&self, shell: &Shell) -> String {
        texts::title(shell.lang, self.cases.len())
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        let width = screen.width.saturating_sub(8).min(64);
        Size {
            width,
            height: self.form.height(width),
        }
    }
}

mod texts {
    crate::catalogue! {
        title(n: usize) { zh: "派单 {n} 件", en: "Dispatch {n} cases", en_one: "Dispatch {n} case" }
        department() { zh: "责任部门", en: "Department" }
        with_load(name: &str, open: u32) { zh: "{name}（在办 {open}）", en: "{name} ({open} open)" }
        elsewhere() { zh: "其他…", en: "Another…" }
        other() { zh: "部门名称", en: "Its name" }
        limit() { zh: "时限", en: "Limit" }
        limit_none() { zh: "按制度", en: "by the regulation" }
        same_day() { zh: "当日", en: "the same day" }
        days() { zh: "n 日内", en: "n days" }
        number_of_days() { zh: "几日", en: "Days" }
        wrong_days() { zh: "请填 1 到 366", en: "1 to 366, please" }
    }
}
