//! A report as a spreadsheet: one sheet a table, its head frozen, numbers as numbers, a native chart beside it, ready to print
//! on A4.

mod chart;

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::model::{Cell, Column, Report, Row, Section};
use super::texts;
use crate::regulation::model::SectionName;
use crate::text::{Lang, width};

/// The font that Word, WPS and Excel on a Chinese desk all have.
const FONT: &str = "等线";
/// The row of the column headings.
const HEAD: u32 = 4;
/// Columns are this wide at most, in characters.
const WIDEST: usize = 40;
/// So many lines and a chart stand on one page.
const ONE_PAGE: usize = 30;
/// The height of a line, in points.
const LINE: f64 = 15.0;

/// Why there is no spreadsheet.
#[derive(Debug, thiserror::Error)]
#[error("the spreadsheet could not be made: {0}")]
pub struct SheetError(#[from] XlsxError);

impl SheetError {
    /// What happened, for a person.
    pub fn message(&self, lang: Lang) -> String {
        texts::sheet_failed(lang, &self.0.to_string())
    }
}

/// The bytes of the .xlsx file.
///
/// # Errors
/// The writer's own limits (a text or a table that no sheet can hold).
pub fn as_xlsx(report: &Report, lang: Lang) -> Result<Vec<u8>, SheetError> {
    let mut book = Workbook::new();
    let formats = Formats::new();
    for section in &report.sections {
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(&section.title))?;
        fill(sheet, report, section, &formats, lang)?;
    }
    Ok(book.save_to_buffer()?)
}

struct Formats {
    title: Format,
    line: Format,
    head: Format,
    text: Format,
    count: Format,
    change: Format,
    share: Format,
    decimal: Format,
    moment: Format,
    day: Format,
}

impl Formats {
    fn new() -> Self {
        let plain = || Format::new().set_font_name(FONT).set_font_size(11);
        let cell = || {
            plain()
                .set_border(FormatBorder::Thin)
                .set_align(FormatAlign::VerticalCenter)
        };
        Self {
            title: plain().set_bold().set_font_size(16),
            line: plain(),
            head: cell()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_background_color("#E7E6E6"),
            text: cell().set_text_wrap(),
            count: cell().set_num_format("0"),
            change: cell().set_num_format("+0;-0;0"),
            share: cell().set_num_format("0.0%"),
            decimal: cell().set_num_format("0.0"),
            moment: cell().set_num_format("yyyy-mm-dd hh:mm"),
            day: cell().set_num_format("yyyy-mm-dd"),
        }
    }

    fn of(&self, cell: &Cell) -> &Format {
        match cell {
            Cell::Count(_) => &self.count,
            Cell::Change(_) => &self.change,
            Cell::Share { .. } => &self.share,
            Cell::Decimal(_) => &self.decimal,
            Cell::Moment(_) => &self.moment,
            Cell::Day(_) => &self.day,
            Cell::Text(_) | Cell::Named { .. } | Cell::Nothing => &self.text,
        }
    }
}

fn fill(
    sheet: &mut Worksheet,
    report: &Report,
    section: &Section,
    formats: &Formats,
    lang: Lang,
) -> Result<(), XlsxError> {
    set_up(sheet, section, lang)?;
    let heading = format!("{} · {}", report.organisation, report.title);
    sheet.write_with_format(0, 0, heading, &formats.title)?;
    sheet.write_with_format(1, 0, super::words::about(report, lang), &formats.line)?;
    let clause = super::words::clause(report, lang);
    let told = clause
        .into_iter()
        .chain(super::words::old_ledgers(report, lang));
    let told = told.collect::<Vec<_>>().join("　");
    sheet.write_with_format(2, 0, told, &formats.line)?;
    let note = section.note.as_ref().map(|note| format!("　{note}"));
    let title = format!("{}{}", section.title, note.unwrap_or_default());
    sheet.write_with_format(3, 0, title, &formats.line)?;
    let mut widths = Vec::new();
    for (column, at) in section.columns.iter().zip(0u16..) {
        let width = cells_wide(section, column, usize::from(at));
        sheet.write_with_format(HEAD, at, &column.title, &formats.head)?;
        sheet.set_column_width(at, u16::try_from(width).unwrap_or(20))?;
        widths.push(width);
    }
    if section.rows.is_empty() {
        sheet.write_with_format(HEAD + 1, 0, super::words::empty(lang), &formats.line)?;
    }
    for (row, at) in section.rows.iter().zip(HEAD + 1..) {
        write_row(sheet, row, at, formats)?;
        let lines = lines(row, &widths);
        if lines > 1 {
            sheet.set_row_height(at, LINE * f64::from(lines))?;
        }
    }
    sheet.set_freeze_panes(HEAD + 1, 1)?;
    chart::draw(sheet, section, lang)
}

