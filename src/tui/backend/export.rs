//! The ledger of what a list shows, on the worker's side: page by page, so that the desk answers other questions in between
//! and the export can be stopped: it leaves no file then. Whoever leaves the box in which they began one has it written all the
//! same ([`crate::tui::update`] goes on with it); there is one at a time.

use std::path::{Path, PathBuf};

use super::Failure;
use super::name::unused;
use crate::case::Actor;
use crate::desk::Desk;
use crate::document::DocumentError;
use crate::document::ledger::{self, Chosen, Export};
use crate::store::Total;
use crate::text::{Label, Lang};

/// The topic of an export that is being written.
pub const EXPORT: &str = "export";

/// A question about an export.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// A name for the file that nothing bears yet.
    Suggest {
        lang: Lang,
    },
    /// Begins, and writes the first page.
    Begin {
        chosen: Chosen,
        target: PathBuf,
        lang: Lang,
    },
    /// Writes the next page.
    Go,
    Stop,
}

impl Request {
    /// Whether it goes on with something that takes long.
    pub fn is_work(&self) -> bool {
        matches!(self, Self::Begin { .. } | Self::Go)
    }
}

/// What is answered to it.
#[derive(Clone, Debug)]
pub enum Answer {
    Suggested(PathBuf),
    /// So many cases are written, of about so many.
    Written {
        cases: u64,
        of: Total,
    },
    Done {
        cases: u64,
        target: PathBuf,
    },
    Stopped,
    /// One is under way already; somebody else goes on with it.
    Busy {
        cases: u64,
        of: Total,
    },
}

/// An export under way, and where to.
#[derive(Debug)]
pub struct Running {
    export: Export,
    target: PathBuf,
}

impl From<Request> for super::Request {
    fn from(request: Request) -> Self {
        Self::Export(request)
    }
}

/// Answers. `folder` is where documents go when nobody says otherwise.
///
/// # Errors
/// A refusal of the desk; a file that is there already; a folder or disk that does not take it. Nothing runs then.
pub fn answer(
    desk: &mut Desk,
    actor: &Actor,
    request: Request,
    running: &mut Option<Running>,
    folder: &Path,
) -> Result<Answer, Failure> {
    match request {
        Request::Suggest { .. } | Request::Begin { .. } if running.is_some() => {
            Ok(busy(running.as_ref()))
        }
        Request::Suggest { lang } => Ok(Answer::Suggested(unused(
            folder,
            texts::name(lang),
            desk.now().date_naive(),
            "xlsx",
        ))),
        Request::Begin {
            chosen,
            target,
            lang,
        } => {
            if target.exists() {
                return Err(exists(&target));
            }
            let export = Export::begin(desk, actor, chosen, &target, lang).map_err(failed)?;
            step(desk, actor, Running { export, target }, running)
        }
        Request::Go => match running.take() {
            Some(begun) => step(desk, actor, begun, running),
            None => Ok(Answer::Stopped),
        },
        Request::Stop => {
            *running = None;
            Ok(Answer::Stopped)
        }
    }
}

fn busy(running: Option<&Running>) -> Answer {
    running.map_or(Answer::Stopped, |running| Answer::Busy {
        cases: running.export.cases(),
        of: running.export.size(),
    })
}

fn step(
    desk: &mut Desk,
    actor: &Actor,
    mut begun: Running,
    running: &mut Option<Running>,
) -> Result<Answer, Failure> {
    let more = begun.export.step(desk, actor).map_err(failed)?;
    if more {
        let (cases, of) = (begun.export.cases(), begun.export.size());
        *running = Some(begun);
        return Ok(Answer::Written { cases, of });
    }
    let done = begun.export.finish(desk, actor).map_err(failed)?;
    Ok(Answer::Done {
        cases: done.cases,
        target: begun.target,
    })
}

fn failed(error: DocumentError) -> Failure {
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| ledger::problem(lang, &error));
    Failure::of_document(error, Label::new(zh, en))
}

fn exists(target: &Path) -> Failure {
    let path = target.display().to_string();
    Failure::at_output(Label::new(
        texts::exists(Lang::Zh, &path),
        texts::exists(Lang::En, &path),
    ))
}

mod texts {
    crate::catalogue! {
        name() { zh: "投诉台账", en: "ledger" }
        exists(path: &str) {
            zh: "已有这个文件，没有覆盖；请换个名字：{path}",
            en: "There is such a file already, and it was kept. Choose another name: {path}",
        }
    }
}
