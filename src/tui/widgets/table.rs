//! A table of rows of which only those in sight are asked for.

use std::borrow::Cow;

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::list::ListState;
use crate::tui::draw::{Draw, Target, below, indent, row};
use crate::tui::theme::Role;
use crate::tui::width;

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    pub title: Cow<'static, str>,
    /// The cells that it takes at least.
    pub min: u16,
    /// Its share of the cells that are left over; 0 keeps it at its least.
    pub flex: u16,
    pub right: bool,
    /// The rows are in its order: its title stands out.
    pub leads: bool,
    /// It is left out where the table is narrower than this.
    pub from: u16,
}

impl Column {
    /// A column of exactly these cells.
    pub fn fixed(title: impl Into<Cow<'static, str>>, cells: u16) -> Self {
        Self {
            title: title.into(),
            min: cells,
            flex: 0,
            right: false,
            leads: false,
            from: 0,
        }
    }

    /// A column that takes a share of what is left over.
    pub fn flex(title: impl Into<Cow<'static, str>>, min: u16, flex: u16) -> Self {
        Self {
            flex,
            ..Self::fixed(title, min)
        }
    }

    /// Its texts stand at the right.
    #[must_use]
    pub fn right(self) -> Self {
        Self {
            right: true,
            ..self
        }
    }

    /// The rows are in its order where `leads`.
    #[must_use]
    pub fn leads(self, leads: bool) -> Self {
        Self { leads, ..self }
    }

    /// Left out where the table is narrower than this.
    #[must_use]
    pub fn from(self, width: u16) -> Self {
        Self {
            from: width,
            ..self
        }
    }
}

/// What stands in one cell of the table.
#[derive(Clone, Debug)]
pub struct Cell<'a> {
    pub text: Cow<'a, str>,
    pub role: Role,
}

impl<'a> Cell<'a> {
    pub fn new(text: impl Into<Cow<'a, str>>) -> Self {
        Self::of(text, Role::Normal)
    }

    pub fn muted(text: impl Into<Cow<'a, str>>) -> Self {
        Self::of(text, Role::Muted)
    }

    pub fn of(text: impl Into<Cow<'a, str>>, role: Role) -> Self {
        Self {
            text: text.into(),
            role,
        }
    }
}

/// A row as the table draws it.
#[derive(Clone, Debug)]
pub enum Row<'a> {
    /// One cell for each column, those left out included.
    Cells(Vec<Cell<'a>>),
    /// A heading between rows, over the whole width.
    Heading(Cell<'a>),
    /// A row that is not at hand yet.
    Coming,
}

/// A table over a list.
#[derive(Debug)]
pub struct Table<'a> {
    pub columns: &'a [Column],
    pub state: &'a ListState,
    /// The rows known of.
    pub length: usize,
    /// Whether the table has the keys.
    pub focused: bool,
}

impl Table<'_> {
    /// Draws the titles and the rows in sight; `at` is asked for those only.
    pub fn view<'r>(&self, draw: &mut Draw<'_>, area: Rect, at: impl Fn(usize) -> Row<'r>) {
        if area.height < 2 || area.width < 4 {
            return;
        }
        let body = below(area, 1);
        let bar = usize::from(body.height) < self.length;
        let inside = Rect {
            width: area.width - u16::from(bar),
            ..area
        };
        let places = places(self.columns, inside.width);
        self.titles(draw, row(inside, 0), &places);
        let sight = self.state.sight(usize::from(body.height));
        for (line, index) in sight
            .clone()
            .enumerate()
            .take_while(|(_, index)| *index < self.length)
        {
            let spot = row(
                Rect {
                    width: inside.width,
                    ..body
                },
                width::cells(line),
            );
            self.row(draw, spot, &places, index, at(index));
        }
        if bar {
            scrollbar(
                draw,
                Rect {
                    x: area.right() - 1,
                    width: 1,
                    ..body
                },
                sight.start,
                self.length,
            );
        }
    }

    fn titles(&self, draw: &mut Draw<'_>, area: Rect, places: &[Option<(u16, u16)>]) {
        for (column, place) in self.columns.iter().zip(places) {
            if let Some((x, cells)) = place {
                let text = fitted(&column.title, *cells, column.right);
                let role = if column.leads {
                    Role::Accent
                } else {
                    Role::Muted
                };
                let spot = Rect {
                    width: *cells,
                    ..indent(area, *x)
                };
                draw.text(spot, &text, role);
            }
        }
    }

    fn row(
        &self,
        draw: &mut Draw<'_>,
        area: Rect,
        places: &[Option<(u16, u16)>],
        index: usize,
        row: Row<'_>,
    ) {
        match row {
            Row::Cells(cells) => {
                for ((column, place), cell) in self.columns.iter().zip(places).zip(&cells) {
                    if let Some((x, wide)) = place {
                        let text = fitted(&cell.text, *wide, column.right);
                        draw.text(
                            Rect {
                                width: *wide,
                                ..indent(area, *x)
                            },
                            &text,
                            cell.role,
                        );
                    }
                }
            }
            Row::Heading(cell) => {
                heading(draw, area, &cell);
                return;
            }
            Row::Coming => {
                draw.text(indent(area, 2), "…", Role::Placeholder);
            }
        }
        if index == self.state.selected {
            let sign = draw.signs().cursor;
            draw.text(area, sign, Role::Accent);
            draw.paint(
                area,
                if self.focused {
                    Role::Selected
                } else {
                    Role::SelectedAside
                },
            );
        }
        draw.hit(area, Target::Row(index));
    }
}

