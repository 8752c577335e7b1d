//! The frame of the settings: the list of sections, and a heading with a rule.

use ratatui::layout::Rect;

use crate::tui::draw::{Draw, Target, below, indent, row};
use crate::tui::theme::Role;
use crate::tui::width;

/// A click on the list of sections is on an option of this field.
pub(super) const LIST: usize = usize::MAX;

/// The cells of the list of sections.
const CELLS: u16 = 16;

/// Draws the list of sections, and gives what is left beside it.
pub(super) fn view(
    draw: &mut Draw<'_>,
    area: Rect,
    titles: &[&str],
    here: usize,
    focused: bool,
) -> Rect {
    let list = Rect {
        width: CELLS.min(area.width),
        ..below(area, 1)
    };
    let cursor = draw.signs().cursor;
    for (place, title) in titles.iter().enumerate() {
        let spot = row(list, width::cells(place));
        let inside = Rect {
            width: spot.width.saturating_sub(2),
            ..indent(spot, 1)
        };
        let role = if place == here {
            Role::Accent
        } else {
            Role::Normal
        };
        draw.text(indent(inside, 2), title, role);
        if place == here {
            draw.text(inside, cursor, Role::Accent);
            let look = if focused {
                Role::Selected
            } else {
                Role::SelectedAside
            };
            draw.paint(inside, look);
        }
        draw.hit(spot, Target::Option(LIST, place));
    }
    let bar = draw.signs().bar;
    for line in 0..area.height {
        let spot = indent(row(area, line), CELLS - 1);
        draw.text(Rect { width: 1, ..spot }, bar, Role::Border);
    }
    let rest = indent(area, CELLS + 1);
    Rect {
        width: rest.width.saturating_sub(1),
        ..rest
    }
}

/// A heading with a rule to the right edge.
pub(super) fn heading(draw: &mut Draw<'_>, area: Rect, title: &str) {
    let line = draw.signs().line;
    let used = draw.text(indent(area, 1), title, Role::Title);
    let rest = indent(area, used + 2);
    draw.text(rest, &line.repeat(usize::from(rest.width)), Role::Border);
}
