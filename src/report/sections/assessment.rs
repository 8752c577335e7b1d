//! Points, sanctions and rewards. An entry counts as *proposed* in the period in which it was written and not decided yet, and as
//! *decided* in the period of the decision: so every point is taken off once.

use std::collections::BTreeMap;

use super::super::data::Data;
use super::super::model::{Cell, ChartKind, Section};
use super::super::record::Entry;
use super::super::texts;
use crate::case::{Sanction, Subject};
use crate::regulation::model::SectionName;
use crate::regulation::texts::sanction_title;

/// How an entry stands in this period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Proposed,
    Decided,
    Rejected,
}

/// The entries of the period, each with its standing.
pub(super) fn of_period(data: &Data) -> Vec<(&Entry, Standing)> {
    let standing = |entry: &Entry| match entry.decided {
        Some((yes, at)) if at >= data.from => Some(if yes {
            Standing::Decided
        } else {
            Standing::Rejected
        }),
        None if entry.proposed_at >= data.from => Some(Standing::Proposed),
        _ => None,
    };
    let entries = data.records.iter().flat_map(|record| &record.entries);
    entries
        .filter_map(|entry| Some((entry, standing(entry)?)))
        .collect()
}

type Entries<'a> = Vec<(&'a Entry, Standing)>;

pub(super) fn persons(data: &Data) -> Section {
    let lang = data.lang;
    let section = Section::new(SectionName::Persons, texts::persons(lang))
        .noted(texts::assessment_note(lang))
        .text("person", texts::person(lang))
        .text("department", texts::department(lang));
    let mut section = figures(data, section).drawn(ChartKind::Bar, &[3]);
    let mut groups: BTreeMap<(Option<&str>, bool, Option<&str>), Entries<'_>> = BTreeMap::new();
    for (entry, standing) in of_period(data) {
        let head = entry.subject == Subject::Head;
        let person = if head { None } else { entry.person.as_deref() };
        groups
            .entry((entry.department.as_deref(), head, person))
            .or_default()
            .push((entry, standing));
    }
    for ((department, head, person), entries) in groups {
        let first = if head {
            Cell::Named {
                id: Some("head".to_owned()),
                label: texts::head_of(lang, department.unwrap_or_default()),
            }
        } else {
            data.erasable(person)
        };
        let mut cells = vec![first, data.name(department)];
        cells.extend(totals(data, &entries));
        section.push(cells, None);
    }
    let mut cells = vec![Cell::Text(texts::total(lang).to_owned()), Cell::Nothing];
    cells.extend(totals(data, &of_period(data)));
    section.push_total(cells, None);
    section
}

pub(super) fn departments(data: &Data) -> Section {
    let lang = data.lang;
    let section = Section::new(SectionName::Charges, texts::charges(lang))
        .text("department", texts::department(lang));
    let mut section = figures(data, section).drawn(ChartKind::Bar, &[2]);
    let mut groups: BTreeMap<Option<&str>, Entries<'_>> = BTreeMap::new();
    for (entry, standing) in of_period(data) {
        let entries = groups.entry(entry.department.as_deref()).or_default();
        entries.push((entry, standing));
    }
    for (department, entries) in groups {
        let mut cells = vec![data.name(department)];
        cells.extend(totals(data, &entries));
        section.push(cells, None);
    }
    section
}

pub(super) fn items(data: &Data) -> Section {
    let lang = data.lang;
    let section = Section::new(SectionName::Items, texts::items(lang))
        .text("clause", texts::clause(lang))
        .text("item", texts::item(lang));
    let mut section = figures(data, section);
    let mut groups: BTreeMap<(Option<&str>, &str), Entries<'_>> = BTreeMap::new();
    for (entry, standing) in of_period(data) {
        let key = (entry.clause.as_deref(), entry.item.as_str());
        groups.entry(key).or_default().push((entry, standing));
    }
    for ((clause, item), entries) in groups {
        let mut cells = vec![
            data.name(clause),
            Cell::Named {
                id: Some(item.to_owned()),
                label: data.item(item),
            },
        ];
        cells.extend(totals(data, &entries));
        section.push(cells, None);
    }
    section
}

