//! A report as lines of a screen: headings, heads of columns, rows with bars. Made once for each report and width, so that
//! drawing only copies what is in sight.

use crate::report::{Report, Row, Section};
use crate::text::{Lang, cut, pad, pad_left, width};

/// Cells between two columns.
const GAP: usize = 2;
/// A text takes at most so many cells.
const WIDEST: usize = 28;
/// A bar is drawn from this many cells on, and never longer than the other number.
const BAR: (usize, usize) = (8, 40);

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

/// The lines of a report in `cells` cells.
pub(super) fn lines(report: &Report, lang: Lang, cells: usize, signs: BarSigns) -> Vec<Line> {
    let mut lines = Vec::new();
    for section in &report.sections {
        if !lines.is_empty() {
            lines.push(Line::Blank);
        }
        lines.push(Line::Heading(heading(section, signs)));
        let note = section.note.iter();
        let wrapped = note.flat_map(|note| crate::text::wrap(note, cells.max(1)));
        lines.extend(wrapped.map(Line::Note));
        if section.rows.is_empty() {
            let nothing = crate::report::words::empty(lang).to_owned();
            lines.push(Line::Note(nothing));
        } else {
            lines.extend(table(section, cells, signs));
        }
    }
    lines
}

/// Where a bar has several parts, the heading says what each is drawn with.
fn heading(section: &Section, signs: BarSigns) -> String {
    let drawn = section.chart.as_ref().map(|chart| chart.columns.as_slice());
    let Some(columns) = drawn.filter(|columns| columns.len() > 1) else {
        return section.title.clone();
    };
    let key = |(at, sign): (&usize, &str)| {
        let title = section.columns.get(*at)?.title.as_str();
        Some(format!("{sign} {title}"))
    };
    let keys: Vec<String> = columns.iter().zip(signs).filter_map(key).collect();
    format!("{}  {}", section.title, keys.join("  "))
}

fn table(section: &Section, cells: usize, signs: BarSigns) -> Vec<Line> {
    let widths = widths(section, cells);
    let used: usize = widths.iter().map(|width| width + GAP).sum();
    let room = cells.saturating_sub(used);
    let bars = if room >= BAR.0 {
        bars(section, room.min(BAR.1), signs)
    } else {
        Vec::new()
    };
    let titles = section.columns.iter().map(|column| column.title.clone());
    let mut lines = vec![Line::Head(line(
        section,
        &titles.collect::<Vec<_>>(),
        &widths,
    ))];
    for (row, at) in section.rows.iter().zip(0usize..) {
        lines.push(Line::Row {
            text: line(section, &words(row), &widths),
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

/// The width of each column; those at the right that do not fit are left out.
fn widths(section: &Section, cells: usize) -> Vec<usize> {
    let mut widths = Vec::new();
    let mut used = 0;
    for (column, at) in section.columns.iter().zip(0usize..) {
        let of_cell = |row: &Row| row.cells.get(at).map_or(0, |cell| width(&cell.words()));
        let widest = section.rows.iter().map(of_cell).max().unwrap_or(0);
        let wanted = widest.max(width(&column.title)).min(WIDEST);
        let left = cells.saturating_sub(used);
        if at > 0 && wanted > left {
            break;
        }
        widths.push(wanted.min(left));
        used += wanted + GAP;
    }
    widths
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
