//! What is known of a file, a table each: its columns, its first cases, what does not fit, what is passed over.

use ratatui::layout::Rect;

use super::super::columns::Line;
use super::super::{Import, Tried, texts};
use crate::desk::Twin;
use crate::document::import::{Input, Outcome, passed, title, why};
use crate::regulation::Regulation;
use crate::regulation::texts::status_title;
use crate::store::CaseRow;
use crate::text::Lang;
use crate::tui::draw::{Draw, below, indent, row};
use crate::tui::theme::Role;
use crate::tui::widgets::{Cell, Column, Row, Table, empty};
use crate::tui::width;

/// The rows at the foot of the misfits: the one under the cursor in whole.
const FOOT: u16 = 2;

pub(super) fn columns(
    screen: &Import,
    tried: &Tried,
    regulation: &Regulation,
    draw: &mut Draw<'_>,
    area: Rect,
) {
    let lang = draw.lang();
    let columns = [
        Column::flex(texts::heading(lang), 16, 2),
        Column::flex(texts::value(lang), 18, 2),
        Column::flex(texts::example(lang), 12, 3),
    ];
    let table = Table {
        columns: &columns,
        state: screen.state(),
        length: tried.lines.len(),
        focused: true,
    };
    let mapping = &tried.plan.mapping;
    let first = tried.plan.sheet.head.get(mapping.line + 1);
    table.view(draw, area, |index| match tried.lines.get(index) {
        Some(Line::Column(place)) => {
            let Some(column) = mapping.columns.get(*place) else {
                return Row::Coming;
            };
            let (text, role) = match &column.value {
                Some(value) => (title(lang, regulation, value), Role::Normal),
                None if column.left_out => (texts::left_out(lang).to_owned(), Role::Muted),
                None => (texts::kept(lang).to_owned(), Role::Muted),
            };
            let example = first.and_then(|line| line.cells.get(*place));
            Row::Cells(vec![
                Cell::new(column.heading.as_str()),
                Cell::of(format!("→ {text}"), role),
                Cell::muted(crate::text::clean_line(
                    &example.map(Input::written).unwrap_or_default(),
                )),
            ])
        }
        Some(Line::Default(usual)) => {
            let value = title(lang, regulation, &usual.value());
            let label = usual.label(regulation, &tried.plan.defaults, lang);
            Row::Cells(vec![
                Cell::muted(texts::no_column(lang, &value)),
                Cell::of(format!("→ {label}"), Role::Accent),
                Cell::muted(texts::all_rows(lang)),
            ])
        }
        None => Row::Coming,
    });
}

pub(super) fn rows(
    screen: &Import,
    outcome: &Outcome,
    regulation: &Regulation,
    draw: &mut Draw<'_>,
    area: Rect,
) {
    let lang = draw.lang();
    let first = &outcome.taken.first;
    if first.is_empty() {
        return empty::view(draw, area, texts::no_rows(lang), None);
    }
    let columns = [
        Column::fixed(texts::row(lang), 6).right(),
        Column::fixed(texts::received(lang), 10),
        Column::flex(texts::customer(lang), 8, 1),
        Column::fixed(texts::level(lang), 6).from(100),
        Column::fixed(texts::category(lang), 10).from(76),
        Column::fixed(texts::department(lang), 10).from(100),
        Column::fixed(texts::status(lang), 8),
        Column::flex(texts::matter(lang), 12, 4),
    ];
    let table = Table {
        columns: &columns,
        state: screen.state(),
        length: first.len(),
        focused: true,
    };
    table.view(draw, area, |index| match first.get(index) {
        Some((place, case)) => preview(*place, case, regulation, lang),
        None => Row::Coming,
    });
}

fn preview<'a>(place: u32, case: &'a CaseRow, regulation: &'a Regulation, lang: Lang) -> Row<'a> {
    let category = case.category.as_deref().unwrap_or_default();
    let level = case.level.as_deref().unwrap_or_default();
    let named = regulation.category(category);
    let graded = regulation.levels.iter().find(|own| own.id == level);
    let matter = match &case.subject {
        Some(subject) => format!("{subject} {}", case.excerpt),
        None => case.excerpt.clone(),
    };
    Row::Cells(vec![
        Cell::muted(place.to_string()),
        Cell::new(case.received_at.format("%Y-%m-%d").to_string()),
        Cell::new(case.customer.as_str()),
        Cell::new(graded.map_or("", |own| own.label.get(lang))),
        Cell::new(named.map_or(category, |own| own.label.get(lang))),
        Cell::new(case.departments.first().map_or("", String::as_str)),
        Cell::new(status_title(lang, case.status)),
        Cell::new(matter),
    ])
}

pub(super) fn problems(screen: &Import, outcome: &Outcome, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let problems = &outcome.problems;
    if problems.is_empty() {
        return empty::view(draw, area, texts::no_problems(lang), None);
    }
    let columns = [
        Column::fixed(texts::row(lang), 6).right(),
        Column::flex(texts::column(lang), 8, 1),
        Column::flex(texts::found(lang), 8, 1),
        Column::flex(texts::why(lang), 20, 3),
    ];
    let body = Rect {
        height: area.height.saturating_sub(FOOT),
        ..area
    };
    let table = Table {
        columns: &columns,
        state: screen.state(),
        length: problems.all.len(),
        focused: true,
    };
    table.view(draw, body, |index| match problems.all.get(index) {
        Some(problem) => Row::Cells(vec![
            Cell::muted(problem.row().to_string()),
            Cell::new(crate::text::clean_line(&problems.title(lang, problem))),
            Cell::new(crate::text::clean_line(problem.found())),
            Cell::new(problem.why(lang)),
        ]),
        None => Row::Coming,
    });
    let foot = below(area, body.height);
    let foot = Rect {
        width: foot.width.saturating_sub(1),
        ..indent(foot, 1)
    };
    if let Some(problem) = problems.all.get(screen.state().selected) {
        let mut text = crate::text::clean_line(&problems.message(lang, problem));
        if problems.more > 0 {
            text.push_str(&texts::more_problems(lang, problems.more));
        }
        let lines = width::wrap(&text, usize::from(foot.width));
        for (line, place) in lines.iter().zip(0..FOOT) {
            draw.text(row(foot, place), line, Role::Muted);
        }
    }
}

/// The rows that are here already, then the lines that are no case.
pub(super) fn known(screen: &Import, outcome: &Outcome, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let (known, lines) = (&outcome.taken.known, &outcome.passed.first);
    if known.is_empty() && lines.is_empty() {
        return empty::view(draw, area, texts::no_known(lang), None);
    }
    let columns = [
        Column::fixed(texts::row(lang), 6).right(),
        Column::fixed(texts::number(lang), 14),
        Column::flex(texts::why_passed(lang), 20, 1),
    ];
    let table = Table {
        columns: &columns,
        state: screen.state(),
        length: known.len() + lines.len(),
        focused: true,
    };
    table.view(draw, area, |index| {
        let line = index.checked_sub(known.len()).and_then(|at| lines.get(at));
        match (known.get(index), line) {
            (Some(twin), _) => Row::Cells(vec![
                Cell::muted(twin.row.to_string()),
                match &twin.twin {
                    Twin::Case(number) => Cell::of(number.as_str(), Role::Accent),
                    Twin::Row(other) => Cell::muted(texts::as_row(lang, *other)),
                },
                Cell::new(why(lang, twin)),
            ]),
            (None, Some((row, why))) => Row::Cells(vec![
                Cell::muted(row.to_string()),
                Cell::new(""),
                Cell::muted(passed(lang, *why)),
            ]),
            (None, None) => Row::Coming,
        }
    });
}
