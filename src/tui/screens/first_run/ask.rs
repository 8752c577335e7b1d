//! What the first run asks: which regulations there are, what is wrong with a file, sample cases.

use std::path::Path;

use super::samples::{self, Progress};
use crate::desk::{Desk, DeskError};
use crate::regulation::shipped::shipped;
use crate::regulation::{Mistake, Regulation, load};
use crate::text::Label;
use crate::tui::backend;
use crate::tui::screens::regulation_file;

/// A question of the first run.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// The regulations that come with the program.
    Shipped,
    /// The regulation in that file, as its path was typed.
    Read(String),
    /// Sample cases for the desk just made.
    Samples(Progress),
}

/// What comes back.
#[derive(Clone, Debug)]
pub enum Answer {
    Shipped {
        known: Vec<Known>,
        /// Where the desk will be.
        path: String,
    },
    /// The regulation, or every mistake of it.
    Read(Result<Box<Known>, Vec<Mistake>>),
    /// The sample cases are made, or as many as were before it was stopped.
    Filled,
}

impl Answer {
    /// Whether the desk was written to.
    pub fn wrote(&self) -> bool {
        matches!(self, Self::Filled)
    }
}

/// A regulation to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub organisation: Label,
    pub title: Label,
    pub clauses: usize,
    /// The file's name for messages, and its text.
    pub file: String,
    pub source: String,
}

impl Known {
    fn of(regulation: Regulation, file: &str, source: &str) -> Self {
        Self {
            organisation: regulation.organisation,
            title: regulation.title,
            clauses: regulation.clauses.len(),
            file: file.to_owned(),
            source: source.to_owned(),
        }
    }
}

impl From<Request> for backend::Request {
    fn from(request: Request) -> Self {
        Self::FirstRun(request)
    }
}

/// Answers, on the worker's side. There is a desk only for sample cases.
///
/// # Errors
/// A file that cannot be read as a text; a fault of the desk's file.
pub fn answer(path: &Path, desk: Option<&mut Desk>, request: Request) -> Result<Answer, DeskError> {
    match request {
        Request::Shipped => Ok(Answer::Shipped {
            known: shipped()
                .into_iter()
                .filter_map(|file| {
                    Some(Known::of(
                        load(file.id, file.source).ok()?,
                        file.id,
                        file.source,
                    ))
                })
                .collect(),
            path: path.display().to_string(),
        }),
        Request::Read(path) => {
            let source = regulation_file::read(&path)?;
            let read = load(&path, &source);
            Ok(Answer::Read(read.map(|regulation| {
                Box::new(Known::of(regulation, &path, &source))
            })))
        }
        Request::Samples(progress) => {
            if let Some(desk) = desk {
                samples::fill(desk, &progress)?;
            }
            Ok(Answer::Filled)
        }
    }
}
