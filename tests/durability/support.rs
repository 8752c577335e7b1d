//! A desk in a folder of its own, and the real program at it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, OnceLock};

use serde_json::{Value, json};
use tempfile::TempDir;
use tousu::desk::{Clock, Desk};
use tousu::store::{CaseQuery, Sort};

/// When everything here happens.
pub const NOW: &str = "2026-09-28T10:12:00+08:00";

/// `short` in every run, `long` where the full proof is asked for.
pub fn count(short: usize, long: usize) -> usize {
    if std::env::var_os("TOUSU_PROOF").is_some_and(|proof| proof == "long") {
        long
    } else {
        short
    }
}

/// Whether that program is there and may do what these words ask.
pub fn can(program: &str, words: &[&str]) -> bool {
    Command::new(program)
        .args(words)
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Whether `strace` is there. Where it has to be, its absence is a failure.
pub fn strace_is_here(proof: &str) -> bool {
    let here = can("strace", &["-qq", "-e", "trace=none", "true"]);
    assert!(
        here || std::env::var_os("TOUSU_PROOF_NEEDS_STRACE").is_none(),
        "{proof}: strace is missing or may not trace, and this run needs it"
    );
    if !here {
        eprintln!("SKIPPED: {proof}: strace is missing or may not trace (apt-get install strace)");
    }
    here
}

/// A folder with a training desk.
pub struct Place {
    folder: Arc<TempDir>,
    /// Where the input of a run is put.
    input: &'static str,
}

/// What one call of the program left behind.
#[derive(Debug)]
pub struct Answer {
    pub exit: i32,
    pub out: String,
    pub err: String,
}

impl Place {
    /// A training desk of a fitness club without a case.
    pub fn new() -> Self {
        static MADE: OnceLock<Vec<u8>> = OnceLock::new();
        let place = Self::empty();
        let desk = MADE.get_or_init(|| {
            let new = Self::empty();
            let words = [
                "init",
                "--regulation",
                "gym",
                "--admin",
                "admin",
                "--training",
            ];
            assert_eq!(new.run(&words, "").exit, 0);
            fs::read(new.desk()).unwrap()
        });
        fs::write(place.desk(), desk).unwrap();
        place
    }

    /// No desk yet.
    pub fn empty() -> Self {
        Self {
            folder: Arc::new(tempfile::tempdir().unwrap()),
            input: "input",
        }
    }

    /// Another seat at the same desk, with an input of its own.
    pub fn seat(&self, input: &'static str) -> Self {
        Self {
            folder: Arc::clone(&self.folder),
            input,
        }
    }

    /// The same desk in another folder; its log copied back before.
    pub fn copy(&self) -> Self {
        let other = Self::empty();
        fs::copy(self.desk(), other.desk()).unwrap();
        other
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn desk(&self) -> PathBuf {
        self.beside("desk.tousu")
    }

    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The variables that the program sees.
    pub fn surroundings(&self) -> [(&'static str, String); 4] {
        [
            ("TOUSU_DESK", self.desk().to_str().unwrap().to_owned()),
            ("TOUSU_NOW", NOW.to_owned()),
            ("TOUSU_USER", "clerk".to_owned()),
            ("LANG", "zh_CN.UTF-8".to_owned()),
        ]
    }

    /// The program, ready to be asked.
    pub fn program(&self) -> Command {
        self.through(program())
    }

    /// Another program with the surroundings of ours.
    pub fn through(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env_clear().envs(self.surroundings());
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.current_dir(self.folder());
        command
    }

    pub fn run(&self, words: &[&str], input: &str) -> Answer {
        let mut program = self.program();
        program.args(words);
        self.answer(program, input)
    }

    /// Runs `command` to its end with `input` on its standard input.
    pub fn answer(&self, mut command: Command, input: &str) -> Answer {
        let file = self.beside(self.input);
        fs::write(&file, input).unwrap();
        command.stdin(fs::File::open(file).unwrap());
        let output = command.output().unwrap();
        Answer {
            exit: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Registers these lines.
    pub fn add(&self, lines: &str) -> Answer {
        self.run(&ADD, lines)
    }
}

/// One case a line, one answer a line.
pub const ADD: [&str; 5] = ["case", "add", "-", "--lines", "--json"];

pub fn program() -> &'static str {
    env!("CARGO_BIN_EXE_tousu")
}

/// A registration in one line, under that operation.
pub fn line(op: &str) -> String {
    let case = json!({
        "kind": "complaint", "channel": "phone", "category": "equipment", "departments": [],
        "text": format!("跑步机突然停转 {op}"), "customer": {"name": "张三", "phone": "13800138000"}, "op": op,
    });
    format!("{case}\n")
}

/// Registrations under the operations `{name}-0`, `{name}-1` …
pub fn lines(name: &str, count: usize) -> String {
    (0..count).map(|at| line(&format!("{name}-{at}"))).collect()
}

/// What was said of each line: its number, or the error.
pub fn answers(out: &str) -> Vec<Result<String, Value>> {
    let whole = out
        .split_inclusive('\n')
        .filter(|line| line.ends_with('\n'));
    let answer = |line: &str| -> Result<String, Value> {
        let said: Value = serde_json::from_str(line).unwrap();
        let number = said["number"].as_str().map(str::to_owned);
        number.ok_or_else(|| said["error"].clone())
    };
    whole.map(answer).collect()
}

/// The desk in that file, opened as the program opens it.
pub fn open(path: &Path) -> Result<Desk, tousu::desk::DeskError> {
    Desk::open(path, Clock::Fixed(NOW.parse().unwrap()))
}

/// The desk is sound in every way that `check` looks at.
pub fn is_sound(path: &Path) -> Desk {
    let mut desk = open(path).unwrap();
    let report = desk.check(&[]).unwrap();
    assert!(report.ok, "{:?}", report.damage);
    desk
}

/// The numbers of all cases.
pub fn numbers(desk: &Desk) -> Vec<String> {
    let query = CaseQuery {
        sort: Sort::Received,
        limit: 10_000,
        sealed: true,
        ..CaseQuery::default()
    };
    let page = desk.read().lines(&query, None, &[].into()).unwrap();
    page.missing()
}

/// What an operation registered.
pub fn done_by(desk: &Desk, op: &str) -> Option<String> {
    let operation = desk.read().operation(op).unwrap();
    operation.map(|operation| operation.number)
}
