//! The cells of a file, whatever its format.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use chrono::NaiveDateTime;

use super::{ImportError, MOST_BYTES, delimited, workbook};

/// One cell as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Input {
    #[default]
    Empty,
    Text(String),
    Number(f64),
    /// A date of a workbook, in the zone of the office.
    Time(NaiveDateTime),
}

impl Input {
    /// A text without the white space around it.
    pub fn text(text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text.to_owned())
        }
    }

    /// The cell as a person would write it.
    pub fn written(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Time(at) => at.format("%Y-%m-%d %H:%M").to_string(),
        }
    }
}

/// A line that is not empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Where it stands in the file, from 1: what Excel or an editor shows.
    pub place: usize,
    pub cells: Vec<Input>,
}

/// The lines of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    pub lines: Vec<Line>,
}

/// Reads the file's cells.
///
/// # Errors
/// A file that is missing, of another format, broken, or larger than any ledger.
pub fn read(path: &Path) -> Result<Sheet, ImportError> {
    let ending = path.extension().and_then(|ending| ending.to_str());
    match ending.map(str::to_ascii_lowercase).as_deref() {
        Some("csv" | "txt" | "tsv") => delimited::read(&bytes(path)?),
        Some("xlsx") => workbook::read(bytes(path)?),
        _ => Err(ImportError::Format(path.to_owned())),
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, ImportError> {
    let failed = |source| ImportError::Read {
        path: path.to_owned(),
        source,
    };
    let file = File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(ImportError::TooBig);
    }
    Ok(bytes)
}
