//! `tousu` (投诉): the complaint desk of a company, in a terminal.
//!
//! The library is the whole program; `main.rs` only parses arguments. It is built in floors, and each floor uses only the
//! floors below it (`tests/architecture.rs` holds the house to it):
//!
//! - floor 0, pure (no clock, file, SQL, environment): [`text`], [`calendar`], [`case`], [`regulation`]
//! - floor 1: `store`, the file of a desk
//! - floor 2: `desk`, the only door to the data
//! - floor 3: [`document`], what leaves the desk as a file; [`report`], periodic reports; [`demo`], believable cases
//! - floor 4: `cli` and `tui`, two clients of that door

#[cfg(test)]
extern crate self as tousu;

pub mod calendar;
pub mod case;
pub mod cli;
pub mod demo;
pub mod desk;
pub mod document;
pub mod regulation;
pub mod report;
pub mod store;
pub mod text;
pub mod tui;
