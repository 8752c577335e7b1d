//! One row of a sheet, as the format writes it.

use std::fmt::Write;

use chrono::{NaiveDate, NaiveDateTime};
use rust_xlsxwriter::RowNum;

use super::super::CellView;
use super::measure::{height, widths};
use crate::regulation::model::LedgerColumn;

/// The most characters that a cell may hold, by the format (in UTF-16).
const MOST_CHARACTERS: usize = 32_767;
/// What a cut text ends with.
const CUT: &str = "…";
/// A row of this height, in pixels, is of the usual height, and says nothing of it.
const USUAL_PIXELS: f64 = 20.0;
/// Pixels in a point.
const PIXELS: f64 = 4.0 / 3.0;
/// Seconds in a day.
const DAY: f64 = 86_400.0;
/// Day 0 of the format; right for every day after February 1900.
const DAY_ZERO: NaiveDate = match NaiveDate::from_ymd_opt(1899, 12, 30) {
    Some(date) => date,
    None => NaiveDate::MIN,
};

/// The numbers of the formats.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Styles {
    pub(super) text: u32,
    pub(super) time: u32,
    pub(super) number: u32,
}

/// Writes rows, one after the other, into the same room.
pub(super) struct RowWriter {
    letters: Vec<String>,
    widths: Vec<f64>,
    pub(super) styles: Styles,
    text: String,
}

impl RowWriter {
    pub(super) fn new(columns: &[LedgerColumn]) -> Self {
        Self {
            letters: (0..columns.len()).map(letters).collect(),
            widths: widths(columns),
            styles: Styles::default(),
            text: String::new(),
        }
    }

