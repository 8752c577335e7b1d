//! Who has no role cannot do it: every role, every command, every kind of six regulations, through the desk's one door.
//!
//! What is expected is written down by hand from the papers' tables (`permissions/table.rs`), not read from the files that are
//! tested. Everything that is not listed there must be refused, write nothing to the case, and be noted in the desk's own log.
#![cfg(test)]

#[path = "permissions/accused.rs"]
mod accused;
#[path = "permissions/finding.rs"]
mod finding;
#[path = "permissions/office.rs"]
mod office;
#[path = "permissions/roles.rs"]
mod roles;
#[path = "permissions/table.rs"]
mod table;
