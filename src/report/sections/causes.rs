//! Why customers complained, and what came again.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::super::data::Data;
use super::super::model::{Cell, ChartKind, Section};
use super::super::names::quoted;
use super::super::record::Record;
use super::super::texts;
use super::timeliness::grouped;
use crate::regulation::model::SectionName;

/// How many problem areas are worth a line.
const MOST: usize = 10;

/// Category and department together, the greatest first.
pub(super) fn problems(data: &Data) -> Section {
    let lang = data.lang;
    let mut section = Section::new(SectionName::Problems, texts::problems(lang))
        .text("category", texts::category(lang))
        .text("department", texts::department(lang))
        .figure("count", texts::count(lang));
    if data.judges() {
        section = section.figure("upheld", texts::upheld(lang));
    }
    section = section
        .figure("overdue", texts::overdue(lang))
        .figure("reopened", texts::reopened(lang));
    let mut areas: BTreeMap<(Option<&str>, Option<&str>), Vec<&Record>> = BTreeMap::new();
    for record in data.registered().filter(|record| record.category.is_some()) {
        let area = (record.category.as_deref(), record.department.as_deref());
        areas.entry(area).or_default().push(record);
    }
    let mut areas: Vec<_> = areas.into_iter().collect();
    areas.sort_by_key(|(_, records)| Reverse(records.len()));
    for ((category, department), records) in areas.into_iter().take(MOST) {
        let count = |holds: &dyn Fn(&Record) -> bool| {
            Cell::count(records.iter().filter(|record| holds(record)).count())
        };
        let words = [
            category.map(|id| format!("category:{id}")),
            department.map(|name| format!("responsible:{}", quoted(name))),
        ];
        let words: Vec<String> = words.into_iter().flatten().collect();
        let mut cells = vec![
            data.named(category, |id| data.category(id)),
            data.name(department),
            Cell::count(records.len()),
        ];
        if data.judges() {
            cells.push(count(&|record| record.upheld == Some(true)));
        }
        cells.push(count(&Record::missed));
        cells.push(count(&|record| record.reopened > 0));
        // No word asks for cases that no department answers for.
        let query = department.map(|_| data.query(&words.join(" ")));
        section.push(cells, query);
    }
    section
}

/// Category by category: what was found, and whether it was upheld.
pub(super) fn findings(data: &Data) -> Section {
    let lang = data.lang;
    let findings = &data.rules.regulation.findings;
    let mut section = Section::new(SectionName::Causes, texts::causes(lang))
        .text("category", texts::category(lang))
        .figure("count", texts::count(lang));
    for finding in findings {
        section = section.figure(&format!("finding_{}", finding.id), finding.label.get(lang));
    }
    if data.judges() {
        section = section
            .figure("upheld", texts::upheld(lang))
            .figure("not_upheld", texts::not_upheld(lang));
    }
    let mut section = section
        .figure("unclear", texts::unclear(lang))
        .figure("reopened", texts::reopened(lang))
        .drawn(ChartKind::Bar, &[1]);
    let line = |first: Cell, records: &[&Record]| {
        let count = |holds: &dyn Fn(&Record) -> bool| {
            Cell::count(records.iter().filter(|record| holds(record)).count())
        };
        let mut cells = vec![first, Cell::count(records.len())];
        for finding in findings {
            cells.push(count(&|record| {
                record.finding.as_deref() == Some(finding.id.as_str())
            }));
        }
        if data.judges() {
            cells.push(count(&|record| record.upheld == Some(true)));
            cells.push(count(&|record| record.upheld == Some(false)));
        }
        cells.push(count(&|record| {
            record.upheld.is_none() && record.finding.is_none()
        }));
        cells.push(count(&|record| record.reopened > 0));
        cells
    };
    let groups = grouped(data.registered(), |record| record.category.as_deref());
    for (category, records) in &groups {
        let query = category.map(|id| data.query(&format!("category:{id}")));
        let first = data.named(*category, |id| data.category(id));
        section.push(line(first, records), query);
    }
    let all: Vec<&Record> = data.registered().collect();
    let total = Cell::Text(texts::total(lang).to_owned());
    section.push_total(line(total, &all), Some(data.query("")));
    section
}

/// The causes in the investigators' words, the most frequent first.
pub(super) fn words(data: &Data) -> Section {
    let lang = data.lang;
    let mut section = Section::new(SectionName::CauseWords, texts::cause_words(lang))
        .text("category", texts::category(lang))
        .text("cause", texts::cause(lang))
        .figure("count", texts::count(lang));
    let mut causes: BTreeMap<(Option<&str>, Option<&str>), usize> = BTreeMap::new();
    let known = data
        .registered()
        .filter(|record| record.cause.is_some() || record.erased);
    for record in known {
        let key = (record.category.as_deref(), record.cause.as_deref());
        *causes.entry(key).or_default() += 1;
    }
    let mut causes: Vec<_> = causes.into_iter().collect();
    causes.sort_by_key(|(_, count)| Reverse(*count));
    for ((category, cause), count) in causes {
        section.push(
            vec![
                data.named(category, |id| data.category(id)),
                data.erasable(cause),
                Cell::count(count),
            ],
            None,
        );
    }
    section
}

/// Matters that came more than once in the period, or were reopened.
pub(super) fn repeats(data: &Data) -> Section {
    let lang = data.lang;
    let mut section = Section::new(SectionName::Repeats, texts::repeats(lang))
        .noted(texts::repeats_note(lang))
        .text("category", texts::category(lang))
        .text("department", texts::department(lang))
        .text("subject", texts::subject(lang))
        .figure("count", texts::count(lang))
        .figure("customers", texts::customers(lang))
        .figure("reopened", texts::reopened(lang));
    for (_, records) in grouped(data.registered(), matter) {
        let reopened = records.iter().filter(|record| record.reopened > 0).count();
        let Some(first) = records
            .first()
            .filter(|_| records.len() > 1 || reopened > 0)
        else {
            continue;
        };
        let customers: BTreeSet<&str> = records
            .iter()
            .map(|record| record.customer.as_str())
            .collect();
        let words = first
            .category
            .iter()
            .map(|id| format!("category:{id}"))
            .chain(
                first
                    .department
                    .iter()
                    .map(|name| format!("responsible:{}", quoted(name))),
            )
            .chain(first.subject.iter().map(|subject| quoted(subject)));
        section.push(
            vec![
                data.named(first.category.as_deref(), |id| data.category(id)),
                data.name(first.department.as_deref()),
                data.erasable(first.subject.as_deref()),
                Cell::count(records.len()),
                Cell::count(customers.len()),
                Cell::count(reopened),
            ],
            first
                .department
                .as_ref()
                .map(|_| data.query(&words.collect::<Vec<_>>().join(" "))),
        );
    }
    section
}

/// A reopened case without a subject is its own matter.
fn matter(record: &Record) -> Option<&str> {
    record.matter.as_deref().or(Some(record.number.as_str()))
}
