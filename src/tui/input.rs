//! What an event means to what is on top: a command of the table, a text, or nothing.

use ratatui::crossterm::event::{Event, KeyCode, KeyEventKind};
use ratatui::layout::Size;

use super::action::{Action, AppEvent};
use super::commands::{Command, Scope, global};
use super::key::Key;
use super::model::Model;

/// The action of an event; `None` where it means nothing.
pub fn interpret(model: &Model, event: AppEvent) -> Option<Action> {
    match event {
        AppEvent::Terminal(event) => terminal(model, event),
        AppEvent::Reply(reply) => Some(Action::Reply(reply)),
        AppEvent::DeskChanged => Some(Action::DeskChanged),
        AppEvent::Hangup => Some(Action::Leave),
    }
}

fn terminal(model: &Model, event: Event) -> Option<Action> {
    match event {
        Event::Key(event) if event.kind != KeyEventKind::Release => Some(key(model, event.into())),
        Event::Paste(text) => Some(Action::Paste(text)),
        Event::Mouse(event) => Some(Action::Mouse(event)),
        Event::Resize(width, height) => Some(Action::Resize(Size { width, height })),
        _ => None,
    }
}

/// The action of a key.
///
/// In a text field, what a text field takes goes there. Of the commands with this key the nearest that can be run now is run;
/// where none can, the nearest is named, so that `update` says why.
pub fn key(model: &Model, key: Key) -> Action {
    if key == Key::plain(KeyCode::Esc) && model.busy().is_some_and(|busy| busy.doing.stops) {
        return Action::Stop;
    }
    if model.top().typing() && is_text(key) {
        return Action::Type(key);
    }
    let commands: Vec<_> = model.shell.keymap.lookup(&model.scopes(), key);
    let commands: Vec<_> = commands
        .into_iter()
        .filter(|command| applies(model, command))
        .collect();
    let runnable = commands
        .iter()
        .find(|command| (command.enabled)(model).is_ok());
    match runnable.or(commands.first()) {
        Some(command) => Action::Command(command.id),
        None => Action::Type(key),
    }
}

/// Whether a command is meant at all: above a dialog only a few global ones are; the lock where the dialog is at work that does
/// not end with it.
pub(super) fn applies(model: &Model, command: &Command) -> bool {
    const ABOVE_DIALOGS: [super::commands::Id; 4] =
        [global::HELP, global::WHY, global::REDRAW, global::QUIT];
    let locks = command.id == global::SIGN_OUT && model.in_steps().is_some();
    command.scope != Scope::Global
        || model.layers.is_empty()
        || ABOVE_DIALOGS.contains(&command.id)
        || locks
}

/// Whether a text field takes this key.
fn is_text(key: Key) -> bool {
    match key.code {
        KeyCode::Char('z' | 'y' | 'a' | 'c' | 'x' | 'v') if key.ctrl => true,
        KeyCode::Char(_) => !key.ctrl && !key.alt,
        KeyCode::Backspace
        | KeyCode::Delete
        | KeyCode::Left
        | KeyCode::Right
        | KeyCode::Home
        | KeyCode::End => true,
        _ => false,
    }
}
