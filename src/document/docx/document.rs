//! A document as a value: what is on the page, before it is written.

use super::{Length, Paragraph, Table};
use crate::text::Lang;

/// A sheet of paper and its margins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    pub width: Length,
    pub height: Length,
    pub left: Length,
    pub right: Length,
    pub top: Length,
    pub bottom: Length,
    /// Header and footer stand this far from the edge.
    pub edge: Length,
}

impl Page {
    /// A4 upright, with room on the left for a binder.
    pub const A4: Self = Self {
        width: Length::mm(210),
        height: Length::mm(297),
        left: Length::mm(25),
        right: Length::mm(20),
        top: Length::mm(25),
        bottom: Length::mm(20),
        edge: Length::mm(12),
    };

    /// A4 on its side: wide tables.
    pub const A4_LANDSCAPE: Self = Self {
        width: Length::mm(297),
        height: Length::mm(210),
        left: Length::mm(20),
        right: Length::mm(20),
        top: Length::mm(25),
        bottom: Length::mm(20),
        edge: Length::mm(12),
    };

    /// The width between the margins: what a table may fill.
    pub fn text_width(&self) -> Length {
        self.width - self.left - self.right
    }

    /// The text width parted into columns by shares, without a twip lost.
    pub fn columns(&self, shares: &[u32]) -> Vec<Length> {
        let (width, whole) = (self.text_width(), shares.iter().sum());
        let mut before = 0;
        let edge = |part| width.share(part, whole);
        let column = |share: &u32| {
            let from = edge(before);
            before += share;
            edge(before) - from
        };
        shares.iter().map(column).collect()
    }
}

/// What stands on the page, one below the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Paragraph(Paragraph),
    Table(Table),
    /// What follows begins a new page.
    PageBreak,
}

impl From<Paragraph> for Block {
    fn from(paragraph: Paragraph) -> Self {
        Self::Paragraph(paragraph)
    }
}

impl From<Table> for Block {
    fn from(table: Table) -> Self {
        Self::Table(table)
    }
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub(super) lang: Lang,
    pub(super) name: String,
    pub(super) page: Page,
    pub(super) header: Option<(String, String)>,
    pub(super) page_numbers: bool,
    pub(super) dense: bool,
    pub(super) blocks: Vec<Block>,
}

impl Document {
    /// An empty A4 page with page numbers. `name` is the title that the file carries.
    pub fn new(lang: Lang, name: impl Into<String>) -> Self {
        Self {
            lang,
            name: name.into(),
            page: Page::A4,
            header: None,
            page_numbers: true,
            dense: false,
            blocks: Vec::new(),
        }
    }

    /// On another page.
    #[must_use]
    pub fn on(mut self, page: Page) -> Self {
        self.page = page;
        self
    }

    /// On top of every page: the organisation on the left, what the paper is on the right.
    #[must_use]
    pub fn header(mut self, left: impl Into<String>, right: impl Into<String>) -> Self {
        self.header = Some((left.into(), right.into()));
        self
    }

    /// Small type and narrow rows: many figures on few pages.
    #[must_use]
    pub fn dense(mut self) -> Self {
        self.dense = true;
        self
    }

    /// Without page numbers: a slip that is one page.
    #[must_use]
    pub fn unnumbered(mut self) -> Self {
        self.page_numbers = false;
        self
    }

    /// Adds a paragraph, a table or a page break.
    pub fn push(&mut self, block: impl Into<Block>) {
        self.blocks.push(block.into());
    }

    /// The page it stands on.
    pub fn page(&self) -> &Page {
        &self.page
    }
}
