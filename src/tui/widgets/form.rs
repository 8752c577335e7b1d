//! A form: fields one below the other, with labels, mistakes beside what they are about, and marks on what is still needed.
//!
//! It scrolls when it is taller than its area, keeping what has the focus in sight. Its content goes to JSON and back, so any
//! form has drafts for nothing.

mod aid;
mod content;
mod draw;
mod notes;

use std::cell::Cell;

use ratatui::crossterm::event::KeyCode;

use super::{Choice, Edit, Field, TextBox, Ticks};
use crate::text::Lang;
use crate::tui::key::Key;

pub use aid::{Aid, DayAid, Known, Names, Several};

/// What a field takes.
#[derive(Clone, Debug)]
pub enum Input {
    Line(Field),
    Text(TextBox),
    Choice(Choice),
    Ticks(Ticks),
    /// No field: a heading between fields.
    Heading,
}

/// One field of a form.
#[derive(Clone, Debug)]
pub struct Item {
    pub id: String,
    pub label: String,
    pub input: Input,
    /// It is needed: marked until it is filled in.
    pub needed: bool,
    /// Left out of the form; its content is kept.
    pub hidden: bool,
    /// What is wrong with it.
    pub error: Option<String>,
    /// A remark below it.
    pub hint: Option<String>,
    /// What helps to fill it in.
    pub aid: Option<Aid>,
}

impl Item {
    pub fn new(id: impl Into<String>, label: impl Into<String>, input: Input) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            input,
            needed: false,
            hidden: false,
            error: None,
            hint: None,
            aid: None,
        }
    }

    pub fn line(id: impl Into<String>, label: impl Into<String>, field: Field) -> Self {
        Self::new(id, label, Input::Line(field))
    }

    pub fn text(id: impl Into<String>, label: impl Into<String>, text: TextBox) -> Self {
        Self::new(id, label, Input::Text(text))
    }

    pub fn choice(id: impl Into<String>, label: impl Into<String>, choice: Choice) -> Self {
        Self::new(id, label, Input::Choice(choice))
    }

    pub fn ticks(id: impl Into<String>, label: impl Into<String>, ticks: Ticks) -> Self {
        Self::new(id, label, Input::Ticks(ticks))
    }

    pub fn heading(label: impl Into<String>) -> Self {
        Self::new("", label, Input::Heading)
    }

    #[must_use]
    pub fn needed(self) -> Self {
        Self {
            needed: true,
            ..self
        }
    }

    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self {
            hint: Some(hint.into()),
            ..self
        }
    }

    fn takes_focus(&self) -> bool {
        !self.hidden && !matches!(self.input, Input::Heading)
    }

    /// Whether nothing was filled in.
    pub fn is_blank(&self) -> bool {
        match &self.input {
            Input::Line(field) => field.is_blank(),
            Input::Text(text) => text.is_blank(),
            Input::Choice(choice) => choice.chosen().is_none(),
            Input::Ticks(ticks) => ticks.ticked().is_empty(),
            Input::Heading => false,
        }
    }
}

/// What a key did to a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It means nothing here.
    Ignored,
    /// The focus or a cursor moved.
    Moved,
    /// The content of the field in focus is another.
    Changed,
}

/// Fields in order, one of them in focus.
#[derive(Clone, Debug, Default)]
pub struct Form {
    items: Vec<Item>,
    focus: usize,
    scroll: Cell<u16>,
    /// Which of the names offered below the field in focus would be taken.
    offer: usize,
    /// The long text in focus has all the room.
    grown: bool,
}

impl Form {
    /// The first field has the focus.
    pub fn new(items: Vec<Item>) -> Self {
        let focus = items.iter().position(Item::takes_focus).unwrap_or(0);
        Self {
            items,
            focus,
            ..Self::default()
        }
    }

    pub fn items(&self) -> &[Item] {
        &self.items
    }

    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    pub fn item_mut(&mut self, id: &str) -> Option<&mut Item> {
        self.items.iter_mut().find(|item| item.id == id)
    }

    /// The id of the field in focus.
    pub fn focused(&self) -> &str {
        self.items
            .get(self.focus)
            .map_or("", |item| item.id.as_str())
    }

    fn in_focus(&self) -> Option<&Item> {
        self.items.get(self.focus)
    }

    /// Gives the focus to a field.
    pub fn focus(&mut self, id: &str) {
        if let Some(place) = self
            .items
            .iter()
            .position(|item| item.id == id && item.takes_focus())
        {
            self.stand(place);
        }
    }

    fn stand(&mut self, place: usize) {
        if place != self.focus {
            self.offer = 0;
            self.grown = false;
        }
        self.focus = place;
    }

    /// Whether the long text in focus has all the room that the form can get.
    pub fn is_grown(&self) -> bool {
        let is_text = |item: &Item| matches!(item.input, Input::Text(_));
        self.grown && self.in_focus().is_some_and(is_text)
    }

    /// Gives the long text in focus all the room, or takes it back.
    pub fn grow(&mut self, grown: bool) {
        self.grown = grown;
    }

    /// What is selected in the text in focus; none of a secret.
    pub fn selection(&self) -> Option<String> {
        match &self.in_focus()?.input {
            Input::Line(field) => field.selection(),
            Input::Text(text) => text.selection(),
            _ => None,
        }
    }

    /// Whether a text has the focus, so that letters are text.
    pub fn typing(&self) -> bool {
        matches!(
            self.items.get(self.focus).map(|item| &item.input),
            Some(Input::Line(_) | Input::Text(_))
        )
    }

