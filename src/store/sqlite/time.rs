//! Moments as the file keeps them: milliseconds since 1970 in UTC, which sort and compare, beside the offset in which they
//! were given.

use chrono::{DateTime, FixedOffset, SecondsFormat};

use super::fault::unreadable;
use crate::calendar::Moment;
use crate::store::StoreError;

/// The offset from UTC, in seconds.
pub(super) fn zone(at: Moment) -> i32 {
    at.offset().local_minus_utc()
}

/// The moment that was kept as `millis` and `zone`.
pub(super) fn moment(millis: i64, zone: i32) -> Result<Moment, StoreError> {
    let utc = DateTime::from_timestamp_millis(millis);
    let offset = FixedOffset::east_opt(zone);
    utc.zip(offset)
        .map(|(utc, offset)| utc.with_timezone(&offset))
        .ok_or_else(|| unreadable("time", &format!("{millis} at {zone}")))
}

/// RFC 3339 with the offset, and no more digits than the moment has.
pub(super) fn written(at: Moment) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, false)
}

/// Reads [`written`] back.
pub(super) fn read(text: &str) -> Result<Moment, StoreError> {
    DateTime::parse_from_rfc3339(text).map_err(|_| unreadable("time", text))
}
