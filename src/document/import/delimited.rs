//! A ledger as text with a comma, a semicolon or a tab between its cells.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::Encoding;

use super::encoding::{self, Decoded, Trouble};
use super::sheet::{Input, Line, Visit, failed, open};
use super::{ImportError, MOST_COLUMNS, Progress};

/// What can stand between cells.
const DELIMITERS: [char; 3] = [',', ';', '\t'];

/// The bytes that tell encoding and delimiter.
const BEGINNING: u64 = 16 << 10;

/// How a text file is to be read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Text {
    encoding: &'static Encoding,
    delimiter: u8,
}

impl Text {
    /// Finds out how.
    pub(super) fn recognise(path: &Path, progress: &mut Progress<'_>) -> Result<Self, ImportError> {
        let mut beginning = Vec::new();
        open(path)?
            .take(BEGINNING)
            .read_to_end(&mut beginning)
            .map_err(|error| failed(path, error))?;
        let encoding = match encoding::marked(&beginning) {
            Some(encoding) => encoding,
            None => encoding::told_by_all(Stoppable(open(path)?, progress))
                .map_err(|error| told(path, error))?,
        };
        let mut first = vec![0; beginning.len().max(1)];
        let read = Decoded::new(beginning.as_slice(), encoding)
            .read(&mut first)
            .unwrap_or(0);
        let first = String::from_utf8_lossy(first.get(..read).unwrap_or_default());
        Ok(Self {
            encoding,
            delimiter: delimiter(&first),
        })
    }

    pub(super) fn scan(&self, path: &Path, visit: &mut Visit<'_>) -> Result<(), ImportError> {
        let file = open(path)?;
        let of = file.metadata().map_or(0, |found| found.len());
        let text = Decoded::new(file, self.encoding);
        let gauge = text.gauge();
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter)
            .from_reader(text);
        let mut record = StringRecord::new();
        let mut last = (0, false);
        while reader
            .read_record(&mut record)
            .map_err(|error| broken(path, error))?
        {
            gauge.line_ended();
            let place = record.position().map_or(0, csv::Position::line);
            last = (place, record.iter().any(|cell| cell.contains('\n')));
            // Spreadsheets end every line with the commas of the widest.
            let filled = record.iter().zip(0..);
            let filled = filled.filter(|(cell, _)| !cell.trim().is_empty()).last();
            let Some((_, filled)) = filled else { continue };
            if filled >= MOST_COLUMNS {
                return Err(ImportError::TooManyColumns);
            }
            let cells: Vec<Input> = record.iter().take(filled + 1).map(cell).collect();
            if cells.iter().any(|cell| *cell != Input::Empty) {
                let place = usize::try_from(place).unwrap_or(usize::MAX);
                visit(Line { place, cells }, (gauge.read(), of))?;
            }
        }
        match last {
            // A quotation mark that nothing closes takes all the lines after it into one cell.
            (line, true) if gauge.has_odd_quotes() => Err(ImportError::TooLong {
                line: usize::try_from(line).unwrap_or(usize::MAX),
            }),
            _ => Ok(()),
        }
    }
}

/// A file whose reader may lose patience.
struct Stoppable<'p, 'f>(File, &'p mut Progress<'f>);

impl Read for Stoppable<'_, '_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if !self.1(0, 0) {
            return Err(io::ErrorKind::Interrupted.into());
        }
        self.0.read(into)
    }
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

fn broken(path: &Path, error: csv::Error) -> ImportError {
    let line = error.position().map_or(0, csv::Position::line);
    let detail = error.to_string();
    match error.into_kind() {
        csv::ErrorKind::Io(error) => told(path, error),
        _ => ImportError::Broken {
            line: usize::try_from(line).unwrap_or(usize::MAX),
            detail,
        },
    }
}

