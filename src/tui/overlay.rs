//! The only place that puts something above what is drawn.
//!
//! A Chinese character takes two cells. Where a box begins on its second one, the terminal would draw the character over the
//! box's border; so the character gives way to a space first.

use ratatui::layout::{Rect, Size};
use ratatui::widgets::{Block, BorderType, Clear};

use super::draw::Draw;
use super::theme::Role;
use super::width;

/// Clears `area` for something that stands above, in the look of a popup.
pub fn clear(draw: &mut Draw<'_>, area: Rect) {
    let area = area.intersection(draw.buf.area);
    part_wide_glyphs(draw, area);
    draw.widget(Clear, area);
    draw.paint(area, Role::Normal);
}

fn part_wide_glyphs(draw: &mut Draw<'_>, area: Rect) {
    let Some(left) = area.x.checked_sub(1) else {
        return;
    };
    for y in area.top()..area.bottom() {
        if let Some(cell) = draw.buf.cell_mut((left, y))
            && width::width(cell.symbol()) > 1
        {
            cell.set_symbol(" ");
        }
    }
}

/// Clears `area`, draws a box with a title around it, and gives its inside (one cell of air at the left and right).
pub fn boxed(draw: &mut Draw<'_>, area: Rect, title: &str, border: Role) -> Rect {
    clear(draw, area);
    let title = width::cut(title, usize::from(area.width.saturating_sub(6))).into_owned();
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_set(draw.shell.theme.border())
        .border_style(draw.style(border))
        .title(draw.span(format!(" {title} "), Role::Title));
    let inside = block.inner(area);
    draw.widget(block, area);
    Rect {
        x: inside.x + inside.width.min(1),
        width: inside.width.saturating_sub(2),
        ..inside
    }
}

/// The box for an inside of `wanted`, in the middle of `screen` and within it.
pub fn centred(screen: Rect, wanted: Size) -> Rect {
    let width = wanted.width.saturating_add(4).min(screen.width);
    let height = wanted.height.saturating_add(2).min(screen.height);
    Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + (screen.height - height) / 2,
        width,
        height,
    }
}
