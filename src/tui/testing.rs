//! Drives the whole application in tests: keys in, screen out, the worker answering at once.

mod looks;

use chrono::TimeDelta;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::Event;
use ratatui::layout::{Position, Size};

use super::action::{Action, AppEvent, Effect, Errand};
use super::backend::{Backend, DeskBackend};
use super::draw::Hits;
use super::input;
use super::key::Key;
use super::model::{Model, Settings};
use super::preferences::PreferencesFile;
use super::surface::Dialog;
use super::theme::Theme;
use super::update::{start, update};
use super::{view, worker};
use crate::calendar::Moment;
use crate::desk::Clock;
use crate::text::Lang;

pub use looks::{does, lacks, shows};

/// The time at which tests begin: a Monday morning.
pub const NOW: &str = "2026-09-28T10:12:00+08:00";

/// A whole application with a terminal that is not there.
#[derive(Debug)]
pub struct Driver<B = DeskBackend> {
    pub model: Model,
    pub backend: B,
    terminal: Terminal<TestBackend>,
    left: bool,
    bells: usize,
    notices: Vec<String>,
    _folder: Option<tempfile::TempDir>,
}

impl Driver<DeskBackend> {
    /// The application before there is a desk, its folder going with it.
    pub fn without_desk(lang: Lang, width: u16, height: u16) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let backend = DeskBackend::new(folder.path().join("desk.tousu"), Clock::Fixed(now()));
        Self {
            _folder: Some(folder),
            ..Self::with(backend, lang, width, height, None)
        }
    }

    /// A training desk under a shipped regulation, with `user` signed in (`boss` holds all roles; the others are named after
    /// their role).
    pub fn new(regulation: &str, user: &str, lang: Lang, width: u16, height: u16) -> Self {
        let source = crate::regulation::shipped::shipped_source(regulation).unwrap();
        Self::under(source, user, lang, width, height)
    }

    /// As [`Driver::new`], under a regulation that does not ship.
    pub fn under(source: &str, user: &str, lang: Lang, width: u16, height: u16) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.tousu");
        let new = crate::desk::NewDesk {
            regulation: source,
            file: "regulation.toml",
            admin: "boss",
            secret: None,
            training: true,
        };
        crate::desk::Desk::create(&path, &new, Clock::Fixed(now())).unwrap();
        let backend = DeskBackend::new(path, Clock::Fixed(now()));
        Self {
            _folder: Some(folder),
            ..Self::with(backend, lang, width, height, Some(user.to_owned()))
        }
    }

    /// Registers a case at the desk, behind the screen's back; gives its number. `fields` are those of a registration in JSON
    /// that differ from a plain telephone complaint.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "tests write the fields in place"
    )]
    pub fn register(&mut self, fields: serde_json::Value) -> String {
        let (desk, actor) = self.backend.desk_and_actor();
        let intake = plain_intake(desk.regulation(), &fields);
        let receipt = desk.register(actor, &intake).unwrap();
        self.event(AppEvent::DeskChanged);
        receipt.number
    }
}

/// A telephone complaint of the regulation's first category, with other fields laid over it.
fn plain_intake(
    regulation: &crate::regulation::Regulation,
    fields: &serde_json::Value,
) -> crate::case::Intake {
    let category = regulation
        .categories
        .first()
        .map(|category| category.id.clone());
    let mut intake = serde_json::json!({
        "kind": "complaint", "channel": "phone", "category": category, "text": "客户反映问题",
        "customer": {"name": "张三"},
    });
    for (name, value) in fields.as_object().unwrap() {
        intake[name] = value.clone();
    }
    crate::case::Intake::read(intake).unwrap()
}

impl<B: Backend> Driver<B> {
    /// The application with any backend.
    pub fn with(
        backend: B,
        lang: Lang,
        width: u16,
        height: u16,
        sign_in_as: Option<String>,
    ) -> Self {
        let none = PreferencesFile::default();
        Self::with_file(backend, lang, (width, height), sign_in_as, none)
    }

    /// The application with any backend and a settings file that was read.
    pub fn with_file(
        backend: B,
        lang: Lang,
        (width, height): (u16, u16),
        sign_in_as: Option<String>,
        preferences: PreferencesFile,
    ) -> Self {
        let size = Size { width, height };
        let settings = Settings {
            lang,
            theme: Theme::default(),
            now: now(),
            size,
            mouse: true,
            bell: true,
            notify: false,
            notices: None,
            lock_after: None,
            sign_in_as,
            preferences,
        };
        let terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let mut driver = Self {
            model: Model::new(settings),
            backend,
            terminal,
            left: false,
            bells: 0,
            notices: Vec::new(),
            _folder: None,
        };
        let errands = start(&mut driver.model);
        driver.work(errands);
        driver
    }

