//! A box of a table.

use super::{Align, Paragraph, Style};

/// Where the text of a box stands in its height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Upright {
    Top,
    #[default]
    Middle,
    Bottom,
}

/// A box of a table. It grows with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) span: usize,
    pub(super) rows: usize,
    pub(super) upright: Upright,
    pub(super) shaded: bool,
    pub(super) joined_above: bool,
    pub(super) joined_below: bool,
}

impl Cell {
    /// A box with those paragraphs.
    pub fn of(paragraphs: impl IntoIterator<Item = Paragraph>) -> Self {
        Self {
            paragraphs: paragraphs.into_iter().collect(),
            span: 1,
            rows: 1,
            upright: Upright::default(),
            shaded: false,
            joined_above: false,
            joined_below: false,
        }
    }

    /// A box without text: room for a pen.
    pub fn empty() -> Self {
        Self::text("")
    }

    /// A box with text; each line of it is a paragraph.
    pub fn text(text: impl AsRef<str>) -> Self {
        Self::lines(Style::Cell, text.as_ref())
    }

    /// The label of a box or a column: centred, on a light ground that survives a copier.
    pub fn label(text: impl AsRef<str>) -> Self {
        let mut cell = Self::lines(Style::Label, text.as_ref());
        cell.shaded = true;
        cell
    }

    /// A figure: right-aligned.
    pub fn number(text: impl AsRef<str>) -> Self {
        Self::text(text).aligned(Align::Right)
    }

    fn lines(style: Style, text: &str) -> Self {
        let mut lines: Vec<Paragraph> = text
            .lines()
            .map(|line| Paragraph::new(style, line))
            .collect();
        if lines.is_empty() {
            lines.push(Paragraph::new(style, ""));
        }
        Self::of(lines)
    }

    /// Over that many columns.
    #[must_use]
    pub fn span(mut self, columns: usize) -> Self {
        self.span = columns.max(1);
        self
    }

    /// Over that many rows; the rows below leave this box out.
    #[must_use]
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows.max(1);
        self
    }

    /// Every paragraph aligned so.
    #[must_use]
    pub fn aligned(mut self, align: Align) -> Self {
        for paragraph in &mut self.paragraphs {
            paragraph.align = Some(align);
        }
        self
    }

    /// The text at that height of the box.
    #[must_use]
    pub fn upright(mut self, upright: Upright) -> Self {
        self.upright = upright;
        self
    }

    /// On a light ground.
    #[must_use]
    pub fn shaded(mut self) -> Self {
        self.shaded = true;
        self
    }

    /// Without a line to the box above: the two look like one.
    #[must_use]
    pub fn joined_above(mut self) -> Self {
        self.joined_above = true;
        self
    }

    /// Without a line to the box below.
    #[must_use]
    pub fn joined_below(mut self) -> Self {
        self.joined_below = true;
        self
    }

    /// Adds a paragraph below.
    #[must_use]
    pub fn below(mut self, paragraph: Paragraph) -> Self {
        self.paragraphs.push(paragraph);
        self
    }
}
