//! How long a case is kept once it is closed: the regulation's time from closing, or a hold that lasts longer.
//!
//! The last day counts: what is kept until the 28th may go on the 29th.

use chrono::NaiveDate;

use super::Regulation;
use crate::calendar::{Calendar, Moment};
use crate::case::Case;

/// How long a closed case is kept, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keeping {
    /// The regulation's clause on keeping.
    pub clause: String,
    /// The last day by the regulation's own time.
    pub by_rule: NaiveDate,
    /// The last day of a hold, where there is one, over or not.
    pub hold: Option<NaiveDate>,
}

impl Keeping {
    /// How long `case` is kept; `None` while it is open.
    pub fn of(regulation: &Regulation, calendar: &Calendar, case: &Case) -> Option<Self> {
        Some(Self {
            clause: regulation.retention.clause.clone(),
            by_rule: last_day(regulation, calendar, &case.kind, case.closed_at?),
            hold: case.hold.as_ref().map(|hold| hold.until),
        })
    }

    /// The last day on which the case is kept.
    pub fn until(&self) -> NaiveDate {
        self.hold
            .map_or(self.by_rule, |hold| hold.max(self.by_rule))
    }

    /// Whether its time is over on the day `today`.
    pub fn ended(&self, today: NaiveDate) -> bool {
        self.until() < today
    }
}

/// The last day on which a case of that kind is kept by the regulation's own time.
pub fn last_day(
    regulation: &Regulation,
    calendar: &Calendar,
    kind: &str,
    closed_at: Moment,
) -> NaiveDate {
    let rule = &regulation.retention;
    let span = rule.kinds.get(kind).copied().unwrap_or(rule.keep);
    let (end, _) = calendar.due(closed_at, span);
    end.with_timezone(&calendar.zone).date_naive()
}

/// A moment before which every case of that kind was closed that is kept, without a hold, to a day before `day`. The later
/// it was closed, the longer it is kept, so the moment is found by halving.
pub fn closed_for(
    regulation: &Regulation,
    calendar: &Calendar,
    kind: &str,
    day: NaiveDate,
) -> Moment {
    const LONGEST: i64 = 36_600;
    let begin = |ago: i64| {
        let closed = day - chrono::TimeDelta::days(ago);
        let midnight = closed.and_time(chrono::NaiveTime::MIN);
        midnight
            .and_local_timezone(calendar.zone)
            .single()
            .unwrap_or_default()
    };
    // Closed `near` days ago it is still kept, `far` days ago no longer.
    let (mut near, mut far) = (0, LONGEST);
    while far - near > 1 {
        let middle = near + (far - near) / 2;
        if last_day(regulation, calendar, kind, begin(middle)) < day {
            far = middle;
        } else {
            near = middle;
        }
    }
    begin(near)
}

/// The last day of the hold that is on `case` on the day `today`; `None` where none is, or it is over.
pub fn held(case: &Case, today: NaiveDate) -> Option<NaiveDate> {
    let hold = case.hold.as_ref()?;
    (hold.until >= today).then_some(hold.until)
}

/// A closed case is kept at least until after this moment was `now`: whatever was closed later cannot be due at `now`.
pub fn closed_before(regulation: &Regulation, calendar: &Calendar, now: Moment) -> Moment {
    let rule = &regulation.retention;
    let spans = rule.kinds.values().copied().chain([rule.keep]);
    let shortest = spans
        .map(|span| calendar.due(now, span).0 - now)
        .min()
        .unwrap_or_default();
    // Months differ by a few days, and holidays move a count of working days.
    let slack = chrono::TimeDelta::days(31);
    now - (shortest - slack).max(chrono::TimeDelta::zero())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Hold;
    use crate::regulation::{load, shipped::shipped_source};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn closed(hold: Option<&str>) -> Case {
        Case {
            closed_at: Some("2026-09-28T10:00:00+08:00".parse().unwrap()),
            hold: hold.map(|until| Hold {
                until: day(until),
                reason: None,
            }),
            ..Case::nothing("2026-000001")
        }
    }

    fn keeping(case: &Case) -> Option<Keeping> {
        let gym = load("gym", shipped_source("gym").unwrap()).unwrap();
        Keeping::of(&gym, &Calendar::shipped(), case)
    }

    #[test]
    fn a_year_is_kept_to_its_last_day() {
        let kept = keeping(&closed(None)).unwrap();
        assert_eq!(kept.until(), day("2027-09-28"));
        assert!(!kept.ended(day("2027-09-28")));
        assert!(kept.ended(day("2027-09-29")));
    }

    #[test]
    fn a_hold_keeps_longer_and_never_shorter() {
        for (hold, until) in [("2029-12-31", "2029-12-31"), ("2026-12-31", "2027-09-28")] {
            let kept = keeping(&closed(Some(hold))).unwrap();
            assert_eq!(kept.until(), day(until));
        }
    }

    #[test]
    fn whatever_is_kept_no_longer_was_closed_before_the_moment_of_its_kind() {
        let gym = load("gym", shipped_source("gym").unwrap()).unwrap();
        let calendar = Calendar::shipped();
        for today in ["2027-09-28", "2027-09-29", "2028-02-29", "2029-03-01"] {
            let until = closed_for(&gym, &calendar, "complaint", day(today));
            let last = |at| last_day(&gym, &calendar, "complaint", at);
            assert!(last(until - chrono::TimeDelta::days(1)) < day(today));
            assert!(last(until) >= day(today), "{today} {until}");
        }
    }

    #[test]
    fn an_open_case_is_kept_without_an_end() {
        assert_eq!(keeping(&Case::nothing("2026-000001")), None);
    }

    #[test]
    fn whatever_may_be_over_was_closed_before_the_moment_that_is_asked_for() {
        let gym = load("gym", shipped_source("gym").unwrap()).unwrap();
        let calendar = Calendar::shipped();
        let case = closed(None);
        for now in [
            "2027-09-28T23:59:59+08:00",
            "2027-09-29T00:00:00+08:00",
            "2028-02-29T10:00:00+08:00",
        ] {
            let now: Moment = now.parse().unwrap();
            assert!(case.closed_at.unwrap() < closed_before(&gym, &calendar, now));
        }
    }
}
