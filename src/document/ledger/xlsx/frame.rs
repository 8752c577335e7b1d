//! All of a workbook but its rows, made by the library: headings, widths, formats, print set-up, filters. The rows of each
//! sheet go where the frame has one row as a sample.

use std::io::{Cursor, Read};

use rust_xlsxwriter::{
    ColNum, Format, FormatAlign, FormatBorder, RowNum, Workbook, Worksheet, XlsxError,
};
use zip::ZipArchive;

use super::super::super::texts;
use super::HEAD;
use super::measure::{LINE, lines, widths};
use super::row::Styles;
use crate::document::DocumentError;
use crate::regulation::model::LedgerColumn;
use crate::text::Lang;

/// A4, and A3 for a ledger that would be too small to read on it.
const A4: u8 = 9;
const A3: u8 = 8;
/// More characters across than these are too small on A4.
const WIDE: f64 = 190.0;
/// Where the sample stands.
const SAMPLE: RowNum = HEAD + 1;
/// How the library begins the sample's row, and how it ends the rows.
const SAMPLE_ROW: &str = "<row r=\"2\"";
const END_OF_ROWS: &str = "</sheetData>";

/// What every sheet of a ledger has in common.
pub(super) struct Frame {
    pub(super) columns: Vec<LedgerColumn>,
    pub(super) organisation: String,
    pub(super) lang: Lang,
}

/// A workbook without its rows.
pub(super) struct Framed {
    parts: ZipArchive<Cursor<Vec<u8>>>,
}

struct Formats {
    head: Format,
    text: Format,
    time: Format,
    number: Format,
}

impl Formats {
    fn new() -> Self {
        let cell = || {
            Format::new()
                .set_font_name("宋体")
                .set_font_size(10)
                .set_border(FormatBorder::Thin)
                .set_align(FormatAlign::Top)
        };
        Self {
            head: cell()
                .set_font_name("黑体")
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            text: cell().set_text_wrap(),
            time: cell()
                .set_num_format("yyyy-mm-dd hh:mm")
                .set_align(FormatAlign::Center),
            number: cell().set_num_format("0").set_align(FormatAlign::Center),
        }
    }
}

impl Frame {
    /// A workbook of as many sheets, each with its last row.
    pub(super) fn of(&self, sheets: &[RowNum]) -> Result<Framed, DocumentError> {
        let mut book = Workbook::new();
        let formats = Formats::new();
        for (last, n) in sheets.iter().zip(1..) {
            let sheet = book.add_worksheet_with_constant_memory()?;
            sheet.set_name(texts::sheet(self.lang, n))?;
            self.heading(sheet, &formats)?;
            sheet.write_blank(SAMPLE, 0, &formats.text)?;
            sheet.write_blank(SAMPLE, 1, &formats.time)?;
            sheet.write_blank(SAMPLE, 2, &formats.number)?;
            let columns = ColNum::try_from(self.columns.len()).unwrap_or(ColNum::MAX);
            if let Some(columns) = columns.checked_sub(1) {
                sheet.autofilter(HEAD, 0, *last, columns)?;
            }
        }
        let parts = ZipArchive::new(Cursor::new(book.save_to_buffer()?));
        Ok(Framed {
            parts: parts.map_err(|error| unexpected(&error))?,
        })
    }

    fn heading(&self, sheet: &mut Worksheet, formats: &Formats) -> Result<(), XlsxError> {
        let widths = widths(&self.columns);
        let paper = if widths.iter().sum::<f64>() > WIDE {
            A3
        } else {
            A4
        };
        set_up(sheet, paper, &self.organisation, self.lang)?;
        for ((column, width), at) in self.columns.iter().zip(&widths).zip(0..) {
            sheet.set_column_width(at, *width)?;
            let label = column.label.get(self.lang);
            sheet.write_string_with_format(HEAD, at, label, &formats.head)?;
        }
        let heads = self.columns.iter().zip(&widths).map(|(column, width)| {
            // Bold letters are wider.
            lines(column.label.get(self.lang), width - 2.0)
        });
        let most = heads.fold(1.0, f64::max);
        sheet.set_row_height(HEAD, most * LINE + 6.0)?;
        Ok(())
    }
}

fn set_up(
    sheet: &mut Worksheet,
    paper: u8,
    organisation: &str,
    lang: Lang,
) -> Result<(), XlsxError> {
    sheet.set_freeze_panes(HEAD + 1, 0)?;
    sheet.set_repeat_rows(HEAD, HEAD)?;
    sheet
        .set_paper_size(paper)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.4, 0.4, 0.7, 0.6, 0.3, 0.3)
        .set_header(format!(
            "&C&\"黑体\"&14{}",
            doubled(&texts::ledger(lang, organisation))
        ))
        .set_footer(format!("&C{}", texts::page(lang)));
    Ok(())
}

/// In headers and footers `&` begins an instruction; two of them are the sign itself.
fn doubled(text: &str) -> String {
    text.replace('&', "&&")
}

impl Framed {
    /// What stands before the rows of a sheet (counted from 1), how its cells are formatted, and what stands after the rows.
    pub(super) fn sheet(&mut self, n: usize) -> Result<(String, Styles, String), DocumentError> {
        let text = self.part(&sheet_part(n))?;
        let split = text.split_once(SAMPLE_ROW).and_then(|(before, rest)| {
            let (sample, after) = rest.split_once(END_OF_ROWS)?;
            let styles = Styles {
                text: style(sample, "A2")?,
                time: style(sample, "B2")?,
                number: style(sample, "C2")?,
            };
            Some((
                without_extent(before),
                styles,
                format!("{END_OF_ROWS}{after}"),
            ))
        });
        split.ok_or_else(|| unexpected(&"no sample row"))
    }

    /// The other parts: their names and contents.
    pub(super) fn others(&mut self) -> Result<Vec<(String, String)>, DocumentError> {
        let names = self.parts.file_names();
        let names = names.map(|name| Ok(name.map_err(|error| unexpected(&error))?.into_owned()));
        let names = names.collect::<Result<Vec<String>, DocumentError>>()?;
        let others = names
            .into_iter()
            .filter(|name| !name.starts_with("xl/worksheets/"));
        others
            .map(|name| self.part(&name).map(|text| (name, text)))
            .collect()
    }

    fn part(&mut self, name: &str) -> Result<String, DocumentError> {
        let mut text = String::new();
        let mut part = self
            .parts
            .by_name(name)
            .map_err(|error| unexpected(&error))?;
        part.read_to_string(&mut text)
            .map_err(|error| unexpected(&error))?;
        Ok(text)
    }
}

/// Where a sheet (counted from 1) is in the package.
pub(super) fn sheet_part(n: usize) -> String {
    format!("xl/worksheets/sheet{n}.xml")
}

/// The number of the format that the sample's cell has.
fn style(sample: &str, cell: &str) -> Option<u32> {
    let (_, after) = sample.split_once(&format!("<c r=\"{cell}\" s=\""))?;
    let (number, _) = after.split_once('"')?;
    number.parse().ok()
}

/// Where the rows end is not known when a sheet begins, and need not be said.
fn without_extent(before: &str) -> String {
    let around = before.split_once("<dimension ").and_then(|(head, rest)| {
        let (_, tail) = rest.split_once("/>")?;
        Some(format!("{head}{tail}"))
    });
    around.unwrap_or_else(|| before.to_owned())
}

/// The library has made something else than this program counts on.
fn unexpected(detail: &dyn std::fmt::Display) -> DocumentError {
    DocumentError::Workbook(XlsxError::ParameterError(detail.to_string()))
}
