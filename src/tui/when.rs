//! Times and days as people type them: `10-08 18:00`, `18:00`, `明天`, `下周一`, `+3` (three working days on), `+3d`, `-30m`.

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};

use crate::calendar::{Calendar, Moment, reason_text};
use crate::text::{Lang, normal};
use crate::tui::screens::case::words;

/// Which way a time lies: decides the year of a date without one, and the time of a day without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Ahead,
    Past,
}

/// The most working days that an offset counts.
const MOST_WORKDAYS: i64 = 2000;

/// Reads what is typed, at a time and by a calendar.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    pub now: Moment,
    pub calendar: &'a Calendar,
    pub way: Way,
}

impl Reader<'_> {
    /// Reads a moment. A day alone means its end of business where it lies ahead; where it has passed, a time is needed.
    pub fn moment(&self, typed: &str) -> Option<Moment> {
        let typed = normal(typed);
        if let Some((amount, unit)) = offset(&typed) {
            return match unit {
                'm' => self.now.checked_add_signed(TimeDelta::try_minutes(amount)?),
                'h' => self.now.checked_add_signed(TimeDelta::try_hours(amount)?),
                _ => {
                    let time = match self.way {
                        Way::Ahead => self.calendar.close,
                        Way::Past => self.now.time(),
                    };
                    self.at(self.shifted(amount, unit)?, time)
                }
            };
        }
        let typed = apart(&typed);
        let words: Vec<&str> = typed.split_whitespace().collect();
        if let [one] = words.as_slice()
            && let Some(time) = time(one)
        {
            return self.at(self.now.date_naive(), time);
        }
        if self.way == Way::Ahead
            && let Some(date) = self.date(&words)
        {
            return self.at(date, self.calendar.close);
        }
        let (clock, day) = words.split_last()?;
        self.at(self.date(day)?, time(clock)?)
    }

    /// Reads a day.
    pub fn day(&self, typed: &str) -> Option<NaiveDate> {
        let typed = normal(typed);
        match offset(&typed) {
            Some((amount, unit @ ('d' | 'w' | 'b'))) => self.shifted(amount, unit),
            Some(_) => None,
            None => self.date(&apart(&typed).split_whitespace().collect::<Vec<_>>()),
        }
    }

    fn shifted(&self, amount: i64, unit: char) -> Option<NaiveDate> {
        let today = self.now.date_naive();
        match unit {
            'b' => self.workdays(amount),
            'w' => today.checked_add_signed(TimeDelta::try_days(amount * 7)?),
            _ => today.checked_add_signed(TimeDelta::try_days(amount)?),
        }
    }

    /// So many working days from today, on or back.
    fn workdays(&self, amount: i64) -> Option<NaiveDate> {
        let today = self.now.date_naive();
        let many = u32::try_from(amount.abs().min(MOST_WORKDAYS + 1)).ok()?;
        if i64::from(many) > MOST_WORKDAYS {
            return None;
        }
        if amount >= 0 {
            return Some(self.calendar.add_workdays(today, many));
        }
        let back = std::iter::successors(today.pred_opt(), NaiveDate::pred_opt);
        let mut worked = back.filter(|day| self.calendar.is_working(*day));
        worked.nth(usize::try_from(many).ok()?.checked_sub(1)?)
    }

    fn date(&self, words: &[&str]) -> Option<NaiveDate> {
        let word = match words {
            [one] => *one,
            ["next", day] => return self.weekday(day, 1),
            ["last", day] => return self.weekday(day, -1),
            _ => return None,
        };
        let today = self.now.date_naive();
        let away = match word {
            "今天" | "今日" | "today" => 0,
            "明天" | "tomorrow" => 1,
            "后天" => 2,
            "昨天" | "yesterday" => -1,
            "前天" => -2,
            _ => return self.named(word).or_else(|| self.spelled(word)),
        };
        today.checked_add_signed(TimeDelta::days(away))
    }

    /// `下周一`, `上周五`, `本周三`; `周五` and `friday` alone are the nearest on their way, today not meant.
    fn named(&self, word: &str) -> Option<NaiveDate> {
        for (prefix, weeks) in [("下", 1), ("上", -1), ("本", 0), ("这", 0)] {
            if let Some(rest) = word.strip_prefix(prefix) {
                return self.weekday(rest.strip_prefix('个').unwrap_or(rest), weeks);
            }
        }
        let today = self.now.date_naive();
        let wanted = weekday(word)?;
        let since = i64::from(today.weekday().num_days_from_monday());
        let away = match (self.way, (wanted - since).rem_euclid(7)) {
            (Way::Ahead, 0) => 7,
            (Way::Ahead, away) => away,
            (Way::Past, away) => away - 7,
        };
        today.checked_add_signed(TimeDelta::days(away))
    }

    /// That day of the week so many weeks on.
    fn weekday(&self, word: &str, weeks: i64) -> Option<NaiveDate> {
        let today = self.now.date_naive();
        let since = i64::from(today.weekday().num_days_from_monday());
        let away = weeks * 7 + weekday(word)? - since;
        today.checked_add_signed(TimeDelta::days(away))
    }

    fn spelled(&self, word: &str) -> Option<NaiveDate> {
        let today = self.now.date_naive();
        let parts: Option<Vec<u32>> = word.split('-').map(|part| part.parse().ok()).collect();
        match parts?.as_slice() {
            [year, month, day] => NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, *day),
            [month, day] => {
                let this = NaiveDate::from_ymd_opt(today.year(), *month, *day);
                let other = match self.way {
                    Way::Ahead if this.is_some_and(|date| date < today) => today.year() + 1,
                    Way::Past if this.is_some_and(|date| date > today) => today.year() - 1,
                    _ => return this,
                };
                NaiveDate::from_ymd_opt(other, *month, *day)
            }
            _ => None,
        }
    }

    fn at(&self, date: NaiveDate, time: NaiveTime) -> Option<Moment> {
        date.and_time(time)
            .and_local_timezone(self.now.timezone())
            .single()
    }

    /// What a day is, in words: `= 2026 10月8日 周四  工作日`.
    pub fn told(&self, lang: Lang, date: NaiveDate, time: Option<NaiveTime>) -> String {
        let reason = reason_text(&self.calendar.day(date).reason, lang);
        let clock = time.map_or_else(String::new, |time| time.format(" %H:%M").to_string());
        let day = words::day(lang, date);
        format!("= {} {day}{clock}  {reason}", date.format("%Y"))
    }
}

