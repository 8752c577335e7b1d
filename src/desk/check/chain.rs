//! The chain of the log, entry by entry, and the anchors that somebody holds.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::{Anchor, CheckReport, Damage};
use crate::desk::backup::{Stage, Watch};
use crate::desk::{Desk, DeskError};
use crate::store::chain::link;
use crate::store::{LogEntry, StoreError};
use crate::text::hex;

impl Desk {
    pub(super) fn check_chain(
        &self,
        anchors: &[Anchor],
        report: &mut CheckReport,
        numbers: &mut BTreeSet<String>,
        watch: &mut Watch<'_>,
    ) -> Result<(), DeskError> {
        let all = u64::try_from(self.store.head()?.seq).unwrap_or_default();
        let mut go = true;
        let mut chain = [0u8; 32];
        let mut last = 0;
        let mut found = Vec::new();
        self.store.walk_log(&mut |entry| {
            found.extend(entry_damage(entry, &chain, last));
            chain = link(&chain, entry);
            last = entry.seq;
            let held = anchors
                .iter()
                .filter(|anchor| anchor.seq == entry.seq && anchor.chain != hex(&chain));
            found.extend(held.map(|anchor| Damage {
                what: "anchor",
                place: anchor.seq.to_string(),
                detail: "the history up to here is not the one that was anchored".to_owned(),
            }));
            if let Some(number) = &entry.case {
                numbers.insert(number.clone());
            }
            go = watch(Stage::Chain, u64::try_from(last).unwrap_or_default(), all);
            go
        })?;
        if !go {
            return Err(StoreError::Stopped.into());
        }
        let cut = anchors.iter().filter(|anchor| anchor.seq > last);
        found.extend(cut.map(|anchor| Damage {
            what: "anchor",
            place: anchor.seq.to_string(),
            detail: format!("the history ends at {last}: entries after it are gone"),
        }));
        report.events = last;
        report.head = hex(&chain);
        report.until = self.store.head()?.at;
        report.damage.extend(found);
        Ok(())
    }
}

fn entry_damage(entry: &LogEntry, chain: &[u8; 32], last: i64) -> Vec<Damage> {
    let mut found = Vec::new();
    let mut damaged = |detail: &str| {
        found.push(Damage {
            what: "chain",
            place: entry.seq.to_string(),
            detail: detail.to_owned(),
        });
    };
    if entry.seq != last + 1 {
        damaged("an entry is missing before this one");
    }
    if let (Some(personal), Some(salt)) = (&entry.personal, &entry.salt) {
        let digest = Sha256::new()
            .chain_update(salt)
            .chain_update(personal.as_bytes())
            .finalize();
        if digest.as_slice() != entry.digest.as_slice() {
            damaged("names or words of this entry were changed");
        }
    }
    if link(chain, entry).as_slice() != entry.chain.as_slice() {
        damaged("this entry or one before it was changed");
    }
    found
}
