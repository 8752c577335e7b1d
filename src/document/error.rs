//! Why a document could not be made.

use std::io;
use std::path::PathBuf;

use crate::desk::DeskError;

/// An error of a document. In every case no file, or the file of before, stands under the name asked for.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    #[error(transparent)]
    Desk(#[from] DeskError),
    /// The ending of the name says no format that is known.
    #[error("{0}: end the name in .xlsx, .csv or .json")]
    Format(PathBuf),
    /// The name of a paper does not end as one for Word does.
    #[error("{0}: end the name in .docx")]
    PaperFormat(PathBuf),
    #[error(transparent)]
    Docx(#[from] super::docx::DocxError),
    /// The print is noted and the paper whole, but it could not be moved to its place.
    #[error("{path}: {source}; the paper is whole, in {kept}")]
    Unplaced {
        path: PathBuf,
        kept: PathBuf,
        source: io::Error,
    },
    #[error("{path}: {source}")]
    Write { path: PathBuf, source: io::Error },
    #[error("the workbook could not be written: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    #[error("the system gives no thread to write with: {0}")]
    Thread(#[source] io::Error),
    /// Somebody pressed cancel.
    #[error("cancelled; no file was written")]
    Cancelled,
}
