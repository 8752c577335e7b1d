//! How many cases were registered, by what they are, how grave, about what, by which way, for whom; each kind apart.

use std::collections::{BTreeMap, BTreeSet};

use super::super::data::Data;
use super::super::model::{Cell, ChartKind, Section};
use super::super::names::quoted;
use super::super::record::Record;
use super::super::texts;
use super::summary::change;
use crate::regulation::model::SectionName;

/// One way of sorting cases: what it looks at, what a value is called, and the word of the query language.
struct Way {
    key: &'static str,
    of: fn(&Record) -> Option<&str>,
    name: fn(&Data, &str) -> String,
    word: &'static str,
    chart: ChartKind,
}

fn way(name: SectionName) -> Way {
    match name {
        SectionName::ByLevel => Way {
            key: "level",
            of: |record| record.level.as_deref(),
            name: Data::level,
            word: "level",
            chart: ChartKind::Column,
        },
        SectionName::ByCategory => Way {
            key: "category",
            of: |record| record.category.as_deref(),
            name: Data::category,
            word: "category",
            chart: ChartKind::Bar,
        },
        SectionName::ByChannel => Way {
            key: "channel",
            of: |record| Some(&record.channel),
            name: Data::channel,
            word: "channel",
            chart: ChartKind::Bar,
        },
        SectionName::ByDepartment => Way {
            key: "department",
            of: |record| record.department.as_deref(),
            name: |_, name| name.to_owned(),
            word: "responsible",
            chart: ChartKind::Bar,
        },
        _ => Way {
            key: "kind",
            of: |record| Some(&record.kind),
            name: Data::kind,
            word: "kind",
            chart: ChartKind::Pie,
        },
    }
}

/// How many cases have a value: all, and of each kind.
#[derive(Default)]
struct Counted<'a> {
    all: usize,
    kinds: BTreeMap<&'a str, usize>,
    before: usize,
}

pub(super) fn section(data: &Data, name: SectionName) -> Section {
    let way = way(name);
    let mut counted: BTreeMap<Option<&str>, Counted<'_>> = BTreeMap::new();
    for record in data.registered() {
        let line = counted.entry((way.of)(record)).or_default();
        line.all += 1;
        *line.kinds.entry(&record.kind).or_default() += 1;
    }
    let before = data.before.records.iter();
    for record in before.filter(|record| record.registered_since(data.before.from)) {
        counted.entry((way.of)(record)).or_default().before += 1;
    }
    let kinds = kinds(data, name);
    let mut lines: Vec<_> = counted.iter().collect();
    lines.sort_by_key(|(value, line)| order(data, name, **value, line));
    let mut section = head(data, name, &way, &kinds);
    for (value, line) in lines {
        let query = value.map(|value| data.query(&format!("{}:{}", way.word, quoted(value))));
        let first = if name == SectionName::ByLevel {
            data.level_cell(*value)
        } else {
            data.named(*value, |id| (way.name)(data, id))
        };
        section.push(cells(first, line, &kinds), query);
    }
    let total = Cell::Text(texts::total(data.lang).to_owned());
    section.push_total(
        cells(total, &sum(counted.values()), &kinds),
        Some(data.query("")),
    );
    section
}

fn head(data: &Data, name: SectionName, way: &Way, kinds: &[&str]) -> Section {
    let lang = data.lang;
    let mut section = Section::new(name, texts::section_title(lang, name))
        .text(way.key, texts::way_title(lang, way.key))
        .figure("count", texts::count(lang));
    for kind in kinds {
        section = section.figure(&format!("kind_{kind}"), data.kind(kind));
    }
    section
        .figure("before", texts::period_before(lang))
        .figure("change", texts::change(lang))
        .drawn(way.chart, &[1])
}

/// The kinds that get a column of their own: those that came, where more than one did.
fn kinds(data: &Data, name: SectionName) -> Vec<&str> {
    let came: BTreeSet<&str> = data
        .registered()
        .map(|record| record.kind.as_str())
        .collect();
    if name == SectionName::ByKind || came.len() < 2 {
        return Vec::new();
    }
    let known = data
        .rules
        .regulation
        .kinds
        .iter()
        .map(|kind| kind.id.as_str());
    let mut ordered: Vec<&str> = known.filter(|id| came.contains(id)).collect();
    let rest: Vec<&str> = came
        .iter()
        .copied()
        .filter(|id| !ordered.contains(id))
        .collect();
    ordered.extend(rest);
    ordered
}

/// Levels from the gravest, everything else from the greatest number; what is not given comes last.
fn order(
    data: &Data,
    name: SectionName,
    value: Option<&str>,
    line: &Counted<'_>,
) -> (bool, u8, std::cmp::Reverse<usize>, std::cmp::Reverse<usize>) {
    let rank = match value {
        Some(id) if name == SectionName::ByLevel => data.rank(id),
        _ => 0,
    };
    (
        value.is_none(),
        rank,
        std::cmp::Reverse(line.all),
        std::cmp::Reverse(line.before),
    )
}

fn cells(first: Cell, line: &Counted<'_>, kinds: &[&str]) -> Vec<Cell> {
    let of_kind = |kind: &&str| Cell::count(line.kinds.get(kind).copied().unwrap_or(0));
    let mut cells = vec![first, Cell::count(line.all)];
    cells.extend(kinds.iter().map(of_kind));
    cells.push(Cell::count(line.before));
    cells.push(change(line.all, line.before));
    cells
}

fn sum<'a>(lines: impl Iterator<Item = &'a Counted<'a>>) -> Counted<'a> {
    let mut all = Counted::default();
    for line in lines {
        all.all += line.all;
        all.before += line.before;
        for (kind, count) in &line.kinds {
            *all.kinds.entry(kind).or_default() += count;
        }
    }
    all
}
