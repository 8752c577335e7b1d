//! The desk's file itself, before `SQLite` opens it. It is only ever made here, never read: reading a file beside `SQLite`
//! would drop its locks.

use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::path::Path;

use super::network::network_kind;
use crate::store::{StoreError, place};

/// Makes an empty file that only its owner may read. An empty one that is there already (left by a creation that was cut
/// short) will do.
pub(super) fn make(path: &Path) -> Result<(), StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    only_for_the_owner(&mut options);
    match options.open(path).and_then(|file| file.sync_all()) {
        Ok(()) => place::sync_folder(path).map_err(|e| StoreError::at(path, &e)),
        Err(e) if e.kind() == ErrorKind::AlreadyExists && is_empty(path) => Ok(()),
        Err(e) => Err(StoreError::at(path, &e)),
    }
}

/// Refuses a folder where locks cannot be trusted.
pub(super) fn refuse_network(path: &Path) -> Result<(), StoreError> {
    match network_kind(path) {
        Some(detail) => Err(StoreError::Network {
            path: path.to_owned(),
            detail,
        }),
        None => Ok(()),
    }
}

/// Refuses what is no file at all.
pub(super) fn must_be_there(path: &Path) -> Result<(), StoreError> {
    match path.metadata() {
        Ok(found) if found.is_file() => Ok(()),
        Ok(_) => Err(StoreError::NotADesk {
            path: path.to_owned(),
            detail: "not a file".to_owned(),
        }),
        Err(e) => Err(StoreError::at(path, &e)),
    }
}

fn is_empty(path: &Path) -> bool {
    path.metadata()
        .is_ok_and(|found| found.is_file() && found.len() == 0)
}

#[cfg(unix)]
fn only_for_the_owner(options: &mut OpenOptions) {
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
}

#[cfg(not(unix))]
fn only_for_the_owner(_options: &mut OpenOptions) {}
