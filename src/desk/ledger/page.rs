//! Some of the cases of an export, in the desk's keeping until they are read: they come out as the one who exports may see
//! them, and in no other way. A page asks the desk for nothing more, so it can be read on another thread while the desk looks
//! for the next.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::calendar::Moment;
use crate::case::{Actor, Case, Event};
use crate::desk::file::office;
use crate::desk::rules::lost;
use crate::desk::{Desk, DeskError, masking};
use crate::regulation::{Regulation, Surroundings, View};
use crate::store::{Cursor, History};
use crate::text::Label;

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
#[derive(Debug)]
pub struct LedgerPage {
    /// Where the next page begins.
    pub next: Option<Cursor>,
    histories: Vec<History>,
    actor: Actor,
    /// The cases of which `actor` has lifted the mask.
    shown: BTreeSet<String>,
    rules: BTreeMap<String, Arc<Regulation>>,
    now: Moment,
}

impl LedgerPage {
    /// How many cases are on it.
    pub fn len(&self) -> usize {
        self.histories.len()
    }

    /// Whether no case is on it.
    pub fn is_empty(&self) -> bool {
        self.histories.is_empty()
    }

    /// The cases, each made when it is asked for.
    ///
    /// # Errors
    /// A fault of the file; a regulation that the desk has lost.
    pub fn records(&self) -> impl Iterator<Item = Result<Record, DeskError>> {
        self.histories.iter().map(|history| self.record(history))
    }

    fn record(&self, history: &History) -> Result<Record, DeskError> {
        let number = history.number();
        let mut events = history.events()?;
        let mut case =
            Case::of(number, &events).ok_or_else(|| DeskError::UnknownCase(number.to_owned()))?;
        let regulation = self.rules.get(&case.regulation);
        let regulation =
            Arc::clone(regulation.ok_or_else(|| lost("regulation", &case.regulation))?);
        let office = office(
            &regulation,
            &View {
                case: &case,
                regulation: &regulation,
                now: self.now,
                around: Surroundings::default(),
            },
        )
        .map(|office| office.label.clone());
        let shown = self.shown.contains(number);
        masking::taken_out(&self.actor, shown, &mut case, &mut events);
        Ok(Record {
            case,
            events,
            regulation,
            office,
        })
    }
}

impl Desk {
    /// The page of these cases, for one who is entitled to it.
    pub(super) fn taken(
        &mut self,
        actor: &Actor,
        numbers: &[String],
        next: Option<Cursor>,
    ) -> Result<LedgerPage, DeskError> {
        let read = self.store.as_read();
        Ok(LedgerPage {
            next,
            histories: read.histories(numbers)?,
            actor: actor.clone(),
            shown: self.shown_to(actor),
            rules: self.rules.readable(read)?,
            now: self.now(),
        })
    }
}
