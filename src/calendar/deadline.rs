//! Counting a deadline, with the days it went over.

use chrono::{Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone};
use serde::{Deserialize, Serialize};

use super::workdays::days_after;
use super::{Calendar, DayReason, Moment, Span};

/// A due time and the count that led to it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Count {
    /// When it is due, in the zone of the calendar.
    pub due: Moment,
    /// Whether working days were counted in a year whose table is not published yet.
    pub provisional: bool,
    /// The days gone over, the day of receipt first. A span that counts no days (hours, minutes, months) lists only
    /// that day and the day it ends on, if that is another.
    pub days: Vec<CountedDay>,
}

/// One day of a count.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CountedDay {
    /// The day.
    pub date: NaiveDate,
    /// Whether it counts towards the limit.
    pub counted: bool,
    /// Why.
    pub reason: DayReason,
    /// Which day of the limit it is, from 1, if days are counted and this one is.
    pub number: Option<u32>,
}

impl Calendar {
    /// The due time of a limit that begins at `from`, with every day counted or left out.
    pub fn count(&self, from: Moment, span: Span) -> Count {
        let (due, provisional) = self.due(from, span);
        let days = self.days_of(from, due, span).unwrap_or_default();
        Count {
            due,
            provisional,
            days,
        }
    }

    /// The due time of a limit that begins at `from`, and whether it is provisional; without the list of days.
    ///
    /// A span longer than can be [read](Span::new) is counted as the longest. Where dates can no longer be written (a
    /// quarter of a million years away), the due time is `from`.
    pub fn due(&self, from: Moment, span: Span) -> (Moment, bool) {
        let from = from.with_timezone(&self.zone);
        let Some(start) = self.local(from) else {
            return (from, false);
        };
        let date = start.date();
        let due = match span {
            Span::Workdays(0) | Span::Days(0) | Span::Months(0) | Span::SameDay => {
                self.end_of_same_day(start)
            }
            Span::Workdays(n) => {
                let last = self.nth_workday(date, n.min(Span::MOST_WORKDAYS));
                let provisional = last.is_some_and(|last| !self.all_published(date, last));
                let due = last.and_then(|last| self.at_close(last));
                return (due.unwrap_or(from), provisional);
            }
            Span::Days(n) => {
                let days = chrono::Days::new(n.min(Span::MOST_DAYS).into());
                date.checked_add_days(days)
                    .and_then(|last| self.at_close(last))
            }
            Span::Months(n) => {
                let months = Months::new(n.min(Span::MOST_MONTHS));
                date.checked_add_months(months)
                    .and_then(|last| self.at_close(last))
            }
            Span::Hours(n) => {
                from.checked_add_signed(TimeDelta::hours(n.min(Span::MOST_HOURS).into()))
            }
            Span::Minutes(n) => {
                from.checked_add_signed(TimeDelta::minutes(n.min(Span::MOST_MINUTES).into()))
            }
        };
        (due.unwrap_or(from), false)
    }

    /// The end of business of a day.
    fn at_close(&self, date: NaiveDate) -> Option<Moment> {
        self.moment(date.and_time(self.close))
    }

    /// The end of business of the day, or midnight for what came after it. Exactly at the end of business is not after it.
    fn end_of_same_day(&self, start: NaiveDateTime) -> Option<Moment> {
        if start.time() <= self.close {
            self.at_close(start.date())
        } else {
            self.moment(start.date().succ_opt()?.and_time(NaiveTime::MIN))
        }
    }

    fn days_of(&self, from: Moment, due: Moment, span: Span) -> Option<Vec<CountedDay>> {
        let receipt = self.local(from)?.date();
        let last = self.local(due)?.date();
        let mut days = vec![CountedDay {
            date: receipt,
            counted: false,
            reason: DayReason::DayOfReceipt,
            number: None,
        }];
        let following = days_after(receipt)
            .take_while(|date| *date <= last)
            .map(|date| self.day(date));
        match span {
            Span::SameDay | Span::Workdays(0) | Span::Days(0) | Span::Months(0) => {}
            Span::Workdays(_) | Span::Days(_) => {
                let mut number = 0;
                days.extend(following.map(|day| {
                    let counted = day.working || matches!(span, Span::Days(_));
                    number += u32::from(counted);
                    CountedDay {
                        date: day.date,
                        counted,
                        reason: day.reason,
                        number: counted.then_some(number),
                    }
                }));
            }
            Span::Hours(_) | Span::Minutes(_) | Span::Months(_) => {
                let day = (last > receipt).then(|| self.day(last));
                days.extend(day.map(|day| CountedDay {
                    date: day.date,
                    counted: true,
                    reason: day.reason,
                    number: None,
                }));
            }
        }
        Some(days)
    }

