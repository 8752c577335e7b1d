//! Tables: columns of fixed width, rows of boxes, boxes over several columns and rows.

use super::{Cell, Length};

/// The lines of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Borders {
    /// Every box has its frame; the outer one is stronger.
    #[default]
    Boxes,
    /// Only lines between rows: figures in a report.
    Rows,
    /// None: signatures side by side.
    None,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    pub(super) cells: Vec<Cell>,
    pub(super) height: Option<Length>,
    pub(super) head: bool,
    pub(super) breakable: bool,
    pub(super) with_next: bool,
}

impl Row {
    /// A row of boxes, left to right.
    pub fn new(cells: impl IntoIterator<Item = Cell>) -> Self {
        Self {
            cells: cells.into_iter().collect(),
            ..Self::default()
        }
    }

    /// A row of headings: repeated on top of every page that the table reaches.
    pub fn head(cells: impl IntoIterator<Item = Cell>) -> Self {
        Self {
            head: true,
            ..Self::new(cells)
        }
    }

    /// At least that high; more where the text needs it.
    #[must_use]
    pub fn height(mut self, least: Length) -> Self {
        self.height = Some(least);
        self
    }

    /// On the page of the row below it: words, and the line where they are signed.
    #[must_use]
    pub fn kept_with_next(mut self) -> Self {
        self.with_next = true;
        self
    }

    /// May be parted by the end of a page: a box that can hold pages of text. Other rows move to the next page whole.
    #[must_use]
    pub fn breakable(mut self) -> Self {
        self.breakable = true;
        self
    }
}

/// A table. What a row lacks is filled with an empty box; what does not fit into it goes on in a row below, so that no text
/// is lost. Without columns it is nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub(super) columns: Vec<Length>,
    pub(super) rows: Vec<Row>,
    pub(super) borders: Borders,
    pub(super) together: bool,
    pub(super) with_next: bool,
}

impl Table {
    /// A table without rows, its columns that wide.
    pub fn new(columns: &[Length]) -> Self {
        Self {
            columns: columns.to_vec(),
            ..Self::default()
        }
    }

    /// Adds a row.
    #[must_use]
    pub fn row(mut self, row: Row) -> Self {
        self.push(row);
        self
    }

    /// Adds a row.
    pub fn push(&mut self, row: Row) {
        self.rows.push(row);
    }

    /// All of it on one page, where a page can hold it.
    #[must_use]
    pub fn together(mut self) -> Self {
        self.together = true;
        self
    }

    /// Its last row on the page of what follows.
    #[must_use]
    pub fn kept_with_next(mut self) -> Self {
        self.with_next = true;
        self
    }

    /// Whether the row at that place stays on the page of the one after it.
    pub(super) fn keeps(&self, place: usize, rows: usize) -> bool {
        if place + 1 < rows {
            self.together
        } else {
            self.with_next
        }
    }

    /// With other lines.
    #[must_use]
    pub fn borders(mut self, borders: Borders) -> Self {
        self.borders = borders;
        self
    }

    /// Every row as the format wants it: each place of the grid is taken, by a box or by one that reaches down into it.
    pub(super) fn grid(&self) -> Vec<(&Row, Vec<Place<'_>>)> {
        let mut reaching: Vec<Reach> = vec![Reach::default(); self.columns.len()];
        let mut grid = Vec::new();
        if reaching.is_empty() {
            return grid;
        }
        for row in &self.rows {
            let mut cells = row.cells.iter();
            loop {
                grid.push((row, placed(&mut cells, &mut reaching)));
                if cells.len() == 0 {
                    break;
                }
            }
        }
        grid
    }
}

/// How far a box of an earlier row still reaches down in a column, and how wide it is.
#[derive(Clone, Copy, Debug, Default)]
struct Reach {
    rows: usize,
    span: usize,
}

/// What stands at a place of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place<'a> {
    /// `None`: a box of an earlier row reaches down, or nothing was given.
    pub(super) cell: Option<&'a Cell>,
    /// Which column it begins in, and over how many it goes.
    pub(super) column: usize,
    pub(super) span: usize,
    /// A box of an earlier row reaches down to here.
    pub(super) below: bool,
}

/// One row of the grid; takes as many cells as fit.
fn placed<'a>(cells: &mut std::slice::Iter<'a, Cell>, reaching: &mut [Reach]) -> Vec<Place<'a>> {
    let width = reaching.len();
    let mut row = Vec::new();
    let mut column = 0;
    while column < width {
        let free = reaching
            .iter()
            .skip(column)
            .take_while(|reach| reach.rows == 0)
            .count();
        let place = if let Some(reach) = reaching.get_mut(column).filter(|reach| reach.rows > 0) {
            reach.rows -= 1;
            Place {
                cell: None,
                column,
                span: reach.span.min(width - column),
                below: true,
            }
        } else {
            let fits = cells
                .as_slice()
                .first()
                .is_some_and(|cell| cell.span <= free || column == 0);
            let cell = if fits { cells.next() } else { None };
            let span = cell.map_or(free, |cell| cell.span).clamp(1, free.max(1));
            if let (Some(cell), Some(reach)) = (cell, reaching.get_mut(column)) {
                *reach = Reach {
                    rows: cell.rows - 1,
                    span,
                };
            }
            Place {
                cell,
                column,
                span,
                below: false,
            }
        };
        column += place.span;
        row.push(place);
    }
    row
}
