//! The real program in a terminal that is not there: a pseudo-terminal for its keys, a terminal emulator for what it draws.
//!
//! Nothing sleeps: whoever waits is woken by what the program draws, and gives up after a time that only a hang takes.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// What only a hang takes, also on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

pub const F2: &str = "\x1bOQ";
pub const F3: &str = "\x1bOR";
pub const F4: &str = "\x1bOS";
pub const F5: &str = "\x1b[15~";
pub const F6: &str = "\x1b[17~";
pub const F7: &str = "\x1b[18~";
pub const F8: &str = "\x1b[19~";
pub const F10: &str = "\x1b[21~";
pub const F11: &str = "\x1b[23~";
pub const F12: &str = "\x1b[24~";
pub const UP: &str = "\x1b[A";
pub const DOWN: &str = "\x1b[B";
pub const RIGHT: &str = "\x1b[C";
pub const ESC: &str = "\x1b";
pub const ENTER: &str = "\r";
pub const TAB: &str = "\t";
pub const CTRL_P: &str = "\x10";
pub const CTRL_Z: &str = "\x1a";
pub const CTRL_K: &str = "\x0b";
pub const CTRL_Q: &str = "\x11";
pub const CTRL_S: &str = "\x13";

/// A folder with a desk, its settings, and nothing else.
pub struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    /// No desk yet.
    pub fn empty() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A training desk of a fitness club.
    pub fn training() -> Self {
        let place = Self::empty();
        place.run(&[
            "init",
            "--regulation",
            "gym",
            "--admin",
            "admin",
            "--training",
        ]);
        place
    }

    pub fn desk(&self) -> PathBuf {
        self.folder.path().join("desk.tousu")
    }

    fn environment(&self) -> [(&'static str, PathBuf); 3] {
        [
            ("TOUSU_DESK", self.desk()),
            ("TOUSU_SETTINGS", self.folder.path().join("settings.toml")),
            ("HOME", self.folder.path().to_owned()),
        ]
    }

    /// Writes a file beside the desk; its path.
    pub fn write(&self, name: &str, text: &str) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// The files beside the desk whose names end so.
    pub fn files(&self, ending: &str) -> Vec<PathBuf> {
        let files = std::fs::read_dir(self.folder.path()).unwrap();
        let files = files.map(|file| file.unwrap().path());
        files
            .filter(|path| path.extension().is_some_and(|own| own == ending))
            .collect()
    }

    /// One run of the command line.
    pub fn run(&self, words: &[&str]) -> String {
        let mut command = Command::new(program());
        let output = command
            .args(words)
            .envs(self.environment())
            .output()
            .unwrap();
        assert!(output.status.success(), "{words:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// The terminal application in a terminal of 80×24, in Chinese.
    pub fn open(&self, words: &[&str]) -> Terminal {
        self.open_in("zh_CN.UTF-8", words)
    }

    pub fn open_in(&self, locale: &str, words: &[&str]) -> Terminal {
        let mut command = CommandBuilder::new(program());
        command.args(words);
        command.env_clear();
        for (name, value) in self.environment() {
            command.env(name, value);
        }
        command.cwd(self.folder.path());
        command.env("LC_ALL", locale);
        command.env("TERM", "xterm-256color");
        Terminal::start(command)
    }
}

fn program() -> &'static str {
    env!("CARGO_BIN_EXE_tousu")
}

struct Shown {
    emulator: vt100::Parser,
    /// The application has had the terminal.
    taken: bool,
    over: bool,
}

/// A terminal with the program in it.
pub struct Terminal {
    shown: Arc<(Mutex<Shown>, Condvar)>,
    pty: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
}

impl Terminal {
    fn start(command: CommandBuilder) -> Self {
        let pair = native_pty_system().openpty(size(80, 24)).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        let shown = Arc::new((
            Mutex::new(Shown {
                emulator: vt100::Parser::new(cells(24), cells(80), 0),
                taken: false,
                over: false,
            }),
            Condvar::new(),
        ));
        let output = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        listen(output, Arc::clone(&shown));
        Self {
            shown,
            pty: pair.master,
            keys,
            child,
        }
    }

    /// This program of tests in a terminal, told by a variable of its environment that it is the one that is looked at.
    pub fn of_this_program(words: &[&str], variable: &str) -> Self {
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args(words);
        command.env(variable, "1");
        Self::start(command)
    }

    /// Whether the application has ever had the terminal.
    pub fn was_taken(&self) -> bool {
        self.shown.0.lock().unwrap().taken
    }

    /// Presses keys.
    pub fn press(&mut self, keys: &[&str]) -> &mut Self {
        for key in keys {
            self.keys.write_all(key.as_bytes()).unwrap();
        }
        self.keys.flush().unwrap();
        self
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        let mut shown = self.shown.0.lock().unwrap();
        shown
            .emulator
            .screen_mut()
            .set_size(cells(rows), cells(columns));
        drop(shown);
        self.pty.resize(size(columns, rows)).unwrap();
        self
    }

    /// Waits until all of these words stand on the screen; gives how long it took.
    pub fn see(&mut self, words: &[&str]) -> Duration {
        let began = Instant::now();
        let missing = |shown: &mut Shown| {
            let screen = shown.emulator.screen().contents();
            !shown.over && !words.iter().all(|word| screen.contains(word))
        };
        let (lock, bell) = &*self.shown;
        let shown = lock.lock().unwrap();
        let (shown, late) = bell.wait_timeout_while(shown, PATIENCE, missing).unwrap();
        let screen = shown.emulator.screen().contents();
        assert!(
            !late.timed_out() && words.iter().all(|word| screen.contains(word)),
            "{words:?} not on the screen:\n{screen}"
        );
        began.elapsed()
    }

    /// Sends the program a signal: `TERM`, `HUP`, `KILL`.
    pub fn signal(&mut self, name: &str) -> &mut Self {
        let id = self.child.process_id().unwrap().to_string();
        let sent = Command::new("kill")
            .args([&format!("-{name}"), &id])
            .status();
        assert!(sent.unwrap().success());
        self
    }

    /// Waits for the end of the program and of all that it writes.
    pub fn end(&mut self) -> ExitStatus {
        let status = self.child.wait().unwrap();
        let (lock, bell) = &*self.shown;
        let shown = lock.lock().unwrap();
        let _ended = bell.wait_timeout_while(shown, PATIENCE, |shown| !shown.over);
        status
    }

    /// Whether the terminal is as it was before: its own screen, its cursor, no mouse, no bracketed paste.
    pub fn is_given_back(&self) -> bool {
        let shown = self.shown.0.lock().unwrap();
        let screen = shown.emulator.screen();
        !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn listen(mut output: Box<dyn Read + Send>, shown: Arc<(Mutex<Shown>, Condvar)>) {
    std::thread::spawn(move || {
        let mut bytes = [0; 8192];
        loop {
            let read = output.read(&mut bytes).unwrap_or(0);
            let (lock, bell) = &*shown;
            let mut shown = lock.lock().unwrap();
            shown.emulator.process(&bytes[..read]);
            shown.taken |= shown.emulator.screen().alternate_screen() || takes(&bytes[..read]);
            shown.over = read == 0;
            bell.notify_all();
            if read == 0 {
                return;
            }
        }
    });
}

/// Whether the terminal is taken by these bytes, even where they give it back.
fn takes(bytes: &[u8]) -> bool {
    const ALTERNATE: &[u8] = b"\x1b[?1049h";
    bytes.windows(ALTERNATE.len()).any(|own| own == ALTERNATE)
}

fn cells(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}

const fn size(cols: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// Registers a case on the command line, as another terminal would.
pub fn register(place: &Place, name: &str) {
    let file = place.desk().with_extension("json");
    let case = serde_json::json!({
        "kind": "complaint", "channel": "phone", "category": "equipment", "text": "漏水，三天没人来",
        "customer": {"name": name}, "departments": [],
    });
    std::fs::write(&file, case.to_string()).unwrap();
    place.run(&["case", "add", file.to_str().unwrap(), "--as", "admin"]);
}
