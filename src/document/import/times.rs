//! Times as offices have written them: `2026-09-28 10:12`, `2026/9/28`, `2026.9.28`, `2026年9月28日 10时12分`.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};

use super::sheet::Input;
use crate::calendar::Moment;

/// The time in a cell, in the zone of the office; a day without a time is `opening` of that day. `None` where it is no time.
pub(super) fn time(cell: &Input, zone: FixedOffset, opening: NaiveTime) -> Option<Moment> {
    let local = |at: NaiveDateTime| zone.from_local_datetime(&at).single();
    match cell {
        Input::Time(at) if at.time() == NaiveTime::MIN => local(at.date().and_time(opening)),
        Input::Time(at) => local(*at),
        Input::Text(text) => {
            if let Ok(at) = DateTime::parse_from_rfc3339(text) {
                return Some(at);
            }
            local(written(text, opening)?)
        }
        Input::Number(_) | Input::Empty => None,
    }
}

fn written(text: &str, opening: NaiveTime) -> Option<NaiveDateTime> {
    let mut numbers = text
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(|part| part.parse::<u32>().ok());
    let mut next = || numbers.next().flatten();
    let (year, month, day) = (next()?, next()?, next()?);
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
        .filter(|_| (1900..2200).contains(&year))?;
    let Some(hour) = next() else {
        return Some(date.and_time(opening));
    };
    let afternoon = text.contains("下午") && hour < 12;
    let hour = if afternoon { hour + 12 } else { hour };
    let time = NaiveTime::from_hms_opt(hour, next().unwrap_or(0), next().unwrap_or(0))?;
    Some(date.and_time(time))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::OPEN;

    fn read(text: &str) -> Option<String> {
        let zone = FixedOffset::east_opt(8 * 3600).expect("a zone");
        time(&Input::text(text), zone, OPEN).map(|at| at.to_rfc3339())
    }

    #[test]
    fn the_ways_to_write_a_time() {
        for (text, expected) in [
            ("2026-09-28T10:12:00+08:00", "2026-09-28T10:12:00+08:00"),
            ("2026-09-28 10:12", "2026-09-28T10:12:00+08:00"),
            ("2026/9/28 8:05", "2026-09-28T08:05:00+08:00"),
            ("2026.9.28", "2026-09-28T09:00:00+08:00"),
            ("2026年9月28日", "2026-09-28T09:00:00+08:00"),
            ("2026年9月28日 下午3时12分", "2026-09-28T15:12:00+08:00"),
            ("2026-9-28 10点", "2026-09-28T10:00:00+08:00"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            "昨天",
            "2026-13-01",
            "28.9.2026",
            "10:12",
            "2026-09-28 25:00",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