/// `+3d`, `-30m`, `+2周`: how many of what. A bare number counts working days.
fn offset(typed: &str) -> Option<(i64, char)> {
    let sign = if typed.trim().starts_with('-') { -1 } else { 1 };
    let rest = typed.trim().strip_prefix(['+', '-'])?.trim();
    let number: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let unit = rest.trim_start_matches(|c: char| c.is_ascii_digit()).trim();
    let unit = match unit {
        "m" | "min" | "分" | "分钟" => 'm',
        "h" | "时" | "小时" => 'h',
        "" | "wd" | "工" | "工作日" | "个工作日" => 'b',
        "d" | "天" | "日" => 'd',
        "w" | "周" | "星期" => 'w',
        _ => return None,
    };
    let number: i64 = number.parse().ok().filter(|number| *number < 100_000)?;
    Some((number * sign, unit))
}

/// The same with the date written with dashes and the time set apart from it: `9月27日18:00` is `9-27 18:00`.
fn apart(typed: &str) -> String {
    const DAYS: [&str; 5] = ["今天", "明天", "后天", "昨天", "前天"];
    let mut plain = typed
        .replace(['年', '月', '/', '.'], "-")
        .replace('号', "日");
    // 周日 and 星期日 are no dates; 8日 is one.
    let mut digits = false;
    plain = plain
        .chars()
        .map(|c| {
            let end = c == '日' && digits;
            digits = c.is_ascii_digit();
            if end { ' ' } else { c }
        })
        .collect();
    for day in DAYS {
        plain = plain.replace(day, &format!("{day} "));
    }
    plain.trim().to_owned()
}

/// A day of the week, 0 for Monday.
fn weekday(word: &str) -> Option<i64> {
    const EN: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    if word.len() >= 3
        && let Some(place) = EN.iter().position(|name| name.starts_with(word))
    {
        return i64::try_from(place).ok();
    }
    let mut prefixes = ["周", "星期", "礼拜"].iter();
    let day = prefixes.find_map(|prefix| word.strip_prefix(prefix))?;
    let place = match day {
        "天" | "7" => 6,
        _ => {
            let by_name = "一二三四五六日".chars().position(|c| day == c.to_string());
            by_name.or_else(|| {
                day.parse()
                    .ok()
                    .filter(|n| (1..=6).contains(n))
                    .map(|n: usize| n - 1)
            })?
        }
    };
    i64::try_from(place).ok()
}

