//! A year as text: its months three beside each other, days off and make-up working days marked, and the holidays by name.

use chrono::{Datelike, Days, NaiveDate};

use crate::calendar::{Calendar, DayKind, YearTable, holiday_name};
use crate::cli::output::Output;
use crate::cli::texts;
use crate::text::{Lang, pad};

/// So many months stand beside each other.
const BESIDE: usize = 3;
/// The cells of a month.
const CELLS: usize = 28;

/// Writes the year.
pub(super) fn write(out: &mut Output, lang: Lang, calendar: &Calendar, year: i32) {
    let table = calendar.years.get(&year);
    match table {
        Some(_) => out.line(texts::year_head(lang, year)),
        None => out.line(texts::year_missing(lang, year)),
    };
    let months: Vec<Vec<String>> = (1..=12).map(|m| month(lang, calendar, year, m)).collect();
    for row in months.chunks(BESIDE) {
        out.blank();
        let lines = row.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..lines {
            let cells = row.iter().map(|month| {
                let text = month.get(line).map_or("", String::as_str);
                pad(text, CELLS)
            });
            out.line(cells.collect::<Vec<_>>().join("  ").trim_end());
        }
    }
    if let Some(table) = table {
        out.blank();
        out.table(&holidays(lang, table));
    }
}

/// The name of the month, the days of the week, its weeks.
fn month(lang: Lang, calendar: &Calendar, year: i32, month: u32) -> Vec<String> {
    let Some(first) = NaiveDate::from_ymd_opt(year, month, 1) else {
        return Vec::new();
    };
    let name = match lang {
        Lang::Zh => format!("{month}月"),
        Lang::En => first.format("%B").to_string(),
    };
    let week: String = texts::week(lang)
        .split(' ')
        .map(|day| pad(day, 4))
        .collect();
    let mut lines = vec![name, week];
    let before = first.weekday().num_days_from_monday() as usize;
    let mut line = " ".repeat(4 * before);
    let mut day = first;
    while day.month() == month {
        line.push_str(&pad(
            &format!("{:>2}{}", day.day(), mark(lang, calendar, day)),
            4,
        ));
        if day.weekday().num_days_from_monday() == 6 {
            lines.push(std::mem::take(&mut line));
        }
        match day.checked_add_days(Days::new(1)) {
            Some(next) => day = next,
            None => break,
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

fn mark(lang: Lang, calendar: &Calendar, day: NaiveDate) -> &'static str {
    let table = calendar.years.get(&day.year());
    match table
        .and_then(|table| table.days.get(&day))
        .map(|day| day.kind)
    {
        Some(DayKind::Off) => texts::off_mark(lang),
        Some(DayKind::Work) => texts::work_mark(lang),
        None => "",
    }
}

/// Each run of days off, and each make-up working day, by name.
fn holidays(lang: Lang, table: &YearTable) -> Vec<Vec<String>> {
    let mut runs: Vec<(NaiveDate, NaiveDate, DayKind, &str)> = Vec::new();
    for (date, day) in &table.days {
        let joins = runs.last_mut().filter(|(_, last, kind, name)| {
            last.checked_add_days(Days::new(1)) == Some(*date)
                && *kind == day.kind
                && *name == day.name
        });
        match joins {
            Some(run) => run.1 = *date,
            None => runs.push((*date, *date, day.kind, &day.name)),
        }
    }
    let row = |(first, last, kind, name): (NaiveDate, NaiveDate, DayKind, &str)| {
        let kind = match kind {
            DayKind::Off => texts::off(lang),
            DayKind::Work => texts::work(lang),
        };
        let span = if first == last {
            first.to_string()
        } else {
            format!("{first} – {}", last.format("%m-%d"))
        };
        vec![span, kind.to_owned(), holiday_name(name, lang).into_owned()]
    };
    runs.into_iter().map(row).collect()
}
