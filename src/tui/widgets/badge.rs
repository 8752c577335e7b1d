//! The level of a case, told by a sign, a word and a colour.

use ratatui::text::Span;

use super::table::Cell;
use crate::text::Lang;
use crate::tui::draw::Draw;
use crate::tui::model::Shell;
use crate::tui::theme::Role;
use crate::tui::width;

/// The level as a cell of a table: `!!一级`, ` !二级`, `  三级`.
pub fn level_cell<'a>(shell: &Shell, level: Option<&str>, rank: Option<u8>) -> Cell<'a> {
    match (level, rank) {
        (Some(level), Some(rank)) => {
            Cell::of(face(&label(shell, level), rank), Role::of_level(rank))
        }
        _ => Cell::of("  —", Role::Muted),
    }
}

/// The level as a span.
pub fn level<'a>(draw: &Draw<'_>, level: &str, rank: u8) -> Span<'a> {
    let text = face(&label(draw.shell, level), rank)
        .trim_start()
        .to_owned();
    draw.span(text, Role::of_level(rank))
}

/// The cells that the widest level of the regulation takes in a column, its sign included.
pub fn level_width(shell: &Shell) -> u16 {
    let levels = shell.desk.iter().flat_map(|desk| &desk.regulation.levels);
    let widest = levels
        .map(|level| width::width(level.label.get(shell.lang)))
        .max()
        .unwrap_or(0);
    width::cells(widest + 2).clamp(6, 12)
}

/// What the regulation calls a level.
pub fn label(shell: &Shell, level: &str) -> String {
    let known = shell
        .desk
        .as_ref()
        .and_then(|desk| desk.regulation.level(level));
    known.map_or_else(
        || bare(shell.lang, level),
        |level| level.label.get(shell.lang).to_owned(),
    )
}

fn bare(lang: Lang, level: &str) -> String {
    match lang {
        Lang::Zh => format!("{level}级"),
        Lang::En => format!("level {level}"),
    }
}

fn face(label: &str, rank: u8) -> String {
    let sign = match rank {
        0 | 1 => "!!",
        2 => " !",
        _ => "  ",
    };
    format!("{sign}{label}")
}
