//! The rules of a desk: the regulation and the calendar in force, and the versions that older cases live under.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::DeskError;
use super::adoption::Used;
use crate::calendar::Calendar;
use crate::case::Role;
use crate::regulation::load::version_of;
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
    /// The sealed kinds, and the roles that each was sealed for under any version: a new file never opens what was told in
    /// confidence.
    seals: BTreeMap<String, BTreeSet<Role>>,
}

impl Rules {
    /// The rules in force.
    pub(super) fn read(read: &dyn Read) -> Result<Self, DeskError> {
        let current = Arc::new(regulation(read, &setting(read, REGULATION)?)?);
        let version = setting(read, CALENDAR)?;
        let seals = seals(read, &current)?;
        Ok(Self {
            current,
            calendar: Arc::new(calendar(read, &version)?),
            past: BTreeMap::new(),
            seals,
        })
    }

    /// Takes over what another terminal has put in force since. Asked inside every write, so that no decision rests on rules
    /// that are no longer in force.
    pub(super) fn refresh(&mut self, read: &dyn Read) -> Result<(), DeskError> {
        let version = setting(read, REGULATION)?;
        if version != self.current.version {
            let current = self.version(read, &version)?;
            self.seals = seals(read, &current)?;
            self.set_current(current);
        }
        let version = setting(read, CALENDAR)?;
        if version != self.calendar.version {
            self.calendar = Arc::new(calendar(read, &version)?);
        }
        Ok(())
    }

    /// The regulation in force from now on.
    pub(super) fn set_current(&mut self, regulation: Arc<Regulation>) {
        for (kind, role) in regulation.seals() {
            self.seals.entry(kind).or_default().insert(role);
        }
        let former = std::mem::replace(&mut self.current, regulation);
        self.past.insert(former.version.clone(), former);
    }

    pub(super) fn current(&self) -> &Arc<Regulation> {
        &self.current
    }

    /// The sealed kinds whose cases somebody with these roles sees in lists: who has every role that the kind was ever sealed
    /// for.
    pub(super) fn sealed_kinds_of(&self, roles: &BTreeSet<Role>) -> Vec<String> {
        let seals = self.seals.iter();
        seals
            .filter(|(_, sealed_for)| sealed_for.is_subset(roles))
            .map(|(kind, _)| kind.clone())
            .collect()
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

    /// Every regulation that the desk has used and that this version of the program can read, by version.
    pub(super) fn readable(
        &mut self,
        read: &dyn Read,
    ) -> Result<BTreeMap<String, Arc<Regulation>>, DeskError> {
        let mut readable = BTreeMap::new();
        for version in read.regulations()? {
            match self.version(read, &version) {
                Ok(regulation) => {
                    readable.insert(version, regulation);
                }
                Err(DeskError::Regulation(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(readable)
    }
}

fn seals(
    read: &dyn Read,
    current: &Regulation,
) -> Result<BTreeMap<String, BTreeSet<Role>>, DeskError> {
    let former = Used::kept(read)?.into_iter();
    let mut seals: BTreeMap<String, BTreeSet<Role>> = BTreeMap::new();
    for (kind, role) in former.flat_map(|used| used.seals).chain(current.seals()) {
        seals.entry(kind).or_default().insert(role);
    }
    Ok(seals)
}

fn setting(read: &dyn Read, key: &str) -> Result<String, DeskError> {
    Ok(read
        .setting(key)?
        .ok_or_else(|| StoreError::Damaged(format!("setting {key} is missing")))?)
}

fn regulation(read: &dyn Read, version: &str) -> Result<Regulation, DeskError> {
    let source = regulation_text(read, version)?;
    load(version, &source).map_err(DeskError::Regulation)
}

/// The text of the regulation of that version. A version is the digest of its text, so a letter that the disk has changed is
/// seen before anything is decided by it.
pub(super) fn regulation_text(read: &dyn Read, version: &str) -> Result<String, DeskError> {
    let source = read
        .regulation(version)?
        .ok_or_else(|| lost("regulation", version))?;
    if version_of(source.strip_prefix('\u{feff}').unwrap_or(&source)) == version {
        Ok(source)
    } else {
        Err(altered("regulation", version).into())
    }
}

/// The calendar of that version.
pub(super) fn calendar(read: &dyn Read, version: &str) -> Result<Calendar, DeskError> {
    let kept = read
        .calendar(version)?
        .ok_or_else(|| lost("calendar", version))?;
    let calendar: Calendar = serde_json::from_str(&kept)
        .map_err(|error| StoreError::Damaged(format!("calendar {version}: {error}")))?;
    if calendar.version == version {
        Ok(calendar)
    } else {
        Err(altered("calendar", version).into())
    }
}

fn altered(what: &str, version: &str) -> StoreError {
    StoreError::Damaged(format!("{what} {version} is not what was adopted"))
}

/// A version that cases live under is not in the file.
pub(super) fn lost(what: &str, version: &str) -> StoreError {
    StoreError::Damaged(format!("{what} {version} is missing"))
}
