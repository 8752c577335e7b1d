//! A day in a command: people write the date, scripts may send a time of that day.

use chrono::{DateTime, NaiveDate};
use serde::{Deserialize, Deserializer, de};

/// Reads `2026-10-15`, or the day of `2026-10-15T18:00:00+08:00`.
pub(super) fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    let typed = String::deserialize(deserializer)?;
    read(&typed).ok_or_else(|| de::Error::custom(format!("no date: {typed}")))
}

/// As [`day`], where the field may be absent.
pub(super) fn optional_day<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<NaiveDate>, D::Error> {
    let typed = Option::<String>::deserialize(deserializer)?;
    let date =
        |typed: String| read(&typed).ok_or_else(|| de::Error::custom(format!("no date: {typed}")));
    typed.map(date).transpose()
}

fn read(typed: &str) -> Option<NaiveDate> {
    let of_time = || DateTime::parse_from_rfc3339(typed).map(|time| time.date_naive());
    typed.parse().or_else(|_| of_time()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_a_date_or_a_time_of_it() {
        let wanted = NaiveDate::from_ymd_opt(2026, 10, 15);
        for typed in ["2026-10-15", "2026-10-15T18:00:00+08:00"] {
            assert_eq!(read(typed), wanted, "{typed}");
        }
        for typed in ["", "soon", "2026-02-30", "2026-10-15 18:00"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}
