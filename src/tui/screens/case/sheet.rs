//! A sheet of lines: what the panes of a case and the box of reasons are written on. It wraps to its width as it is written.

use ratatui::text::{Line, Span};

use crate::tui::model::Shell;
use crate::tui::theme::{Role, Signs};
use crate::tui::width;

/// Lines of a given width.
#[derive(Debug)]
pub struct Sheet<'s> {
    shell: &'s Shell,
    cells: usize,
    /// Cells of the labels at the left.
    label: usize,
    pub lines: Vec<Line<'static>>,
}

impl<'s> Sheet<'s> {
    pub fn new(shell: &'s Shell, cells: u16) -> Self {
        let label = match shell.lang {
            crate::text::Lang::Zh => 10,
            crate::text::Lang::En => 13,
        };
        Self {
            shell,
            cells: usize::from(cells),
            label,
            lines: Vec::new(),
        }
    }

    pub fn signs(&self) -> Signs {
        self.shell.theme.signs()
    }

    fn span(&self, text: impl Into<String>, role: Role) -> Span<'static> {
        Span::styled(text.into(), self.shell.theme.style(role))
    }

    /// An empty line, but never two, nor one at the top.
    pub fn gap(&mut self) {
        let blank = |line: &Line<'_>| line.spans.is_empty();
        if self.lines.last().is_some_and(|line| !blank(line)) {
            self.lines.push(Line::default());
        }
    }

    /// A heading with a rule to the right edge.
    pub fn heading(&mut self, text: &str) {
        self.gap();
        let used = width::width(text) + 1;
        let rule = self.signs().line.repeat(self.cells.saturating_sub(used));
        let spans = vec![
            self.span(format!("{text} "), Role::Title),
            self.span(rule, Role::Border),
        ];
        self.push(spans);
    }

    /// A label and its value, the value wrapped beside it. Nothing where the value is empty.
    pub fn field(&mut self, label: &str, value: &str) {
        self.field_as(label, value, Role::Normal);
    }

    pub fn field_as(&mut self, label: &str, value: &str, role: Role) {
        if value.trim().is_empty() {
            return;
        }
        let room = self.cells.saturating_sub(self.label).max(8);
        let shown = width::pad(&width::cut(label, self.label - 1), self.label);
        let mut label = self.span(shown, Role::Muted);
        for line in width::wrap(value, room) {
            let value = self.span(line, role);
            self.push(vec![label, value]);
            label = Span::raw(" ".repeat(self.label));
        }
    }

    /// A text wrapped at an indent.
    pub fn text(&mut self, indent: usize, text: &str, role: Role) {
        let room = self.cells.saturating_sub(indent).max(8);
        for line in width::wrap(text, room) {
            let spans = vec![Span::raw(" ".repeat(indent)), self.span(line, role)];
            self.push(spans);
        }
    }

    /// A sign and a text wrapped beside it.
    pub fn bullet(&mut self, sign: &str, sign_role: Role, text: &str, role: Role) {
        let mut sign = self.span(format!("{sign} "), sign_role);
        let indent = width::width(&sign.content);
        for line in width::wrap(text, self.cells.saturating_sub(indent).max(8)) {
            let text = self.span(line, role);
            self.push(vec![sign, text]);
            sign = Span::raw(" ".repeat(indent));
        }
    }

    /// Texts at the left and right edge of one line; the left one is cut where both do not fit.
    pub fn ends(&mut self, left: &[(&str, Role)], right: (&str, Role)) {
        let taken = width::width(right.0);
        let room = self.cells.saturating_sub(taken + 1);
        let spans = left
            .iter()
            .map(|(text, role)| self.span(*text, *role))
            .collect();
        let mut spans = width::cut_spans(spans, room);
        let gap = self
            .cells
            .saturating_sub(width::spans_width(&spans) + taken);
        spans.push(Span::raw(" ".repeat(gap)));
        spans.push(self.span(right.0, right.1));
        self.push(spans);
    }

    /// Spans as they are, cut at the right edge.
    pub fn row(&mut self, parts: &[(&str, Role)]) {
        let spans = parts
            .iter()
            .map(|(text, role)| self.span(*text, *role))
            .collect();
        let spans = width::cut_spans(spans, self.cells);
        self.push(spans);
    }

    fn push(&mut self, spans: Vec<Span<'static>>) {
        self.lines.push(Line::from(spans));
    }
}
