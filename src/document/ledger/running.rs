//! An export under way: written page by page, so that whoever watches can be told how far it is, do something else in
//! between, and stop it. What is dropped unfinished leaves no file.

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

use super::{Exported, Lines, begin, columns, line};
use crate::case::Actor;
use crate::desk::{Desk, LedgerPage, QueueQuery};
use crate::document::DocumentError;
use crate::regulation::model::LedgerColumn;
use crate::store::{Cursor, Total};
use crate::text::Lang;

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

/// An export under way.
pub struct Export {
    columns: Vec<LedgerColumn>,
    lines: Box<dyn Lines>,
    chosen: Chosen,
    lang: Lang,
    after: Option<Cursor>,
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
        desk: &Desk,
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
        let lines = begin(desk, target, &columns, lang)?;
        Ok(Self {
            columns,
            lines,
            chosen,
            lang,
            after: None,
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

    /// Writes the next page; whether there are more.
    ///
    /// # Errors
    /// As [`super::export`].
    pub fn step(&mut self, desk: &mut Desk, actor: &Actor) -> Result<bool, DocumentError> {
        let page = self.page(desk, actor)?;
        for record in &page.records {
            self.cases += 1;
            let cells = line(record, &self.columns, self.cases, self.lang);
            self.lines.line(&cells)?;
        }
        self.after = page.next;
        Ok(self.after.is_some())
    }

    fn page(&mut self, desk: &mut Desk, actor: &Actor) -> Result<LedgerPage, DocumentError> {
        let after = self.after.take();
        Ok(match &self.chosen {
            Chosen::Words(words) => desk.ledger_page(actor, words, after)?,
            Chosen::Tasks(question) => {
                desk.queue_ledger_page(actor, question, after, &mut self.seen)?
            }
        })
    }

    /// Puts the file in its place, and notes the export.
    ///
    /// # Errors
    /// As [`super::export`].
    pub fn finish(self, desk: &mut Desk, actor: &Actor) -> Result<Exported, DocumentError> {
        self.lines.finish()?;
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
