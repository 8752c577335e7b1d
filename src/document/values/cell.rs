//! One cell of a ledger, or one box of a form.

use std::borrow::Cow;
use std::io::Write as _;

use chrono::{Datelike, Timelike};

use crate::calendar::Moment;

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    Number(i64),
    Time(Moment),
}

/// A cell whose text is somebody else's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellView<'a> {
    #[default]
    Empty,
    Text(TextView<'a>),
    Number(i64),
    Time(Moment),
}

/// A text as it lies in a file: whoever only passes it on need not look at each character of millions of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextView<'a>(&'a [u8]);

impl<'a> TextView<'a> {
    /// These bytes, which should be UTF-8.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub const fn bytes(self) -> &'a [u8] {
        self.0
    }

    /// Its characters; what is none shows as U+FFFD.
    pub fn text(self) -> Cow<'a, str> {
        String::from_utf8_lossy(self.0)
    }
}

impl<'a> From<&'a str> for TextView<'a> {
    fn from(text: &'a str) -> Self {
        Self(text.as_bytes())
    }
}

impl Cell {
    /// A text, or nothing where it is empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.trim().is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }

    /// A text that may be missing.
    pub fn maybe(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Empty, Self::text)
    }

    /// A time that may be missing.
    pub fn time(at: Option<Moment>) -> Self {
        at.map_or(Self::Empty, Self::Time)
    }

    /// The same cell, lent.
    pub const fn view(&self) -> CellView<'_> {
        match self {
            Self::Empty => CellView::Empty,
            Self::Text(text) => CellView::Text(TextView(text.as_bytes())),
            Self::Number(number) => CellView::Number(*number),
            Self::Time(at) => CellView::Time(*at),
        }
    }

    /// The cell as a person writes it.
    pub fn written(&self) -> String {
        let mut out = Vec::new();
        self.view().write(&mut out);
        TextView(&out).text().into_owned()
    }
}

impl CellView<'_> {
    /// Adds the cell as a person writes it.
    pub fn write(self, out: &mut Vec<u8>) {
        match self {
            Self::Empty => {}
            Self::Text(text) => out.extend_from_slice(text.bytes()),
            // Writing into memory cannot fail.
            Self::Number(number) => drop(write!(out, "{number}")),
            Self::Time(at) => minute(out, at),
        }
    }
}

/// `2026-09-28 10:12`, with seconds where there are some, so that a ledger read back is the same one. Digit by digit: there
/// are millions of them in a large ledger, and a pattern is ten times the work.
fn minute(out: &mut Vec<u8>, at: Moment) {
    let at = at.naive_local();
    match u32::try_from(at.year()) {
        Ok(year) if year < 10_000 => {
            two_digits(out, year / 100);
            two_digits(out, year % 100);
        }
        _ => drop(write!(out, "{:04}", at.year())),
    }
    let parts = [
        (b'-', at.month()),
        (b'-', at.day()),
        (b' ', at.hour()),
        (b':', at.minute()),
        (b':', at.second()),
    ];
    let shown = if at.second() == 0 { 4 } else { 5 };
    for (before, number) in parts.into_iter().take(shown) {
        out.push(before);
        two_digits(out, number);
    }
}

fn two_digits(out: &mut Vec<u8>, number: u32) {
    for digit in [number / 10 % 10, number % 10] {
        out.push(b'0' + u8::try_from(digit).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_on_paper_with_seconds_where_there_are_some() {
        for (at, written) in [
            ("2026-09-28T10:12:00+08:00", "2026-09-28 10:12"),
            ("2026-01-02T03:04:05+08:00", "2026-01-02 03:04:05"),
            ("0987-01-02T00:00:00Z", "0987-01-02 00:00"),
            ("-0001-01-02T00:00:00Z", "-001-01-02 00:00"),
        ] {
            let at = Cell::Time(at.parse().unwrap());
            assert_eq!(at.written(), written);
        }
    }
}
