//! A report as a file: written beside its place first and moved there whole, so that a fault leaves what was there before.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::model::Report;
use super::sheet::{SheetError, as_xlsx};
use super::{as_json, texts};
use crate::text::Lang;

/// Why a report is not in its file.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    #[error("{0}: the name must end in .xlsx, .docx or .json")]
    Ending(PathBuf),
    #[error(transparent)]
    Sheet(#[from] SheetError),
    #[error("{path} was not written: {source}")]
    Io {
        path: PathBuf,
        source: std::io::Error,
    },
}

impl SaveError {
    /// What happened, what was kept, what to do.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Ending(path) => texts::ending(lang, &path.display().to_string()),
            Self::Sheet(error) => error.message(lang),
            Self::Io { path, source } => {
                texts::not_written(lang, &path.display().to_string(), &source.to_string())
            }
        }
    }
}

/// Writes the report to `path`, in the format that its ending names.
///
/// # Errors
/// Another ending; a table that no sheet can hold; a fault of the disk. A file that was there before is untouched then.
pub fn save(report: &Report, path: &Path, lang: Lang) -> Result<(), SaveError> {
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .map(str::to_ascii_lowercase);
    let bytes = match ending.as_deref() {
        Some("xlsx") => as_xlsx(report, lang)?,
        Some("json") => as_json(report).to_string().into_bytes(),
        _ => return Err(SaveError::Ending(path.to_owned())),
    };
    write(path, &bytes).map_err(|source| SaveError::Io {
        path: path.to_owned(),
        source,
    })
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}
