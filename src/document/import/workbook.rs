//! A ledger as a workbook. A small file can unpack to a huge one, and a single cell can claim the last row of the sheet: so
//! the unpacked bytes are looked at before anything is read, and cells are taken one by one, with bounds. The sheet itself
//! is a stream of any length; what its cells share (texts, styles) is held, so that is bounded more tightly.

use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::Path;

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};
use chrono::{NaiveDate, NaiveDateTime};
use zip::ZipArchive;

use super::sheet::{Input, Line, Visit, open};
use super::{ImportError, LONGEST, MOST_COLUMNS, MOST_HELD, MOST_UNPACKED, Progress};

/// Bytes that are unpacked at once.
const AT_ONCE: usize = 64 << 10;

/// The fewest bytes that a shared text takes.
const LEAST_TEXT: u64 = 5;

/// Which sheet of a workbook is the ledger.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Book {
    sheet: String,
}

impl Book {
    /// Finds the first sheet that holds anything.
    pub(super) fn recognise(path: &Path, progress: &mut Progress<'_>) -> Result<Self, ImportError> {
        check_unpacked(open(path)?, progress)?;
        let mut book = opened(path)?;
        let names = book.sheet_names();
        for name in &names {
            if holds_anything(&mut book, name)? {
                let sheet = name.clone();
                return Ok(Self { sheet });
            }
        }
        let sheet = names.into_iter().next().unwrap_or_default();
        Ok(Self { sheet })
    }

    pub(super) fn scan(&self, path: &Path, visit: &mut Visit<'_>) -> Result<(), ImportError> {
        let mut book = opened(path)?;
        let mut reader = match book.worksheet_cells_reader(&self.sheet) {
            Ok(reader) => reader,
            // A chart on a sheet of its own has no cells.
            Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
            Err(error) => return Err(unreadable(&error)),
        };
        let (last, _) = reader.dimensions().end;
        let of = u64::from(last) + 1;
        let far = |line: &Line| {
            let done = u64::try_from(line.place).unwrap_or(u64::MAX);
            (done, if of < done { 0 } else { of })
        };
        let mut line: Option<Line> = None;
        while let Some(cell) = reader.next_cell().map_err(|error| unreadable(&error))? {
            let (row, column) = cell.get_position();
            let input = input(cell.get_value());
            if input == Input::Empty {
                continue;
            }
            let place = usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1);
            if line.as_ref().is_some_and(|line| line.place != place)
                && let Some(whole) = line.take()
            {
                let far = far(&whole);
                visit(whole, far)?;
            }
            let line = line.get_or_insert(Line {
                place,
                cells: Vec::new(),
            });
            put(line, column, input)?;
        }
        match line {
            Some(whole) => {
                let far = far(&whole);
                visit(whole, far)
            }
            None => Ok(()),
        }
    }
}

fn opened(path: &Path) -> Result<Xlsx<BufReader<File>>, ImportError> {
    Xlsx::new(BufReader::new(open(path)?)).map_err(|error| unreadable(&error))
}

