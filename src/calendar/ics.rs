//! Reads the yearly holiday notice from a calendar file (`.ics`), in the layouts in which people pass it around.
//!
//! Publishers mark the days in different ways: one event for a whole holiday or one a day, "(休)" and "(班)", "假期" and
//! "补班", an Apple property. One rule holds for all: **a day that anything marks as worked is never read as a holiday**, for a
//! make-up working day taken for a day off makes every deadline over it too late.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use super::{DayKind, SpecialDay, YearTable};

/// What an `.ics` file could not be read for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IcsMistake {
    #[error("第 {line} 行：日期“{text}”看不懂 / line {line}: \"{text}\" is no date")]
    Date { line: usize, text: String },
    #[error("第 {line} 行：事件没有 DTSTART / line {line}: the event has no DTSTART")]
    NoStart { line: usize },
    #[error("第 {line} 行：事件长达 {days} 天 / line {line}: the event is {days} days long")]
    TooLong { line: usize, days: i64 },
    #[error("文件里没有日历事件 / the file has no events")]
    Empty,
}

/// The longest holiday that is believed, in days.
const LONGEST: i64 = 40;

/// The tables of the years that the file speaks of.
///
/// # Errors
/// Every event that cannot be read, by its line.
pub fn parse_ics(text: &str) -> Result<Vec<YearTable>, Vec<IcsMistake>> {
    let mut mistakes = Vec::new();
    let mut years: BTreeMap<i32, YearTable> = BTreeMap::new();
    for event in events(text) {
        match event.days() {
            Ok(days) => {
                for date in days {
                    put(&mut years, date, event.kind(), &event.name());
                }
            }
            Err(mistake) => mistakes.push(mistake),
        }
    }
    if mistakes.is_empty() && years.is_empty() {
        mistakes.push(IcsMistake::Empty);
    }
    if mistakes.is_empty() {
        Ok(years.into_values().collect())
    } else {
        Err(mistakes)
    }
}

fn put(years: &mut BTreeMap<i32, YearTable>, date: NaiveDate, kind: DayKind, name: &str) {
    let table = years.entry(date.year()).or_insert_with(|| YearTable {
        year: date.year(),
        days: BTreeMap::new(),
    });
    let day = SpecialDay {
        kind,
        name: name.to_owned(),
    };
    match table.days.get(&date) {
        Some(known) if known.kind == DayKind::Work => {}
        _ => {
            table.days.insert(date, day);
        }
    }
}

/// One event's properties, unfolded; names without their parameters.
#[derive(Debug, Default)]
struct IcsEvent {
    line: usize,
    properties: Vec<(String, String)>,
}

fn events(text: &str) -> Vec<IcsEvent> {
    let mut found = Vec::new();
    let mut open: Option<IcsEvent> = None;
    for (line, content) in unfolded(text) {
        match (content.trim_end(), &mut open) {
            ("BEGIN:VEVENT", _) => {
                open = Some(IcsEvent {
                    line,
                    properties: Vec::new(),
                });
            }
            ("END:VEVENT", _) => found.extend(open.take()),
            (property, Some(event)) => {
                if let Some((name, value)) = property.split_once(':') {
                    let name = name.split(';').next().unwrap_or(name);
                    event.properties.push((name.to_owned(), value.to_owned()));
                }
            }
            _ => {}
        }
    }
    found
}

/// Lines with their numbers; a line that begins with white space continues the one before it.
fn unfolded(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (content, line) in text.lines().zip(1usize..) {
        let continued = content.strip_prefix([' ', '\t']);
        match (continued, lines.last_mut()) {
            (Some(rest), Some((_, last))) => last.push_str(rest),
            _ => lines.push((line, content.to_owned())),
        }
    }
    lines
}

