//! What a one-line field and a text area have in common: typing, moving, pasting, undo, and the terminal's real cursor, which
//! the input method's window follows.

use ratatui::crossterm::event::KeyCode;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use crate::text::{clean_line, clean_text};
use crate::tui::draw::Draw;
use crate::tui::key::Key;
use crate::tui::theme::Role;

/// What a key did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// It means nothing here.
    Ignored,
    /// The cursor moved.
    Moved,
    /// The text is another.
    Changed,
}

/// A text was not taken because it is too long. Nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// The most characters that the field takes.
    pub limit: usize,
}

#[derive(Clone, Debug)]
pub(super) struct Editor {
    area: TextArea<'static>,
    many_lines: bool,
    limit: usize,
}

impl Editor {
    pub fn new(many_lines: bool, limit: usize) -> Self {
        let mut editor = Self {
            area: TextArea::default(),
            many_lines,
            limit,
        };
        editor.dress();
        editor
    }

    /// The terminal's own cursor is shown, so the area draws none.
    fn dress(&mut self) {
        self.area.set_cursor_line_style(Style::new());
        self.area.set_cursor_style(Style::new());
        if self.many_lines {
            self.area.set_wrap_mode(WrapMode::WordOrGlyph);
        }
    }

    pub fn mask(&mut self) {
        self.area.set_mask_char('*');
    }

    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    pub fn is_blank(&self) -> bool {
        self.area.lines().iter().all(|line| line.trim().is_empty())
    }

    /// Replaces the text; undo does not bring the old one back.
    pub fn set(&mut self, text: &str) {
        let mask = self.area.mask_char();
        self.area = TextArea::new(self.clean(text).split('\n').map(str::to_owned).collect());
        self.dress();
        if let Some(mask) = mask {
            self.area.set_mask_char(mask);
        }
        self.area.move_cursor(CursorMove::Bottom);
        self.area.move_cursor(CursorMove::End);
    }

    fn clean(&self, text: &str) -> String {
        if self.many_lines {
            clean_text(text)
        } else {
            clean_line(text)
        }
    }

    pub fn paste(&mut self, text: &str) -> Result<(), TooLong> {
        let too_long = TooLong { limit: self.limit };
        if text.len() > self.limit * 8 {
            return Err(too_long);
        }
        let text = self.clean(text);
        if text.chars().count() + self.length() > self.limit {
            return Err(too_long);
        }
        self.area.insert_str(text);
        Ok(())
    }

    fn length(&self) -> usize {
        self.area
            .lines()
            .iter()
            .map(|line| line.chars().count() + 1)
            .sum()
    }

    pub fn key(&mut self, key: Key) -> Edit {
        if let Some(c) = key.typed() {
            return self.type_char(c);
        }
        let before = self.area.cursor();
        match key.code {
            KeyCode::Char('z') if key.ctrl => return changed(self.area.undo()),
            KeyCode::Char('y') if key.ctrl => return changed(self.area.redo()),
            KeyCode::Backspace if key.ctrl || key.alt => return changed(self.area.delete_word()),
            KeyCode::Backspace => return changed(self.area.delete_char()),
            KeyCode::Delete => return changed(self.area.delete_next_char()),
            KeyCode::Enter if self.many_lines => {
                self.area.insert_newline();
                return Edit::Changed;
            }
            KeyCode::Left if key.ctrl => self.area.move_cursor(CursorMove::WordBack),
            KeyCode::Right if key.ctrl => self.area.move_cursor(CursorMove::WordForward),
            KeyCode::Left => self.area.move_cursor(CursorMove::Back),
            KeyCode::Right => self.area.move_cursor(CursorMove::Forward),
            KeyCode::Home => self.area.move_cursor(CursorMove::Head),
            KeyCode::End => self.area.move_cursor(CursorMove::End),
            KeyCode::Up if self.many_lines => self.area.move_cursor(CursorMove::Up),
            KeyCode::Down if self.many_lines => self.area.move_cursor(CursorMove::Down),
            _ => return Edit::Ignored,
        }
        let within = matches!(
            key.code,
            KeyCode::Left | KeyCode::Right | KeyCode::Home | KeyCode::End
        );
        if within || self.area.cursor() != before {
            Edit::Moved
        } else {
            Edit::Ignored
        }
    }

    fn type_char(&mut self, c: char) -> Edit {
        if c.is_control() || self.length() > self.limit {
            return Edit::Ignored;
        }
        self.area.insert_char(c);
        Edit::Changed
    }

    pub fn view(&self, draw: &mut Draw<'_>, area: Rect, focused: bool, placeholder: &str) {
        if area.is_empty() {
            return;
        }
        draw.widget(&self.area, area);
        draw.paint(
            area,
            if focused {
                Role::FieldFocused
            } else {
                Role::Field
            },
        );
        if self.area.is_empty() {
            draw.text(area, placeholder, Role::Placeholder);
        }
        if focused {
            draw.cursor = Some(self.cursor(area));
        }
    }

    fn cursor(&self, area: Rect) -> Position {
        let cursor = self.area.screen_cursor();
        let (top, left) = self.area.scroll_offset();
        let within = |place: usize, scrolled: u16, size: u16| {
            crate::tui::width::cells(place)
                .saturating_sub(scrolled)
                .min(size.saturating_sub(1))
        };
        Position::new(
            area.x + within(cursor.col, left, area.width),
            area.y + within(cursor.row, top, area.height),
        )
    }

    /// The rows that the text takes in `width` cells.
    pub fn height(&self, width: u16) -> u16 {
        let lines = self.area.lines().iter();
        let cells = usize::from(width.max(1));
        let rows: usize = lines.map(|line| crate::text::width(line) / cells + 1).sum();
        crate::tui::width::cells(rows)
    }
}

fn changed(changed: bool) -> Edit {
    if changed { Edit::Changed } else { Edit::Moved }
}
