//! The regulations and calendars that cases rest on are the ones that were adopted.

use super::Damage;
use crate::desk::{DeskError, rules};
use crate::store::{Read, StoreError};

/// The versions that are not what their names say.
pub(super) fn altered(read: &dyn Read) -> Result<Vec<Damage>, DeskError> {
    let mut found = Vec::new();
    for version in read.regulations()? {
        let text = rules::regulation_text(read, &version);
        found.extend(damage(&version, text.map(|_| ()))?);
    }
    for version in read.calendars()? {
        let calendar = rules::calendar(read, &version);
        found.extend(damage(&version, calendar.map(|_| ()))?);
    }
    Ok(found)
}

fn damage(version: &str, outcome: Result<(), DeskError>) -> Result<Option<Damage>, DeskError> {
    match outcome {
        Ok(()) => Ok(None),
        Err(DeskError::Store(StoreError::Damaged(detail))) => Ok(Some(Damage {
            what: "rules",
            place: version.to_owned(),
            detail,
        })),
        Err(error) => Err(error),
    }
}
