//! What helps to fill a field in besides typing: a calendar for a day, a list of names for a person or a department.
//!
//! A list also completes what is being typed, below the field: a part of the name, its pinyin or its initials find it, up and
//! down choose, Enter takes. What is typed and stands in no list is kept as it is; the desk says what it does not know.

use std::sync::Arc;

use ratatui::crossterm::event::KeyCode;

use super::{Form, Input, Item};
use crate::calendar::Moment;
use crate::text::Wanted;
use crate::tui::key::Key;
use crate::tui::when::Way;

/// What helps to fill a field in.
#[derive(Clone, Debug, PartialEq)]
pub enum Aid {
    Day(DayAid),
    Names(Names),
}

/// A day or a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayAid {
    pub way: Way,
    /// A time of day belongs to it.
    pub clock: bool,
    /// When the case came in.
    pub received: Option<Moment>,
    /// The next limit of the case.
    pub due: Option<Moment>,
}

impl DayAid {
    /// A day without a time.
    pub const fn day(way: Way) -> Self {
        Self {
            way,
            clock: false,
            received: None,
            due: None,
        }
    }

    /// A day with its time.
    pub const fn moment(way: Way) -> Self {
        Self {
            clock: true,
            ..Self::day(way)
        }
    }
}

/// How many names a field takes, and what stands between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Several {
    One,
    Comma,
    /// One a line.
    Line,
}

/// Names that are known.
#[derive(Clone, Debug, PartialEq)]
pub struct Names {
    pub known: Arc<[Known]>,
    pub several: Several,
}

/// One known name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// What the field takes.
    pub name: String,
    /// What tells it from others: a department.
    pub note: String,
}

impl Known {
    /// A name with nothing to tell about it.
    pub fn plain(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            note: String::new(),
        }
    }
}

/// Everything that people put between two names.
const SEPARATORS: [char; 7] = ['、', '，', ',', '；', ';', '\n', '|'];
/// The most names that are offered below a field.
const OFFERED: usize = 6;

impl Names {
    /// One of these.
    pub fn one(known: Arc<[Known]>) -> Self {
        Self {
            known,
            several: Several::One,
        }
    }

    /// Any of these, side by side.
    pub fn several(known: Arc<[Known]>) -> Self {
        Self {
            known,
            several: Several::Comma,
        }
    }

    /// The names that what is being typed may become; those that are left where nothing is typed yet. Empty where it is one of
    /// them already.
    pub fn offers(&self, text: &str) -> Vec<&Known> {
        let (before, typed) = self.split(text);
        let wanted = Wanted::of(typed);
        let taken: Vec<&str> = before.split(SEPARATORS).map(str::trim).collect();
        let is_one = |known: &Known| known.name == typed.trim();
        if self.known.iter().any(is_one) {
            return Vec::new();
        }
        let best = wanted.best(&self.known, |known| [known.name.as_str(), &known.note]);
        let found = best.into_iter().filter_map(|place| self.known.get(place));
        found
            .filter(|known| !taken.contains(&known.name.as_str()))
            .take(OFFERED)
            .collect()
    }

    /// Whether a name is being typed.
    pub fn begun(&self, text: &str) -> bool {
        !self.split(text).1.trim().is_empty()
    }

    /// What is typed to find a name by and is none yet.
    pub fn half_typed(&self, text: &str) -> String {
        let typed = self.split(text).1.trim();
        let is_whole = self.known.iter().any(|known| known.name == typed);
        if is_whole {
            String::new()
        } else {
            typed.to_owned()
        }
    }

    /// The text with the name being typed become `name`.
    pub fn completed(&self, text: &str, name: &str) -> String {
        let before = self.split(text).0;
        match self.several {
            Several::One => name.to_owned(),
            Several::Comma => format!("{before}{name}、"),
            Several::Line => format!("{before}{name}\n"),
        }
    }

    /// The text with `name` besides what stands there: what is half typed was only to find it.
    pub fn added(&self, text: &str, name: &str) -> String {
        let (before, typed) = self.split(text);
        let is_whole = self.known.iter().any(|known| known.name == typed.trim());
        if self.several == Several::One || !is_whole {
            return self.completed(text, name);
        }
        self.completed(&format!("{before}{}{}", typed.trim(), self.between()), name)
    }

    const fn between(&self) -> &'static str {
        match self.several {
            Several::One => "",
            Several::Comma => "、",
            Several::Line => "\n",
        }
    }

    /// What stands before the name being typed, and the name.
    fn split<'t>(&self, text: &'t str) -> (&'t str, &'t str) {
        let between = |c: &char| match self.several {
            Several::One => false,
            Several::Comma => SEPARATORS.contains(c),
            Several::Line => *c == '\n',
        };
        let at = text.char_indices().rev().find(|(_, c)| between(c));
        let at = at.map_or(0, |(at, c)| at + c.len_utf8());
        text.split_at_checked(at).unwrap_or((text, ""))
    }
}

impl Item {
    /// With a calendar or a list to fill it in from.
    #[must_use]
    pub fn aid(self, aid: Aid) -> Self {
        Self {
            aid: Some(aid),
            ..self
        }
    }

