//! How wide columns and how high rows are: neither Excel nor WPS measures a row that it did not write.

use super::super::CellView;
use crate::regulation::model::{CaseValue, LedgerColumn};
use crate::text;

/// A line of text is so high, in points.
pub(super) const LINE: f64 = 13.0;
/// What the largest paper of an office (A3) holds across, in characters, of which one can still be read.
const READABLE: f64 = 270.0;
/// A column of words keeps so much of its width at least.
const LEAST_SHARE: f64 = 0.6;
/// A time.
const TIME: f64 = 16.0;
/// A telephone number.
const TELEPHONE: f64 = 14.0;
/// No column is narrower: two Chinese characters and the edges.
const NARROWEST: f64 = 5.5;
/// The most that a row is high, by the format.
const HIGHEST: f64 = 409.0;

/// How high a row must be for all that is written in it, in columns of these widths.
pub(super) fn height(cells: &[CellView<'_>], widths: &[f64]) -> f64 {
    let lines = |(cell, across): (&CellView<'_>, &f64)| match cell {
        CellView::Text(text) => lines(&text.text(), *across),
        _ => 1.0,
    };
    let most = cells.iter().zip(widths).map(lines).fold(1.0, f64::max);
    (most * LINE + 2.0).min(HIGHEST)
}

/// The lines that a text takes in a column of `across` characters.
pub(super) fn lines(text: &str, across: f64) -> f64 {
    let long = |line: &str| {
        let characters = u32::try_from(text::width(line)).unwrap_or(u32::MAX);
        (f64::from(characters) / across).ceil().max(1.0)
    };
    text.lines().map(long).sum()
}

/// How wide the columns of a ledger are, in characters. Where there are so many that they would be too small to read on paper,
/// those with words are narrower, and the rows higher; a number, a telephone or a time keeps its line.
pub(super) fn widths(columns: &[LedgerColumn]) -> Vec<f64> {
    let of = |stiff: bool| {
        let columns = columns
            .iter()
            .filter(move |column| is_stiff(&column.value) == stiff);
        columns.map(|column| width(&column.value)).sum::<f64>()
    };
    let share = ((READABLE - of(true)) / of(false).max(1.0)).clamp(LEAST_SHARE, 1.0);
    let narrowed = |column: &LedgerColumn| {
        let usual = width(&column.value);
        if is_stiff(&column.value) {
            usual
        } else {
            (usual * share).max(NARROWEST)
        }
    };
    columns.iter().map(narrowed).collect()
}

/// What is one word, however narrow its column.
fn is_stiff(value: &CaseValue) -> bool {
    let width = width(value);
    *value == CaseValue::Number || width == TIME || width == TELEPHONE
}

/// How wide a column of that value is, in characters.
fn width(value: &CaseValue) -> f64 {
    match value {
        CaseValue::Serial | CaseValue::Sex | CaseValue::Level | CaseValue::Satisfaction => 6.0,
        CaseValue::ReceivedAt
        | CaseValue::RegisteredAt
        | CaseValue::Limit
        | CaseValue::Promised
        | CaseValue::AnsweredAt
        | CaseValue::CalledBackAt
        | CaseValue::ClosedAt => TIME,
        CaseValue::Phone | CaseValue::ContactMobile | CaseValue::ContactPhone => TELEPHONE,
        CaseValue::Text
        | CaseValue::Matter
        | CaseValue::Result
        | CaseValue::Answer
        | CaseValue::Handling
        | CaseValue::Investigation
        | CaseValue::Measures => 40.0,
        CaseValue::Address | CaseValue::Demand | CaseValue::Remarks | CaseValue::Assessments => {
            24.0
        }
        _ => 12.0,
    }
}
