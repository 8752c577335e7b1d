//! The ledger as a workbook: a frozen heading with filters, columns as wide as what stands in them, real dates, and a print
//! set-up that fits the page across. Written line by line, so memory does not grow with the ledger.

use rust_xlsxwriter::{
    ColNum, Format, FormatAlign, FormatBorder, RowNum, Workbook as Book, Worksheet, XlsxError,
};

use super::super::file::Draft;
use super::super::texts;
use super::{Cell, DocumentError, Lines};
use crate::regulation::model::{CaseValue, LedgerColumn};
use crate::text::{self, Lang};

/// A sheet ends here: the format's own limit.
const LAST_ROW: RowNum = 1_048_575;
/// The most characters that a cell may hold, by the format.
const MOST_CHARACTERS: usize = 32_767;
/// What a cut text ends with.
const CUT: &str = "…";
/// A4, and A3 for a ledger that would be too small to read on it.
const A4: u8 = 9;
const A3: u8 = 8;
/// More characters across than these are too small on A4.
const WIDE: f64 = 190.0;
/// A line of text is so high, in points.
const LINE: f64 = 13.0;
/// The most that a row is high, by the format.
const HIGHEST: f64 = 409.0;
/// The heading is one line.
const HEAD: RowNum = 0;

/// A workbook in the making.
pub(super) struct Workbook {
    draft: Draft,
    book: Book,
    columns: Vec<LedgerColumn>,
    organisation: String,
    lang: Lang,
    formats: Formats,
    /// Which sheet is being written, from 0, and its next row.
    sheet: usize,
    row: RowNum,
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

impl Workbook {
    pub(super) fn begin(
        draft: Draft,
        columns: &[LedgerColumn],
        organisation: &str,
        lang: Lang,
    ) -> Result<Self, DocumentError> {
        let mut workbook = Self {
            draft,
            book: Book::new(),
            columns: columns.to_vec(),
            organisation: organisation.to_owned(),
            lang,
            formats: Formats::new(),
            sheet: 0,
            row: 0,
        };
        workbook.add_sheet()?;
        Ok(workbook)
    }

    fn add_sheet(&mut self) -> Result<(), XlsxError> {
        let name = texts::sheet(self.lang, self.sheet + 1);
        let sheet = self.book.add_worksheet_with_constant_memory()?;
        sheet.set_name(name)?;
        let across: f64 = self.columns.iter().map(|column| width(&column.value)).sum();
        let paper = if across > WIDE { A3 } else { A4 };
        set_up(sheet, paper, &self.organisation, self.lang)?;
        for (column, at) in self.columns.iter().zip(0..) {
            sheet.set_column_width(at, width(&column.value))?;
            sheet.write_string_with_format(
                HEAD,
                at,
                column.label.get(self.lang),
                &self.formats.head,
            )?;
        }
        let heads = self.columns.iter().map(|column| {
            // Bold letters are wider.
            lines(column.label.get(self.lang), width(&column.value) - 2.0)
        });
        let most = heads.fold(1.0, f64::max);
        sheet.set_row_height(HEAD, most * LINE + 6.0)?;
        self.row = HEAD + 1;
        Ok(())
    }

    /// What is only known once a sheet's last line is: how far its filters reach.
    fn close_sheet(&mut self) -> Result<(), XlsxError> {
        let last = self.row.saturating_sub(1);
        let Some(columns) = ColNum::try_from(self.columns.len())
            .ok()
            .and_then(|n| n.checked_sub(1))
        else {
            return Ok(());
        };
        let sheet = self.book.worksheet_from_index(self.sheet)?;
        sheet.autofilter(HEAD, 0, last, columns)?;
        Ok(())
    }
}

impl Lines for Workbook {
    fn line(&mut self, cells: &[Cell]) -> Result<(), DocumentError> {
        if self.row > LAST_ROW {
            self.close_sheet()?;
            self.sheet += 1;
            self.add_sheet()?;
        }
        let sheet = self.book.worksheet_from_index(self.sheet)?;
        sheet.set_row_height(self.row, height(cells, &self.columns))?;
        for (cell, column) in cells.iter().zip(0..) {
            write(sheet, (self.row, column), cell, &self.formats)?;
        }
        self.row += 1;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), DocumentError> {
        self.close_sheet()?;
        self.book.save_to_writer(&mut self.draft)?;
        self.draft.finish()
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

fn write(
    sheet: &mut Worksheet,
    (row, column): (RowNum, ColNum),
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => sheet.write_blank(row, column, &formats.text)?,
        Cell::Text(text) => {
            sheet.write_string_with_format(row, column, fitting(text), &formats.text)?
        }
        Cell::Number(number) => {
            sheet.write_number_with_format(row, column, as_float(*number), &formats.number)?
        }
        Cell::Time(at) => {
            sheet.write_datetime_with_format(row, column, at.naive_local(), &formats.time)?
        }
    };
    Ok(())
}

/// Serials and points are far below what a float holds exactly.
#[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
const fn as_float(number: i64) -> f64 {
    number as f64
}

/// The text as far as a cell can hold it.
fn fitting(text: &str) -> String {
    if text.chars().count() <= MOST_CHARACTERS {
        return text.to_owned();
    }
    let kept: String = text.chars().take(MOST_CHARACTERS - 1).collect();
    kept + CUT
}

/// How high a row must be for all that is written in it: neither Excel nor WPS measures a row that it did not write.
fn height(cells: &[Cell], columns: &[LedgerColumn]) -> f64 {
    let lines = |(cell, column): (&Cell, &LedgerColumn)| match cell {
        Cell::Text(text) => lines(text, width(&column.value)),
        _ => 1.0,
    };
    let most = cells.iter().zip(columns).map(lines).fold(1.0, f64::max);
    (most * LINE + 2.0).min(HIGHEST)
}

/// The lines that a text takes in a column of `across` characters.
fn lines(text: &str, across: f64) -> f64 {
    let long = |line: &str| {
        let characters = u32::try_from(text::width(line)).unwrap_or(u32::MAX);
        (f64::from(characters) / across).ceil().max(1.0)
    };
    text.lines().map(long).sum()
}

/// How wide a column of that value is, in characters.
fn width(value: &CaseValue) -> f64 {
    match value {
        CaseValue::Serial | CaseValue::Sex | CaseValue::Level | CaseValue::Satisfaction => 6.0,
        CaseValue::ReceivedAt
        | CaseValue::RegisteredAt
        | CaseValue::Limit
        | CaseValue::Promised
        | CaseValue::AnsweredAt
        | CaseValue::CalledBackAt
        | CaseValue::ClosedAt
        | CaseValue::Phone
        | CaseValue::ContactMobile
        | CaseValue::ContactPhone => 16.0,
        CaseValue::Text
        | CaseValue::Matter
        | CaseValue::Result
        | CaseValue::Answer
        | CaseValue::Handling
        | CaseValue::Investigation
        | CaseValue::Measures => 40.0,
        CaseValue::Address | CaseValue::Demand | CaseValue::Remarks | CaseValue::Assessments => {
            24.0
        }
        _ => 12.0,
    }
}
