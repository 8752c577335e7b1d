//! The versions that a desk has used, and since when. The log says so too (`created`, `regulation_adopted`); this is its short
//! form, so that nobody has to walk the log to open a desk.

use serde::{Deserialize, Serialize};

use crate::calendar::Moment;
use crate::case::Role;
use crate::desk::{Desk, DeskError};
use crate::regulation::Regulation;
use crate::store::{Read, StoreError};

/// The setting that keeps them; absent until the first adoption.
pub(super) const HISTORY: &str = "regulations_used";

/// A version of the regulation that was in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Used {
    pub version: String,
    /// The regulation's id, as its file gives it.
    pub id: String,
    pub since: Moment,
    /// Who adopted it, or made the desk.
    pub by: String,
    /// Its sealed kinds, and the role that each is sealed for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seals: Vec<(String, Role)>,
}

impl Used {
    pub(super) fn now(regulation: &Regulation, by: &str, since: Moment) -> Self {
        Self {
            version: regulation.version.clone(),
            id: regulation.id.clone(),
            since,
            by: by.to_owned(),
            seals: regulation.seals().collect(),
        }
    }

    /// Those kept in the settings: none on a desk that has never adopted another.
    pub(in crate::desk) fn kept(read: &dyn Read) -> Result<Vec<Self>, DeskError> {
        let Some(text) = read.setting(HISTORY)? else {
            return Ok(Vec::new());
        };
        Ok(serde_json::from_str(&text)
            .map_err(|error| StoreError::Damaged(format!("setting {HISTORY}: {error}")))?)
    }

    /// All of them, the one the desk was made with first.
    pub(super) fn all(read: &dyn Read, current: &Regulation) -> Result<Vec<Self>, DeskError> {
        let kept = Self::kept(read)?;
        if !kept.is_empty() {
            return Ok(kept);
        }
        let mut made = None;
        read.walk_log(&mut |entry| {
            made = Some((entry.at.clone(), entry.actor.clone()));
            false
        })?;
        let (at, by) = made.ok_or_else(|| StoreError::Damaged("the log is empty".to_owned()))?;
        let at = at
            .parse()
            .map_err(|error| StoreError::Damaged(format!("first entry of the log: {error}")))?;
        Ok(vec![Self::now(current, &by, at)])
    }
}

impl Desk {
    /// The versions that this desk has used, in the order of their adoption; the last one is in force.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn regulations_used(&self) -> Result<Vec<Used>, DeskError> {
        Used::all(self.store.as_read(), self.rules.current())
    }

    /// How many open cases live under each version; sealed ones are in no count.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn open_by_regulation(&self) -> Result<Vec<(String, u32)>, DeskError> {
        Ok(self.store.open_by_regulation()?)
    }

    /// The text of a version that this desk has used.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn regulation_source(&self, version: &str) -> Result<Option<String>, DeskError> {
        Ok(self.store.regulation(version)?)
    }
}
