//! Working days, limits and the counting of deadlines.
//!
//! A deadline that nobody can check by hand is not believed. So a count here gives, beside the due time, every day it
//! went over and why that day counted or not. Which days are worked is data: a table per year over the rule Monday to
//! Friday, as the yearly notice of public holidays moves days both ways. The tables that counted once are kept under
//! their [version](Calendar::version), so that the same count can be shown again later.

mod day;
mod deadline;
mod file;
mod ics;
mod period;
mod shipped;
mod span;
mod table;
mod texts;
mod version;
mod workdays;

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

pub use day::{Day, DayReason, holiday_name, reason_text};
pub use deadline::{Count, CountedDay};
pub use file::{FileMistake, read_tables};
pub use ics::{IcsMistake, parse_ics};
pub use period::{Period, PeriodKind};
pub use span::{Span, SpanMistake};
pub use table::{DayKind, SpecialDay, TableMistake, TableProblem, YearTable};

/// A point in time, with the offset from UTC in which it is shown.
pub type Moment = DateTime<FixedOffset>;

/// Begin of business unless the desk says otherwise: 09:00.
pub const OPEN: NaiveTime = on_the_hour(9);
/// End of business unless the desk says otherwise: 18:00.
pub const CLOSE: NaiveTime = on_the_hour(18);

/// The working days and hours of one place: what every deadline is counted by.
///
/// Change it only through its `with_…` functions: they keep the version true to the content.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(into = "version::Kept", try_from = "version::Kept")]
pub struct Calendar {
    /// The zone in which days begin and end.
    pub zone: FixedOffset,
    /// Begin of business.
    pub open: NaiveTime,
    /// End of business: when a day limit ends on its last day.
    pub close: NaiveTime,
    /// The published years. A year that is not here follows the rule Monday to Friday.
    pub years: BTreeMap<i32, YearTable>,
    /// The [digest](Calendar::digest) of all the above: the same content is the same version.
    pub version: String,
}

impl Calendar {
    /// A calendar of business from 09:00 to 18:00.
    pub fn new(zone: FixedOffset, tables: impl IntoIterator<Item = YearTable>) -> Self {
        let years = tables
            .into_iter()
            .map(|table| (table.year, table))
            .collect();
        Self {
            zone,
            open: OPEN,
            close: CLOSE,
            years,
            version: String::new(),
        }
        .stamped()
    }

    /// The same calendar with one year published, or replaced.
    #[must_use]
    pub fn with_year(mut self, table: YearTable) -> Self {
        self.years.insert(table.year, table);
        self.stamped()
    }

    /// The same calendar with other business hours.
    #[must_use]
    pub fn with_hours(self, open: NaiveTime, close: NaiveTime) -> Self {
        Self {
            open,
            close,
            ..self
        }
        .stamped()
    }

    /// Whether the table of this year is known.
    pub fn is_published(&self, year: i32) -> bool {
        self.years.contains_key(&year)
    }

    /// What the table of its year says of a date, if anything.
    fn special(&self, date: NaiveDate) -> Option<&SpecialDay> {
        self.years.get(&date.year())?.days.get(&date)
    }
}

const fn on_the_hour(hour: u32) -> NaiveTime {
    match NaiveTime::from_hms_opt(hour, 0, 0) {
        Some(time) => time,
        None => NaiveTime::MIN,
    }
}
