//! The cells of a file, whatever its format, line by line.

use std::fs::File;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use sha2::{Digest, Sha256};

use super::{ImportError, MOST_BYTES, MOST_ROWS, Progress, delimited, workbook};
use crate::text::hex;

/// The endings of the names of files that can be read.
pub const ENDINGS: [&str; 4] = ["xlsx", "csv", "txt", "tsv"];

/// Headings stand in one of the first lines, below a title perhaps.
const SEARCHED: usize = 10;

/// After so many lines whoever waits is told how far it is.
const TELL: usize = 64;

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

/// Takes one line, with what has been read so far of how much (0: nobody knows).
pub(super) type Visit<'a> = dyn FnMut(Line, (u64, u64)) -> Result<(), ImportError> + 'a;

/// How the cells are found in the file.
#[derive(Clone, Debug, PartialEq)]
enum Format {
    Text(delimited::Text),
    Workbook(workbook::Book),
}

impl Format {
    fn scan(&self, path: &Path, visit: &mut Visit<'_>) -> Result<(), ImportError> {
        match self {
            Self::Text(text) => text.scan(path, visit),
            Self::Workbook(book) => book.scan(path, visit),
        }
    }
}

/// A file that was looked through once: its lines stay where they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    path: PathBuf,
    format: Format,
    /// Its first lines.
    pub head: Vec<Line>,
    /// How many lines are not empty.
    pub lines: usize,
    /// The SHA-256 of what its cells say.
    digest: [u8; 32],
}

impl Sheet {
    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The first digits of the SHA-256 of what the file says.
    pub fn fingerprint(&self) -> String {
        hex(self.digest.get(..8).unwrap_or(&self.digest))
    }

    /// Reads the file again, line after line; `false` stops it.
    ///
    /// # Errors
    /// As [`read`]; a file that says something else than before.
    pub fn each(
        &self,
        visit: &mut dyn FnMut(usize, &Line) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        let mut digest = Sha256::new();
        let mut lines = 0;
        self.format.scan(&self.path, &mut |line, _| {
            sum_up(&mut digest, &line);
            let index = lines;
            lines += 1;
            if lines > self.lines {
                return Err(ImportError::Changed);
            }
            visit(index, &line)
        })?;
        if digest.finalize().as_slice() != self.digest {
            return Err(ImportError::Changed);
        }
        Ok(())
    }
}

/// Looks through the file.
///
/// # Errors
/// A file that is missing, of another format, broken, or larger than any ledger; the wish to stop.
pub fn read(path: &Path, progress: &mut Progress<'_>) -> Result<Sheet, ImportError> {
    let ending = path.extension().and_then(|ending| ending.to_str());
    let ending = ending.map(str::to_ascii_lowercase);
    let known = ending.filter(|ending| ENDINGS.contains(&ending.as_str()));
    let Some(ending) = known else {
        return Err(ImportError::Format(path.to_owned()));
    };
    let size = size(path)?;
    if !progress(0, size) {
        return Err(ImportError::Stopped);
    }
    let format = if ending == "xlsx" {
        Format::Workbook(workbook::Book::recognise(path, progress)?)
    } else {
        Format::Text(delimited::Text::recognise(path, progress)?)
    };
    let mut sheet = Sheet {
        path: path.to_owned(),
        format: format.clone(),
        head: Vec::new(),
        lines: 0,
        digest: [0; 32],
    };
    let mut digest = Sha256::new();
    format.scan(path, &mut |line, (done, of)| {
        sum_up(&mut digest, &line);
        sheet.lines += 1;
        // How many of them stand above the cases is found out later.
        if sheet.lines > MOST_ROWS + SEARCHED {
            return Err(ImportError::TooManyRows);
        }
        if sheet.head.len() < SEARCHED {
            sheet.head.push(line);
        }
        if sheet.lines.is_multiple_of(TELL) && !progress(done, of) {
            return Err(ImportError::Stopped);
        }
        Ok(())
    })?;
    sheet.digest = digest.finalize().into();
    Ok(sheet)
}

fn sum_up(digest: &mut Sha256, line: &Line) {
    for cell in &line.cells {
        match cell {
            Input::Text(text) => digest.update(text),
            other => digest.update(other.written()),
        }
        digest.update([0]);
    }
    digest.update([1]);
}

/// The bytes of a file. A pipe is not waited for.
fn size(path: &Path) -> Result<u64, ImportError> {
    let found = path.metadata().map_err(|source| failed(path, source))?;
    if !found.is_file() {
        return Err(ImportError::NoFile(path.to_owned()));
    }
    if found.len() > MOST_BYTES {
        return Err(ImportError::TooBig);
    }
    Ok(found.len())
}

pub(super) fn open(path: &Path) -> Result<File, ImportError> {
    File::open(path).map_err(|source| failed(path, source))
}

pub(super) fn failed(path: &Path, source: std::io::Error) -> ImportError {
    ImportError::Read {
        path: path.to_owned(),
        source,
    }
}
