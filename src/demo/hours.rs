//! When people call, and when an office works.

use chrono::{Days, NaiveDate, TimeDelta, Timelike};

use super::chance::Chance;
use crate::calendar::{Calendar, Moment};

/// From minute to minute of the day, and how many come then.
const ARRIVALS: [(u32, u32, u32); 5] = [
    (7 * 60 + 40, 9 * 60 - 1, 4),
    (9 * 60, 11 * 60 + 55, 44),
    (11 * 60 + 56, 13 * 60 + 30, 10),
    (13 * 60 + 31, 17 * 60 + 55, 34),
    (18 * 60, 21 * 60 + 40, 8),
];
/// How likely a day off takes a case that a working day would take.
const DAYS_OFF: f64 = 0.35;

/// A time between `oldest` and `newest` days before `now` at which a customer might have come.
pub(super) fn arrival(
    calendar: &Calendar,
    now: Moment,
    (newest, oldest): (u32, u32),
    chance: &mut Chance,
) -> Moment {
    for _ in 0..12 {
        let back = chance.between(newest, oldest);
        let Some(date) = now.date_naive().checked_sub_days(Days::new(back.into())) else {
            continue;
        };
        if !calendar.is_working(date) && !chance.share(DAYS_OFF) {
            continue;
        }
        let Some(&(from, to, _)) = chance.weighted(&ARRIVALS, |band| band.2) else {
            continue;
        };
        let (minute, second) = (chance.between(from, to), chance.between(0, 59));
        if let Some(found) = at(calendar, date, minute, second).filter(|found| *found < now) {
            return found;
        }
    }
    now - minutes(chance.between(4, 90)) - days(newest)
}

/// Whether the office works at that time.
pub(super) fn is_office_hour(calendar: &Calendar, moment: Moment) -> bool {
    let time = moment.time();
    calendar.is_working(moment.date_naive()) && time >= calendar.open && time < calendar.close
}

/// The same time where the office works then, else some time in the next morning that it does.
pub(super) fn in_office(calendar: &Calendar, moment: Moment, chance: &mut Chance) -> Moment {
    if is_office_hour(calendar, moment) {
        return moment;
    }
    let today = moment.date_naive();
    let early = moment.time() < calendar.open;
    let mut date = if early { Some(today) } else { today.succ_opt() };
    while let Some(day) = date.filter(|day| !calendar.is_working(*day)) {
        date = day.succ_opt();
    }
    let opens = calendar.open.num_seconds_from_midnight() / 60;
    let minute = chance.between(opens + 2, opens + 95);
    let second = chance.between(0, 59);
    date.and_then(|day| at(calendar, day, minute, second))
        .unwrap_or(moment)
}

/// The end of business `workdays` from the day of `from`.
pub(super) fn close_of_business(calendar: &Calendar, from: Moment, workdays: u32) -> Moment {
    let date = calendar.add_workdays(from.date_naive(), workdays);
    date.and_time(calendar.close)
        .and_local_timezone(calendar.zone)
        .single()
        .unwrap_or(from)
}

/// That minute of that day.
pub(super) fn at(calendar: &Calendar, date: NaiveDate, minute: u32, second: u32) -> Option<Moment> {
    date.and_hms_opt(minute / 60, minute % 60, second)?
        .and_local_timezone(calendar.zone)
        .single()
}

pub(super) fn minutes(n: u32) -> TimeDelta {
    TimeDelta::minutes(n.into())
}

pub(super) fn days(n: u32) -> TimeDelta {
    TimeDelta::days(n.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        Moment::parse_from_rfc3339(text).unwrap()
    }

    #[test]
    fn customers_come_in_the_past_and_mostly_while_the_office_works() {
        let calendar = Calendar::shipped();
        let now = moment("2026-03-18T10:20:00+08:00");
        let mut chance = Chance::new(5);
        let times: Vec<Moment> = (0..500)
            .map(|_| arrival(&calendar, now, (0, 41), &mut chance))
            .collect();
        assert!(times.iter().all(|at| *at < now && *at > now - days(42)));
        let at_work = times
            .iter()
            .filter(|at| is_office_hour(&calendar, **at))
            .count();
        assert!((300..480).contains(&at_work), "{at_work}");
    }

    #[test]
    fn what_falls_on_a_night_or_a_holiday_is_done_the_next_working_morning() {
        let calendar = Calendar::shipped();
        let mut chance = Chance::new(5);
        // 1 October to 7 October 2026 are holidays.
        let done = in_office(&calendar, moment("2026-09-30T20:00:00+08:00"), &mut chance);
        assert_eq!(done.date_naive().to_string(), "2026-10-08");
        assert!(is_office_hour(&calendar, done));
    }
}
