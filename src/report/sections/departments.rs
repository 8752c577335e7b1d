//! The departments in their order, and what is praised and criticised.

use std::cmp::Ordering;

use super::super::data::Data;
use super::super::model::{Cell, ChartKind, Section};
use super::super::names::quoted;
use super::super::record::{Entry, Record};
use super::super::texts;
use super::assessment::{Standing, of_period, points, sanction};
use super::timeliness::{grouped, worked};
use crate::regulation::model::SectionName;

/// What a department is ranked by.
struct Standings<'a> {
    name: Option<&'a str>,
    records: Vec<&'a Record>,
    overdue: usize,
    returned: usize,
    judged: usize,
    upheld: usize,
    ratings: Vec<u8>,
    entries: Vec<&'a Entry>,
}

impl Standings<'_> {
    fn share(part: usize, of: usize) -> f64 {
        Cell::share(part, of).number().unwrap_or(0.0)
    }

    fn average(&self) -> Option<f64> {
        Cell::average(self.ratings.iter().map(|rating| f64::from(*rating))).number()
    }

    /// The better first: a smaller overdue share, a smaller upheld share, a smaller returned share, more satisfaction, fewer
    /// cases; then by name.
    fn compare(&self, other: &Self) -> Ordering {
        let shares = |one: &Self| {
            [
                Self::share(one.overdue, one.records.len()),
                Self::share(one.upheld, one.judged),
                Self::share(one.returned, one.records.len()),
                -one.average().unwrap_or(3.0),
            ]
        };
        let (own, others) = (shares(self), shares(other));
        let by_figure = own
            .iter()
            .zip(&others)
            .map(|(own, other)| own.total_cmp(other))
            .find(|order| order.is_ne());
        by_figure
            .unwrap_or(Ordering::Equal)
            .then(self.records.len().cmp(&other.records.len()))
            .then(self.name.cmp(&other.name))
    }
}

pub(super) fn ranking(data: &Data) -> Section {
    let lang = data.lang;
    let mut section = Section::new(SectionName::Ranking, texts::ranking(lang))
        .noted(texts::ranking_note(lang))
        .text("department", texts::department(lang))
        .figure("rank", texts::rank(lang))
        .figure("count", texts::count(lang))
        .figure("overdue", texts::overdue(lang))
        .figure("overdue_share", texts::overdue_share(lang))
        .figure("returned", texts::returned(lang))
        .figure("returned_share", texts::returned_share(lang));
    if data.judges() {
        section = section
            .figure("judged", texts::judged(lang))
            .figure("upheld", texts::upheld(lang))
            .figure("upheld_share", texts::upheld_share(lang));
    }
    let mut section = section
        .figure("satisfaction", texts::satisfaction(lang))
        .figure("hours", texts::working_hours(lang))
        .figure("points", texts::points_decided(lang))
        .figure("rewards", texts::rewards(lang))
        .drawn(ChartKind::Bar, &[2, 3]);
    let mut places: Vec<Standings<'_>> =
        grouped(data.registered(), |record| record.department.as_deref())
            .into_iter()
            .map(|(name, records)| standings(data, name, records))
            .collect();
    // A case that no department answers for yet stands for nobody: last, without a rank.
    places.sort_by(|one, other| {
        let unnamed = one.name.is_none().cmp(&other.name.is_none());
        unnamed.then(one.compare(other))
    });
    for (place, rank) in places.iter().zip(1i64..) {
        section.push(line(data, place, rank), query(data, place.name));
    }
    section
}

fn query(data: &Data, department: Option<&str>) -> Option<String> {
    Some(data.query(&format!("responsible:{}", quoted(department?))))
}

fn standings<'a>(data: &'a Data, name: Option<&'a str>, records: Vec<&'a Record>) -> Standings<'a> {
    let count =
        |holds: &dyn Fn(&Record) -> bool| records.iter().filter(|record| holds(record)).count();
    let of_name = |(entry, standing): (&'a Entry, Standing)| {
        (standing == Standing::Decided && entry.department.as_deref() == name).then_some(entry)
    };
    Standings {
        name,
        overdue: count(&Record::missed),
        returned: count(&|record| record.returned > 0),
        judged: count(&|record| record.upheld.is_some()),
        upheld: count(&|record| record.upheld == Some(true)),
        ratings: records
            .iter()
            .filter_map(|record| record.rating_since(data.from))
            .collect(),
        entries: of_period(data).into_iter().filter_map(of_name).collect(),
        records,
    }
}

fn line(data: &Data, place: &Standings<'_>, rank: i64) -> Vec<Cell> {
    let [hours, _] = worked(data, &place.records);
    let all = place.records.len();
    let charged = place.entries.iter().copied().filter(|entry| !entry.reward);
    let mut cells = vec![
        data.name(place.name),
        place.name.map_or(Cell::Nothing, |_| Cell::Count(rank)),
        Cell::count(all),
        Cell::count(place.overdue),
        Cell::share(place.overdue, all),
        Cell::count(place.returned),
        Cell::share(place.returned, all),
    ];
    if data.judges() {
        cells.extend([
            Cell::count(place.judged),
            Cell::count(place.upheld),
            Cell::share(place.upheld, place.judged),
        ]);
    }
    cells.extend([
        Cell::Decimal(place.average()),
        hours,
        points(charged),
        Cell::count(place.entries.iter().filter(|entry| entry.reward).count()),
    ]);
    cells
}

/// Rewards of the period.
pub(super) fn praise(data: &Data) -> Section {
    list(data, SectionName::Praise, |entry, standing| {
        entry.reward && standing != Standing::Rejected
    })
}

/// Points and sanctions that were decided in the period.
pub(super) fn criticism(data: &Data) -> Section {
    list(data, SectionName::Criticism, |entry, standing| {
        !entry.reward && standing == Standing::Decided
    })
}

fn list(data: &Data, name: SectionName, holds: fn(&Entry, Standing) -> bool) -> Section {
    let lang = data.lang;
    let mut section = Section::new(name, texts::section_title(lang, name))
        .text("department", texts::department(lang))
        .text("person", texts::person(lang))
        .text("clause", texts::clause(lang))
        .text("item", texts::item(lang))
        .figure("points", texts::points(lang))
        .text("sanction", texts::sanction(lang))
        .text("number", texts::number(lang));
    let entries = of_period(data);
    for (entry, _) in entries
        .iter()
        .filter(|(entry, standing)| holds(entry, *standing))
    {
        section.push(
            vec![
                data.name(entry.department.as_deref()),
                data.erasable(entry.person.as_deref()),
                data.name(entry.clause.as_deref()),
                Cell::Named {
                    id: Some(entry.item.clone()),
                    label: data.item(&entry.item),
                },
                entry
                    .points
                    .map_or(Cell::Nothing, |points| Cell::Count(points.into())),
                sanction(data, entry),
                Cell::Text(entry.number.clone()),
            ],
            Some(format!("number:{}", entry.number)),
        );
    }
    section
}
