//! One clause: what it says and does, and the newest cases in which it has acted.

use std::cell::Cell as Kept;

use ratatui::layout::{Rect, Size};

use super::Entry;
use super::view::write;
use crate::store::{CaseRow, Fired, Total};
use crate::tui::action::Effect;
use crate::tui::backend::Answer as DeskAnswer;
use crate::tui::commands::{Id, Scope, settings};
use crate::tui::draw::{Draw, Target, below, indent, row};
use crate::tui::model::Shell;
use crate::tui::screens::Place;
use crate::tui::screens::case::sheet::Sheet;
use crate::tui::screens::settings::ask::{Answer, Request};
use crate::tui::screens::settings::frame::heading;
use crate::tui::surface::{Dialog, Surface};
use crate::tui::theme::Role;
use crate::tui::widgets::{Cell, Column, ListState, Row, Table, badge};
use crate::tui::width;

/// The rows that the cases get at least, with their headings, where there are so many.
const LEAST: u16 = 6;

/// The box of one clause.
#[derive(Debug)]
pub(super) struct ClauseBox {
    entry: Entry,
    fired: Option<Fired>,
    cases: Vec<CaseRow>,
    total: Option<Total>,
    state: ListState,
    /// How far the words are scrolled, where they do not fit.
    top: Kept<usize>,
}

impl ClauseBox {
    pub fn new(entry: Entry, fired: Option<&Fired>) -> Self {
        Self {
            entry,
            fired: fired.cloned(),
            cases: Vec::new(),
            total: None,
            state: ListState::default(),
            top: Kept::new(0),
        }
    }

    fn open(&self) -> Vec<Effect> {
        self.cases
            .get(self.state.selected)
            .map(|case| Effect::Go(Place::Case(case.number.clone())))
            .into_iter()
            .collect()
    }

    fn ask(&self) -> Vec<Effect> {
        let request = Request::ClauseCases(self.entry.id.clone());
        vec![Effect::ask_latest("cases", request)]
    }

    fn sheet<'s>(&self, shell: &'s Shell, cells: u16) -> Sheet<'s> {
        let mut sheet = Sheet::new(shell, cells);
        write(&mut sheet, shell, &self.entry);
        sheet
    }
}

impl Surface for ClauseBox {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Clause, Scope::List]
    }

    fn command(&mut self, id: Id, _shell: &Shell) -> Vec<Effect> {
        match id {
            settings::CLAUSE_CASE => return self.open(),
            settings::CLAUSE_ALL => {
                let words = format!("clause:{}", self.entry.id);
                return vec![Effect::Go(Place::Search(words))];
            }
            settings::CLAUSE_CLOSE => return vec![Effect::Close],
            settings::CLAUSE_SCROLL => self.top.set(self.top.get() + 3),
            _ => _ = self.state.command(id, self.cases.len()),
        }
        Vec::new()
    }

    fn click(&mut self, target: Target, double: bool, _shell: &Shell) -> Vec<Effect> {
        if let Target::Row(row) = target {
            self.state.select(row, self.cases.len());
        }
        if double { self.open() } else { Vec::new() }
    }

    fn enter(&mut self, _shell: &Shell) -> Vec<Effect> {
        self.ask()
    }

    fn refresh(&mut self, _shell: &Shell) -> Vec<Effect> {
        self.ask()
    }

    fn answer(&mut self, _topic: &'static str, answer: DeskAnswer, _shell: &Shell) -> Vec<Effect> {
        if let DeskAnswer::Settings(Answer::ClauseCases { cases, total, .. }) = answer {
            self.cases = cases;
            self.total = Some(total);
            self.state.select(self.state.selected, self.cases.len());
        }
        Vec::new()
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        let lang = draw.lang();
        let lines = self.sheet(draw.shell, area.width).lines;
        let least = width::cells(self.cases.len().max(1) + 2).min(LEAST);
        let room = usize::from(area.height.saturating_sub(least));
        let most = lines.len().saturating_sub(room);
        let top = if self.top.get() > most + 2 {
            0
        } else {
            self.top.get().min(most)
        };
        self.top.set(top);
        let shown: Vec<_> = lines.into_iter().skip(top).take(room).collect();
        let used = draw.lines(area, &shown);
        let rest = below(area, used);
        let title = match &self.fired {
            Some(fired) => texts::fired(lang, fired.times, fired.cases),
            None => texts::never(lang).to_owned(),
        };
        heading(draw, rest, &title);
        if used < area.height && top < most {
            let more = draw.span(format!(" {} ", texts::more(lang)), Role::Muted);
            draw.spans_right(row(rest, 0), vec![more]);
        }
        let rest = below(rest, 1);
        if self.cases.is_empty() {
            let text = if self.total.is_some() {
                texts::no_case(lang)
            } else {
                "…"
            };
            draw.text(indent(rest, 2), text, Role::Muted);
            return;
        }
        table(self, draw, rest);
    }
}

fn table(own: &ClauseBox, draw: &mut Draw<'_>, area: Rect) {
    let shell = draw.shell;
    let lang = shell.lang;
    let columns = [
        Column::fixed(texts::number(lang), 11),
        Column::fixed(texts::received(lang), 10).from(50),
        Column::fixed(texts::level(lang), badge::level_width(shell).max(6)),
        Column::fixed(texts::customer(lang), 8).from(60),
        Column::flex(texts::matter(lang), 10, 1),
    ];
    let table = Table {
        columns: &columns,
        state: &own.state,
        length: own.cases.len(),
        focused: true,
    };
    table.view(draw, area, |index| {
        let Some(case) = own.cases.get(index) else {
            return Row::Coming;
        };
        let subject = case
            .subject
            .as_deref()
            .filter(|subject| !subject.is_empty());
        Row::Cells(vec![
            Cell::new(case.number.as_str()),
            Cell::muted(case.received_at.format("%Y-%m-%d").to_string()),
            badge::level_cell(shell, case.level.as_deref(), case.level_rank),
            Cell::new(case.customer.as_str()),
            Cell::new(subject.unwrap_or(&case.excerpt)),
        ])
    });
}

impl Dialog for ClauseBox {
    fn title(&self, _shell: &Shell) -> String {
        self.entry.id.clone()
    }

    fn wanted(&self, screen: Size, shell: &Shell) -> Size {
        let cells = screen.width.saturating_sub(6).min(96);
        let words = self.sheet(shell, cells).lines.len();
        let cases = self.cases.len().max(1) + 2;
        Size {
            width: cells,
            height: width::cells(words + cases),
        }
    }
}

mod texts {
    crate::catalogue! {
        fired(times: u32, cases: u32) { zh: "起作用 {times} 次，涉及 {cases} 件；最新的在前", en: "Acted {times} times in {cases} cases; newest first" }
        never() { zh: "还没有起过作用", en: "It has not acted yet" }
        no_case() { zh: "没有案件", en: "No case" }
        more() { zh: "空格：看下文", en: "Space: more of it" }
        number() { zh: "编号", en: "Number" }
        received() { zh: "受理", en: "Received" }
        level() { zh: "  级别", en: "  Level" }
        customer() { zh: "客户", en: "Customer" }
        matter() { zh: "事由", en: "Matter" }
    }
}
