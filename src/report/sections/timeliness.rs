//! Whether limits were kept: case by case, limit by limit, and for the cases carried over.

use std::collections::BTreeMap;

use super::super::data::Data;
use super::super::limits::Outcome;
use super::super::model::{Cell, ChartKind, Section, as_float};
use super::super::names::quoted;
use super::super::record::{Record, Timeliness};
use super::super::texts;
use crate::regulation::model::SectionName;

/// All cases of the period, one line a class.
pub(super) fn classes(data: &Data) -> Section {
    let lang = data.lang;
    let records: Vec<&Record> = data.registered().collect();
    let mut section = Section::new(SectionName::Timeliness, texts::timeliness(lang))
        .noted(texts::timeliness_note(lang))
        .text("class", texts::class(lang))
        .figure("count", texts::count(lang))
        .figure("share", texts::share(lang))
        .figure("hours", texts::working_hours(lang))
        .figure("days", texts::working_days(lang))
        .drawn(ChartKind::Pie, &[1]);
    for class in Timeliness::ALL {
        let of_class: Vec<&Record> = records
            .iter()
            .copied()
            .filter(|record| Timeliness::of(record) == class)
            .collect();
        let first = named(texts::class_key(class), texts::class_title(lang, class));
        section.push(class_cells(data, first, &of_class, records.len()), None);
    }
    let total = Cell::Text(texts::total(lang).to_owned());
    section.push_total(
        class_cells(data, total, &records, records.len()),
        Some(data.query("")),
    );
    let returned: Vec<&Record> = records
        .iter()
        .copied()
        .filter(|record| record.returned > 0)
        .collect();
    let first = named("returned", texts::of_them_returned(lang));
    section.push_total(
        class_cells(data, first, &returned, records.len()),
        Some(data.query("returned")),
    );
    section
}

fn class_cells(data: &Data, first: Cell, records: &[&Record], of: usize) -> Vec<Cell> {
    let [hours, days] = worked(data, records);
    vec![
        first,
        Cell::count(records.len()),
        Cell::share(records.len(), of),
        hours,
        days,
    ]
}

/// The average working time from receipt to the result, in business hours and in working days.
pub(super) fn worked(data: &Data, records: &[&Record]) -> [Cell; 2] {
    let calendar = &data.rules.calendar;
    let minutes: Vec<f64> = records
        .iter()
        .filter_map(|record| {
            let settled = record.settled_at?;
            let worked = |from, until| calendar.minutes_worked(from, until);
            let waits = record.waits.iter();
            let waited = waits.map(|(from, until)| {
                worked((*from).max(record.received_at), (*until).min(settled))
            });
            let all = worked(record.received_at, settled);
            Some(as_float(all - waited.sum::<i64>()))
        })
        .collect();
    let day = as_float(calendar.minutes_a_day().max(1));
    [
        Cell::average(minutes.iter().map(|minutes| minutes / 60.0)),
        Cell::average(minutes.iter().map(|minutes| minutes / day)),
    ]
}

fn named(id: &str, label: &str) -> Cell {
    Cell::Named {
        id: Some(id.to_owned()),
        label: label.to_owned(),
    }
}

pub(super) fn by_level(data: &Data) -> Section {
    let section = table(data, SectionName::TimelinessByLevel, "level");
    let mut groups = grouped(data.registered(), |record| record.level.as_deref());
    groups.sort_by_key(|(level, _)| level.map_or(u8::MAX, |id| data.rank(id)));
    filled(data, section, groups, |id| data.level(id), "level")
}

pub(super) fn by_department(data: &Data) -> Section {
    let section = table(data, SectionName::TimelinessByDepartment, "department");
    let groups = grouped(data.registered(), |record| record.department.as_deref());
    filled(data, section, groups, ToOwned::to_owned, "responsible")
}

/// Older cases that were still without a result when the period began, and what became of them in it.
pub(super) fn carried_over(data: &Data) -> Section {
    let lang = data.lang;
    let mut section =
        table(data, SectionName::CarriedOver, "department").noted(texts::carried_over_note(lang));
    section.chart = None;
    let groups = grouped(data.carried_over(), |record| record.department.as_deref());
    let mut section = filled(data, section, groups, ToOwned::to_owned, "responsible");
    for row in &mut section.rows {
        row.query = None;
    }
    section
}

