//! The ledger as comma-separated values: UTF-8 with a byte order mark, so that Excel reads the Chinese, and with every cell
//! that a spreadsheet would take for a formula made harmless by an apostrophe.

use std::borrow::Cow;
use std::io::Write;

use ::csv::{Terminator, Writer, WriterBuilder};

use super::super::file::{Draft, Whole, failed};
use super::{Cell, DocumentError, Lines};
use crate::regulation::model::LedgerColumn;
use crate::text::Lang;

/// The byte order mark.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// What a formula can begin with.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A ledger in the making.
pub(super) struct Csv {
    writer: Writer<Draft>,
    path: std::path::PathBuf,
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
            .from_writer(draft);
        let head = columns.iter().map(|column| column.label.get(lang));
        writer
            .write_record(head)
            .map_err(|error| failed(&path, error.into()))?;
        Ok(Self { writer, path })
    }
}

impl Lines for Csv {
    fn line(&mut self, cells: Vec<Cell>) -> Result<(), DocumentError> {
        for cell in cells {
            let written = match &cell {
                Cell::Text(text) => harmless(text),
                other => Cow::Owned(other.written()),
            };
            self.writer
                .write_field(written.as_bytes())
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

/// The text with an apostrophe before what a spreadsheet would calculate.
fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(FORMULA) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_customer_says_is_calculated() {
        for typed in ["=1+1", "+86", "-5", "@SUM(A1)", "\t=1", "\r=1"] {
            assert!(harmless(typed).starts_with('\''), "{typed:?}");
        }
        for typed in ["漏水", "3-2-501", "'引号", ""] {
            assert_eq!(harmless(typed), typed);
        }
    }
}
