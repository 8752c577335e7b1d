//! Taking over an old ledger, on the worker's side.
//!
//! Reading a workbook and writing many thousands of cases take longer than the other questions may wait. So both go on beside
//! the worker, on a thread with a door to the desk of its own; the worker only asks it how far it is. Nothing is kept before
//! whoever waits has been told that all rows are done and has asked once more: until then it can be stopped, and stopped or
//! forgotten it leaves nothing.

mod path;
mod running;

use std::path::Path;
use std::sync::Arc;

use super::Failure;
use crate::case::Actor;
use crate::desk::{Clock, Desk};
use crate::document::import::{Defaults, ImportError, Outcome, Plan, check, map, read, take_over};
use running::{Work, begin, go, stop};

pub use path::Completed;
pub use running::Running;

/// A question about an import.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// The folder in which ledgers lie where nobody says otherwise.
    Suggest,
    /// How a path that was begun can go on.
    Complete(String),
    /// Reads the file, recognises its columns, and tries its rows.
    Read(String),
    /// Tries the rows with other columns.
    Check(Box<Plan>),
    /// Takes them over.
    TakeOver(Box<Plan>),
    /// How far it is now.
    Go,
    Stop,
}

impl Request {
    /// Whether it goes on with something that takes long.
    pub fn is_work(&self) -> bool {
        !matches!(self, Self::Suggest | Self::Complete(_) | Self::Stop)
    }
}

/// What is answered to it.
#[derive(Clone, Debug)]
pub enum Answer {
    Suggested(String),
    Completed(Completed),
    At(Far),
    /// What would become of the rows.
    Tried(Box<Plan>, Arc<Outcome>),
    /// What became of them.
    Done(Arc<Outcome>),
    Stopped,
}

/// What is being done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    #[default]
    Reading,
    Trying,
    Writing,
    /// All is written and is being kept: it can no longer be stopped.
    Keeping,
}

/// How far it is: so much of so much (0: nobody knows).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Far {
    pub stage: Stage,
    pub done: u64,
    pub of: u64,
}

impl From<Request> for super::Request {
    fn from(request: Request) -> Self {
        Self::Import(request)
    }
}

/// Where the desk is, who asks, and where files lie.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub desk: &'a Path,
    pub clock: Clock,
    pub actor: &'a Actor,
    pub folder: &'a Path,
}

/// Answers.
///
/// # Errors
/// A refusal of the desk; a file that cannot be read or has changed. Nothing runs then, and nothing was written.
pub fn answer(
    place: Place<'_>,
    request: Request,
    running: &mut Option<Running>,
) -> Result<Answer, Failure> {
    match request {
        Request::Suggest => Ok(Answer::Suggested(path::suggested(place.folder))),
        Request::Complete(typed) => Ok(Answer::Completed(path::complete(&typed))),
        Request::Read(typed) => {
            let path = path::typed(&typed);
            begin(place, running, false, move |desk, actor, shared| {
                let plan = look_at(desk, &path, shared)?;
                tried(desk, actor, plan, shared)
            })
        }
        Request::Check(plan) => begin(place, running, false, |desk, actor, shared| {
            tried(desk, actor, *plan, shared)
        }),
        Request::TakeOver(plan) => begin(place, running, true, move |desk, actor, work| {
            work.enter(Stage::Writing);
            let outcome = take_over(desk, actor, &plan, &mut |done, of| work.goes_on(done, of))?;
            Ok(Answer::Done(Arc::new(outcome)))
        }),
        Request::Go => go(running),
        Request::Stop => stop(running),
    }
}

fn look_at(desk: &Desk, path: &Path, work: &Work) -> Result<Plan, ImportError> {
    let sheet = read(path, &mut |done, of| work.goes_on(done, of))?;
    let mapping = map(&sheet, desk.regulation())?;
    Ok(Plan {
        sheet: Arc::new(sheet),
        mapping,
        defaults: Defaults::default().or_usual(desk.regulation()),
    })
}

fn tried(desk: &mut Desk, actor: &Actor, plan: Plan, work: &Work) -> Result<Answer, ImportError> {
    work.enter(Stage::Trying);
    let outcome = check(desk, actor, &plan, &mut |done, of| work.goes_on(done, of))?;
    Ok(Answer::Tried(Box::new(plan), Arc::new(outcome)))
}
