//! A report as lines of a screen: headings, heads of columns, rows with bars. Made once for each report and width, so that
//! drawing only copies what is in sight.

use crate::report::{Report, Row, Section};
use crate::text::{Lang, cut, pad, pad_left, width};

/// Cells between two columns of a table.
const GAP: usize = 2;
/// Where a table is too wide its texts give way, but none to fewer cells than these: a number, a date with its time.
const SHORTEST: usize = 16;
/// A bar is drawn from this many cells on, and never longer than the other number.
const BAR: (usize, usize) = (8, 40);
/// From this many cells on the lines may stand in two columns, as in a newspaper.
const WIDE: usize = 126;
/// What the second column takes of them: the gap before it, and the cells for its cursor.
const SECOND: usize = 4;

/// One line of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Heading(String),
    Note(String),
    Head(String),
    Row {
        text: String,
        /// One text for each thing that is counted: what it is drawn with tells it from the others.
        bar: String,
        total: bool,
        query: Option<String>,
    },
    Blank,
}

impl Line {
    /// Whether the cursor can stand on it.
    pub(super) fn is_row(&self) -> bool {
        matches!(self, Self::Row { .. })
    }
}

/// The signs of a bar's parts.
pub(super) type BarSigns = [&'static str; 3];

/// The lines of a report for a screen that has `cells` cells for a line.
pub(super) fn lines(report: &Report, lang: Lang, cells: usize, signs: BarSigns) -> Vec<Line> {
    let whole = laid(report, lang, cells, signs);
    if columns(&whole, cells) == 1 {
        whole
    } else {
        laid(report, lang, half(cells), signs)
    }
}

/// In how many columns the lines stand: in two where the screen is wide, there are several tables, and none of them would lose
/// anything in half the cells.
pub(super) fn columns(lines: &[Line], cells: usize) -> u16 {
    if cells < WIDE {
        return 1;
    }
    let tables = lines.iter().filter(|line| matches!(line, Line::Heading(_)));
    let fits = |line: &Line| match line {
        Line::Head(text) => width(text) <= half(cells),
        _ => true,
    };
    if tables.count() > 1 && lines.iter().all(fits) {
        2
    } else {
        1
    }
}

fn half(cells: usize) -> usize {
    cells.saturating_sub(SECOND) / 2
}

fn laid(report: &Report, lang: Lang, cells: usize, signs: BarSigns) -> Vec<Line> {
    let mut lines = Vec::new();
    for section in &report.sections {
        if !lines.is_empty() {
            lines.push(Line::Blank);
        }
        let widths = widths(section, cells);
        let bars = bars_beside(section, &widths, cells, signs);
        lines.push(Line::Heading(heading(section, &widths, &bars, signs)));
        let note = section.note.iter();
        let wrapped = note.flat_map(|note| crate::text::wrap(note, cells.max(1)));
        lines.extend(wrapped.map(Line::Note));
        if section.rows.is_empty() {
            let nothing = crate::report::words::empty(lang).to_owned();
            lines.push(Line::Note(nothing));
        } else {
            lines.extend(table(section, &widths, &bars));
        }
    }
    lines
}

/// Where bars of several parts are drawn, the heading says what each is drawn with; where columns had to be left out, it ends
/// with `…`.
fn heading(section: &Section, widths: &[usize], bars: &[String], signs: BarSigns) -> String {
    if widths.len() < section.columns.len() && !section.rows.is_empty() {
        return format!("{} …", section.title);
    }
    let drawn = section.chart.as_ref().map(|chart| chart.columns.as_slice());
    let seen = bars.iter().any(|bar| !bar.is_empty());
    let Some(columns) = drawn.filter(|columns| seen && columns.len() > 1) else {
        return section.title.clone();
    };
    let key = |(at, sign): (&usize, &str)| {
        let title = section.columns.get(*at)?.title.as_str();
        Some(format!("{sign} {title}"))
    };
    let keys: Vec<String> = columns.iter().zip(signs).filter_map(key).collect();
    format!("{}  {}", section.title, keys.join("  "))
}

fn table(section: &Section, widths: &[usize], bars: &[String]) -> Vec<Line> {
    let titles = section.columns.iter().map(|column| column.title.clone());
    let mut lines = vec![Line::Head(line(
        section,
        &titles.collect::<Vec<_>>(),
        widths,
    ))];
    for (row, at) in section.rows.iter().zip(0usize..) {
        lines.push(Line::Row {
            text: line(section, &words(row), widths),
            bar: bars.get(at).cloned().unwrap_or_default(),
            total: row.total,
            query: row.query.clone(),
        });
    }
    lines
}

fn words(row: &Row) -> Vec<String> {
    row.cells.iter().map(crate::report::Cell::words).collect()
}

/// The width of each column: as wide as what stands in it, where there is room; else the widest texts are cut first, and what
/// does not fit even then is left out from the right.
fn widths(section: &Section, cells: usize) -> Vec<usize> {
    let mut widths = narrowed(section, wanted(section), cells);
    while widths.len() > 1 && together(&widths) > cells {
        widths.pop();
    }
    if let [only] = widths.as_mut_slice() {
        *only = cells.min(*only);
    }
    widths
}

/// The width at which no column would be cut.
fn wanted(section: &Section) -> Vec<usize> {
    let columns = section.columns.iter().zip(0usize..);
    let wanted = columns.map(|(column, at)| {
        let of_cell = |row: &Row| row.cells.get(at).map_or(0, |cell| width(&cell.words()));
        let widest = section.rows.iter().map(of_cell).max().unwrap_or(0);
        widest.max(width(&column.title))
    });
    wanted.collect()
}

/// Takes from the widest texts what is missing. Figures are never cut: one that is reads as another.
fn narrowed(section: &Section, mut widths: Vec<usize>, cells: usize) -> Vec<usize> {
    while together(&widths) > cells {
        let columns = widths.iter_mut().zip(&section.columns);
        let texts = columns.filter(|(width, column)| !column.figures && **width > SHORTEST);
        let Some(widest) = texts.map(|(width, _)| width).max() else {
            break;
        };
        *widest -= 1;
    }
    widths
}

/// The cells that the columns take, with the gaps between them.
fn together(widths: &[usize]) -> usize {
    widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)
}

