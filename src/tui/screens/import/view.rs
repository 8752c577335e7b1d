//! Drawing the file, what would become of its rows, and what became of them.

use ratatui::layout::Rect;

use super::columns::Line;
use super::writing::Imported;
use super::{Import, Pane, Step, Tried, texts};
use crate::document::import::{Input, Lack, Outcome, lacks, title};
use crate::regulation::Regulation;
use crate::regulation::texts::status_title;
use crate::store::CaseRow;
use crate::text::Lang;
use crate::tui::backend::import::{Far, Stage};
use crate::tui::draw::{Draw, Target, below, indent, row};
use crate::tui::screens::page;
use crate::tui::theme::Role;
use crate::tui::widgets::{Cell, Column, Row, Table, empty, gauge};
use crate::tui::width;

/// The rows at the foot of the misfits: the one under the cursor in whole.
const FOOT: u16 = 2;

pub(super) fn view(screen: &Import, draw: &mut Draw<'_>, area: Rect) {
    match (&screen.step, &screen.tried) {
        (Step::Choose, _) => choose(screen, draw, page::column(below(area, 1), 100)),
        (Step::Done(imported), _) => done(imported, draw, page::column(below(area, 2), 74)),
        (Step::Tried, Some(tried)) => result(screen, tried, draw, area),
        _ => {
            let far = screen.far.unwrap_or_default();
            let area = page::column(below(area, 2), 74);
            at_work(far, draw, area);
            draw.text(row(area, 3), texts::only_looking(draw.lang()), Role::Muted);
        }
    }
}

fn choose(screen: &Import, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    draw.text(area, texts::title(lang), Role::Title);
    let used = draw.paragraph(below(area, 1), texts::lead(lang), Role::Muted);
    let mut rest = below(area, used + 2);
    let height = screen.form.height(rest.width).min(rest.height);
    screen.form.view(draw, Rect { height, ..rest }, true);
    rest = below(rest, height + 1);
    if let Some(trouble) = &screen.trouble {
        let used = page::complaint(draw, indent(rest, 1), trouble);
        rest = below(rest, used + 1);
    }
    let completed = &screen.completed;
    if !completed.choices.is_empty() {
        let mut text = format!("{} {}", texts::choices(lang), completed.choices.join("  "));
        if completed.more > 0 {
            text.push_str("  ");
            text.push_str(&texts::more_choices(lang, completed.more));
        }
        draw.paragraph(indent(rest, 1), &text, Role::Muted);
    }
}

/// A line and a bar.
fn at_work(far: Far, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let text = match far.stage {
        Stage::Reading if far.of == 0 => texts::reading(lang).to_owned(),
        Stage::Reading => texts::reading_of(lang, far.done * 100 / far.of),
        _ => texts::trying(lang, far.done, far.of),
    };
    draw.text(area, &text, Role::Title);
    gauge::view(draw, row(area, 1), far.done, far.of, Role::Accent);
}

fn done(imported: &Imported, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let text = format!("{} {}", draw.signs().ok, texts::done(lang, imported.cases));
    draw.text(area, &text, Role::Ok);
    let numbers = texts::done_numbers(lang, &imported.first, &imported.last);
    draw.text(row(area, 2), &numbers, Role::Normal);
    let mut rest = below(area, 3);
    if imported.known > 0 {
        draw.text(rest, &texts::done_known(lang, imported.known), Role::Normal);
        rest = below(rest, 1);
    }
    draw.paragraph(below(rest, 1), texts::done_show(lang), Role::Muted);
}

fn result(screen: &Import, tried: &Tried, draw: &mut Draw<'_>, area: Rect) {
    let Some(desk) = &draw.shell.desk else { return };
    let regulation = std::sync::Arc::clone(&desk.regulation);
    let head = Rect {
        width: area.width.saturating_sub(1),
        ..indent(area, 1)
    };
    let used = match screen.far {
        Some(far) => {
            at_work(far, draw, head);
            2
        }
        None => summary(tried, &regulation, draw, head),
    };
    tabs(screen, draw, row(head, used));
    let body = below(area, used + 1);
    let outcome = &tried.outcome;
    match screen.pane {
        Pane::Columns => columns(screen, tried, &regulation, draw, body),
        Pane::Rows => rows(screen, outcome, &regulation, draw, body),
        Pane::Problems => problems(screen, outcome, draw, body),
        Pane::Known => known(screen, outcome, draw, body),
    }
}

