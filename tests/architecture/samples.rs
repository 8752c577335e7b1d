//! The watchman is watched: small broken houses, each of which has to be noticed, and small sound ones.

use crate::house::breaches;

/// What is found in one file.
fn found(file: &str, source: &str) -> Vec<String> {
    breaches(&[(file.to_owned(), source.to_owned())])
}

#[test]
fn a_floor_that_uses_a_higher_one_is_noticed() {
    let broken = [
        ("text/name.rs", "use crate::calendar::Day;"),
        ("calendar/day.rs", "use crate::case::Case;"),
        ("case/fold.rs", "use crate::regulation::Clause;"),
        ("regulation/mod.rs", "use crate::store::Row;"),
        ("store/sqlite/read.rs", "use crate::desk::Desk;"),
        ("desk/queue.rs", "use crate::cli::run;"),
        ("demo/mod.rs", "use crate::cli::run;"),
        ("demo/mod.rs", "use crate::report::weekly;"),
        ("cli/mod.rs", "use crate::tui::run;"),
        ("tui/app.rs", "use crate::cli::run;"),
        (
            "case/fold.rs",
            "use crate::{calendar::Day, desk::{self, Desk}};",
        ),
        (
            "case/fold.rs",
            "use crate::{\n    calendar,\n    store as basement,\n};",
        ),
        ("case/fold.rs", "pub use crate::desk::*;"),
        (
            "case/fold.rs",
            "fn f() { let desk = crate::desk::Desk::open(); }",
        ),
        ("case/fold.rs", "fn f(desk: &crate::desk::Desk) {}"),
        ("case/fold.rs", "use super::super::desk::Desk;"),
        ("case/fold/talks.rs", "use super::super::super::desk::Desk;"),
        ("case/mod.rs", "use super::desk::Desk;"),
        ("case/mod.rs", "mod inner { use super::super::desk::Desk; }"),
        ("case/mod.rs", "use super::{super::x, desk};"),
        ("case/fold.rs", "use tousu::desk::Desk;"),
        (
            "case/fold.rs",
            "macro_rules! m { () => { $crate::desk::open() } }",
        ),
        ("attic/mod.rs", "use crate::text::Lang;"),
    ];
    for (file, source) in broken {
        assert!(!found(file, source).is_empty(), "{file}: {source}");
    }
}

#[test]
fn a_library_outside_its_room_is_noticed() {
    let broken = [
        ("desk/queue.rs", "use rusqlite::Connection;"),
        ("desk/queue.rs", "use ::rusqlite::Connection;"),
        ("desk/queue.rs", "fn f(c: &rusqlite::Connection) {}"),
        ("cli/list.rs", "use ratatui::Frame;"),
        ("cli/list.rs", "use crossterm::{event, terminal};"),
        (
            "main.rs",
            "fn f() { crossterm::terminal::disable_raw_mode(); }",
        ),
    ];
    for (file, source) in broken {
        assert!(!found(file, source).is_empty(), "{file}: {source}");
    }
}

#[test]
fn a_pure_floor_that_looks_out_is_noticed() {
    let broken = [
        ("text/name.rs", "use std::fs;"),
        ("calendar/day.rs", "use std::{env, fmt};"),
        ("case/fold.rs", "fn f() { std::fs::read(\"x\"); }"),
        (
            "regulation/mod.rs",
            "use std::time::{Duration, SystemTime};",
        ),
        ("regulation/mod.rs", "fn f() { chrono::Utc::now(); }"),
        (
            "regulation/mod.rs",
            "use chrono::Local; fn f() { Local::now(); }",
        ),
    ];
    for (file, source) in broken {
        assert_eq!(found(file, source).len(), 1, "{file}: {source}");
    }
}

#[test]
fn code_that_knows_a_regulation_is_noticed() {
    let broken = [
        ("desk/rules.rs", "fn f(id: &str) -> bool { id == \"gym\" }"),
        ("desk/rules.rs", "const C: &str = \"gas.X.4\";"),
        (
            "cli/init.rs",
            "fn f() -> &'static str { r#\"assets/regulations/property.toml\"# }",
        ),
    ];
    for (file, source) in broken {
        assert_eq!(found(file, source).len(), 1, "{file}: {source}");
    }
}

#[test]
fn a_sound_house_is_left_in_peace() {
    let sound = [
        (
            "case/fold.rs",
            "use crate::calendar::{self, Moment};\nuse super::{Case, Event};",
        ),
        (
            "regulation/mod.rs",
            "use crate::{case::Case, text::Lang};\ncrate::catalogue! { a() { zh: \"甲\", en: \"a\" } }",
        ),
        (
            "store/sqlite/mod.rs",
            "use rusqlite::Connection;\nuse super::super::case::Case;",
        ),
        (
            "tui/app.rs",
            "use ratatui::Frame;\nuse crate::desk::Desk;\nuse std::fs;",
        ),
        ("cli/secret.rs", "use crossterm::terminal;"),
        ("main.rs", "use tousu::{cli, tui};"),
        (
            "case/fold.rs",
            "// use crate::desk::Desk;\n/* crate::tui /* nested */ */ fn f() { let c = '\"'; let t = \"use crate::desk::Desk;\"; }",
        ),
        (
            "case/fold.rs",
            "fn f<'a>(a: &'a str) -> &'a str { let c = '\\''; a }",
        ),
        (
            "case/role.rs",
            "const TITLE: &str = \"the general manager's property\";",
        ),
    ];
    for (file, source) in sound {
        assert_eq!(
            found(file, source),
            Vec::<String>::new(),
            "{file}: {source}"
        );
    }
}

#[test]
fn what_is_for_tests_only_may_do_as_it_likes() {
    let sound = [
        (
            "case/fold.rs",
            "fn f() {}\n#[cfg(test)]\nmod tests { use crate::desk::Desk; const R: &str = \"gym\"; }",
        ),
        (
            "case/fold.rs",
            "#[cfg(test)]\nuse crate::{desk::Desk, store};\nfn f() {}",
        ),
        ("case/fold.rs", "#![cfg(test)]\nuse crate::desk::Desk;"),
        (
            "case/fold.rs",
            "#[cfg(test)]\n#[allow(dead_code)]\nfn f() -> [u8; 2] { crate::desk::open() }",
        ),
    ];
    for (file, source) in sound {
        assert_eq!(found(file, source), Vec::<String>::new(), "{source}");
    }
    let files = [
        ("case/mod.rs", "#[cfg(test)]\nmod tests;"),
        ("case/tests.rs", "use crate::desk::Desk;"),
        ("case/tests/deep.rs", "use crate::desk::Desk;"),
    ];
    let files: Vec<_> = files
        .iter()
        .map(|(file, source)| ((*file).to_owned(), (*source).to_owned()))
        .collect();
    assert_eq!(breaches(&files), Vec::<String>::new());

    let after = "#[cfg(test)]\nmod tests { fn f() {} }\nuse crate::desk::Desk;";
    assert_eq!(
        found("case/fold.rs", after).len(),
        1,
        "what follows the tests is watched again"
    );
}