    /// The row of these cells; `row` counts from 0.
    pub(super) fn row(&mut self, row: RowNum, cells: &[CellView<'_>]) -> &str {
        self.text.clear();
        // Writing into a text cannot fail.
        let _ = self.write(row.saturating_add(1), cells);
        &self.text
    }

    fn write(&mut self, row: RowNum, cells: &[CellView<'_>]) -> std::fmt::Result {
        let (out, styles) = (&mut self.text, self.styles);
        let pixels = (height(cells, &self.widths) * PIXELS).round();
        write!(out, "<row r=\"{row}\"")?;
        if (pixels - USUAL_PIXELS).abs() > 0.5 {
            write!(out, " ht=\"{}\" customHeight=\"1\"", pixels / PIXELS)?;
        }
        out.push('>');
        for (cell, letters) in cells.iter().zip(&self.letters) {
            match cell {
                CellView::Empty => write!(out, "<c r=\"{letters}{row}\" s=\"{}\"/>", styles.text)?,
                CellView::Number(number) => write!(
                    out,
                    "<c r=\"{letters}{row}\" s=\"{}\"><v>{number}</v></c>",
                    styles.number
                )?,
                CellView::Time(at) => write!(
                    out,
                    "<c r=\"{letters}{row}\" s=\"{}\"><v>{}</v></c>",
                    styles.time,
                    day(at.naive_local())
                )?,
                CellView::Text(text) => {
                    write!(
                        out,
                        "<c r=\"{letters}{row}\" s=\"{}\" t=\"inlineStr\"><is><t",
                        styles.text
                    )?;
                    put_text(out, &text.text());
                    out.push_str("</t></is></c>");
                }
            }
        }
        out.push_str("</row>");
        Ok(())
    }
}

/// `A`, `B` … `Z`, `AA` …
fn letters(column: usize) -> String {
    let letter = |n: usize| char::from(b'A' + u8::try_from(n % 26).unwrap_or_default());
    match column / 26 {
        0 => letter(column).to_string(),
        more => format!("{}{}", letters(more - 1), letter(column)),
    }
}

/// A time as the format counts it, in days.
fn day(at: NaiveDateTime) -> f64 {
    let span = at - DAY_ZERO.and_time(chrono::NaiveTime::MIN);
    let days = i32::try_from(span.num_days()).unwrap_or(i32::MAX);
    let rest = i32::try_from(span.num_seconds() % 86_400).unwrap_or_default();
    f64::from(days) + f64::from(rest) / DAY
}

/// The text, from behind the name of its tag on.
fn put_text(out: &mut String, text: &str) {
    let blank = ['\t', '\n', ' '];
    if text.starts_with(blank) || text.ends_with(blank) {
        out.push_str(" xml:space=\"preserve\"");
    }
    out.push('>');
    // A character takes at least as many bytes as UTF-16 units.
    if text.len() <= MOST_CHARACTERS || text.encode_utf16().count() <= MOST_CHARACTERS {
        put_escaped(out, text);
        return;
    }
    let mut room = MOST_CHARACTERS - 1;
    let kept = text.char_indices().find(|(_, character)| {
        let fits = room.checked_sub(character.len_utf16());
        room = fits.unwrap_or(room);
        fits.is_none()
    });
    let end = kept.map_or(text.len(), |(end, _)| end);
    put_escaped(out, text.get(..end).unwrap_or_default());
    out.push_str(CUT);
}

fn put_escaped(out: &mut String, mut text: &str) {
    while let Some((at, character)) = text.char_indices().find(|(_, it)| is_special(*it)) {
        let (plain, rest) = text.split_at_checked(at).unwrap_or((text, ""));
        out.push_str(plain);
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '_' if is_escape(rest) => out.push_str("_x005F_"),
            '_' => out.push('_'),
            other => {
                let _ = write!(out, "_x{:04X}_", u32::from(other));
            }
        }
        text = rest.get(character.len_utf8()..).unwrap_or_default();
    }
    out.push_str(text);
}

/// What XML cannot hold as it is, and the sign with which the format writes the rest of it.
const fn is_special(character: char) -> bool {
    matches!(
        character,
        '&' | '<' | '>' | '_' | '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}'
    )
}

/// Whether somebody typed what the format would take for one of its own signs: `_x0041_`.
fn is_escape(text: &str) -> bool {
    let digits = text.strip_prefix("_x").and_then(|rest| rest.get(..5));
    digits
        .and_then(|digits| digits.strip_suffix('_'))
        .is_some_and(|digits| digits.bytes().all(|it| it.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut out = String::new();
        put_text(&mut out, text);
        out
    }

    #[test]
    fn columns_are_lettered_as_a_sheet_letters_them() {
        let lettered = [0, 25, 26, 51, 52, 701, 702].map(letters);
        assert_eq!(lettered, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_text_comes_back_from_the_sheet_as_it_was_typed() {
        assert_eq!(written("漏水"), ">漏水");
        assert_eq!(written("a<b> & c"), ">a&lt;b&gt; &amp; c");
        assert_eq!(written(" 漏水"), " xml:space=\"preserve\"> 漏水");
        assert_eq!(written("a\u{1}b\rc"), ">a_x0001_b_x000D_c");
        assert_eq!(written("_x0041_ _x _y"), ">_x005F_x0041_ _x _y");
    }

    #[test]
    fn a_text_that_is_too_long_is_cut_and_says_so() {
        let cut = written(&"😀".repeat(20_000));
        assert!(cut.ends_with("😀…"));
        let units = cut.encode_utf16().count() - 1;
        assert!(
            (MOST_CHARACTERS - 1..=MOST_CHARACTERS).contains(&units),
            "{units}"
        );
        assert_eq!(
            written(&"汉".repeat(MOST_CHARACTERS)).chars().count(),
            MOST_CHARACTERS + 1
        );
    }

    #[test]
    fn times_are_days_of_the_format() {
        let at = |text: &str| day(text.parse().unwrap());
        assert!((at("2026-09-28T12:00:00") - 46_293.5).abs() < 1e-9);
        assert!((at("1900-03-01T00:00:00") - 61.0).abs() < 1e-9);
    }
}
