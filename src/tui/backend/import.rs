//! Taking over an old ledger, on the worker's side.
//!
//! Reading a workbook and writing many thousands of cases take longer than the other questions may wait. So both go on beside
//! the worker, on a thread with a door to the desk of its own; the worker only asks it how far it is. Nothing is kept before
//! whoever waits has been told that all rows are done and has asked once more: until then it can be stopped, and stopped or
//! forgotten it leaves nothing.

mod path;

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use super::Failure;
use crate::case::Actor;
use crate::desk::{Clock, Desk, ErrorKind};
use crate::document::import::{
    Defaults, ImportError, Outcome, Plan, check, map, read, take_over, told,
};
use crate::text::{Label, Lang, system_error};

pub use path::Completed;

/// How long a question for news waits for some.
const PATIENCE: Duration = Duration::from_millis(100);

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

/// An import under way.
#[derive(Debug)]
pub struct Running {
    shared: Arc<Shared>,
    news: Receiver<News>,
    /// Gone once nothing may be kept.
    permit: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
    writes: bool,
    /// Everything is written, and that was told.
    written: bool,
}

#[derive(Debug, Default)]
struct Shared {
    stopped: AtomicBool,
    /// Of the work; the reading before it has a stage of its own.
    stage: Mutex<Stage>,
    done: AtomicU64,
    of: AtomicU64,
}

/// What the thread has to say besides how far it is.
#[derive(Debug)]
enum News {
    /// Everything is written; may it be kept?
    Written,
    Ended(Result<Answer, Failure>),
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

/// What a thread works with.
struct Work {
    shared: Arc<Shared>,
    news: Sender<News>,
    permit: Receiver<()>,
    writes: bool,
}

impl Work {
    fn enter(&self, stage: Stage) {
        *self
            .shared
            .stage
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = stage;
        self.shared.done.store(0, Ordering::Relaxed);
        self.shared.of.store(0, Ordering::Relaxed);
    }

    /// Says how far it is; `false` where it is to stop. With all rows written it waits for leave to keep them.
    fn goes_on(&self, done: u64, of: u64) -> bool {
        self.shared.done.store(done, Ordering::Relaxed);
        self.shared.of.store(of, Ordering::Relaxed);
        let allowed = !self.writes
            || done < of
            || (self.news.send(News::Written).is_ok() && self.permit.recv().is_ok());
        allowed && !self.shared.stopped.load(Ordering::Relaxed)
    }
}

fn begin(
    place: Place<'_>,
    running: &mut Option<Running>,
    writes: bool,
    work: impl FnOnce(&mut Desk, &Actor, &Work) -> Result<Answer, ImportError> + Send + 'static,
) -> Result<Answer, Failure> {
    *running = None;
    let (news, told) = channel();
    let (permit, permitted) = channel();
    let shared = Arc::new(Shared::default());
    let own = Work {
        shared: Arc::clone(&shared),
        news,
        permit: permitted,
        writes,
    };
    let (path, clock, actor) = (place.desk.to_owned(), place.clock, place.actor.clone());
    let thread = std::thread::Builder::new()
        .name("import".to_owned())
        .spawn(move || {
            let opened = Desk::open(&path, clock).map_err(ImportError::from);
            let answer = match opened.and_then(|mut desk| work(&mut desk, &actor, &own)) {
                Err(ImportError::Stopped) => Ok(Answer::Stopped),
                answer => answer.map_err(failure),
            };
            // Whoever asked may have gone.
            let _ = own.news.send(News::Ended(answer));
        })
        .map_err(|error| Failure::not_saved(|lang| system_error(lang, &error)))?;
    *running = Some(Running {
        shared,
        news: told,
        permit: Some(permit),
        thread: Some(thread),
        writes,
        written: false,
    });
    go(running)
}

fn go(running: &mut Option<Running>) -> Result<Answer, Failure> {
    let Some(begun) = running else {
        return Ok(Answer::Stopped);
    };
    begun.allow();
    let answer = match begun.news.recv_timeout(PATIENCE) {
        Err(RecvTimeoutError::Timeout) => return Ok(Answer::At(begun.far())),
        Ok(News::Written) => {
            // Whoever hears of this may still stop it; the next question is the leave to keep it.
            begun.written = true;
            return Ok(Answer::At(begun.far()));
        }
        Ok(News::Ended(answer)) => answer,
        Err(RecvTimeoutError::Disconnected) => Err(broken_off()),
    };
    *running = None;
    answer
}

fn stop(running: &mut Option<Running>) -> Result<Answer, Failure> {
    let Some(mut begun) = running.take() else {
        return Ok(Answer::Stopped);
    };
    begun.call_off();
    if !begun.writes {
        return Ok(Answer::Stopped);
    }
    // It may have been kept already: what is true is for the thread to say.
    loop {
        match begun.news.recv() {
            Ok(News::Written) => {}
            Ok(News::Ended(answer)) => return answer,
            Err(_) => return Err(broken_off()),
        }
    }
}

impl Running {
    /// Whether it holds up whoever else wants to write.
    pub fn writes(&self) -> bool {
        self.writes
    }

    fn far(&self) -> Far {
        let stage = self.shared.stage.lock();
        Far {
            stage: *stage.unwrap_or_else(PoisonError::into_inner),
            done: self.shared.done.load(Ordering::Relaxed),
            of: self.shared.of.load(Ordering::Relaxed),
        }
    }

    fn allow(&mut self) {
        let permit = if self.written {
            self.permit.take()
        } else {
            None
        };
        if permit.is_some_and(|permit| permit.send(()).is_ok()) {
            let stage = self.shared.stage.lock();
            *stage.unwrap_or_else(PoisonError::into_inner) = Stage::Keeping;
        }
    }

    fn call_off(&mut self) {
        self.shared.stopped.store(true, Ordering::Relaxed);
        self.permit = None;
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.call_off();
        // The desk is free to be written to again when this returns.
        if let Some(thread) = self.thread.take().filter(|_| self.writes) {
            let _ = thread.join();
        }
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

fn failure(error: ImportError) -> Failure {
    let label = Label::new(told(Lang::Zh, &error), told(Lang::En, &error));
    match error {
        ImportError::Desk(error) => error.into(),
        ImportError::Read { .. } => Failure::at_input(label, ErrorKind::Io),
        _ => Failure::at_input(label, ErrorKind::Invalid),
    }
}

fn broken_off() -> Failure {
    Failure::not_saved(|lang| texts::broken_off(lang).to_owned())
}

mod texts {
    crate::catalogue! {
        broken_off() { zh: "导入中断，没有写入任何内容", en: "The import broke off; nothing was written" }
    }
}
