//! What stands in the box: groups with their headings and counts, and a few rows of each.

use super::FinderBox;
use crate::desk::Name;
use crate::store::Total;
use crate::text::{Lang, initials, normal};
use crate::tui::dialogs::drafts;

/// A group of what was found, in the order of the box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Cases,
    Customers,
    Units,
    Searches,
    Names,
    Commands,
    Clauses,
    Drafts,
}

/// A row: which one of its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub group: Group,
    pub place: usize,
}

/// A line of the box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Heading(Group, String),
    Item(Item),
}

impl Line {
    pub(super) fn is_row(&self) -> bool {
        matches!(self, Self::Item(_))
    }

    pub(super) fn group(&self) -> Group {
        match self {
            Self::Heading(group, _) => *group,
            Self::Item(item) => item.group,
        }
    }
}

/// How many rows of a group are shown: more of the cases, and more where the screen is tall.
fn most(group: Group, height: u16, blank: bool) -> usize {
    let tall = height >= 36;
    match group {
        Group::Searches if blank => 12,
        Group::Cases if tall && !blank => 14,
        Group::Cases => 6,
        _ if tall => 6,
        _ => 3,
    }
}

/// Whether a text holds what was typed, or its initials do.
fn is_meant(texts: &[&str], typed: &str) -> bool {
    let holds = |text: &&str| normal(text).contains(typed);
    let begins = |text: &&str| initials(text).iter().any(|own| own.starts_with(typed));
    typed.is_empty() || texts.iter().any(holds) || texts.iter().any(begins)
}

/// The lines of the box as it stands.
pub(super) fn lines(finder: &FinderBox, lang: Lang, height: u16) -> Vec<Line> {
    let typed = normal(&finder.field.text());
    let mut lines = Vec::new();
    let mut add = |group: Group, places: Vec<usize>, count: String| {
        if places.is_empty() {
            return;
        }
        lines.push(Line::Heading(group, count));
        let shown = places
            .into_iter()
            .take(most(group, height, typed.is_empty()));
        lines.extend(shown.map(|place| Line::Item(Item { group, place })));
    };
    let plain = |places: Vec<usize>| (places.len().to_string(), places);
    if typed.is_empty() {
        add(
            Group::Cases,
            (0..finder.latest.len()).collect(),
            String::new(),
        );
        let (count, places) = plain((0..finder.saved.len()).collect());
        add(Group::Searches, places, count);
        let (count, places) = plain((0..finder.drafts.len()).collect());
        add(Group::Drafts, places, count);
        return lines;
    }
    let found = &finder.found;
    add(
        Group::Cases,
        (0..found.cases.len()).collect(),
        finder.total.map_or_else(|| "…".to_owned(), total),
    );
    let customers = found.customers.len();
    let more = if found.more_customers { "+" } else { "" };
    add(
        Group::Customers,
        (0..customers).collect(),
        format!("{customers}{more}"),
    );
    let (count, places) = plain((0..found.units.len()).collect());
    add(Group::Units, places, count);
    let searches = finder.saved.iter().enumerate();
    let searches = searches.filter(|(_, own)| is_meant(&[&own.search.name], &typed));
    let (count, places) = plain(searches.map(|(place, _)| place).collect());
    add(Group::Searches, places, count);
    let (count, places) = plain((0..found.names.len()).collect());
    add(Group::Names, places, count);
    let offers = finder.offers.iter().enumerate();
    let offers = offers.filter(|(_, own)| {
        let titles = [own.title(Lang::Zh), own.title(Lang::En)];
        is_meant(&titles, &typed)
    });
    let (count, places) = plain(offers.map(|(place, _)| place).collect());
    add(Group::Commands, places, count);
    let clauses = finder.clauses.iter().enumerate();
    let clauses = clauses.filter(|(_, own)| {
        let words = typed.split_whitespace();
        let both = normal(&format!("{} {} {}", own.id, own.label.zh, own.label.en));
        words.clone().all(|word| both.contains(word)) || is_meant(&[&own.label.zh], &typed)
    });
    let (count, places) = plain(clauses.map(|(place, _)| place).collect());
    add(Group::Clauses, places, count);
    let forms = finder.drafts.iter().enumerate();
    let forms = forms.filter(|(_, own)| is_meant(&[&drafts::label(lang, own)], &typed));
    let (count, places) = plain(forms.map(|(place, _)| place).collect());
    add(Group::Drafts, places, count);
    lines
}

/// A number as far as it was counted.
pub(super) fn total(total: Total) -> String {
    match total {
        Total::Exactly(n) => n.to_string(),
        Total::MoreThan(n) => format!("{n}+"),
    }
}

/// What finds the cases of a department or a person.
pub(super) fn words_of(name: &Name) -> String {
    let bare = name.name.replace(['"', '“', '”'], " ");
    match name.of {
        None => format!("dept:\"{bare}\""),
        Some(_) => format!("person:\"{bare}\""),
    }
}
