//! How an answer is written: one JSON value, or text for people. Whatever came from outside is made visible first, so that
//! no name can drive the terminal.

use std::io::Write;

use serde::Serialize;

use super::failure::Failure;
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
pub fn write_json(to: &mut dyn Write, value: &impl Serialize) -> Result<(), Failure> {
    let mut to = std::io::BufWriter::new(to);
    serde_json::to_writer(&mut to, value).map_err(std::io::Error::from)?;
    writeln!(to)?;
    Ok(to.flush()?)
}
