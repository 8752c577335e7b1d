//! Text that would command the terminal, in every place where text can come from: nothing of it reaches the terminal.

use serde_json::{Value, json};

use crate::support::{Answer, Place};

/// Red, a title, a bell, another direction, a character without a width, the one-character form of an escape.
const TRAP: &str = "甲\u{1b}[31m乙\u{1b}]0;丙\u{7}丁\u{202e}戊\u{200b}己\u{9b}2J庚\u{8}";

fn is_harmless(answer: &Answer, of: &str) {
    let hidden = |c: char| {
        c.is_control() && c != '\n'
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    for text in [&answer.out, &answer.err] {
        let found: Vec<char> = text.chars().filter(|c| hidden(*c)).collect();
        assert!(found.is_empty(), "{of}: {found:?} in {text:?}");
    }
    assert!((0..=4).contains(&answer.exit), "{of}: {answer:?}");
}

/// Fields of a registration with the trap in every text.
fn trapped() -> Value {
    let trap = |word: &str| format!("{word}{TRAP}");
    json!({
        "kind": "complaint", "channel": "phone", "category": "equipment", "text": trap("文"), "subject": trap("题"),
        "demand": trap("求"), "departments": [trap("部")],
        "persons": [{"name": trap("员"), "department": trap("部")}],
        "customer": {"name": trap("客"), "phone": trap("138"), "address": trap("址"), "unit": trap("户"),
                     "relation": trap("系"), "identity": trap("证")},
        "contact": {"name": trap("联"), "mobile": trap("139"), "phone": trap("010")},
    })
}

#[test]
fn no_field_of_a_case_commands_the_terminal() {
    let place = Place::new();
    let added = place.run(&["case", "add", "-"], &trapped().to_string());
    assert_eq!(added.exit, 0, "{added:?}");
    is_harmless(&added, "add");
    let note = json!({"text": TRAP}).to_string();
    assert_eq!(
        place
            .run(&["case", "do", "2026-000001", "note", "-"], &note)
            .exit,
        0
    );
    for name in ["department", "person"] {
        let words = ["--as", "admin", name, "add", TRAP, "--department", TRAP];
        let words = if name == "person" {
            &words[..]
        } else {
            &words[..5]
        };
        is_harmless(&place.run(words, ""), name);
    }
    let user = ["--as", "admin", "user", "add", TRAP, "--roles", "clerk"];
    is_harmless(&place.run(&user, ""), "user");
    for words in [
        &["case", "show", "2026-000001"][..],
        &["case", "list"],
        &["queue"],
        &["--as", "admin", "user", "list"],
        &["--as", "admin", "department", "list"],
        &["--as", "admin", "person", "list"],
        &["--as", "admin", "log"],
        &["check"],
    ] {
        is_harmless(&place.run(words, ""), &format!("{words:?}"));
        is_harmless(
            &place.run(&[words, &["--json"]].concat(), ""),
            &format!("{words:?} json"),
        );
    }
}

#[test]
fn no_word_of_a_request_commands_the_terminal_when_it_is_told_back() {
    let place = Place::new();
    let level = format!("level:{TRAP}");
    let file = format!("{TRAP}.json");
    let named = std::fs::write(place.beside(&file), "{");
    named.unwrap();
    let ledger = format!("{TRAP}.csv");
    std::fs::write(place.beside(&ledger), format!("{TRAP},{TRAP}\n1,{TRAP}\n")).unwrap();
    let calendar = format!("{TRAP}.ics");
    std::fs::write(place.beside(&calendar), TRAP).unwrap();
    let rules = format!("{TRAP}.toml");
    std::fs::write(place.beside(&rules), format!("\"{TRAP}\" = 1\n")).unwrap();
    for words in [
        &["case", "add", file.as_str()][..],
        &["case", "add", TRAP],
        &["case", "show", TRAP],
        &["case", "do", TRAP, "note", "-"],
        &["case", "do", "2026-000001", TRAP, "-"],
        &["case", "list", level.as_str()],
        &["case", "list", TRAP],
        &["case", "list", "--limit", TRAP],
        &["queue", "--role", TRAP],
        &["queue", "--within", TRAP],
        &["queue", "--as", TRAP],
        &["queue", "--desk", TRAP],
        &["check", "--desk", file.as_str()],
        &["check", "--anchor", file.as_str()],
        &[
            "--as",
            "admin",
            "import",
            "ledger",
            ledger.as_str(),
            "--dry-run",
        ],
        &["--as", "admin", "calendar", "import", calendar.as_str()],
        &["regulation", "check", rules.as_str()],
        &["regulation", "show", TRAP],
        &["init", "--regulation", TRAP, "--admin", TRAP],
        &["export", "ledger", "-o", "nowhere\u{1b}[2J/x.csv"],
        &["form", TRAP, TRAP, "-o", "x.docx"],
        &["report", "weekly", "--period", TRAP],
        &["explain", "deadline", "--from", TRAP, "--days", "1"],
        &[TRAP],
        &["case", TRAP],
        &["--no\u{1b}[2J"],
    ] {
        is_harmless(&place.run(words, "{}"), &format!("{words:?}"));
        is_harmless(
            &place.run(&[words, &["--json"]].concat(), "{}"),
            &format!("{words:?} json"),
        );
    }
    let mut program = place.program();
    program.env("TOUSU_NOW", TRAP).args(["queue"]);
    is_harmless(&place.answer(program, ""), "the clock");
}

#[test]
fn what_means_something_to_a_search_engine_means_itself() {
    let place = Place::new();
    let signs = [
        "\"",
        "\"\"",
        "*",
        "漏*",
        "NEAR(",
        "NEAR(漏 水)",
        "b:138",
        "%",
        "_",
        "'",
        "';--",
        "AND",
        "OR",
        "NOT",
        "(",
        ")",
        "^漏",
        "{a b}:漏",
        "漏 + 水",
        "\\",
        "\0漏",
        "-",
        "--",
        "-\"",
        ":",
        "::",
        "漏:",
        "*:*",
        "grams:漏",
        "search",
        "\u{ff02}",
        "𠮷",
        "NULL",
    ];
    let text = signs.join(" ").replace('\0', "");
    let case = json!({
        "kind": "complaint", "channel": "phone", "category": "equipment", "text": text, "departments": [],
        "customer": {"name": "张三", "phone": "13800138000"},
    });
    assert_eq!(place.run(&["case", "add", "-"], &case.to_string()).exit, 0);
    let other = json!({
        "kind": "complaint", "channel": "phone", "category": "equipment", "text": "漏水", "departments": [],
        "customer": {"name": "李四"},
    });
    assert_eq!(place.run(&["case", "add", "-"], &other.to_string()).exit, 0);
    for sign in signs.iter().filter(|sign| !sign.contains('\0')) {
        let found = place.run(&["--json", "case", "list", "--", sign], "");
        assert!([0, 2].contains(&found.exit), "{sign}: {found:?}");
        assert!(!found.err.contains("panicked"), "{sign}: {found:?}");
        let said: Value = serde_json::from_str(&found.out).unwrap();
        if found.exit == 2 {
            assert_eq!(said["error"]["field"], "query", "{sign}: {found:?}");
        }
    }
    // What stands in the text is found by itself, and does not find what lacks it.
    for sign in ["*", "%", "NEAR(", "'", "\\", "^漏"] {
        let found = place.run(&["--json", "case", "list", "--", sign], "");
        let said: Value = serde_json::from_str(&found.out).unwrap();
        let numbers: Vec<&str> = said["cases"]
            .as_array()
            .unwrap()
            .iter()
            .map(|case| case["number"].as_str().unwrap())
            .collect();
        assert_eq!(numbers, ["2026-000001"], "{sign}");
    }
}