impl IcsEvent {
    fn get(&self, name: &str) -> Option<&str> {
        let found = self.properties.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    fn kind(&self) -> DayKind {
        let summary = self.get("SUMMARY").unwrap_or_default();
        let worked = summary.contains('班')
            || self
                .get("DESCRIPTION")
                .is_some_and(|text| text.trim() == "班")
            || self.get("X-APPLE-SPECIAL-DAY") == Some("ALTERNATE-WORKDAY");
        if worked { DayKind::Work } else { DayKind::Off }
    }

    /// The holiday's own name, without the marks of the layout.
    fn name(&self) -> String {
        let mut name = self.get("SUMMARY").unwrap_or_default().to_owned();
        for mark in [
            "上班",
            "补班",
            "假期",
            "(补",
            "（补",
            "(休)",
            "（休）",
            "(班)",
            "（班）",
            "(",
            ")",
            "（",
            "）",
        ] {
            name = name.replace(mark, "");
        }
        name.trim().to_owned()
    }

    /// Its days: from the start to the day before the end, or the day of the start where the end is a time of that day.
    fn days(&self) -> Result<Vec<NaiveDate>, IcsMistake> {
        let start = self
            .get("DTSTART")
            .ok_or(IcsMistake::NoStart { line: self.line })?;
        let first = self.date(start)?;
        let after = match self.get("DTEND") {
            Some(end) if end.contains('T') => next(self.date(end)?),
            Some(end) => self.date(end)?,
            None => next(first),
        };
        let length = (after - first).num_days();
        if length > LONGEST {
            return Err(IcsMistake::TooLong {
                line: self.line,
                days: length,
            });
        }
        Ok(first
            .iter_days()
            .take_while(|day| *day < after.max(next(first)))
            .collect())
    }

    fn date(&self, text: &str) -> Result<NaiveDate, IcsMistake> {
        let digits: String = text.chars().take(8).collect();
        NaiveDate::parse_from_str(&digits, "%Y%m%d").map_err(|_| IcsMistake::Date {
            line: self.line,
            text: text.to_owned(),
        })
    }
}

fn next(date: NaiveDate) -> NaiveDate {
    date.checked_add_days(Days::new(1)).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;

    const SAMPLES: [(i32, &str); 6] = [
        (
            2025,
            include_str!("../../tests/data/ics/daily-timed-2025.ics"),
        ),
        (
            2026,
            include_str!("../../tests/data/ics/daily-timed-2026.ics"),
        ),
        (2025, include_str!("../../tests/data/ics/range-2025.ics")),
        (2026, include_str!("../../tests/data/ics/range-2026.ics")),
        (2025, include_str!("../../tests/data/ics/xiuban-2025.ics")),
        (2026, include_str!("../../tests/data/ics/xiuban-2026.ics")),
    ];

    #[test]
    fn every_layout_gives_the_official_days() {
        let shipped = Calendar::shipped();
        for (place, (year, text)) in SAMPLES.iter().enumerate() {
            let tables = parse_ics(text).expect("a calendar file");
            let table = tables
                .iter()
                .find(|table| table.year == *year)
                .expect("its year");
            let read: Vec<_> = table
                .days
                .iter()
                .map(|(date, day)| (*date, day.kind))
                .collect();
            let official: Vec<_> = shipped.years[year]
                .days
                .iter()
                .map(|(date, day)| (*date, day.kind))
                .collect();
            assert_eq!(read, official, "sample {place}");
        }
    }

    #[test]
    fn a_make_up_working_day_is_never_read_as_a_holiday() {
        let twice = "BEGIN:VEVENT\nSUMMARY:国庆节(班)\nDTSTART;VALUE=DATE:20261010\nEND:VEVENT\n\
                     BEGIN:VEVENT\nSUMMARY:国庆节 假期\nDTSTART;VALUE=DATE:20261009\nDTEND;VALUE=DATE:20261011\nEND:VEVENT\n";
        let tables = parse_ics(twice).expect("read");
        let date = NaiveDate::from_ymd_opt(2026, 10, 10).expect("a date");
        assert_eq!(tables[0].days[&date].kind, DayKind::Work);
    }

    #[test]
    fn a_mistake_names_its_line() {
        let broken =
            "BEGIN:VEVENT\nSUMMARY:元旦\nDTSTART:2026-01\nEND:VEVENT\nBEGIN:VEVENT\nEND:VEVENT\n";
        let mistakes = parse_ics(broken).expect_err("mistakes");
        assert_eq!(mistakes.len(), 2);
        assert_eq!(mistakes[1], IcsMistake::NoStart { line: 5 });
        assert_eq!(parse_ics("no calendar"), Err(vec![IcsMistake::Empty]));
    }
}
