//! A text of one line.

use ratatui::layout::Rect;

use super::editor::{Edit, Editor, TooLong};
use crate::tui::draw::Draw;
use crate::tui::key::Key;

/// The most characters of a line, unless it is told otherwise.
const LIMIT: usize = 200;

/// A text of one line, with its own undo.
#[derive(Clone, Debug)]
pub struct Field {
    editor: Editor,
    placeholder: String,
}

impl Default for Field {
    fn default() -> Self {
        Self::new()
    }
}

impl Field {
    /// An empty field.
    pub fn new() -> Self {
        Self {
            editor: Editor::new(false, LIMIT),
            placeholder: String::new(),
        }
    }

    /// What it says while it is empty.
    #[must_use]
    pub fn placeholder(mut self, text: impl Into<String>) -> Self {
        self.placeholder = text.into();
        self
    }

    /// For longer texts than a line usually has, in characters.
    #[must_use]
    pub fn at_most(mut self, limit: usize) -> Self {
        self.editor = Editor::new(false, limit);
        self
    }

    /// For secrets: shows stars.
    #[must_use]
    pub fn masked(mut self) -> Self {
        self.editor.mask();
        self
    }

    /// With a text to begin with.
    #[must_use]
    pub fn with(mut self, text: &str) -> Self {
        self.editor.set(text);
        self
    }

    /// The text without space around it.
    pub fn text(&self) -> String {
        self.editor.text().trim().to_owned()
    }

    /// The text as typed, for drafts and secrets.
    pub fn raw(&self) -> String {
        self.editor.text()
    }

    pub fn set(&mut self, text: &str) {
        self.editor.set(text);
    }

    pub fn is_blank(&self) -> bool {
        self.editor.is_blank()
    }

    /// Types, moves, deletes, undoes.
    pub fn key(&mut self, key: Key) -> Edit {
        self.editor.key(key)
    }

    /// Takes a pasted text; line ends become spaces.
    ///
    /// # Errors
    /// Where it would be too long; then nothing is taken.
    pub fn paste(&mut self, text: &str) -> Result<(), TooLong> {
        self.editor.paste(text)
    }

    /// What is selected; nothing of a secret.
    pub fn selection(&self) -> Option<String> {
        self.editor.selection()
    }

    /// So many characters of so many, once it is nearly full.
    pub fn nearly_full(&self) -> Option<(usize, usize)> {
        self.editor.nearly_full()
    }

    /// Draws it in the first row of `area`; in focus, the terminal's cursor stands in it.
    pub fn view(&self, draw: &mut Draw<'_>, area: Rect, focused: bool) {
        self.view_saying(draw, area, focused, &self.placeholder);
    }

    /// As [`Field::view`]; while it is empty it begins with its name, for a label that had to be cut.
    pub fn view_named(&self, draw: &mut Draw<'_>, area: Rect, focused: bool, name: &str) {
        let said = [name, &self.placeholder];
        let said: Vec<&str> = said.into_iter().filter(|text| !text.is_empty()).collect();
        self.view_saying(draw, area, focused, &said.join(" · "));
    }

    fn view_saying(&self, draw: &mut Draw<'_>, area: Rect, focused: bool, said: &str) {
        let line = Rect {
            height: area.height.min(1),
            ..area
        };
        self.editor.view(draw, line, focused, said);
    }
}
