//! How satisfied customers were. A rating counts in the period in which it was given; of several ratings of a case in one
//! period, the last.

use super::super::data::Data;
use super::super::model::{Cell, ChartKind, Section};
use super::super::names::quoted;
use super::super::record::Record;
use super::super::texts;
use super::timeliness::grouped;
use crate::regulation::model::SectionName;

/// What counts as dissatisfied: 1 and 2.
const DISSATISFIED: std::ops::RangeInclusive<u8> = 1..=2;

/// The rated cases of the period, each with its rating.
fn rated(data: &Data) -> impl Iterator<Item = (&Record, u8)> {
    let rating = |record| Some((record, Record::rating_since(record, data.from)?));
    data.records.iter().filter_map(rating)
}

pub(super) fn distribution(data: &Data) -> Section {
    let lang = data.lang;
    let ratings: Vec<(&Record, u8)> = rated(data).collect();
    let mut section = Section::new(SectionName::Satisfaction, texts::satisfaction(lang))
        .noted(texts::satisfaction_note(lang))
        .text("rating", texts::rating(lang))
        .figure("count", texts::count(lang))
        .figure("share", texts::share(lang))
        .figure("registered", texts::of_them_registered(lang))
        .drawn(ChartKind::Column, &[1]);
    for rating in (1..=5u8).rev() {
        let given: Vec<&Record> = ratings
            .iter()
            .filter(|(_, given)| *given == rating)
            .map(|(record, _)| *record)
            .collect();
        let first = Cell::Named {
            id: Some(rating.to_string()),
            label: texts::rating_title(lang, rating).to_owned(),
        };
        section.push(
            cells(data, first, &given, ratings.len()),
            all_registered(data, &given).then(|| data.query(&format!("satisfaction:{rating}"))),
        );
    }
    let all: Vec<&Record> = ratings.iter().map(|(record, _)| *record).collect();
    let total = Cell::Text(texts::rated(lang).to_owned());
    section.push_total(cells(data, total, &all, all.len()), None);
    let average = Cell::average(ratings.iter().map(|(_, rating)| f64::from(*rating)));
    let own = Cell::average(
        ratings
            .iter()
            .filter(|(record, _)| record.registered_at >= data.from)
            .map(|(_, rating)| f64::from(*rating)),
    );
    let first = Cell::Named {
        id: Some("average".to_owned()),
        label: texts::average(lang).to_owned(),
    };
    section.push_total(vec![first, average, Cell::Nothing, own], None);
    let tries: usize = data
        .records
        .iter()
        .map(|record| {
            record
                .unreached
                .iter()
                .filter(|at| **at >= data.from)
                .count()
        })
        .sum();
    let first = Cell::Named {
        id: Some("unreached".to_owned()),
        label: texts::unreached(lang).to_owned(),
    };
    section.push_total(
        vec![first, Cell::count(tries), Cell::Nothing, Cell::Nothing],
        None,
    );
    section
}

/// Only then the words of the query language find exactly these.
fn all_registered(data: &Data, records: &[&Record]) -> bool {
    records
        .iter()
        .all(|record| record.registered_at >= data.from)
}

fn cells(data: &Data, first: Cell, given: &[&Record], of: usize) -> Vec<Cell> {
    let registered = given
        .iter()
        .filter(|record| record.registered_at >= data.from);
    vec![
        first,
        Cell::count(given.len()),
        Cell::share(given.len(), of),
        Cell::count(registered.count()),
    ]
}

pub(super) fn by_department(data: &Data) -> Section {
    table(
        data,
        SectionName::SatisfactionByDepartment,
        "department",
        |record| record.department.as_deref(),
        "responsible",
    )
}

pub(super) fn by_clerk(data: &Data) -> Section {
    table(
        data,
        SectionName::SatisfactionByClerk,
        "clerk",
        |record| Some(&record.clerk),
        "clerk",
    )
}

fn table(
    data: &Data,
    name: SectionName,
    key: &str,
    of: fn(&Record) -> Option<&str>,
    word: &str,
) -> Section {
    let lang = data.lang;
    let mut section = Section::new(name, texts::section_title(lang, name))
        .text(key, texts::way_title(lang, key))
        .figure("count", texts::rated(lang))
        .figure("average", texts::average(lang))
        .figure("dissatisfied", texts::dissatisfied(lang))
        .figure("dissatisfied_share", texts::share(lang))
        .drawn(ChartKind::Bar, &[2]);
    for (value, records) in grouped(rated(data).map(|(record, _)| record), of) {
        let ratings: Vec<u8> = records
            .iter()
            .filter_map(|record| record.rating_since(data.from))
            .collect();
        let bad = ratings
            .iter()
            .filter(|rating| DISSATISFIED.contains(rating))
            .count();
        let query = value
            .filter(|_| all_registered(data, &records))
            .map(|value| data.query(&format!("{word}:{} satisfaction:1-5", quoted(value))));
        section.push(
            vec![
                data.name(value),
                Cell::count(ratings.len()),
                Cell::average(ratings.iter().map(|rating| f64::from(*rating))),
                Cell::count(bad),
                Cell::share(bad, ratings.len()),
            ],
            query,
        );
    }
    section
}
