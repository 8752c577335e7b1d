//! The file of a regulation, as people name it.

use std::path::PathBuf;

use crate::desk::DeskError;

/// The largest regulation file that is read, in bytes: a hundred times the longest that ships.
const LARGEST: u64 = 8 << 20;

/// The text of the file whose path was typed or dropped.
///
/// # Errors
/// What keeps it from being read as a text.
pub fn read(typed: &str) -> Result<String, DeskError> {
    let path = path(typed);
    let wrong = |detail: String| DeskError::Invalid {
        field: path.display().to_string(),
        detail,
    };
    let found = path.metadata().map_err(|error| wrong(error.to_string()))?;
    if !found.is_file() || found.len() > LARGEST {
        return Err(wrong("not a regulation file".to_owned()));
    }
    let bytes = std::fs::read(&path).map_err(|error| wrong(error.to_string()))?;
    String::from_utf8(bytes).map_err(|_| wrong("not UTF-8".to_owned()))
}

/// A path as people type or drop it: in quotes, or under `~`.
pub fn path(typed: &str) -> PathBuf {
    let plain = typed.trim().trim_matches(['"', '\'']);
    let home = directories::BaseDirs::new();
    match (plain.strip_prefix("~/"), home) {
        (Some(rest), Some(dirs)) => dirs.home_dir().join(rest),
        _ => PathBuf::from(plain),
    }
}
