//! The desk that all pictures show: a fitness club's, six weeks of demo cases and a few old ones, on a Monday morning. It is
//! made once; each picture has a copy of its own.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde_json::{Value, json};

use crate::case::{Actor, Intake};
use crate::demo::{self, Plan};
use crate::desk::{Clock, Desk, NewDesk, Wish};
use crate::regulation::shipped::shipped_source;
use crate::text::{Lang, take_prefix_cells};
use crate::tui::backend::DeskBackend;
use crate::tui::testing::{Driver, NOW};

/// The driver of one picture, and its desk's folder.
pub struct On {
    pub driver: Driver,
    folder: tempfile::TempDir,
}

impl On {
    /// A copy of the desk, with `user` signed in.
    pub fn demo(user: &str, lang: Lang) -> Self {
        let folder = folder();
        let path = folder.path().join("desk.tousu");
        std::fs::copy(model_desk(), &path).unwrap();
        Self::at(folder, &path, lang, Some(user))
    }

    /// A folder without a desk.
    pub fn nothing(lang: Lang) -> Self {
        let folder = folder();
        let path = folder.path().join("desk.tousu");
        Self::at(folder, &path, lang, None)
    }

    /// A file that is no desk.
    pub fn broken(lang: Lang) -> Self {
        let folder = folder();
        let path = folder.path().join("desk.tousu");
        std::fs::write(&path, "Dear diary,").unwrap();
        Self::at(folder, &path, lang, None)
    }

    /// A desk of the club without a case.
    pub fn calm(user: &str, lang: Lang) -> Self {
        let folder = folder();
        let path = folder.path().join("desk.tousu");
        drop(club(&path, NOW));
        Self::at(folder, &path, lang, Some(user))
    }

    /// The desk of a company with a rule for preventive measures, without a case.
    pub fn company(user: &str, lang: Lang) -> Self {
        let folder = folder();
        let path = folder.path().join("desk.tousu");
        let new = NewDesk {
            regulation: shipped_source("gas").unwrap(),
            ..new_club()
        };
        drop(Desk::create(&path, &new, fixed(NOW)).unwrap());
        Self::at(folder, &path, lang, Some(user))
    }

    /// A real desk, whose first user has a secret.
    pub fn real(lang: Lang) -> Self {
        let folder = folder();
        let path = folder.path().join("desk.tousu");
        let new = NewDesk {
            secret: Some("quiet-river-stone"),
            training: false,
            ..new_club()
        };
        drop(Desk::create(&path, &new, fixed(NOW)).unwrap());
        Self::at(folder, &path, lang, None)
    }

    /// The application, begun again on the same desk.
    pub fn begin_again(&mut self, user: &str) {
        let path = self.folder.path().join("desk.tousu");
        let shell = &self.driver.model.shell;
        let (lang, theme) = (shell.lang, shell.theme);
        self.driver = driver(&path, lang, Some(user));
        self.driver.model.shell.theme = theme;
    }

    fn at(folder: tempfile::TempDir, path: &Path, lang: Lang, user: Option<&str>) -> Self {
        let driver = driver(path, lang, user);
        Self { driver, folder }
    }

    /// The club's rules with some changes, in a file beside the desk.
    pub fn new_rules(&self) -> String {
        let path = self.folder.path().join("new.toml");
        std::fs::write(&path, changed_rules()).unwrap();
        path.display().to_string()
    }

    /// The screen in words, with names for what differs from run to run.
    pub fn words(&mut self) -> String {
        self.driver.model.shell.now = NOW.parse().unwrap(); // a real desk looks at the real clock
        let folder = self.folder.path().display().to_string();
        let mut screen = named(&self.driver.screen(), &folder, '~');
        let new = crate::regulation::load::version_of(&changed_rules());
        screen = named(&screen, &new, 'n');
        if let Some(desk) = &self.driver.model.shell.desk {
            screen = named(&screen, &desk.regulation.version, 'v');
        }
        screen
    }
}

/// `text` with signs for what differs from run to run, also where it is cut.
fn named(text: &str, what: &str, sign: char) -> String {
    let signs = |cells: usize| sign.to_string().repeat(cells);
    let whole = text.replace(what, &signs(what.len()));
    (4..what.len()).rev().fold(whole, |text, cells| {
        let cut = format!("{}…", take_prefix_cells(what, cells));
        text.replace(&cut, &format!("{}…", signs(cells)))
    })
}

fn changed_rules() -> String {
    let rules = shipped_source("gym").unwrap();
    rules
        .replace("span = { workdays = 3 }", "span = { workdays = 2 }")
        .replace("三个工作日内给出结果", "两个工作日内给出结果")
        .replace(
            "Result within 3 working days",
            "Result within 2 working days",
        )
}

fn driver(path: &Path, lang: Lang, user: Option<&str>) -> Driver {
    let backend = DeskBackend::new(path.to_owned(), fixed(NOW));
    Driver::with(backend, lang, 80, 24, user.map(str::to_owned))
}

/// A folder whose name is as long on every computer, since it is shown.
fn folder() -> tempfile::TempDir {
    let within = if cfg!(unix) {
        PathBuf::from("/tmp")
    } else {
        std::env::temp_dir()
    };
    tempfile::tempdir_in(within).unwrap()
}

fn fixed(time: &str) -> Clock {
    Clock::Fixed(time.parse().unwrap())
}

fn new_club() -> NewDesk<'static> {
    NewDesk {
        regulation: shipped_source("gym").unwrap(),
        file: "gym.toml",
        admin: "王芳",
        secret: None,
        training: true,
    }
}

fn club(path: &Path, time: &str) -> Desk {
    Desk::create(path, &new_club(), fixed(time)).unwrap()
}

/// The file that is copied.
fn model_desk() -> &'static Path {
    static MADE: OnceLock<(tempfile::TempDir, PathBuf)> = OnceLock::new();
    let (_, path) = MADE.get_or_init(|| {
        let folder = folder();
        let path = folder.path().join("desk.tousu");
        let mut desk = club(&path, "2025-03-03T10:00:00+08:00");
        old_cases(&mut desk);
        desk.set_training_clock(fixed(NOW));
        let plan = Plan { cases: 40, seed: 3 };
        demo::fill(&mut desk, &plan, &mut |_, _| true).unwrap();
        (folder, path)
    });
    path
}

/// Three cases past their retention, one of them held.
fn old_cases(desk: &mut Desk) {
    let boss = desk.actor("王芳").unwrap();
    let numbers: Vec<String> = ["王建国", "欧阳春晓", "李小红"]
        .iter()
        .map(|name| closed(desk, &boss, name))
        .collect();
    let until = json!({"until": "2028-12-31", "reason": "诉讼材料"});
    does(desk, &boss, &numbers[1], "hold", until);
}

fn closed(desk: &mut Desk, boss: &Actor, name: &str) -> String {
    let intake = json!({"kind": "vent", "channel": "phone", "text": "客户反映问题", "customer": {"name": name}});
    let number = desk
        .register(boss, &Intake::read(intake).unwrap())
        .unwrap()
        .number;
    let answer = json!({"method": "phone", "notes": "已安抚"});
    does(desk, boss, &number, "answer", answer);
    does(desk, boss, &number, "close", json!({"reason": "客户满意"}));
    does(desk, boss, &number, "archive", json!({}));
    number
}

fn does(desk: &mut Desk, actor: &Actor, number: &str, command: &str, fields: Value) {
    let wish = Wish::read(command, fields).unwrap();
    desk.execute(actor, number, &wish).unwrap();
}
