//! Whether somebody should be told to make a backup.

use chrono::TimeDelta;

use super::make;
use crate::desk::{Desk, DeskError};

/// A backup older than this many days is told of.
const OLD: i64 = 7;
/// A desk younger than this many days need not have one.
const NEW_DESK: i64 = 1;

/// Why a backup is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackupDue {
    /// None was ever made.
    Never,
    /// The last one is so many days old.
    Old(i64),
}

impl Desk {
    /// Whether a backup is due; never on a training desk.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn backup_due(&self) -> Result<Option<BackupDue>, DeskError> {
        if self.profile.training {
            return Ok(None);
        }
        let (read, now) = (self.store.as_read(), self.now());
        let Some(last) = make::kept(read)?.pop() else {
            let used = read.head_before(now - TimeDelta::days(NEW_DESK))?.seq > 0;
            return Ok(used.then_some(BackupDue::Never));
        };
        let days = (now - last.at).num_days();
        Ok((days >= OLD).then_some(BackupDue::Old(days)))
    }
}
