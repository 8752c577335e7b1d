//! Where the next page begins: the place of the last case or task of this one, in its order. Opaque to everybody else.

use crate::store::{Cursor, StoreError};

/// A place in an ordered list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Among those in order of a key (due time, gravity).
    Keyed { key: i64, id: i64, sub: i64 },
    /// Among those without a key, or in a list without keys.
    Plain { id: i64, sub: i64 },
}

impl Place {
    pub(super) fn written(self) -> Cursor {
        Cursor(match self {
            Self::Keyed { key, id, sub } => format!("{key}_{id}_{sub}"),
            Self::Plain { id, sub } => format!("{id}_{sub}"),
        })
    }

    pub(super) fn read(cursor: &Cursor) -> Result<Self, StoreError> {
        let unknown = || StoreError::Internal(format!("no place in a list: {:?}", cursor.0));
        let numbers: Result<Vec<i64>, _> = cursor.0.split('_').map(str::parse).collect();
        match numbers.map_err(|_| unknown())?.as_slice() {
            [key, id, sub] => Ok(Self::Keyed {
                key: *key,
                id: *id,
                sub: *sub,
            }),
            [id, sub] => Ok(Self::Plain { id: *id, sub: *sub }),
            _ => Err(unknown()),
        }
    }
}