    /// The names offered below it; none where it has no list or nothing fits.
    pub(super) fn offers(&self) -> Vec<&Known> {
        match &self.aid {
            Some(Aid::Names(names)) => names.offers(&self.typed()),
            _ => Vec::new(),
        }
    }

    /// Whether what is offered would complete something.
    pub(super) fn offers_to_complete(&self) -> bool {
        matches!(&self.aid, Some(Aid::Names(names)) if names.begun(&self.typed()))
    }

    pub(super) fn typed(&self) -> String {
        match &self.input {
            Input::Line(field) => field.raw(),
            Input::Text(text) => text.raw(),
            _ => String::new(),
        }
    }
}

impl Form {
    /// What helps to fill in the field in focus.
    pub fn aid(&self) -> Option<&Aid> {
        self.in_focus()?.aid.as_ref()
    }

    /// Whether a key opens something for the field in focus: its calendar, its list, its options, or the long text over the whole
    /// screen.
    pub fn opens(&self) -> bool {
        self.in_focus().is_some_and(|item| match &item.input {
            Input::Text(_) => true,
            Input::Choice(choice) => !choice.options().is_empty(),
            _ => item.aid.is_some(),
        })
    }

    /// Whether this key asks for it: the space where nothing is typed yet, which is the beginning of no day and no name.
    pub fn asks(&self, key: Key) -> bool {
        let space = key.without_input_method() == Key::char(' ');
        let item = self.in_focus();
        space && item.is_some_and(|item| item.aid.is_some() && item.typed().is_empty())
    }

    /// Puts what was picked into the field in focus.
    pub fn put(&mut self, value: &str) {
        let Some(item) = self.in_focus() else { return };
        let id = item.id.clone();
        if matches!(item.input, Input::Choice(_)) {
            self.choose(&id, value);
        }
        let Some(item) = self.in_focus() else { return };
        let text = match &item.aid {
            Some(Aid::Names(names)) => names.added(&item.typed(), value),
            _ => value.to_owned(),
        };
        self.set_text(&id, &text);
        if let Some(item) = self.item_mut(&id) {
            item.error = None;
        }
        self.offer = 0;
    }

    /// Keys of the names that are offered below the field in focus. `None` where the key means nothing to them.
    pub(super) fn offered(&mut self, key: Key) -> Option<super::Heard> {
        let item = self.in_focus()?;
        if !item.offers_to_complete() {
            return None;
        }
        let offers = item.offers();
        let count = offers.len();
        let at = self.offer.min(count.checked_sub(1)?);
        match key.code {
            KeyCode::Down => self.offer = (at + 1) % count,
            KeyCode::Up => self.offer = (at + count - 1) % count,
            KeyCode::Enter => {
                let name = offers.get(at)?.name.clone();
                let Some(Aid::Names(names)) = &item.aid else {
                    return None;
                };
                let text = names.completed(&item.typed(), &name);
                let id = item.id.clone();
                self.set_text(&id, &text);
                self.offer = 0;
                if let Some(item) = self.item_mut(&id) {
                    item.error = None;
                }
                return Some(super::Heard::Changed);
            }
            _ => return None,
        }
        Some(super::Heard::Moved)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(several: Several) -> Names {
        let known = ["前台", "器械部", "商品部"].map(Known::plain);
        Names {
            known: known.to_vec().into(),
            several,
        }
    }

    fn offered(names: &Names, text: &str) -> Vec<String> {
        let offers = names.offers(text).into_iter();
        offers.map(|known| known.name.clone()).collect()
    }

    #[test]
    fn names_are_found_by_a_part_by_pinyin_or_by_initials() {
        let list = names(Several::Comma);
        assert_eq!(offered(&list, "器"), ["器械部"]);
        assert_eq!(offered(&list, "qt"), ["前台"]);
        assert_eq!(offered(&list, "ＱＴ"), ["前台"]);
        assert_eq!(offered(&list, "shangpin"), ["商品部"]);
        assert_eq!(offered(&list, "前台、s"), ["商品部"]);
        assert_eq!(offered(&list, "前台、"), ["器械部", "商品部"]);
        assert!(offered(&list, "前台").is_empty());
        assert_eq!(list.completed("前台、qx", "器械部"), "前台、器械部、");
    }

    #[test]
    fn a_person_is_found_by_the_department_too_after_those_of_that_name() {
        let known = [("商红", "前台"), ("李四", "商品部"), ("王五", "前台")];
        let known = known.map(|(name, note)| Known {
            name: name.to_owned(),
            note: note.to_owned(),
        });
        let list = Names::one(known.to_vec().into());
        assert_eq!(offered(&list, "sh"), ["商红", "李四"]);
        assert_eq!(list.completed("sh", "李四"), "李四");
    }

    #[test]
    fn a_name_picked_joins_those_that_stand_there() {
        let list = names(Several::Comma);
        assert_eq!(list.added("", "前台"), "前台、");
        assert_eq!(list.added("前台", "器械部"), "前台、器械部、");
        assert_eq!(list.added("前台、器", "器械部"), "前台、器械部、");
        let lines = names(Several::Line);
        assert_eq!(lines.added("前台", "器械部"), "前台\n器械部\n");
        assert_eq!(names(Several::One).added("前台", "器械部"), "器械部");
    }
}
