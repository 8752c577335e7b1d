//! The last row: the commands that matter here with the user's own keys, or for a while what has just happened.

use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::tui::commands::{self, Command, global};
use crate::tui::draw::{Draw, Target, indent};
use crate::tui::key::Key;
use crate::tui::model::Model;
use crate::tui::screens::ScreenId;
use crate::tui::theme::Role;
use crate::tui::widgets::working;
use crate::tui::width;

/// From this width on the first screen also says how anything is found.
const ROOMY: u16 = 100;

/// Draws the footer in the row.
pub fn view(model: &Model, draw: &mut Draw<'_>, area: Rect) {
    if let Some(shown) = &model.toast {
        let signs = draw.signs();
        let (sign, role) = if shown.toast.bad {
            (signs.warn, Role::Error)
        } else {
            (signs.ok, Role::Ok)
        };
        let reasons = shown.why.as_ref().and(commands::command(global::WHY));
        let room = reasons.map_or(area, |why| at_the_right(model, draw, area, why));
        let text = format!("{sign} {}", shown.toast.text);
        draw.text(indent(room, 1), &text, role);
        return;
    }
    if let Some(busy) = model.busy() {
        working::view(model, draw, area, busy);
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
    let explains = model.layers.is_empty() && model.explains();
    if let Some(why) = commands::command(global::WHY).filter(|_| explains) {
        let spans = hint_spans(model, draw, why);
        if usize::from(x) + width::spans_width(&spans) <= usize::from(area.width) {
            hint(model, draw, indent(area, x), why);
        }
    }
}

/// What is always at the right: palette and help, and where the day begins, the box that finds anything. Gives what is left of the row.
fn always(model: &Model, draw: &mut Draw<'_>, area: Rect) -> Rect {
    let mut rest = area;
    let at_home = model.shell.screen == ScreenId::Home && area.width >= ROOMY;
    for id in [global::HELP, global::PALETTE, global::FIND] {
        let here = model.layers.is_empty() && (id != global::FIND || at_home);
        let Some(command) = commands::command(id).filter(|_| here) else {
            continue;
        };
        rest = at_the_right(model, draw, rest, command);
    }
    rest
}

/// A command at the right end. Gives what is left of the row.
fn at_the_right(model: &Model, draw: &mut Draw<'_>, area: Rect, command: &Command) -> Rect {
    let cells = width::cells(width::spans_width(&hint_spans(model, draw, command)));
    let spot = indent(area, area.width.saturating_sub(cells + 1));
    hint(model, draw, spot, command);
    Rect {
        width: area.width.saturating_sub(cells + 2),
        ..area
    }
}

/// The commands of the scopes on top that have a place in the footer and a key, in order.
fn shown(model: &Model) -> Vec<&'static Command> {
    let scopes = model.top().scopes();
    let here = |command: &&Command| command.footer > 0 && scopes.contains(&command.scope);
    let mut commands: Vec<_> = commands::all().filter(here).collect();
    commands.retain(|command| reachable(model, command).is_some());
    commands.sort_by_key(|command| {
        (
            command.footer,
            scopes.iter().position(|scope| *scope == command.scope),
        )
    });
    commands
}

/// The key that runs it now: while a text is typed, letters are letters.
fn reachable(model: &Model, command: &Command) -> Option<Key> {
    let typing = model.top().typing();
    let mut keys = model.shell.keymap.keys(command.id).iter().copied();
    keys.find(|key| !typing || key.typed().is_none())
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
    let key = reachable(model, command).map_or_else(String::new, Key::label);
    let title = (command.title)(draw.lang());
    vec![
        draw.span(key, key_role),
        draw.span(format!(" {title}"), title_role),
    ]
}
