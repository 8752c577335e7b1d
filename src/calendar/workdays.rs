//! Going over working days.

use std::ops::Bound::{Excluded, Included};

use chrono::{Datelike, NaiveDate};

use super::{Calendar, DayKind, Span, day::is_weekend};

impl Calendar {
    /// The working days in (`after`, `until`]; 0 when `until` is not later. As fast for a century as for a week.
    pub fn workdays_between(&self, after: NaiveDate, until: NaiveDate) -> u32 {
        if until <= after {
            return 0;
        }
        let weekdays = weekdays_up_to(until) - weekdays_up_to(after);
        let specials = self
            .years
            .range(after.year()..=until.year())
            .flat_map(|(year, table)| {
                table
                    .days
                    .range((Excluded(after), Included(until)))
                    .filter(move |(date, _)| date.year() == *year)
            });
        let moved: i32 = specials
            .map(|(date, special)| match (special.kind, is_weekend(*date)) {
                (DayKind::Off, false) => -1,
                (DayKind::Work, true) => 1,
                _ => 0,
            })
            .sum();
        u32::try_from(weekdays + moved).unwrap_or(0)
    }

    /// The `n`-th working day after `date`; `date` itself for 0.
    ///
    /// More than [`Span::MOST_WORKDAYS`] are counted as that many, and the last day that can be written is the end.
    pub fn add_workdays(&self, date: NaiveDate, n: u32) -> NaiveDate {
        match n.min(Span::MOST_WORKDAYS) {
            0 => date,
            n => self.nth_workday(date, n).unwrap_or(NaiveDate::MAX),
        }
    }

    /// The `n`-th working day after `date`, for n from 1; `None` beyond the last day that can be written.
    pub(super) fn nth_workday(&self, date: NaiveDate, n: u32) -> Option<NaiveDate> {
        let before = usize::try_from(n.checked_sub(1)?).ok()?;
        days_after(date)
            .filter(|day| self.is_working(*day))
            .nth(before)
    }

    /// Whether the tables of all years from the day after `after` to `until` are known.
    pub(super) fn all_published(&self, after: NaiveDate, until: NaiveDate) -> bool {
        let first = after.succ_opt().unwrap_or(after).year();
        (first..=until.year()).all(|year| self.is_published(year))
    }
}

/// The days that follow `date`, one by one.
pub(super) fn days_after(date: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    date.iter_days().skip(1)
}

/// The Mondays to Fridays up to and with `date`, from the Monday that began the calendar.
fn weekdays_up_to(date: NaiveDate) -> i32 {
    let days = date.num_days_from_ce();
    days.div_euclid(7) * 5 + days.rem_euclid(7).min(5)
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use chrono::{DateTime, FixedOffset};
    use proptest::prelude::*;

    use super::*;

    static SHIPPED: LazyLock<Calendar> = LazyLock::new(Calendar::shipped);

    const VECTORS: &str = include_str!("../../tests/data/workday-vectors.csv");

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_count_of_the_table_agrees() {
        let calendar = Calendar::shipped();
        let mut reader = csv::Reader::from_reader(VECTORS.as_bytes());
        let rows: Vec<[String; 7]> = reader.deserialize().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 410);
        for [id, _, start, start_utc, n, due, _] in rows {
            let (n, due) = (n.parse().unwrap(), date(&due));
            for start in [start, start_utc] {
                let start: DateTime<FixedOffset> = start.parse().unwrap();
                let (counted, provisional) = calendar.due(start, Span::Workdays(n));
                assert_eq!((counted.date_naive(), provisional), (due, false), "{id}");
                assert_eq!(counted.time(), calendar.close, "{id}");
                let received = start.with_timezone(&calendar.zone).date_naive();
                assert_eq!(calendar.add_workdays(received, n), due, "{id}");
                assert_eq!(calendar.workdays_between(received, due), n, "{id}");
            }
        }
    }

    #[test]
    fn a_make_up_saturday_is_worked() {
        let calendar = Calendar::shipped();
        assert_eq!(
            calendar.add_workdays(date("2026-09-30"), 1),
            date("2026-10-08")
        );
        assert_eq!(
            calendar.add_workdays(date("2026-10-09"), 1),
            date("2026-10-10")
        );
        assert_eq!(
            calendar.workdays_between(date("2026-09-30"), date("2026-10-11")),
            3
        );
    }

    #[test]
    fn the_end_of_time_is_reached_without_harm() {
        let calendar = Calendar::shipped();
        assert_eq!(calendar.add_workdays(NaiveDate::MAX, 3), NaiveDate::MAX);
        assert!(calendar.workdays_between(NaiveDate::MIN, NaiveDate::MAX) > 0);
        assert_eq!(calendar.workdays_between(NaiveDate::MAX, NaiveDate::MIN), 0);
        calendar.add_workdays(date("2026-01-01"), u32::MAX);
    }

    proptest! {
        #[test]
        fn the_quick_sum_is_the_sum_of_the_days(start in 0i64..3800, length in 0u64..900) {
            let calendar = &*SHIPPED;
            let after = date("2017-06-01") + chrono::TimeDelta::days(start);
            let until = after + chrono::Days::new(length);
            let counted = days_after(after).take_while(|day| *day <= until).filter(|day| calendar.is_working(*day)).count();
            prop_assert_eq!(calendar.workdays_between(after, until) as usize, counted);
        }

        #[test]
        fn adding_and_counting_are_inverse(start in 0i64..3800, n in 1u32..300) {
            let calendar = &*SHIPPED;
            let after = date("2017-06-01") + chrono::TimeDelta::days(start);
            let last = calendar.add_workdays(after, n);
            prop_assert!(calendar.is_working(last));
            prop_assert_eq!(calendar.workdays_between(after, last), n);
        }
    }
}
