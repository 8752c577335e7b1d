//! Several of several: a list of boxes to tick, each with the clause it stands for.

use std::collections::BTreeSet;

use ratatui::crossterm::event::KeyCode;
use ratatui::layout::Rect;

use super::editor::Edit;
use crate::tui::draw::{Draw, Target, row};
use crate::tui::key::Key;
use crate::tui::theme::Role;
use crate::tui::width;

/// One box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    pub id: String,
    pub label: String,
    /// The clause, shown at the right; often the id itself.
    pub clause: String,
    pub on: bool,
}

impl Tick {
    pub fn new(id: impl Into<String>, label: impl Into<String>, clause: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            clause: clause.into(),
            on: false,
        }
    }
}

/// A list of boxes, one below the other.
#[derive(Clone, Debug, Default)]
pub struct Ticks {
    ticks: Vec<Tick>,
    cursor: usize,
}

impl Ticks {
    pub fn new(ticks: Vec<Tick>) -> Self {
        Self { ticks, cursor: 0 }
    }

    /// One box, for a yes-or-no.
    pub fn single(id: &str, label: impl Into<String>) -> Self {
        Self::new(vec![Tick::new(id, label, "")])
    }

    /// The ids of those ticked, in the order shown.
    pub fn ticked(&self) -> Vec<&str> {
        self.ticks
            .iter()
            .filter(|tick| tick.on)
            .map(|tick| tick.id.as_str())
            .collect()
    }

    pub fn is_ticked(&self, id: &str) -> bool {
        self.ticks.iter().any(|tick| tick.id == id && tick.on)
    }

    pub fn ticks(&self) -> &[Tick] {
        &self.ticks
    }

    /// Ticks exactly these.
    pub fn set(&mut self, ids: &BTreeSet<String>) {
        for tick in &mut self.ticks {
            tick.on = ids.contains(&tick.id);
        }
    }

    /// Other boxes; those ticked stay ticked where they are still among them.
    pub fn set_ticks(&mut self, ticks: Vec<Tick>) {
        let on: BTreeSet<String> = self.ticked().into_iter().map(str::to_owned).collect();
        self.ticks = ticks;
        self.set(&on);
        self.cursor = self.cursor.min(self.ticks.len().saturating_sub(1));
    }

    /// Ticks or unticks by place.
    pub fn toggle(&mut self, place: usize) -> Edit {
        match self.ticks.get_mut(place) {
            Some(tick) => {
                tick.on = !tick.on;
                self.cursor = place;
                Edit::Changed
            }
            None => Edit::Ignored,
        }
    }

    /// Arrows move, space and digits tick. `Up` in the first row and `Down` in the last are `Ignored`, so that a form goes on.
    pub fn key(&mut self, key: Key) -> Edit {
        let key = key.without_input_method();
        match key.code {
            KeyCode::Up if self.cursor > 0 => self.move_to(self.cursor - 1),
            KeyCode::Down if self.cursor + 1 < self.ticks.len() => self.move_to(self.cursor + 1),
            KeyCode::Char(' ') => self.toggle(self.cursor),
            KeyCode::Char(c) if !key.ctrl && !key.alt => {
                match c.to_digit(10).and_then(|digit| digit.checked_sub(1)) {
                    Some(place) => self.toggle(place as usize),
                    None => Edit::Ignored,
                }
            }
            _ => Edit::Ignored,
        }
    }

    fn move_to(&mut self, place: usize) -> Edit {
        self.cursor = place;
        Edit::Moved
    }

    /// Stands on the first or on the last box.
    pub fn enter(&mut self, from_below: bool) {
        self.cursor = if from_below {
            self.ticks.len().saturating_sub(1)
        } else {
            0
        };
    }

    /// The rows that it takes in `width` cells.
    pub fn height(&self, width: u16) -> u16 {
        let rows: usize = self.ticks.iter().map(|tick| lines(tick, width).len()).sum();
        width::cells(rows).max(1)
    }

    /// The first row of the box under the cursor, and the row below its last.
    pub fn cursor_rows(&self, width: u16) -> (u16, u16) {
        let before: usize = self
            .ticks
            .iter()
            .take(self.cursor)
            .map(|tick| lines(tick, width).len())
            .sum();
        let own = self
            .ticks
            .get(self.cursor)
            .map_or(1, |tick| lines(tick, width).len());
        (width::cells(before), width::cells(before + own))
    }

    /// Draws it. `field` is its place in the form, for the mouse.
    pub fn view(&self, draw: &mut Draw<'_>, area: Rect, focused: bool, field: usize) {
        let mut y = 0;
        for (place, tick) in self.ticks.iter().enumerate() {
            let lines = lines(tick, area.width);
            let rows = width::cells(lines.len());
            let spot = Rect {
                height: rows.min(area.height.saturating_sub(y)),
                ..row(area, y)
            };
            if spot.is_empty() {
                break;
            }
            let role = if tick.on { Role::Normal } else { Role::Muted };
            for (number, line) in lines.iter().enumerate() {
                let face = if number == 0 {
                    box_face(tick.on)
                } else {
                    "    "
                };
                draw.text(
                    row(spot, width::cells(number)),
                    &format!("{face}{line}"),
                    role,
                );
            }
            let clause = draw.span(tick.clause.as_str(), Role::Muted);
            draw.spans_right(row(spot, 0), vec![clause]);
            if focused && place == self.cursor {
                draw.paint(spot, Role::Selected);
            }
            draw.hit(spot, Target::Option(field, place));
            y += rows;
        }
    }
}

const fn box_face(on: bool) -> &'static str {
    if on { "[x] " } else { "[ ] " }
}

fn lines(tick: &Tick, cells: u16) -> Vec<String> {
    let clause = width::width(&tick.clause);
    let room = usize::from(cells).saturating_sub(4 + clause + usize::from(clause > 0) * 2);
    width::wrap(&tick.label, room.max(8))
}
