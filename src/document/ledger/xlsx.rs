//! The ledger as a workbook: a frozen heading with filters, columns as wide as what stands in them, real dates, and a print
//! set-up that fits the page across.
//!
//! The library keeps something of every row until the end, and takes a long time over all of them then. So it makes the
//! [`frame`] only; each [`row`] is packed when it comes, and nothing of it is kept. A full sheet goes on on the next one.

mod frame;
mod measure;
mod row;

use std::io::{self, Seek, SeekFrom, Write};

use rust_xlsxwriter::RowNum;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::super::file::{Draft, Whole, failed};
use super::{CellView, DocumentError, Lines};
use crate::regulation::model::LedgerColumn;
use crate::text::Lang;
use frame::{Frame, sheet_part};
use row::RowWriter;

/// The heading is one line.
const HEAD: RowNum = 0;
/// How tightly rows are packed, 1 to 9: more takes much longer, and gains little.
const PACKING: i64 = 4;

/// Where a sheet ends, and the next one begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// The last row, counted from 0.
    pub(super) last_row: RowNum,
    /// So many bytes, unpacked: older programs read no longer part.
    pub(super) bytes: u64,
}

/// The format's own limits.
pub(super) const FORMAT: Limits = Limits {
    last_row: 1_048_575,
    bytes: 3 << 30,
};

/// A workbook in the making.
pub(super) struct Workbook {
    zip: ZipWriter<Outlet>,
    path: std::path::PathBuf,
    frame: Frame,
    rows: RowWriter,
    limits: Limits,
    /// The last rows of the sheets that are full.
    full: Vec<RowNum>,
    /// The next row of the sheet that is being written, and its bytes so far.
    row: RowNum,
    bytes: u64,
}

impl Workbook {
    pub(super) fn begin(
        draft: Draft,
        columns: &[LedgerColumn],
        organisation: &str,
        lang: Lang,
        limits: Limits,
    ) -> Result<Self, DocumentError> {
        let mut workbook = Self {
            path: draft.target().to_owned(),
            zip: ZipWriter::new(Outlet {
                draft,
                broken: false,
            }),
            frame: Frame {
                columns: columns.to_vec(),
                organisation: organisation.to_owned(),
                lang,
            },
            rows: RowWriter::new(columns),
            limits,
            full: Vec::new(),
            row: 0,
            bytes: 0,
        };
        workbook.begin_sheet()?;
        Ok(workbook)
    }

    /// The sheets, the one that is being written as far as it is.
    fn sheets(&self) -> Vec<RowNum> {
        let last = self.row.saturating_sub(1);
        self.full.iter().copied().chain([last]).collect()
    }

    fn begin_sheet(&mut self) -> Result<(), DocumentError> {
        (self.row, self.bytes) = (HEAD + 1, 0);
        let sheets = self.sheets();
        let (before, styles, _) = self.frame.of(&sheets)?.sheet(sheets.len())?;
        self.rows.styles = styles;
        self.begin_part(&sheet_part(sheets.len()))?;
        self.put(&before)
    }

    fn end_sheet(&mut self) -> Result<(), DocumentError> {
        let sheets = self.sheets();
        let (_, _, after) = self.frame.of(&sheets)?.sheet(sheets.len())?;
        self.put(&after)
    }

    fn begin_part(&mut self, name: &str) -> Result<(), DocumentError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(PACKING));
        let begun = self.zip.start_file(name, options);
        begun.map_err(|error| failed(&self.path, error.into()))
    }

    fn put(&mut self, text: &str) -> Result<(), DocumentError> {
        let put = self.zip.write_all(text.as_bytes());
        put.map_err(|source| failed(&self.path, source))
    }
}

impl Lines for Workbook {
    fn line(&mut self, cells: &[CellView<'_>]) -> Result<(), DocumentError> {
        if self.row > self.limits.last_row || self.bytes > self.limits.bytes {
            self.end_sheet()?;
            self.full.push(self.row - 1);
            self.begin_sheet()?;
        }
        let row = self.rows.row(self.row, cells);
        let put = self.zip.write_all(row.as_bytes());
        put.map_err(|source| failed(&self.path, source))?;
        self.bytes += u64::try_from(row.len()).unwrap_or_default();
        self.row += 1;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Whole, DocumentError> {
        self.end_sheet()?;
        for (name, text) in self.frame.of(&self.sheets())?.others()? {
            self.begin_part(&name)?;
            self.put(&text)?;
        }
        let done = self.zip.finish();
        let outlet = done.map_err(|error| failed(&self.path, error.into()))?;
        outlet.draft.whole()
    }
}

/// The way into the file. Once it has failed, nothing more goes there and nobody complains again: the packing library ends
/// what it has begun when it is dropped, and would tell the terminal that it cannot.
struct Outlet {
    draft: Draft,
    broken: bool,
}

impl Outlet {
    fn unless_broken<T: Default>(
        &mut self,
        work: impl FnOnce(&mut Draft) -> io::Result<T>,
        otherwise: T,
    ) -> io::Result<T> {
        if self.broken {
            return Ok(otherwise);
        }
        let done = work(&mut self.draft);
        self.broken = done.is_err();
        done
    }
}

impl Write for Outlet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.unless_broken(|draft| draft.write(bytes), bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.unless_broken(Write::flush, ())
    }
}

impl Seek for Outlet {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.unless_broken(|draft| draft.seek(to), 0)
    }
}

#[cfg(test)]
mod tests;
