//! The ledger: every case of a query on a line of its own, in the columns that the regulation prescribes.
//!
//! Cases are read in pages and written line by line, so that a million of them need no more memory than a hundred. Three
//! formats, by the ending of the file's name: a workbook for Excel ([`xlsx`]), comma-separated values ([`csv`]), and JSON
//! ([`json`]).

mod columns;
mod csv;
mod json;
mod xlsx;

use std::path::Path;

use super::values::{Cell, Written};
use super::{DocumentError, file};
use crate::case::Actor;
use crate::desk::{Desk, Record};
use crate::regulation::model::{CaseValue, LedgerColumn};
use crate::store::Total;
use crate::text::Lang;

pub use columns::columns;

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
trait Lines {
    /// Adds one line; cells stand in the order of the columns.
    fn line(&mut self, cells: &[Cell]) -> Result<(), DocumentError>;

    /// Writes what is left and puts the file in its place.
    fn finish(self: Box<Self>) -> Result<(), DocumentError>;
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
    let columns = columns(desk.regulation());
    let size = desk.ledger_size(actor, wish.query)?;
    let mut lines = begin(desk, wish, &columns)?;
    let mut after = None;
    let mut cases: u64 = 0;
    loop {
        let page = desk.ledger_page(actor, wish.query, after)?;
        for record in &page.records {
            cases += 1;
            lines.line(&line(record, &columns, cases, wish.lang))?;
        }
        if !progress(cases, size) {
            return Err(DocumentError::Cancelled);
        }
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    lines.finish()?;
    desk.note_export(actor, wish.query, cases)?;
    Ok(Exported {
        cases,
        columns: columns.len(),
    })
}

fn begin<'a>(
    desk: &Desk,
    wish: &Wish<'_>,
    columns: &'a [LedgerColumn],
) -> Result<Box<dyn Lines + 'a>, DocumentError> {
    let ending = wish.target.extension().and_then(|ending| ending.to_str());
    let ending = ending.map(str::to_ascii_lowercase);
    let draft = || file::Draft::begin(wish.target);
    Ok(match ending.as_deref() {
        Some("xlsx") => {
            let title = desk.regulation().organisation.get(wish.lang).to_owned();
            Box::new(xlsx::Workbook::begin(draft()?, columns, &title, wish.lang)?)
        }
        Some("csv") => Box::new(csv::Csv::begin(draft()?, columns, wish.lang)?),
        Some("json") => Box::new(json::Json::begin(draft()?, columns, wish.lang)?),
        _ => return Err(DocumentError::Format(wish.target.to_owned())),
    })
}

/// The cells of one case.
fn line(record: &Record, columns: &[LedgerColumn], serial: u64, lang: Lang) -> Vec<Cell> {
    let written = Written {
        case: &record.case,
        events: &record.events,
        regulation: &record.regulation,
        office: record.office.as_ref().map(|office| office.get(lang)),
        lang,
    };
    columns
        .iter()
        .map(|column| match column.value {
            CaseValue::Serial => Cell::Number(i64::try_from(serial).unwrap_or(i64::MAX)),
            ref value => written.value(value),
        })
        .collect()
}