fn heading(draw: &mut Draw<'_>, area: Rect, cell: &Cell<'_>) {
    let line = draw.signs().line;
    let used = draw.text(indent(area, 2), &cell.text, cell.role);
    let rest = indent(area, used + 3);
    let rule = line.repeat(usize::from(rest.width));
    let style = draw.style(Role::Border);
    draw.spans(rest, vec![Span::styled(rule, style)]);
}

fn fitted(text: &str, cells: u16, right: bool) -> String {
    if right {
        width::pad_left(text, usize::from(cells))
    } else {
        width::pad(text, usize::from(cells))
    }
}

/// Where each column begins and how wide it is; `None` where it is left out. Two cells at the left are the cursor's.
fn places(columns: &[Column], total: u16) -> Vec<Option<(u16, u16)>> {
    const GAP: u16 = 2;
    const MARGIN: u16 = 2;
    let shown = |column: &&Column| column.from <= total;
    let least: u16 = columns
        .iter()
        .filter(shown)
        .map(|column| column.min + GAP)
        .sum::<u16>()
        .saturating_sub(GAP);
    let shares: u16 = columns.iter().filter(shown).map(|column| column.flex).sum();
    let spare = total.saturating_sub(MARGIN + least);
    let mut x = MARGIN;
    let mut given = 0;
    let mut shares_seen = 0;
    let place = |column: &Column| {
        if column.from > total {
            return None;
        }
        shares_seen += column.flex;
        let until = (u32::from(spare) * u32::from(shares_seen))
            .checked_div(u32::from(shares))
            .unwrap_or(0);
        let extra = width::cells(until as usize) - given;
        given += extra;
        let cells = (column.min + extra).min(total.saturating_sub(x));
        let at = x;
        x = (x + cells + GAP).min(total);
        Some((at, cells))
    };
    columns.iter().map(place).collect()
}

/// A bar that shows how far down a list of `length` rows the first one in sight is.
pub fn scrollbar(draw: &mut Draw<'_>, area: Rect, top: usize, length: usize) {
    let height = usize::from(area.height);
    if height == 0 || length <= height {
        return;
    }
    let thumb = (height * height / length).max(1);
    let begin = (top * (height - thumb))
        .div_ceil(length - height)
        .min(height - thumb);
    let signs = draw.signs();
    for line in 0..height {
        let (sign, role) = if (begin..begin + thumb).contains(&line) {
            (signs.thumb, Role::Muted)
        } else {
            (signs.bar, Role::Border)
        };
        draw.text(row(area, width::cells(line)), sign, role);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_what_is_left_over() {
        let columns = [
            Column::fixed("编号", 11),
            Column::flex("事由", 10, 3),
            Column::flex("部门", 6, 1),
        ];
        assert_eq!(
            places(&columns, 80),
            [Some((2, 11)), Some((15, 45)), Some((62, 18))]
        );
        let last = places(&columns, 80).pop().flatten().unwrap();
        assert_eq!(last.0 + last.1, 80);
    }

    #[test]
    fn a_narrow_table_leaves_columns_out() {
        let columns = [
            Column::fixed("编号", 11),
            Column::flex("电话", 11, 0).from(100),
            Column::flex("事由", 10, 1),
        ];
        assert_eq!(places(&columns, 60), [Some((2, 11)), None, Some((15, 45))]);
    }

    #[test]
    fn a_table_far_too_narrow_still_has_places() {
        let columns = [Column::fixed("编号", 11), Column::flex("事由", 10, 1)];
        assert_eq!(places(&columns, 8), [Some((2, 6)), Some((8, 0))]);
    }
}
