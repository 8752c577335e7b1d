//! The version of a calendar, and the form in which it is kept.
//!
//! The kept form has no version in it: reading computes it anew, so that a calendar that was changed by hand is another
//! version and not a false copy of the old one.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Calendar, YearTable};
use crate::text::hex;

/// Bytes of the digest that name a version; the name has twice as many characters.
const VERSION_BYTES: usize = 6;

impl Calendar {
    /// Twelve hexadecimal characters that name the content: the same days and hours, the same digest.
    pub fn digest(&self) -> String {
        let head = format!(
            "zone {}\nopen {}\nclose {}\n",
            self.zone, self.open, self.close
        );
        let years = self
            .years
            .values()
            .map(|table| format!("year {}\n{}", table.year, table.to_csv()));
        let content = std::iter::once(head).chain(years).collect::<String>();
        let digest = Sha256::digest(content);
        hex(digest.get(..VERSION_BYTES).unwrap_or(&digest))
    }

    pub(super) fn stamped(mut self) -> Self {
        self.version = self.digest();
        self
    }
}

/// A calendar as it is kept.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kept {
    /// As `+08:00`.
    zone: String,
    open: NaiveTime,
    close: NaiveTime,
    years: Vec<YearTable>,
}

impl From<Calendar> for Kept {
    fn from(calendar: Calendar) -> Self {
        let Calendar {
            zone,
            open,
            close,
            years,
            version: _,
        } = calendar;
        Self {
            zone: zone.to_string(),
            open,
            close,
            years: years.into_values().collect(),
        }
    }
}

impl TryFrom<Kept> for Calendar {
    type Error = chrono::ParseError;

    fn try_from(kept: Kept) -> Result<Self, Self::Error> {
        Ok(Self::new(kept.zone.parse()?, kept.years).with_hours(kept.open, kept.close))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_content_is_the_same_version() {
        let calendar = Calendar::shipped();
        assert_eq!(calendar.version.len(), 2 * VERSION_BYTES);
        assert_eq!(calendar.version, Calendar::shipped().version);
        let tables = calendar.years.values().rev().cloned();
        assert_eq!(
            Calendar::new(calendar.zone, tables).version,
            calendar.version
        );
    }

    #[test]
    fn any_other_day_or_hour_is_another_version() {
        let calendar = Calendar::shipped();
        let mut fewer = calendar.years[&2026].clone();
        fewer.days.pop_last();
        let early = NaiveTime::from_hms_opt(17, 30, 0).unwrap();
        for other in [
            calendar.clone().with_year(fewer),
            calendar.clone().with_hours(super::super::OPEN, early),
        ] {
            assert_ne!(other.version, calendar.version);
            assert_eq!(other.version, other.digest());
        }
    }

    #[test]
    fn a_kept_version_is_read_back_whole() {
        let calendar = Calendar::shipped();
        let kept = serde_json::to_string(&calendar).unwrap();
        assert_eq!(serde_json::from_str::<Calendar>(&kept).unwrap(), calendar);
        assert!(kept.contains("\"+08:00\""));
    }
}
