//! Where the newest backup is, for whoever finds the desk damaged.

use std::path::{Path, PathBuf};

use super::{make, texts};
use crate::calendar::Moment;
use crate::store::sqlite::SqliteStore;
use crate::store::{Manifest, place};
use crate::text::{Label, Lang};

/// Where the newest backup of the desk at `path` is and how to go back to it, in words.
pub fn advice(path: &Path) -> Option<Label> {
    let backup = newest_backup(path)?.display().to_string();
    let words = |lang| texts::newest_backup(lang, &backup);
    Some(Label::new(words(Lang::Zh), words(Lang::En)))
}

/// The newest backup of the desk at `path`: of those that it remembers, where it still can be asked, and of those that stand
/// beside it. Whatever cannot be read is passed over: this is advice.
fn newest_backup(path: &Path) -> Option<PathBuf> {
    let remembered = SqliteStore::open(path).ok();
    let remembered = remembered.and_then(|store| make::kept(&store).ok());
    let remembered = remembered.unwrap_or_default().into_iter();
    let remembered = remembered
        .filter(|backup| backup.file.is_file())
        .map(|backup| (backup.at, backup.file));
    let all = beside(path).into_iter().chain(remembered);
    all.max_by_key(|(at, _)| *at).map(|(_, file)| file)
}

/// Every backup that stands beside the desk with its manifest, and when it was made.
fn beside(path: &Path) -> Vec<(Moment, PathBuf)> {
    let Ok(entries) = std::fs::read_dir(place::folder_of(path)) else {
        return Vec::new();
    };
    let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let made = |file: PathBuf| {
        let manifest = Manifest::read(&file).ok()??;
        let at = manifest.made_at.or(manifest.until)?;
        Some((at, file))
    };
    files
        .filter(|file| file.as_path() != path && file.is_file())
        .filter_map(made)
        .collect()
}
