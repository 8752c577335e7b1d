//! The box above the form: the whole answer.

use std::cell::Cell;

use ratatui::layout::{Rect, Size};

use super::answer::Sheet;
use crate::tui::action::Effect;
use crate::tui::commands::{Id, Scope, list, register};
use crate::tui::draw::Draw;
use crate::tui::model::Shell;
use crate::tui::surface::{Dialog, Surface};
use crate::tui::widgets;
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

mod texts {
    crate::catalogue! {
        answer() { zh: "级别、时限与说法", en: "What follows, and what to say" }
    }
}
