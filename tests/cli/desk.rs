//! A desk in a folder of its own, and people who sit down at it and type.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::proof::{Way, Witness};

/// A quiet Monday morning: the National Day holiday begins on Thursday, so working days have something to skip.
pub const MONDAY: &str = "2026-09-28T10:00:00+08:00";

/// One desk file, and the time that it is there.
pub struct Desk {
    folder: TempDir,
    now: RefCell<String>,
    witness: RefCell<Witness>,
}

/// Somebody at the desk.
pub struct Seat<'a> {
    desk: &'a Desk,
    user: &'a str,
}

/// What one call of the program left behind.
#[derive(Debug)]
pub struct Answer {
    pub exit: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    /// A training desk under a regulation that ships; its first user is `admin`. Each is made once and copied.
    pub fn training(regulation: &'static str, now: &str) -> Self {
        static MADE: Mutex<BTreeMap<&str, Vec<u8>>> = Mutex::new(BTreeMap::new());
        let desk = Self::folder(now);
        let mut made = MADE.lock().expect("nobody failed making a desk");
        let file = made.entry(regulation).or_insert_with(|| {
            let new = Self::folder("2018-01-01T09:00:00+08:00");
            new.init(regulation).done();
            fs::read(new.file()).expect("the new desk")
        });
        fs::write(desk.file(), file).expect("a copy of the desk");
        desk
    }

    /// Makes a training desk.
    pub fn init(&self, regulation: &str) -> Answer {
        let words = [
            "init",
            "--regulation",
            regulation,
            "--admin",
            "admin",
            "--training",
        ];
        self.as_("admin").run(&words, Value::Null)
    }

    /// A folder where no desk has been made yet.
    pub fn folder(now: &str) -> Self {
        Self {
            folder: TempDir::new().expect("a folder"),
            now: RefCell::new(now.to_owned()),
            witness: RefCell::default(),
        }
    }

    /// This desk's test proves these clauses: each acts here, in that way, before the desk goes.
    pub fn proving(self, way: Way, clauses: &str) -> Self {
        self.witness.borrow_mut().claim(way, clauses);
        self
    }

    pub fn file(&self) -> PathBuf {
        self.beside("desk.tousu")
    }

    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// It is `now` from here on.
    pub fn at(&self, now: &str) -> &Self {
        now.clone_into(&mut self.now.borrow_mut());
        self
    }

    pub fn as_<'a>(&'a self, user: &'a str) -> Seat<'a> {
        Seat { desk: self, user }
    }

    /// The program, ready to be asked: at this desk, at this time, with nothing of the surroundings.
    pub fn program(&self) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_tousu"));
        program
            .env_clear()
            .env("TOUSU_DESK", self.file())
            .env("TOUSU_NOW", self.now.borrow().as_str())
            .env("LANG", "zh_CN.UTF-8")
            .current_dir(self.folder.path());
        program
    }

    /// The clerk registers a case.
    pub fn add(&self, case: &Value) -> Value {
        self.as_("clerk").add(case).done()
    }

    /// The clerk registers a case; its number.
    pub fn number(&self, case: &Value) -> String {
        text(&self.add(case)["number"])
    }

    pub fn show(&self, number: &str) -> Value {
        self.as_("manager").show(number).done()
    }

    /// Somebody does a command, and it is done.
    pub fn does(&self, user: &str, number: &str, command: &str, fields: Value) -> Value {
        self.as_(user).does(number, command, fields).done()
    }

    /// Applies what time has made due.
    pub fn tick(&self) -> Value {
        self.as_("supervisor").run(&["tick"], Value::Null).done()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let witness = self.witness.borrow();
        let untrue = witness.untrue();
        assert!(
            std::thread::panicking() || untrue.is_empty(),
            "claimed, but it did not act here: {untrue:?}"
        );
    }
}

impl Seat<'_> {
    /// Runs the program with `--json`; `input` goes to its standard input.
    pub fn run(&self, words: &[&str], input: Value) -> Answer {
        let input = match input {
            Value::Null => String::new(),
            value => value.to_string(),
        };
        let answer = self.type_in(&[words, &["--json"]].concat(), &input);
        if let Ok(said) = serde_json::from_str(&answer.out) {
            self.desk.witness.borrow_mut().hears(&said);
        }
        answer
    }

    /// Runs the program as people do, for a readable answer.
    pub fn type_in(&self, words: &[&str], input: &str) -> Answer {
        let mut program = self.desk.program();
        program.env("TOUSU_USER", self.user).args(words);
        run(program, input)
    }

    pub fn add(&self, case: &Value) -> Answer {
        self.run(&["case", "add", "-"], case.clone())
    }

    pub fn show(&self, number: &str) -> Answer {
        self.run(&["case", "show", number], Value::Null)
    }

    pub fn does(&self, number: &str, command: &str, fields: Value) -> Answer {
        self.run(&["case", "do", number, command, "-"], fields)
    }

    /// The numbers of the cases that a query finds, in the order of the list.
    pub fn finds(&self, query: &str) -> Vec<String> {
        let words = ["case", "list", query];
        let answer = self.run(&words, Value::Null).done();
        each(&answer["cases"], "number")
    }

    /// The open tasks in the order of the queue.
    pub fn queue(&self, words: &[&str]) -> Vec<Value> {
        let words = [&["queue"], words].concat();
        let answer = self.run(&words, Value::Null).done();
        answer["tasks"].as_array().expect("tasks").clone()
    }
}

