//! The last row: the commands that matter here with the user's own keys, or for a while what has just happened.

use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::tui::commands::{self, Command, global};
use crate::tui::draw::{Draw, Target, indent};
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::width;

/// Draws the footer in the row.
pub fn view(model: &Model, draw: &mut Draw<'_>, area: Rect) {
    if let Some(shown) = &model.toast {
        let signs = draw.signs();
        let (sign, role) = if shown.toast.bad {
            (signs.warn, Role::Error)
        } else {
            (signs.ok, Role::Ok)
        };
        draw.text(
            indent(area, 1),
            &format!("{sign} {}", shown.toast.text),
            role,
        );
        return;
    }
    let area = always(model, draw, area);
    let mut x = 1;
    for command in shown(model) {
        let cells = width::cells(width::spans_width(&hint_spans(model, draw, command)));
        if x + cells > area.width {
            continue; // a title that is cut says less than none
        }
        x += hint(model, draw, indent(area, x), command) + 2;
    }
}

/// What is always at the right: palette and help. Gives what is left of the row.
fn always(model: &Model, draw: &mut Draw<'_>, area: Rect) -> Rect {
    let mut rest = area;
    for id in [global::HELP, global::PALETTE] {
        let Some(command) = commands::command(id).filter(|_| model.layers.is_empty()) else {
            continue;
        };
        let cells = width::cells(width::spans_width(&hint_spans(model, draw, command)));
        let spot = indent(rest, rest.width.saturating_sub(cells + 1));
        hint(model, draw, spot, command);
        rest.width = rest.width.saturating_sub(cells + 2);
    }
    rest
}

/// The commands of the scopes on top that have a place in the footer and a key, in order.
fn shown(model: &Model) -> Vec<&'static Command> {
    let scopes = model.top().scopes();
    let here = |command: &&Command| command.footer > 0 && scopes.contains(&command.scope);
    let mut commands: Vec<_> = commands::all().filter(here).collect();
    commands.retain(|command| !model.shell.keymap.keys(command.id).is_empty());
    commands.sort_by_key(|command| {
        (
            command.footer,
            scopes.iter().position(|scope| *scope == command.scope),
        )
    });
    commands
}

fn hint(model: &Model, draw: &mut Draw<'_>, area: Rect, command: &Command) -> u16 {
    let spans = hint_spans(model, draw, command);
    let used = draw.spans(area, spans);
    draw.hit(
        Rect {
            width: used,
            ..area
        },
        Target::Command(command.id),
    );
    used
}

fn hint_spans<'a>(model: &Model, draw: &Draw<'_>, command: &Command) -> Vec<Span<'a>> {
    let enabled = (command.enabled)(model).is_ok();
    let (key_role, title_role) = if enabled {
        (Role::Accent, Role::Muted)
    } else {
        (Role::Disabled, Role::Disabled)
    };
    let key = model.shell.keymap.label(command.id).unwrap_or_default();
    let title = (command.title)(draw.lang());
    vec![
        draw.span(key, key_role),
        draw.span(format!(" {title}"), title_role),
    ]
}
