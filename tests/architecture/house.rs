//! The rules of the house.

use crate::paths::{Written, module_of, paths};
use crate::tokens::{Token, tokens, without_tests};

/// From the bottom up. Rooms of one floor do not use each other.
const FLOORS: [&[&str]; 10] = [
    &["text"],
    &["calendar"],
    &["case"],
    &["regulation"],
    &["store"],
    &["desk"],
    &["document"],
    &["report", "demo"],
    &["cli", "tui"],
    &["main", "lib"],
];

/// What stays in its rooms.
const KEPT: [(&str, &[&str]); 3] = [
    ("rusqlite", &["store/"]),
    ("ratatui", &["tui/"]),
    ("crossterm", &["tui/", "cli/secret.rs"]),
];

/// The rooms that know neither clock, file nor environment.
const PURE: [&str; 4] = ["text", "calendar", "case", "regulation"];

/// What those rooms never name.
const OUTSIDE: [&[&str]; 6] = [
    &["std", "fs"],
    &["std", "env"],
    &["std", "time", "SystemTime"],
    &["SystemTime", "now"],
    &["Utc", "now"],
    &["Local", "now"],
];

/// The regulations that no code knows.
const REGULATIONS: [&str; 5] = ["gym", "gas", "insurance", "general", "property"];

/// Everything in these files (path from `src`, text) that breaks a rule.
pub fn breaches(files: &[(String, String)]) -> Vec<String> {
    let read: Vec<(&str, Vec<Token>, Vec<String>)> = files
        .iter()
        .map(|(file, source)| {
            let (tokens, tests) = without_tests(&tokens(source));
            (file.as_str(), tokens, tests)
        })
        .collect();
    let of_tests: Vec<Vec<String>> = read
        .iter()
        .flat_map(|(file, _, tests)| {
            tests
                .iter()
                .map(|name| [module_of(file), vec![name.clone()]].concat())
        })
        .collect();
    let mut found = Vec::new();
    for (file, tokens, _) in &read {
        let module = module_of(file);
        if of_tests.iter().any(|tests| module.starts_with(tests)) {
            continue;
        }
        for path in paths(tokens, &module) {
            let broken = climbs(file, &path)
                .or_else(|| strays(file, &path))
                .or_else(|| looks_out(file, &path));
            found.extend(broken.map(|why| format!("src/{file}: {}: {why}", path.shown())));
        }
        found.extend(
            knows_a_regulation(tokens)
                .map(|text| format!("src/{file}: {text:?}: code knows no regulation")),
        );
    }
    found
}

/// The top room of a file: `desk` of `desk/queue.rs`.
fn room(file: &str) -> &str {
    let top = file.split('/').next().unwrap_or(file);
    top.strip_suffix(".rs").unwrap_or(top)
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

/// A path to a room that is not below.
fn climbs(file: &str, path: &Written) -> Option<String> {
    let here = room(file);
    let inside = path.inside()?;
    let there = inside.first()?;
    let Some(own) = floor(here) else {
        return Some(format!("on which floor is {here}?"));
    };
    if there == here || here == "main" || here == "lib" {
        return None;
    }
    // What is no room is a macro of the crate (`crate::catalogue!`), which stands on the ground.
    let other = floor(there)?;
    (other >= own).then(|| format!("{here} may not use {there}"))
}

/// A library outside its rooms.
fn strays(file: &str, path: &Written) -> Option<String> {
    let library = path.path.first()?;
    let (name, rooms) = KEPT.iter().find(|(name, _)| name == library)?;
    let allowed = rooms.iter().any(|room| file.starts_with(room));
    (!allowed).then(|| format!("{name} stays in {}", rooms.join(", ")))
}

/// Clock, files or environment in a pure room.
fn looks_out(file: &str, path: &Written) -> Option<String> {
    let here = room(file);
    if !PURE.contains(&here) {
        return None;
    }
    let names = |outside: &&[&str]| {
        path.path
            .windows(outside.len())
            .any(|part| *part == **outside)
    };
    OUTSIDE.iter().any(names).then(|| format!("{here} is pure"))
}

/// Texts that are the id of a regulation, one of its clauses, or its file.
fn knows_a_regulation(tokens: &[Token]) -> impl Iterator<Item = &str> {
    let texts = tokens.iter().filter_map(|token| match token {
        Token::Text(text) => Some(text.as_str()),
        _ => None,
    });
    texts.filter(|text| {
        let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '_'));
        let is_clause = |word: &str| {
            let rest = |id: &&str| {
                word.strip_prefix(*id)
                    .and_then(|rest| rest.strip_prefix('.'))
            };
            REGULATIONS
                .iter()
                .find_map(rest)
                .is_some_and(|rest| !rest.is_empty())
        };
        REGULATIONS.contains(text) || words.into_iter().any(is_clause)
    })
}
