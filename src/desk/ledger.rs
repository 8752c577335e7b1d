//! Cases to be written down one after the other: the ledger, and whatever else is exported.
//!
//! The oldest come first, as a ledger is written. Pages follow each other by place, so a case is on one page only, however
//! many are registered meanwhile. A sealed case is in no ledger, not even for the role that it is sealed for: what has left
//! the desk as a file can be read by everybody; a customer who is masked for the one who exports is masked in the file. Each export is noted in the desk's own log.

mod tasks;

use std::sync::Arc;

use serde_json::json;

use super::file::office;
use super::people::entitled;
use super::{Desk, DeskError, masking, writing_time};
use crate::case::{Actor, Case, Event, Role};
use crate::regulation::{Regulation, Surroundings, View};
use crate::store::{Batch, CaseQuery, Cursor, DeskEvent, Sort, Total};
use crate::text::Label;

/// How many cases a page of an export holds.
const PAGE: u32 = 200;

/// The roles that may take the cases out of the desk as a file.
const EXPORTING: [Role; 4] = [Role::Clerk, Role::Supervisor, Role::Manager, Role::Admin];

/// A case as it is written down.
#[derive(Clone, Debug)]
pub struct Record {
    pub case: Case,
    pub events: Vec<Event>,
    /// The rules that the case lives under.
    pub regulation: Arc<Regulation>,
    /// What the receiving office is called.
    pub office: Option<Label>,
}

/// Some of the cases that are exported.
#[derive(Clone, Debug, Default)]
pub struct LedgerPage {
    pub records: Vec<Record>,
    pub next: Option<Cursor>,
}

impl Desk {
    /// Whether `actor` may export, and how many cases it would be.
    ///
    /// # Errors
    /// An actor whose role exports nothing; a word of the query that is wrong; a fault of the file.
    pub fn ledger_size(&self, actor: &Actor, words: &str) -> Result<Total, DeskError> {
        entitled(actor, &EXPORTING)?;
        let query = CaseQuery {
            filters: self.asked(actor, words)?,
            ..CaseQuery::default()
        };
        Ok(self.store.count(&query)?)
    }

    /// The next cases of an export, oldest first.
    ///
    /// # Errors
    /// As [`Desk::ledger_size`].
    pub fn ledger_page(
        &mut self,
        actor: &Actor,
        words: &str,
        after: Option<Cursor>,
    ) -> Result<LedgerPage, DeskError> {
        entitled(actor, &EXPORTING)?;
        let query = CaseQuery {
            filters: self.asked(actor, words)?,
            sort: Sort::Oldest,
            after,
            limit: PAGE,
            sealed: false,
        };
        let page = self.store.cases(&query)?;
        let records = page
            .rows
            .iter()
            .map(|row| self.record(actor, &row.number))
            .collect::<Result<_, _>>()?;
        Ok(LedgerPage {
            records,
            next: page.next,
        })
    }

    fn record(&mut self, actor: &Actor, number: &str) -> Result<Record, DeskError> {
        let shown = self.is_shown(actor, number);
        let read = self.store.as_read();
        let mut events = read.events(number)?;
        let mut case =
            Case::of(number, &events).ok_or_else(|| DeskError::UnknownCase(number.to_owned()))?;
        let regulation = self.rules.version(read, &case.regulation)?;
        let office = office(
            &regulation,
            &View {
                case: &case,
                regulation: &regulation,
                now: self.clock.now(self.rules.calendar().zone),
                around: Surroundings::default(),
            },
        )
        .map(|office| office.label.clone());
        masking::taken_out(actor, shown, &mut case, &mut events);
        Ok(Record {
            case,
            events,
            regulation,
            office,
        })
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
