//! A report as a value: what every way of showing it (text, JSON, spreadsheet, document, screen) is made from, so that all of
//! them say the same.

use chrono::NaiveDate;

use crate::calendar::{Moment, Period};
use crate::regulation::model::{ReportName, SectionName};

/// A report.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub name: ReportName,
    pub title: String,
    pub organisation: String,
    /// The clause of the paper that asks for it, and what it says.
    pub clause: Option<(String, String)>,
    pub period: Period,
    /// The period in words: `2026-09 (9月1日 – 9月30日)`.
    pub span: String,
    pub from: Moment,
    /// The moment up to which everything was counted: the end of the period, or now.
    pub cut: Moment,
    /// The period is over: none of these figures will change.
    pub complete: bool,
    /// The cases out of old ledgers among its figures; `None` where there are none.
    pub old_ledgers: Option<OldLedgers>,
    pub sections: Vec<Section>,
}

/// How many of the cases in the figures of a report came out of old ledgers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OldLedgers {
    /// Received, answered and closed in the period, by the days that their ledger gives.
    pub registered: usize,
    pub answered: usize,
    pub closed: usize,
    /// Open at its end, whenever they were received.
    pub open: usize,
}

/// One table of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    pub name: SectionName,
    pub title: String,
    /// How the figures are meant.
    pub note: Option<String>,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    pub chart: Option<Chart>,
}

/// A column: the key in JSON, and its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub key: String,
    pub title: String,
    /// Text stands left, figures right.
    pub figures: bool,
}

/// A line of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub cells: Vec<Cell>,
    /// The sum of the lines above it.
    pub total: bool,
    /// The cases behind it, in the words of the query language. They are shown as they are today.
    pub query: Option<String>,
}

/// A value with its type, so that a number stays a number wherever it is written.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Text(String),
    /// Something with an id, and what people call it.
    Named {
        id: Option<String>,
        label: String,
    },
    Count(i64),
    /// A difference, written with its sign.
    Change(i64),
    /// `part` of `of`; nothing where there is nothing to share.
    Share {
        part: i64,
        of: i64,
    },
    /// An average or a sum with decimals; nothing where nothing was measured.
    Decimal(Option<f64>),
    Moment(Moment),
    Day(NaiveDate),
    Nothing,
}

/// What a chart shows of its table: the first column names, these columns count. Sums are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    pub kind: ChartKind,
    /// Places of the columns that are drawn.
    pub columns: Vec<usize>,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// Standing, side by side.
    Column,
    /// Lying, for long names.
    Bar,
    /// Shares of one whole.
    Pie,
    /// A course over time.
    Line,
}

impl Section {
    /// An empty table.
    pub(super) fn new(name: SectionName, title: impl Into<String>) -> Self {
        Self {
            name,
            title: title.into(),
            note: None,
            columns: Vec::new(),
            rows: Vec::new(),
            chart: None,
        }
    }

    #[must_use]
    pub(super) fn noted(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// A column of texts.
    #[must_use]
    pub(super) fn text(self, key: &str, title: impl Into<String>) -> Self {
        self.column(key, title, false)
    }

    /// A column of figures.
    #[must_use]
    pub(super) fn figure(self, key: &str, title: impl Into<String>) -> Self {
        self.column(key, title, true)
    }

    fn column(mut self, key: &str, title: impl Into<String>, figures: bool) -> Self {
        self.columns.push(Column {
            key: key.to_owned(),
            title: title.into(),
            figures,
        });
        self
    }

    #[must_use]
    pub(super) fn drawn(mut self, kind: ChartKind, columns: &[usize]) -> Self {
        self.chart = Some(Chart {
            kind,
            columns: columns.to_vec(),
        });
        self
    }

    pub(super) fn push(&mut self, cells: Vec<Cell>, query: Option<String>) {
        self.rows.push(Row {
            cells,
            total: false,
            query,
        });
    }

    pub(super) fn push_total(&mut self, cells: Vec<Cell>, query: Option<String>) {
        self.rows.push(Row {
            cells,
            total: true,
            query,
        });
    }

    /// The lines that a chart draws: those with a figure to show.
    pub fn drawn_rows(&self) -> impl Iterator<Item = &Row> {
        let columns = self.chart.iter().flat_map(|chart| chart.columns.clone());
        let columns: Vec<usize> = columns.collect();
        self.rows.iter().filter(move |row| {
            let shown = |at: &usize| row.cells.get(*at).and_then(Cell::number).is_some();
            !row.total && columns.iter().any(shown)
        })
    }
}

impl Cell {
    pub(super) fn count(number: usize) -> Self {
        Self::Count(i64::try_from(number).unwrap_or(i64::MAX))
    }

    pub(super) fn share(part: usize, of: usize) -> Self {
        let int = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        Self::Share {
            part: int(part),
            of: int(of),
        }
    }

    /// The average of some figures.
    pub(super) fn average(figures: impl Iterator<Item = f64>) -> Self {
        let (sum, count) = figures.fold((0.0, 0.0), |(sum, count), figure| {
            (sum + figure, count + 1.0)
        });
        Self::Decimal((count > 0.0).then(|| sum / count))
    }

    /// The figure, where it is one. A share is a fraction of one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Count(number) | Self::Change(number) => Some(as_float(*number)),
            Self::Share { part, of } if *of > 0 => Some(as_float(*part) / as_float(*of)),
            Self::Decimal(number) => *number,
            _ => None,
        }
    }

    /// As people read it.
    pub fn words(&self) -> String {
        match self {
            Self::Text(text) | Self::Named { label: text, .. } => text.clone(),
            Self::Count(number) => number.to_string(),
            Self::Change(0) => "0".to_owned(),
            Self::Change(number) => format!("{number:+}"),
            Self::Share { .. } => self
                .number()
                .map_or_else(nothing, |share| format!("{:.0}%", share * 100.0)),
            Self::Decimal(number) => number.map_or_else(nothing, |number| format!("{number:.1}")),
            Self::Moment(at) => at.format("%Y-%m-%d %H:%M").to_string(),
            Self::Day(day) => day.to_string(),
            Self::Nothing => nothing(),
        }
    }
}

fn nothing() -> String {
    "—".to_owned()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of cases, points and minutes stay far below the 52 bits that a float holds exactly"
)]
pub(super) fn as_float(number: i64) -> f64 {
    number as f64
}
