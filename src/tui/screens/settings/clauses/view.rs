//! Drawing the regulation: the filter, the clauses in their chapters, and where there is room the one under the cursor in full.

use ratatui::layout::Rect;

use super::{Clauses, Entry, Line};
use crate::regulation::digest::{Rule, chapter, role_name, sort_title};
use crate::store::Fired;
use crate::text::Lang;
use crate::tui::draw::{Draw, Target, below, indent, row};
use crate::tui::model::Shell;
use crate::tui::screens::case::sheet::Sheet;
use crate::tui::screens::cases::view::thousands;
use crate::tui::theme::Role;
use crate::tui::widgets::{Cell, Column, Row, Table};
use crate::tui::width;

/// From this height on, the clause under the cursor stands below the list in full.
const TALL: u16 = 28;
/// The rows of it.
const BELOW: u16 = 11;

pub(super) fn view(clauses: &Clauses, draw: &mut Draw<'_>, area: Rect) {
    filter(clauses, draw, row(area, 0));
    let rest = below(area, 1);
    if clauses.lines.is_empty() {
        let text = texts::none(draw.lang());
        draw.text(indent(row(rest, 1), 2), text, Role::Muted);
        return;
    }
    let full = if rest.height >= TALL { BELOW } else { 0 };
    let list = Rect {
        height: rest.height - full,
        ..rest
    };
    table(clauses, draw, list);
    if let Some(entry) = clauses.selected().filter(|_| full > 0) {
        let rest = below(rest, list.height);
        let mut sheet = Sheet::new(draw.shell, rest.width.saturating_sub(2));
        sheet.heading(&entry.id);
        write(&mut sheet, draw.shell, entry);
        draw.lines(indent(rest, 1), &sheet.lines);
    }
}

/// What narrows the list, and at the right how many clauses there are.
fn filter(clauses: &Clauses, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let shown = clauses
        .lines
        .iter()
        .filter(|line| matches!(line, Line::Clause(_)));
    let count = texts::count(lang, shown.count(), clauses.entries.len());
    let count = draw.span(count, Role::Muted);
    let taken = draw.spans_right(area, vec![count]);
    let label = if clauses.filtering {
        Role::Accent
    } else {
        Role::Muted
    };
    let used = draw.text(indent(area, 1), texts::filter(lang), label) + 3;
    let rest = indent(area, used);
    let field = Rect {
        width: rest.width.saturating_sub(taken + 2),
        ..rest
    };
    clauses.filter.view(draw, field, clauses.filtering);
    if clauses.filter.is_blank() && !clauses.filtering {
        draw.text(field, texts::placeholder(lang), Role::Placeholder);
    }
    draw.hit(field, Target::Field(0));
}

fn table(clauses: &Clauses, draw: &mut Draw<'_>, area: Rect) {
    let shell = draw.shell;
    let lang = shell.lang;
    let ids = clauses.entries.iter().map(|entry| width::width(&entry.id));
    let columns = [
        Column::fixed(texts::clause(lang), width::cells(ids.max().unwrap_or(8))),
        Column::flex(texts::says(lang), 12, 3),
        Column::flex(texts::does(lang), 12, 2).from(92),
        Column::fixed(texts::times(lang), 6).right(),
        Column::fixed(texts::cases(lang), 6).right().from(70),
        Column::fixed(texts::last(lang), 11).from(56),
    ];
    let table = Table {
        columns: &columns,
        state: &clauses.state,
        length: clauses.lines.len(),
        focused: clauses.focused,
    };
    table.view(draw, area, |index| match clauses.lines.get(index) {
        Some(Line::Chapter(place)) => clauses
            .entries
            .get(*place)
            .map_or(Row::Coming, |entry| heading(lang, clauses, entry)),
        Some(Line::Clause(place)) => clauses.entries.get(*place).map_or(Row::Coming, |entry| {
            cells(shell, entry, clauses.fired(&entry.id))
        }),
        None => Row::Coming,
    });
}

