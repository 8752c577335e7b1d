//! What a one-line field and a text area have in common: typing, moving, pasting, undo, and the terminal's real cursor, which
//! the input method's window follows.

use ratatui::crossterm::event::KeyCode;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use crate::text::{Lang, clean_line, clean_text};
use crate::tui::draw::{Draw, row};
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
    /// The characters of what was not taken.
    pub characters: usize,
    /// Its bytes.
    pub bytes: usize,
}

/// From so many bytes on a text is told in megabytes too.
const MEGABYTE: usize = 1_000_000;

impl TooLong {
    /// What happened, what the limit is, and that nothing was lost.
    pub fn text(self, lang: Lang) -> String {
        let size = if self.bytes < MEGABYTE {
            texts::characters(lang, &grouped(self.characters))
        } else {
            let tenths = (self.bytes + MEGABYTE / 20) / (MEGABYTE / 10);
            format!("{}.{} MB", tenths / 10, tenths % 10)
        };
        texts::too_long(lang, &size, &grouped(self.limit))
    }
}

/// A number with its thousands set apart: `20,000`.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let count = digits.len();
    let mut text = String::with_capacity(count + count / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (count - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The lines that a page up or down goes.
const PAGE: usize = 10;

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
        // Told without a colour, and kept when the field is painted.
        let selected = Style::new().add_modifier(Modifier::REVERSED);
        self.area.set_selection_style(selected);
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
        let too_long = |characters| TooLong {
            limit: self.limit,
            characters,
            bytes: text.len(),
        };
        // What is far too long is not even cleaned.
        if text.len() > self.limit * 8 {
            return Err(too_long(text.chars().count()));
        }
        let clean = self.clean(text);
        let characters = clean.chars().count();
        let stays = self.length() - self.selection().map_or(0, |text| text.chars().count());
        if characters + stays > self.limit {
            return Err(too_long(characters));
        }
        self.area.insert_str(clean);
        Ok(())
    }

    /// The characters that stand in it, line ends among them.
    pub fn length(&self) -> usize {
        let lines = self.area.lines();
        let characters: usize = lines.iter().map(|line| line.chars().count()).sum();
        characters + lines.len().saturating_sub(1)
    }

    /// So many characters of so many that it takes, once it is nearly full.
    pub fn nearly_full(&self) -> Option<(usize, usize)> {
        let length = self.length();
        (length * 10 >= self.limit * 9).then_some((length, self.limit))
    }

    pub const fn limit(&self) -> usize {
        self.limit
    }

    /// What is selected; nothing of a secret.
    pub fn selection(&self) -> Option<String> {
        let ((top, left), (bottom, right)) = self.area.selection_range()?;
        if self.area.mask_char().is_some() {
            return None;
        }
        let lines = self.area.lines().iter().enumerate();
        let lines = lines.skip(top).take(bottom + 1 - top).map(|(row, line)| {
            let from = if row == top { left } else { 0 };
            let until = if row == bottom { right } else { usize::MAX };
            let part = line.chars().skip(from).take(until.saturating_sub(from));
            part.collect::<String>()
        });
        let text = lines.collect::<Vec<_>>().join("\n");
        (!text.is_empty()).then_some(text)
    }

    pub fn key(&mut self, key: Key) -> Edit {
        if let Some(c) = key.typed() {
            return self.type_char(c);
        }
        match key.code {
            KeyCode::Char('z') if key.ctrl => changed(self.area.undo()),
            KeyCode::Char('y') if key.ctrl => changed(self.area.redo()),
            KeyCode::Char('x') if key.ctrl => changed(self.cut()),
            KeyCode::Char('a') if key.ctrl => {
                self.area.select_all();
                Edit::Moved
            }
            KeyCode::Backspace if key.ctrl || key.alt => changed(self.area.delete_word()),
            KeyCode::Delete if key.ctrl || key.alt => changed(self.area.delete_next_word()),
            KeyCode::Backspace => changed(self.area.delete_char()),
            KeyCode::Delete => changed(self.area.delete_next_char()),
            KeyCode::Enter if self.many_lines => {
                if self.length() >= self.limit {
                    return Edit::Moved;
                }
                self.area.insert_newline();
                Edit::Changed
            }
            _ => self.go(key),
        }
    }

    /// Takes out what is selected, as one step of undo.
    fn cut(&mut self) -> bool {
        let kept = self.area.yank_text();
        let cut = self.area.is_selecting() && self.area.cut();
        self.area.set_yank_text(kept);
        cut
    }

    /// Moves, and with Shift selects on the way.
    fn go(&mut self, key: Key) -> Edit {
        let many = self.many_lines;
        let word = key.ctrl || key.alt;
        let steps = match key.code {
            KeyCode::Left if word => [CursorMove::WordBack].as_slice(),
            KeyCode::Right if word => &[CursorMove::WordForward],
            KeyCode::Left => &[CursorMove::Back],
            KeyCode::Right => &[CursorMove::Forward],
            KeyCode::Home if key.ctrl => &[CursorMove::Top, CursorMove::Head],
            KeyCode::End if key.ctrl => &[CursorMove::Bottom, CursorMove::End],
            KeyCode::Home => &[CursorMove::Head],
            KeyCode::End => &[CursorMove::End],
            KeyCode::Up if many => &[CursorMove::Up],
            KeyCode::Down if many => &[CursorMove::Down],
            KeyCode::PageUp if many => &[CursorMove::Up; PAGE],
            KeyCode::PageDown if many => &[CursorMove::Down; PAGE],
            _ => return Edit::Ignored,
        };
        let before = self.area.cursor();
        if !key.shift {
            self.area.cancel_selection();
        } else if !self.area.is_selecting() {
            self.area.start_selection();
        }
        for step in steps {
            self.area.move_cursor(*step);
        }
        let leaves = matches!(key.code, KeyCode::Up | KeyCode::Down) && !key.shift;
        if leaves && self.area.cursor() == before {
            Edit::Ignored
        } else {
            Edit::Moved
        }
    }

    fn type_char(&mut self, c: char) -> Edit {
        if c.is_control() {
            return Edit::Ignored;
        }
        if self.length() >= self.limit && self.selection().is_none() {
            return Edit::Moved;
        }
        self.area.insert_char(c);
        Edit::Changed
    }

    /// Draws it. Gives the first row in sight.
    pub fn view(&self, draw: &mut Draw<'_>, area: Rect, focused: bool, placeholder: &str) -> usize {
        if area.is_empty() {
            return 0;
        }
        // The size is learnt in drawing; a text that has got more room than it had may have to be scrolled back into it.
        draw.widget(&self.area, area);
        let settled = self.settled(area);
        let shown = settled.as_ref().unwrap_or(&self.area);
        if settled.is_some() {
            let blank = " ".repeat(usize::from(area.width));
            for y in 0..area.height {
                draw.text(row(area, y), &blank, Role::Normal);
            }
            draw.widget(shown, area);
        }
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
            draw.cursor = Some(cursor(shown, area));
        }
        usize::from(shown.scroll_offset().0)
    }

    /// The text scrolled back to its beginning as far as the cursor allows, where rows of `area` would stay empty for no reason.
    fn settled(&self, area: Rect) -> Option<TextArea<'static>> {
        let empty = self.top() + usize::from(area.height) > usize::from(self.height(area.width));
        if self.top() == 0 || !empty {
            return None;
        }
        let mut text = self.area.clone();
        let place = |(line, column): (usize, usize)| {
            let short = |n| u16::try_from(n).unwrap_or(u16::MAX);
            CursorMove::Jump(short(line), short(column))
        };
        let at = (text.cursor().0, text.cursor().1);
        let other_end = text.selection_range();
        let other_end = other_end.map(|(from, until)| if from == at { until } else { from });
        text.cancel_selection();
        text.scroll((i16::MIN + 1, 0));
        if let Some(end) = other_end {
            text.move_cursor(place(end));
            text.start_selection();
        }
        text.move_cursor(place(at));
        Some(text)
    }

    /// The rows that the text takes in `width` cells, the cursor at its end included.
    pub fn height(&self, width: u16) -> u16 {
        let cells = usize::from(width.max(1));
        let rows = self.area.lines().iter().map(|line| {
            let wrapped = crate::text::wrap(line, cells).len();
            wrapped.max(crate::text::width(line) / cells + 1)
        });
        crate::tui::width::cells(rows.sum())
    }

    /// The first row in sight, as of the last frame.
    fn top(&self) -> usize {
        usize::from(self.area.scroll_offset().0)
    }
}

/// The cell of the cursor of a text that was drawn in `area`.
fn cursor(text: &TextArea<'_>, area: Rect) -> Position {
    let cursor = text.screen_cursor();
    let (top, left) = text.scroll_offset();
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

fn changed(changed: bool) -> Edit {
    if changed { Edit::Changed } else { Edit::Moved }
}

mod texts {
    crate::catalogue! {
        characters(n: &str) { zh: "{n} 字", en: "{n} characters" }
        too_long(size: &str, limit: &str) {
            zh: "没有粘贴：{size} 太长，此处最多 {limit} 字；已填的内容都在",
            en: "Not pasted: {size} is too long (at most {limit} characters); your text is kept",
        }
    }
}