/// Runs a program to its end with `input` on its standard input.
pub fn run(mut program: Command, input: &str) -> Answer {
    let mut child = program
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its input");
    // Who refuses at once does not read to the end; that is no fault.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    let output = child.wait_with_output().expect("the program ends");
    Answer {
        exit: output.status.code().expect("an exit code"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

impl Answer {
    /// The one JSON value on standard output.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// It was done.
    pub fn done(self) -> Value {
        assert_eq!(self.exit, 0, "{self:?}");
        self.json()
    }

    /// It failed with that exit code and code word; the error.
    fn failed(&self, exit: i32, code: &str) -> Value {
        assert_eq!(self.exit, exit, "{self:?}");
        let answer = self.json();
        let error = &answer["error"];
        assert_eq!(error["code"], code, "{self:?}");
        assert!(
            !text(&error["message"]).is_empty(),
            "says nothing: {self:?}"
        );
        error.clone()
    }

    /// Refused by the rule of a clause.
    pub fn refused_by(self, clause: &str) -> Value {
        let error = self.failed(1, "refused");
        assert_eq!(error["clause"], clause, "{self:?}");
        error
    }

    /// Refused, whatever the clause.
    pub fn refused(self) -> Value {
        self.failed(1, "refused")
    }

    pub fn forbidden(self) -> Value {
        self.failed(1, "forbidden")
    }

    /// Wrong input, in that field.
    pub fn invalid_in(self, field: &str) -> Value {
        let error = self.failed(2, "invalid");
        assert_eq!(error["field"], field, "{self:?}");
        error
    }

    pub fn invalid(self) -> Value {
        self.failed(2, "invalid")
    }

    pub fn conflict(self) -> Value {
        self.failed(4, "conflict")
    }

    /// The desk could not be opened.
    pub fn unopened(self) -> Value {
        assert_eq!(self.exit, 3, "{self:?}");
        let code = text(&self.json()["error"]["code"]);
        assert!(code == "damaged" || code == "io", "{self:?}");
        self.json()["error"].clone()
    }
}

/// A text of an answer.
pub fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("a text: {value}"))
        .to_owned()
}

/// That field of every entry of a list.
pub fn each(list: &Value, field: &str) -> Vec<String> {
    list.as_array()
        .unwrap_or_else(|| panic!("a list: {list}"))
        .iter()
        .map(|entry| text(&entry[field]))
        .collect()
}

/// The names of a directory, whether an entry is its name or has one.
pub fn names(list: &Value) -> Vec<String> {
    let entries = list.as_array().unwrap_or_else(|| panic!("a list: {list}"));
    let name = |entry: &Value| text(entry.get("name").unwrap_or(entry));
    entries.iter().map(name).collect()
}

/// The open task of a case for a step (not a standing limit), if there is one.
pub fn task(case: &Value, step: &str) -> Option<Value> {
    let tasks = case["tasks"].as_array().expect("tasks");
    let of_step = |task: &&Value| task["step"] == step && !is_standing(task);
    tasks.iter().find(of_step).cloned()
}

/// The open task of a case under a clause, if there is one.
pub fn under(case: &Value, clause: &str) -> Option<Value> {
    let tasks = case["tasks"].as_array().expect("tasks");
    tasks.iter().find(|task| task["clause"] == clause).cloned()
}

/// A standing limit is there from registration on, under the clause of a limit (`….D.…`).
pub fn is_standing(task: &Value) -> bool {
    text(&task["clause"]).contains(".D.")
}

/// The kinds of a case's events, in order.
pub fn events(case: &Value) -> Vec<String> {
    each(&case["events"], "kind")
}

/// The clauses that say why a case has its level.
pub fn why(case: &Value) -> Vec<String> {
    each(&case["level"]["why"], "clause")
}

/// How a clause is known: `ticked`, `computed`, `default` or `set`.
pub fn how(case: &Value, clause: &str) -> String {
    let why = case["level"]["why"].as_array().expect("why");
    let entry = why.iter().find(|entry| entry["clause"] == clause);
    text(&entry.unwrap_or_else(|| panic!("{clause} in {why:?}"))["how"])
}

/// A JSON object with fields of another laid over it, at any depth.
pub fn with(base: &Value, over: Value) -> Value {
    match (base, over) {
        (Value::Object(base), Value::Object(over)) => {
            let mut both = base.clone();
            for (name, value) in over {
                let below = both.get(&name).cloned().unwrap_or(Value::Null);
                both.insert(name, with(&below, value));
            }
            Value::Object(both)
        }
        (_, over) => over,
    }
}

/// A JSON object without one of its fields.
pub fn without(base: &Value, field: &str) -> Value {
    let mut rest = base.clone();
    rest.as_object_mut().expect("an object").remove(field);
    rest
}

/// The text of a file of this repository.
pub fn shipped(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// No fields.
pub fn nothing() -> Value {
    json!({})
}
