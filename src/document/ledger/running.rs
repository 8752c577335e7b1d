//! An export under way: written page by page, so that whoever watches can be told how far it is, do something else in
//! between, and stop it. What is dropped unfinished leaves no file.

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;
use std::time::Duration;

use super::belt::Belt;
use super::{Exported, begin, columns, edition};
use crate::case::Actor;
use crate::desk::{Desk, LedgerPage, QueueQuery};
use crate::document::DocumentError;
use crate::regulation::model::LedgerColumn;
use crate::store::{Cursor, EditionId, NewLine, Total};
use crate::text::Lang;

/// So many lines are kept at once: one commit for each would take longer than making them.
const KEPT_AT_ONCE: usize = 4_000;
/// How long a step waits for a file that is being finished.
const PATIENCE: Duration = Duration::from_millis(20);

/// Which cases a ledger is of.
#[derive(Clone, Debug, PartialEq)]
pub enum Chosen {
    /// Those that a query finds; empty: all.
    Words(String),
    /// Those of the open tasks that the follow-up queue shows.
    Tasks(Box<QueueQuery>),
}

impl Chosen {
    fn words(&self) -> &str {
        match self {
            Self::Words(words) => words,
            Self::Tasks(question) => &question.words,
        }
    }
}

/// How far an export is.
enum State {
    /// Cases are read, from a place on.
    Reading(Option<Cursor>),
    /// All of them are read, and the file is being finished.
    Finishing,
}

/// An export under way.
pub struct Export {
    columns: Vec<LedgerColumn>,
    belt: Belt,
    /// Where lines are kept, and those that wait to be.
    edition: Option<EditionId>,
    made: Vec<NewLine>,
    chosen: Chosen,
    state: State,
    cases: u64,
    size: Total,
    /// A case with several tasks stands in a ledger once.
    seen: BTreeSet<String>,
}

impl Export {
    /// Makes the file's beginning, beside its place.
    ///
    /// # Errors
    /// As [`super::export`].
    pub fn begin(
        desk: &mut Desk,
        actor: &Actor,
        chosen: Chosen,
        target: &Path,
        lang: Lang,
    ) -> Result<Self, DocumentError> {
        let columns = columns(desk.regulation());
        let size = match &chosen {
            Chosen::Words(words) => desk.ledger_size(actor, words)?,
            Chosen::Tasks(question) => desk.queue_ledger_size(actor, question)?,
        };
        let edition = edition::begin(desk, actor, &columns, lang);
        let belt = Belt::start(&columns, lang, begin(desk, target, &columns, lang)?)?;
        Ok(Self {
            columns,
            belt,
            edition,
            made: Vec::new(),
            chosen,
            state: State::Reading(None),
            cases: 0,
            size,
            seen: BTreeSet::new(),
        })
    }

    /// The cases written.
    pub const fn cases(&self) -> u64 {
        self.cases
    }

    /// How many there are, as far as that is known; tasks where it is about tasks.
    pub const fn size(&self) -> Total {
        self.size
    }

    /// Whether all cases are read, and only the file has to be finished.
    pub const fn is_finishing(&self) -> bool {
        matches!(self.state, State::Finishing)
    }

    /// Does the next piece of the work, which takes some hundredths of a second; whether there is more to do.
    ///
    /// # Errors
    /// As [`super::export`].
    pub fn step(&mut self, desk: &mut Desk, actor: &Actor) -> Result<bool, DocumentError> {
        let State::Reading(after) = &mut self.state else {
            return Ok(!self.belt.is_done(PATIENCE));
        };
        let after = after.take();
        let page = self.page(desk, actor, after)?;
        self.cases += u64::try_from(page.len()).unwrap_or_default();
        let next = page.next().cloned();
        self.belt.put(page)?;
        self.keep(desk, KEPT_AT_ONCE);
        self.state = if next.is_some() {
            State::Reading(next)
        } else {
            self.belt.end()?;
            State::Finishing
        };
        Ok(true)
    }

    fn page(
        &mut self,
        desk: &mut Desk,
        actor: &Actor,
        after: Option<Cursor>,
    ) -> Result<LedgerPage, DocumentError> {
        Ok(match &self.chosen {
            Chosen::Words(words) => desk.ledger_page(actor, words, after, self.edition)?,
            Chosen::Tasks(question) => {
                desk.queue_ledger_page(actor, question, after, &mut self.seen)?
            }
        })
    }

    /// Keeps the lines that were made, once there are enough of them.
    fn keep(&mut self, desk: &mut Desk, enough: usize) {
        let made = self.belt.made();
        let Some(edition) = self.edition else {
            made.for_each(drop);
            return;
        };
        self.made.extend(made);
        if self.made.len() >= enough {
            let goes_on = desk.keep_ledger_lines(edition, &self.made);
            self.edition = self.edition.filter(|_| goes_on);
            self.made.clear();
        }
    }

    /// Puts the file in its place, and notes the export.
    ///
    /// # Errors
    /// As [`super::export`].
    pub fn finish(mut self, desk: &mut Desk, actor: &Actor) -> Result<Exported, DocumentError> {
        self.keep(desk, 1);
        self.belt.finish()?.put()?;
        desk.note_export(actor, self.chosen.words(), self.cases)?;
        Ok(Exported {
            cases: self.cases,
            columns: self.columns.len(),
        })
    }
}

impl fmt::Debug for Export {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Export")
            .field("chosen", &self.chosen)
            .field("cases", &self.cases)
            .finish_non_exhaustive()
    }
}
