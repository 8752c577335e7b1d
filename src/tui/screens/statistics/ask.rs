//! What the statistics ask of the desk.

use std::path::PathBuf;

use crate::calendar::Period;
use crate::case::Actor;
use crate::desk::Desk;
use crate::regulation::model::ReportName;
use crate::report::{self, Report};
use crate::text::Lang;
use crate::tui::backend;

/// A question of the statistics.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    Make {
        name: ReportName,
        period: Period,
        lang: Lang,
    },
    /// Write what is shown to a file.
    Save {
        report: Box<Report>,
        path: PathBuf,
        lang: Lang,
    },
}

/// What the desk answers to it.
#[derive(Clone, Debug)]
pub enum Answer {
    Made(Box<Report>),
    /// It is in this file.
    Saved(PathBuf),
}

impl From<Request> for backend::Request {
    fn from(request: Request) -> Self {
        Self::Statistics(request)
    }
}

/// Answers, on the worker's side.
///
/// # Errors
/// The report is not for this user; a fault of the file or of the disk.
pub fn answer(
    desk: &mut Desk,
    actor: &Actor,
    request: Request,
    progress: &backend::Progress,
) -> Result<Answer, backend::Failure> {
    match request {
        Request::Make { name, period, lang } => {
            let mut watch = |done, of| progress.at(done, of);
            let made = report::make_watched(desk, actor, name, period, lang, &mut watch)?;
            Ok(Answer::Made(Box::new(made)))
        }
        Request::Save { report, path, lang } => {
            report::deliver(desk, actor, &report, &path, lang)
                .map_err(|error| backend::Failure::not_saved(|lang| error.message(lang)))?;
            Ok(Answer::Saved(path))
        }
    }
}
