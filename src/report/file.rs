//! A report as a file, in the format that the ending of its name says.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::model::Report;
use super::sheet::{SheetError, as_xlsx};
use super::{as_docx, as_json, texts};
use crate::case::Actor;
use crate::desk::{Desk, DeskError};
use crate::document::DocumentError;
use crate::document::docx::DocxError;
use crate::document::file::Draft;
use crate::text::{Lang, system_error};

/// Why a report is not in its file.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    #[error("{0}: the name must end in .xlsx, .docx or .json")]
    Ending(PathBuf),
    #[error(transparent)]
    Sheet(#[from] SheetError),
    #[error(transparent)]
    Docx(#[from] DocxError),
    #[error(transparent)]
    File(#[from] DocumentError),
    /// The file is there; the desk could not note that it was made.
    #[error(transparent)]
    Desk(#[from] DeskError),
}

impl SaveError {
    /// What happened, what was kept, what to do.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Ending(path) => texts::ending(lang, &path.display().to_string()),
            Self::Sheet(error) => error.message(lang),
            Self::Docx(error) => texts::paper_failed(lang, &error.to_string()),
            Self::File(DocumentError::Write { path, source }) => texts::not_written(
                lang,
                &path.display().to_string(),
                &system_error(lang, source),
            ),
            Self::File(error) => error.to_string(),
            Self::Desk(error) => error.message(lang),
        }
    }
}

/// Writes the report to `path` and has the desk note that `actor` made it: nobody is reminded of it any more.
///
/// # Errors
/// As [`save`]; a desk that cannot be written to, after the file is there.
pub fn deliver(
    desk: &mut Desk,
    actor: &Actor,
    report: &Report,
    path: &Path,
    lang: Lang,
) -> Result<(), SaveError> {
    save(report, path, lang)?;
    Ok(desk.note_report(actor, report.name, report.period)?)
}

/// Writes the report to `path`, in the format that its ending names.
///
/// # Errors
/// Another ending; a table that no sheet can hold; a fault of the disk. A file that was there before is untouched then.
fn save(report: &Report, path: &Path, lang: Lang) -> Result<(), SaveError> {
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .map(str::to_ascii_lowercase);
    let bytes = match ending.as_deref() {
        Some("xlsx") => as_xlsx(report, lang)?,
        Some("docx") => as_docx(report, lang)?,
        Some("json") => as_json(report).to_string().into_bytes(),
        _ => return Err(SaveError::Ending(path.to_owned())),
    };
    let mut draft = Draft::begin(path)?;
    let written = draft.write_all(&bytes);
    written.map_err(|source| DocumentError::Write {
        path: path.to_owned(),
        source,
    })?;
    Ok(draft.finish()?)
}
