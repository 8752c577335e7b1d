//! The thread that owns the desk. Screens ask, it answers in turn; a question that a newer one has overtaken is not asked
//! at all, so search as you type has one question running and one waiting, never a queue.

use std::collections::{BTreeSet, VecDeque};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use super::action::{AppEvent, Reply, Work};
use super::backend::{Backend, Failure, Progress};

/// How often the desk is asked whether somebody else wrote to it.
const WATCH: Duration = Duration::from_millis(500);

/// The questions that wait.
#[derive(Debug, Default)]
struct Waiting {
    works: VecDeque<Work>,
    /// The one that the thread is at.
    running: Option<u64>,
    /// Those that were stopped before their turn.
    stopped: BTreeSet<u64>,
    stop: bool,
}

impl Waiting {
    fn add(&mut self, work: Work) {
        if work.only_latest {
            self.works.retain(|other| {
                !other.only_latest || (other.to, other.topic) != (work.to, work.topic)
            });
        }
        self.works.push_back(work);
    }

    /// Nobody will see the answers to what is only looked up; what is to be written still is.
    fn stop(&mut self) {
        self.works.retain(|work| !work.only_latest);
        self.stop = true;
    }
}

#[derive(Debug, Default)]
struct Desk {
    waiting: Mutex<Waiting>,
    bell: Condvar,
    progress: Progress,
}

impl Desk {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The handle to the thread.
#[derive(Debug)]
pub struct Worker {
    desk: Arc<Desk>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread. The backend is made on it, so that opening a desk does not hold up the first frame.
    ///
    /// # Errors
    /// Where the system gives no thread.
    pub fn start<B: Backend>(
        make: impl FnOnce() -> B + Send + 'static,
        events: Sender<AppEvent>,
    ) -> std::io::Result<Self> {
        let desk = Arc::new(Desk::default());
        let shared = Arc::clone(&desk);
        let thread = std::thread::Builder::new()
            .name("desk".to_owned())
            .spawn(move || {
                let mut backend = make();
                backend.watched_by(shared.progress.clone());
                work(&shared, &mut backend, &events);
            })?;
        Ok(Self {
            desk,
            thread: Some(thread),
        })
    }

    /// Asks; the answer arrives as an [`AppEvent::Reply`].
    pub fn ask(&self, work: Work) {
        self.desk.lock().add(work);
        self.desk.bell.notify_one();
    }

    /// How far the work under way is.
    pub fn progress(&self) -> Progress {
        self.desk.progress.clone()
    }

    /// Stops a question, whether its turn has come or not; it is answered that it was stopped.
    pub fn stop(&self, id: u64) {
        let mut waiting = self.desk.lock();
        if waiting.running == Some(id) {
            self.desk.progress.stop();
        } else if waiting.works.iter().any(|work| work.id == id) {
            waiting.stopped.insert(id);
        }
    }

