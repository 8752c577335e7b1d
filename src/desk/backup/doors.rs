//! Who and what a restore lets in: the present desk, the person, the backup.

use std::path::Path;

use super::Trouble;
use crate::case::{Actor, Role};
use crate::desk::{Clock, Desk, DeskError};
use crate::store::StoreError;
use crate::store::sqlite::{Older, SqliteStore};

/// The present desk; `None` where there is none, or none that can be read.
pub(super) fn present(path: &Path, clock: Clock) -> Result<Option<Desk>, DeskError> {
    let opened = SqliteStore::open_alone(path, Older::Kept)
        .map_err(DeskError::from)
        .and_then(|store| Desk::with_store(Box::new(store), clock));
    match opened {
        Ok(desk) => Ok(Some(desk)),
        Err(DeskError::Store(
            StoreError::Missing { .. } | StoreError::NotADesk { .. } | StoreError::Damaged(_),
        )) => Ok(None),
        Err(DeskError::Store(StoreError::Busy)) => Err(Trouble::InUse(path.to_owned()).into()),
        Err(error) => Err(error),
    }
}

pub(super) fn enter(desk: &mut Desk, user: &str, secret: Option<&str>) -> Result<Actor, DeskError> {
    let signed_in = desk.sign_in(user, secret)?;
    if signed_in.must_change {
        return Err(Trouble::OneTime(user.to_owned()).into());
    }
    desk.entitled(&signed_in.actor, "restore", &[Role::Admin])?;
    Ok(signed_in.actor)
}

/// What is said of the copy is said of the backup.
pub(super) fn named(error: StoreError, backup: &Path) -> StoreError {
    match error {
        StoreError::Newer { found, known, .. } => StoreError::Newer {
            path: backup.to_owned(),
            found,
            known,
        },
        StoreError::NotADesk { detail, .. } => StoreError::NotADesk {
            path: backup.to_owned(),
            detail,
        },
        other => other,
    }
}

pub(super) fn same_file(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    real(one).is_some_and(|path| Some(path) == real(other))
}
