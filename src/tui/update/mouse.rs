//! The mouse: a click means what was drawn there, the wheel moves through rows.

use chrono::TimeDelta;
use ratatui::crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::Turn;
use crate::tui::commands::{Scope, list};
use crate::tui::draw::Target;

/// Rows that one notch of the wheel moves.
const NOTCH: usize = 3;

impl Turn<'_> {
    pub(super) fn mouse(&mut self, event: MouseEvent) {
        let at = Position::new(event.column, event.row);
        match event.kind {
            MouseEventKind::Down(MouseButton::Left) => self.click(at),
            MouseEventKind::ScrollDown => self.scroll(list::DOWN),
            MouseEventKind::ScrollUp => self.scroll(list::UP),
            _ => self.model.redraw = false,
        }
    }

    fn click(&mut self, at: Position) {
        let double = self.is_second_click(at);
        match self.model.hits.at(at) {
            Some(Target::Command(id)) => self.run(id),
            Some(target) => self.tell_top(|surface, shell| surface.click(target, double, shell)),
            None => {}
        }
    }

    fn is_second_click(&mut self, at: Position) -> bool {
        let now = self.model.shell.now;
        let before = self.model.last_click.replace((at, now));
        before
            .is_some_and(|(place, time)| place == at && now - time <= TimeDelta::milliseconds(500))
    }

    fn scroll(&mut self, command: crate::tui::commands::Id) {
        if self.model.top().scopes().contains(&Scope::List) {
            for _ in 0..NOTCH {
                self.run(command);
            }
        }
    }
}