/// A4 lying, as wide as the page; a table that a page can hold stands on one with its chart, a longer one has its heading on
/// every page.
fn set_up(sheet: &mut Worksheet, section: &Section, lang: Lang) -> Result<(), XlsxError> {
    let pages = u16::from(section.rows.len() <= ONE_PAGE);
    sheet
        .set_paper_size(9)
        .set_landscape()
        .set_print_fit_to_pages(1, pages)
        .set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3)
        .set_footer(format!("&C{}", texts::page(lang)));
    sheet.set_repeat_rows(HEAD, HEAD)?;
    Ok(())
}

fn write_row(
    sheet: &mut Worksheet,
    row: &Row,
    at: u32,
    formats: &Formats,
) -> Result<(), XlsxError> {
    for (cell, column) in row.cells.iter().zip(0u16..) {
        let bold;
        let format = if row.total {
            bold = formats.of(cell).clone().set_bold();
            &bold
        } else {
            formats.of(cell)
        };
        match cell {
            Cell::Text(text) | Cell::Named { label: text, .. } => {
                sheet.write_string_with_format(at, column, text, format)?;
            }
            Cell::Moment(moment) => {
                sheet.write_datetime_with_format(at, column, moment.naive_local(), format)?;
            }
            Cell::Day(day) => {
                sheet.write_datetime_with_format(at, column, day, format)?;
            }
            _ => match cell.number() {
                Some(number) => {
                    sheet.write_number_with_format(at, column, number, format)?;
                }
                None => {
                    sheet.write_blank(at, column, format)?;
                }
            },
        }
    }
    Ok(())
}

/// The lines that the row's texts take in columns of those widths; not every reader measures them when it opens a file.
fn lines(row: &Row, widths: &[usize]) -> u16 {
    let texts = row.cells.iter().zip(widths);
    let lines = texts.map(|(cell, room)| match cell {
        Cell::Text(text) | Cell::Named { label: text, .. } => {
            let room = room.saturating_sub(2).max(1);
            text.lines()
                .map(|line| width(line).div_ceil(room).max(1))
                .sum()
        }
        _ => 1,
    });
    u16::try_from(lines.max().unwrap_or(1)).unwrap_or(1)
}

/// As wide as the longest of heading and cells; a Chinese character takes two. The end of the chain is one long word.
fn cells_wide(section: &Section, column: &Column, at: usize) -> usize {
    let widest = if section.name == SectionName::Chain {
        usize::MAX - 2
    } else {
        WIDEST
    };
    let cells = section.rows.iter().filter_map(|row| row.cells.get(at));
    let longest = cells
        .map(|cell| width(&cell.words()))
        .chain([width(&column.title)])
        .max()
        .unwrap_or(0);
    longest.clamp(8, widest) + 2
}

/// A sheet's name has at most 31 characters, and none of `[]:*?/\`.
fn sheet_name(title: &str) -> String {
    let clean = title.replace(['[', ']', ':', '*', '?', '/', '\\'], " ");
    clean.chars().take(31).collect()
}
