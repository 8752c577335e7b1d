//! Times as offices have written them: `2026-09-28 10:12`, `2026/9/28`, `2026.9.28`, `2026年9月28日 下午3点半`, `20260928`,
//! `二〇二六年九月三日`, and the number that a spreadsheet shows for a day whose cell lost its format.
//!
//! What can be read in two ways is read in none: a wrong day would be found by nobody later.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone};

use super::rows::Why;
use super::sheet::Input;
use crate::calendar::Moment;
use crate::text::normal;

/// A longer text is no time.
const LONGEST: usize = 64;

/// What people write into a cell to say that there is no time yet.
const NONE: [&str; 8] = ["—", "-", "--", "/", "无", "未结", "未结案", "未办结"];

/// Numbers of days as spreadsheets count them, from 1954 to 2119: what is smaller or greater is no day of a ledger.
const SERIALS: std::ops::RangeInclusive<f64> = 20_000.0..=80_000.0;

/// Years before which, and from which on, no ledger was kept.
const YEARS: std::ops::Range<i32> = 1900..2200;

/// The time in a cell, in the zone of the office; a day without a time is `opening` of that day.
///
/// # Errors
/// Why it is no time, where the cell holds something else.
pub(super) fn time(
    cell: &Input,
    zone: FixedOffset,
    opening: NaiveTime,
) -> Result<Option<Moment>, Why> {
    let at = match cell {
        Input::Empty => return Ok(None),
        Input::Time(at) if at.time() == NaiveTime::MIN => at.date().and_time(opening),
        Input::Time(at) => *at,
        Input::Text(text) if text.chars().count() > LONGEST => return Err(Why::NoTime),
        Input::Text(text) => {
            if let Ok(at) = DateTime::parse_from_rfc3339(text) {
                return Ok(Some(at));
            }
            let text = in_figures(&normal(text));
            if NONE.contains(&text.as_str()) {
                return Ok(None);
            }
            written(&text, opening)?
        }
        Input::Number(_) => written(&cell.written(), opening)?,
    };
    let at = Some(at).filter(|at| YEARS.contains(&chrono::Datelike::year(at)));
    let local = at.and_then(|at| zone.from_local_datetime(&at).single());
    local.map(Some).ok_or(Why::NoTime)
}

/// A figure of a text, with how many digits it has and what stands between it and the next.
struct Figure<'t> {
    value: u32,
    digits: usize,
    after: &'t str,
}

fn figures(text: &str) -> Option<Vec<Figure<'_>>> {
    let mut rest = text.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let mut all = Vec::new();
    while !rest.is_empty() {
        let behind = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let figure = rest.strip_suffix(behind)?;
        let next = behind.trim_start_matches(|letter: char| !letter.is_ascii_digit());
        all.push(Figure {
            value: figure.parse().ok()?,
            digits: figure.len(),
            after: behind.strip_suffix(next)?.trim(),
        });
        rest = next;
    }
    Some(all)
}

fn written(text: &str, opening: NaiveTime) -> Result<NaiveDateTime, Why> {
    if let Some(at) = one_number(text, opening) {
        return Ok(at);
    }
    let figures = figures(text).ok_or(Why::NoTime)?;
    let [first, second, third, rest @ ..] = figures.as_slice() else {
        return Err(Why::NoTime);
    };
    let date = date(first, second, third)?;
    let time = match rest {
        [] if ranges(third.after) => None,
        [] => Some(opening),
        _ if ranges(third.after) => None,
        _ => time_of_day(text, rest),
    };
    time.map(|time| date.and_time(time)).ok_or(Why::NoTime)
}

/// `20260928`, or the number of a day as a spreadsheet counts them.
fn one_number(text: &str, opening: NaiveTime) -> Option<NaiveDateTime> {
    if text.len() == 8 && text.chars().all(|letter| letter.is_ascii_digit()) {
        let date = NaiveDate::parse_from_str(text, "%Y%m%d").ok()?;
        return Some(date.and_time(opening));
    }
    let days: f64 = text.parse().ok().filter(|days| SERIALS.contains(days))?;
    #[expect(clippy::cast_possible_truncation, reason = "at most 80,000 days")]
    let seconds = (days * 86_400.0).round() as i64;
    let begin = NaiveDate::from_ymd_opt(1899, 12, 30)?.and_time(NaiveTime::MIN);
    let at = begin.checked_add_signed(TimeDelta::seconds(seconds))?;
    let whole = at.time() == NaiveTime::MIN;
    Some(if whole {
        at.date().and_time(opening)
    } else {
        at
    })
}