    /// Waits until everything asked so far is done (drafts are saved), and closes the desk.
    pub fn finish(mut self) {
        self.desk.lock().stop();
        self.desk.bell.notify_one();
        if let Some(thread) = self.thread.take() {
            // A panic of the thread has been reported by the panic hook; there is nothing left to save.
            let _ = thread.join();
        }
    }
}

enum Next {
    Work(Work),
    Stopped(Work),
    Watch,
    Stop,
}

fn next(desk: &Desk) -> Next {
    let waiting = desk.lock();
    let idle = |waiting: &mut Waiting| waiting.works.is_empty() && !waiting.stop;
    let (mut waiting, _) = desk
        .bell
        .wait_timeout_while(waiting, WATCH, idle)
        .unwrap_or_else(PoisonError::into_inner);
    match (waiting.works.pop_front(), waiting.stop) {
        (Some(work), _) if waiting.stopped.remove(&work.id) => Next::Stopped(work),
        (Some(work), _) => {
            waiting.running = Some(work.id);
            desk.progress.begin();
            Next::Work(work)
        }
        (None, true) => Next::Stop,
        (None, false) => Next::Watch,
    }
}

fn work(desk: &Desk, backend: &mut impl Backend, events: &Sender<AppEvent>) {
    loop {
        let event = match next(desk) {
            Next::Stop => return,
            Next::Work(work) => {
                let reply = reply(backend, work);
                desk.lock().running = None;
                // Nothing but the work itself is stopped: not the housekeeping after it.
                desk.progress.begin();
                Some(AppEvent::Reply(reply))
            }
            Next::Stopped(work) => Some(AppEvent::Reply(Reply {
                id: work.id,
                to: work.to,
                topic: work.topic,
                answer: Err(Failure::stopped()),
            })),
            Next::Watch => {
                backend.rest();
                None
            }
        };
        let changed = backend.changed().then_some(AppEvent::DeskChanged);
        for event in event.into_iter().chain(changed) {
            if events.send(event).is_err() {
                return;
            }
        }
    }
}

/// The answer to one question.
pub fn reply(backend: &mut impl Backend, work: Work) -> Reply {
    let Work {
        id,
        to,
        topic,
        request,
        ..
    } = work;
    Reply {
        id,
        to,
        topic,
        answer: backend.answer(request),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::action::Address;
    use crate::tui::backend::{Answer, DeskBackend, Request};

    fn question(id: u64, topic: &'static str, only_latest: bool) -> Work {
        Work {
            id,
            to: Address::Shell,
            topic,
            request: Request::Counts,
            only_latest,
        }
    }

    /// A training desk in a file, and a second terminal on it.
    fn two_terminals(folder: &std::path::Path) -> (DeskBackend, crate::desk::Desk) {
        let path = folder.join("desk.tousu");
        let clock = crate::desk::Clock::System;
        let new = crate::desk::NewDesk {
            regulation: crate::regulation::shipped::shipped_source("general").unwrap(),
            file: "general",
            admin: "boss",
            secret: None,
            training: true,
        };
        let other = crate::desk::Desk::create(&path, &new, clock).unwrap();
        (DeskBackend::new(path, clock), other)
    }

    fn ask(worker: &Worker, id: u64, request: Request) {
        worker.ask(Work {
            request,
            only_latest: false,
            ..question(id, "test", false)
        });
    }

    #[test]
    fn what_another_terminal_writes_is_noticed_with_nobody_asking() {
        let folder = tempfile::tempdir().unwrap();
        let (backend, mut other) = two_terminals(folder.path());
        let (events, heard) = std::sync::mpsc::channel();
        let worker = Worker::start(move || backend, events).unwrap();
        let next = || heard.recv_timeout(Duration::from_secs(20)).unwrap();
        ask(&worker, 1, Request::Open);
        assert!(matches!(next(), AppEvent::Reply(reply) if reply.answer.is_ok()));
        let who = crate::tui::backend::Credentials {
            name: "boss".to_owned(),
            secret: None,
        };
        ask(&worker, 2, Request::SignIn(who));
        assert!(matches!(next(), AppEvent::Reply(reply) if reply.answer.is_ok()));
        let actor = other.sign_in("boss", None).unwrap().actor;
        while heard.recv_timeout(2 * WATCH).is_ok() {} // the other's sign-in is news too
        let category = other.regulation().categories.first().unwrap().id.clone();
        let intake = serde_json::json!({
            "kind": "complaint", "channel": "phone", "category": category, "text": "漏水", "customer": {"name": "张三"},
        });
        let intake = crate::case::Intake::read(intake).unwrap();
        other.register(&actor, &intake).unwrap();
        assert!(matches!(next(), AppEvent::DeskChanged));
        ask(&worker, 3, Request::Counts);
        let AppEvent::Reply(reply) = next() else {
            panic!("the counts were asked for");
        };
        assert!(matches!(reply.answer, Ok(Answer::Counts(counts)) if counts.open == 1));
        worker.finish();
    }

    #[test]
    fn a_newer_search_takes_the_place_of_the_one_that_waits() {
        let mut waiting = Waiting::default();
        for work in [
            question(1, "search", true),
            question(2, "save", false),
            question(3, "search", true),
            question(4, "save", false),
            question(5, "search", true),
        ] {
            waiting.add(work);
        }
        let left: Vec<u64> = waiting.works.iter().map(|work| work.id).collect();
        assert_eq!(left, [2, 4, 5]);
    }
}
