//! What can go wrong with a desk's file: what happened, and so what can be done.

use std::path::PathBuf;

/// A fault of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("{path}: no such desk")]
    Missing { path: PathBuf },
    #[error("{path}: this file is not a desk of tousu ({detail})")]
    NotADesk { path: PathBuf, detail: String },
    #[error(
        "{path}: written by a newer tousu (layout {found}, this one knows {known}); nothing was changed"
    )]
    Newer {
        path: PathBuf,
        found: i64,
        known: i64,
    },
    #[error("{path}: there is a desk already; nothing was changed")]
    Exists { path: PathBuf },
    #[error(
        "{path}: on a network file system ({detail}), where locks cannot be trusted; keep the desk on a local disk"
    )]
    Network { path: PathBuf, detail: String },
    #[error(
        "the desk is damaged: {0}; nothing was changed, restore the last backup or run `tousu check`"
    )]
    Damaged(String),
    #[error("another terminal is writing for too long; nothing was saved, try again")]
    Busy,
    #[error("the disk is full; nothing was saved")]
    Full,
    #[error("the desk cannot be written ({0}); nothing was saved")]
    ReadOnly(String),
    #[error("the disk failed while saving ({0}); nothing was saved")]
    NotSaved(String),
    #[error("the disk failed while saving ({0}); whether it was saved is looked up")]
    Uncertain(String),
    #[error("the disk failed: {0}")]
    Io(String),
    #[error("somebody else changed case {number}: version {found}, you saw {expected}")]
    Conflict {
        number: String,
        expected: u32,
        found: u32,
    },
    #[error("stopped; nothing was changed")]
    Stopped,
    #[error("the store was asked for something it does not know: {0}")]
    Internal(String),
}
