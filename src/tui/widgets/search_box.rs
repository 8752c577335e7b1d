//! The search box over a list: the field, what was found at its right, and below it how to search or what is wrong.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::editor::Edit;
use super::field::Field;
use crate::text::Lang;
use crate::tui::backend::Failure;
use crate::tui::draw::{Draw, Target, indent, row};
use crate::tui::key::Key;
use crate::tui::theme::Role;

/// The field that a click on the box names.
pub const FIELD: usize = 0;

/// The search box over a list.
#[derive(Debug, Default)]
pub struct SearchBox {
    field: Field,
    active: bool,
    mistake: Option<Failure>,
}

impl SearchBox {
    /// What is searched.
    pub fn text(&self) -> String {
        self.field.text()
    }

    /// Searches something else.
    pub fn set(&mut self, text: &str) {
        self.field.set(text);
        self.mistake = None;
    }

    /// It has the keys, or loses them.
    pub fn activate(&mut self, active: bool) {
        self.active = active;
    }

    /// Whether it has the keys.
    pub fn is_active(&self) -> bool {
        self.active
    }

    /// Whether nothing is searched.
    pub fn is_blank(&self) -> bool {
        self.field.is_blank()
    }

    /// Whether something is searched or about to be.
    pub fn in_use(&self) -> bool {
        self.active || !self.is_blank()
    }

    /// Empties it and gives the keys back.
    pub fn clear(&mut self) {
        self.active = false;
        self.set("");
    }

    /// What is wrong with the words, until they are right.
    pub fn blame(&mut self, mistake: Option<Failure>) {
        self.mistake = mistake;
    }

    /// What is wrong with the words.
    pub fn mistake(&self) -> Option<&Failure> {
        self.mistake.as_ref()
    }

    /// Types; whether the words have changed.
    pub fn key(&mut self, key: Key) -> bool {
        self.active && self.field.key(key) == Edit::Changed
    }

    /// Pastes; whether the words have changed.
    pub fn paste(&mut self, text: &str) -> bool {
        self.active && self.field.paste(text).is_ok()
    }

    /// Draws the box in the first row of `area`, `right` at its right end.
    pub fn view(&self, draw: &mut Draw<'_>, area: Rect, right: Vec<Span<'_>>) {
        let lang = draw.lang();
        let line = row(area, 0);
        let ends = Rect {
            width: line.width.saturating_sub(1),
            ..line
        };
        let taken = draw.spans_right(ends, right);
        let label = if self.active {
            Role::Accent
        } else {
            Role::Muted
        };
        let used = draw.text(indent(line, 1), texts::search(lang), label) + 3;
        let rest = indent(line, used);
        let field = Rect {
            width: rest.width.saturating_sub(taken + 3),
            ..rest
        };
        self.field.view(draw, field, self.active);
        if self.is_blank() && !self.active {
            draw.text(field, texts::placeholder(lang), Role::Placeholder);
        }
        draw.hit(field, Target::Field(FIELD));
    }

    /// Draws, in the row below the box, what is wrong or how to search. `false` where there is nothing to say.
    pub fn help(&self, draw: &mut Draw<'_>, area: Rect) -> bool {
        let lang = draw.lang();
        let line = indent(row(area, 0), 1);
        if let Some(mistake) = &self.mistake {
            let text = format!("{} {}", draw.signs().no, mistake.text(lang));
            draw.text(line, &text, Role::Error);
            return true;
        }
        if self.active {
            draw.text(line, help_text(lang, area.width), Role::Muted);
        }
        self.active
    }
}

fn help_text(lang: Lang, width: u16) -> &'static str {
    if width >= 110 {
        texts::long_help(lang)
    } else {
        texts::help(lang)
    }
}

mod texts {
    crate::catalogue! {
        search() { zh: "查找", en: "Search" }
        placeholder() { zh: "文字、电话、姓名首字母、编号", en: "words, phone, initials, number" }
        help() {
            zh: "例：漏水  138  zs  level:1-2  dept:维修  due:today  overdue  -returned",
            en: "e.g. leak  138  zs  level:1-2  dept:repair  due:today  overdue  -returned",
        }
        long_help() {
            zh: "例：漏水  138  zs  level:1-2  dept:维修  status:open  due:<2d  received:2026-09  overdue  clause:条款号  -returned",
            en: "e.g. leak  138  zs  level:1-2  dept:repair  status:open  due:<2d  received:2026-09  overdue  clause:ID  -returned",
        }
    }
}
