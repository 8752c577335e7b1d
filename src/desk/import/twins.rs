//! Which rows of an old ledger are a case that is there already: on the desk, or further up in the file.
//!
//! A row is the same case as another of the same day of receipt where
//! 1. both are the same row of the very same file; or
//! 2. both have the same old number, and the same customer or the same words (numbers begin anew each year, and some offices
//!    count each day); or
//! 3. both have the same words of the same customer, and neither the hours nor the numbers that both give differ. The same
//!    customer: the same telephone, or the same name where not both have one.
//!
//! What a ledger has no column for stands in nobody's way, so any ledger read again brings nothing new. Two calls of one
//! customer about one thing at different hours are two cases, and stay so.
//!
//! The cases of a day are read from the desk when the first row of that day comes, and kept as sums of a few bytes; so a
//! ledger of many years costs one question a day, and not one a row.

mod index;

use std::collections::{HashMap, HashSet};

use chrono::{Days, NaiveDate, NaiveTime, TimeZone, Timelike};

use super::super::project;
use super::numbers::Numbers;
use crate::calendar::{Calendar, Moment};
use crate::case::Case;
use crate::store::{Earlier, Read, StoreError};
use crate::text::normal;
use index::{Index, Mark, sum};

/// More cases of the desk than this are forgotten again: a ledger in no order is read more slowly, not with more memory.
const MOST: usize = 200_000;

/// So many characters at the beginning of a matter tell it from others of the same day, before all of it is compared.
const BEGINNING: usize = 40;

/// The name under which an old number is kept.
const NUMBER: &str = "number";

/// A row that is there already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// As a spreadsheet counts.
    pub row: u32,
    pub twin: Twin,
    pub why: Same,
}

/// What a row is the same case as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Twin {
    /// A case of the desk.
    Case(String),
    /// An earlier row of the file.
    Row(u32),
}

/// By what two are known to be one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Same {
    /// The same row of the same file.
    Row,
    /// The same day and old number.
    Number,
    /// The same day, customer and words.
    Matter,
}

/// What is known of the rows so far, and of the desk's cases of their days.
pub(super) struct Twins<'a> {
    ledger: &'a str,
    calendar: &'a Calendar,
    days: HashSet<NaiveDate>,
    desk: Index<Box<str>>,
    /// Rows of this very file that are cases already.
    again: HashMap<u32, String>,
    file: Index<u32>,
}

impl<'a> Twins<'a> {
    pub(super) fn of(ledger: &'a str, calendar: &'a Calendar) -> Self {
        Self {
            ledger,
            calendar,
            days: HashSet::new(),
            desk: Index::default(),
            again: HashMap::new(),
            file: Index::default(),
        }
    }

    /// The case that this row is already; one that is none yet is known from now on. Numbers that `given` gave are of this
    /// takeover: no case of an earlier day.
    pub(super) fn find(
        &mut self,
        read: &dyn Read,
        given: &Numbers,
        row: u32,
        case: &Case,
    ) -> Result<Option<Known>, StoreError> {
        let day = case.received_at.with_timezone(&self.calendar.zone);
        self.look_up(read, given, day.date_naive())?;
        let known = |twin, why| Ok(Some(Known { row, twin, why }));
        if let Some(number) = self.again.get(&row) {
            return known(Twin::Case(number.clone()), Same::Row);
        }
        let told = Told::of(case);
        let mark = told.mark(self.calendar);
        for (number, why) in self.desk.alike(&mark) {
            if why == Same::Number || says(read, number, &told.matter)? {
                return known(Twin::Case(number.to_string()), why);
            }
        }
        if let Some((other, why)) = self.file.alike(&mark).first() {
            return known(Twin::Row(**other), *why);
        }
        self.file.add(mark, row);
        Ok(None)
    }

