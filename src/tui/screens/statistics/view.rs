//! Drawing the statistics: the reports to choose from, the period, and the tables with their bars.

use ratatui::layout::Rect;

use super::Statistics;
use super::choice::short_title;
use super::lines::Line;
use crate::report::words;
use crate::tui::draw::{Draw, Target, below, indent, row};
use crate::tui::screens::cases::view::chips;
use crate::tui::theme::{Lines, Role};
use crate::tui::widgets::empty;
use crate::tui::width;

/// Cells at the left for the cursor, at the right for the bar to scroll by.
const MARGINS: (u16, u16) = (2, 2);

/// The cells that a line of a table may take.
pub(super) fn room(width: u16) -> usize {
    usize::from(width.saturating_sub(MARGINS.0 + MARGINS.1))
}

/// The signs of a bar's parts: to be told apart without colour.
pub(super) fn signs(lines: Lines) -> super::lines::BarSigns {
    match lines {
        Lines::Ascii => ["#", "=", "!"],
        Lines::Line => ["█", "▒", "░"],
    }
}

pub(super) fn view(screen: &Statistics, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let titles: Vec<&str> = screen
        .choice
        .iter()
        .map(|name| short_title(lang, *name))
        .collect();
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
    table(screen, draw, below(area, 4));
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
    let sight = screen.state.sight(height);
    let shown = lines.iter().enumerate().skip(sight.start).take(height);
    for ((index, line), place) in shown.zip(0u16..) {
        let spot = row(area, place);
        let inside = Rect {
            width: spot.width.saturating_sub(MARGINS.1),
            ..spot
        };
        one(draw, indent(inside, MARGINS.0), line);
        if matches!(line, Line::Row { .. }) {
            draw.hit(inside, Target::Row(index));
        }
        if index == screen.state.selected && matches!(line, Line::Row { .. }) {
            let sign = draw.signs().cursor;
            draw.text(inside, sign, Role::Accent);
            draw.paint(inside, Role::Selected);
        }
    }
    if lines.len() > height {
        scrollbar(draw, area, sight.start, lines.len());
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
fn scrollbar(draw: &mut Draw<'_>, area: Rect, top: usize, length: usize) {
    let height = usize::from(area.height);
    let thumb = (height * height / length).clamp(1, height);
    let room = height - thumb;
    let start = (room * top / length.saturating_sub(height).max(1)).min(room);
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
