//! The chain of the log: every entry is bound to all entries before it, and the words of people can still be erased.
//!
//! `chain = SHA-256(previous chain ‖ header ‖ facts ‖ SHA-256(salt ‖ personal))`. Erasing `personal` and `salt` keeps the
//! inner digest, so the chain still verifies; the random salt keeps short words from being guessed from it. The header
//! is written with the length of each field before it, so that no two entries have the same bytes; the facts stand
//! between it and a digest of fixed length, so they need none.

use sha2::{Digest, Sha256};

use super::LogEntry;

/// The chain value before the first entry.
pub const START: [u8; 32] = [0; 32];

/// What is wrong with an entry of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChainFault {
    /// Header, facts, digest, or an earlier entry were changed.
    #[error("the entry or one before it was changed")]
    Link,
    /// The personal half is not the one that was written.
    #[error("the personal half was changed")]
    Personal,
    /// Only one of personal half and salt is there: an erasure takes both.
    #[error("the personal half was erased by halves")]
    HalfErased,
}

/// The chain value of `entry`, which follows one of chain value `previous`.
pub fn link(previous: &[u8], entry: &LogEntry) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(previous);
    hash.update(entry.seq.to_be_bytes());
    match &entry.case {
        Some(number) => {
            hash.update([1]);
            field(&mut hash, number);
        }
        None => hash.update([0]),
    }
    field(&mut hash, &entry.at);
    field(&mut hash, &entry.actor);
    field(&mut hash, &entry.kind);
    hash.update(entry.facts.as_bytes());
    hash.update(&entry.digest);
    hash.finalize().into()
}

/// The digest that stays when salt and personal half are erased.
pub fn personal_digest(salt: &[u8], personal: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(salt);
    hash.update(personal.as_bytes());
    hash.finalize().into()
}

/// Whether `entry` is as it was written after an entry of chain value `previous`.
///
/// # Errors
/// What of it was changed.
pub fn verify(previous: &[u8], entry: &LogEntry) -> Result<(), ChainFault> {
    match (&entry.salt, &entry.personal) {
        (Some(salt), Some(personal)) if personal_digest(salt, personal)[..] != entry.digest[..] => {
            return Err(ChainFault::Personal);
        }
        (Some(_), None) | (None, Some(_)) => return Err(ChainFault::HalfErased),
        _ => {}
    }
    if entry.digest.len() == START.len() && link(previous, entry)[..] == entry.chain[..] {
        Ok(())
    } else {
        Err(ChainFault::Link)
    }
}

fn field(hash: &mut Sha256, text: &str) {
    hash.update((text.len() as u64).to_be_bytes());
    hash.update(text.as_bytes());
}
