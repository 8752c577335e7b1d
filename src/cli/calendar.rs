//! `tousu calendar show|import`.

mod year;

use std::path::Path;

use serde_json::json;

use super::args::Calendar as Wish;
use super::failure::Failure;
use super::session::{Session, time};
use super::texts;
use crate::calendar::{Calendar, FileMistake, YearTable, read_tables};
use crate::regulation::texts::command_title;
use crate::text::system_error;

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
        |out| year::write(out, lang, &calendar, year),
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

/// The years of a file, with all its mistakes where it has any.
fn tables(session: &Session<'_, '_>, file: &Path) -> Result<Vec<YearTable>, Failure> {
    let name = file.display().to_string();
    let text = std::fs::read_to_string(file).map_err(|error| {
        Failure::usage(
            "file",
            format!("{name}: {}", system_error(session.lang, &error)),
        )
    })?;
    let line = |mistake: &FileMistake| format!("{name}: {}", mistake.text(session.lang));
    read_tables(&name, &text).map_err(|mistakes| {
        let lines: Vec<String> = mistakes.iter().map(line).collect();
        Failure::usage("file", lines.join("\n"))
    })
}
