//! What a desk that is set aside has, and the backup has not.

use super::list::{self, ErasedCase};
use crate::desk::{Desk, DeskError};
use crate::store::Anchor;
use crate::text::hex;

/// How much a desk has gone on since a backup was made of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Younger {
    /// Entries of the log.
    pub events: i64,
    /// Cases registered, sealed ones not counted.
    pub cases: u64,
}

/// What the present desk is asked before it is set aside.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// `None` where its history is not the one that the backup goes on from.
    pub(super) younger: Option<Younger>,
    pub(super) erased: Vec<ErasedCase>,
    /// Users who may not sign in.
    pub(super) disabled: Vec<String>,
}

/// Asks a desk.
pub(super) fn ask(desk: &Desk, head: &Anchor) -> Result<Asked, DeskError> {
    let read = desk.store.as_read();
    let (mut same, mut events, mut begun) = (false, 0, Vec::new());
    read.walk_log(&mut |entry| {
        if entry.seq == head.seq {
            same = hex(&entry.chain) == head.chain;
        }
        if entry.seq > head.seq {
            events += 1;
            let begins = matches!(entry.kind.as_str(), "registered" | "imported");
            begun.extend(entry.case.clone().filter(|_| begins));
        }
        true
    })?;
    let mut cases = 0;
    for number in begun {
        let open = read.case(&number)?.is_some_and(|row| !row.sealed);
        cases += u64::from(open);
    }
    let disabled = read.users()?.into_iter().filter(|user| user.disabled);
    Ok(Asked {
        younger: same.then_some(Younger { events, cases }),
        erased: list::of_log(read)?,
        disabled: disabled.map(|user| user.name).collect(),
    })
}
