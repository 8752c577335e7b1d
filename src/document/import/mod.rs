//! Old ledgers: workbooks and text files that an office has kept by hand, read as cases.
//!
//! Three steps, each on its own and each bounded, since such a file comes from anywhere: the cells are read ([`sheet`], from
//! a workbook or from text in whatever encoding), the columns are recognised by their headings ([`headings`]), and each row
//! becomes a case or a reason why not ([`rows`]). Nothing is written before every row has been looked at; then all of it is,
//! or nothing.

mod delimited;
mod encoding;
mod headings;
mod rows;
mod sheet;
mod times;
mod workbook;

pub use headings::{Column, Mapping, map};
pub use rows::{Defaults, Misfit, Why, rows};
pub use sheet::{Input, Line, Sheet, read};

use std::path::PathBuf;

/// The most rows of one import: what is decided in one go has to fit into memory.
pub const MOST_ROWS: usize = 20_000;
/// The most columns.
pub const MOST_COLUMNS: usize = 200;
/// The most bytes of a file, and of what a workbook unpacks to.
pub const MOST_BYTES: u64 = 64 << 20;

/// Why a file could not be read as a ledger. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("{path}: {source}")]
    Read {
        path: PathBuf,
        source: std::io::Error,
    },
    /// The ending of the name says no format that is known.
    #[error("{0}: neither .xlsx nor .csv")]
    Format(PathBuf),
    /// More bytes than a ledger has, packed or unpacked.
    #[error("the file holds more than {} MB", MOST_BYTES >> 20)]
    TooBig,
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
    /// No row looks like the headings of a ledger.
    #[error("no headings found")]
    NoHeadings,
    /// A heading given by hand is not in the file.
    #[error("no column `{0}`")]
    NoColumn(String),
}
