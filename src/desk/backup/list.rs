//! What was erased, as a small file beside the desk and beside each of its backups, so that it stays erased: a backup of before
//! still holds it, and a restore erases it again.
//!
//! Numbers, times and the two who decided; no word of anybody. The log is the truth; the file is written anew from it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::make;
use crate::calendar::Moment;
use crate::case::ErasureCause;
use crate::desk::{Desk, DeskError};
use crate::store::{LogEntry, Read, StoreError, place};
use crate::text::hex;

/// A case whose personal data was erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasedCase {
    pub number: String,
    /// The chain value of its first entry. After a restore the same number may be given to another case.
    pub began: String,
    pub at: Moment,
    pub cause: ErasureCause,
    pub asked_by: String,
    pub asked_at: Moment,
    pub confirmed_by: String,
}

/// What the facts of the event say.
#[derive(Deserialize)]
struct Facts {
    cause: ErasureCause,
    asked_by: String,
    asked_at: Moment,
}

impl Desk {
    /// Writes the list beside the desk, and beside every backup that the desk remembers and that is within reach. What cannot be
    /// written now is written with the next erasure or backup.
    ///
    /// # Errors
    /// A fault of the desk's own file, not of the lists.
    pub(in crate::desk) fn list_erasures(&self) -> Result<(), DeskError> {
        let Some(desk) = &self.path else {
            return Ok(());
        };
        let erased = of_log(self.store.as_read())?;
        let backups = make::kept(self.store.as_read())?.into_iter();
        let backups = backups
            .map(|backup| backup.file)
            .filter(|file| file.is_file());
        for file in [desk.clone()].into_iter().chain(backups) {
            // What stood there may tell of cases that an older copy of the desk did not have.
            let _ = beside(&file).and_then(|known| write(&file, &joined([known, erased.clone()])));
        }
        Ok(())
    }
}

/// Where the list stands that belongs to the file at `path`.
pub(super) fn place(path: &Path) -> PathBuf {
    place::with_ending(path, ".erased.json")
}

/// The list beside `path`; empty where there is none.
///
/// # Errors
/// A list that cannot be read: what it says must not be passed over.
pub(super) fn beside(path: &Path) -> Result<Vec<ErasedCase>, StoreError> {
    let place = place(path);
    match std::fs::read(&place) {
        Ok(bytes) => serde_json::from_slice(&bytes)
            .map_err(|error| StoreError::Damaged(format!("{}: {error}", place.display()))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(StoreError::at(&place, &error)),
    }
}

/// Writes the list beside `path`, whole or not at all; none where nothing was erased.
pub(super) fn write(path: &Path, erased: &[ErasedCase]) -> Result<(), StoreError> {
    if erased.is_empty() {
        return Ok(());
    }
    let place = place(path);
    let folder = place::beside(&place)?;
    let draft = folder.path().join("list");
    let text = serde_json::to_vec_pretty(erased)
        .map_err(|error| StoreError::Internal(error.to_string()))?;
    std::fs::File::create(&draft)
        .and_then(|mut file| file.write_all(&text))
        .map_err(|error| StoreError::at(&place, &error))?;
    place::put_over(&draft, &place)
}

/// What the log says.
pub(super) fn of_log(read: &dyn Read) -> Result<Vec<ErasedCase>, StoreError> {
    let (mut found, mut fault) = (Vec::new(), None);
    read.walk_log(&mut |entry| {
        if let Some(number) = entry.case.as_ref().filter(|_| entry.kind == "erased") {
            match of_entry(number, entry) {
                Ok(erased) => found.push(erased),
                Err(error) => fault = Some(error),
            }
        }
        fault.is_none()
    })?;
    if let Some(fault) = fault {
        return Err(fault);
    }
    let began = beginnings(
        read,
        found.iter().map(|erased| erased.number.clone()).collect(),
    )?;
    for erased in &mut found {
        erased.began = began.get(&erased.number).cloned().unwrap_or_default();
    }
    Ok(joined([found]))
}

/// The chain value of the first entry of each of these cases.
pub(in crate::desk) fn beginnings(
    read: &dyn Read,
    mut numbers: BTreeSet<String>,
) -> Result<BTreeMap<String, String>, StoreError> {
    let mut found = BTreeMap::new();
    if numbers.is_empty() {
        return Ok(found);
    }
    read.walk_log(&mut |entry| {
        if let Some(number) = entry.case.as_ref().and_then(|number| numbers.take(number)) {
            found.insert(number, hex(&entry.chain));
        }
        !numbers.is_empty()
    })?;
    Ok(found)
}

fn of_entry(number: &str, entry: &LogEntry) -> Result<ErasedCase, StoreError> {
    let unreadable = |detail: String| StoreError::Damaged(format!("entry {}: {detail}", entry.seq));
    let facts: Facts =
        serde_json::from_str(&entry.facts).map_err(|error| unreadable(error.to_string()))?;
    let at =
        Moment::parse_from_rfc3339(&entry.at).map_err(|error| unreadable(error.to_string()))?;
    Ok(ErasedCase {
        number: number.to_owned(),
        began: String::new(),
        at,
        cause: facts.cause,
        asked_by: facts.asked_by,
        asked_at: facts.asked_at,
        confirmed_by: entry.actor.clone(),
    })
}

/// Each case once, as it was erased first; by number.
pub(super) fn joined(lists: impl IntoIterator<Item = Vec<ErasedCase>>) -> Vec<ErasedCase> {
    let mut all: BTreeMap<(String, String), ErasedCase> = BTreeMap::new();
    for erased in lists.into_iter().flatten() {
        let case = (erased.number.clone(), erased.began.clone());
        let known = all.entry(case).or_insert_with(|| erased.clone());
        if erased.at < known.at {
            *known = erased;
        }
    }
    all.into_values().collect()
}
