//! What happened, one below the other, with the time at the left and a line that joins them.

use ratatui::layout::Rect;

use super::list::ListState;
use super::table::scrollbar;
use crate::tui::draw::{Draw, Target, indent, row};
use crate::tui::theme::Role;
use crate::tui::width;

/// One thing that happened.
#[derive(Clone, Debug)]
pub struct Entry {
    /// `09-28 10:12`.
    pub when: String,
    pub title: String,
    /// The look of its title: what matters stands out.
    pub role: Role,
    /// Who did it, at the right.
    pub who: String,
    /// More of it, wrapped below.
    pub lines: Vec<String>,
}

const TIME: u16 = 13;

/// Draws the entries; the selected one is in sight. Give `focused` where it has the keys.
pub fn view(draw: &mut Draw<'_>, area: Rect, entries: &[Entry], state: &ListState, focused: bool) {
    let room = usize::from(area.width.saturating_sub(TIME + 4));
    let heights: Vec<usize> = entries
        .iter()
        .map(|entry| wrapped(entry, room).len() + 1)
        .collect();
    let first = first_in_sight(&heights, state.selected, usize::from(area.height));
    state.sight(usize::from(area.height));
    let mut y = 0;
    for (index, entry) in entries.iter().enumerate().skip(first) {
        if y >= area.height {
            break;
        }
        let rows = heights.get(index).copied().unwrap_or(1);
        let spot = Rect {
            height: width::cells(rows).min(area.height - y),
            ..row(area, y)
        };
        let spot = Rect {
            width: area.width.saturating_sub(1),
            ..spot
        };
        entry_view(draw, spot, entry, room, index + 1 == entries.len());
        if index == state.selected && focused {
            draw.paint(row(spot, 0), Role::Selected);
        }
        draw.hit(spot, Target::Row(index));
        y += width::cells(rows);
    }
    let bar = Rect {
        x: area.right().saturating_sub(1),
        width: 1,
        ..area
    };
    let total: usize = heights.iter().sum();
    let above: usize = heights.iter().take(first).sum();
    scrollbar(draw, bar, above, total);
}

fn first_in_sight(heights: &[usize], selected: usize, room: usize) -> usize {
    let mut used = 0;
    let shown = heights
        .iter()
        .take(selected + 1)
        .rev()
        .take_while(|height| {
            used += **height;
            used <= room
        });
    (selected + 1)
        .min(heights.len())
        .saturating_sub(shown.count().max(1))
}

fn wrapped(entry: &Entry, room: usize) -> Vec<String> {
    entry
        .lines
        .iter()
        .flat_map(|line| width::wrap(line, room.max(8)))
        .collect()
}

fn entry_view(draw: &mut Draw<'_>, area: Rect, entry: &Entry, room: usize, last: bool) {
    let signs = draw.signs();
    draw.text(indent(area, 1), &entry.when, Role::Muted);
    let body = indent(area, TIME);
    draw.text(body, signs.bullet, entry.role);
    let who = draw.span(entry.who.as_str(), Role::Muted);
    let taken = draw.spans_right(row(body, 0), vec![who]);
    let title = Rect {
        width: body.width.saturating_sub(taken + 3),
        ..indent(body, 2)
    };
    draw.text(title, &entry.title, entry.role);
    for (number, line) in wrapped(entry, room).iter().enumerate() {
        let spot = row(body, width::cells(number) + 1);
        if !last {
            draw.text(spot, signs.bar, Role::Border);
        }
        draw.text(indent(spot, 2), line, Role::Muted);
    }
}
