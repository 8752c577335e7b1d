//! The boxes above the form: the whole answer, and the customer's earlier cases.

use std::cell::Cell;

use ratatui::layout::{Rect, Size};

use super::answer::Sheet;
use super::words;
use crate::store::CaseRow;
use crate::tui::action::Effect;
use crate::tui::commands::{Id, Scope, list, register};
use crate::tui::draw::{Draw, Target};
use crate::tui::model::Shell;
use crate::tui::screens::Place;
use crate::tui::surface::{Dialog, Surface};
use crate::tui::widgets::{self, Column, ListState, Row, Table, badge};
use crate::tui::width;

/// The whole answer, scrolled where it is taller than the box.
#[derive(Debug)]
pub(super) struct WholeAnswer {
    sheet: Sheet,
    top: usize,
    height: Cell<usize>,
}

impl WholeAnswer {
    /// The cells of a line in it, on a screen of that width.
    pub const fn cells(screen: u16) -> u16 {
        let cells = screen.saturating_sub(8);
        if cells > 72 { 72 } else { cells }
    }

    pub fn new(sheet: Sheet) -> Self {
        Self {
            sheet,
            top: 0,
            height: Cell::new(1),
        }
    }
}

impl Surface for WholeAnswer {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Answer, Scope::List]
    }

    fn command(&mut self, id: Id, _shell: &Shell) -> Vec<Effect> {
        let height = self.height.get().max(1);
        let most = self.sheet.lines.len().saturating_sub(height);
        let page = height.saturating_sub(1).max(1);
        let wanted = match id {
            register::ANSWER_CLOSE => return vec![Effect::Close],
            list::UP => self.top.saturating_sub(1),
            list::DOWN => self.top + 1,
            list::PAGE_UP => self.top.saturating_sub(page),
            list::PAGE_DOWN => self.top + page,
            list::FIRST => 0,
            list::LAST => most,
            _ => self.top,
        };
        self.top = wanted.min(most);
        Vec::new()
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        self.height.set(usize::from(area.height));
        let lines: Vec<_> = self.sheet.lines.iter().skip(self.top).cloned().collect();
        draw.lines(area, &lines);
        let bar = Rect {
            x: area.right(),
            width: 1,
            ..area
        };
        widgets::table::scrollbar(draw, bar, self.top, self.sheet.lines.len());
    }
}

impl Dialog for WholeAnswer {
    fn title(&self, shell: &Shell) -> String {
        texts::answer(shell.lang).to_owned()
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        Size {
            width: Self::cells(screen.width),
            height: width::cells(self.sheet.lines.len()),
        }
    }
}

/// The customer's earlier cases, one of which can be opened.
#[derive(Debug)]
pub(super) struct EarlierCases {
    cases: Vec<CaseRow>,
    state: ListState,
}

impl EarlierCases {
    pub fn new(cases: Vec<CaseRow>) -> Self {
        Self {
            cases,
            state: ListState::default(),
        }
    }

    fn open(&self) -> Vec<Effect> {
        let case = self.cases.get(self.state.selected);
        let go = |case: &CaseRow| Effect::Go(Place::Case(case.number.clone()));
        case.map(go).into_iter().collect()
    }
}

impl Surface for EarlierCases {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Earlier, Scope::List]
    }

    fn command(&mut self, id: Id, _shell: &Shell) -> Vec<Effect> {
        match id {
            register::EARLIER_OPEN => self.open(),
            register::EARLIER_CLOSE => vec![Effect::Close],
            _ => {
                self.state.command(id, self.cases.len());
                Vec::new()
            }
        }
    }

    fn click(&mut self, target: Target, double: bool, _shell: &Shell) -> Vec<Effect> {
        if let Target::Row(place) = target {
            self.state.select(place, self.cases.len());
        }
        if double { self.open() } else { Vec::new() }
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        let (shell, lang) = (draw.shell, draw.lang());
        let columns = [
            Column::fixed(texts::number(lang), 11),
            Column::fixed(texts::received(lang), 10),
            Column::fixed(texts::level(lang), 8),
            Column::fixed(texts::status(lang), 8),
            Column::flex(texts::matter(lang), 12, 1),
        ];
        let table = Table {
            columns: &columns,
            state: &self.state,
            length: self.cases.len(),
            focused: true,
        };
        table.view(draw, area, |index| {
            self.cases
                .get(index)
                .map_or(Row::Coming, |case| cells(shell, case))
        });
    }
}

fn cells<'a>(shell: &Shell, case: &'a CaseRow) -> Row<'a> {
    let status = crate::regulation::texts::status_title(shell.lang, case.status);
    Row::Cells(vec![
        widgets::Cell::new(case.number.as_str()),
        widgets::Cell::muted(case.received_at.format("%Y-%m-%d").to_string()),
        badge::level_cell(shell, case.level.as_deref(), case.level_rank),
        widgets::Cell::new(status),
        widgets::Cell::new(words::matter(case)),
    ])
}

impl Dialog for EarlierCases {
    fn title(&self, shell: &Shell) -> String {
        texts::earlier(shell.lang).to_owned()
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        Size {
            width: screen.width.saturating_sub(8).min(76),
            height: width::cells(self.cases.len() + 1),
        }
    }
}

mod texts {
    crate::catalogue! {
        answer() { zh: "级别、时限与说法", en: "What follows, and what to say" }
        earlier() { zh: "这位客户的以往案件", en: "Earlier cases of this customer" }
        number() { zh: "编号", en: "Number" }
        received() { zh: "受理", en: "Received" }
        level() { zh: "  级别", en: "  Level" }
        status() { zh: "状态", en: "Status" }
        matter() { zh: "事由", en: "Matter" }
    }
}
