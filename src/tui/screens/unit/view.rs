//! Drawing the file of a unit: its head, and its cases.

use ratatui::layout::Rect;

use super::UnitFile;
use crate::case::Status;
use crate::regulation::texts::{command_title, status_title};
use crate::store::{CaseRow, Total};
use crate::text::Lang;
use crate::tui::commands::global;
use crate::tui::draw::{Draw, below, indent, row};
use crate::tui::model::Shell;
use crate::tui::screens::cases::view::thousands;
use crate::tui::theme::Role;
use crate::tui::widgets::{Cell, Column, Row, Table, badge, due, empty};
use crate::tui::width;

/// So many rows of customers are shown, and more where the screen is tall.
const LEAST_KNOWN: usize = 3;

pub(super) fn view(file: &UnitFile, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    if let Some(problem) = &file.problem {
        return empty::view(draw, area, problem.text(lang), Some(global::CASES));
    }
    head(file, draw, row(area, 0));
    let used = customers(file, draw, below(area, 1));
    let rest = below(area, 1 + used);
    let line = draw.signs().line.repeat(usize::from(rest.width));
    draw.text(row(rest, 0), &line, Role::Border);
    let rest = below(rest, 1);
    if file.feed.complete() && file.feed.known() == 0 {
        let text = texts::none(lang);
        return empty::view(draw, rest, text, Some(crate::tui::commands::unit::REGISTER));
    }
    table(file, draw, rest);
}

fn head(file: &UnitFile, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let (sort, name) = match &file.whose.unit {
        Some(unit) => (texts::unit(lang), unit.clone()),
        None => (texts::customer(lang), file.whose.name.clone()),
    };
    let mut counts = String::new();
    if let (Some(all), Some(open)) = (file.all, file.open) {
        let (all_text, open_text) = (number(all), number(open));
        let closed = match (all, open) {
            (Total::Exactly(all), Total::Exactly(open)) => thousands(all.saturating_sub(open)),
            _ => "…".to_owned(),
        };
        counts = texts::counts(lang, &all_text, &open_text, &closed);
    }
    let right = vec![draw.span(format!("{counts} "), Role::Normal)];
    let taken = draw.spans_right(area, right);
    let left = Rect {
        width: area.width.saturating_sub(taken + 2),
        ..area
    };
    let spans = vec![
        draw.span(format!(" {sort}  "), Role::Muted),
        draw.span(name, Role::Title),
    ];
    draw.spans(left, spans);
}

fn number(total: Total) -> String {
    match total {
        Total::Exactly(n) => thousands(n),
        Total::MoreThan(n) => format!("{}+", thousands(n)),
    }
}

/// Who is known there, each with the telephone as the desk lets whoever looks see it. Gives the rows used.
fn customers(file: &UnitFile, draw: &mut Draw<'_>, area: Rect) -> u16 {
    let lang = draw.lang();
    let room = LEAST_KNOWN.max(usize::from(area.height) / 4);
    let more = file.known.len() > room;
    let shown = if more { room - 1 } else { room };
    let label = texts::known(lang);
    let cells = width::cells(width::width(label)) + 3;
    let mut y = 0;
    for known in file.known.iter().take(shown) {
        let spot = row(area, y);
        if y == 0 {
            draw.text(indent(spot, 1), label, Role::Muted);
        }
        let number = known.phone.as_deref().unwrap_or_default();
        let spans = vec![
            draw.span(width::pad(&known.name, 12), Role::Normal),
            draw.span(format!(" {}  ", width::pad(number, 14)), Role::Normal),
            draw.span(texts::cases(lang, known.cases), Role::Muted),
        ];
        draw.spans(indent(spot, cells), spans);
        y += 1;
    }
    if more {
        let text = texts::more(lang, file.known.len() - shown);
        draw.text(indent(row(area, y), cells), &text, Role::Muted);
        y += 1;
    }
    y
}

