//! Chinese first, English as good.

use serde_json::{Value, json};

use crate::desk::{Answer, Desk, MONDAY, nothing, text};
use crate::samples::{gas, gym, insurance, property};

fn is_chinese(words: &str) -> bool {
    words
        .chars()
        .any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

fn said(answer: Answer) -> String {
    text(&answer.json()["error"]["message"])
}

#[test]
fn every_refusal_is_said_in_the_chosen_language() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    let asked: [(&str, &[&str], Value); 12] = [
        ("clerk", &["case", "show", "2026-000099"], Value::Null),
        ("ghost", &["queue"], Value::Null),
        (
            "clerk",
            &["case", "do", &number, "celebrate", "-"],
            json!({}),
        ),
        (
            "clerk",
            &["case", "do", &number, "dispatch", "-"],
            json!({"department": "Hall"}),
        ),
        (
            "supervisor",
            &["case", "do", &number, "dispatch", "-"],
            json!({}),
        ),
        (
            "clerk",
            &["case", "do", &number, "close", "-"],
            json!({"reason": "x"}),
        ),
        (
            "clerk",
            &["case", "do", &number, "note", "-"],
            json!({"version": 9, "text": "x"}),
        ),
        (
            "supervisor",
            &["case", "do", &number, "extend", "-"],
            json!({"workdays": 9, "reason": "x"}),
        ),
        ("clerk", &["case", "do", &number, "undo", "-"], json!({})),
        ("clerk", &["case", "list", "colour:red"], Value::Null),
        ("clerk", &["case", "add", "-"], json!({"kind": "complaint"})),
        ("clerk", &["regulation", "show", "bakery"], Value::Null),
    ];
    for (user, words, input) in asked {
        let in_language = |lang: &str| {
            let words = [words, &["--lang", lang]].concat();
            said(desk.as_(user).run(&words, input.clone()))
        };
        let (zh, en) = (in_language("zh"), in_language("en"));
        assert!(is_chinese(&zh), "{words:?}: {zh}");
        assert!(!is_chinese(&en), "{words:?}: {en}");
    }
}

#[test]
fn labels_and_readable_answers_follow_the_language() {
    for (regulation, case) in [
        ("gym", gym()),
        ("gas", gas("leader")),
        ("insurance", insurance()),
        ("property", property("visit")),
    ] {
        let desk = Desk::training(regulation, MONDAY);
        let number = desk.number(&case);
        let labels = |lang: &str| {
            let shown = desk
                .as_("clerk")
                .run(&["case", "show", &number, "--lang", lang], Value::Null)
                .done();
            let tasks = shown["tasks"].as_array().expect("tasks").iter();
            tasks
                .map(|task| text(&task["label"]))
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert!(is_chinese(&labels("zh")), "{regulation}");
        assert!(!is_chinese(&labels("en")), "{regulation}: {}", labels("en"));
        let why = desk
            .as_("clerk")
            .run(&["case", "show", &number, "--lang", "en"], Value::Null)
            .done();
        if let Some(entry) = why["level"]["why"].get(0) {
            assert!(!is_chinese(&text(&entry["text"])), "{entry}");
        }
        for lang in ["zh", "en"] {
            let plain = desk
                .as_("clerk")
                .type_in(&["case", "show", &number, "--lang", lang], "");
            assert_eq!(plain.exit, 0);
            assert!(
                plain.out.contains(&number) && plain.err.is_empty(),
                "{plain:?}"
            );
        }
    }
}

#[test]
fn the_language_comes_from_the_surroundings_where_none_is_asked() {
    let desk = Desk::training("gym", MONDAY);
    let message = |locale: &str| {
        let mut program = desk.program();
        program
            .env("LANG", locale)
            .args(["case", "show", "x", "--as", "clerk", "--json"]);
        said(crate::desk::run(program, ""))
    };
    assert!(is_chinese(&message("zh_CN.UTF-8")));
    assert!(!is_chinese(&message("en_GB.UTF-8")));
}

#[test]
fn an_error_for_people_goes_to_standard_error() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    let refused = desk.as_("clerk").type_in(
        &["case", "do", &number, "close", "-", "--lang", "zh"],
        "{\"reason\":\"x\"}",
    );
    assert_eq!(refused.exit, 1);
    assert!(refused.out.is_empty(), "{refused:?}");
    assert!(
        is_chinese(&refused.err) && refused.err.contains("gym.F.feedback"),
        "{refused:?}"
    );
}

#[test]
fn an_unknown_language_is_wrong_usage() {
    let desk = Desk::training("gym", MONDAY);
    desk.as_("clerk")
        .run(&["queue", "--lang", "fr"], nothing())
        .invalid();
}
