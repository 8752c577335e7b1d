//! A text of many lines.

use ratatui::layout::Rect;

use super::editor::{Edit, Editor, TooLong};
use super::table::scrollbar;
use crate::tui::draw::{Draw, indent};
use crate::tui::key::Key;

/// The most characters of a text.
const LIMIT: usize = 20_000;

/// A text of many lines, wrapped to its width, with its own undo. It grows with its text between a least and a most.
#[derive(Clone, Debug)]
pub struct TextBox {
    editor: Editor,
    placeholder: String,
    rows: (u16, u16),
}

impl TextBox {
    /// An empty text that takes from `least` to `most` rows.
    pub fn new(least: u16, most: u16) -> Self {
        Self {
            editor: Editor::new(true, LIMIT),
            placeholder: String::new(),
            rows: (least, most.max(least)),
        }
    }

    /// What it says while it is empty.
    #[must_use]
    pub fn placeholder(mut self, text: impl Into<String>) -> Self {
        self.placeholder = text.into();
        self
    }

    /// The text without space around it.
    pub fn text(&self) -> String {
        self.editor.text().trim().to_owned()
    }

    /// The text as typed, for drafts.
    pub fn raw(&self) -> String {
        self.editor.text()
    }

    pub fn set(&mut self, text: &str) {
        self.editor.set(text);
    }

    pub fn is_blank(&self) -> bool {
        self.editor.is_blank()
    }

    /// Types, moves, deletes, undoes. `Up` in the first row and `Down` in the last are `Ignored`.
    pub fn key(&mut self, key: Key) -> Edit {
        self.editor.key(key)
    }

    /// Takes a pasted text.
    ///
    /// # Errors
    /// Where it would be too long; then nothing is taken.
    pub fn paste(&mut self, text: &str) -> Result<(), TooLong> {
        self.editor.paste(text)
    }

    /// What is selected.
    pub fn selection(&self) -> Option<String> {
        self.editor.selection()
    }

    /// So many characters of so many, once it is nearly full.
    pub fn nearly_full(&self) -> Option<(usize, usize)> {
        self.editor.nearly_full()
    }

    /// The characters that stand in it, and the most that it takes.
    pub fn fill(&self) -> (usize, usize) {
        (self.editor.length(), self.editor.limit())
    }

    /// The rows that it wants in `width` cells.
    pub fn height(&self, width: u16) -> u16 {
        let (least, most) = self.rows;
        self.editor.height(width).clamp(least, most)
    }

    /// Draws it; in focus, the terminal's cursor stands in it. Where not all of it is in sight, a bar at the right says how far
    /// one is.
    pub fn view(&self, draw: &mut Draw<'_>, area: Rect, focused: bool) {
        let narrow = Rect {
            width: area.width.saturating_sub(1),
            ..area
        };
        let rows = self.editor.height(narrow.width);
        if self.editor.height(area.width) <= area.height {
            self.editor.view(draw, area, focused, &self.placeholder);
            return;
        }
        let top = self.editor.view(draw, narrow, focused, &self.placeholder);
        let bar = indent(area, narrow.width);
        scrollbar(draw, bar, top, usize::from(rows));
    }
}
