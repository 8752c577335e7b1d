//! When a complaint was received, as people type it, and dates as people say them.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeZone};

use crate::calendar::Moment;
use crate::text::{Lang, normal};

/// Reads `10:12`, `9-27 18:00`, `9月27日 18:00`, `昨天 18:00`, `2026-09-27 18:00`, in the zone of `now`. A date without a year
/// is the last one that has been. `None` for what is none of these.
pub(super) fn read(typed: &str, now: Moment) -> Option<Moment> {
    let plain = normal(typed)
        .replace(['年', '月', '/', '.'], "-")
        .replace(['日', '号'], " ");
    let (date, rest) = relative_date(&plain, now.date_naive());
    let mut words = rest.split_whitespace().rev();
    let time = time(words.next()?)?;
    let date = match (date, words.next()) {
        (Some(date), None) => date,
        (None, None) => now.date_naive(),
        (None, Some(word)) => calendar_date(word, now.date_naive())?,
        (Some(_), Some(_)) => return None,
    };
    let moment = now.offset().from_local_datetime(&date.and_time(time));
    moment.single().filter(|_| words.next().is_none())
}

fn relative_date(text: &str, today: NaiveDate) -> (Option<NaiveDate>, &str) {
    const WORDS: [(&str, u64); 5] = [
        ("今天", 0),
        ("today", 0),
        ("昨天", 1),
        ("yesterday", 1),
        ("前天", 2),
    ];
    for (word, days) in WORDS {
        if let Some(rest) = text.strip_prefix(word) {
            return (today.checked_sub_days(Days::new(days)), rest);
        }
    }
    (None, text)
}

fn time(word: &str) -> Option<NaiveTime> {
    let (hour, minute) = word.split_once(':')?;
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

fn calendar_date(word: &str, today: NaiveDate) -> Option<NaiveDate> {
    let numbers: Option<Vec<u32>> = word.split('-').map(|part| part.parse().ok()).collect();
    match *numbers?.as_slice() {
        [year, month, day] => NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day),
        [month, day] => {
            let date = NaiveDate::from_ymd_opt(today.year(), month, day)?;
            if date <= today {
                Some(date)
            } else {
                date.with_year(today.year() - 1)
            }
        }
        _ => None,
    }
}

/// How the form writes a time: `2026-09-28 10:12`.
pub(super) fn written(at: Moment) -> String {
    at.format("%Y-%m-%d %H:%M").to_string()
}

/// When something was kept: the time, with the date where it is another day.
pub(super) fn short(at: Moment, now: Moment) -> String {
    let same_day = at.date_naive() == now.date_naive();
    let format = if same_day { "%H:%M" } else { "%m-%d %H:%M" };
    at.format(format).to_string()
}

/// A due time with its weekday: `10月8日 周四 18:00`; the year only where it is another one.
pub(super) fn with_weekday(lang: Lang, at: Moment, now: Moment) -> String {
    let other_year = at.year() != now.year();
    match lang {
        Lang::Zh => {
            let year = if other_year {
                format!("{}年", at.year())
            } else {
                String::new()
            };
            let (month, day, weekday) = (at.month(), at.day(), weekday(at));
            format!("{year}{month}月{day}日 周{weekday} {}", at.format("%H:%M"))
        }
        Lang::En if other_year => at.format("%a %-d %b %Y %H:%M").to_string(),
        Lang::En => at.format("%a %-d %b %H:%M").to_string(),
    }
}

fn weekday(at: Moment) -> &'static str {
    const DAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
    DAYS.get(at.weekday().num_days_from_monday() as usize)
        .unwrap_or(&"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_reads_as_people_write_it() {
        let now: Moment = "2026-09-28T10:12:00+08:00".parse().unwrap();
        for (typed, read_as) in [
            ("9:05", "2026-09-28 09:05"),
            ("９：０５", "2026-09-28 09:05"),
            ("昨天18:00", "2026-09-27 18:00"),
            ("yesterday 18:00", "2026-09-27 18:00"),
            ("9-27 18:00", "2026-09-27 18:00"),
            ("9月27日 18:00", "2026-09-27 18:00"),
            ("9月27日18:00", "2026-09-27 18:00"),
            ("9/27 18:00", "2026-09-27 18:00"),
            ("12-30 18:00", "2025-12-30 18:00"),
            ("2026-09-29 18:00", "2026-09-29 18:00"),
        ] {
            let moment = read(typed, now).map(written);
            assert_eq!(moment.as_deref(), Some(read_as), "{typed}");
        }
        for wrong in [
            "",
            "9-27",
            "25:00",
            "10:61",
            "02-30 10:00",
            "早上",
            "1 2 3:00",
        ] {
            assert_eq!(read(wrong, now), None, "{wrong}");
        }
    }

    #[test]
    fn a_due_time_names_its_weekday() {
        let now: Moment = "2026-09-28T10:12:00+08:00".parse().unwrap();
        let due: Moment = "2026-10-08T18:00:00+08:00".parse().unwrap();
        assert_eq!(with_weekday(Lang::Zh, due, now), "10月8日 周四 18:00");
        assert_eq!(with_weekday(Lang::En, due, now), "Thu 8 Oct 18:00");
        let next_year: Moment = "2027-01-04T18:00:00+08:00".parse().unwrap();
        assert_eq!(
            with_weekday(Lang::Zh, next_year, now),
            "2027年1月4日 周一 18:00"
        );
    }
}
