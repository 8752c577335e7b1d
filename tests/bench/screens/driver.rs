//! The whole application at a terminal that swallows everything: keys in, frames out, and what each part costs.

use std::collections::VecDeque;
use std::io;
use std::path::Path;
use std::time::Duration;

use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Rect, Size};
use ratatui::{Terminal, TerminalOptions, Viewport};
use tousu::desk::Clock;
use tousu::text::Lang;
use tousu::tui::Theme;
use tousu::tui::action::{Action, Errand};
use tousu::tui::backend::{Backend, DeskBackend};
use tousu::tui::draw::Hits;
use tousu::tui::key::Key;
use tousu::tui::model::{Model, Settings};
use tousu::tui::preferences::PreferencesFile;
use tousu::tui::update::{start, update};
use tousu::tui::{input, view, worker};

use super::clock::{Began, begin, since};
use super::now;

/// The size at which frames are timed.
const SIZE: Size = Size {
    width: 200,
    height: 60,
};

/// The parts of what one key costs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cost {
    /// On the thread of the screen: the key's meaning, the change of the model, drawing, the difference to the last frame.
    pub frame: Duration,
    /// The longest single frame among them.
    pub worst: Duration,
    /// On the thread of the desk: every question that the key led to.
    pub desk: Duration,
}

/// The application with a desk behind it.
pub struct Driver {
    model: Model,
    backend: DeskBackend,
    terminal: Terminal<CrosstermBackend<io::Sink>>,
    cost: Cost,
}

impl Driver {
    /// Opens the desk and signs its first user in; gives what that took.
    pub fn open(path: &Path) -> (Self, Cost) {
        let settings = Settings {
            lang: Lang::Zh,
            theme: Theme::default(),
            now: now(),
            size: SIZE,
            mouse: true,
            bell: false,
            notify: false,
            notices: None,
            lock_after: None,
            sign_in_as: Some("boss".to_owned()),
            preferences: PreferencesFile::default(),
        };
        let whole = Viewport::Fixed(Rect::from(((0, 0).into(), SIZE)));
        let screen = CrosstermBackend::new(io::sink());
        let mut driver = Self {
            model: Model::new(settings),
            backend: DeskBackend::new(path.to_owned(), Clock::Fixed(now())),
            terminal: Terminal::with_options(screen, TerminalOptions { viewport: whole }).unwrap(),
            cost: Cost::default(),
        };
        let errands = start(&mut driver.model);
        driver.work(errands);
        let cost = std::mem::take(&mut driver.cost);
        (driver, cost)
    }

    /// Presses keys, separated by spaces; a word that is no key is typed.
    pub fn keys(&mut self, keys: &str) -> Cost {
        self.cost = Cost::default();
        for word in keys.split(' ') {
            match Key::parse(word) {
                Some(key) => self.press(key),
                None => word.chars().for_each(|c| self.press(Key::char(c))),
            }
        }
        self.cost
    }

    fn press(&mut self, key: Key) {
        let began = begin();
        let action = input::key(&self.model, key);
        let errands = update(&mut self.model, action);
        self.paint(began);
        self.work(errands);
    }

    /// Asks the desk what the screen wants to know, and shows each answer.
    fn work(&mut self, errands: Vec<Errand>) {
        let mut errands = VecDeque::from(errands);
        while let Some(errand) = errands.pop_front() {
            let Errand::Work(work) = errand else { continue };
            let asked = begin();
            let reply = worker::reply(&mut self.backend, work);
            let changed = self.backend.changed();
            self.cost.desk += since(asked);
            let began = begin();
            errands.extend(update(&mut self.model, Action::Reply(reply)));
            if changed {
                errands.extend(update(&mut self.model, Action::DeskChanged));
            }
            self.paint(began);
        }
    }

    fn paint(&mut self, began: Began) {
        let mut hits = Hits::default();
        let model = &self.model;
        let drawn = |frame: &mut ratatui::Frame<'_>| view::view(model, frame, &mut hits);
        self.terminal.draw(drawn).unwrap();
        self.model.hits = hits;
        let took = since(began);
        self.cost.frame += took;
        self.cost.worst = self.cost.worst.max(took);
    }
}
