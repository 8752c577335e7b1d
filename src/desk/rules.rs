//! The rules of a desk: the regulation and the calendar in force, and the versions that older cases live under.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::DeskError;
use crate::calendar::Calendar;
use crate::regulation::{Regulation, load};
use crate::store::{Read, StoreError};

/// The setting that names the regulation in force, by version.
pub(super) const REGULATION: &str = "regulation";
/// The setting that names the calendar in force, by version.
pub(super) const CALENDAR: &str = "calendar";

/// The rules in force, and those of the past as they are asked for.
pub(super) struct Rules {
    current: Arc<Regulation>,
    calendar: Arc<Calendar>,
    past: BTreeMap<String, Arc<Regulation>>,
}

impl Rules {
    /// The rules in force.
    pub(super) fn read(read: &dyn Read) -> Result<Self, DeskError> {
        let current = Arc::new(regulation(read, &setting(read, REGULATION)?)?);
        let version = setting(read, CALENDAR)?;
        let kept = read
            .calendar(&version)?
            .ok_or_else(|| lost("calendar", &version))?;
        let calendar = serde_json::from_str(&kept)
            .map_err(|error| StoreError::Damaged(format!("calendar {version}: {error}")))?;
        Ok(Self {
            current,
            calendar: Arc::new(calendar),
            past: BTreeMap::new(),
        })
    }

    pub(super) fn current(&self) -> &Arc<Regulation> {
        &self.current
    }

    pub(super) fn calendar(&self) -> &Arc<Calendar> {
        &self.calendar
    }

    /// The calendar in force from now on.
    pub(super) fn set_calendar(&mut self, calendar: Arc<Calendar>) {
        self.calendar = calendar;
    }

    /// The regulation of that version: a case stays under the one that it was registered with.
    pub(super) fn version(
        &mut self,
        read: &dyn Read,
        version: &str,
    ) -> Result<Arc<Regulation>, DeskError> {
        if version == self.current.version {
            return Ok(Arc::clone(&self.current));
        }
        if let Some(known) = self.past.get(version) {
            return Ok(Arc::clone(known));
        }
        let loaded = Arc::new(regulation(read, version)?);
        self.past.insert(version.to_owned(), Arc::clone(&loaded));
        Ok(loaded)
    }
}

fn setting(read: &dyn Read, key: &str) -> Result<String, DeskError> {
    Ok(read
        .setting(key)?
        .ok_or_else(|| StoreError::Damaged(format!("setting {key} is missing")))?)
}

fn regulation(read: &dyn Read, version: &str) -> Result<Regulation, DeskError> {
    let source = read
        .regulation(version)?
        .ok_or_else(|| lost("regulation", version))?;
    load(version, &source).map_err(DeskError::Regulation)
}

fn lost(what: &str, version: &str) -> StoreError {
    StoreError::Damaged(format!("{what} {version} is missing"))
}
