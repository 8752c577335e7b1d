//! The ledger as comma-separated values: UTF-8 with a byte order mark, so that Excel reads the Chinese, and with every cell
//! that a spreadsheet would take for a formula made harmless by an apostrophe.

use std::io::Write;

use ::csv::{Terminator, Writer, WriterBuilder};

use super::super::file::{Draft, Whole, failed};
use super::{CellView, DocumentError, Lines};
use crate::document::values::TextView;
use crate::regulation::model::LedgerColumn;
use crate::text::Lang;

/// The byte order mark.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// So many bytes are written at once.
const ROOM: usize = 1 << 16;

/// What a formula can begin with.
const FORMULA: [u8; 6] = *b"=+-@\t\r";

/// A ledger in the making.
pub(super) struct Csv {
    writer: Writer<Draft>,
    path: std::path::PathBuf,
    /// The cell that is being written.
    written: Vec<u8>,
}

impl Csv {
    pub(super) fn begin(
        mut draft: Draft,
        columns: &[LedgerColumn],
        lang: Lang,
    ) -> Result<Self, DocumentError> {
        let path = draft.target().to_owned();
        draft
            .write_all(MARK)
            .map_err(|source| failed(&path, source))?;
        let mut writer = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .buffer_capacity(ROOM)
            .from_writer(draft);
        let head = columns.iter().map(|column| column.label.get(lang));
        writer
            .write_record(head)
            .map_err(|error| failed(&path, error.into()))?;
        Ok(Self {
            writer,
            path,
            written: Vec::new(),
        })
    }
}

impl Lines for Csv {
    fn line(&mut self, cells: &[CellView<'_>]) -> Result<(), DocumentError> {
        for cell in cells {
            self.written.clear();
            let field = match cell {
                CellView::Text(text) if !is_formula(*text) => text.bytes(),
                other => {
                    if matches!(other, CellView::Text(_)) {
                        self.written.push(b'\'');
                    }
                    other.write(&mut self.written);
                    &self.written
                }
            };
            self.writer
                .write_field(field)
                .map_err(|error| failed(&self.path, error.into()))?;
        }
        let end_of_line: [&[u8]; 0] = [];
        self.writer
            .write_record(end_of_line)
            .map_err(|error| failed(&self.path, error.into()))
    }

    fn finish(self: Box<Self>) -> Result<Whole, DocumentError> {
        let path = self.path;
        let draft = self
            .writer
            .into_inner()
            .map_err(|error| failed(&path, error.into_error()))?;
        draft.whole()
    }
}

/// Whether a spreadsheet would calculate it.
fn is_formula(text: TextView<'_>) -> bool {
    let first = text.bytes().first();
    first.is_some_and(|first| FORMULA.contains(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_customer_says_is_calculated() {
        for typed in ["=1+1", "+86", "-5", "@SUM(A1)", "\t=1", "\r=1"] {
            assert!(is_formula(typed.into()), "{typed:?}");
        }
        for typed in ["漏水", "3-2-501", "'引号", ""] {
            assert!(!is_formula(typed.into()), "{typed:?}");
        }
    }
}
