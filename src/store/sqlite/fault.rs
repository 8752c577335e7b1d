//! What `SQLite` reports, in the store's own words.

use rusqlite::{Error, ErrorCode};

use crate::store::StoreError;

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        let text = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::OperationInterrupted) => Self::Stopped,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
                Self::ReadOnly(text)
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(text),
            Some(ErrorCode::SystemIoFailure) => Self::Io(text),
            Some(_) => Self::Internal(text),
            None => not_from_the_disk(&error, text),
        }
    }
}

/// A stored value that is not of the kind that this program writes is damage; anything else is a mistake in here.
fn not_from_the_disk(error: &Error, text: String) -> StoreError {
    match error {
        Error::FromSqlConversionFailure(..)
        | Error::IntegralValueOutOfRange(..)
        | Error::InvalidColumnType(..)
        | Error::Utf8Error(..) => StoreError::Damaged(text),
        _ => StoreError::Internal(text),
    }
}

/// What an error of COMMIT itself means. With a full disk, a lock or the brake the commit mark was never written, so nothing is
/// saved; after any other error nobody knows.
pub(super) fn at_commit(error: Error) -> StoreError {
    match StoreError::from(error) {
        certain @ (StoreError::Full | StoreError::Busy | StoreError::Stopped) => certain,
        other => StoreError::Uncertain(other.to_string()),
    }
}

/// A stored value that cannot be read.
pub(super) fn unreadable(what: &str, value: &str) -> StoreError {
    StoreError::Damaged(format!("{what}: {value:?}"))
}
