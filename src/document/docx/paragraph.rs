//! Paragraphs and the runs of text in them.

use super::Length;

/// How a paragraph looks. What each style is, is said once, in `styles`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// The name of the document: 黑体, large, centred.
    Title,
    /// A line under the title: small, centred.
    Subtitle,
    /// The heading of a part: 黑体.
    Heading,
    /// Running text of a form or a report: 宋体.
    #[default]
    Body,
    /// Running text of a letter: 仿宋, two characters indented, generous lines.
    Letter,
    /// Text in a box of a table.
    Cell,
    /// The label of a box.
    Label,
    /// A remark under a table: small.
    Note,
}

impl Style {
    pub(super) const ALL: [Self; 8] = [
        Self::Title,
        Self::Subtitle,
        Self::Heading,
        Self::Body,
        Self::Letter,
        Self::Cell,
        Self::Label,
        Self::Note,
    ];

    /// The id of the style inside the document.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Subtitle => "Subtitle",
            Self::Heading => "Heading1",
            Self::Body => "Normal",
            Self::Letter => "Letter",
            Self::Cell => "TableText",
            Self::Label => "TableLabel",
            Self::Note => "Note",
        }
    }
}

/// Where the lines of a paragraph stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Centre,
    Right,
}

/// Text that looks the same from end to end. A line end in it is a line end on paper.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each one is a button of a word processor"
)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub(super) text: String,
    pub(super) bold: bool,
    pub(super) underlined: bool,
    pub(super) chinese: bool,
    pub(super) unbroken: bool,
}

impl Run {
    /// Text as its paragraph's style has it.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            bold: false,
            underlined: false,
            chinese: false,
            unbroken: false,
        }
    }

    /// In bold.
    #[must_use]
    pub fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    /// All of it in the Chinese font: signs that both scripts have, such as boxes to tick, then look alike.
    #[must_use]
    pub fn chinese(mut self) -> Self {
        self.chinese = true;
        self
    }

    /// Not broken at its hyphens: a number, a date.
    #[must_use]
    pub fn unbroken(mut self) -> Self {
        self.unbroken = true;
        self
    }

    /// With a line under it: what was filled into a blank.
    #[must_use]
    pub fn underlined(mut self) -> Self {
        self.underlined = true;
        self
    }
}

/// A paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    pub(super) style: Style,
    pub(super) runs: Vec<Run>,
    pub(super) align: Option<Align>,
    pub(super) before: Option<Length>,
    pub(super) flush: bool,
    pub(super) keep_with_next: bool,
}

impl Paragraph {
    /// Text in that style.
    pub fn new(style: Style, text: impl Into<String>) -> Self {
        Self {
            style,
            runs: vec![Run::new(text)],
            ..Self::default()
        }
    }

    /// The name of the document.
    pub fn title(text: impl Into<String>) -> Self {
        Self::new(Style::Title, text)
    }

    /// The heading of a part; stays on the page of what follows.
    pub fn heading(text: impl Into<String>) -> Self {
        Self::new(Style::Heading, text)
    }

    /// Running text.
    pub fn body(text: impl Into<String>) -> Self {
        Self::new(Style::Body, text)
    }

    /// Several runs in that style.
    pub fn of_runs(style: Style, runs: impl IntoIterator<Item = Run>) -> Self {
        Self {
            style,
            runs: runs.into_iter().collect(),
            ..Self::default()
        }
    }

    /// Adds a run.
    #[must_use]
    pub fn run(mut self, run: Run) -> Self {
        self.runs.push(run);
        self
    }

    /// Aligned otherwise than its style says.
    #[must_use]
    pub fn aligned(mut self, align: Align) -> Self {
        self.align = Some(align);
        self
    }

    /// With that much room above it.
    #[must_use]
    pub fn spaced(mut self, before: Length) -> Self {
        self.before = Some(before);
        self
    }

    /// Without the first line's indent of its style: the salutation of a letter.
    #[must_use]
    pub fn flush(mut self) -> Self {
        self.flush = true;
        self
    }

    /// On the page of what follows.
    #[must_use]
    pub fn kept_with_next(mut self) -> Self {
        self.keep_with_next = true;
        self
    }
}
