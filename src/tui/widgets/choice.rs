//! One of several: arrows move it, a digit picks it.

use ratatui::crossterm::event::KeyCode;
use ratatui::layout::Rect;

use super::editor::Edit;
use crate::text::Wanted;
use crate::tui::draw::{Draw, Target};
use crate::tui::key::Key;
use crate::tui::theme::Role;
use crate::tui::width;

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opt {
    pub id: String,
    pub label: String,
}

impl Opt {
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
        }
    }
}

/// One of several, side by side and flowing over as many rows as they take.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    options: Vec<Opt>,
    chosen: Option<usize>,
    /// What was typed to find an option by.
    typed: String,
}

impl Choice {
    /// Nothing chosen yet.
    pub fn new(options: Vec<Opt>) -> Self {
        Self {
            options,
            ..Self::default()
        }
    }

    /// Yes and no, under the ids `yes` and `no`.
    pub fn yes_no(lang: crate::text::Lang) -> Self {
        Self::new(vec![
            Opt::new("yes", texts::yes(lang)),
            Opt::new("no", texts::no(lang)),
        ])
    }

    /// With this one chosen to begin with.
    #[must_use]
    pub fn with(mut self, id: &str) -> Self {
        self.choose(id);
        self
    }

    /// The id of what is chosen.
    pub fn chosen(&self) -> Option<&str> {
        self.options
            .get(self.chosen?)
            .map(|option| option.id.as_str())
    }

    /// Chooses by id; an unknown id chooses nothing.
    pub fn choose(&mut self, id: &str) {
        self.chosen = self.options.iter().position(|option| option.id == id);
    }

    /// Chooses by place.
    pub fn choose_at(&mut self, place: usize) -> Edit {
        if place >= self.options.len() || self.chosen == Some(place) {
            return Edit::Moved;
        }
        self.chosen = Some(place);
        Edit::Changed
    }

    pub fn clear(&mut self) {
        self.chosen = None;
    }

    /// Other options; what was chosen stays where it is still among them.
    pub fn set_options(&mut self, options: Vec<Opt>) {
        let chosen = self.chosen().map(str::to_owned);
        self.options = options;
        self.chosen = chosen.and_then(|id| self.options.iter().position(|option| option.id == id));
    }

    pub fn options(&self) -> &[Opt] {
        &self.options
    }

    /// Left and right move, a digit picks, space picks the next; letters find an option by its name, pinyin or initials.
    pub fn key(&mut self, key: Key) -> Edit {
        let key = key.without_input_method();
        let count = self.options.len();
        if let Some(c) = key.typed()
            && c.is_alphabetic()
            && count > 0
        {
            return self.find(c);
        }
        self.typed.clear();
        match key.code {
            _ if count == 0 => Edit::Ignored,
            KeyCode::Left => self.choose_at(
                self.chosen
                    .map_or(count - 1, |place| (place + count - 1) % count),
            ),
            KeyCode::Right | KeyCode::Char(' ') => {
                self.choose_at(self.chosen.map_or(0, |place| (place + 1) % count))
            }
            KeyCode::Char(c) if !key.ctrl && !key.alt => {
                match c.to_digit(10).and_then(|digit| digit.checked_sub(1)) {
                    Some(place) => self.choose_at(place as usize),
                    None => Edit::Ignored,
                }
            }
            _ => Edit::Ignored,
        }
    }

    /// Chooses what fits all that was typed since another key; where nothing does, what fits this letter alone.
    fn find(&mut self, c: char) -> Edit {
        self.typed.push(c);
        let best = |typed: &str| {
            let places = Wanted::of(typed).best(&self.options, |option| [option.label.as_str()]);
            places.first().copied()
        };
        let place = best(&self.typed);
        let Some(place) = place.or_else(|| best(c.encode_utf8(&mut [0; 4]))) else {
            self.typed.clear();
            return Edit::Moved;
        };
        if Wanted::of(&self.typed)
            .fit(self.options.get(place).map_or("", |option| &option.label))
            .is_none()
        {
            self.typed = c.to_string();
        }
        self.choose_at(place)
    }

    /// The rows that it takes in `width` cells.
    pub fn height(&self, width: u16) -> u16 {
        self.places(width).last().map_or(1, |(row, ..)| row + 1)
    }