/// The bars in the room that the columns leave; none where a column itself found no room.
fn bars_beside(section: &Section, widths: &[usize], cells: usize, signs: BarSigns) -> Vec<String> {
    let room = cells.saturating_sub(together(widths) + GAP);
    if room < BAR.0 || widths.len() < section.columns.len() {
        return Vec::new();
    }
    bars(section, room.min(BAR.1), signs)
}

fn line(section: &Section, texts: &[String], widths: &[usize]) -> String {
    let cells = section.columns.iter().zip(texts).zip(widths);
    let fitted = cells.map(|((column, text), width)| {
        let text = cut(text, *width);
        if column.figures {
            pad_left(&text, *width)
        } else {
            pad(&text, *width)
        }
    });
    fitted.collect::<Vec<_>>().join(&" ".repeat(GAP))
}

/// The bar of each row, the longest as long as there is room.
fn bars(section: &Section, room: usize, signs: BarSigns) -> Vec<String> {
    let Some(chart) = &section.chart else {
        return Vec::new();
    };
    let figures = |row: &Row| -> Vec<f64> {
        let figure = |at: &usize| row.cells.get(*at).and_then(crate::report::Cell::number);
        let of_row = chart
            .columns
            .iter()
            .map(|at| figure(at).unwrap_or(0.0).max(0.0));
        of_row.collect()
    };
    let drawn = section.rows.iter().filter(|row| !row.total);
    let greatest = drawn
        .map(|row| figures(row).iter().sum::<f64>())
        .fold(0.0, f64::max);
    let bar = |row: &Row| {
        if row.total || greatest <= 0.0 {
            return String::new();
        }
        let parts = figures(row).into_iter().zip(signs);
        parts
            .map(|(figure, sign)| sign.repeat(long(figure, greatest, room)))
            .collect()
    };
    section.rows.iter().map(bar).collect()
}

/// The cells of a figure; what is not nothing is seen.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a share of the width of a screen"
)]
fn long(figure: f64, greatest: f64, room: usize) -> usize {
    let cells = (figure / greatest * room as f64).round() as usize;
    cells.max(usize::from(figure > 0.0))
}
