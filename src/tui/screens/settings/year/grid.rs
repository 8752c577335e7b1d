//! The grid of months: each day with a mark beside its colour, for a day off, a make-up working day, today, or its deadlines.

use chrono::{Datelike, NaiveDate};
use ratatui::layout::Rect;

use super::YearPage;
use crate::calendar::Calendar;
use crate::tui::draw::{Draw, Target, below, indent};
use crate::tui::theme::{Lines, Role};
use crate::tui::widgets::month::{self, Face, Month, ROWS};

/// The cells of a day: two for its number, two for its mark.
const DAY: u16 = 4;
/// The cells of a month with the gap after it.
pub(super) const MONTH: u16 = 7 * DAY + 1;

/// Draws the months in as many columns as fit, from the row on that brings the day under the cursor into sight. Gives the rows
/// used.
pub(super) fn view(page: &YearPage, draw: &mut Draw<'_>, area: Rect, calendar: &Calendar) -> u16 {
    let here = page.day(draw.shell);
    let columns = columns(area.width);
    let lines = 12_u16.div_ceil(columns);
    let fit = ((area.height + 1) / (ROWS + 1)).clamp(1, lines);
    let own = u16::try_from(here.month0()).unwrap_or(0) / columns;
    let top = own.saturating_sub(fit - 1);
    let mut y = 0;
    for line in top..(top + fit).min(lines) {
        let mut most = 0;
        for column in 0..columns {
            let month = u32::from(line * columns + column) + 1;
            let spot = indent(below(area, y), column * MONTH);
            let spot = Rect {
                width: (MONTH - 1).min(spot.width),
                ..spot
            };
            most = one(page, draw, spot, calendar, here.year(), month).max(most);
        }
        y += most + 1;
    }
    y.saturating_sub(1).min(area.height)
}

/// So many months stand beside each other: four, three, two or one, so that the last line is full.
pub(super) fn columns(width: u16) -> u16 {
    match (width + 1) / MONTH {
        0 | 1 => 1,
        2 => 2,
        3 => 3,
        _ => 4,
    }
}

/// One month. Gives the rows used.
fn one(
    page: &YearPage,
    draw: &mut Draw<'_>,
    area: Rect,
    calendar: &Calendar,
    year: i32,
    month: u32,
) -> u16 {
    let Some(first) = NaiveDate::from_ymd_opt(year, month, 1) else {
        return 0;
    };
    let month = Month {
        calendar,
        first,
        with_year: false,
        reserved: 0,
        day: DAY,
        lead: 0,
    };
    month.view(draw, area, |draw, day| face(page, draw, calendar, day))
}

/// What a day is, in mark and look.
fn face(page: &YearPage, draw: &Draw<'_>, calendar: &Calendar, day: NaiveDate) -> Face {
    let lang = draw.lang();
    let today = draw.shell.now.date_naive();
    let load = page.load(day);
    let (kind, mut role) = month::sign(calendar, day, lang);
    let loaded = count(draw, load);
    if load > 0 {
        role = if day < today {
            Role::Danger
        } else {
            Role::Accent
        };
    }
    let mark = match (day == today, kind.is_empty()) {
        (true, _) => month::texts::today(lang),
        (false, false) => kind,
        (false, true) => loaded.as_str(),
    };
    Face {
        text: format!("{:>2}{mark}", day.day()),
        role: if day == today { Role::Tab } else { role },
        selected: day == page.day(draw.shell),
        target: Target::Part(day.ordinal() as usize),
    }
}

/// So many deadlines, in small figures beside the day.
pub(super) fn count(draw: &Draw<'_>, load: u32) -> String {
    const SMALL: [&str; 10] = ["", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];
    let place = load as usize;
    match (draw.shell.theme.lines, load) {
        (_, 0) => String::new(),
        (Lines::Line, _) => SMALL.get(place).copied().unwrap_or("⁺").to_owned(),
        (Lines::Ascii, 1..=9) => format!("'{load}"),
        (Lines::Ascii, _) => "'+".to_owned(),
    }
}
