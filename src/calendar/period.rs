//! A period that figures are counted for: a year, a month, a week from Monday to Sunday, a day.
//!
//! A period is written as people name it (`2026`, `2026-09`, `2026-W39`, `2026-09-28`) and begins and ends at midnight in the
//! desk's zone.

use std::fmt;

use chrono::{Datelike, Days, FixedOffset, Months, NaiveDate, NaiveTime, Weekday};

use super::{Calendar, Moment};

/// A span of whole days that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    kind: PeriodKind,
    first: NaiveDate,
    /// The first day that no longer belongs to it.
    after: NaiveDate,
}

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PeriodKind {
    Year,
    Month,
    Week,
    Day,
}

impl Period {
    /// The period of that kind in which `day` lies; `None` at the end of time.
    pub fn around(kind: PeriodKind, day: NaiveDate) -> Option<Self> {
        let first = match kind {
            PeriodKind::Year => day.with_ordinal(1)?,
            PeriodKind::Month => day.with_day(1)?,
            PeriodKind::Week => {
                let since = u64::from(day.weekday().num_days_from_monday());
                day.checked_sub_days(Days::new(since))?
            }
            PeriodKind::Day => day,
        };
        let after = match kind {
            PeriodKind::Year => first.checked_add_months(Months::new(12))?,
            PeriodKind::Month => first.checked_add_months(Months::new(1))?,
            PeriodKind::Week => first.checked_add_days(Days::new(7))?,
            PeriodKind::Day => first.succ_opt()?,
        };
        Some(Self { kind, first, after })
    }

    /// Reads `2026`, `2026-09`, `2026-W39` (the week by ISO 8601) or `2026-09-28`.
    pub fn parse(text: &str) -> Option<Self> {
        if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            return Self::around(PeriodKind::Day, day).filter(|period| period.to_string() == text);
        }
        let year = |text: &str| {
            (text.len() == 4)
                .then(|| text.parse::<i32>().ok())
                .flatten()
        };
        let Some((of, rest)) = text.split_once('-') else {
            return Self::around(
                PeriodKind::Year,
                NaiveDate::from_ymd_opt(year(text)?, 1, 1)?,
            );
        };
        if let Some(week) = rest.strip_prefix(['W', 'w']) {
            let monday = NaiveDate::from_isoywd_opt(year(of)?, two_digits(week)?, Weekday::Mon)?;
            return Self::around(PeriodKind::Week, monday);
        }
        let first = NaiveDate::from_ymd_opt(year(of)?, two_digits(rest)?, 1)?;
        Self::around(PeriodKind::Month, first)
    }

    /// How long it is.
    pub fn kind(self) -> PeriodKind {
        self.kind
    }

    /// Its first day.
    pub fn first(self) -> NaiveDate {
        self.first
    }

    /// Its last day.
    pub fn last(self) -> NaiveDate {
        self.after.pred_opt().unwrap_or(self.after)
    }

    /// The period of the same kind before it.
    #[must_use]
    pub fn before(self) -> Option<Self> {
        Self::around(self.kind, self.first.pred_opt()?)
    }

    /// The period of the same kind after it.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::around(self.kind, self.after)
    }

    /// When it begins in `zone`.
    pub fn from(self, zone: FixedOffset) -> Moment {
        midnight(self.first, zone)
    }

    /// When it is over in `zone`: the first moment that no longer belongs to it.
    pub fn until(self, zone: FixedOffset) -> Moment {
        midnight(self.after, zone)
    }
}

fn two_digits(text: &str) -> Option<u32> {
    (text.len() == 2).then(|| text.parse().ok()).flatten()
}

/// A fixed offset has every midnight once.
fn midnight(day: NaiveDate, zone: FixedOffset) -> Moment {
    day.and_time(NaiveTime::MIN)
        .and_local_timezone(zone)
        .single()
        .unwrap_or_default()
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            PeriodKind::Year => write!(f, "{}", self.first.format("%Y")),
            PeriodKind::Month => write!(f, "{}", self.first.format("%Y-%m")),
            PeriodKind::Week => write!(f, "{}", self.first.format("%G-W%V")),
            PeriodKind::Day => write!(f, "{}", self.first.format("%Y-%m-%d")),
        }
    }
}

