//! Where one stands in a list of rows, and which of them are in sight.

use std::cell::Cell;

use crate::tui::commands::{Id, list};

/// The row under the cursor and the first one in sight. The height is that of the last frame.
#[derive(Clone, Debug, Default)]
pub struct ListState {
    pub selected: usize,
    top: Cell<usize>,
    height: Cell<usize>,
}

impl ListState {
    /// Moves by a command of `Scope::List` in a list of `length` rows. `false` where the command is none of them.
    pub fn command(&mut self, id: Id, length: usize) -> bool {
        let page = self.height.get().saturating_sub(1).max(1);
        let wanted = match id {
            list::UP => self.selected.saturating_sub(1),
            list::DOWN => self.selected.saturating_add(1),
            list::PAGE_UP => self.selected.saturating_sub(page),
            list::PAGE_DOWN => self.selected.saturating_add(page),
            list::FIRST => 0,
            list::LAST => usize::MAX,
            _ => return false,
        };
        self.select(wanted, length);
        true
    }

    /// Stands on a row, or on the last where there are fewer.
    pub fn select(&mut self, row: usize, length: usize) {
        self.selected = row.min(length.saturating_sub(1));
    }

    /// Stands on the first row of another list.
    pub fn reset(&mut self) {
        self.selected = 0;
        self.top.set(0);
    }

    /// Stands where the row under the cursor has gone to, with as much above it in sight as before. At the top of the list the
    /// top stays in sight, so that what comes in above is seen.
    pub fn follow(&mut self, row: usize, length: usize) {
        let above = self.selected.saturating_sub(self.top.get());
        let at_top = self.top.get() == 0;
        self.select(row, length);
        if !at_top {
            self.top.set(self.selected.saturating_sub(above));
        }
    }

    /// Makes sure that `row`, which is above the selected one, is in sight where there is room for both.
    pub fn reveal(&self, row: usize) {
        self.top.set(self.top.get().min(row));
    }

    /// The rows in sight, with the selected one among them, when `height` rows fit.
    pub fn sight(&self, height: usize) -> std::ops::Range<usize> {
        let grown = height.saturating_sub(self.height.replace(height));
        if grown < height {
            self.top.set(self.top.get().saturating_sub(grown)); // a taller window shows more above, not nothing below
        }
        let least = (self.selected + 1).saturating_sub(height);
        let top = self.top.get().clamp(least, self.selected.max(least));
        self.top.set(top);
        top..top + height
    }

    /// The rows that were in sight at the last frame and a page beyond: what to have at hand.
    pub fn ahead(&self) -> std::ops::Range<usize> {
        let height = self.height.get().max(50);
        let top = self.top.get().min(self.selected);
        top..top.max(self.selected) + 2 * height
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selected_row_is_always_in_sight() {
        let mut state = ListState::default();
        assert_eq!(state.sight(5), 0..5);
        for _ in 0..6 {
            state.command(list::DOWN, 100);
        }
        assert_eq!((state.selected, state.sight(5)), (6, 2..7));
        state.command(list::UP, 100);
        assert_eq!((state.selected, state.sight(5)), (5, 2..7));
        state.command(list::LAST, 100);
        assert_eq!((state.selected, state.sight(5)), (99, 95..100));
        state.command(list::PAGE_UP, 100);
        assert_eq!((state.selected, state.sight(5)), (95, 95..100));
        state.command(list::FIRST, 100);
        assert_eq!((state.selected, state.sight(5)), (0, 0..5));
    }

    #[test]
    fn a_window_that_grows_shows_more_rows_and_not_an_empty_end() {
        let mut state = ListState::default();
        state.sight(3);
        state.command(list::LAST, 6);
        assert_eq!(state.sight(3), 3..6);
        assert_eq!(state.sight(5), 1..6);
        assert_eq!(state.sight(9), 0..9);
    }

    #[test]
    fn the_cursor_goes_with_its_row() {
        let mut state = ListState::default();
        state.sight(5);
        state.select(2, 100);
        state.follow(3, 100);
        assert_eq!((state.selected, state.sight(5)), (3, 0..5));
        state.select(50, 100);
        state.sight(5);
        state.follow(52, 100);
        assert_eq!((state.selected, state.sight(5)), (52, 48..53));
        state.reveal(40);
        assert_eq!(state.sight(5), 48..53);
    }

    #[test]
    fn an_empty_list_has_no_row_to_move_to() {
        let mut state = ListState::default();
        assert!(state.command(list::DOWN, 0));
        assert_eq!(state.selected, 0);
        assert!(!state.command(Id("other"), 0));
    }
}