/// The file and its figures; then what to do. Gives the rows used.
fn summary(tried: &Tried, regulation: &Regulation, draw: &mut Draw<'_>, area: Rect) -> u16 {
    let lang = draw.lang();
    let signs = draw.signs();
    let name = tried.plan.sheet.path().file_name().unwrap_or_default();
    let (outcome, taken) = (&tried.outcome, &tried.outcome.taken);
    let (fit, known, wrong) = (taken.cases.len(), taken.known.len(), outcome.problems.len());
    let gap = |draw: &Draw<'_>| draw.span("  ", Role::Normal);
    let figures = vec![
        draw.span(
            format!("{} {}", signs.ok, texts::fit(lang, fit)),
            if fit > 0 { Role::Ok } else { Role::Muted },
        ),
        gap(draw),
        draw.span(
            format!("{} {}", signs.bullet, texts::known(lang, known)),
            if known > 0 { Role::Normal } else { Role::Muted },
        ),
        gap(draw),
        draw.span(
            format!("{} {}", signs.no, texts::wrong(lang, wrong)),
            if wrong > 0 { Role::Danger } else { Role::Muted },
        ),
    ];
    let name = name.to_string_lossy();
    let rows = texts::rows(lang, tried.plan.rows());
    let file = vec![
        draw.span(name.into_owned(), Role::Title),
        gap(draw),
        draw.span(rows, Role::Muted),
    ];
    draw.spans(area, file);
    draw.spans(row(area, 1), figures);
    let lacks = lacks(&tried.plan.mapping);
    let mut used = 2;
    for lack in lacks.iter().take(2) {
        let text = format!("{} {}", signs.warn, lacking(lack, regulation, lang));
        draw.text(row(area, used), &text, Role::DueSoon);
        used += 1;
    }
    if lacks.is_empty() {
        let (text, role) = match (wrong, fit) {
            (0, 0) => (texts::nothing_new(lang), Role::Muted),
            (0, _) => (texts::all_fit(lang), Role::Muted),
            _ => (texts::correct(lang), Role::Muted),
        };
        draw.text(row(area, used), text, role);
        used += 1;
    }
    used
}

fn lacking(lack: &Lack, regulation: &Regulation, lang: Lang) -> String {
    match lack {
        Lack::Missing(value) => texts::missing(lang, &title(lang, regulation, value)),
        Lack::Double(value, first, second) => {
            texts::double(lang, &title(lang, regulation, value), first, second)
        }
    }
}

fn tabs(screen: &Import, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let mut at = area;
    for (place, pane) in Pane::ALL.into_iter().enumerate() {
        let name = match pane {
            Pane::Columns => texts::pane_columns(lang),
            Pane::Rows => texts::pane_rows(lang),
            Pane::Problems => texts::pane_problems(lang),
            Pane::Known => texts::pane_known(lang),
        };
        let text = format!("{name} {}", screen.length(pane));
        let (text, role) = if pane == screen.pane {
            (format!("[{text}]"), Role::Tab)
        } else {
            (format!(" {text} "), Role::Muted)
        };
        let used = draw.text(at, &text, role);
        let spot = Rect { width: used, ..at };
        draw.hit(spot, Target::Part(place));
        at = indent(at, used + 1);
    }
}

fn columns(
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

fn rows(
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

fn problems(screen: &Import, outcome: &Outcome, draw: &mut Draw<'_>, area: Rect) {
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

fn known(screen: &Import, outcome: &Outcome, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let known = &outcome.taken.known;
    if known.is_empty() {
        return empty::view(draw, area, texts::no_known(lang), None);
    }
    let columns = [
        Column::fixed(texts::row(lang), 6).right(),
        Column::flex(texts::number(lang), 12, 1),
    ];
    let table = Table {
        columns: &columns,
        state: screen.state(),
        length: known.len(),
        focused: true,
    };
    table.view(draw, area, |index| match known.get(index) {
        Some((place, number)) => Row::Cells(vec![
            Cell::muted(place.to_string()),
            match number {
                Some(number) => Cell::of(number.as_str(), Role::Accent),
                None => Cell::muted(texts::twice(lang)),
            },
        ]),
        None => Row::Coming,
    });
}
