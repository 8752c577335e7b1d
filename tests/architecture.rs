//! The house keeps its floors: each uses only those below it, SQL and the terminal stay in their rooms, floor 0 is pure,
//! and no code knows a regulation.
//!
//! Every path of every file is read, in `use` trees and in the middle of an expression. Code that is compiled for tests
//! only may do as it likes.
#![cfg(test)]

#[path = "architecture/house.rs"]
mod house;
#[path = "architecture/paths.rs"]
mod paths;
#[path = "architecture/samples.rs"]
mod samples;
#[path = "architecture/tokens.rs"]
mod tokens;

use std::fs;
use std::path::Path;

use house::breaches;

#[test]
fn the_house_keeps_its_floors() {
    let files = sources();
    assert!(files.len() > 100, "the sources are found");
    let found = breaches(&files);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Every source file: its path from `src`, and its text.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(&root).expect("below src");
                let name = name.to_string_lossy().replace('\\', "/");
                files.push((name, fs::read_to_string(&path).expect("a text")));
            }
        }
    }
    files.sort();
    files
}
