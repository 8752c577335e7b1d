//! The ledger: every case of a query on a line of its own, in the columns that the regulation prescribes.
//!
//! Cases are read in pages and written line by line ([`belt`]), so that a million of them need no more memory than a hundred.
//! Three formats, by the ending of the file's name: a workbook for Excel ([`xlsx`]), comma-separated values ([`csv`]), and JSON
//! ([`json`]).
//!
//! A line is made once and kept beside its case ([`edition`], [`cells`]): making it takes reading the whole history, which is ten
//! times the work of everything else. An export makes the lines of the cases that have changed since the one before.

mod belt;
mod cells;
mod columns;
mod csv;
mod edition;
mod json;
mod running;
mod xlsx;

use std::path::Path;

use super::values::{CellView, Written};
use super::{DocumentError, file, texts};
use crate::case::Actor;
use crate::desk::{Desk, Record};
use crate::regulation::model::{CaseValue, LedgerColumn};
use crate::store::Total;
use crate::text::{Lang, system_error};

pub use columns::columns;
pub use edition::check;
pub use running::{Chosen, Export};

/// What an export is about.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// Which cases, in the words of the query language; empty: all.
    pub query: &'a str,
    pub target: &'a Path,
    pub lang: Lang,
}

/// What was exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exported {
    pub cases: u64,
    pub columns: usize,
}

/// Called after each page with the cases written and (where it is known) how many there are; `false` cancels.
pub type Progress<'a> = dyn FnMut(u64, Total) -> bool + 'a;

/// Where the lines of a ledger go.
trait Lines: Send {
    /// Adds one line; cells stand in the order of the columns.
    fn line(&mut self, cells: &[CellView<'_>]) -> Result<(), DocumentError>;

    /// Writes what is left. The file has only to be put in its place then.
    fn finish(self: Box<Self>) -> Result<file::Whole, DocumentError>;
}

/// Writes the cases that `actor` may export into a file, whole or not at all.
///
/// # Errors
/// An ending that is no known format, an actor who may not export, a wrong query, a full disk, or the wish to stop.
pub fn export(
    desk: &mut Desk,
    actor: &Actor,
    wish: &Wish<'_>,
    progress: &mut Progress<'_>,
) -> Result<Exported, DocumentError> {
    let chosen = Chosen::Words(wish.query.to_owned());
    let mut export = Export::begin(desk, actor, chosen, wish.target, wish.lang)?;
    loop {
        let more = export.step(desk, actor)?;
        if !progress(export.cases(), export.size()) {
            return Err(DocumentError::Cancelled);
        }
        if !more {
            return export.finish(desk, actor);
        }
    }
}

/// Why a ledger was not written, and what to do.
pub fn problem(lang: Lang, error: &DocumentError) -> String {
    let shown = |path: &Path| path.display().to_string();
    match error {
        DocumentError::Desk(error) => error.message(lang),
        DocumentError::Format(path) => texts::ledger_format(lang, &shown(path)),
        DocumentError::Write { path, source } => {
            texts::ledger_failed(lang, &shown(path), &system_error(lang, source))
        }
        DocumentError::Workbook(error) => texts::workbook_failed(lang, &error.to_string()),
        DocumentError::Cancelled => texts::cancelled(lang).to_owned(),
        DocumentError::Thread(error) => texts::no_thread(lang, &system_error(lang, error)),
        error => error.to_string(),
    }
}

fn begin(
    desk: &Desk,
    target: &Path,
    columns: &[LedgerColumn],
    lang: Lang,
) -> Result<Box<dyn Lines>, DocumentError> {
    let ending = target.extension().and_then(|ending| ending.to_str());
    let ending = ending.map(str::to_ascii_lowercase);
    let draft = || file::Draft::begin(target);
    Ok(match ending.as_deref() {
        Some("xlsx") => {
            let title = desk.regulation().organisation.get(lang).to_owned();
            Box::new(xlsx::Workbook::begin(
                draft()?,
                columns,
                &title,
                lang,
                xlsx::FORMAT,
            )?)
        }
        Some("csv") => Box::new(csv::Csv::begin(draft()?, columns, lang)?),
        Some("json") => Box::new(json::Json::begin(draft()?, columns, lang)?),
        _ => return Err(DocumentError::Format(target.to_owned())),
    })
}

/// Adds the cells of one case.
fn put_line(out: &mut Vec<u8>, record: &Record, columns: &[LedgerColumn], lang: Lang) {
    let written = Written {
        case: &record.case,
        events: &record.events,
        regulation: &record.regulation,
        office: record.office.as_ref().map(|office| office.get(lang)),
        lang,
    };
    for column in columns {
        match column.value {
            CaseValue::Serial => cells::put_serial(out),
            ref value => cells::put(out, &written.value(value)),
        }
    }
}

#[cfg(test)]
mod tests;