fn table(file: &UnitFile, draw: &mut Draw<'_>, area: Rect) {
    let shell = draw.shell;
    let lang = shell.lang;
    let of_unit = file.whose.unit.is_some();
    let who = if of_unit {
        Column::fixed(texts::who(lang), 8)
    } else {
        Column::fixed(texts::where_(lang), 10)
    };
    let units = of_unit
        || (0..file.feed.known())
            .any(|at| file.feed.row(at).is_some_and(|case| case.unit.is_some()));
    let columns = [
        Column::fixed(texts::number(lang), 13),
        Column::fixed(texts::received(lang), 10),
        Column::fixed(texts::level(lang), badge::level_width(shell).max(7)),
        who.from(if units { 70 } else { u16::MAX }),
        Column::flex(texts::matter(lang), 10, 3),
        Column::flex(texts::department(lang), 8, 1).from(96),
        Column::fixed(
            texts::satisfaction(lang),
            width::cells(width::width(texts::satisfaction(lang))),
        )
        .right(),
        Column::fixed(texts::state(lang), 14),
    ];
    let table = Table {
        columns: &columns,
        state: &file.state,
        length: file.feed.known(),
        focused: true,
    };
    table.view(draw, area, |index| {
        file.feed
            .row(index)
            .map_or(Row::Coming, |case| cells(shell, case, of_unit))
    });
}

fn cells<'a>(shell: &Shell, case: &'a CaseRow, of_unit: bool) -> Row<'a> {
    let signs = shell.theme.signs();
    let late = case.status == Status::Open && case.due.is_some_and(|due| due < shell.now);
    let (sign, role) = match (case.status, late) {
        (Status::Open, true) => (signs.warn, Role::Danger),
        (Status::Open, false) => (" ", Role::Normal),
        (Status::Closed | Status::Archived, _) => (signs.ok, Role::Muted),
    };
    let subject = case
        .subject
        .as_deref()
        .filter(|subject| !subject.is_empty());
    let who = if of_unit {
        case.customer.as_str()
    } else {
        case.unit.as_deref().unwrap_or_default()
    };
    Row::Cells(vec![
        Cell::of(format!("{sign} {}", case.number), role),
        Cell::muted(case.received_at.format("%Y-%m-%d").to_string()),
        badge::level_cell(shell, case.level.as_deref(), case.level_rank),
        Cell::new(who),
        Cell::new(subject.unwrap_or(&case.excerpt)),
        Cell::muted(case.departments.first().map_or("", String::as_str)),
        satisfaction(shell.lang, case),
        state(shell, case),
    ])
}

fn satisfaction<'a>(lang: Lang, case: &CaseRow) -> Cell<'a> {
    match case.satisfaction {
        Some(points @ 0..=2) => Cell::of(texts::points(lang, points), Role::DueSoon),
        Some(points) => Cell::new(texts::points(lang, points)),
        None => Cell::muted("—"),
    }
}

/// The next step and the time left of an open case; the status of another.
fn state<'a>(shell: &Shell, case: &CaseRow) -> Cell<'a> {
    match (case.status, case.due) {
        (Status::Open, Some(due)) => Cell::of(
            due::left_calm(shell.lang, due, shell.now),
            due::standing(due, shell.now).role(),
        ),
        (Status::Open, None) => {
            let step = case.stage.map(|step| command_title(shell.lang, step));
            Cell::new(step.unwrap_or_else(|| status_title(shell.lang, case.status)))
        }
        (status, _) => Cell::muted(status_title(shell.lang, status)),
    }
}

mod texts {
    crate::catalogue! {
        unit() { zh: "户档案", en: "Unit" }
        customer() { zh: "客户档案", en: "Customer" }
        counts(all: &str, open: &str, closed: &str) { zh: "共 {all} 件 · 办理中 {open} · 已结 {closed}", en: "{all} in all · {open} open · {closed} closed" }
        known() { zh: "客户", en: "Customers" }
        cases(n: u32) { zh: "{n} 件", en: "{n} cases", en_one: "{n} case" }
        more(n: usize) { zh: "另有 {n} 位", en: "{n} more" }
        none() { zh: "还没有案件", en: "There are no cases yet" }
        number() { zh: "  编号", en: "  Number" }
        received() { zh: "受理", en: "Received" }
        level() { zh: "  级别", en: "  Level" }
        who() { zh: "客户", en: "Customer" }
        where_() { zh: "户", en: "Unit" }
        matter() { zh: "事由", en: "Matter" }
        department() { zh: "部门", en: "Department" }
        satisfaction() { zh: "满意度", en: "Satisf." }
        points(n: u8) { zh: "{n} 分", en: "{n}/5" }
        state() { zh: "状态", en: "State" }
    }
}