    /// The date and time on the wall clock of this calendar, if they can be written.
    fn local(&self, moment: Moment) -> Option<NaiveDateTime> {
        moment.naive_utc().checked_add_offset(self.zone)
    }

    fn moment(&self, local: NaiveDateTime) -> Option<Moment> {
        self.zone.from_local_datetime(&local).single()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use chrono::{DateTime, Days, Utc};
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::reason_text;
    use crate::text::Lang;

    static SHIPPED: LazyLock<Calendar> = LazyLock::new(Calendar::shipped);

    fn at(text: &str) -> Moment {
        DateTime::parse_from_rfc3339(text).unwrap()
    }

    fn due(from: &str, span: Span) -> String {
        Calendar::shipped().due(at(from), span).0.to_rfc3339()
    }

    #[test]
    fn limits_end_where_people_expect() {
        for (from, span, expected) in [
            (
                "2026-09-28T10:12:00+08:00",
                Span::Workdays(3),
                "2026-10-08T18:00:00+08:00",
            ),
            (
                "2026-09-28T10:12:00+08:00",
                Span::Days(3),
                "2026-10-01T18:00:00+08:00",
            ),
            (
                "2026-09-28T10:12:30+08:00",
                Span::Hours(24),
                "2026-09-29T10:12:30+08:00",
            ),
            (
                "2026-09-28T23:58:00+08:00",
                Span::Minutes(3),
                "2026-09-29T00:01:00+08:00",
            ),
            (
                "2026-01-31T09:00:00+08:00",
                Span::Months(1),
                "2026-02-28T18:00:00+08:00",
            ),
            (
                "2026-03-15T20:00:00+08:00",
                Span::Months(36),
                "2029-03-15T18:00:00+08:00",
            ),
            (
                "2026-09-28T17:59:59+08:00",
                Span::SameDay,
                "2026-09-28T18:00:00+08:00",
            ),
            (
                "2026-09-28T18:00:00+08:00",
                Span::SameDay,
                "2026-09-28T18:00:00+08:00",
            ),
            (
                "2026-09-28T18:00:01+08:00",
                Span::SameDay,
                "2026-09-29T00:00:00+08:00",
            ),
            (
                "2026-12-31T23:59:59+08:00",
                Span::SameDay,
                "2027-01-01T00:00:00+08:00",
            ),
        ] {
            assert_eq!(due(from, span), expected, "{from} {span:?}");
        }
    }

    #[test]
    fn the_day_is_the_day_of_the_desk_not_of_the_writer() {
        assert_eq!(
            due("2026-09-27T16:30:00Z", Span::Days(1)),
            "2026-09-29T18:00:00+08:00"
        );
        assert_eq!(
            due("2026-09-28T09:30:00Z", Span::SameDay),
            "2026-09-28T18:00:00+08:00"
        );
        assert_eq!(
            due("2026-09-28T02:12:00Z", Span::Hours(2)),
            "2026-09-28T12:12:00+08:00"
        );
    }

    #[test]
    fn the_count_names_every_day() {
        let count = Calendar::shipped().count(at("2026-09-30T10:00:00+08:00"), Span::Workdays(3));
        let lines: Vec<String> = count
            .days
            .iter()
            .map(|day| {
                format!(
                    "{} {:?} {}",
                    day.date.format("%m-%d"),
                    day.number,
                    reason_text(&day.reason, Lang::Zh)
                )
            })
            .collect();
        assert_eq!(
            lines,
            [
                "09-30 None 受理当日，不计入",
                "10-01 None 国庆节放假",
                "10-02 None 国庆节放假",
                "10-03 None 国庆节放假",
                "10-04 None 国庆节放假",
                "10-05 None 国庆节放假",
                "10-06 None 国庆节放假",
                "10-07 None 国庆节放假",
                "10-08 Some(1) 工作日",
                "10-09 Some(2) 工作日",
                "10-10 Some(3) 国庆节调休上班",
            ]
        );
        assert!(!count.provisional);
    }

    #[test]
    fn a_clock_limit_lists_where_it_begins_and_ends() {
        let calendar = Calendar::shipped();
        let count = calendar.count(at("2026-09-30T10:00:00+08:00"), Span::Hours(48));
        let dates: Vec<String> = count.days.iter().map(|day| day.date.to_string()).collect();
        assert_eq!(dates, ["2026-09-30", "2026-10-02"]);
        assert_eq!(
            calendar
                .count(at("2026-09-30T19:00:00+08:00"), Span::SameDay)
                .days
                .len(),
            1
        );
    }

    #[test]
    fn a_year_without_a_table_makes_the_count_provisional() {
        let calendar = Calendar::shipped();
        let provisional = |from: &str, span| calendar.due(at(from), span).1;
        assert!(!provisional("2026-12-25T10:00:00+08:00", Span::Workdays(4)));
        assert!(provisional("2026-12-25T10:00:00+08:00", Span::Workdays(5)));
        assert!(provisional("2026-12-31T10:00:00+08:00", Span::Workdays(1)));
        assert!(!provisional("2026-12-31T10:00:00+08:00", Span::Days(1)));
        assert!(!provisional("2026-12-31T23:30:00+08:00", Span::Hours(1)));
    }

    #[test]
    fn the_edges_of_time_and_number_do_no_harm() {
        let calendar = Calendar::shipped();
        for from in [
            DateTime::<Utc>::MIN_UTC.fixed_offset(),
            DateTime::<Utc>::MAX_UTC.fixed_offset(),
        ] {
            for n in [0, 1, u32::MAX] {
                for span in [
                    Span::Workdays(n),
                    Span::Days(n),
                    Span::Hours(n),
                    Span::Minutes(n),
                    Span::Months(n),
                    Span::SameDay,
                ] {
                    calendar.count(from, span);
                }
            }
        }
    }

    fn any_moment() -> impl Strategy<Value = Moment> {
        (1_500_000_000i64..1_900_000_000, -12i32..=14).prop_map(|(seconds, zone)| {
            let zone = chrono::FixedOffset::east_opt(zone * 3600).unwrap();
            DateTime::from_timestamp(seconds, 0)
                .unwrap()
                .with_timezone(&zone)
        })
    }

    fn any_span() -> impl Strategy<Value = Span> {
        prop_oneof![
            (1u32..200).prop_map(Span::Workdays),
            (1u32..200).prop_map(Span::Days),
            (1u32..2000).prop_map(Span::Hours),
            (1u32..9000).prop_map(Span::Minutes),
            (1u32..60).prop_map(Span::Months),
            Just(Span::SameDay),
        ]
    }

    proptest! {
        #[test]
        fn a_later_begin_is_never_due_earlier(from in any_moment(), later in 0i64..3_000_000, span in any_span()) {
            let calendar = &*SHIPPED;
            let due = calendar.due(from, span).0;
            prop_assert!(due > from);
            prop_assert!(calendar.due(from + TimeDelta::seconds(later), span).0 >= due);
        }

        #[test]
        fn a_longer_limit_is_due_later(from in any_moment(), n in 0u32..300) {
            let calendar = &*SHIPPED;
            for unit in [Span::Workdays, Span::Days, Span::Hours, Span::Minutes, Span::Months] {
                prop_assert!(calendar.due(from, unit(n)).0 < calendar.due(from, unit(n + 1)).0);
            }
        }

        #[test]
        fn as_many_days_count_as_the_limit_has(from in any_moment(), n in 1u32..200) {
            let calendar = &*SHIPPED;
            for span in [Span::Workdays(n), Span::Days(n)] {
                let count = calendar.count(from, span);
                let numbers: Vec<u32> = count.days.iter().filter_map(|day| day.number).collect();
                prop_assert!(numbers.iter().copied().eq(1..=n));
                prop_assert_eq!(count.days.iter().filter(|day| day.counted).count(), numbers.len());
                let (first, last) = (&count.days[0], &count.days[count.days.len() - 1]);
                prop_assert_eq!(first.reason.clone(), DayReason::DayOfReceipt);
                prop_assert!(last.counted && last.date == count.due.date_naive());
                prop_assert!(count.days.is_sorted_by(|a, b| a.date + Days::new(1) == b.date));
            }
        }

        #[test]
        fn the_count_agrees_with_the_due_time(from in any_moment(), span in any_span()) {
            let calendar = &*SHIPPED;
            let count = calendar.count(from, span);
            prop_assert_eq!((count.due, count.provisional), calendar.due(from, span));
        }
    }
}
