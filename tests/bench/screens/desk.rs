//! Training desks of so many cases, made by the ordinary door, and kept for the next run where a folder is named.

use std::path::{Path, PathBuf};

use tousu::demo::{Plan, fill};
use tousu::desk::{Clock, Desk, NewDesk};
use tousu::regulation::shipped::shipped;

use super::now;

/// The desk of so many cases in this folder; made now where it is not there yet.
pub fn of(folder: &Path, cases: u32) -> PathBuf {
    let path = folder.join(format!("{cases}.tousu"));
    if path.exists() {
        return path;
    }
    let unfinished = folder.join(format!("{cases}.unfinished"));
    let new = NewDesk {
        regulation: shipped().first().unwrap().source,
        file: "regulation.toml",
        admin: "boss",
        secret: None,
        training: true,
    };
    let mut desk = Desk::create(&unfinished, &new, Clock::Fixed(now())).unwrap();
    fill(&mut desk, &Plan { cases, seed: 1 }, &mut tell).unwrap();
    drop(desk);
    std::fs::rename(&unfinished, &path).unwrap();
    path
}

fn tell(done: u32, of: u32) -> bool {
    if done > 0 && done.is_multiple_of(10_000) {
        eprintln!("made {done} of {of} cases");
    }
    true
}
