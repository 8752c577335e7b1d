//! The file of a regulation, as people name it.

use std::path::PathBuf;

use crate::desk::DeskError;
use crate::text::{Lang, system_error};

/// The largest regulation file that is read, in bytes: a hundred times the longest that ships.
const LARGEST: u64 = 8 << 20;

/// The text of the file whose path was typed or dropped.
///
/// # Errors
/// What keeps it from being read as a text.
pub fn read(typed: &str) -> Result<String, DeskError> {
    let path = path(typed);
    let name = path.display().to_string();
    let wrong = |detail: &dyn Fn(Lang) -> String| DeskError::invalid(&name, detail);
    let refused = |error: std::io::Error| wrong(&|lang| system_error(lang, &error));
    let found = path.metadata().map_err(refused)?;
    if !found.is_file() || found.len() > LARGEST {
        return Err(wrong(&|lang| texts::no_regulation(lang).to_owned()));
    }
    std::fs::read_to_string(&path).map_err(refused)
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

mod texts {
    crate::catalogue! {
        no_regulation() { zh: "不是制度文件", en: "it is no regulation file" }
    }
}