fn told(path: &Path, error: io::Error) -> ImportError {
    match encoding::trouble(&error) {
        Some(Trouble::Encoding(line)) => ImportError::Encoding { line },
        Some(Trouble::TooLong(line)) => ImportError::TooLong { line },
        None if error.kind() == io::ErrorKind::Interrupted => ImportError::Stopped,
        None => failed(path, error),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;
    use crate::document::import::{LONGEST, MOST_ROWS, sheet};

    fn lines(text: &[u8]) -> Result<Vec<Line>, ImportError> {
        let mut file = tempfile::Builder::new()
            .suffix(".csv")
            .tempfile()
            .expect("a file");
        file.write_all(text).expect("written");
        let sheet = sheet::read(file.path(), &mut |_, _| true)?;
        let mut lines = Vec::new();
        sheet.each(&mut |_, line| {
            lines.push(line.clone());
            Ok(())
        })?;
        Ok(lines)
    }

    fn cells(text: &str) -> Vec<Vec<String>> {
        let lines = lines(text.as_bytes()).expect("a sheet");
        lines
            .iter()
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
        let lines = lines("甲,乙\n\"一\n二\",3\n4,5\n".as_bytes()).expect("a sheet");
        let places: Vec<usize> = lines.iter().map(|line| line.place).collect();
        assert_eq!(places, [1, 2, 4]);
    }

    #[test]
    fn lines_are_counted_as_an_editor_counts_them_whatever_ends_them() {
        for end in ["\n", "\r\n", "\r"] {
            let text = format!("甲,乙{end}\"一{end}二\",3{end}4,\"5\"{end}");
            let lines = lines(text.as_bytes()).expect("a sheet");
            let places: Vec<usize> = lines.iter().map(|line| line.place).collect();
            assert_eq!(places, [1, 2, 4], "{end:?}");
        }
    }

    #[test]
    fn a_quotation_mark_that_nothing_closes_swallows_no_rows() {
        let open = lines("甲,乙\n1,\"没有收尾\n2,二\n3,三\n".as_bytes());
        assert!(
            matches!(open, Err(ImportError::TooLong { line: 2 })),
            "{open:?}"
        );
        assert_eq!(cells("甲,乙\n1,5\" 管\n")[1], ["1", "5\" 管"]);
    }

    #[test]
    fn what_was_made_harmless_comes_back_as_it_was_said() {
        assert_eq!(cells("甲,乙\n'=1+1,'引号\n")[1], ["=1+1", "'引号"]);
    }

    #[test]
    fn a_file_without_end_is_refused() {
        let endless = "a,b\n".repeat(MOST_ROWS + 11);
        assert!(matches!(
            lines(endless.as_bytes()),
            Err(ImportError::TooManyRows)
        ));
        let wide = "a,".repeat(5_000);
        assert!(matches!(
            lines(wide.as_bytes()),
            Err(ImportError::TooManyColumns)
        ));
        let open = format!(
            "甲,乙\n\"{}",
            "a".repeat(usize::try_from(2 * LONGEST).expect("a size"))
        );
        assert!(matches!(
            lines(open.as_bytes()),
            Err(ImportError::TooLong { .. })
        ));
    }

    #[test]
    fn commas_at_the_end_of_a_line_are_no_columns() {
        let wide = format!("甲,乙{}\n1,2{}\n", ",".repeat(5_000), ",".repeat(5_000));
        assert_eq!(cells(&wide), [["甲", "乙"], ["1", "2"]]);
    }

    #[test]
    fn a_cell_of_ten_megabytes_names_its_line() {
        let text = format!("甲,乙\n1,2\n3,\"{}\"\n4,5\n", "长".repeat(10 << 20));
        let told = lines(text.as_bytes());
        assert!(
            matches!(told, Err(ImportError::TooLong { line: 3 })),
            "{told:?}"
        );
    }

    #[test]
    fn a_file_that_changes_while_it_is_read_is_noticed() {
        let mut file = tempfile::Builder::new()
            .suffix(".csv")
            .tempfile()
            .expect("a file");
        file.write_all("甲,乙\n1,2\n".as_bytes()).expect("written");
        let sheet = sheet::read(file.path(), &mut |_, _| true).expect("a sheet");
        assert!(sheet.each(&mut |_, _| Ok(())).is_ok());
        for more in ["3,4\n", ""] {
            std::fs::write(file.path(), format!("甲,乙\n1,3\n{more}")).expect("written");
            assert!(matches!(
                sheet.each(&mut |_, _| Ok(())),
                Err(ImportError::Changed)
            ));
        }
    }
}
