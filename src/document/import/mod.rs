//! Old ledgers: workbooks and text files that an office has kept by hand, read as cases.
//!
//! Three steps, each on its own and each bounded, since such a file comes from anywhere: the cells are read ([`sheet`], from
//! a workbook or from text in whatever encoding), the columns are recognised by their headings ([`headings`]), and each row
//! becomes a case or a reason why not ([`rows`]). A [`plan`] tries them on a desk, then takes them over. Nothing is kept
//! before every row has been looked at; then all of it is, or nothing.
//!
//! A ledger of many years is longer than memory: the file is read line by line, once for each step, and never held. What
//! its cells say is summed up at the first reading, so that a file that changes in between is noticed.

mod delimited;
mod encoding;
mod fates;
mod headings;
mod plan;
mod problem;
mod rows;
mod sheet;
mod texts;
mod times;
mod values;
mod workbook;

pub use fates::{closings, known, passed, passed_row, why};
pub use headings::{Column, Mapping, map};
pub use plan::{Outcome, PassedOver, Plan, check, take_over};
pub use problem::{Problem, Problems, told};
pub use rows::{Defaults, Misfit, Passed, Why};
pub use sheet::{ENDINGS, Input, Line, Sheet, read};
pub use values::{Lack, lacks, title, values};

use std::path::PathBuf;

use crate::desk::DeskError;

/// The most rows of one import.
pub const MOST_ROWS: usize = 300_000;
/// The most columns.
pub const MOST_COLUMNS: usize = 200;
/// The most bytes of a file.
pub const MOST_BYTES: u64 = 256 << 20;
/// The most bytes that the sheets of a workbook unpack to; they are read as a stream.
const MOST_UNPACKED: u64 = 1 << 30;
/// The most bytes that its other parts unpack to, the texts that its cells share among them: these are held.
const MOST_HELD: u64 = 48 << 20;
/// The most bytes of one line of text, or between two marks of a workbook.
const LONGEST: u64 = 1 << 20;

/// Called with what is done, of how much (0: nobody knows); `false` stops.
pub type Progress<'a> = dyn FnMut(u64, u64) -> bool + 'a;

/// Why a file could not be taken over. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("{path}: {source}")]
    Read {
        path: PathBuf,
        source: std::io::Error,
    },
    /// A folder, a pipe, a device.
    #[error("{0} is no file")]
    NoFile(PathBuf),
    /// The ending of the name says no format that is known.
    #[error("{0}: neither .xlsx nor .csv")]
    Format(PathBuf),
    /// More bytes than a ledger has, packed or unpacked.
    #[error("the file holds more than {} MB", MOST_BYTES >> 20)]
    TooBig,
    /// More shared texts in a workbook than are held.
    #[error("the workbook shares more than {} MB of texts", MOST_HELD >> 20)]
    TooManyTexts,
    #[error("more than {MOST_ROWS} rows")]
    TooManyRows,
    #[error("more than {MOST_COLUMNS} columns")]
    TooManyColumns,
    /// Neither UTF-8 nor UTF-16 nor GBK.
    #[error("line {line} is in no known encoding")]
    Encoding { line: usize },
    /// No workbook, or a broken one.
    #[error("not a workbook that can be read: {0}")]
    Workbook(String),
    #[error("line {line}: {detail}")]
    Broken { line: usize, detail: String },
    /// A line, or a cell, longer than any that is written by hand.
    #[error("line {line} is longer than any line of a ledger")]
    TooLong { line: usize },
    /// The same, among the texts that the cells of a workbook share: which cell it is, nobody says.
    #[error("a cell is longer than any cell of a ledger")]
    LongCell,
    /// No row looks like the headings of a ledger.
    #[error("no headings found")]
    NoHeadings,
    /// A heading given by hand is not in the file.
    #[error("no column `{0}`")]
    NoColumn(String),
    /// Somebody changed the file since it was looked at.
    #[error("the file has changed since it was looked at")]
    Changed,
    /// Whoever waited wanted it no more.
    #[error("stopped; nothing was taken over")]
    Stopped,
    #[error(transparent)]
    Desk(#[from] DeskError),
}
