//! The loop: an event becomes an action, the action changes the model, the changed model is painted.
//!
//! The first frame is painted before the first question is asked. Events that have piled up are all taken before the next
//! frame, so a key held down or a storm of resizes costs one frame, not many.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use anyhow::Context;
use chrono::Timelike;

use super::action::{Action, AppEvent, Errand};
use super::backend::{Backend, DeskInfo};
use super::input::interpret;
use super::model::{Model, Settings};
use super::preferences::PreferencesFile;
use super::terminal::{self, Notices, Screen};
use super::theme::Theme;
use super::update::{start, update};
use super::worker::Worker;
use crate::calendar::Moment;
use crate::desk::Clock;
use crate::text::Lang;

/// How often drafts are looked at and toasts fade.
const BEAT: Duration = Duration::from_millis(500);

/// What the program is started with.
#[derive(Clone, Debug)]
pub struct Launch {
    pub lang: Lang,
    pub theme: Theme,
    pub mouse: bool,
    pub bell: bool,
    /// Show a notice of what becomes due, where the terminal can.
    pub notify: bool,
    /// Minutes without a key until the desk locks itself, where that is set; 0 is never.
    pub lock_after: Option<u16>,
    /// The user named on the command line.
    pub sign_in_as: Option<String>,
    /// Where the settings of this computer are kept, the keys in them, and what is wrong.
    pub preferences: PreferencesFile,
}

/// The time shown before a desk is open, which alone knows its zone and clock.
fn system_time() -> Moment {
    Clock::System.now(chrono::Local::now().fixed_offset().timezone())
}

/// Runs the application until it is left.
///
/// # Errors
/// Where the terminal cannot be used, or fails on the way.
pub fn run<B: Backend>(
    launch: Launch,
    backend: impl FnOnce() -> B + Send + 'static,
) -> anyhow::Result<()> {
    let screen = Screen::enter(launch.mouse).context(texts::no_terminal(launch.lang))?;
    let (sender, events) = channel();
    let mut app = App::new(launch, screen)?;
    app.paint()?;
    let worker = listen(backend, sender)?;
    app.model.progress = worker.progress();
    let outcome = app.run(&worker, &events);
    app.keep_drafts(&worker);
    worker.finish();
    outcome
}

fn listen<B: Backend>(
    backend: impl FnOnce() -> B + Send + 'static,
    events: Sender<AppEvent>,
) -> anyhow::Result<Worker> {
    terminal::listen(events.clone())?;
    terminal::heed_signals(events.clone())?;
    Ok(Worker::start(backend, events)?)
}

struct App {
    model: Model,
    screen: Screen,
    next_beat: Instant,
    leaving: bool,
}

impl App {
    fn new(launch: Launch, screen: Screen) -> anyhow::Result<Self> {
        let settings = Settings {
            lang: launch.lang,
            theme: launch.theme,
            now: system_time(),
            size: screen.size()?,
            mouse: launch.mouse,
            bell: launch.bell,
            notify: launch.notify,
            notices: Notices::known(|name| std::env::var(name).ok()),
            lock_after: launch.lock_after,
            sign_in_as: launch.sign_in_as,
            preferences: launch.preferences,
        };
        Ok(Self {
            model: Model::new(settings),
            screen,
            next_beat: Instant::now() + BEAT,
            leaving: false,
        })
    }

    fn run(&mut self, worker: &Worker, events: &Receiver<AppEvent>) -> anyhow::Result<()> {
        let errands = start(&mut self.model);
        self.do_errands(errands, worker)?;
        while !self.leaving {
            if std::mem::take(&mut self.model.redraw) {
                self.paint()?;
            }
            self.wait(worker, events)?;
        }
        Ok(())
    }

    fn wait(&mut self, worker: &Worker, events: &Receiver<AppEvent>) -> anyhow::Result<()> {
        let rest = self.next_beat.saturating_duration_since(Instant::now());
        match events.recv_timeout(rest) {
            Ok(event) => {
                self.take(event, worker)?;
                while let Ok(event) = events.try_recv() {
                    self.take(event, worker)?;
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => self.leaving = true,
        }
        if Instant::now() >= self.next_beat {
            self.next_beat = Instant::now() + BEAT;
            self.beat(worker)?;
        }
        Ok(())
    }

    fn take(&mut self, event: AppEvent, worker: &Worker) -> anyhow::Result<()> {
        match interpret(&self.model, event) {
            Some(action) => self.act(action, worker),
            None => Ok(()),
        }
    }

    fn beat(&mut self, worker: &Worker) -> anyhow::Result<()> {
        let (before, now) = (self.model.shell.now, self.now());
        self.act(Action::Beat(now), worker)?;
        if (before.date_naive(), before.hour(), before.minute())
            != (now.date_naive(), now.hour(), now.minute())
        {
            self.act(Action::Minute(now), worker)?;
        }
        Ok(())
    }

    fn now(&self) -> Moment {
        self.model
            .shell
            .desk
            .as_ref()
            .map_or_else(system_time, DeskInfo::now)
    }

    fn act(&mut self, action: Action, worker: &Worker) -> anyhow::Result<()> {
        let errands = update(&mut self.model, action);
        self.do_errands(errands, worker)
    }

    fn do_errands(&mut self, errands: Vec<Errand>, worker: &Worker) -> anyhow::Result<()> {
        for errand in errands {
            match errand {
                Errand::Work(work) => worker.ask(work),
                Errand::Clear => self.screen.clear(),
                Errand::Bell => self.screen.bell()?,
                Errand::Notify(notices, text) => self.screen.notify(notices, &text)?,
                Errand::Copy(text) => self.screen.copy(&text)?,
                Errand::Mouse(on) => self.screen.set_mouse(on)?,
                Errand::Stop(id) => worker.stop(id),
                Errand::Leave => self.leaving = true,
            }
        }
        Ok(())
    }

    /// What was typed is worth more than why the loop ended: a terminal that is gone fails the last frame, not the draft.
    fn keep_drafts(&mut self, worker: &Worker) {
        for errand in update(&mut self.model, Action::Leave) {
            if let Errand::Work(work) = errand {
                worker.ask(work);
            }
        }
    }

    fn paint(&mut self) -> anyhow::Result<()> {
        self.model.hits = self.screen.paint(&self.model)?;
        Ok(())
    }
}

mod texts {
    crate::catalogue! {
        no_terminal() {
            zh: "此处没有可用的终端；请在终端窗口中运行，或使用命令行子命令（tousu --help）",
            en: "there is no terminal here; run it in a terminal window, or use the subcommands (tousu --help)",
        }
    }
}
