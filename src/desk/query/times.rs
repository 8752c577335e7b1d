//! Times in a query: `received:2026-09`, `received:2026-09-01..2026-09-15`, `due:today`, `due:<2d`.

use chrono::{Days, Months, NaiveDate, NaiveTime, TimeDelta};

use super::{Words, bound, wrong};
use crate::calendar::{Moment, Period};
use crate::desk::DeskError;
use crate::store::Bound;

/// How a time is written.
const FORMS: &str = "2026 2026-09 2026-W39 2026-09-28 2026-09-01..2026-09-15 today yesterday";
const DUE_FORMS: &str = "today tomorrow 2026-09-28 <2d <4h >2d";

pub(super) fn received(word: &str, value: &str, words: &Words<'_>) -> Result<Bound, DeskError> {
    if let Some(within) = value.strip_prefix('<') {
        return Ok(bound(Some(words.now - span(word, within, FORMS)?), None));
    }
    if let Some(before) = value.strip_prefix('>') {
        return Ok(bound(None, Some(words.now - span(word, before, FORMS)?)));
    }
    period(word, value, words, FORMS)
}

pub(super) fn due(word: &str, value: &str, words: &Words<'_>) -> Result<Bound, DeskError> {
    if let Some(within) = value.strip_prefix('<') {
        return Ok(bound(
            None,
            Some(words.now + span(word, within, DUE_FORMS)?),
        ));
    }
    if let Some(after) = value.strip_prefix('>') {
        return Ok(bound(Some(words.now + span(word, after, DUE_FORMS)?), None));
    }
    period(word, value, words, DUE_FORMS)
}

/// `2d`, `4h`, `30m`, `1w`.
fn span(word: &str, value: &str, forms: &str) -> Result<TimeDelta, DeskError> {
    let no = || wrong(word, forms);
    let unit = value.chars().last().ok_or_else(no)?;
    let number: i64 = value.trim_end_matches(unit).parse().map_err(|_| no())?;
    let span = match unit {
        'm' => TimeDelta::try_minutes(number),
        'h' => TimeDelta::try_hours(number),
        'd' => TimeDelta::try_days(number),
        'w' => TimeDelta::try_weeks(number),
        _ => None,
    };
    span.filter(|span| span.num_days() < 40_000).ok_or_else(no)
}

fn period(word: &str, value: &str, words: &Words<'_>, forms: &str) -> Result<Bound, DeskError> {
    let no = || wrong(word, forms);
    let today = words.now.date_naive();
    let (first, last) = match value {
        "today" | "今天" => (today, today),
        "yesterday" | "昨天" => {
            let day = today.checked_sub_days(Days::new(1)).ok_or_else(no)?;
            (day, day)
        }
        "tomorrow" | "明天" => {
            let day = today.checked_add_days(Days::new(1)).ok_or_else(no)?;
            (day, day)
        }
        _ => match value.split_once("..") {
            Some((from, to)) => (dates(from).ok_or_else(no)?.0, dates(to).ok_or_else(no)?.1),
            None => dates(value).ok_or_else(no)?,
        },
    };
    let after = last.checked_add_days(Days::new(1)).ok_or_else(no)?;
    Ok(bound(
        midnight(first, words.now),
        midnight(after, words.now),
    ))
}

/// The first and the last day of a year, a month or a day.
fn dates(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    if let Ok(day) = text.parse::<NaiveDate>() {
        return Some((day, day));
    }
    if let Some(period) = Period::parse(text) {
        return Some((period.first(), period.last()));
    }
    let parts: Vec<&str> = text.split('-').collect();
    let (first, months) = match parts.as_slice() {
        [year, month] => (
            NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, 1)?,
            1,
        ),
        [year] if year.len() == 4 => (NaiveDate::from_ymd_opt(year.parse().ok()?, 1, 1)?, 12),
        _ => return None,
    };
    let last = first
        .checked_add_months(Months::new(months))?
        .checked_sub_days(Days::new(1))?;
    Some((first, last))
}

fn midnight(date: NaiveDate, now: Moment) -> Option<Moment> {
    date.and_time(NaiveTime::MIN)
        .and_local_timezone(*now.offset())
        .single()
}
