//! Running a command of the table: is it allowed now, and whose is it?

use super::{Turn, global};
use crate::tui::commands::{self, Id, Scope, form};

/// Runs a command in what is on top, or says why it cannot be run.
pub(super) fn run(turn: &mut Turn<'_>, id: Id) {
    let Some(command) = commands::command(id) else {
        return;
    };
    if let Err(reason) = (command.enabled)(turn.model) {
        turn.refuse(command, reason);
        return;
    }
    if id == form::CANCEL && (turn.shrink() || turn.asks_before_leaving()) {
        return;
    }
    match command.scope {
        _ if id == form::OPEN => turn.open_aid(),
        Scope::Global => global::run(turn, id),
        _ => turn.tell_top(|surface, shell| surface.command(id, shell)),
    }
}
