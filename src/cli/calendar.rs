//! `tousu calendar show|import`.

use std::path::Path;

use serde_json::json;

use super::args::Calendar as Wish;
use super::failure::Failure;
use super::session::{Session, time};
use super::texts;
use crate::calendar::{Calendar, DayKind, YearTable, parse_ics};
use crate::regulation::texts::command_title;

pub fn run(session: &mut Session<'_, '_>, wish: &Wish) -> Result<u8, Failure> {
    match wish {
        Wish::Show { year } => show(session, *year),
        Wish::Import { file } => import(session, file),
    }
}

fn show(session: &mut Session<'_, '_>, year: i32) -> Result<u8, Failure> {
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
                        vec![
                            date.format("%Y-%m-%d %a").to_string(),
                            kind.to_owned(),
                            day.name.clone(),
                        ]
                    })
                    .collect();
                out.table(&rows);
            }
        },
    )
}

fn import(session: &mut Session<'_, '_>, file: &Path) -> Result<u8, Failure> {
    let tables = tables(session, file)?;
    let years: Vec<i32> = tables.iter().map(|table| table.year).collect();
    let (mut desk, actor) = session.signed_in()?;
    let moved = desk.import_calendar(&actor, tables)?;
    let lang = session.lang;
    session.answer(
        || {
            let moved: Vec<_> = moved
                .iter()
                .map(|change| {
                    json!({
                        "number": change.number, "step": change.step, "clause": change.clause,
                        "old": change.old, "new": change.new, "provisional": change.provisional,
                    })
                })
                .collect();
            json!({"years": years, "version": desk.calendar().version, "recounted": moved})
        },
        |out| {
            out.line(texts::calendar_imported(lang, moved.len()));
            let rows: Vec<Vec<String>> = moved
                .iter()
                .map(|change| {
                    vec![
                        change.number.clone(),
                        command_title(lang, change.step).to_owned(),
                        format!("{} → {}", time(change.old), time(change.new)),
                        change.clause.clone(),
                    ]
                })
                .collect();
            out.table(&rows);
        },
    )
}

/// The years of a file: an `.ics` says them itself, a `.csv` by its first date.
fn tables(session: &Session<'_, '_>, file: &Path) -> Result<Vec<YearTable>, Failure> {
    let name = file.display().to_string();
    let text = std::fs::read_to_string(file)
        .map_err(|error| Failure::usage("file", format!("{name}: {error}")))?;
    let all = |lines: Vec<String>| Failure::usage("file", lines.join("\n"));
    if file
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("ics"))
    {
        return parse_ics(&text).map_err(|mistakes| {
            all(mistakes
                .iter()
                .map(|mistake| format!("{name}: {mistake}"))
                .collect())
        });
    }
    let lang = session.lang;
    let year = year_of(&text).ok_or_else(|| Failure::usage("file", texts::no_year(lang, &name)))?;
    YearTable::parse_csv(year, &text)
        .map(|table| vec![table])
        .map_err(|mistakes| {
            all(mistakes
                .iter()
                .map(|mistake| format!("{name}: {}", mistake.text(lang)))
                .collect())
        })
}

fn year_of(csv: &str) -> Option<i32> {
    csv.lines().find_map(|line| {
        let digits: String = line
            .trim_start_matches('\u{feff}')
            .chars()
            .take(4)
            .collect();
        digits
            .parse()
            .ok()
            .filter(|year| (2000..2200).contains(year))
    })
}
