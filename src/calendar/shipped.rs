//! The calendar that comes with the program: the published holiday tables of mainland China.

use chrono::{FixedOffset, Offset, Utc};

use super::{Calendar, YearTable};

const TABLES: [(i32, &str); 9] = [
    (2018, include_str!("../../assets/calendars/cn-2018.csv")),
    (2019, include_str!("../../assets/calendars/cn-2019.csv")),
    (2020, include_str!("../../assets/calendars/cn-2020.csv")),
    (2021, include_str!("../../assets/calendars/cn-2021.csv")),
    (2022, include_str!("../../assets/calendars/cn-2022.csv")),
    (2023, include_str!("../../assets/calendars/cn-2023.csv")),
    (2024, include_str!("../../assets/calendars/cn-2024.csv")),
    (2025, include_str!("../../assets/calendars/cn-2025.csv")),
    (2026, include_str!("../../assets/calendars/cn-2026.csv")),
];

impl Calendar {
    /// The tables of 2018 to 2026 in Chinese time.
    pub fn shipped() -> Self {
        let tables = TABLES
            .iter()
            .filter_map(|(year, csv)| YearTable::parse_csv(*year, csv).ok());
        Self::new(chinese_zone(), tables)
    }
}

/// UTC+8, without summer time.
fn chinese_zone() -> FixedOffset {
    FixedOffset::east_opt(8 * 3600).unwrap_or_else(|| Utc.fix())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_table_is_read() {
        for (year, csv) in TABLES {
            assert_eq!(
                YearTable::parse_csv(year, csv).map(|table| table.year),
                Ok(year)
            );
        }
        assert!(Calendar::shipped().years.keys().copied().eq(2018..=2026));
    }

    #[test]
    fn it_is_eight_hours_ahead_of_utc() {
        assert_eq!(Calendar::shipped().zone.local_minus_utc(), 8 * 3600);
    }
}
