//! `tousu explain deadline`: a due time, day by day.

use chrono::DateTime;
use serde_json::json;

use super::args::{Deadline, Explain, Length};
use super::failure::Failure;
use super::session::{Session, time};
use super::texts;
use crate::calendar::{Calendar, Span, reason_text};
use crate::text::Lang;

pub fn run(session: &mut Session<'_, '_>, wish: &Explain) -> Result<u8, Failure> {
    let Explain::Deadline(wish) = wish;
    deadline(session, wish)
}

/// Counts by the desk's calendar where there is a desk, else by the one that comes with the program.
fn deadline(session: &mut Session<'_, '_>, wish: &Deadline) -> Result<u8, Failure> {
    let lang = session.lang;
    let from = DateTime::parse_from_rfc3339(&wish.from)
        .map_err(|_| Failure::usage("from", texts::bad_time(lang, &wish.from)))?;
    let span = span(wish.span, lang)?;
    let calendar = if session.path().exists() {
        Calendar::clone(session.open()?.calendar())
    } else {
        Calendar::shipped()
    };
    let count = calendar.count(from, span);
    session.answer(
        || {
            let days: Vec<_> = count
                .days
                .iter()
                .map(|day| json!({"date": day.date, "counted": day.counted, "number": day.number, "reason": reason_text(&day.reason, lang)}))
                .collect();
            json!({"due": count.due, "provisional": count.provisional, "count": days})
        },
        |out| {
            out.line(texts::due_at(lang, &time(count.due)));
            if count.provisional {
                out.line(texts::provisional(lang));
            }
            let rows: Vec<Vec<String>> = count
                .days
                .iter()
                .map(|day| {
                    let number = day.number.map(|number| number.to_string()).unwrap_or_default();
                    vec![day.date.to_string(), number, reason_text(&day.reason, lang)]
                })
                .collect();
            out.table(&rows);
        },
    )
}

fn span(wish: Length, lang: Lang) -> Result<Span, Failure> {
    let units = [
        ("workdays", wish.workdays),
        ("days", wish.days),
        ("hours", wish.hours),
        ("minutes", wish.minutes),
    ];
    let (unit, number) = units
        .into_iter()
        .find_map(|(unit, number)| number.map(|number| (unit, number)))
        .ok_or_else(|| Failure::usage("workdays", "--workdays, --days, --hours, --minutes"))?;
    Span::new(unit, number).map_err(|mistake| {
        // The mistake speaks both languages: the one who reads a file is not known there.
        let both = mistake.to_string();
        let (zh, en) = both.split_once(" / ").unwrap_or((&both, &both));
        let message = match lang {
            Lang::Zh => zh,
            Lang::En => en,
        };
        Failure::usage(unit, message)
    })
}
