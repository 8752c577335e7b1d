//! Drawing the file, what would become of its rows, and what became of them.

mod panes;

use ratatui::layout::Rect;

use super::writing::Imported;
use super::{Import, Pane, Step, Tried, texts};
use crate::document::import::{Lack, closings, lacks, title};
use crate::regulation::Regulation;
use crate::text::Lang;
use crate::tui::backend::import::{Far, Stage};
use crate::tui::draw::{Draw, Target, below, indent, row};
use crate::tui::screens::page;
use crate::tui::theme::Role;
use crate::tui::widgets::gauge;

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
        Pane::Columns => panes::columns(screen, tried, &regulation, draw, body),
        Pane::Rows => panes::rows(screen, outcome, &regulation, draw, body),
        Pane::Problems => panes::problems(screen, outcome, draw, body),
        Pane::Known => panes::known(screen, outcome, draw, body),
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
    if let Some(told) = closings(lang, outcome) {
        used += draw.paragraph(below(area, used), &told, Role::Muted);
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
