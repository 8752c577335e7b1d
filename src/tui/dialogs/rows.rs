//! A row of a box of kept things: what it is, and at the right when or how many.

use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::tui::draw::{Draw, Target, indent, row};
use crate::tui::theme::Role;
use crate::tui::widgets::ListState;
use crate::tui::width;

/// What stands in a row.
pub(super) struct Line<'a> {
    pub label: String,
    /// Muted, after the label, where there is room.
    pub note: &'a str,
    pub right: String,
}

/// Draws the rows in sight.
pub(super) fn view(draw: &mut Draw<'_>, area: Rect, state: &ListState, lines: &[Line<'_>]) {
    let widest = lines.iter().map(|line| width::width(&line.label)).max();
    let label_cells = width::cells(widest.unwrap_or(0)).min(area.width / 2);
    let sight = state.sight(usize::from(area.height));
    let shown = lines.iter().enumerate();
    for (number, (place, line)) in shown.skip(sight.start).take(sight.len()).enumerate() {
        let spot = row(area, width::cells(number));
        let selected = place == state.selected;
        let sign = if selected { draw.signs().cursor } else { " " };
        draw.text(spot, sign, Role::Accent);
        let right = draw.span(line.right.clone(), Role::Muted);
        let taken = draw.spans_right(spot, vec![right]);
        let rest = Rect {
            width: spot.width.saturating_sub(taken + 4),
            ..indent(spot, 2)
        };
        let label: Span<'_> = draw.span(line.label.clone(), Role::Normal);
        let room = if line.note.is_empty() {
            rest.width
        } else {
            label_cells
        };
        let spans = width::cut_spans(vec![label], usize::from(room.min(rest.width)));
        draw.spans(rest, spans);
        if !line.note.is_empty() {
            let beside = Rect {
                width: rest.width.saturating_sub(label_cells + 2),
                ..indent(rest, label_cells + 2)
            };
            let note = draw.span(line.note.to_owned(), Role::Muted);
            let note = width::cut_spans(vec![note], usize::from(beside.width));
            draw.spans(beside, note);
        }
        if selected {
            draw.paint(spot, Role::Selected);
        }
        draw.hit(spot, Target::Row(place));
    }
}
