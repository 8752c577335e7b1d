//! Drawing the month: beside it what the day under the cursor is, below it what is typed.

use chrono::{Datelike, NaiveDate};
use ratatui::layout::{Rect, Size};
use ratatui::text::Span;

use super::{DayBox, calendar, shown, tell, texts};
use crate::calendar::Calendar;
use crate::tui::commands::calendar as commands;
use crate::tui::draw::{Draw, Target, below, indent, row};
use crate::tui::theme::Role;
use crate::tui::widgets::month::{self, Face, Month, ROWS};

/// The cells of a day: the cursor, its number, its sign.
const DAY: u16 = 5;
/// The cells of a month with the gap after it.
const MONTH: u16 = 7 * DAY + 2;
/// The cells of the arrows at the right of a heading, with the gap before them.
const ARROWS: u16 = 5;
/// The cells of the pane beside it: at least, and at most.
const PANE: (u16, u16) = (19, 32);
/// The rows below: the signs in words, what is typed, what Enter takes.
const FOOT: u16 = 3;

/// The size that it would like.
pub(super) fn wanted(screen: Size) -> Size {
    let months = shown(screen.width) * MONTH;
    let room = screen.width.saturating_sub(4 + months);
    Size {
        width: months + room.clamp(PANE.0, PANE.1),
        height: ROWS + FOOT,
    }
}

pub(super) fn view(picker: &DayBox, draw: &mut Draw<'_>, area: Rect) {
    let calendar = calendar(draw.shell);
    let count = shown(draw.shell.size.width);
    let first = picker.day.with_day(1);
    for (month, place) in picker.months(count).zip(0..) {
        let spot = indent(area, place * MONTH);
        let spot = Rect {
            width: (7 * DAY).min(spot.width),
            ..spot
        };
        let month = Month {
            calendar: &calendar,
            first: month,
            with_year: true,
            reserved: if place + 1 == count { ARROWS } else { 0 },
            day: DAY,
            lead: 1,
        };
        month.view(draw, spot, |draw, day| face(picker, draw, &calendar, day));
    }
    arrows(draw, area, count, first);
    let pane = indent(area, count * MONTH);
    let mut y = 0;
    for (text, role) in tell::lines(picker, draw.shell, &calendar) {
        y += draw.paragraph(below(pane, y), &text, role);
    }
    let foot = below(area, ROWS.min(area.height.saturating_sub(FOOT)));
    legend(picker, draw, row(foot, 0));
    typing(picker, draw, below(foot, 1));
}

/// To the month before and after, for the mouse.
fn arrows(draw: &mut Draw<'_>, area: Rect, count: u16, first: Option<NaiveDate>) {
    if first.is_none() {
        return;
    }
    let right = count * MONTH - 2;
    let buttons = [
        ("<", right - 4, commands::BEFORE),
        (">", right - 1, commands::AFTER),
    ];
    for (sign, x, command) in buttons {
        let spot = Rect {
            width: 1,
            ..indent(row(area, 0), x)
        };
        draw.text(spot, sign, Role::Accent);
        draw.hit(spot, Target::Command(command));
    }
}

/// A day with its sign: today before a limit, a limit before the receipt, these before what the calendar says.
fn face(picker: &DayBox, draw: &Draw<'_>, calendar: &Calendar, day: NaiveDate) -> Face {
    let lang = draw.lang();
    let is = |at: Option<crate::calendar::Moment>| at.is_some_and(|at| at.date_naive() == day);
    let (kind, role) = month::sign(calendar, day, lang);
    let (sign, role) = if day == draw.now().date_naive() {
        (month::texts::today(lang), Role::Tab)
    } else if is(picker.aid.due) {
        (own::due(lang), Role::DueSoon)
    } else if is(picker.aid.received) {
        (own::received(lang), Role::Accent)
    } else {
        (kind, role)
    };
    let selected = day == picker.day;
    let lead = if selected { draw.signs().cursor } else { " " };
    let number = usize::try_from(day.num_days_from_ce()).unwrap_or(0);
    Face {
        text: format!("{lead}{:>2}{sign}", day.day()),
        role,
        selected,
        target: Target::Part(number),
    }
}

/// The signs in words: those that the months can show.
fn legend(picker: &DayBox, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let mut parts = vec![
        (
            month::texts::off(lang),
            Role::Ok,
            month::texts::is_off(lang),
        ),
        (
            month::texts::work(lang),
            Role::DueSoon,
            month::texts::is_work(lang),
        ),
    ];
    if picker.aid.due.is_some() {
        parts.push((own::due(lang), Role::DueSoon, own::is_due(lang)));
    }
    if picker.aid.received.is_some() {
        parts.push((own::received(lang), Role::Accent, own::is_received(lang)));
    }
    let mut spans = vec![Span::raw(" ")];
    for (sign, role, words) in parts {
        spans.push(draw.span(sign, role));
        spans.push(draw.span(format!(" {words}  "), Role::Muted));
    }
    draw.spans(area, spans);
}

fn typing(picker: &DayBox, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let line = indent(row(area, 0), 1);
    let used = draw.text(line, texts::type_it(lang), Role::Accent) + 1;
    let rest = indent(line, used);
    let field = Rect {
        width: 26.min(rest.width),
        ..rest
    };
    picker.typed.view(draw, field, true);
    if let Some(time) = picker.time {
        let at = texts::time(lang, &time.format("%H:%M").to_string());
        let spot = indent(rest, field.width + 2);
        let used = draw.text(spot, &at, Role::Accent);
        let how = texts::change_time(lang);
        let rest = indent(spot, used + 1);
        if crate::tui::width::width(how) <= usize::from(rest.width) {
            draw.text(rest, how, Role::Muted);
        }
    }
    let foot = indent(row(area, 1), 1);
    if picker.unread {
        let text = format!("{} {}", draw.signs().no, texts::unread(lang));
        draw.text(foot, &text, Role::Error);
        return;
    }
    let day = crate::tui::screens::case::words::day(lang, picker.day);
    let value = match picker.time {
        Some(time) => format!("{day} {}", time.format("%H:%M")),
        None => day,
    };
    draw.text(foot, &texts::takes(lang, &value), Role::Muted);
}

mod own {
    crate::catalogue! {
        due() { zh: "限", en: "D" }
        received() { zh: "受", en: "R" }
        is_due() { zh: "时限", en: "limit" }
        is_received() { zh: "受理", en: "receipt" }
    }
}
