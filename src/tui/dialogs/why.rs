//! Why: one key, the same everywhere. The level with every clause and what it saw, each limit counted day by day, whose turn it
//! is and who may, how long a case is kept; and, after a no, which clause says it and who could.
//!
//! A surface only says what it is about ([`Surface::why`]); the box looks the rest up, so it is the same over a list, a form and
//! a menu.

mod ask;
mod grounds;
mod limits;
mod month;
mod parts;
mod subject;

use std::cell::Cell;

use ratatui::layout::{Rect, Size};

use crate::tui::action::Effect;
use crate::tui::backend::{self, Failure};
use crate::tui::commands::{Id, Scope, global, list, popups};
use crate::tui::draw::Draw;
use crate::tui::model::Shell;
use crate::tui::screens::case::sheet::Sheet;
use crate::tui::surface::{Dialog, Surface};
use crate::tui::theme::Role;
use crate::tui::widgets::table::scrollbar;
use crate::tui::width;

use ask::{Holders, Told};
use grounds::Grounds;

pub use ask::{Answer, Request, answer};
pub use subject::{Subject, WhyNot, roles_needed};

/// The topic of its one question.
const TOLD: &str = "told";

/// The box of reasons.
#[derive(Debug)]
pub struct WhyBox {
    subject: Subject,
    told: Option<Box<Told>>,
    holders: Option<Holders>,
    trouble: Option<Failure>,
    top: Cell<u16>,
    page: Cell<u16>,
}

impl WhyBox {
    /// About something; it asks the desk for what it needs.
    pub fn about(subject: Subject) -> Self {
        Self {
            subject,
            told: None,
            holders: None,
            trouble: None,
            top: Cell::new(0),
            page: Cell::new(0),
        }
    }

    fn holders(&self) -> Option<&Holders> {
        let told = self.told.as_ref().map(|told| &told.holders);
        told.or(self.holders.as_ref())
    }

    fn sheet<'s>(&self, shell: &'s Shell, cells: u16) -> Sheet<'s> {
        let mut sheet = Sheet::new(shell, cells);
        let holders = self.holders();
        if let Subject::No(no) = &self.subject {
            let of_case = self.told.as_ref().map(|told| &*told.opened.file.regulation);
            let of_desk = shell.desk.as_ref().map(|desk| &*desk.regulation);
            parts::refusal(&mut sheet, shell, of_case.or(of_desk), no, holders);
        }
        if let Some(failure) = &self.trouble {
            sheet.text(0, failure.text(shell.lang), Role::Danger);
        }
        if let Subject::Intake(preview) = &self.subject
            && let Some(grounds) = Grounds::of_intake(shell, preview)
        {
            parts::level(&mut sheet, shell, &grounds);
            parts::turn(&mut sheet, shell, &grounds, holders, None);
            limits::write(&mut sheet, shell, &grounds, None, cells);
        }
        if let Some(told) = &self.told {
            self.case(&mut sheet, shell, told, cells);
        }
        sheet
    }

    fn case(&self, sheet: &mut Sheet<'_>, shell: &Shell, told: &Told, cells: u16) {
        let Some(grounds) = Grounds::of_case(shell, &told.opened) else {
            return;
        };
        let first = match &self.subject {
            Subject::Case { step, .. } => *step,
            Subject::Intake(_) | Subject::No(_) => None,
        };
        parts::keeping(sheet, shell, told);
        let asked = matches!(self.subject, Subject::No(_)) || first.is_some();
        if asked {
            parts::turn(sheet, shell, &grounds, self.holders(), first);
        }
        parts::level(sheet, shell, &grounds);
        limits::write(sheet, shell, &grounds, first, cells);
        if !asked {
            parts::turn(sheet, shell, &grounds, self.holders(), first);
        }
        parts::refusals(sheet, shell, &told.opened);
    }

    fn ask(&self) -> Vec<Effect> {
        let request = match self.subject.number() {
            Some(number) => Request::Case {
                number: number.to_owned(),
            },
            None => Request::Holders,
        };
        vec![Effect::ask_latest(TOLD, request)]
    }
}

impl Surface for WhyBox {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Why, Scope::List]
    }

    fn command(&mut self, id: Id, _shell: &Shell) -> Vec<Effect> {
        let (top, page) = (self.top.get(), self.page.get().max(1));
        self.top.set(match id {
            popups::WHY_CLOSE | global::WHY => return vec![Effect::Close],
            list::UP => top.saturating_sub(1),
            list::DOWN => top.saturating_add(1),
            list::PAGE_UP => top.saturating_sub(page),
            list::PAGE_DOWN => top.saturating_add(page),
            list::FIRST => 0,
            list::LAST => u16::MAX,
            _ => top,
        });
        Vec::new()
    }

    fn enter(&mut self, _shell: &Shell) -> Vec<Effect> {
        self.ask()
    }

    fn refresh(&mut self, _shell: &Shell) -> Vec<Effect> {
        self.ask()
    }

    fn answer(
        &mut self,
        _topic: &'static str,
        answer: backend::Answer,
        _shell: &Shell,
    ) -> Vec<Effect> {
        match answer {
            backend::Answer::Why(Answer::Case(told)) => self.told = Some(told),
            backend::Answer::Why(Answer::Holders(holders)) => self.holders = Some(holders),
            _ => {}
        }
        self.trouble = None;
        Vec::new()
    }

    fn failed(&mut self, _topic: &'static str, failure: Failure, _shell: &Shell) -> Vec<Effect> {
        self.trouble = Some(failure);
        Vec::new()
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        let inside = Rect {
            width: area.width.saturating_sub(2),
            ..area
        };
        let sheet = self.sheet(draw.shell, inside.width);
        if sheet.lines.is_empty() {
            draw.text(inside, texts::coming(draw.lang()), Role::Muted);
        }
        let total = width::cells(sheet.lines.len());
        let top = self.top.get().min(total.saturating_sub(area.height));
        self.top.set(top);
        self.page.set(area.height.saturating_sub(1));
        draw.lines(
            inside,
            sheet.lines.get(usize::from(top)..).unwrap_or_default(),
        );
        let bar = Rect {
            x: area.right().saturating_sub(1),
            width: 1,
            ..area
        };
        scrollbar(draw, bar, usize::from(top), sheet.lines.len());
    }
}

impl Dialog for WhyBox {
    fn title(&self, shell: &Shell) -> String {
        match (&self.subject, self.subject.number()) {
            (Subject::No(no), _) if no.wanted.is_empty() => texts::title_not(shell.lang).to_owned(),
            (Subject::No(no), _) => texts::title_not_possible(shell.lang, &no.wanted),
            (Subject::Intake(_), _) => texts::title_typed(shell.lang).to_owned(),
            (Subject::Case { .. }, number) => texts::title(shell.lang, number.unwrap_or_default()),
        }
    }

    fn wanted(&self, screen: Size, shell: &Shell) -> Size {
        let cells = screen.width.saturating_sub(8).min(76);
        let rows = self.sheet(shell, cells.saturating_sub(2)).lines.len();
        Size {
            width: cells,
            height: width::cells(rows.max(1)),
        }
    }
}

mod texts {
    crate::catalogue! {
        title(number: &str) { zh: "为什么：{number}", en: "Why: {number}" }
        title_not() { zh: "为什么不能", en: "Why not" }
        title_not_possible(wanted: &str) { zh: "为什么不能：{wanted}", en: "Why not: {wanted}" }
        title_typed() { zh: "为什么：按已填的内容", en: "Why: as it is typed" }
        coming() { zh: "正在查……", en: "Looking it up …" }
    }
}
