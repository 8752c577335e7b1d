//! `tousu import …`.

use std::path::Path;

use anyhow::anyhow;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::args::{Import, OldLedger};
use super::failure::Failure;
use super::session::Session;
use super::texts;
use crate::desk::TakenOver;
use crate::document::import::{
    Defaults, ImportError, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Mapping, Misfit, Sheet, Why, map,
    read, rows,
};
use crate::regulation::Refusal;
use crate::regulation::model::CaseValue;
use crate::text::{Lang, hex};

pub fn run(session: &mut Session<'_, '_>, wish: &Import) -> Result<u8, Failure> {
    let Import::Ledger(wish) = wish;
    let (mut desk, actor) = session.signed_in()?;
    let lang = session.lang;
    let told = |error| failure(lang, error);
    let sheet = read(&wish.file).map_err(told)?;
    let mut mapping = map(&sheet, desk.regulation()).map_err(told)?;
    for change in &wish.mapped {
        let (heading, value) = changed(lang, change)?;
        mapping.change(heading, value).map_err(told)?;
    }
    let (old, misfits) = rows(
        &sheet,
        &mapping,
        &Defaults {
            kind: wish.kind.clone(),
            channel: wish.channel.clone(),
            category: wish.category.clone(),
        },
        desk.regulation(),
        desk.calendar(),
    );
    let dry = wish.dry_run || !misfits.is_empty();
    let taken = desk.take_over(&actor, &fingerprint(&sheet), &old, dry)?;
    let problems = problems(lang, &misfits, &taken);
    answer(session, wish, &sheet, &mapping, &taken, problems)
}

fn answer(
    session: &mut Session<'_, '_>,
    wish: &OldLedger,
    sheet: &Sheet,
    mapping: &Mapping,
    taken: &TakenOver,
    problems: Vec<Value>,
) -> Result<u8, Failure> {
    let lang = session.lang;
    let read = sheet.lines.len().saturating_sub(mapping.line + 1);
    if !problems.is_empty() && !wish.dry_run {
        let mut lines = vec![texts::import_refused(lang, problems.len())];
        lines.extend(messages(&problems));
        return Err(Failure::Rows {
            message: lines.join("\n"),
            all: problems,
        });
    }
    let imported = if wish.dry_run { 0 } else { taken.cases.len() };
    let fit = taken.cases.len();
    session.answer(
        || {
            json!({
                "dry_run": wish.dry_run, "rows": read, "fit": fit, "imported": imported,
                "columns": mapping.columns.iter().map(|column| json!({
                    "heading": column.heading, "value": column.value.as_ref().map(ToString::to_string),
                })).collect::<Vec<_>>(),
                "cases": taken.cases.iter().filter(|_| !wish.dry_run)
                    .map(|(row, number)| json!({"row": row, "number": number})).collect::<Vec<_>>(),
                "duplicates": taken.known.iter()
                    .map(|(row, number)| json!({"row": row, "number": number})).collect::<Vec<_>>(),
                "problems": problems,
            })
        },
        |out| {
            out.line(texts::import_read(lang, read, &shown(lang, mapping)));
            for message in messages(&problems) {
                out.line(message);
            }
            let known = taken.known.len();
            out.line(match (wish.dry_run, problems.len()) {
                (false, _) => texts::import_done(lang, fit, known),
                (true, 0) => texts::import_would(lang, fit, known),
                (true, wrong) => texts::import_would_refuse(lang, wrong),
            });
        },
    )
}

/// `投诉内容 → text、备注 → remarks`.
fn shown(lang: Lang, mapping: &Mapping) -> String {
    let columns = mapping.columns.iter().map(|column| {
        let value = column
            .value
            .as_ref()
            .map_or_else(|| texts::import_kept(lang).to_owned(), ToString::to_string);
        format!("{} → {value}", column.heading)
    });
    columns.collect::<Vec<_>>().join(" · ")
}

fn messages(problems: &[Value]) -> Vec<String> {
    let texts = problems
        .iter()
        .filter_map(|problem| problem.get("message")?.as_str());
    texts.map(ToOwned::to_owned).collect()
}

