//! How an answer is written: one JSON value, or text for people. Whatever came from outside is made visible first, so that
//! no name can drive the terminal.

use std::io::Write;

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use super::failure::Failure;
use crate::text::clean::is_hidden;
use crate::text::{visible, width};

/// Lines of text for people.
#[derive(Clone, Debug, Default)]
pub struct Output {
    lines: Vec<String>,
}

impl Output {
    /// Adds a line; control characters in it become visible.
    pub fn line(&mut self, text: impl AsRef<str>) -> &mut Self {
        self.lines.push(visible(text.as_ref()));
        self
    }

    /// Adds a blank line.
    pub fn blank(&mut self) -> &mut Self {
        self.lines.push(String::new());
        self
    }

    /// Adds rows as aligned columns.
    pub fn table(&mut self, rows: &[Vec<String>]) -> &mut Self {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let shown: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(|cell| visible(cell)).collect())
            .collect();
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                shown
                    .iter()
                    .filter_map(|row| row.get(column))
                    .map(|cell| width(cell))
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        for row in &shown {
            let cells: Vec<String> = row
                .iter()
                .zip(&widths)
                .map(|(cell, cells)| crate::text::pad(cell, *cells))
                .collect();
            self.lines.push(cells.join("  ").trim_end().to_owned());
        }
        self
    }

    /// Writes everything.
    pub fn write(&self, to: &mut dyn Write) -> Result<(), Failure> {
        for line in &self.lines {
            writeln!(to, "{line}")?;
        }
        Ok(to.flush()?)
    }
}

/// Writes one JSON value on one line.
///
/// # Errors
/// Where it cannot be written.
pub fn write_json(to: &mut dyn Write, value: &impl Serialize) -> std::io::Result<()> {
    let mut to = std::io::BufWriter::new(to);
    value.serialize(&mut Serializer::with_formatter(&mut to, Harmless))?;
    writeln!(to)?;
    to.flush()
}

/// One line, as short as it can be, with everything that would drive a terminal written by its number: whoever reads JSON gets
/// the same text.
struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> std::io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(is_unseen) {
            let (before, from) = rest.split_at(at);
            writer.write_all(before.as_bytes())?;
            let mut characters = from.chars();
            let mut units = [0; 2];
            for unit in characters
                .next()
                .unwrap_or_default()
                .encode_utf16(&mut units)
            {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = characters.as_str();
        }
        writer.write_all(rest.as_bytes())
    }
}

fn is_unseen(c: char) -> bool {
    c.is_control() || is_hidden(c) || matches!(c, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_has_no_raw_character_that_drives_a_terminal_and_says_the_same() {
        let text = "甲\u{9b}2J\u{202e}乙\u{7f}\u{e0041}\u{1b}[m\n丙";
        let mut written = Vec::new();
        write_json(&mut written, &text).unwrap();
        let written = String::from_utf8(written).unwrap();
        assert!(!written.trim_end().contains(is_unseen), "{written:?}");
        let read: String = serde_json::from_str(&written).unwrap();
        assert_eq!(read, text);
    }
}
