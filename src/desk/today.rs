//! Today at a glance: how many cases want somebody, and how many came in during the last weeks.
//!
//! Every figure is the count of a query in words, so whoever looks at one can open the very list behind it.

use chrono::{Datelike, Days, NaiveDate, NaiveTime};

use super::{Desk, DeskError};
use crate::calendar::Moment;
use crate::case::Actor;
use crate::store::{CaseRow, Sort, Total};

/// How many weeks the picture of the last weeks shows, this one included.
const WEEKS: u64 = 8;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glance {
    /// Past its due time.
    Overdue,
    /// Due within two hours.
    Soon,
    /// Received today.
    New,
    /// Sent back to its department and not yet put right.
    Returned,
    /// The next step is to call the customer back.
    Callback,
}

impl Glance {
    /// The most urgent first.
    pub const ALL: [Self; 5] = [
        Self::Overdue,
        Self::Soon,
        Self::New,
        Self::Returned,
        Self::Callback,
    ];

    /// The query that finds exactly the cases counted.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Soon => "due:<2h -overdue",
            Self::New => "received:today",
            Self::Returned => RETURNED,
            Self::Callback => "status:open stage:callback",
        }
    }
}

/// Cases that were sent back and have not come through since.
pub(super) const RETURNED: &str = "status:open returned -stage:callback,close,archive";

/// One count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    pub of: Glance,
    pub count: Total,
}

impl Figure {
    /// The number, as far as it was counted.
    pub const fn number(&self) -> u32 {
        match self.count {
            Total::Exactly(n) | Total::MoreThan(n) => n,
        }
    }
}

/// The cases received in one week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub monday: NaiveDate,
    /// Cases received in it; sealed ones are not among them.
    pub cases: u32,
}

impl Week {
    /// The query that finds its cases.
    pub fn words(&self) -> String {
        let week = self.monday.iso_week();
        format!("received:{}-W{:02}", week.year(), week.week())
    }
}

/// Today at a glance.
#[derive(Clone, Debug, PartialEq)]
pub struct Today {
    /// In the order of [`Glance::ALL`].
    pub figures: Vec<Figure>,
    /// The oldest first; the last one is still running.
    pub weeks: Vec<Week>,
    /// The case that is over its time the longest; else the one that is due next within two hours.
    pub first: Option<CaseRow>,
}

impl Today {
    /// A figure's number.
    pub fn number(&self, of: Glance) -> u32 {
        let figure = self.figures.iter().find(|figure| figure.of == of);
        figure.map_or(0, Figure::number)
    }
}

impl Desk {
    /// Today at a glance, as `actor` may see it.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn today(&self, actor: &Actor) -> Result<Today, DeskError> {
        let mut figures = Vec::new();
        for of in Glance::ALL {
            let count = self.count(actor, of.words())?;
            figures.push(Figure { of, count });
        }
        let urgent = figures
            .iter()
            .filter(|figure| matches!(figure.of, Glance::Overdue | Glance::Soon))
            .find(|figure| figure.number() > 0);
        let first = match urgent {
            Some(figure) => {
                let page = self.cases(actor, figure.of.words(), Sort::Due, None, 1)?;
                page.rows.into_iter().next()
            }
            None => None,
        };
        Ok(Today {
            figures,
            weeks: self.last_weeks()?,
            first,
        })
    }

    fn last_weeks(&self) -> Result<Vec<Week>, DeskError> {
        let now = self.now();
        let today = now.date_naive();
        let into = u64::from(today.weekday().num_days_from_monday());
        let monday = |ago: u64| today.checked_sub_days(Days::new(into + 7 * ago));
        let mut weeks = Vec::new();
        for monday in (0..WEEKS).rev().filter_map(monday) {
            let next = monday.checked_add_days(Days::new(7)).unwrap_or(monday);
            let (Some(from), Some(until)) = (midnight(monday, now), midnight(next, now)) else {
                continue;
            };
            let cases = self.store.received_between(from, until)?;
            weeks.push(Week { monday, cases });
        }
        Ok(weeks)
    }
}

/// The beginning of a day in the desk's zone.
pub(super) fn midnight(day: NaiveDate, now: Moment) -> Option<Moment> {
    let begin = day.and_time(NaiveTime::MIN);
    begin.and_local_timezone(*now.offset()).single()
}
