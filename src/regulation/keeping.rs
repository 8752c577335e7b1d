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
        let rule = &regulation.retention;
        let span = rule.kinds.get(&case.kind).copied().unwrap_or(rule.keep);
        let (end, _) = calendar.due(case.closed_at?, span);
        Some(Self {
            clause: rule.clause.clone(),
            by_rule: end.with_timezone(&calendar.zone).date_naive(),
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