impl Calendar {
    /// The minutes of business between two moments: what of the span lies in the hours of working days.
    pub fn minutes_worked(&self, from: Moment, until: Moment) -> i64 {
        let local = |at: Moment| at.with_timezone(&self.zone).naive_local();
        let (from, until) = (local(from), local(until));
        if until <= from {
            return 0;
        }
        let on = |day: NaiveDate, start: NaiveTime, end: NaiveTime| {
            if self.is_working(day) && end > start {
                (end - start).num_minutes()
            } else {
                0
            }
        };
        let (first, last) = (from.date(), until.date());
        let begin = from.time().clamp(self.open, self.close);
        let end = until.time().clamp(self.open, self.close);
        if first == last {
            return on(first, begin, end);
        }
        let before_last = last.pred_opt().unwrap_or(last);
        let between = i64::from(self.workdays_between(first, before_last));
        on(first, begin, self.close) + between * self.minutes_a_day() + on(last, self.open, end)
    }

    /// The minutes of business of a working day.
    pub fn minutes_a_day(&self) -> i64 {
        (self.close - self.open).num_minutes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        Period::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn a_period_is_read_as_people_write_it_and_written_back() {
        for (text, first, last) in [
            ("2026", "2026-01-01", "2026-12-31"),
            ("2026-09", "2026-09-01", "2026-09-30"),
            ("2026-02", "2026-02-01", "2026-02-28"),
            ("2026-W39", "2026-09-21", "2026-09-27"),
            ("2026-W01", "2025-12-29", "2026-01-04"),
            ("2020-W53", "2020-12-28", "2021-01-03"),
            ("2026-09-28", "2026-09-28", "2026-09-28"),
        ] {
            let period = period(text);
            assert_eq!(period.first().to_string(), first);
            assert_eq!(period.last().to_string(), last);
            assert_eq!(period.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_period_is_none() {
        for text in [
            "",
            "2026-13",
            "2026-W54",
            "2025-W53",
            "26-09",
            "2026-9",
            "2026-W9",
            "2026-02-30",
            "上月",
            "2026-09-28-1",
            "2026-Q3",
            "2026-9-28",
        ] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_periods_of_a_kind_follow_one_another() {
        for (text, before, next) in [
            ("2026-01", "2025-12", "2026-02"),
            ("2026-W01", "2025-W52", "2026-W02"),
            ("2026-03-01", "2026-02-28", "2026-03-02"),
            ("2026", "2025", "2027"),
        ] {
            let period = period(text);
            assert_eq!(period.before().unwrap().to_string(), before);
            assert_eq!(period.next().unwrap().to_string(), next);
        }
    }

    #[test]
    fn a_week_begins_on_monday_at_midnight_of_the_desk() {
        let zone = FixedOffset::east_opt(8 * 3600).unwrap();
        let week = period("2026-W39");
        assert_eq!(week.from(zone).to_rfc3339(), "2026-09-21T00:00:00+08:00");
        assert_eq!(week.until(zone).to_rfc3339(), "2026-09-28T00:00:00+08:00");
    }

    #[test]
    fn only_business_hours_of_working_days_are_worked() {
        let calendar = Calendar::shipped();
        for (from, until, minutes) in [
            ("2026-09-28T10:00", "2026-09-28T11:30", 90),
            ("2026-09-28T08:00", "2026-09-28T20:00", 540),
            ("2026-09-28T17:00", "2026-09-29T10:00", 120),
            ("2026-09-28T20:00", "2026-09-29T08:00", 0),
            // Saturday and Sunday
            ("2026-09-26T10:00", "2026-09-27T12:00", 0),
            ("2026-09-11T17:00", "2026-09-14T10:00", 120),
            // the National Day holiday, a make-up Saturday on 10 October
            ("2026-09-30T17:00", "2026-10-08T10:00", 120),
            ("2026-10-10T09:00", "2026-10-10T12:00", 180),
            ("2026-09-28T11:00", "2026-09-28T10:00", 0),
        ] {
            let at = |text: &str| format!("{text}:00+08:00").parse::<Moment>().unwrap();
            assert_eq!(
                calendar.minutes_worked(at(from), at(until)),
                minutes,
                "{from} {until}"
            );
        }
    }
}