    /// Presses keys, separated by spaces: `F2 张三 tab ctrl+s`. A word that is no key is typed letter by letter; `space` is the
    /// space key.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for word in keys.split(' ').filter(|word| !word.is_empty()) {
            match Key::parse(word) {
                Some(key) => self.press(key),
                None => word.chars().for_each(|c| self.press(Key::char(c))),
            }
        }
        self
    }

    /// Presses keys as [`Driver::keys`], but the worker does nothing yet: what it is asked waits.
    pub fn hold(&mut self, keys: &str) -> Vec<Errand> {
        let keys = keys.split(' ').map(|word| Key::parse(word).unwrap());
        let mut errands = Vec::new();
        for key in keys {
            let action = input::key(&self.model, key);
            errands.extend(update(&mut self.model, action));
        }
        errands
    }

    /// The minute on the clock has changed, while the worker is at something else.
    pub fn hold_minute(&mut self, now: Moment) -> Vec<Errand> {
        update(&mut self.model, Action::Minute(now))
    }

    /// Types a text as it is, spaces included.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        text.chars().for_each(|c| self.press(Key::char(c)));
        self
    }

    fn press(&mut self, key: Key) {
        let action = input::key(&self.model, key);
        self.act(action);
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.event(AppEvent::Terminal(Event::Paste(text.to_owned())))
    }

    /// Puts a dialog on top, as the screen would.
    pub fn open(&mut self, dialog: impl Dialog + 'static) -> &mut Self {
        self.carry_out(vec![Effect::open(dialog)])
    }

    /// Carries out effects in the name of what is on top.
    pub fn carry_out(&mut self, effects: Vec<Effect>) -> &mut Self {
        let errands = super::update::carry_out(&mut self.model, effects);
        self.work(errands);
        self
    }

    /// Something arrives at the loop.
    pub fn event(&mut self, event: AppEvent) -> &mut Self {
        if let Some(action) = input::interpret(&self.model, event) {
            self.act(action);
        }
        self
    }

    /// Another user sits down, on a training desk.
    pub fn sign_in(&mut self, user: &str) -> &mut Self {
        let who = super::backend::Credentials {
            name: user.to_owned(),
            secret: None,
        };
        let answer = self.backend.answer(super::backend::Request::SignIn(who));
        self.event(AppEvent::Reply(super::action::Reply {
            id: 0,
            to: super::action::Address::Shell,
            topic: "sign_in",
            answer,
        }))
    }

    /// The minute on the clock has changed.
    pub fn minute(&mut self, now: Moment) -> &mut Self {
        self.act(Action::Minute(now));
        self
    }

    /// Half a second passes.
    pub fn beat(&mut self) -> &mut Self {
        let now = self.model.shell.now + TimeDelta::milliseconds(500);
        self.act(Action::Beat(now));
        self
    }

    /// The terminal has another size.
    pub fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        self.act(Action::Resize(Size { width, height }));
        self
    }

    /// Whether the application was left.
    pub fn left(&self) -> bool {
        self.left
    }

    /// How often the bell has rung.
    pub fn bells(&self) -> usize {
        self.bells
    }

    /// What was sent to the terminal as notices.
    pub fn notices(&self) -> &[String] {
        &self.notices
    }

    /// Something is done, by a hand or by the worker.
    pub fn act(&mut self, action: Action) {
        let errands = update(&mut self.model, action);
        self.work(errands);
    }

    /// Does errands until there are none, as the worker and the loop would.
    pub fn work(&mut self, errands: Vec<Errand>) {
        let mut errands: std::collections::VecDeque<Errand> = errands.into();
        while let Some(errand) = errands.pop_front() {
            match errand {
                Errand::Work(work) => {
                    let reply = worker::reply(&mut self.backend, work);
                    errands.extend(update(&mut self.model, Action::Reply(reply)));
                    if self.backend.changed() {
                        errands.extend(update(&mut self.model, Action::DeskChanged));
                    }
                }
                Errand::Leave => self.left = true,
                Errand::Bell => self.bells += 1,
                Errand::Notify(notices, text) => self.notices.push(notices.sequence(&text)),
                _ => {}
            }
        }
        self.draw();
    }

    fn draw(&mut self) {
        let mut hits = Hits::default();
        let model = &self.model;
        // The test terminal keeps what a wide character covered, and shows it again when that goes; a real one does not.
        self.terminal.clear().unwrap();
        self.terminal
            .draw(|frame| view::view(model, frame, &mut hits))
            .unwrap();
        self.model.hits = hits;
    }

    /// The screen as text, one line a row, without space at line ends.
    pub fn screen(&mut self) -> String {
        // A cell that a wide character covers keeps what it held; a terminal shows none of that.
        self.terminal.clear().unwrap();
        self.draw();
        let buffer = self.terminal.backend().buffer();
        let lines = (0..buffer.area.height).map(|y| line(buffer, y));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The cells of the screen.
    pub fn buffer(&mut self) -> &ratatui::buffer::Buffer {
        self.draw();
        self.terminal.backend().buffer()
    }

    /// Where the terminal's cursor stands; `None` where it is hidden.
    pub fn cursor(&mut self) -> Option<Position> {
        use ratatui::backend::Backend as _;
        self.draw();
        let backend = self.terminal.backend_mut();
        backend
            .cursor_visible()
            .then(|| backend.get_cursor_position().unwrap())
    }
}

/// One row; the second cell of a wide character is no character.
fn line(buffer: &ratatui::buffer::Buffer, y: u16) -> String {
    let mut text = String::new();
    let mut x = 0;
    while let Some(cell) = buffer.cell((x, y)) {
        text.push_str(cell.symbol());
        x += super::width::cells(super::width::width(cell.symbol())).max(1);
    }
    text.trim_end().to_owned()
}

fn now() -> Moment {
    NOW.parse().unwrap()
}
