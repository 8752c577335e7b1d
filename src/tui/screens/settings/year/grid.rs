//! The grid of months: each day with a mark beside its colour, for a day off, a make-up working day, today, or its deadlines.

use chrono::{Datelike, Days, NaiveDate};
use ratatui::layout::Rect;

use super::YearPage;
use crate::calendar::{Calendar, DayKind, holiday_name};
use crate::text::Lang;
use crate::tui::draw::{Draw, Target, below, indent, row};
use crate::tui::theme::{Lines, Role};
use crate::tui::width;

/// The cells of a day: two for its number, two for its mark.
const DAY: u16 = 4;
/// The cells of a month with the gap after it.
pub(super) const MONTH: u16 = 7 * DAY + 1;
/// The rows of a month: its name, the days of the week, six weeks.
const ROWS: u16 = 8;

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
    let lang = draw.lang();
    let used = draw.text(row(area, 0), &texts::month(lang, first), Role::Title);
    let names = names(calendar, first, lang);
    draw.text(indent(row(area, 0), used + 1), &names, Role::Ok);
    for (place, name) in texts::WEEK.iter().enumerate() {
        let name = match lang {
            Lang::Zh => name.0,
            Lang::En => name.1,
        };
        let spot = indent(row(area, 1), width::cells(place) * DAY);
        draw.text(spot, name, Role::Muted);
    }
    let mut day = first;
    let mut week = 0;
    while day.month() == month {
        let column = u16::try_from(day.weekday().num_days_from_monday()).unwrap_or(0);
        let spot = indent(row(area, 2 + week), column * DAY);
        let spot = Rect {
            width: DAY.min(spot.width),
            ..spot
        };
        cell(page, draw, spot, calendar, day);
        week += u16::from(column == 6);
        let Some(next) = day.checked_add_days(Days::new(1)) else {
            break;
        };
        day = next;
    }
    let begun = day.checked_sub_days(Days::new(1));
    let full = begun.is_some_and(|last| last.weekday().num_days_from_monday() == 6);
    2 + week + u16::from(!full)
}

/// The holidays of a month, each once.
fn names(calendar: &Calendar, first: NaiveDate, lang: Lang) -> String {
    let Some(table) = calendar.years.get(&first.year()) else {
        return String::new();
    };
    let mut names: Vec<String> = Vec::new();
    for (date, day) in &table.days {
        if date.month() == first.month() && day.kind == DayKind::Off {
            let name = holiday_name(&day.name, lang).into_owned();
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names.join(texts::and(lang))
}

/// What a day is, in mark and look.
fn cell(page: &YearPage, draw: &mut Draw<'_>, area: Rect, calendar: &Calendar, day: NaiveDate) {
    let lang = draw.lang();
    let today = draw.shell.now.date_naive();
    let load = page.load(day);
    let special = calendar.years.get(&day.year());
    let special = special.and_then(|table| table.days.get(&day));
    let (kind, mut role) = match special.map(|special| special.kind) {
        Some(DayKind::Off) => (texts::off(lang), Role::Ok),
        Some(DayKind::Work) => (texts::work(lang), Role::DueSoon),
        None if calendar.is_working(day) => ("", Role::Normal),
        None => ("", Role::Muted),
    };
    let loaded = count(draw, load);
    if load > 0 {
        role = if day < today {
            Role::Danger
        } else {
            Role::Accent
        };
    }
    let mark = match (day == today, kind.is_empty()) {
        (true, _) => texts::today(lang),
        (false, false) => kind,
        (false, true) => loaded.as_str(),
    };
    let role = if day == today { Role::Tab } else { role };
    draw.text(area, &format!("{:>2}{mark}", day.day()), role);
    if day == page.day(draw.shell) {
        draw.paint(area, Role::Selected);
    }
    draw.hit(area, Target::Part(day.ordinal() as usize));
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

pub(super) mod texts {
    use chrono::{Datelike, NaiveDate};

    use crate::text::Lang;

    /// Monday first; each in the two cells of a day's number.
    pub const WEEK: [(&str, &str); 7] = [
        ("一", "Mo"),
        ("二", "Tu"),
        ("三", "We"),
        ("四", "Th"),
        ("五", "Fr"),
        ("六", "Sa"),
        ("日", "Su"),
    ];

    pub fn month(lang: Lang, first: NaiveDate) -> String {
        match lang {
            Lang::Zh => format!("{}月", first.month()),
            Lang::En => first.format("%B").to_string(),
        }
    }

    crate::catalogue! {
        and() { zh: "、", en: ", " }
        today() { zh: "今", en: "T" }
        off() { zh: "休", en: "H" }
        work() { zh: "班", en: "W" }
    }
}
