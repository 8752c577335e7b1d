//! A ledger as text with a comma, a semicolon or a tab between its cells.

use std::io::Cursor;

use csv::{ReaderBuilder, StringRecord};

use super::encoding::decode;
use super::sheet::{Input, Line, Sheet};
use super::{ImportError, MOST_COLUMNS, MOST_ROWS};

/// What can stand between cells.
const DELIMITERS: [char; 3] = [',', ';', '\t'];

/// Reads a text file.
pub(super) fn read(bytes: &[u8]) -> Result<Sheet, ImportError> {
    let text = decode(bytes)?;
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(Cursor::new(text.as_bytes()));
    let mut lines = Vec::new();
    let mut record = StringRecord::new();
    loop {
        let more = reader
            .read_record(&mut record)
            .map_err(|error| broken(&error))?;
        if !more {
            break;
        }
        if lines.len() > MOST_ROWS {
            return Err(ImportError::TooManyRows);
        }
        if record.len() > MOST_COLUMNS {
            return Err(ImportError::TooManyColumns);
        }
        let place = record.position().map_or(0, csv::Position::line);
        let cells: Vec<Input> = record.iter().map(cell).collect();
        if cells.iter().any(|cell| *cell != Input::Empty) {
            lines.push(Line {
                place: usize::try_from(place).unwrap_or(usize::MAX),
                cells,
            });
        }
    }
    Ok(Sheet { lines })
}

/// A cell, without the apostrophe that keeps a spreadsheet from calculating it.
fn cell(text: &str) -> Input {
    let text = match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => text,
    };
    Input::text(text)
}

/// What stands most often in the first line.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let most = DELIMITERS
        .into_iter()
        .rev()
        .max_by_key(|delimiter| first.matches(*delimiter).count());
    most.and_then(|delimiter| u8::try_from(delimiter).ok())
        .unwrap_or(b',')
}

fn broken(error: &csv::Error) -> ImportError {
    let line = error.position().map_or(0, csv::Position::line);
    ImportError::Broken {
        line: usize::try_from(line).unwrap_or(usize::MAX),
        detail: error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let sheet = read(text.as_bytes()).expect("a sheet");
        let lines = sheet.lines.iter();
        lines
            .map(|line| line.cells.iter().map(Input::written).collect())
            .collect()
    }

    #[test]
    fn comma_semicolon_and_tab_part_cells() {
        for text in ["甲,乙\n1,2\n", "甲;乙\n1;2\n", "甲\t乙\n1\t2\n"] {
            assert_eq!(cells(text), [["甲", "乙"], ["1", "2"]], "{text:?}");
        }
    }

    #[test]
    fn quoted_cells_keep_their_line_breaks_and_the_line_they_stand_on() {
        let sheet = read("甲,乙\n\"一\n二\",3\n4,5\n".as_bytes()).expect("a sheet");
        let places: Vec<usize> = sheet.lines.iter().map(|line| line.place).collect();
        assert_eq!(places, [1, 2, 4]);
    }

    #[test]
    fn what_was_made_harmless_comes_back_as_it_was_said() {
        assert_eq!(cells("甲,乙\n'=1+1,'引号\n")[1], ["=1+1", "'引号"]);
    }

    #[test]
    fn a_file_without_end_is_refused() {
        let endless = "a,b\n".repeat(MOST_ROWS + 2);
        assert!(matches!(
            read(endless.as_bytes()),
            Err(ImportError::TooManyRows)
        ));
        let wide = "a,".repeat(MOST_COLUMNS + 1);
        assert!(matches!(
            read(wide.as_bytes()),
            Err(ImportError::TooManyColumns)
        ));
    }
}