fn holds_anything<R: Read + Seek>(book: &mut Xlsx<R>, name: &str) -> Result<bool, ImportError> {
    let mut reader = match book.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(false),
        Err(error) => return Err(unreadable(&error)),
    };
    while let Some(cell) = reader.next_cell().map_err(|error| unreadable(&error))? {
        if input(cell.get_value()) != Input::Empty {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Unpacks everything once, keeping nothing.
fn check_unpacked(file: File, progress: &mut Progress<'_>) -> Result<(), ImportError> {
    let broken = |error: zip::result::ZipError| ImportError::Workbook(error.to_string());
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(broken)?;
    let (mut streamed, mut held) = (0, 0);
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(broken)?;
        let name = entry.name().map_err(broken)?.to_ascii_lowercase();
        let is_sheet = name.contains("worksheets/");
        let (sum, most, too_much) = if is_sheet {
            (&mut streamed, MOST_UNPACKED, ImportError::TooBig)
        } else {
            (&mut held, MOST_HELD, ImportError::TooManyTexts)
        };
        let before = *sum;
        let mut part = Unpacked::default();
        let mut bytes = vec![0; AT_ONCE];
        loop {
            let read = entry
                .read(&mut bytes)
                .map_err(|error| ImportError::Workbook(error.to_string()))?;
            if read == 0 {
                break;
            }
            *sum += u64::try_from(read).unwrap_or(u64::MAX);
            if *sum > most {
                return Err(too_much);
            }
            part.look_at(bytes.get(..read).unwrap_or_default(), is_sheet)?;
            if !progress(0, 0) {
                return Err(ImportError::Stopped);
            }
        }
        if name.ends_with("sharedstrings.xml") {
            part.check_claim(*sum - before)?;
        }
    }
    Ok(())
}

/// What is kept in mind of a part while it is unpacked.
#[derive(Default)]
struct Unpacked {
    /// Bytes since the last mark began, and the first of them.
    run: u64,
    mark: Vec<u8>,
    /// The row that began last.
    row: usize,
    beginning: Vec<u8>,
}

/// So much of a mark is looked at: `row r="1048576"`.
const MARK: usize = 16;

impl Unpacked {
    /// A reader holds what stands between two marks: no cell is that long.
    fn look_at(&mut self, bytes: &[u8], is_sheet: bool) -> Result<(), ImportError> {
        for run in bytes.split_inclusive(|byte| *byte == b'<') {
            self.run += u64::try_from(run.len()).unwrap_or(u64::MAX);
            let room = MARK.saturating_sub(self.mark.len());
            self.mark.extend(run.iter().take(room));
            if self.run > LONGEST {
                return Err(match (is_sheet, self.row) {
                    (true, line @ 1..) => ImportError::TooLong { line },
                    _ => ImportError::LongCell,
                });
            }
            if run.last() == Some(&b'<') {
                self.row = row_of(&self.mark).unwrap_or(self.row);
                self.mark.clear();
                self.run = 0;
            }
        }
        let room = AT_ONCE.saturating_sub(self.beginning.len());
        self.beginning
            .extend_from_slice(bytes.get(..room).unwrap_or(bytes));
        Ok(())
    }

    /// The shared texts say beforehand how many they are, and room is made for that many: no more than there can be.
    fn check_claim(&self, size: u64) -> Result<(), ImportError> {
        let text = String::from_utf8_lossy(&self.beginning);
        let tag = text
            .split_once("sst")
            .and_then(|(_, rest)| rest.split_once('>'))
            .map(|(tag, _)| tag)
            .ok_or_else(|| ImportError::Workbook("sharedStrings.xml".to_owned()))?;
        let digits = |claim: &str| -> String {
            let digits = claim.chars().skip_while(|letter| !letter.is_ascii_digit());
            digits.take_while(char::is_ascii_digit).collect()
        };
        let believable = |claim: &str| {
            let claimed = digits(claim);
            let claimed = if claimed.is_empty() {
                Ok(0)
            } else {
                claimed.parse::<u64>()
            };
            claimed.is_ok_and(|claimed| claimed <= size / LEAST_TEXT)
        };
        if tag.split("uniqueCount").skip(1).all(believable) {
            Ok(())
        } else {
            Err(ImportError::Workbook("uniqueCount".to_owned()))
        }
    }
}

/// The number of the row that this mark begins.
fn row_of(mark: &[u8]) -> Option<usize> {
    let digits = mark.strip_prefix(b"row r=\"")?;
    let digits = digits.split(|byte| *byte == b'"').next()?;
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// Puts a cell into its line.
fn put(line: &mut Line, column: u32, input: Input) -> Result<(), ImportError> {
    let column = usize::try_from(column).unwrap_or(usize::MAX);
    if column >= MOST_COLUMNS {
        return Err(ImportError::TooManyColumns);
    }
    if line.cells.len() <= column {
        line.cells.resize(column + 1, Input::Empty);
    }
    if let Some(cell) = line.cells.get_mut(column) {
        *cell = input;
    }
    Ok(())
}

fn input(value: &DataRef<'_>) -> Input {
    match value {
        DataRef::Empty | DataRef::Error(_) => Input::Empty,
        #[expect(clippy::cast_precision_loss, reason = "serials and points are small")]
        DataRef::Int(number) => Input::Number(*number as f64),
        DataRef::Float(number) => Input::Number(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Input::text(text)
        }
        DataRef::SharedString(text) => Input::text(text),
        DataRef::Bool(truth) => Input::text(if *truth { "是" } else { "否" }),
        DataRef::DateTime(at) => time(at).map_or(Input::Empty, Input::Time),
    }
}

fn time(at: &ExcelDateTime) -> Option<NaiveDateTime> {
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())?.and_hms_opt(
        hour.into(),
        minute.into(),
        second.into(),
    )
}

fn unreadable(error: &XlsxError) -> ImportError {
    ImportError::Workbook(error.to_string())
}

#[cfg(test)]
mod tests;
