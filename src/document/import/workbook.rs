//! A ledger as a workbook. A small file can unpack to a huge one, and a single cell can claim the last row of the sheet: so
//! the unpacked bytes are counted before anything is read, and cells are taken one by one, with bounds.

use std::io::{self, Cursor, Read};

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};
use chrono::{NaiveDate, NaiveDateTime};
use zip::ZipArchive;

use super::sheet::{Input, Line, Sheet};
use super::{ImportError, MOST_BYTES, MOST_COLUMNS, MOST_ROWS};

/// Reads the first sheet that holds anything.
pub(super) fn read(bytes: Vec<u8>) -> Result<Sheet, ImportError> {
    check_unpacked(&bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    for name in book.sheet_names() {
        let sheet = sheet(&mut book, &name)?;
        if !sheet.lines.is_empty() {
            return Ok(sheet);
        }
    }
    Ok(Sheet::default())
}

fn check_unpacked(bytes: &[u8]) -> Result<(), ImportError> {
    let broken = |error: zip::result::ZipError| ImportError::Workbook(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut left = MOST_BYTES;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(broken)?;
        let unpacked = io::copy(&mut entry.take(left + 1), &mut io::sink())
            .map_err(|error| ImportError::Workbook(error.to_string()))?;
        left = left.checked_sub(unpacked).ok_or(ImportError::TooBig)?;
    }
    Ok(())
}

fn sheet<R: Read + io::Seek>(book: &mut Xlsx<R>, name: &str) -> Result<Sheet, ImportError> {
    let mut reader = match book.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        // A chart on a sheet of its own has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Sheet::default()),
        Err(error) => return Err(unreadable(&error)),
    };
    let mut sheet = Sheet::default();
    while let Some(cell) = reader.next_cell().map_err(|error| unreadable(&error))? {
        let (row, column) = cell.get_position();
        let input = input(cell.get_value());
        if input == Input::Empty {
            continue;
        }
        put(&mut sheet, row, column, input)?;
    }
    Ok(sheet)
}

/// Puts a cell into its line. Cells come row by row; empty rows take no room.
fn put(sheet: &mut Sheet, row: u32, column: u32, input: Input) -> Result<(), ImportError> {
    let column = usize::try_from(column).unwrap_or(usize::MAX);
    if column >= MOST_COLUMNS {
        return Err(ImportError::TooManyColumns);
    }
    let place = usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1);
    if sheet.lines.last().is_none_or(|line| line.place != place) {
        if sheet.lines.len() > MOST_ROWS {
            return Err(ImportError::TooManyRows);
        }
        sheet.lines.push(Line {
            place,
            cells: Vec::new(),
        });
    }
    if let Some(line) = sheet.lines.last_mut() {
        if line.cells.len() <= column {
            line.cells.resize(column + 1, Input::Empty);
        }
        if let Some(cell) = line.cells.get_mut(column) {
            *cell = input;
        }
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
