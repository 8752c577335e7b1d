//! The figures of the period beside those of the one before.

use super::super::data::Data;
use super::super::happened::What;
use super::super::model::{Cell, Section};
use super::super::record::Record;
use super::super::texts;
use crate::calendar::Moment;
use crate::case::Status;
use crate::regulation::model::SectionName;

/// A figure of all cases that were there, in `[from, cut)`.
type Figure = fn(&[Record], Moment) -> usize;

/// Key, figure, and the words that find the cases behind it.
const FIGURES: [(&str, Figure, Option<&str>); 11] = [
    ("registered", registered, Some("")),
    (
        "registered_closed",
        |records, from| among(records, from, |record| record.status != Status::Open),
        Some("-status:open"),
    ),
    (
        "registered_open",
        |records, from| among(records, from, |record| record.status == Status::Open),
        Some("status:open"),
    ),
    (
        "answered",
        |records, from| times(records, What::Answered, from),
        None,
    ),
    (
        "closed",
        |records, from| times(records, What::Closed, from),
        None,
    ),
    (
        "extended",
        |records, from| times(records, What::Extended, from),
        None,
    ),
    (
        "returned",
        |records, from| times(records, What::Returned, from),
        None,
    ),
    (
        "reopened",
        |records, from| times(records, What::Reopened, from),
        None,
    ),
    (
        "escalated",
        |records, from| times(records, What::Escalated, from),
        None,
    ),
    (
        "open",
        |records, _| {
            records
                .iter()
                .filter(|record| record.status == Status::Open)
                .count()
        },
        None,
    ),
    (
        "overdue",
        |records, _| {
            records
                .iter()
                .filter(|record| record.overdue.is_some())
                .count()
        },
        None,
    ),
];

pub(super) fn section(data: &Data) -> Section {
    let lang = data.lang;
    let mut section = Section::new(SectionName::Summary, texts::summary(lang))
        .noted(texts::summary_note(lang))
        .text("figure", texts::figure(lang))
        .figure("value", texts::this_period(lang))
        .figure("before", texts::period_before(lang))
        .figure("change", texts::change(lang));
    for (key, figure, words) in FIGURES {
        let value = figure(&data.records, data.from);
        let before = figure(&data.before.records, data.before.from);
        let label = texts::figure_title(lang, key).to_owned();
        let cells = vec![
            Cell::Named {
                id: Some(key.to_owned()),
                label,
            },
            Cell::count(value),
            Cell::count(before),
            change(value, before),
        ];
        section.push(cells, words.map(|words| data.query(words)));
    }
    section
}

pub(super) fn change(value: usize, before: usize) -> Cell {
    let int = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    Cell::Change(int(value) - int(before))
}

fn registered(records: &[Record], from: Moment) -> usize {
    among(records, from, |_| true)
}

fn among(records: &[Record], from: Moment, holds: impl Fn(&Record) -> bool) -> usize {
    let counted = records
        .iter()
        .filter(|record| record.registered_since(from) && holds(record));
    counted.count()
}

fn times(records: &[Record], what: What, from: Moment) -> usize {
    records.iter().map(|record| record.times(what, from)).sum()
}