fn table(data: &Data, name: SectionName, key: &str) -> Section {
    let lang = data.lang;
    Section::new(name, texts::section_title(lang, name))
        .text(key, texts::way_title(lang, key))
        .figure("count", texts::count(lang))
        .figure("within", texts::class_title(lang, Timeliness::Within))
        .figure("extended", texts::class_title(lang, Timeliness::Extended))
        .figure("overdue", texts::class_title(lang, Timeliness::Overdue))
        .figure("running", texts::class_title(lang, Timeliness::Running))
        .figure("returned", texts::returned(lang))
        .figure("hours", texts::working_hours(lang))
        .figure("days", texts::working_days(lang))
        .drawn(ChartKind::Column, &[2, 3, 4])
}

pub(super) type Group<'a> = (Option<&'a str>, Vec<&'a Record>);

/// Cases by a value, the most frequent first.
pub(super) fn grouped<'a>(
    records: impl Iterator<Item = &'a Record>,
    of: fn(&Record) -> Option<&str>,
) -> Vec<Group<'a>> {
    let mut groups: BTreeMap<Option<&str>, Vec<&Record>> = BTreeMap::new();
    for record in records {
        groups.entry(of(record)).or_default().push(record);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(value, records)| (value.is_none(), std::cmp::Reverse(records.len())));
    groups
}

fn filled(
    data: &Data,
    mut section: Section,
    groups: Vec<Group<'_>>,
    name: impl Fn(&str) -> String,
    word: &str,
) -> Section {
    let all: Vec<&Record> = groups
        .iter()
        .flat_map(|(_, records)| records.clone())
        .collect();
    for (value, records) in groups {
        let query = value.map(|value| data.query(&format!("{word}:{}", quoted(value))));
        let first = if word == "level" {
            data.level_cell(value)
        } else {
            data.named(value, &name)
        };
        section.push(line(data, first, &records), query);
    }
    if !all.is_empty() {
        let total = Cell::Text(texts::total(data.lang).to_owned());
        section.push_total(line(data, total, &all), Some(data.query("")));
    }
    section
}

fn line(data: &Data, first: Cell, records: &[&Record]) -> Vec<Cell> {
    let mut cells = vec![first, Cell::count(records.len())];
    for class in Timeliness::ALL {
        let of_class = records
            .iter()
            .filter(|record| Timeliness::of(record) == class);
        cells.push(Cell::count(of_class.count()));
    }
    let returned = records.iter().filter(|record| record.returned > 0);
    cells.push(Cell::count(returned.count()));
    cells.extend(worked(data, records));
    cells
}

/// Every rule that set a limit, and how often it was kept.
pub(super) fn limits(data: &Data) -> Section {
    let lang = data.lang;
    let mut section = Section::new(SectionName::Limits, texts::limits(lang))
        .text("clause", texts::clause(lang))
        .text("text", texts::clause_text(lang))
        .figure("count", texts::limits_run(lang))
        .figure("kept", texts::kept(lang))
        .figure("late", texts::late(lang))
        .figure("overdue", texts::still_overdue(lang))
        .figure("running", texts::class_title(lang, Timeliness::Running));
    let mut runs: BTreeMap<&str, Vec<Outcome>> = BTreeMap::new();
    for limit in data.registered().flat_map(|record| &record.limits) {
        if limit.outcome != Outcome::Lapsed {
            runs.entry(&limit.clause).or_default().push(limit.outcome);
        }
    }
    for (clause, outcomes) in runs {
        let of = |wanted: Outcome| {
            Cell::count(
                outcomes
                    .iter()
                    .filter(|outcome| **outcome == wanted)
                    .count(),
            )
        };
        section.push(
            vec![
                Cell::Text(clause.to_owned()),
                Cell::Text(data.clause(clause)),
                Cell::count(outcomes.len()),
                of(Outcome::Kept),
                of(Outcome::Late),
                of(Outcome::Overdue),
                of(Outcome::Running),
            ],
            None,
        );
    }
    section
}
