//! The plan of a run: exactly what would happen, and the code that stands for it.

use super::{Kept, code_of};
use crate::case::{Actor, Role};
use crate::desk::{Desk, DeskError};

/// How many cases of each sort one run takes.
pub(super) const MOST: usize = 5_000;

/// What a run would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArchivePlan {
    /// Cases that would be archived.
    pub archive: Vec<Kept>,
    /// Cases whose time of keeping is over: their erasure would be asked for.
    pub erase: Vec<Kept>,
    /// There are more than one run takes: run again afterwards.
    pub more: bool,
}

impl ArchivePlan {
    /// Nothing waits.
    pub fn is_empty(&self) -> bool {
        self.archive.is_empty() && self.erase.is_empty()
    }

    /// The code that whoever has read the plan hands back. Another plan has another code.
    pub fn code(&self) -> String {
        code_of(&[("archive", &self.archive), ("retention", &self.erase)])
    }
}

impl Desk {
    /// What a run over the cases of a query would do; it changes nothing.
    ///
    /// # Errors
    /// An actor who is no administrator; a word of the query that is wrong; a fault of the file.
    pub fn archive_plan(&mut self, actor: &Actor, words: &str) -> Result<ArchivePlan, DeskError> {
        self.entitled(actor, "archive_run", &[Role::Admin])?;
        let filters = self.asked(actor, words)?;
        let (archive, more) = self.archivable(actor, filters.clone(), MOST)?;
        let over = self.archived_long_ago(actor, filters, MOST)?;
        let asked = self.erasure_requests(actor)?;
        let mut plan = ArchivePlan {
            archive,
            erase: over.ended,
            more: more || over.more,
        };
        plan.erase
            .retain(|kept| !asked.iter().any(|request| request.names(&kept.number)));
        for group in [&mut plan.archive, &mut plan.erase] {
            group.sort_by(|one, other| one.number.cmp(&other.number));
        }
        Ok(plan)
    }
}
