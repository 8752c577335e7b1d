//! The one query language of search box and command line: `level:1-2 dept:维修 status:open overdue 漏水`.
//!
//! Words are joined by "and"; `-` before one negates it; what is no known word is text. A word of the language with a value
//! that makes no sense is an error that names it, never a silent nothing.

mod times;

use chrono::NaiveTime;

use super::DeskError;
use crate::calendar::Moment;
use crate::case::{CommandName, Status};
use crate::regulation::Regulation;
use crate::store::{Bound, Filter};

/// What the words are read against.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    pub regulation: &'a Regulation,
    pub now: Moment,
    /// End of business: when "today" ends.
    pub close: NaiveTime,
}

/// The words that take a value, for completion and help.
pub const KEYS: [&str; 19] = [
    "kind",
    "level",
    "dept",
    "responsible",
    "person",
    "status",
    "stage",
    "channel",
    "category",
    "unit",
    "customer",
    "phone",
    "clerk",
    "received",
    "registered",
    "due",
    "satisfaction",
    "number",
    "clause",
];

/// The words that stand alone.
pub const FLAGS: [&str; 4] = ["overdue", "returned", "reopened", "waiting"];

/// Reads a query.
///
/// # Errors
/// The word that is wrong, and what it could be.
pub fn read(query: &str, words: &Words<'_>) -> Result<Vec<(bool, Filter)>, DeskError> {
    split(query)
        .into_iter()
        .map(|word| word_filter(&word, words))
        .collect()
}

