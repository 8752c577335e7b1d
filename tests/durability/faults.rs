//! The disk refuses: the first write, the second, … until none is refused any more. Each time the program ends with a sentence,
//! nothing is half there, and what it said of each case is true.

use std::process::Command;

use serde_json::Value;

use crate::support::{
    ADD, Answer, Place, answers, count, done_by, is_sound, lines, numbers, strace_is_here,
};

/// How many cases a run registers.
const CASES: usize = 3;

/// The program with the `nth` of these calls refused.
fn refused(program: &Command, call: &str, error: &str, nth: usize) -> Command {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-o", "/dev/null", "-e", "signal=none"]);
    strace.arg("-e").arg(format!("trace={call}"));
    strace
        .arg("-e")
        .arg(format!("inject={call}:error={error}:when={nth}"));
    strace
        .arg("--")
        .arg(program.get_program())
        .args(program.get_args());
    strace.env_clear();
    for (name, value) in program.get_envs() {
        strace.env(name, value.unwrap_or_default());
    }
    strace
}

fn run(place: &Place, call: &str, error: &str, nth: usize) -> Answer {
    let mut program = place.program();
    program.args(ADD);
    place.answer(refused(&program, call, error, nth), &lines("op", CASES))
}

/// How often a run makes that call.
fn calls_of(place: &Place, call: &str) -> usize {
    let log = place.beside("calls");
    let mut strace = place.through("strace");
    strace
        .args(["-f", "-qq", "-e", "signal=none", "-e"])
        .arg(format!("trace={call}"));
    strace
        .arg("-o")
        .arg(&log)
        .arg("--")
        .arg(crate::support::program())
        .args(ADD);
    assert_eq!(place.answer(strace, &lines("op", CASES)).exit, 0);
    std::fs::read_to_string(log).unwrap().lines().count()
}

#[test]
fn a_disk_that_refuses_any_single_call_leaves_no_half_registration() {
    if !strace_is_here("a disk that refuses each call in turn") {
        return;
    }
    let base = Place::new();
    assert_eq!(base.add(&lines("before", 2)).exit, 0);
    let (mut runs, mut failed) = (0, 0);
    for call in ["pwrite64", "fdatasync", "fsync", "ftruncate", "openat"] {
        let last = calls_of(&base.copy(), call);
        let stride = match call {
            "pwrite64" => count(9, 1),
            "openat" => count(5, 1),
            _ => 1,
        };
        for nth in (1..=last).step_by(stride) {
            let error = if nth % 2 == 0 && call == "pwrite64" {
                "ENOSPC"
            } else {
                "EIO"
            };
            failed += usize::from(one(&base, call, error, nth));
            runs += 1;
        }
    }
    assert!(runs > 15 && failed > 4, "{failed} of {runs} failed");
}

/// One run with one refusal; whether anything failed.
fn one(base: &Place, call: &str, error: &str, nth: usize) -> bool {
    let place = base.copy();
    let told = run(&place, call, error, nth);
    let at = format!("{call} {nth} {error}: {told:?}");
    if call == "openat" && told.exit == 127 {
        // A library of the system could not be loaded: the program never began.
        return true;
    }
    assert!([0, 3].contains(&told.exit), "{at}");
    assert!(!told.err.contains("panicked"), "{at}");
    let desk = is_sound(&place.desk());
    let said = answers(&told.out);
    assert!(said.len() == CASES || told.exit == 3, "{at}");
    for (line, answer) in said.iter().take(CASES).enumerate() {
        let done = done_by(&desk, &format!("op-{line}"));
        match answer {
            Ok(number) => assert_eq!(done.as_ref(), Some(number), "{at}"),
            Err(error) => is_true(error, done.as_ref(), &at),
        }
    }
    drop(desk);
    let again = place.add(&lines("op", CASES));
    assert_eq!(again.exit, 0, "{at}: {again:?}");
    for (first, again) in said.iter().zip(answers(&again.out)) {
        assert!(first.is_err() || *first == again, "{at}");
    }
    assert_eq!(numbers(&is_sound(&place.desk())).len(), 2 + CASES, "{at}");
    told.exit != 0
}

/// A case of which it is said that nothing was saved is not there.
fn is_true(error: &Value, done: Option<&String>, at: &str) {
    let (code, message) = (
        error["code"].as_str().unwrap(),
        error["message"].as_str().unwrap(),
    );
    assert!(
        ["io", "damaged"].contains(&code) && !message.is_empty(),
        "{at}"
    );
    if message.contains("没有保存") {
        assert_eq!(done, None, "{at}");
    }
}
