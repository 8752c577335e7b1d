//! A list whose rows stand under headings, and some of them are ticked: a heading is never stood on, and the groups follow
//! each other in a circle.

use std::collections::BTreeSet;

use super::ListState;
use crate::tui::commands::{Id, list};

/// What stands in one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<G> {
    Heading(G),
    /// The row with that place in its group.
    Row(G, usize),
    /// One with that place that is read and never stood on.
    Remark(G, usize),
}

/// The list.
#[derive(Debug)]
pub struct Groups<G> {
    pub lines: Vec<Line<G>>,
    /// Over the lines, headings included.
    pub state: ListState,
    /// The numbers of the cases that are ticked.
    pub ticked: BTreeSet<String>,
}

impl<G> Default for Groups<G> {
    fn default() -> Self {
        Self {
            lines: Vec::new(),
            state: ListState::default(),
            ticked: BTreeSet::new(),
        }
    }
}

impl<G: Copy + PartialEq> Groups<G> {
    /// The row under the cursor: its group, and its place in that.
    pub fn row(&self) -> Option<(G, usize)> {
        match self.lines.get(self.state.selected)? {
            Line::Row(group, place) => Some((*group, *place)),
            Line::Heading(_) | Line::Remark(..) => None,
        }
    }

    /// Other lines. The cursor follows the row that `is_it` knows again; where there is none, it stays where it is.
    pub fn replace(&mut self, lines: Vec<Line<G>>, is_it: impl Fn(G, usize) -> bool) {
        self.lines = lines;
        let place = self.lines.iter().position(|line| match line {
            Line::Row(group, place) => is_it(*group, *place),
            Line::Heading(_) | Line::Remark(..) => false,
        });
        let length = self.lines.len();
        match place {
            Some(place) => self.state.follow(place, length),
            None => self.state.select(self.state.selected, length),
        }
        self.onto_a_row(false);
    }

    /// Stands on a row: below a heading, or above it where `back`; on the other side where there is none.
    fn onto_a_row(&mut self, back: bool) {
        let is_row = |line: &Line<G>| matches!(line, Line::Row(..));
        let Some(place) = nearest(&self.lines, self.state.selected, back, is_row) else {
            return;
        };
        self.state.select(place, self.lines.len());
        let before = place.checked_sub(1).and_then(|above| self.lines.get(above));
        if matches!(before, Some(Line::Heading(_))) {
            self.state.reveal(place - 1);
        }
    }

    /// Moves as the commands of a list do; others are nothing to it.
    pub fn command(&mut self, id: Id) {
        if self.state.command(id, self.lines.len()) {
            self.onto_a_row(matches!(id, list::UP | list::PAGE_UP | list::LAST));
        }
    }

    /// Stands on the row at or next to this line.
    pub fn select(&mut self, line: usize) {
        self.state.select(line, self.lines.len());
        self.onto_a_row(false);
    }

    /// Stands on the first row of the group after this one, or before it where `back`; after the last comes the first.
    pub fn next_group(&mut self, back: bool) {
        let lines = self.lines.iter().enumerate();
        let firsts: Vec<(usize, G)> = lines
            .filter_map(|(line, own)| match own {
                Line::Row(group, 0) => Some((line, *group)),
                _ => None,
            })
            .collect();
        let here = self.row().map(|(group, _)| group);
        if let Some(line) = next(&firsts, here.as_ref(), back) {
            self.select(line);
        }
    }

    /// Ticks the case under the cursor, or takes its tick away, and goes on to the next.
    pub fn tick(&mut self, number: String) {
        if !self.ticked.remove(&number) {
            self.ticked.insert(number);
        }
        self.command(list::DOWN);
    }
}

/// The lines of groups that have so many rows each, in their order; an empty group has none.
pub fn lines<G: Copy>(
    groups: impl IntoIterator<Item = (G, usize)>,
    line: impl Fn(G, usize) -> Line<G>,
) -> Vec<Line<G>> {
    let mut lines = Vec::new();
    for (group, count) in groups.into_iter().filter(|(_, count)| *count > 0) {
        lines.push(Line::Heading(group));
        lines.extend((0..count).map(|place| line(group, place)));
    }
    lines
}

/// The row to stand on from `here`: this line where it is a row, else the next one below, or above where `back`; on the
/// other side where there is none.
pub fn nearest<L>(lines: &[L], here: usize, back: bool, is_row: fn(&L) -> bool) -> Option<usize> {
    let below = lines.iter().skip(here).position(is_row);
    let below = below.map(|steps| here + steps);
    let above = lines.iter().take(here + 1).rposition(is_row);
    if back {
        above.or(below)
    } else {
        below.or(above)
    }
}

/// The first row of the group after `here`, or before it where `back`; after the last comes the first. `firsts` are the first
/// rows of the groups that have any.
pub fn next<G: PartialEq>(firsts: &[(usize, G)], here: Option<&G>, back: bool) -> Option<usize> {
    let here = firsts.iter().position(|(_, group)| Some(group) == here);
    let count = firsts.len().max(1);
    let step = if back { count - 1 } else { 1 };
    let wanted = here.map_or(0, |here| (here + step) % count);
    firsts.get(wanted).map(|(line, _)| *line)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: [char; 6] = ['#', 'a', 'b', '#', 'c', '#'];

    fn from(here: usize, back: bool) -> Option<usize> {
        nearest(&LINES, here, back, |line| *line != '#')
    }

    #[test]
    fn a_heading_is_passed_over_in_the_direction_of_the_move() {
        assert_eq!((from(3, false), from(3, true)), (Some(4), Some(2)));
        assert_eq!((from(0, true), from(5, false)), (Some(1), Some(4)));
        assert_eq!(from(2, false), Some(2));
        assert_eq!(nearest(&['#'], 0, false, |line| *line != '#'), None);
    }

    #[test]
    fn the_groups_follow_each_other_in_a_circle() {
        let firsts = [(1, 'x'), (4, 'y')];
        assert_eq!(next(&firsts, Some(&'x'), false), Some(4));
        assert_eq!(next(&firsts, Some(&'y'), false), Some(1));
        assert_eq!(next(&firsts, Some(&'x'), true), Some(4));
        assert_eq!(next(&firsts, None, false), Some(1));
        assert_eq!(next::<char>(&[], None, true), None);
    }
}
