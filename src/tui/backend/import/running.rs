//! The thread beside the worker: how far it is, the leave to keep what it wrote, and its end.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use super::{Answer, Far, Place, Stage};
use crate::case::Actor;
use crate::desk::{Desk, ErrorKind};
use crate::document::import::{ImportError, told};
use crate::text::{Label, Lang, system_error};
use crate::tui::backend::Failure;

/// How long a question for news waits for some.
const PATIENCE: Duration = Duration::from_millis(100);

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

/// What a thread works with.
pub(super) struct Work {
    shared: Arc<Shared>,
    news: Sender<News>,
    permit: Receiver<()>,
    writes: bool,
}

impl Work {
    pub(super) fn enter(&self, stage: Stage) {
        *self
            .shared
            .stage
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = stage;
        self.shared.done.store(0, Ordering::Relaxed);
        self.shared.of.store(0, Ordering::Relaxed);
    }

    /// Says how far it is; `false` where it is to stop. With all rows written it waits for leave to keep them.
    pub(super) fn goes_on(&self, done: u64, of: u64) -> bool {
        self.shared.done.store(done, Ordering::Relaxed);
        self.shared.of.store(of, Ordering::Relaxed);
        let allowed = !self.writes
            || done < of
            || (self.news.send(News::Written).is_ok() && self.permit.recv().is_ok());
        allowed && !self.shared.stopped.load(Ordering::Relaxed)
    }
}

pub(super) fn begin(
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

pub(super) fn go(running: &mut Option<Running>) -> Result<Answer, Failure> {
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

pub(super) fn stop(running: &mut Option<Running>) -> Result<Answer, Failure> {
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