/// The chapter's own letter, and what sort of rules stand in it.
fn heading<'a>(lang: Lang, clauses: &Clauses, first: &Entry) -> Row<'a> {
    let here = chapter(&first.id);
    let own = clauses
        .entries
        .iter()
        .filter(|entry| chapter(&entry.id) == here);
    let mut sorts: Vec<&str> = Vec::new();
    for rule in own.filter_map(|entry| entry.rules.first()) {
        let title = sort_title(lang, rule.sort);
        if !sorts.contains(&title) {
            sorts.push(title);
        }
    }
    sorts.truncate(3);
    Row::Heading(Cell::of(
        format!("{here}  {}", sorts.join(texts::and(lang))),
        Role::Title,
    ))
}

fn cells<'a>(shell: &Shell, entry: &'a Entry, fired: Option<&Fired>) -> Row<'a> {
    let lang = shell.lang;
    let number = |n: Option<u32>| n.map_or_else(|| Cell::muted("—"), |n| Cell::new(thousands(n)));
    let does = entry.rules.first().map_or_else(
        || texts::people(lang).to_owned(),
        |rule| in_short(lang, rule),
    );
    Row::Cells(vec![
        Cell::of(entry.id.as_str(), Role::Accent),
        Cell::new(entry.label.as_str()),
        Cell::muted(does),
        number(fired.map(|fired| fired.times)),
        number(fired.map(|fired| fired.cases)),
        Cell::muted(fired.map_or_else(String::new, |fired| when(shell, fired))),
    ])
}

/// A rule in one line, with its condition.
fn in_short(lang: Lang, rule: &Rule) -> String {
    match &rule.when {
        Some(when) => format!("{} · {}", rule.line(lang), texts::when(lang, when)),
        None => rule.line(lang),
    }
}

/// The day of the last time; the time of day where that is today.
fn when(shell: &Shell, fired: &Fired) -> String {
    let at = fired.last;
    if at.date_naive() == shell.now.date_naive() {
        texts::today(shell.lang, &at.format("%H:%M").to_string())
    } else {
        at.format("%Y-%m-%d").to_string()
    }
}

/// The clause in words: what it says, then each rule with its condition, span, role and consequences.
pub(super) fn write(sheet: &mut Sheet<'_>, shell: &Shell, entry: &Entry) {
    let lang = shell.lang;
    sheet.text(0, &entry.label, Role::Normal);
    if entry.rules.is_empty() {
        sheet.text(0, texts::people_long(lang), Role::Muted);
    }
    for rule in &entry.rules {
        write_rule(sheet, shell, rule);
    }
}

fn write_rule(sheet: &mut Sheet<'_>, shell: &Shell, rule: &Rule) {
    let lang = shell.lang;
    let bullet = sheet.signs().bullet;
    let mut line = rule.line(lang);
    let regulation = shell.desk.as_ref().map(|desk| &desk.regulation);
    let role = rule.role.zip(regulation);
    let role = role.map(|(role, regulation)| role_name(lang, regulation, role).to_owned());
    for part in role.iter().chain(&rule.of) {
        line.push_str(" · ");
        line.push_str(part);
    }
    sheet.bullet(bullet, Role::Accent, &line, Role::Normal);
    if let Some(when) = &rule.when {
        sheet.text(4, &texts::when(lang, when), Role::Muted);
    }
    for note in &rule.notes {
        sheet.text(4, note, Role::Muted);
    }
}

mod texts {
    crate::catalogue! {
        filter() { zh: "筛选", en: "Filter" }
        placeholder() { zh: "条款号、内容、步骤、角色", en: "clause, words, step, role" }
        count(shown: usize, all: usize) { zh: "{shown}/{all} 条", en: "{shown} of {all}" }
        none() { zh: "没有这样的条款；按 Esc 看全部", en: "No such clause; Esc shows all of them" }
        clause() { zh: "条款", en: "Clause" }
        says() { zh: "内容", en: "What it says" }
        does() { zh: "系统怎样执行", en: "What the program does" }
        times() { zh: "次数", en: "Times" }
        cases() { zh: "案件", en: "Cases" }
        last() { zh: "最近一次", en: "Last" }
        today(time: &str) { zh: "今天 {time}", en: "today {time}" }
        and() { zh: "、", en: ", " }
        people() { zh: "由人执行", en: "people follow it" }
        people_long() { zh: "这一条由人执行，系统不判断。", en: "People follow this clause; the program does nothing by it." }
        when(when: &str) { zh: "当{when}", en: "when {when}" }
    }
}
