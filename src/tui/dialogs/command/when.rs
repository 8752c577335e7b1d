//! Times as people type them: `10-08 18:00`, `18:00`, `明天`, `+3d`, `-30m`.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta};

use crate::calendar::Moment;
use crate::text::normal;

/// Which way a time lies: decides the year of a date without one, and the time of a day without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Ahead,
    Past,
}

/// Reads a moment. A day alone means its end of business where it lies ahead; where it has passed, a time is needed.
pub(super) fn moment(typed: &str, now: Moment, close: NaiveTime, way: Way) -> Option<Moment> {
    let typed = normal(typed);
    if let Some((amount, unit)) = offset(&typed) {
        let sign = if typed.starts_with('-') { -1 } else { 1 };
        let amount = amount * sign;
        return match unit {
            'm' => now.checked_add_signed(TimeDelta::try_minutes(amount)?),
            'h' => now.checked_add_signed(TimeDelta::try_hours(amount)?),
            _ => {
                let date = shifted(now.date_naive(), amount, unit)?;
                let time = if way == Way::Ahead { close } else { now.time() };
                at(date, time, now)
            }
        };
    }
    let words: Vec<&str> = typed.split_whitespace().collect();
    match words.as_slice() {
        [one] => match (time(one), date(one, now, way)) {
            (Some(time), _) => at(now.date_naive(), time, now),
            (None, Some(date)) if way == Way::Ahead => at(date, close, now),
            _ => None,
        },
        [day, clock] => at(date(day, now, way)?, time(clock)?, now),
        _ => None,
    }
}

/// Reads a day.
pub fn day(typed: &str, now: Moment) -> Option<NaiveDate> {
    let typed = normal(typed);
    match offset(&typed) {
        Some((amount, unit @ ('d' | 'w'))) => {
            let sign = if typed.starts_with('-') { -1 } else { 1 };
            shifted(now.date_naive(), amount * sign, unit)
        }
        Some(_) => None,
        None => date(typed.trim(), now, Way::Ahead),
    }
}

/// `+3d`, `-30m`, `+2周`: how many of what.
fn offset(typed: &str) -> Option<(i64, char)> {
    let rest = typed.trim().strip_prefix(['+', '-'])?.trim();
    let number: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let unit = rest.trim_start_matches(|c: char| c.is_ascii_digit()).trim();
    let unit = match unit {
        "m" | "min" | "分" | "分钟" => 'm',
        "h" | "时" | "小时" => 'h',
        "d" | "天" | "日" | "" => 'd',
        "w" | "周" | "星期" => 'w',
        _ => return None,
    };
    let number: i64 = number.parse().ok().filter(|number| *number < 100_000)?;
    Some((number, unit))
}

fn shifted(from: NaiveDate, amount: i64, unit: char) -> Option<NaiveDate> {
    let days = if unit == 'w' { amount * 7 } else { amount };
    from.checked_add_signed(TimeDelta::try_days(days)?)
}

fn date(word: &str, now: Moment, way: Way) -> Option<NaiveDate> {
    let today = now.date_naive();
    match word {
        "今天" | "今日" | "today" => return Some(today),
        "明天" | "tomorrow" => return today.checked_add_days(Days::new(1)),
        "后天" => return today.checked_add_days(Days::new(2)),
        "昨天" | "yesterday" => return today.checked_sub_days(Days::new(1)),
        "前天" => return today.checked_sub_days(Days::new(2)),
        _ => {}
    }
    let spelled = word
        .replace(['年', '月', '/', '.'], "-")
        .replace(['日', '号'], "");
    let parts: Option<Vec<u32>> = spelled.split('-').map(|part| part.parse().ok()).collect();
    match parts?.as_slice() {
        [year, month, day] => NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, *day),
        [month, day] => {
            let this = NaiveDate::from_ymd_opt(today.year(), *month, *day);
            let other = match way {
                Way::Ahead if this.is_some_and(|date| date < today) => today.year() + 1,
                Way::Past if this.is_some_and(|date| date > today) => today.year() - 1,
                _ => return this,
            };
            NaiveDate::from_ymd_opt(other, *month, *day)
        }
        _ => None,
    }
}

fn time(word: &str) -> Option<NaiveTime> {
    let spelled = word.replace(['点', '时'], ":").replace('分', "");
    let (hour, minute) = spelled.split_once(':')?;
    let minute = if minute.is_empty() { "0" } else { minute };
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

fn at(date: NaiveDate, time: NaiveTime, now: Moment) -> Option<Moment> {
    date.and_time(time)
        .and_local_timezone(now.timezone())
        .single()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLOSE: NaiveTime = crate::calendar::CLOSE;

    fn now() -> Moment {
        "2026-09-28T10:12:00+08:00".parse().unwrap()
    }

    #[test]
    fn a_time_ahead_is_read_as_people_type_it() {
        for (typed, expected) in [
            ("10-08 18:00", "2026-10-08 18:00"),
            ("10月8日 9点", "2026-10-08 09:00"),
            ("2027-01-05", "2027-01-05 18:00"),
            ("01-05", "2027-01-05 18:00"),
            ("16:30", "2026-09-28 16:30"),
            ("１６：３０", "2026-09-28 16:30"),
            ("明天", "2026-09-29 18:00"),
            ("明天 9:00", "2026-09-29 09:00"),
            ("+3d", "2026-10-01 18:00"),
            ("+2h", "2026-09-28 12:12"),
            ("+30分", "2026-09-28 10:42"),
            ("+1w", "2026-10-05 18:00"),
        ] {
            let read = moment(typed, now(), CLOSE, Way::Ahead);
            let read = read.map(|at| at.format("%Y-%m-%d %H:%M").to_string());
            assert_eq!(read.as_deref(), Some(expected), "{typed}");
        }
    }

    #[test]
    fn a_time_that_has_passed_is_read_backwards() {
        for (typed, expected) in [
            ("09:30", "2026-09-28 09:30"),
            ("昨天 15:00", "2026-09-27 15:00"),
            ("-30m", "2026-09-28 09:42"),
            ("12-30 10:00", "2025-12-30 10:00"),
        ] {
            let read = moment(typed, now(), CLOSE, Way::Past);
            let read = read.map(|at| at.format("%Y-%m-%d %H:%M").to_string());
            assert_eq!(read.as_deref(), Some(expected), "{typed}");
        }
    }

    #[test]
    fn what_is_no_time_is_not_guessed() {
        for typed in [
            "",
            "明",
            "25:00",
            "02-30",
            "+d",
            "+3x",
            "10-08 18:00 x",
            "18",
            "+99999999d",
        ] {
            assert_eq!(moment(typed, now(), CLOSE, Way::Ahead), None, "{typed}");
        }
        assert_eq!(day("18:00", now()), None);
        assert_eq!(day("+7d", now()), NaiveDate::from_ymd_opt(2026, 10, 5));
    }
}
