//! The hand that draws: the cells, the look, where the cursor stands, and what lies where for the mouse.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::commands::Id;
use super::model::Shell;
use super::theme::{Role, Signs};
use super::width;
use crate::calendar::Moment;
use crate::text::Lang;

/// What a click on a piece of the screen means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Run this command.
    Command(Id),
    /// A row of the list in the surface.
    Row(usize),
    /// A field of the form.
    Field(usize),
    /// A choice or tick within a field of the form.
    Option(usize, usize),
    /// Whatever the surface numbers otherwise.
    Part(usize),
}

/// What lies where on the screen; what was drawn last lies on top.
#[derive(Clone, Debug, Default)]
pub struct Hits(Vec<(Rect, Target)>);

impl Hits {
    /// What lies at `position`.
    pub fn at(&self, position: Position) -> Option<Target> {
        self.0
            .iter()
            .rev()
            .find(|(area, _)| area.contains(position))
            .map(|(_, target)| *target)
    }

    /// Takes what lies on a sheet that is shown in `area`, scrolled by `scroll` rows.
    pub fn take_from(&mut self, sheet: &Self, area: Rect, scroll: u16) {
        for (spot, target) in &sheet.0 {
            let bottom = spot.bottom().saturating_sub(scroll);
            let top = spot.y.saturating_sub(scroll);
            let moved = Rect {
                x: area.x + spot.x,
                y: area.y + top,
                width: spot.width,
                height: bottom - top,
            };
            self.0.push((moved.intersection(area), *target));
        }
    }

    /// Forgets everything: a layer above takes all clicks.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

/// What a surface draws with.
#[derive(Debug)]
pub struct Draw<'a> {
    pub buf: &'a mut Buffer,
    pub shell: &'a Shell,
    pub hits: &'a mut Hits,
    /// Where the terminal's cursor stands, so that the input method's window follows it; hidden where `None`.
    pub cursor: Option<Position>,
}

impl Draw<'_> {
    pub fn lang(&self) -> Lang {
        self.shell.lang
    }

    pub fn now(&self) -> Moment {
        self.shell.now
    }

    /// The look of what means `role`.
    pub fn style(&self, role: Role) -> Style {
        self.shell.theme.style(role)
    }

    pub fn signs(&self) -> Signs {
        self.shell.theme.signs()
    }

    /// A text in the look of `role`.
    pub fn span<'t>(&self, text: impl Into<std::borrow::Cow<'t, str>>, role: Role) -> Span<'t> {
        Span::styled(text, self.style(role))
    }

    /// Writes `text` in the first row of `area`, cut with `…` where it is too long. Gives the cells used.
    pub fn text(&mut self, area: Rect, text: &str, role: Role) -> u16 {
        let style = self.style(role);
        self.spans(area, vec![Span::styled(text, style)])
    }

    /// Writes spans in the first row of `area`, cut with `…` where they are too long. Gives the cells used.
    pub fn spans(&mut self, area: Rect, spans: Vec<Span<'_>>) -> u16 {
        if area.is_empty() {
            return 0;
        }
        let spans = width::cut_spans(spans, usize::from(area.width));
        let used = width::cells(width::spans_width(&spans));
        self.buf
            .set_line(area.x, area.y, &Line::from(spans), area.width);
        used
    }

    /// Writes spans at the right of the first row of `area`. Gives the cells used.
    pub fn spans_right(&mut self, area: Rect, spans: Vec<Span<'_>>) -> u16 {
        let used = width::cells(width::spans_width(&spans)).min(area.width);
        self.spans(
            Rect {
                x: area.right() - used,
                width: used,
                ..area
            },
            spans,
        )
    }

    /// Writes a text over as many rows of `area` as it takes. Gives the rows used.
    pub fn paragraph(&mut self, area: Rect, text: &str, role: Role) -> u16 {
        let lines = width::wrapped(text, usize::from(area.width), self.style(role));
        self.lines(area, &lines)
    }

    /// Writes lines one below the other. Gives the rows used.
    pub fn lines(&mut self, area: Rect, lines: &[Line<'_>]) -> u16 {
        for (line, y) in lines.iter().zip(area.top()..area.bottom()) {
            self.buf.set_line(area.x, y, line, area.width);
        }
        width::cells(lines.len()).min(area.height)
    }

    /// Gives every cell of `area` the look of `role`, keeping what is written.
    pub fn paint(&mut self, area: Rect, role: Role) {
        let style = self.style(role);
        self.buf.set_style(area, style);
    }

    pub fn widget(&mut self, widget: impl Widget, area: Rect) {
        widget.render(area, self.buf);
    }

    /// A click on `area` means `target`.
    pub fn hit(&mut self, area: Rect, target: Target) {
        self.hits.0.push((area, target));
    }
}

/// `area` without its first `rows` rows.
pub fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    }
}

/// The row of `area` with that number, from 0; empty where there is none.
pub fn row(area: Rect, number: u16) -> Rect {
    let below = below(area, number);
    Rect {
        height: below.height.min(1),
        ..below
    }
}

/// `area` without `cells` cells at its left.
pub fn indent(area: Rect, cells: u16) -> Rect {
    let cells = cells.min(area.width);
    Rect {
        x: area.x + cells,
        width: area.width - cells,
        ..area
    }
}
