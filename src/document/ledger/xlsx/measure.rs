//! How wide columns and how high rows are: neither Excel nor WPS measures a row that it did not write.

use super::super::CellView;
use crate::regulation::model::CaseValue;
use crate::text;

/// A line of text is so high, in points.
pub(super) const LINE: f64 = 13.0;
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

/// How wide a column of that value is, in characters.
pub(super) fn width(value: &CaseValue) -> f64 {
    match value {
        CaseValue::Serial | CaseValue::Sex | CaseValue::Level | CaseValue::Satisfaction => 6.0,
        CaseValue::ReceivedAt
        | CaseValue::RegisteredAt
        | CaseValue::Limit
        | CaseValue::Promised
        | CaseValue::AnsweredAt
        | CaseValue::CalledBackAt
        | CaseValue::ClosedAt
        | CaseValue::Phone
        | CaseValue::ContactMobile
        | CaseValue::ContactPhone => 16.0,
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
