//! How long a limit is, as a regulation writes it: `{ workdays = 3 }`, `{ hours = 24 }`, `"same_day"`.

use std::fmt;

use serde::Serialize;
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};

use super::texts;
use crate::text::Lang;

/// The length of a limit. One that is read is never zero and never longer than about ten years (months: a century).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// Working days after the day of receipt; ends at the end of business of the last.
    Workdays(u32),
    /// Calendar days after the day of receipt; ends at the end of business of the last.
    Days(u32),
    /// Hours by the wall clock.
    Hours(u32),
    /// Minutes by the wall clock.
    Minutes(u32),
    /// To the same day of a later month, or its last day; ends at the end of business.
    Months(u32),
    /// By the end of business of the day, or by midnight if business has ended.
    SameDay,
}

/// Why something is no limit. It speaks both languages at once, since a file is read before
/// it is known which one is wanted.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SpanMistake {
    /// Zero, negative or absurdly long.
    #[error(
        "时限 {unit} = {given} 不可用，须在 1 到 {most} 之间 / a limit of {unit} = {given} cannot be: it must be 1 to {most}"
    )]
    OutOfRange {
        /// The unit as it is written in files.
        unit: &'static str,
        /// The number that was given.
        given: i64,
        /// The greatest that can be.
        most: u32,
    },
    /// A word that is no unit.
    #[error(
        "“{0}”不是时限单位 / \"{0}\" is no unit of a limit (workdays, days, hours, minutes, months, same_day)"
    )]
    UnknownUnit(String),
}

impl Span {
    /// The most working days a limit may have.
    pub const MOST_WORKDAYS: u32 = 3650;
    /// The most days a limit may have.
    pub const MOST_DAYS: u32 = 3650;
    /// The most hours a limit may have.
    pub const MOST_HOURS: u32 = 24 * Self::MOST_DAYS;
    /// The most minutes a limit may have.
    pub const MOST_MINUTES: u32 = 60 * Self::MOST_HOURS;
    /// The most months a limit may have.
    pub const MOST_MONTHS: u32 = 1200;

    /// A span from a unit as it is written in files (`workdays`, `days`, `hours`, `minutes`, `months`) and a number.
    ///
    /// # Errors
    /// If there is no such unit, or the number is not between 1 and the most of that unit.
    pub fn new(unit: &str, n: i64) -> Result<Self, SpanMistake> {
        let within = |unit, most| match u32::try_from(n) {
            Ok(n) if (1..=most).contains(&n) => Ok(n),
            _ => Err(SpanMistake::OutOfRange {
                unit,
                given: n,
                most,
            }),
        };
        match unit {
            "workdays" => within("workdays", Self::MOST_WORKDAYS).map(Self::Workdays),
            "days" => within("days", Self::MOST_DAYS).map(Self::Days),
            "hours" => within("hours", Self::MOST_HOURS).map(Self::Hours),
            "minutes" => within("minutes", Self::MOST_MINUTES).map(Self::Minutes),
            "months" => within("months", Self::MOST_MONTHS).map(Self::Months),
            other => Err(SpanMistake::UnknownUnit(crate::text::visible(other))),
        }
    }

    /// The span in words: 3 个工作日 / 3 working days.
    pub fn span_text(self, lang: Lang) -> String {
        match self {
            Self::Workdays(n) => texts::workdays(lang, n),
            Self::Days(n) => texts::days(lang, n),
            Self::Hours(n) => texts::hours(lang, n),
            Self::Minutes(n) => texts::minutes(lang, n),
            Self::Months(n) => texts::months(lang, n),
            Self::SameDay => texts::same_day(lang).to_owned(),
        }
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SpanVisitor)
    }
}

struct SpanVisitor;

impl<'de> Visitor<'de> for SpanVisitor {
    type Value = Span;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a limit such as { workdays = 3 }, { hours = 24 } or \"same_day\"")
    }

    fn visit_str<E: de::Error>(self, word: &str) -> Result<Span, E> {
        match word {
            "same_day" => Ok(Span::SameDay),
            other => Err(E::invalid_value(de::Unexpected::Str(other), &self)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Span, A::Error> {
        let Some(unit) = map.next_key::<String>()? else {
            return Err(de::Error::invalid_length(0, &self));
        };
        let span = if unit == "same_day" {
            if !map.next_value::<bool>()? {
                return Err(de::Error::invalid_value(
                    de::Unexpected::Bool(false),
                    &"same_day = true",
                ));
            }
            Span::SameDay
        } else {
            Span::new(&unit, map.next_value()?).map_err(de::Error::custom)?
        };
        match map.next_key::<String>()? {
            Some(_) => Err(de::Error::custom(
                "时限只能用一种单位 / a limit has one unit only",
            )),
            None => Ok(span),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize, Debug)]
    struct Rule {
        limit: Span,
    }

    fn read(limit: &str) -> Result<Span, String> {
        toml::from_str::<Rule>(&format!("limit = {limit}"))
            .map(|rule| rule.limit)
            .map_err(|e| e.to_string())
    }

    #[test]
    fn a_limit_is_read_as_a_regulation_writes_it() {
        for (written, span) in [
            ("{ workdays = 3 }", Span::Workdays(3)),
            ("{ days = 7 }", Span::Days(7)),
            ("{ hours = 24 }", Span::Hours(24)),
            ("{ minutes = 3 }", Span::Minutes(3)),
            ("{ months = 36 }", Span::Months(36)),
            ("\"same_day\"", Span::SameDay),
            ("{ same_day = true }", Span::SameDay),
        ] {
            assert_eq!(read(written), Ok(span));
            let json = serde_json::to_string(&span).unwrap();
            assert_eq!(serde_json::from_str::<Span>(&json).unwrap(), span);
        }
    }

    #[test]
    fn what_cannot_be_a_limit_says_why() {
        for (written, why) in [
            ("{ workdays = 0 }", "must be 1 to 3650"),
            ("{ workdays = 3651 }", "不可用"),
            ("{ days = -1 }", "days = -1"),
            ("{ minutes = 99999999999 }", "must be 1 to 5256000"),
            ("{ weeks = 2 }", "\"weeks\" is no unit"),
            ("{ days = 1, hours = 2 }", "one unit only"),
            ("{ same_day = false }", "same_day = true"),
            ("{}", "such as { workdays = 3 }"),
            ("\"tomorrow\"", "tomorrow"),
            ("3", "such as { workdays = 3 }"),
            ("{ hours = 1.5 }", "1.5"),
        ] {
            let error = read(written).unwrap_err();
            assert!(error.contains(why), "{written}: {error}");
        }
    }

    #[test]
    fn a_span_speaks_both_languages() {
        assert_eq!(Span::Workdays(3).span_text(Lang::Zh), "3 个工作日");
        assert_eq!(Span::Workdays(3).span_text(Lang::En), "3 working days");
        assert_eq!(Span::Hours(1).span_text(Lang::En), "1 hour");
        assert_eq!(Span::SameDay.span_text(Lang::Zh), "当日");
    }
}
