//! Documents for Word and WPS (Office Open XML), written by a small hand.
//!
//! An office prints its slips from Word or WPS, on A4, in black and white, and signs them with a pen. That needs little: a
//! page, paragraphs in a few styles, tables with merged boxes, a header, a page number. [`Document`] is that much and no
//! more; it knows nothing of complaints, so forms and reports are built from the same parts:
//!
//! ```
//! use tousu::document::docx::{Cell, Document, Length, Paragraph, Row, Table};
//! use tousu::text::Lang;
//!
//! let mut page = Document::new(Lang::Zh, "客户投诉月报").header("示例公司", "2026-09");
//! page.push(Paragraph::title("客户投诉月报"));
//! page.push(
//!     Table::new(&[Length::mm(40), Length::mm(125)])
//!         .row(Row::head([Cell::label("部门"), Cell::label("件数")]))
//!         .row(Row::new([Cell::text("前台"), Cell::number("12")])),
//! );
//! let bytes = page.to_bytes()?;
//! # assert!(bytes.starts_with(b"PK"));
//! # Ok::<(), tousu::document::docx::DocxError>(())
//! ```
//!
//! Rules that hold for every document:
//! - the same document is the same bytes (no clock, fixed times in the package)
//! - no text can break out of its place: characters with a meaning in XML are escaped, control characters and those that
//!   turn the direction of others are left out
//! - fonts are named (宋体, 黑体, 仿宋), never embedded; Word, WPS and others put their own where one is missing

mod cell;
mod document;
mod length;
mod package;
mod paragraph;
mod parts;
mod styles;
mod table;
mod write;
mod xml;

pub use cell::{Cell, Upright};
pub use document::{Block, Document, Page};
pub use length::Length;
pub use package::DocxError;
pub use paragraph::{Align, Paragraph, Run, Style};
pub use table::{Borders, Row, Table};

/// A box to tick, and the same box ticked: signs that 宋体 has, so that no other font has to step in.
pub const fn tick(ticked: bool) -> char {
    if ticked { '■' } else { '□' }
}

#[cfg(test)]
mod tests;
