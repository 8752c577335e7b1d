//! tousu
