//! Copies of the desk, and the way back from one.
//!
//! A backup is a copy that the database makes of itself while others write ([`make`]). It is **checked as a copy**, whole, as
//! `check` checks a desk; only then does it get its name. Beside it stands its manifest: by it the file is known again byte for
//! byte, and the head of its chain is an anchor for every later check.
//!
//! A restore ([`restore`]) touches the present desk last: the backup is copied beside it, known again, brought up to date and
//! checked; what was erased since it was made is erased again ([`list`]); then it takes the place of the present desk in one
//! step, and the present desk is kept under another name. Nothing is ever deleted.

mod doors;
mod due;
mod list;
mod make;
mod newest;
mod restore;
mod set_aside;
mod texts;
mod younger;

use std::path::PathBuf;

pub use due::BackupDue;
pub use list::ErasedCase;
pub(super) use list::beginnings;
pub use make::{Backup, KeptBackup};
pub use newest::advice;
pub use restore::{Restored, Restoring};
pub use younger::Younger;

use super::ErrorKind;
use crate::store::StoreError;
use crate::text::Lang;

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Copying; counted in pages or bytes.
    Copying,
    /// Checking the chain; counted in entries.
    Chain,
    /// Checking the cases.
    Cases,
}

/// Hears what is being done, how much of it, of how much; stops it with `false`.
pub type Watch<'a> = dyn FnMut(Stage, u64, u64) -> bool + 'a;

/// Why there is no backup, or no restore. The desk is as it was.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    #[error("{0}: there is such a file already; nothing was written")]
    Exists(PathBuf),
    #[error("{0}: there is no such folder; nothing was written")]
    NoFolder(PathBuf),
    #[error("{0}: there is no such backup")]
    NoBackup(PathBuf),
    #[error("{0}: this is the desk itself")]
    Itself(PathBuf),
    #[error("{0}: the manifest of the backup is missing")]
    NoManifest(PathBuf),
    /// It is not byte for byte what was written.
    #[error("{0}: the backup is not the file that its manifest describes")]
    Changed(PathBuf),
    /// The check of the copy has found damage.
    #[error("{path}: damage in {places} places ({first})")]
    Damaged {
        path: PathBuf,
        places: usize,
        first: String,
    },
    /// The same, of the desk that was to be backed up: the damage is its own.
    #[error("{path}: the desk is damaged in {places} places ({first})")]
    Unsound {
        path: PathBuf,
        places: usize,
        first: String,
    },
    #[error("{0}: another terminal has the desk open")]
    InUse(PathBuf),
    /// Whoever asks has a one-time code, and has to change it first.
    #[error("{0} has a one-time code")]
    OneTime(String),
}

impl Trouble {
    pub(super) const fn kind(&self) -> ErrorKind {
        match self {
            Self::Exists(_)
            | Self::NoFolder(_)
            | Self::NoBackup(_)
            | Self::Itself(_)
            | Self::NoManifest(_)
            | Self::OneTime(_) => ErrorKind::Invalid,
            Self::Changed(_) | Self::Damaged { .. } | Self::Unsound { .. } => ErrorKind::Damaged,
            Self::InUse(_) => ErrorKind::Io,
        }
    }

    pub(super) const fn field(&self) -> Option<&'static str> {
        match self {
            Self::InUse(_) | Self::Unsound { .. } => None,
            Self::OneTime(_) => Some("secret"),
            _ => Some("file"),
        }
    }

    pub(super) fn message(&self, lang: Lang) -> String {
        texts::trouble(lang, self)
    }
}

/// A path as it will be found again from any folder.
fn whole(path: &std::path::Path) -> Result<PathBuf, StoreError> {
    std::path::absolute(path).map_err(|error| StoreError::at(path, &error))
}
