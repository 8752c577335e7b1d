//! Numbers of one series, one after the other: asked of the desk once, not for every row.

use chrono::Datelike;

use super::super::register;
use crate::calendar::Moment;
use crate::store::{Read, StoreError};

/// The numbers that the new cases get.
pub(super) struct Numbers {
    series: String,
    first: u64,
    next: u64,
}

impl Numbers {
    /// Those that are free at `now`.
    pub(super) fn of(read: &dyn Read, now: Moment) -> Result<Self, StoreError> {
        let series = register::series(now.year());
        let first = read.next_number(&series, register::DIGITS)?;
        let digits = first.strip_prefix(&series).unwrap_or_default();
        let first = digits.parse().unwrap_or(1);
        Ok(Self {
            series,
            first,
            next: first,
        })
    }

    /// The next one.
    pub(super) fn current(&self) -> String {
        format!(
            "{}{:0width$}",
            self.series,
            self.next,
            width = register::DIGITS
        )
    }

    /// It is given.
    pub(super) fn next(&mut self) {
        self.next += 1;
    }

    /// Whether it has given this number.
    pub(super) fn gave(&self, number: &str) -> bool {
        let digits = number.strip_prefix(&self.series);
        let serial = digits.and_then(|digits| digits.parse::<u64>().ok());
        serial.is_some_and(|serial| (self.first..self.next).contains(&serial))
    }
}
