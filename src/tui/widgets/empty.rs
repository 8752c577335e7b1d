//! What stands where there is nothing: a sentence, and the key that helps.

use ratatui::layout::Rect;

use crate::tui::commands::Id;
use crate::tui::draw::{Draw, Target, row};
use crate::tui::theme::Role;
use crate::tui::width;

/// Draws `text` in the middle of `area`, and below it the command that helps, with the user's key: "F2 登记".
pub fn view(draw: &mut Draw<'_>, area: Rect, text: &str, help: Option<Id>) {
    let cells = usize::from(area.width);
    let lines = width::wrap(text, cells.saturating_sub(4).max(1));
    let middle = area.height.saturating_sub(width::cells(lines.len()) + 2) / 2;
    for (number, line) in lines.iter().enumerate() {
        draw.text(
            row(area, middle + width::cells(number)),
            &width::centre(line, cells),
            Role::Muted,
        );
    }
    let Some(command) = help.and_then(crate::tui::commands::command) else {
        return;
    };
    let title = (command.title)(draw.lang());
    let key = draw.shell.keymap.label(command.id).unwrap_or_default();
    let spot = row(area, middle + width::cells(lines.len()) + 1);
    let used = width::cells(width::width(&key) + 1 + width::width(title)).min(spot.width);
    let spot = Rect {
        x: spot.x + (spot.width - used) / 2,
        width: used,
        ..spot
    };
    let spans = vec![
        draw.span(key, Role::Accent),
        draw.span(" ", Role::Normal),
        draw.span(title, Role::Normal),
    ];
    draw.spans(spot, spans);
    draw.hit(spot, Target::Command(command.id));
}
