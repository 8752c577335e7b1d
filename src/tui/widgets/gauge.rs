//! A bar that shows a part of a whole, in one row.

use ratatui::layout::Rect;

use crate::tui::draw::Draw;
use crate::tui::theme::Role;
use crate::tui::width;

/// Draws `part` of `whole` as a bar over the row.
pub fn view(draw: &mut Draw<'_>, area: Rect, part: u64, whole: u64, role: Role) {
    let cells = u64::from(area.width);
    let filled = (part.min(whole) * cells).checked_div(whole).unwrap_or(0);
    let signs = draw.signs();
    let times = |n: u64| usize::try_from(n).unwrap_or(0);
    let full = draw.span(signs.full.repeat(times(filled)), role);
    let empty = draw.span(signs.empty.repeat(times(cells - filled)), Role::Border);
    draw.spans(area, vec![full, empty]);
}

/// How many cells `part` of `whole` takes of `cells`.
pub fn share(part: u64, whole: u64, cells: u16) -> u16 {
    let share = (part.min(whole) * u64::from(cells))
        .checked_div(whole)
        .unwrap_or(0);
    width::cells(usize::try_from(share).unwrap_or(0))
}
