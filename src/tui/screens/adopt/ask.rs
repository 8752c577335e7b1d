//! What the screen asks: the versions used, what a file would change (page by page, so that it can be stopped), and its
//! adoption.

use std::sync::Arc;

use crate::case::Actor;
use crate::desk::{Adoption, Candidate, Desk, DeskError, Tried, Used};
use crate::regulation::Mistake;
use crate::store::Cursor;
use crate::tui::backend;
use crate::tui::screens::regulation_file;

/// A question of the screen.
#[derive(Clone, Debug)]
pub enum Request {
    /// The versions that the desk has used.
    Versions,
    /// The regulation in that file, as its path was typed.
    Read(String),
    /// What it would do to one page of the open cases.
    Page {
        candidate: Arc<Candidate>,
        after: Option<Cursor>,
    },
    Adopt(Arc<Candidate>),
}

/// Two candidates are the same where the versions are: their texts are then.
impl PartialEq for Request {
    fn eq(&self, other: &Self) -> bool {
        let version = |one: &Candidate| (one.from.clone(), one.regulation.version.clone());
        match (self, other) {
            (Self::Versions, Self::Versions) => true,
            (Self::Read(one), Self::Read(other)) => one == other,
            (
                Self::Page { candidate, after },
                Self::Page {
                    candidate: other,
                    after: then,
                },
            ) => version(candidate) == version(other) && after == then,
            (Self::Adopt(one), Self::Adopt(other)) => version(one) == version(other),
            _ => false,
        }
    }
}

/// What comes back.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Each version once, the one in force last, with the open cases that live under it.
    Versions(Vec<(Used, u32)>),
    /// The file, or every mistake of it.
    Read(Result<Arc<Candidate>, Vec<Mistake>>),
    Page(Tried),
    Adopted(Box<Adoption>),
}

impl Answer {
    /// Whether the desk was written to.
    pub fn wrote(&self) -> bool {
        matches!(self, Self::Adopted(adoption) if adoption.adopted)
    }
}

impl From<Request> for backend::Request {
    fn from(request: Request) -> Self {
        Self::Adopt(request)
    }
}

/// Answers, on the worker's side.
///
/// # Errors
/// A file that cannot be read as a text; a missing permission; a fault of the desk's file.
pub fn answer(desk: &mut Desk, actor: &Actor, request: Request) -> Result<Answer, DeskError> {
    match request {
        Request::Versions => versions(desk).map(Answer::Versions),
        Request::Read(path) => {
            let source = regulation_file::read(&path)?;
            match desk.candidate(actor, &path, &source) {
                Ok(candidate) => Ok(Answer::Read(Ok(Arc::new(candidate)))),
                Err(DeskError::Regulation(mistakes)) => Ok(Answer::Read(Err(mistakes))),
                Err(error) => Err(error),
            }
        }
        Request::Page { candidate, after } => {
            desk.try_out(actor, &candidate, after).map(Answer::Page)
        }
        Request::Adopt(candidate) => {
            let adoption = desk.adopt_regulation(actor, &candidate)?;
            Ok(Answer::Adopted(Box::new(adoption)))
        }
    }
}

fn versions(desk: &mut Desk) -> Result<Vec<(Used, u32)>, DeskError> {
    let open = desk.open_by_regulation()?;
    let mut versions: Vec<(Used, u32)> = Vec::new();
    for used in desk.regulations_used()? {
        versions.retain(|(known, _)| known.version != used.version);
        let found = open.iter().find(|(version, _)| *version == used.version);
        let cases = found.map_or(0, |(_, cases)| *cases);
        versions.push((used, cases));
    }
    Ok(versions)
}
