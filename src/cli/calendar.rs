//! `tousu calendar show`.

use serde_json::json;

use super::args::Calendar as Wish;
use super::failure::Failure;
use super::session::Session;
use super::texts;
use crate::calendar::{Calendar, DayKind};

pub fn run(session: &mut Session<'_, '_>, wish: &Wish) -> Result<u8, Failure> {
    let Wish::Show { year } = wish;
    let year = *year;
    let calendar = if session.path().exists() {
        Calendar::clone(session.open()?.calendar())
    } else {
        Calendar::shipped()
    };
    let lang = session.lang;
    let table = calendar.years.get(&year);
    session.answer(
        || {
            let days: Vec<_> = table
                .iter()
                .flat_map(|table| &table.days)
                .map(|(date, day)| json!({"date": date, "kind": day.kind, "name": day.name}))
                .collect();
            json!({"year": year, "published": table.is_some(), "days": days, "version": calendar.version})
        },
        |out| match table {
            None => {
                out.line(texts::year_missing(lang, year));
            }
            Some(table) => {
                let rows: Vec<Vec<String>> = table
                    .days
                    .iter()
                    .map(|(date, day)| {
                        let kind = match day.kind {
                            DayKind::Off => texts::off(lang),
                            DayKind::Work => texts::work(lang),
                        };
                        vec![date.format("%Y-%m-%d %a").to_string(), kind.to_owned(), day.name.clone()]
                    })
                    .collect();
                out.table(&rows);
            }
        },
    )
}
