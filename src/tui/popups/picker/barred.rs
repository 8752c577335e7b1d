//! What stands in a list and cannot be chosen now: grey, with its reason at the foot while the cursor is on it, so that people
//! learn when it can be.

use ratatui::layout::Rect;

use crate::tui::dialogs::WhyNot;
use crate::tui::draw::Draw;
use crate::tui::theme::Role;
use crate::tui::width;

/// The least cells of a list with reasons: they are sentences.
pub(super) const LEAST: u16 = 52;

/// One that cannot be chosen now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Barred {
    /// The value of its pick.
    pub value: String,
    pub why: WhyNot,
}

/// The rows that the longest reason takes.
pub(super) fn rows(barred: &[Barred], cells: u16) -> u16 {
    let wrapped = |entry: &Barred| width::wrap(&entry.why.text, usize::from(cells)).len();
    width::cells(barred.iter().map(wrapped).max().unwrap_or(0))
}

/// Cuts the foot off `area` and tells the reason there. Gives what is left for the list.
pub(super) fn view(
    barred: &[Barred],
    selected: Option<&Barred>,
    draw: &mut Draw<'_>,
    area: Rect,
) -> Rect {
    let height = rows(barred, area.width).min(area.height.saturating_sub(1));
    let list = Rect {
        height: area.height - height,
        ..area
    };
    if let Some(entry) = selected {
        let foot = Rect {
            y: list.bottom(),
            height,
            ..area
        };
        draw.paragraph(foot, &entry.why.text, Role::Muted);
    }
    list
}
