//! Some of the cases of an export, in the desk's keeping until they are read: they come out as the one who exports may see
//! them, and in no other way. A page asks the desk for nothing more, so it can be read on another thread while the desk looks
//! for the next.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::case::{Actor, Case, Event};
use crate::desk::file::office;
use crate::desk::rules::lost;
use crate::desk::{Desk, DeskError, masking};
use crate::regulation::{Regulation, Surroundings, View};
use crate::store::{Cursor, History, Line, LinePage};
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

/// A case of an export.
#[derive(Debug)]
pub enum LedgerLine<'a> {
    /// Its line, as it was kept.
    Kept(&'a [u8]),
    /// The case, of which a line has still to be made.
    Case(Box<Record>),
}

/// Some of the cases that are exported.
#[derive(Debug)]
pub struct LedgerPage {
    lines: LinePage,
    /// Of the cases without a line, in their order.
    histories: Vec<History>,
    actor: Actor,
    /// The cases of which `actor` has lifted the mask.
    shown: BTreeSet<String>,
    rules: BTreeMap<String, Arc<Regulation>>,
}

impl LedgerPage {
    /// How many cases are on it.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether no case is on it.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Where the next page begins.
    pub const fn next(&self) -> Option<&Cursor> {
        self.lines.next.as_ref()
    }

    /// Whether the mask of that case was lifted by hand, so that its line is not everybody's who sees as `actor` sees.
    pub fn is_unmasked(&self, number: &str) -> bool {
        self.shown.contains(number)
    }

    /// The cases, each made when it is asked for.
    ///
    /// # Errors
    /// A fault of the file; a regulation that the desk has lost.
    pub fn lines(&self) -> impl Iterator<Item = Result<LedgerLine<'_>, DeskError>> {
        let mut histories = self.histories.iter();
        self.lines.lines().map(move |line| match line {
            Line::Kept(cells) => Ok(LedgerLine::Kept(cells)),
            Line::Unkept(number) => {
                let history = histories.next();
                let history = history.ok_or_else(|| DeskError::UnknownCase(number.to_owned()))?;
                Ok(LedgerLine::Case(Box::new(self.record(history)?)))
            }
        })
    }

    fn record(&self, history: &History) -> Result<Record, DeskError> {
        let number = history.number();
        let mut events = history.events()?;
        let mut case =
            Case::of(number, &events).ok_or_else(|| DeskError::UnknownCase(number.to_owned()))?;
        let regulation = self.rules.get(&case.regulation);
        let regulation =
            Arc::clone(regulation.ok_or_else(|| lost("regulation", &case.regulation))?);
        // As it was when the last thing was written down, so that a line changes with its case and never by itself.
        let now = events.last().map_or(case.registered_at, |event| event.at);
        let view = View {
            case: &case,
            regulation: &regulation,
            now,
            around: Surroundings::default(),
        };
        let office = office(&regulation, &view).map(|office| office.label.clone());
        masking::taken_out(
            &self.actor,
            self.is_unmasked(number),
            &mut case,
            &mut events,
        );
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
        lines: LinePage,
    ) -> Result<LedgerPage, DeskError> {
        let read = self.store.as_read();
        Ok(LedgerPage {
            histories: read.histories(&lines.missing())?,
            lines,
            actor: actor.clone(),
            shown: self.shown_to(actor),
            rules: self.rules.readable(read)?,
        })
    }
}
