//! One day: worked or not, and why.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::{Calendar, DayKind, texts};
use crate::text::Lang;

/// What the calendar says of one day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Day {
    /// The day.
    pub date: NaiveDate,
    /// Whether it is worked.
    pub working: bool,
    /// Whether the table of its year is known; if not, only the rule Monday to Friday speaks.
    pub published: bool,
    /// Why it is worked or not.
    pub reason: DayReason,
}

/// Why a day counts, or does not.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayReason {
    /// An ordinary Monday to Friday.
    Workday,
    /// Saturday or Sunday.
    Weekend,
    /// A day off by the table, with the name of the holiday.
    Holiday(String),
    /// A Saturday or Sunday worked to make up for the holiday named (调休).
    MakeUpWorkday(String),
    /// The day from which a limit is counted, itself not counted.
    DayOfReceipt,
}

/// The reason in words: 春节放假 / public holiday (Spring Festival).
pub fn reason_text(reason: &DayReason, lang: Lang) -> String {
    match reason {
        DayReason::Workday => texts::workday(lang).to_owned(),
        DayReason::Weekend => texts::weekend(lang).to_owned(),
        DayReason::Holiday(name) => texts::holiday(lang, &texts::holiday_name(name, lang)),
        DayReason::MakeUpWorkday(name) => {
            texts::make_up_workday(lang, &texts::holiday_name(name, lang))
        }
        DayReason::DayOfReceipt => texts::day_of_receipt(lang).to_owned(),
    }
}

/// The name of a holiday in `lang`; one that is not among the seven public holidays stays as it is.
pub fn holiday_name(name: &str, lang: Lang) -> std::borrow::Cow<'_, str> {
    texts::holiday_name(name, lang)
}

impl Calendar {
    /// What this calendar says of a day.
    pub fn day(&self, date: NaiveDate) -> Day {
        let reason = match (self.special(date), is_weekend(date)) {
            (Some(special), _) if special.kind == DayKind::Off => {
                DayReason::Holiday(special.name.clone())
            }
            (Some(special), true) => DayReason::MakeUpWorkday(special.name.clone()),
            (None, true) => DayReason::Weekend,
            (_, false) => DayReason::Workday,
        };
        Day {
            date,
            working: self.is_working(date),
            published: self.is_published(date.year()),
            reason,
        }
    }

    /// Whether a day is worked.
    pub fn is_working(&self, date: NaiveDate) -> bool {
        self.special(date)
            .map_or(!is_weekend(date), |special| special.kind == DayKind::Work)
    }
}

pub(super) fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(date: &str) -> Day {
        Calendar::shipped().day(date.parse().unwrap())
    }

    #[test]
    fn each_day_says_why_it_is_worked_or_not() {
        for (date, working, reason) in [
            ("2026-09-28", true, "工作日"),
            ("2026-09-19", false, "周末"),
            ("2026-09-20", true, "国庆节调休上班"),
            ("2026-10-01", false, "国庆节放假"),
            ("2026-10-03", false, "国庆节放假"),
        ] {
            let day = day(date);
            assert_eq!(
                (day.working, reason_text(&day.reason, Lang::Zh).as_str()),
                (working, reason),
                "{date}"
            );
            assert!(day.published);
        }
    }

    #[test]
    fn a_year_without_a_table_follows_the_week_and_says_so() {
        let new_year = day("2031-01-01");
        assert!(new_year.working && !new_year.published);
        assert_eq!(day("2031-01-04").reason, DayReason::Weekend);
    }

    #[test]
    fn holidays_have_english_names() {
        let reason = DayReason::Holiday("国庆节、中秋节".to_owned());
        assert_eq!(
            reason_text(&reason, Lang::En),
            "public holiday (National Day, Mid-Autumn Festival)"
        );
        let reason = DayReason::MakeUpWorkday("厂庆".to_owned());
        assert_eq!(reason_text(&reason, Lang::En), "make-up working day (厂庆)");
    }
}