/// Words are parted by white space; quotes keep them together.
fn split(query: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quoted = false;
    for letter in query.chars() {
        match letter {
            '"' | '“' | '”' => quoted = !quoted,
            letter if letter.is_whitespace() && !quoted => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
            letter => word.push(letter),
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

fn word_filter(typed: &str, words: &Words<'_>) -> Result<(bool, Filter), DeskError> {
    let typed = typed.replace('：', ":");
    let (negated, word) = match typed.strip_prefix('-') {
        Some(rest) if !rest.is_empty() => (true, rest),
        _ => (false, typed.as_str()),
    };
    if FLAGS.contains(&word) {
        let filter = match word {
            "overdue" => Filter::OverdueAt(words.now),
            "returned" => Filter::Returned,
            "waiting" => Filter::Waiting,
            _ => Filter::Reopened,
        };
        return Ok((negated, filter));
    }
    let Some((key, value)) = word.split_once(':') else {
        return Ok((negated, Filter::Text(word.to_owned())));
    };
    if !key.chars().all(|letter| letter.is_ascii_alphabetic()) || key.is_empty() {
        return Ok((negated, Filter::Text(word.to_owned())));
    }
    if !KEYS.contains(&key) {
        return Err(wrong(word, &KEYS.join(" ")));
    }
    if value.is_empty() {
        return Err(wrong(word, "…"));
    }
    Ok((negated, keyed(word, key, value, words)?))
}

fn keyed(word: &str, key: &str, value: &str, words: &Words<'_>) -> Result<Filter, DeskError> {
    let regulation = words.regulation;
    let text = value.to_owned();
    Ok(match key {
        "kind" => Filter::Kind(ids(
            word,
            value,
            &regulation
                .kinds
                .iter()
                .map(|kind| (kind.id.as_str(), &kind.label)),
        )?),
        "channel" => Filter::Channel(ids(
            word,
            value,
            &regulation
                .channels
                .iter()
                .map(|entry| (entry.id.as_str(), &entry.label)),
        )?),
        "category" => Filter::Category(ids(
            word,
            value,
            &regulation
                .categories
                .iter()
                .map(|entry| (entry.id.as_str(), &entry.label)),
        )?),
        "level" => levels(word, value, regulation)?,
        "status" => Filter::Status(known(word, value, Status::parse, "open closed archived")?),
        "stage" => Filter::Stage(known(
            word,
            value,
            CommandName::parse,
            "dispatch answer callback …",
        )?),
        "dept" => Filter::Department(text),
        "responsible" => Filter::Responsible(text),
        "person" => Filter::Person(text),
        "unit" => Filter::Unit(text),
        "customer" => Filter::Customer(text),
        "clerk" => Filter::Clerk(text),
        "number" => numbers(word, text)?,
        "clause" => Filter::Clause(clause(regulation, value)),
        "phone" => Filter::Phone(phone(word, value)?),
        "received" => Filter::Received(times::received(word, value, words)?),
        "registered" => Filter::Registered(times::received(word, value, words)?),
        "due" => Filter::Due(times::due(word, value, words)?),
        _ => satisfaction(word, value)?,
    })
}

/// Ids, or labels in either language, parted by commas.
fn ids<'a>(
    word: &str,
    value: &str,
    entries: &(impl Iterator<Item = (&'a str, &'a crate::text::Label)> + Clone),
) -> Result<Vec<String>, DeskError> {
    value
        .split([',', '，'])
        .map(|part| {
            let found = entries.clone().find(|(id, label)| {
                *id == part || label.zh == part || label.en.eq_ignore_ascii_case(part)
            });
            found.map(|(id, _)| id.to_owned()).ok_or_else(|| {
                wrong(
                    word,
                    &entries
                        .clone()
                        .map(|(id, _)| id)
                        .collect::<Vec<_>>()
                        .join(" "),
                )
            })
        })
        .collect()
}

/// A level, or a span of levels from the graver to the milder: `1`, `1-2`, `major`.
fn levels(word: &str, value: &str, regulation: &Regulation) -> Result<Filter, DeskError> {
    let rank = |id: &str| {
        let found = regulation.levels.iter().find(|level| {
            level.id == id || level.label.zh == id || level.label.en.eq_ignore_ascii_case(id)
        });
        found.map(|level| level.rank).ok_or_else(|| {
            wrong(
                word,
                &regulation
                    .levels
                    .iter()
                    .map(|level| level.id.as_str())
                    .collect::<Vec<_>>()
                    .join(" "),
            )
        })
    };
    if let Ok(only) = rank(value) {
        return Ok(Filter::LevelRank(only, only));
    }
    let (from, to) = match value.split_once('-') {
        Some((from, to)) => (rank(from)?, rank(to)?),
        None => (rank(value)?, rank(value)?),
    };
    Ok(Filter::LevelRank(from.min(to), from.max(to)))
}

fn known<T>(
    word: &str,
    value: &str,
    parse: impl Fn(&str) -> Option<T>,
    options: &str,
) -> Result<Vec<T>, DeskError> {
    value
        .split([',', '，'])
        .map(|part| parse(part).ok_or_else(|| wrong(word, options)))
        .collect()
}

/// The clause's own id; its regulation may be left out (`L1.c`). What the regulation in force does not know may be a clause of
/// an earlier version: the desk looks.
fn clause(regulation: &Regulation, value: &str) -> String {
    let same = |id: &str| id.eq_ignore_ascii_case(value);
    let short = |id: &str| id.split_once('.').is_some_and(|(_, rest)| same(rest));
    let found = regulation
        .clauses
        .iter()
        .find(|clause| same(&clause.id) || short(&clause.id));
    found.map_or(value, |clause| &clause.id).to_owned()
}

/// A number, the end of one, or `2026-000001..2026-000120`: the numbers of one series between those two.
fn numbers(word: &str, text: String) -> Result<Filter, DeskError> {
    let Some((from, to)) = text.split_once("..") else {
        return Ok(Filter::Number(text));
    };
    let series = |number: &str| {
        let (series, serial) = number.split_at_checked(number.rfind('-')? + 1)?;
        let counts = !serial.is_empty() && serial.bytes().all(|byte| byte.is_ascii_digit());
        counts.then(|| series.to_owned())
    };
    let (from, to) = (from.to_uppercase(), to.to_uppercase());
    if series(&from).is_none() || series(&from) != series(&to) {
        return Err(wrong(word, "2026-000001..2026-000120"));
    }
    Ok(Filter::Numbers(from, to))
}

fn phone(word: &str, value: &str) -> Result<String, DeskError> {
    let digits = crate::text::digits(value);
    if digits.is_empty() {
        Err(wrong(word, "0–9"))
    } else {
        Ok(digits)
    }
}

/// `satisfaction:5`, `<3`, `<=3`, `>3`, `>=3`, `1-2`.
fn satisfaction(word: &str, value: &str) -> Result<Filter, DeskError> {
    let number = |text: &str| match text.parse::<u8>() {
        Ok(number @ 1..=5) => Ok(number),
        _ => Err(wrong(word, "1 … 5")),
    };
    let (from, to) = if let Some(rest) = value.strip_prefix("<=") {
        (1, number(rest)?)
    } else if let Some(rest) = value.strip_prefix('<') {
        (1, number(rest)?.saturating_sub(1))
    } else if let Some(rest) = value.strip_prefix(">=") {
        (number(rest)?, 5)
    } else if let Some(rest) = value.strip_prefix('>') {
        (number(rest)?.saturating_add(1), 5)
    } else if let Some((from, to)) = value.split_once('-') {
        (number(from)?, number(to)?)
    } else {
        (number(value)?, number(value)?)
    };
    Ok(Filter::Satisfaction(from, to))
}

pub(super) fn wrong(word: &str, options: &str) -> DeskError {
    DeskError::Query {
        word: word.to_owned(),
        detail: options.to_owned(),
    }
}

/// A span of time that ends when another begins.
pub(super) fn bound(from: Option<Moment>, until: Option<Moment>) -> Bound {
    Bound { from, until }
}