/// The columns of [`totals`].
fn figures(data: &Data, section: Section) -> Section {
    let lang = data.lang;
    section
        .figure("entries", texts::entries(lang))
        .figure("points_decided", texts::points_decided(lang))
        .figure("points_proposed", texts::points_proposed(lang))
        .text("sanctions_decided", texts::sanctions_decided(lang))
        .text("sanctions_proposed", texts::sanctions_proposed(lang))
        .figure("rewards", texts::rewards(lang))
        .figure("rejected", texts::rejected(lang))
}

fn totals(data: &Data, entries: &[(&Entry, Standing)]) -> Vec<Cell> {
    let of = |wanted: Standing| {
        entries
            .iter()
            .filter(move |(entry, standing)| *standing == wanted && !entry.reward)
            .map(|(entry, _)| *entry)
    };
    let rewards = entries
        .iter()
        .filter(|(entry, standing)| entry.reward && *standing != Standing::Rejected);
    let rejected = entries
        .iter()
        .filter(|(_, standing)| *standing == Standing::Rejected);
    vec![
        Cell::count(entries.len()),
        points(of(Standing::Decided)),
        points(of(Standing::Proposed)),
        sanctions(data, of(Standing::Decided)),
        sanctions(data, of(Standing::Proposed)),
        Cell::count(rewards.count()),
        Cell::count(rejected.count()),
    ]
}

pub(super) fn points<'a>(entries: impl Iterator<Item = &'a Entry>) -> Cell {
    Cell::Count(
        entries
            .filter_map(|entry| entry.points)
            .map(i64::from)
            .sum(),
    )
}

/// `警告 2、记过 1`: which sanctions, how often, mildest first.
pub(super) fn sanctions<'a>(data: &Data, entries: impl Iterator<Item = &'a Entry>) -> Cell {
    let mut counted: BTreeMap<Sanction, usize> = BTreeMap::new();
    for sanction in entries.filter_map(|entry| entry.sanction) {
        *counted.entry(sanction).or_default() += 1;
    }
    if counted.is_empty() {
        return Cell::Nothing;
    }
    let parts: Vec<String> = counted
        .iter()
        .map(|(sanction, count)| format!("{} {count}", sanction_title(data.lang, *sanction)))
        .collect();
    Cell::Text(parts.join(texts::list_mark(data.lang)))
}

/// Every entry of the period.
pub(super) fn entries(data: &Data) -> Section {
    let lang = data.lang;
    let mut section = Section::new(SectionName::Entries, texts::every_entry(lang))
        .text("number", texts::number(lang))
        .text("clause", texts::clause(lang))
        .text("item", texts::item(lang))
        .text("subject", texts::charged(lang))
        .text("person", texts::person(lang))
        .text("department", texts::department(lang))
        .figure("points", texts::points(lang))
        .text("sanction", texts::sanction(lang))
        .text("state", texts::state(lang));
    for (entry, standing) in of_period(data) {
        let word = |id: &str, label: &str| Cell::Named {
            id: Some(id.to_owned()),
            label: label.to_owned(),
        };
        let subject = match entry.subject {
            Subject::Person => word("person", texts::person(lang)),
            Subject::Head => word("head", texts::head(lang)),
        };
        let state = match standing {
            Standing::Proposed => word("proposed", texts::proposed(lang)),
            Standing::Decided => word("decided", texts::decided(lang)),
            Standing::Rejected => word("rejected", texts::rejected(lang)),
        };
        section.push(
            vec![
                Cell::Text(entry.number.clone()),
                data.name(entry.clause.as_deref()),
                word(&entry.item, &data.item(&entry.item)),
                subject,
                data.erasable(entry.person.as_deref()),
                data.name(entry.department.as_deref()),
                entry
                    .points
                    .map_or(Cell::Nothing, |points| Cell::Count(points.into())),
                sanction(data, entry),
                state,
            ],
            Some(format!("number:{}", entry.number)),
        );
    }
    section
}

pub(super) fn sanction(data: &Data, entry: &Entry) -> Cell {
    match (entry.reward, entry.sanction) {
        (true, _) => Cell::Text(texts::reward(data.lang).to_owned()),
        (false, Some(sanction)) => Cell::Text(sanction_title(data.lang, sanction).to_owned()),
        (false, None) => Cell::Nothing,
    }
}