/// Reads a time of day: `18:00`, `9点`.
pub fn time(word: &str) -> Option<NaiveTime> {
    let spelled = normal(word).replace(['点', '时'], ":").replace('分', "");
    let (hour, minute) = spelled.split_once(':')?;
    let minute = if minute.is_empty() { "0" } else { minute };
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

/// How a form writes a moment: `2026-09-28 10:12`.
pub fn written(at: Moment) -> String {
    at.format("%Y-%m-%d %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Moment {
        "2026-09-28T10:12:00+08:00".parse().unwrap()
    }

    fn moment(typed: &str, way: Way) -> Option<String> {
        let calendar = Calendar::shipped();
        let reader = Reader {
            now: now(),
            calendar: &calendar,
            way,
        };
        reader.moment(typed).map(written)
    }

    fn day(typed: &str, way: Way) -> Option<String> {
        let calendar = Calendar::shipped();
        let reader = Reader {
            now: now(),
            calendar: &calendar,
            way,
        };
        reader.day(typed).map(|day| day.to_string())
    }

    #[test]
    fn a_time_ahead_is_read_as_people_type_it() {
        for (typed, expected) in [
            ("10-08 18:00", "2026-10-08 18:00"),
            ("10月8日 9点", "2026-10-08 09:00"),
            ("10月8日9点", "2026-10-08 09:00"),
            ("2027-01-05", "2027-01-05 18:00"),
            ("01-05", "2027-01-05 18:00"),
            ("16:30", "2026-09-28 16:30"),
            ("１６：３０", "2026-09-28 16:30"),
            ("明天", "2026-09-29 18:00"),
            ("明天 9:00", "2026-09-29 09:00"),
            ("明天9:00", "2026-09-29 09:00"),
            ("下周一", "2026-10-05 18:00"),
            ("下周一 9:30", "2026-10-05 09:30"),
            ("next mon 9:30", "2026-10-05 09:30"),
            ("周五", "2026-10-02 18:00"),
            ("星期日", "2026-10-04 18:00"),
            ("+3d", "2026-10-01 18:00"),
            ("+2h", "2026-09-28 12:12"),
            ("+30分", "2026-09-28 10:42"),
            ("+1w", "2026-10-05 18:00"),
        ] {
            let read = moment(typed, Way::Ahead);
            assert_eq!(read.as_deref(), Some(expected), "{typed}");
        }
    }

    #[test]
    fn a_bare_number_counts_working_days() {
        // 25 September and 1 to 7 October are off, 20 September and 10 October are worked.
        for (typed, expected) in [
            ("+1", "2026-09-29"),
            ("+3", "2026-10-08"),
            ("+5", "2026-10-10"),
            ("＋３个工作日", "2026-10-08"),
            ("-1", "2026-09-24"),
            ("-5", "2026-09-20"),
            ("+0", "2026-09-28"),
        ] {
            let read = day(typed, Way::Ahead);
            assert_eq!(read.as_deref(), Some(expected), "{typed}");
        }
        assert_eq!(
            moment("+3", Way::Ahead).as_deref(),
            Some("2026-10-08 18:00")
        );
        assert_eq!(day("+99999", Way::Ahead), None);
    }

    #[test]
    fn a_time_that_has_passed_is_read_backwards() {
        for (typed, expected) in [
            ("09:30", "2026-09-28 09:30"),
            ("昨天 15:00", "2026-09-27 15:00"),
            ("上周五 15:00", "2026-09-25 15:00"),
            ("周五 15:00", "2026-09-25 15:00"),
            ("-30m", "2026-09-28 09:42"),
            ("12-30 10:00", "2025-12-30 10:00"),
        ] {
            let read = moment(typed, Way::Past);
            assert_eq!(read.as_deref(), Some(expected), "{typed}");
        }
        assert_eq!(day("12-30", Way::Past).as_deref(), Some("2025-12-30"));
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
            "周八",
            "下周",
            "next",
        ] {
            assert_eq!(moment(typed, Way::Ahead), None, "{typed}");
        }
        assert_eq!(moment("9-27", Way::Past), None);
        assert_eq!(day("18:00", Way::Ahead), None);
        assert_eq!(day("+7d", Way::Ahead).as_deref(), Some("2026-10-05"));
    }
}
