//! Cases to be written down one after the other: the ledger, and whatever else is exported.
//!
//! The oldest come first, as a ledger is written. Pages follow each other by place, so a case is on one page only, however
//! many are registered meanwhile. A sealed case is in no ledger, not even for the role that it is sealed for: what has left
//! the desk as a file can be read by everybody; a customer who is masked for the one who exports is masked in the file. Each export is noted in the desk's own log.

mod kept;
mod page;
mod tasks;

use chrono::{DateTime, TimeDelta};
use serde_json::json;

pub use kept::Proof;
pub use page::{LedgerLine, LedgerPage, Record};

use super::{Desk, DeskError, writing_time};
use crate::case::{Actor, Role};
use crate::store::{Batch, CaseQuery, Cursor, DeskEvent, EditionId, Sort, Total};

/// No desk has cases so far from 1970.
const CENTURIES: TimeDelta = TimeDelta::weeks(52_000);

/// How many cases a page of an export holds.
const PAGE: u32 = 200;

/// The roles that may take the cases out of the desk as a file.
const EXPORTING: [Role; 4] = [Role::Clerk, Role::Supervisor, Role::Manager, Role::Admin];

impl Desk {
    /// Whether `actor` may export, and how many cases it would be: exactly where all are meant, so that a million of them have a
    /// measure.
    ///
    /// # Errors
    /// An actor whose role exports nothing; a word of the query that is wrong; a fault of the file.
    pub fn ledger_size(&mut self, actor: &Actor, words: &str) -> Result<Total, DeskError> {
        self.entitled(actor, "export", &EXPORTING)?;
        let filters = self.asked(actor, words)?;
        if filters.is_empty() {
            let (always, ever) = (
                DateTime::UNIX_EPOCH - CENTURIES,
                DateTime::UNIX_EPOCH + CENTURIES,
            );
            let all = self.store.received_between(always.into(), ever.into())?;
            return Ok(Total::Exactly(all));
        }
        let query = CaseQuery {
            filters,
            ..CaseQuery::default()
        };
        Ok(self.store.count(&query)?)
    }

    /// The next cases of an export, oldest first, with the lines that are kept of them in that edition.
    ///
    /// # Errors
    /// As [`Desk::ledger_size`].
    pub fn ledger_page(
        &mut self,
        actor: &Actor,
        words: &str,
        after: Option<Cursor>,
        edition: Option<EditionId>,
    ) -> Result<LedgerPage, DeskError> {
        self.entitled(actor, "export", &EXPORTING)?;
        let query = CaseQuery {
            filters: self.asked(actor, words)?,
            sort: Sort::Oldest,
            after,
            limit: PAGE,
            sealed: false,
        };
        let shown = self.shown_to(actor);
        let page = self.store.lines(&query, edition, &shown)?;
        self.taken(actor, page)
    }

    /// Notes in the desk's log that cases left it as a file.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn note_export(&mut self, actor: &Actor, words: &str, cases: u64) -> Result<(), DeskError> {
        let (now, training) = (self.now(), self.profile.training);
        let mut outcome = Ok(());
        self.store
            .append(&mut |read| match writing_time(read, now, training) {
                Ok(at) => Ok(Some(Batch {
                    desk_events: vec![DeskEvent {
                        at,
                        actor: actor.user.clone(),
                        kind: "ledger_exported".to_owned(),
                        facts: json!({"cases": cases}),
                        personal: json!({"query": words}),
                    }],
                    ..Batch::default()
                })),
                Err(problem) => {
                    outcome = Err(DeskError::from(problem));
                    Ok(None)
                }
            })?;
        outcome
    }
}

/// Whether the roles of `actor` may take cases out of the desk as a file.
pub fn may_export(actor: &Actor) -> bool {
    actor.roles.iter().any(|role| EXPORTING.contains(role))
}