fn date(first: &Figure<'_>, second: &Figure<'_>, third: &Figure<'_>) -> Result<NaiveDate, Why> {
    let day = |year: u32, month: u32, day: u32| {
        let year = i32::try_from(year).ok()?;
        NaiveDate::from_ymd_opt(year, month, day)
    };
    let found = match (first.digits, third.digits) {
        (4, _) => day(first.value, second.value, third.value),
        (2, _) if first.after.starts_with('年') => {
            day(2000 + first.value, second.value, third.value)
        }
        // `9/3/2026`: nobody knows whether the day or the month comes first, unless one of them can be no month.
        (_, 4) => match (first.value, second.value) {
            (one, other) if one > 12 || one == other => day(third.value, other, one),
            (one, other) if other > 12 => day(third.value, one, other),
            _ => return Err(Why::DayOrMonth),
        },
        _ => None,
    };
    found.ok_or(Why::NoTime)
}

/// Whether what stands behind a figure leads to another one: `9月3日至5日`, `第2次`.
fn ranges(after: &str) -> bool {
    after.contains(['-', '~', '至', '到', '第', '—', '–', '/', '、'])
}

fn time_of_day(text: &str, figures: &[Figure<'_>]) -> Option<NaiveTime> {
    let [hour, rest @ ..] = figures else {
        return None;
    };
    let told = hour.after.starts_with([':', '时', '点', 'h']);
    if !told || rest.len() > 3 || figures.iter().any(|figure| ranges(figure.after)) {
        return None;
    }
    let half = hour.after.starts_with("点半");
    let minute = rest
        .first()
        .map_or(if half { 30 } else { 0 }, |it| it.value);
    let second = rest.get(1).map_or(0, |it| it.value);
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let night = has(&["晚", "夜"]);
    let hour = match hour.value {
        12 if night => return None,
        12 if has(&["上午", "凌晨", "am"]) => 0,
        hour @ 0..3 if has(&["中午"]) => hour + 12,
        hour @ 0..12 if night || has(&["下午", "傍晚", "pm"]) => hour + 12,
        hour => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, second)
}

/// `二〇二六年九月二十八日` in figures; any other text as it is.
fn in_figures(text: &str) -> String {
    let numeral = |letter: char| "〇零一二三四五六七八九".find(letter).map(|at| at / 3);
    if !text.contains('年') || text.contains(|letter: char| letter.is_ascii_digit()) {
        return text.to_owned();
    }
    let value = |letter: char| numeral(letter).map(|at| at.saturating_sub(1));
    let mut figures = String::new();
    let letters: Vec<char> = text.chars().collect();
    for (at, letter) in letters.iter().enumerate() {
        let beside = |place: Option<usize>| {
            let letter = place.and_then(|place| letters.get(place));
            letter.is_some_and(|letter| value(*letter).is_some())
        };
        match (letter, value(*letter)) {
            (_, Some(digit)) => figures.push_str(&digit.to_string()),
            ('十', _) => {
                let (before, after) = (beside(at.checked_sub(1)), beside(Some(at + 1)));
                figures.push_str(if before { "" } else { "1" });
                figures.push_str(if after { "" } else { "0" });
            }
            (other, _) => figures.push(*other),
        }
    }
    figures
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::OPEN;

    fn cell(cell: &Input) -> Result<Option<String>, Why> {
        let zone = FixedOffset::east_opt(8 * 3600).expect("a zone");
        time(cell, zone, OPEN).map(|at| at.map(|at| at.to_rfc3339()))
    }

    fn read(text: &str) -> Result<Option<String>, Why> {
        cell(&Input::text(text))
    }

    #[test]
    fn the_ways_to_write_a_time() {
        for (text, expected) in [
            ("2026-09-28T10:12:00+08:00", "2026-09-28T10:12:00+08:00"),
            ("2026-09-28 10:12", "2026-09-28T10:12:00+08:00"),
            ("2026-09-28T10:12", "2026-09-28T10:12:00+08:00"),
            ("2026-09-28 10:12:31.000", "2026-09-28T10:12:31+08:00"),
            ("2026/9/28 8:05", "2026-09-28T08:05:00+08:00"),
            ("2026.9.28", "2026-09-28T09:00:00+08:00"),
            ("2026年9月28日", "2026-09-28T09:00:00+08:00"),
            ("2026 年 9 月 28 日（星期一）", "2026-09-28T09:00:00+08:00"),
            ("19年3月5日", "2019-03-05T09:00:00+08:00"),
            ("2026年9月28日 下午3时12分", "2026-09-28T15:12:00+08:00"),
            ("2026年9月28日上午10：12", "2026-09-28T10:12:00+08:00"),
            ("2026/9/28 下午 3:12:05", "2026-09-28T15:12:05+08:00"),
            ("2026/9/28 3:12 PM", "2026-09-28T15:12:00+08:00"),
            ("2026/9/28 12:10 AM", "2026-09-28T00:10:00+08:00"),
            ("2026-9-28 晚上8点半", "2026-09-28T20:30:00+08:00"),
            ("2026-9-28 中午12:30", "2026-09-28T12:30:00+08:00"),
            ("2026-9-28 10点", "2026-09-28T10:00:00+08:00"),
            ("２０２６年９月２８日", "2026-09-28T09:00:00+08:00"),
            ("二〇二六年九月二十八日", "2026-09-28T09:00:00+08:00"),
            ("二零一九年十月十一日", "2019-10-11T09:00:00+08:00"),
            ("20260928", "2026-09-28T09:00:00+08:00"),
            ("28.9.2026", "2026-09-28T09:00:00+08:00"),
            ("9/28/2026", "2026-09-28T09:00:00+08:00"),
            ("43000", "2017-09-22T09:00:00+08:00"),
            ("43000.425", "2017-09-22T10:12:00+08:00"),
        ] {
            assert_eq!(read(text), Ok(Some(expected.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_day_whose_cell_lost_its_format_is_still_that_day() {
        let day = cell(&Input::Number(43_000.0));
        assert_eq!(day, Ok(Some("2017-09-22T09:00:00+08:00".to_owned())));
        let written = cell(&Input::Number(20_260_928.0));
        assert_eq!(written, Ok(Some("2026-09-28T09:00:00+08:00".to_owned())));
        for number in [0.0, 5.0, -43_000.0, 1e300, f64::NAN] {
            assert_eq!(cell(&Input::Number(number)), Err(Why::NoTime), "{number}");
        }
        let time_alone = NaiveDate::from_ymd_opt(1899, 12, 31).expect("a day");
        let time_alone = time_alone.and_hms_opt(10, 12, 0).expect("a time");
        assert_eq!(cell(&Input::Time(time_alone)), Err(Why::NoTime));
    }

    #[test]
    fn what_is_no_time_is_told_and_what_could_be_two_days_is_neither() {
        for text in [
            "昨天",
            "2026-13-01",
            "2026-02-30",
            "10:12",
            "9月3日",
            "2026年9月",
            "2026-09-28 25:00",
            "2026-09-28 晚上12:10",
            "2026年9月3日至5日",
            "2026-09-03~2026-09-05",
            "2026年9月3日第2次",
            "2026-09-28 10:12-11:00",
            "26.9.3",
            "12345678901234567890",
        ] {
            assert_eq!(read(text), Err(Why::NoTime), "{text}");
        }
        assert_eq!(read("9/3/2026"), Err(Why::DayOrMonth));
        assert_eq!(read(&"2026年".repeat(100)), Err(Why::NoTime));
    }

    #[test]
    fn a_dash_says_that_there_is_no_time_yet() {
        for text in ["", "—", "-", "/", "无", "未结案"] {
            assert_eq!(read(text), Ok(None), "{text}");
        }
    }
}
