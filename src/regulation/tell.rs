//! What a case says of itself, in the words of its regulation: its record, what came of it, what happened, who has what to do.
//!
//! Screen, command line and paper show the same case, so its words are made once, here; they only lay them out. How a moment is
//! written is the client's: a screen shortens today's.

mod events;
mod outcome;
mod record;
pub mod words;

use super::model::Regulation;
use crate::calendar::Moment;
use crate::text::Lang;

pub use outcome::{Entry, Sign, assessment, callback, measure};
pub use record::{Line, to_complete};

/// Tells of cases under one regulation in one language.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    pub lang: Lang,
    pub regulation: &'a Regulation,
    /// How a moment is written.
    pub at: &'a dyn Fn(Moment) -> String,
}

impl std::fmt::Debug for Teller<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Teller")
            .field("lang", &self.lang)
            .field("regulation", &self.regulation.id)
            .finish_non_exhaustive()
    }
}
