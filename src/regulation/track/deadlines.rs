//! Counting deadlines once, and moving them when a wait ends or a limit is extended.

use chrono::NaiveDate;

use super::tasks::{Plan, Wanted};
use crate::calendar::{Calendar, Moment, Span};
use crate::case::{Case, KeptDeadline, WaitOn};
use crate::regulation::model::Regulation;

/// The deadlines that a plan asks for and the case does not keep yet, counted.
pub fn count_missing(case: &Case, plan: &Plan, calendar: &Calendar) -> Vec<KeptDeadline> {
    let mut counted: Vec<KeptDeadline> = Vec::new();
    for wanted in plan.open.iter().filter_map(|open| open.wanted.as_ref()) {
        let known = case.deadline(&wanted.key).is_some()
            || counted.iter().any(|kept| kept.key == wanted.key);
        if !known {
            counted.push(count(wanted, calendar));
        }
    }
    counted
}

/// Counts one deadline.
pub fn count(wanted: &Wanted, calendar: &Calendar) -> KeptDeadline {
    let (due, provisional) = calendar.due(wanted.key.from, wanted.span);
    KeptDeadline {
        key: wanted.key.clone(),
        due,
        span: Some(wanted.span),
        provisional,
        calendar: calendar.version.clone(),
    }
}

/// Whether waiting on `on` stops the clock of `kept`. Working-day and day limits stop, hours and minutes do not, unless the
/// file says so; a time that was agreed with somebody never stops.
pub fn stops(regulation: &Regulation, on: WaitOn, kept: &KeptDeadline) -> bool {
    if !regulation.waiting.stops.contains(&on) {
        return false;
    }
    match kept.span {
        Some(Span::Workdays(_) | Span::Days(_) | Span::Months(_) | Span::SameDay) => true,
        Some(Span::Hours(_) | Span::Minutes(_)) => regulation.waiting.stops_hours,
        None => false,
    }
}

/// The deadline after a wait from `since` to `until`: what was left when the wait began is left when it ends.
pub fn resumed(
    kept: &KeptDeadline,
    since: Moment,
    until: Moment,
    calendar: &Calendar,
) -> KeptDeadline {
    let zone = calendar.zone;
    let day = |moment: Moment| moment.with_timezone(&zone).date_naive();
    let due = match kept.span {
        _ if kept.due <= since => kept.due,
        Some(Span::Workdays(_)) => {
            let left = calendar.workdays_between(day(since), day(kept.due));
            at_close(calendar, calendar.add_workdays(day(until), left)).unwrap_or(kept.due)
        }
        Some(Span::Days(_) | Span::Months(_) | Span::SameDay) => {
            let waited = day(until) - day(since);
            day(kept.due)
                .checked_add_signed(waited)
                .and_then(|date| at_close(calendar, date))
                .unwrap_or(kept.due)
        }
        Some(Span::Hours(_) | Span::Minutes(_)) => kept.due + (until - since),
        None => kept.due,
    };
    KeptDeadline {
        due,
        calendar: calendar.version.clone(),
        ..kept.clone()
    }
}

/// The deadline that another regulation gives where `kept` was counted: from its own start, over its own span, and with what
/// an extension or a wait had given beyond the count of `before`, the calendar that counted it, in the days or hours of the
/// new span.
pub fn carried(
    kept: &KeptDeadline,
    wanted: &Wanted,
    before: &Calendar,
    calendar: &Calendar,
) -> KeptDeadline {
    let mut new = count(wanted, calendar);
    let Some(span) = kept.span else { return new };
    let (counted, _) = before.due(kept.key.from, span);
    if kept.due <= counted {
        return new;
    }
    let day = |moment: Moment| moment.with_timezone(&calendar.zone).date_naive();
    let later = match wanted.span {
        Span::Workdays(_) => {
            let beyond = calendar.workdays_between(day(counted), day(kept.due));
            at_close(calendar, calendar.add_workdays(day(new.due), beyond))
        }
        Span::Days(_) | Span::Months(_) | Span::SameDay => day(new.due)
            .checked_add_signed(day(kept.due) - day(counted))
            .and_then(|date| at_close(calendar, date)),
        Span::Hours(_) | Span::Minutes(_) => new.due.checked_add_signed(kept.due - counted),
    };
    new.due = later.map_or(new.due, |later| later.max(new.due));
    new
}

/// The deadline with `workdays` more.
pub fn extended_by(kept: &KeptDeadline, workdays: u32, calendar: &Calendar) -> Moment {
    let last = kept.due.with_timezone(&calendar.zone).date_naive();
    at_close(calendar, calendar.add_workdays(last, workdays)).unwrap_or(kept.due)
}

fn at_close(calendar: &Calendar, date: NaiveDate) -> Option<Moment> {
    date.and_time(calendar.close)
        .and_local_timezone(calendar.zone)
        .single()
}
