//! The boxes that every screen uses: confirm, action menu, help, command palette. All of them read the command table.

mod confirm;
pub mod finder;
mod help;
mod menu;
mod palette;
mod picker;

pub use confirm::Confirm;
pub use finder::FinderBox;
pub use help::Help;
pub use menu::Menu;
pub use palette::PaletteBox;
pub use picker::{Pick, Picker};

use super::commands::{Command, Id, Reason};
use super::model::Model;

/// A command as a box offers it: with the user's key, and why not where it cannot be run.
#[derive(Clone, Debug)]
struct Offer {
    id: Id,
    key: String,
    enabled: Result<(), Reason>,
}

impl Offer {
    fn of(model: &Model, command: &Command) -> Self {
        Self {
            id: command.id,
            key: model.shell.keymap.label(command.id).unwrap_or_default(),
            enabled: (command.enabled)(model),
        }
    }

    fn title(&self, lang: crate::text::Lang) -> &'static str {
        super::commands::command(self.id).map_or("", |command| (command.title)(lang))
    }
}

/// Draws one offer in a row: title, then at the right its key, or why it cannot be run.
fn offer_row(
    draw: &mut super::draw::Draw<'_>,
    area: ratatui::layout::Rect,
    offer: &Offer,
    selected: bool,
) {
    use super::theme::Role;
    let (role, right) = match &offer.enabled {
        Ok(()) => (Role::Normal, draw.span(offer.key.clone(), Role::Accent)),
        Err(reason) => (Role::Disabled, draw.span(reason.0.clone(), Role::Muted)),
    };
    let sign = if selected { draw.signs().cursor } else { " " };
    let title = format!("{sign} {}", offer.title(draw.lang()));
    let used = draw.text(area, &title, role);
    let rest = super::draw::indent(area, used + 2);
    let spans = super::width::cut_spans(vec![right], usize::from(rest.width));
    draw.spans_right(rest, spans);
    if selected {
        draw.paint(area, Role::Selected);
    }
}
