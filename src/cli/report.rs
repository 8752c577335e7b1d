//! `tousu report`: the periodic reports and the sheet of the day, as text, JSON, spreadsheet or document.

use serde_json::json;

use super::args::Report as Wish;
use super::bar::Bar;
use super::failure::Failure;
use super::output::Output;
use super::session::Session;
use super::texts;
use crate::calendar::Period;
use crate::regulation::model::ReportName;
use crate::report::{self, Report, Section, words};
use crate::text::{Lang, pad, pad_left, width};

pub fn run(session: &mut Session<'_, '_>, wish: &Wish) -> Result<u8, Failure> {
    let lang = session.lang;
    let name = ReportName::parse(&wish.name).ok_or_else(|| {
        let known: Vec<&str> = ReportName::ALL
            .into_iter()
            .map(ReportName::as_str)
            .collect();
        Failure::usage(
            "report",
            texts::no_report(lang, &wish.name, &known.join(" ")),
        )
    })?;
    let named = match &wish.period {
        None => None,
        Some(text) => Some(
            Period::parse(text)
                .ok_or_else(|| Failure::usage("period", texts::bad_period(lang, text)))?,
        ),
    };
    let (mut desk, actor) = session.signed_in()?;
    let usual = || report::usual_period(desk.regulation(), name, desk.now());
    let period = named
        .or_else(usual)
        .ok_or_else(|| Failure::usage("period", texts::bad_period(lang, "")))?;
    let mut bar = Bar::new(session.around, lang, texts::report_progress);
    let mut watch = |done: usize, of: usize| bar.count(done, of);
    let made = report::make_watched(&mut desk, &actor, name, period, lang, &mut watch);
    bar.clear();
    let made = made?;
    match &wish.output {
        None => session.answer(|| report::as_json(&made), |out| show(out, &made, lang)),
        Some(path) => {
            report::deliver(&mut desk, &actor, &made, path, lang)
                .map_err(|error| failed(error, lang))?;
            let path = path.display().to_string();
            session.answer(
                || json!({"report": name.as_str(), "period": made.period.to_string(), "file": path, "complete": made.complete}),
                |out| {
                    out.line(texts::report_written(lang, &path));
                },
            )
        }
    }
}

fn failed(error: report::SaveError, lang: Lang) -> Failure {
    match error {
        report::SaveError::Ending(_) => Failure::usage("output", error.message(lang)),
        report::SaveError::Desk(error) => error.into(),
        error => Failure::Io(anyhow::anyhow!(error.message(lang))),
    }
}

fn show(out: &mut Output, made: &Report, lang: Lang) {
    out.line(format!("{} · {}", made.organisation, made.title));
    out.line(words::about(made, lang));
    if let Some(clause) = words::clause(made, lang) {
        out.line(clause);
    }
    if let Some(told) = words::old_ledgers(made, lang) {
        out.line(told);
    }
    for section in &made.sections {
        out.blank();
        out.line(format!("【{}】", section.title));
        if let Some(note) = &section.note {
            out.line(note);
        }
        if section.rows.is_empty() {
            out.line(words::empty(lang));
        } else {
            out.table(&table(section));
        }
    }
}

/// The cells of a table; figures stand right.
fn table(section: &Section) -> Vec<Vec<String>> {
    let titles = section.columns.iter().map(|column| column.title.clone());
    let mut rows = vec![titles.collect::<Vec<String>>()];
    let cells = section.rows.iter().map(|row| {
        let words = row.cells.iter().map(report::Cell::words);
        words.collect::<Vec<String>>()
    });
    rows.extend(cells);
    for (column, at) in section.columns.iter().zip(0usize..) {
        let of_column = || rows.iter().filter_map(|row| row.get(at));
        let cells = of_column().map(|cell| width(cell)).max().unwrap_or(0);
        for cell in rows.iter_mut().filter_map(|row| row.get_mut(at)) {
            *cell = if column.figures {
                pad_left(cell, cells)
            } else {
                pad(cell, cells)
            };
        }
    }
    rows
}