    /// Row, column and cells of each option.
    fn places(&self, width: u16) -> Vec<(u16, u16, u16)> {
        let (mut row, mut column) = (0, 0);
        let mut places = Vec::with_capacity(self.options.len());
        for (place, option) in self.options.iter().enumerate() {
            let cells = width::cells(width::width(&face(place, &option.label))).min(width);
            if column > 0 && column + cells > width {
                (row, column) = (row + 1, 0);
            }
            places.push((row, column, cells));
            column += cells + 1;
        }
        places
    }

    /// Draws it. `field` is its place in the form, for the mouse.
    pub fn view(&self, draw: &mut Draw<'_>, area: Rect, focused: bool, field: usize) {
        for (place, ((row, column, cells), option)) in self
            .places(area.width)
            .into_iter()
            .zip(&self.options)
            .enumerate()
        {
            if row >= area.height {
                break;
            }
            let spot = Rect {
                x: area.x + column,
                y: area.y + row,
                width: cells,
                height: 1,
            };
            let chosen = self.chosen == Some(place);
            let role = match (chosen, focused) {
                (true, true) => Role::Selected,
                (true, false) => Role::SelectedAside,
                (false, _) => Role::Muted,
            };
            let text = if chosen {
                chosen_face(place, &option.label)
            } else {
                face(place, &option.label)
            };
            draw.text(spot, &text, role);
            draw.hit(spot, Target::Option(field, place));
        }
    }
}

fn digit(place: usize) -> String {
    if place < 9 {
        (place + 1).to_string()
    } else {
        String::new()
    }
}

fn face(place: usize, label: &str) -> String {
    match digit(place).as_str() {
        "" => format!(" {label} "),
        digit => format!(" {digit} {label} "),
    }
}

/// Brackets say what the colour says.
fn chosen_face(place: usize, label: &str) -> String {
    match digit(place).as_str() {
        "" => format!("[{label}]"),
        digit => format!("[{digit} {label}]"),
    }
}

mod texts {
    crate::catalogue! {
        yes() { zh: "是", en: "yes" }
        no() { zh: "否", en: "no" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Key {
        Key::parse(text).unwrap()
    }

    #[test]
    fn arrows_go_round_and_digits_pick() {
        let mut choice = Choice::new(vec![
            Opt::new("a", "甲"),
            Opt::new("b", "乙"),
            Opt::new("c", "丙"),
        ]);
        assert_eq!(choice.chosen(), None);
        choice.key(key("right"));
        assert_eq!(choice.chosen(), Some("a"));
        choice.key(key("left"));
        assert_eq!(choice.chosen(), Some("c"));
        assert_eq!(choice.key(key("2")), Edit::Changed);
        assert_eq!(choice.key(key("２")), Edit::Moved);
        assert_eq!(choice.chosen(), Some("b"));
        choice.key(key("9"));
        assert_eq!(choice.chosen(), Some("b"));
    }

    #[test]
    fn letters_find_an_option_by_its_initials() {
        let mut choice = Choice::new(vec![
            Opt::new("a", "前台（在办 3）"),
            Opt::new("b", "器械部"),
            Opt::new("c", "维修部"),
        ]);
        for (typed, found) in [("q", "a"), ("x", "b"), ("w", "c"), ("x", "c"), ("q", "a")] {
            choice.key(key(typed));
            assert_eq!(choice.chosen(), Some(found), "{typed}");
        }
        choice.key(key("修"));
        assert_eq!(choice.chosen(), Some("c"));
        choice.key(key("k"));
        assert_eq!(choice.chosen(), Some("c"), "nothing fits: nothing changes");
    }

    #[test]
    fn options_flow_over_rows() {
        let choice = Choice::new(vec![
            Opt::new("a", "电话投诉"),
            Opt::new("b", "当面投诉"),
            Opt::new("c", "来信"),
        ]);
        assert_eq!(choice.height(80), 1);
        assert_eq!(choice.height(26), 2);
        assert_eq!(choice.height(13), 3);
    }

    #[test]
    fn what_is_chosen_survives_other_options() {
        let mut choice = Choice::new(vec![Opt::new("a", "甲"), Opt::new("b", "乙")]).with("b");
        choice.set_options(vec![Opt::new("b", "乙"), Opt::new("c", "丙")]);
        assert_eq!(choice.chosen(), Some("b"));
        choice.set_options(vec![Opt::new("c", "丙")]);
        assert_eq!(choice.chosen(), None);
    }
}