/// What does not fit, row by row.
fn problems(lang: Lang, misfits: &[Misfit], taken: &TakenOver) -> Vec<Value> {
    let mut all: Vec<(u32, Value)> = misfits
        .iter()
        .map(|misfit| (misfit.row, misfitting(lang, misfit)))
        .collect();
    all.extend(
        taken
            .refused
            .iter()
            .map(|(row, refusal)| (*row, refused(lang, *row, refusal))),
    );
    all.sort_by_key(|(row, _)| *row);
    all.into_iter().map(|(_, problem)| problem).collect()
}

fn misfitting(lang: Lang, misfit: &Misfit) -> Value {
    let why = match misfit.why {
        Why::Missing => texts::misfit_missing(lang),
        Why::Unknown => texts::misfit_unknown(lang),
        Why::NoTime => texts::misfit_time(lang),
        Why::NoSatisfaction => texts::misfit_satisfaction(lang),
    };
    let message = texts::misfit(lang, misfit.row, &misfit.heading, &misfit.found, why);
    json!({
        "row": misfit.row, "column": misfit.heading, "field": misfit.value.to_string(),
        "found": misfit.found, "message": message,
    })
}

fn refused(lang: Lang, row: u32, refusal: &Refusal) -> Value {
    let field = refusal.field.clone().unwrap_or_default();
    let message = texts::misfit(lang, row, &field, "", &refusal.message(lang));
    json!({"row": row, "column": field, "field": field, "found": "", "message": message})
}

/// `投诉事由=text`.
fn changed(lang: Lang, text: &str) -> Result<(&str, Option<CaseValue>), Failure> {
    let (heading, word) = text
        .rsplit_once('=')
        .ok_or_else(|| Failure::usage("map", texts::import_map(lang, text)))?;
    if word.trim().is_empty() {
        return Ok((heading, None));
    }
    let value = CaseValue::parse(word.trim()).ok_or_else(|| {
        let known = CaseValue::WORDS.join(" ");
        Failure::usage("map", texts::import_no_value(lang, word, &known))
    })?;
    Ok((heading, Some(value)))
}

/// The first digits of the SHA-256 of what the file says.
fn fingerprint(sheet: &Sheet) -> String {
    let mut digest = Sha256::new();
    for line in &sheet.lines {
        for cell in &line.cells {
            digest.update(cell.written());
            digest.update([0]);
        }
        digest.update([1]);
    }
    let digest = digest.finalize();
    hex(digest.get(..8).unwrap_or(&digest))
}

/// A ledger that could not be read, as the command line tells it.
fn failure(lang: Lang, error: ImportError) -> Failure {
    let shown = |path: &Path| path.display().to_string();
    match error {
        ImportError::Read { path, source } => Failure::Io(anyhow!("{}: {source}", shown(&path))),
        ImportError::Format(path) => {
            Failure::usage("file", texts::import_format(lang, &shown(&path)))
        }
        ImportError::TooBig => {
            Failure::usage("file", texts::import_too_big(lang, MOST_BYTES >> 20))
        }
        ImportError::TooManyRows => {
            Failure::usage("file", texts::import_too_many_rows(lang, MOST_ROWS))
        }
        ImportError::TooManyColumns => {
            Failure::usage("file", texts::import_too_many_columns(lang, MOST_COLUMNS))
        }
        ImportError::Encoding { line } => {
            Failure::usage("file", texts::import_encoding(lang, line))
        }
        ImportError::Workbook(detail) => {
            Failure::usage("file", texts::import_unreadable(lang, &detail))
        }
        ImportError::Broken { line, detail } => {
            Failure::usage("file", texts::import_broken(lang, line, &detail))
        }
        ImportError::NoHeadings => Failure::usage("file", texts::import_no_headings(lang)),
        ImportError::NoColumn(heading) => {
            Failure::usage("map", texts::import_no_column(lang, &heading))
        }
    }
}
