//! Drawing the statistics: the reports to choose from, the period, and the tables with their bars.

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::Statistics;
use super::choice::tab;
use super::lines::{self, Line};
use crate::calendar::Period;
use crate::report::words;
use crate::tui::draw::{Draw, Target, below, indent, row};
use crate::tui::screens::cases::view::chips;
use crate::tui::theme::{Lines, Role};
use crate::tui::widgets::empty;
use crate::tui::width;

/// Cells at the left for the cursor, at the right for the bar to scroll by.
const MARGINS: (u16, u16) = (2, 2);

/// Cells between two columns of lines.
const GUTTER: u16 = 2;

/// The cells of one of so many columns of lines, its cursor included.
fn column(width: u16, columns: u16) -> u16 {
    let columns = columns.max(1);
    width.saturating_sub(MARGINS.1 + GUTTER * (columns - 1)) / columns
}

/// The cells that a line may take where it has the screen to itself.
pub(super) fn room(width: u16) -> usize {
    usize::from(column(width, 1).saturating_sub(MARGINS.0))
}

/// The signs of a bar's parts: to be told apart without colour.
pub(super) fn signs(lines: Lines) -> lines::BarSigns {
    match lines {
        Lines::Ascii => ["#", "=", "!"],
        Lines::Line => ["█", "▒", "░"],
    }
}

pub(super) fn view(screen: &Statistics, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let kind = screen.period.map(Period::kind);
    let named = screen.choice.iter().map(|name| {
        let shown = kind.filter(|_| *name == screen.name);
        tab(lang, *name, shown)
    });
    let titles: Vec<Cow<'_, str>> = named.collect();
    let titles: Vec<&str> = titles.iter().map(Cow::as_ref).collect();
    let here = screen.choice.iter().position(|name| *name == screen.name);
    chips(draw, indent(row(area, 0), 1), &titles, here);
    let Some(report) = screen.shown() else {
        return waiting(screen, draw, below(area, 2));
    };
    let clause = words::clause(report, lang).unwrap_or_default();
    let spans = vec![
        draw.span(report.title.clone(), Role::Title),
        draw.span("  ", Role::Normal),
        draw.span(clause, Role::Muted),
    ];
    draw.spans(indent(row(area, 1), MARGINS.0), spans);
    let about = words::about(report, lang);
    draw.text(indent(row(area, 2), MARGINS.0), &about, Role::Normal);
    let mut used = 3;
    if let Some(told) = words::old_ledgers(report, lang) {
        let inside = Rect {
            width: area.width.saturating_sub(MARGINS.0 + 1),
            ..indent(below(area, used), MARGINS.0)
        };
        used += draw.paragraph(inside, &told, Role::Muted);
    }
    table(screen, draw, below(area, used + 1));
}

fn waiting(screen: &Statistics, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    match &screen.failure {
        Some(failure) => empty::view(draw, area, failure.text(lang), None),
        None => empty::view(draw, area, texts::counting(lang), None),
    }
}

fn table(screen: &Statistics, draw: &mut Draw<'_>, area: Rect) {
    if area.is_empty() {
        return;
    }
    let lines = screen.lines();
    let height = usize::from(area.height);
    let state = screen.state.borrow();
    let columns = columns(&lines, area, state.selected);
    let wide = column(area.width, columns);
    let sight = state.sight(height * usize::from(columns));
    let first = if columns > 1 {
        broken(&lines, sight.start, height, state.selected)
    } else {
        height
    };
    let shown = lines.iter().enumerate().skip(sight.start);
    for ((index, line), place) in shown
        .take(first + height * usize::from(columns - 1))
        .zip(0..)
    {
        let (column, down) = if place < first {
            (0, place)
        } else {
            (1, place - first)
        };
        let spot = row(area, width::cells(down));
        let inside = Rect {
            width: wide,
            ..indent(spot, column * (wide + GUTTER))
        };
        one(draw, indent(inside, MARGINS.0), line);
        if line.is_row() {
            draw.hit(inside, Target::Row(index));
        }
        if index == state.selected && line.is_row() {
            let sign = draw.signs().cursor;
            draw.text(inside, sign, Role::Accent);
            draw.paint(inside, Role::Selected);
        }
    }
    if lines.len() > height * usize::from(columns) {
        scrollbar(draw, area, columns, sight.start, lines.len());
    }
}

/// In how many columns the lines are drawn: the first has all the width where nothing would stand in the second.
fn columns(lines: &[Line], area: Rect, selected: usize) -> u16 {
    let columns = lines::columns(lines, room(area.width));
    if columns > 1 && lines.len() <= broken(lines, 0, usize::from(area.height), selected) {
        1
    } else {
        columns
    }
}

/// How many lines stand in the first column: up to the end of a table, where that leaves it at least half full and the cursor in
/// sight.
fn broken(lines: &[Line], top: usize, height: usize, selected: usize) -> usize {
    let ends = lines.iter().skip(top).take(height + 1);
    let end = ends
        .zip(0..)
        .filter(|(line, _)| matches!(line, Line::Blank));
    let first = end.map(|(_, place)| place + 1).last().unwrap_or(height);
    let seen = selected < top + first + height;
    if first * 2 >= height && seen {
        first.min(height)
    } else {
        height
    }
}

fn one(draw: &mut Draw<'_>, area: Rect, line: &Line) {
    match line {
        Line::Heading(text) => {
            let used = draw.text(area, text, Role::Title);
            let rest = indent(area, used + 1);
            let rule = draw.signs().line.repeat(usize::from(rest.width));
            draw.text(rest, &rule, Role::Border);
        }
        Line::Note(text) | Line::Head(text) => {
            draw.text(area, text, Role::Muted);
        }
        Line::Row {
            text, bar, total, ..
        } => {
            let role = if *total { Role::Title } else { Role::Normal };
            let used = draw.text(area, text, role);
            draw.text(indent(area, used + 2), bar, Role::Accent);
        }
        Line::Blank => {}
    }
}

/// A thumb at the right, as long as the share of the lines that is in sight.
fn scrollbar(draw: &mut Draw<'_>, area: Rect, columns: u16, top: usize, length: usize) {
    let height = usize::from(area.height);
    let shown = height * usize::from(columns);
    let thumb = (height * shown / length).clamp(1, height);
    let room = height - thumb;
    let start = (room * top / length.saturating_sub(shown).max(1)).min(room);
    let (sign, right) = (draw.signs().thumb, area.right().saturating_sub(1));
    for place in start..start + thumb {
        let spot = Rect {
            x: right,
            width: 1,
            ..row(area, width::cells(place))
        };
        draw.text(spot, sign, Role::Muted);
    }
}

mod texts {
    crate::catalogue! {
        counting() { zh: "正在统计……", en: "Counting …" }
    }
}
