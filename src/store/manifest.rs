//! What stands beside a copy of a desk: by it the copy is known again, byte for byte, and its head is an anchor for every
//! later check.

use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{StoreError, place};
use crate::calendar::Moment;
use crate::text::Label;

/// The end of the chain, as it stands on a printed sheet or in a backup: whoever holds one sees a cut or rewritten history.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    pub seq: i64,
    pub chain: String,
}

/// What is known of a copy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The copy's name, without its folder.
    pub file: String,
    /// In bytes.
    pub size: u64,
    pub sha256: String,
    pub head: Anchor,
    /// When the last entry was written.
    pub until: Option<Moment>,
    /// When the copy was made; not known of one made before a new layout.
    pub made_at: Option<Moment>,
    /// The layout of the file.
    pub schema: i64,
    /// The version of the program that made the copy.
    pub program: String,
    pub organisation: Option<Label>,
    /// The version of the regulation in force.
    pub regulation: Option<String>,
    /// Sealed ones not counted; not known of a copy made before a new layout.
    pub cases: Option<u64>,
}

impl Manifest {
    /// Where the manifest of the copy at `path` stands.
    pub fn place(path: &Path) -> PathBuf {
        place::with_ending(path, ".json")
    }

    /// The manifest of the copy at `path`; `None` where there is none.
    ///
    /// # Errors
    /// A file that cannot be read; [`StoreError::Damaged`] for one that is no manifest.
    pub fn read(path: &Path) -> Result<Option<Self>, StoreError> {
        let place = Self::place(path);
        match std::fs::read(&place) {
            Ok(bytes) => serde_json::from_slice(&bytes)
                .map(Some)
                .map_err(|error| StoreError::Damaged(format!("{}: {error}", place.display()))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StoreError::at(&place, &error)),
        }
    }

    /// Writes it beside the copy at `path`, whole or not at all, over nothing.
    ///
    /// # Errors
    /// Something stands there; a disk that is full or fails.
    pub fn write(&self, path: &Path) -> Result<(), StoreError> {
        let place = Self::place(path);
        let folder = place::beside(&place)?;
        let draft = folder.path().join("manifest");
        let text = serde_json::to_vec_pretty(self)
            .map_err(|error| StoreError::Internal(error.to_string()))?;
        std::fs::File::create(&draft)
            .and_then(|mut file| file.write_all(&text))
            .map_err(|error| StoreError::at(&place, &error))?;
        place::put_new(&draft, &place)
    }

    /// When the data ends that the copy holds.
    pub fn data_until(&self) -> Option<Moment> {
        self.until.or(self.made_at)
    }
}
