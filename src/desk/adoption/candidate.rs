//! What if this file were adopted? Nothing is written.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Adoption, Outcome, PAGE, judge, open_cases};
use crate::case::{Actor, Role};
use crate::desk::{Desk, DeskError};
use crate::regulation::difference::{Difference, compare};
use crate::regulation::{Regulation, load};
use crate::store::{Cursor, Read, StoreError};

/// A file that loads and could be adopted.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub regulation: Arc<Regulation>,
    pub(super) source: String,
    /// The version that it would replace.
    pub from: String,
    /// What it says otherwise than that one.
    pub rules: Difference,
}

impl Candidate {
    /// The file is the version in force, letter for letter.
    pub fn is_in_force(&self) -> bool {
        self.regulation.version == self.from
    }
}

/// One page of a what-if.
#[derive(Clone, Debug)]
pub struct Tried {
    pub outcome: Outcome,
    /// Open cases looked at.
    pub looked_at: usize,
    /// Where the next page begins; `None`: that was the last.
    pub next: Option<Cursor>,
}

/// Those who answer for the desk may ask what a file would change.
const LEADING: [Role; 3] = [Role::Supervisor, Role::Manager, Role::Admin];

impl Desk {
    /// Reads a regulation file that might be adopted, and compares it with the one in force. `file` names it in mistakes.
    ///
    /// # Errors
    /// Every mistake of the file; an actor who leads nothing; a fault of the desk's file.
    pub fn candidate(
        &mut self,
        actor: &Actor,
        file: &str,
        source: &str,
    ) -> Result<Candidate, DeskError> {
        self.entitled(actor, "regulation_try", &LEADING)?;
        self.refresh()?;
        let regulation = load(file, source).map_err(DeskError::Regulation)?;
        let from = self.rules.current().version.clone();
        let rules = difference(self.store.as_read(), &from, source)?;
        Ok(Candidate {
            regulation: Arc::new(regulation),
            source: source.to_owned(),
            from,
            rules,
        })
    }

    /// What the file would do to one page of the open cases. Nothing is written, and nobody is kept from writing.
    ///
    /// # Errors
    /// An actor who leads nothing; a fault of the file.
    pub fn try_out(
        &mut self,
        actor: &Actor,
        candidate: &Candidate,
        after: Option<Cursor>,
    ) -> Result<Tried, DeskError> {
        self.entitled(actor, "regulation_try", &LEADING)?;
        let mut tried = Tried {
            outcome: Outcome::default(),
            looked_at: 0,
            next: None,
        };
        if candidate.is_in_force() {
            return Ok(tried);
        }
        let now = self.now();
        let read = self.store.as_read();
        let (numbers, next) = open_cases(read, after, PAGE)?;
        tried.looked_at = numbers.len();
        tried.next = next;
        let mut known = BTreeMap::new();
        for number in &numbers {
            let new = &candidate.regulation;
            let judged = judge(read, &mut self.rules, &mut known, new, actor, now, number)?;
            if let Some(judged) = judged.filter(|judged| judged.shown) {
                let change = judged.result.map(|carried| carried.change);
                tried.outcome.note(&judged.found, change, now);
            }
        }
        Ok(tried)
    }

    /// What the file would do, all of it.
    ///
    /// # Errors
    /// As [`Desk::try_out`].
    pub fn what_if(&mut self, actor: &Actor, candidate: &Candidate) -> Result<Adoption, DeskError> {
        let mut outcome = Outcome::default();
        let mut after = None;
        loop {
            let tried = self.try_out(actor, candidate, after)?;
            outcome.add(tried.outcome);
            after = tried.next;
            if after.is_none() {
                break;
            }
        }
        Ok(Adoption {
            from: candidate.from.clone(),
            to: candidate.regulation.version.clone(),
            rules: candidate.rules.clone(),
            outcome,
            adopted: false,
        })
    }
}

/// What a file says otherwise than the kept version `from`.
pub(super) fn difference(
    read: &dyn Read,
    from: &str,
    source: &str,
) -> Result<Difference, DeskError> {
    let kept = read
        .regulation(from)?
        .ok_or_else(|| StoreError::Damaged(format!("regulation {from} is missing")))?;
    Ok(compare(&kept, source))
}