    /// Reads the desk's cases of a day, where that was not done before.
    fn look_up(
        &mut self,
        read: &dyn Read,
        given: &Numbers,
        day: NaiveDate,
    ) -> Result<(), StoreError> {
        if self.days.contains(&day) {
            return Ok(());
        }
        if self.desk.len() > MOST {
            self.desk = Index::default();
            self.again.clear();
            self.days.clear();
        }
        self.days.insert(day);
        let zone = self.calendar.zone;
        let midnight = |day: NaiveDate| zone.from_local_datetime(&day.and_time(NaiveTime::MIN));
        let (from, until) = (midnight(day), midnight(day + Days::new(1)));
        let Some((from, until)) = from.single().zip(until.single()) else {
            return Ok(());
        };
        read.earlier(from, until, &mut |earlier| {
            if given.gave(&earlier.number) {
                return;
            }
            if let Some((ledger, row)) = &earlier.row
                && ledger == self.ledger
            {
                self.again.insert(*row, earlier.number.clone());
            }
            let told = Told::of_the_desk(&earlier);
            // Of an erased case nothing is left to compare.
            if !told.beginning.is_empty() {
                let mark = told.mark(self.calendar);
                self.desk.add(mark, earlier.number.into_boxed_str());
            }
        })
    }
}

/// What two are compared by, in words.
struct Told {
    received_at: Moment,
    name: String,
    phone: Option<String>,
    /// The beginning of the matter, and all of it, without spaces and punctuation.
    beginning: String,
    matter: String,
    old_number: Option<String>,
    number: Option<String>,
}

impl Told {
    fn of(case: &Case) -> Self {
        let subject = case.subject.as_deref().unwrap_or_default();
        let text = case.text.as_deref().unwrap_or_default();
        Self {
            received_at: case.received_at,
            name: normal(&case.customer.name),
            phone: phone(project::customer_key(case)),
            beginning: beginning(subject, &project::excerpt(text)),
            matter: letters(&format!("{subject}{text}")),
            old_number: case.fields.get(NUMBER).map(|number| letters(number)),
            number: None,
        }
    }

    fn of_the_desk(earlier: &Earlier) -> Self {
        let subject = earlier.subject.as_deref().unwrap_or_default();
        Self {
            received_at: earlier.received_at,
            name: normal(&earlier.customer),
            phone: phone(earlier.customer_key.clone()),
            beginning: beginning(subject, &earlier.excerpt),
            matter: String::new(),
            old_number: earlier.old_number.as_deref().map(letters),
            number: Some(letters(&earlier.number)),
        }
    }

    fn mark(&self, calendar: &Calendar) -> Mark {
        let at = self.received_at.with_timezone(&calendar.zone);
        let day = at.date_naive();
        let minute = at.hour() * 60 + at.minute();
        let opening = calendar.open.hour() * 60 + calendar.open.minute();
        let known = |text: &String| (!text.is_empty()).then(|| sum(text));
        Mark {
            name: sum(&(day, &self.name)),
            matter: sum(&(day, &self.beginning)),
            whole: known(&self.matter),
            phone: self.phone.as_ref().and_then(known),
            old_number: self.old_number.as_ref().and_then(known),
            number: self.number.as_ref().and_then(known),
            // A ledger that gives the day alone is read as the opening of that day.
            minute: (minute != opening).then_some(minute),
        }
    }
}

/// The telephone in a customer's key, where there is one.
fn phone(key: String) -> Option<String> {
    Some(key).filter(|key| !key.contains(project::NAME_AND_PLACE))
}

fn beginning(subject: &str, excerpt: &str) -> String {
    let all = letters(&format!("{subject}{excerpt}"));
    all.chars().take(BEGINNING).collect()
}

/// The letters and figures alone: spaces and punctuation are typed one way today and another tomorrow.
fn letters(text: &str) -> String {
    let letters = normal(text);
    letters.chars().filter(|it| it.is_alphanumeric()).collect()
}

/// Whether all of that matter stands in what the desk's case says.
fn says(read: &dyn Read, number: &str, matter: &str) -> Result<bool, StoreError> {
    let text = read.search_text(number)?;
    Ok(text.is_some_and(|text| letters(&text).contains(matter)))
}
