//! tousu

pub mod text;