    /// The next field; from the last one the first.
    pub fn next(&mut self) {
        let after = self.places().find(|place| *place > self.focus);
        let place = after.or_else(|| self.places().next());
        self.stand(place.unwrap_or(self.focus));
        self.enter(false);
    }

    /// The field before; from the first one the last.
    pub fn previous(&mut self) {
        let before = self.places().filter(|place| *place < self.focus).last();
        let place = before.or_else(|| self.places().last());
        self.stand(place.unwrap_or(self.focus));
        self.enter(true);
    }

    fn places(&self) -> impl Iterator<Item = usize> {
        self.items
            .iter()
            .enumerate()
            .filter(|(_, item)| item.takes_focus())
            .map(|(place, _)| place)
    }

    fn enter(&mut self, from_below: bool) {
        if let Some(Item {
            input: Input::Ticks(ticks),
            ..
        }) = self.items.get_mut(self.focus)
        {
            ticks.enter(from_below);
        }
    }

    /// A key for the field in focus; up, down and Enter go from field to field where the field itself has no use for them.
    pub fn key(&mut self, key: Key) -> Heard {
        if let Some(heard) = self.offered(key) {
            return heard;
        }
        let grown = self.is_grown();
        let Some(item) = self.items.get_mut(self.focus) else {
            return Heard::Ignored;
        };
        let edit = match &mut item.input {
            Input::Line(field) => field.key(key),
            Input::Text(text) => text.key(key),
            Input::Choice(choice) => choice.key(key),
            Input::Ticks(ticks) => ticks.key(key),
            Input::Heading => Edit::Ignored,
        };
        match (edit, key.code) {
            (Edit::Changed, _) => {
                item.error = None;
                self.offer = 0;
                return Heard::Changed;
            }
            (Edit::Moved, _) => return Heard::Moved,
            (Edit::Ignored, _) if grown => return Heard::Ignored,
            (Edit::Ignored, KeyCode::Down | KeyCode::Enter) => self.next(),
            (Edit::Ignored, KeyCode::Up) => self.previous(),
            (Edit::Ignored, _) => return Heard::Ignored,
        }
        Heard::Moved
    }

    /// A pasted text for the field in focus; where that takes no text, for none.
    ///
    /// # Errors
    /// A sentence, where the text is too long; then nothing is taken.
    pub fn paste(&mut self, text: &str, lang: Lang) -> Result<Heard, String> {
        let taken = match self.items.get_mut(self.focus).map(|item| &mut item.input) {
            Some(Input::Line(field)) => field.paste(text),
            Some(Input::Text(area)) => area.paste(text),
            _ => return Ok(Heard::Ignored),
        };
        match taken {
            Ok(()) => {
                self.offer = 0;
                Ok(Heard::Changed)
            }
            Err(too_long) => Err(too_long.text(lang)),
        }
    }

    /// A click on a field or on one of its options.
    pub fn click(&mut self, target: crate::tui::draw::Target) -> Heard {
        use crate::tui::draw::Target;
        let (Target::Field(place) | Target::Option(place, _)) = target else {
            return Heard::Ignored;
        };
        if !self.items.get(place).is_some_and(Item::takes_focus) {
            return Heard::Ignored;
        }
        self.stand(place);
        let edit = match (
            target,
            self.items.get_mut(place).map(|item| &mut item.input),
        ) {
            (Target::Option(_, option), Some(Input::Choice(choice))) => choice.choose_at(option),
            (Target::Option(_, option), Some(Input::Ticks(ticks))) => ticks.toggle(option),
            _ => Edit::Moved,
        };
        if edit == Edit::Changed {
            Heard::Changed
        } else {
            Heard::Moved
        }
    }

    /// Shows a field, or leaves it out.
    pub fn show(&mut self, id: &str, shown: bool) {
        if let Some(item) = self.item_mut(id) {
            item.hidden = !shown;
        }
        if !self.items.get(self.focus).is_some_and(Item::takes_focus) {
            self.next();
        }
    }

    /// Says what is wrong with a field. `false` where there is no such field in sight: say it elsewhere.
    pub fn set_error(&mut self, id: &str, error: impl Into<String>) -> bool {
        match self.item_mut(id).filter(|item| !item.hidden) {
            Some(item) => {
                item.error = Some(error.into());
                true
            }
            None => false,
        }
    }

    /// Takes all mistakes back.
    pub fn clear_errors(&mut self) {
        for item in &mut self.items {
            item.error = None;
        }
    }

    /// Gives the focus to the first field with a mistake. `false` where there is none.
    pub fn focus_first_error(&mut self) -> bool {
        let place = self
            .items
            .iter()
            .position(|item| item.error.is_some() && item.takes_focus());
        self.stand(place.unwrap_or(self.focus));
        place.is_some()
    }

    /// Marks every needed field that is blank with a mistake and goes to the first. `true` where none is.
    pub fn complete(&mut self, lang: Lang) -> bool {
        for item in &mut self.items {
            if item.needed && !item.hidden && item.is_blank() {
                item.error = Some(texts::needed(lang).to_owned());
            }
        }
        !self.focus_first_error()
    }

    /// How many needed fields are still blank.
    pub fn missing(&self) -> usize {
        self.items
            .iter()
            .filter(|item| item.needed && !item.hidden && item.is_blank())
            .count()
    }
}

mod texts {
    crate::catalogue! {
        needed() { zh: "请填写", en: "Please fill this in" }
    }
}

#[cfg(test)]
mod tests;
