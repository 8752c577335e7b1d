//! A call that makes no sense: one clear sentence in the chosen language, the field named, exit 2; and help in both languages.

use serde_json::{Value, json};

use crate::desk::{Answer, Desk, MONDAY, text};

fn is_chinese(words: &str) -> bool {
    words
        .chars()
        .any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// Wrong calls, with the field that is wrong and what the sentence has to name.
const WRONG: [(&str, &str, &str); 17] = [
    ("nonsense", "command", "queue"),
    ("cas list", "command", "case"),
    ("case", "command", "add"),
    ("case ad", "command", "add"),
    ("case show", "number", "<NUMBER>"),
    (
        "case show 2026-000001 2026-000002",
        "2026-000002",
        "2026-000002",
    ),
    ("case list --limi 3", "limi", "--limit"),
    ("case list --limit many", "limit", "many"),
    ("case list --sort colour", "sort", "received"),
    ("queue --within", "within", "--within"),
    ("report", "report", "<REPORT>"),
    ("init --admin boss", "regulation", "--regulation"),
    ("explain deadline --from x", "workdays", "--workdays"),
    (
        "explain deadline --from x --days 1 --hours 2",
        "days",
        "--hours",
    ),
    ("calendar show next", "year", "next"),
    ("completions cmd", "shell", "bash"),
    ("queue --lang fr", "lang", "zh"),
];

fn asked(desk: &Desk, call: &str, more: &[&str]) -> Answer {
    let words: Vec<&str> = call.split(' ').chain(more.iter().copied()).collect();
    desk.as_("clerk").type_in(&words, "")
}

#[test]
fn wrong_usage_names_the_field_and_what_would_be_right_in_both_languages() {
    let desk = Desk::training("gym", MONDAY);
    for (call, field, named) in WRONG {
        for (lang, chinese) in [("zh", true), ("en", false)] {
            // A wrong language is told in that of the surroundings.
            let (more, chinese) = if field == "lang" {
                (vec!["--json"], true)
            } else {
                (vec!["--json", "--lang", lang], chinese)
            };
            let answer = asked(&desk, call, &more);
            assert_eq!(answer.exit, 2, "{call}: {answer:?}");
            assert!(answer.err.is_empty(), "{call}: {answer:?}");
            let error = answer.json()["error"].clone();
            assert_eq!(error["code"], "invalid", "{call}: {error}");
            assert_eq!(error["field"], field, "{call}: {error}");
            let message = text(&error["message"]);
            assert_eq!(is_chinese(&message), chinese, "{call}: {message}");
            assert!(message.contains(named), "{call}: {message}");
        }
    }
}

#[test]
fn people_get_the_sentence_the_usage_and_where_to_read_more_on_standard_error() {
    let desk = Desk::training("gym", MONDAY);
    let answer = asked(&desk, "case show", &["--lang", "zh"]);
    assert_eq!((answer.exit, answer.out.as_str()), (2, ""));
    assert_eq!(
        answer.err,
        "缺少 <NUMBER>（案件编号）\n用法：tousu case show [选项] <NUMBER>\n说明：tousu case show --help\n"
    );
    let answer = asked(&desk, "case", &["--lang", "en"]);
    assert_eq!(answer.exit, 2);
    assert!(
        answer
            .err
            .starts_with("say what tousu case is to do; there are: add show do similar list\n"),
        "{answer:?}"
    );
}

#[test]
fn help_speaks_the_chosen_language_and_is_no_failure() {
    let desk = Desk::training("gym", MONDAY);
    let help = |call: &str, lang: &str| {
        let answer = asked(&desk, call, &["--help", "--lang", lang]);
        assert_eq!(answer.exit, 0, "{answer:?}");
        answer.out
    };
    for call in [
        "queue",
        "case list",
        "import ledger",
        "archive hold",
        "report",
    ] {
        let zh = help(call, "zh");
        assert!(zh.contains("用法：tousu") && zh.contains("选项："), "{zh}");
        assert!(
            !zh.contains("Usage") && !zh.contains("Options") && !zh.contains("default:"),
            "{zh}"
        );
        let en = help(call, "en");
        assert!(en.contains("Usage: tousu") && !is_chinese(&en), "{en}");
    }
    let whole = asked(&desk, "--help", &["--json", "--lang", "en"]).json();
    assert!(text(&whole["text"]).contains("Usage: tousu"), "{whole}");
}

#[test]
fn a_clock_that_is_no_time_is_wrong_input_with_its_name() {
    let desk = Desk::training("gym", "soon");
    let error = desk
        .as_("clerk")
        .run(&["queue"], Value::Null)
        .invalid_in("TOUSU_NOW");
    assert!(text(&error["message"]).contains("soon"), "{error}");
}

#[test]
fn what_the_system_refuses_is_said_in_words() {
    let desk = Desk::training("gym", MONDAY);
    for (lang, words) in [("zh", "没有这个文件"), ("en", "no such file")] {
        for call in [
            "case add nowhere.json",
            "regulation check nowhere.toml",
            "calendar import nowhere.csv",
        ] {
            let answer = asked(&desk, call, &["--json", "--lang", lang]);
            let error = answer.invalid_in("file");
            let message = text(&error["message"]);
            assert!(
                message.contains(words) && !message.contains("os error"),
                "{call}: {message}"
            );
        }
        let nowhere = [
            "export",
            "ledger",
            "-o",
            "no/where/ledger.csv",
            "--json",
            "--lang",
            lang,
        ];
        let answer = desk.as_("manager").type_in(&nowhere, "");
        assert_eq!(answer.exit, 3, "{answer:?}");
        let message = text(&answer.json()["error"]["message"]);
        assert!(
            message.contains(words) && !message.contains("os error"),
            "{message}"
        );
    }
}

#[test]
fn json_that_does_not_end_and_fields_of_another_type_are_told_in_the_chosen_language() {
    let desk = Desk::training("gym", MONDAY);
    let seat = desk.as_("clerk");
    let zh = ["case", "add", "-", "--json", "--lang", "zh"];
    let error = seat.type_in(&zh, "{\"kind\":").invalid_in("file");
    assert!(text(&error["message"]).contains("没有写完"), "{error}");
    let error = seat
        .type_in(&zh, "{\"kind\": \"complaint\", \"agitated\": \"x\"}")
        .invalid_in("agitated");
    assert!(
        text(&error["message"]).contains("应为 true 或 false"),
        "{error}"
    );
    let add = ["user", "add", " ", "--roles", "clerk", "--lang", "zh"];
    let error = desk.as_("admin").run(&add, json!(null)).invalid_in("name");
    assert!(text(&error["message"]).contains("不能空着"), "{error}");
}

#[test]
fn wrong_input_of_each_kind_is_one_clear_sentence_about_its_field() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&crate::samples::gym());
    std::fs::write(desk.beside("list.json"), "[1]").expect("a file");
    let wrong: [(&str, &str, &str, &str); 7] = [
        (
            "case do NUMBER fly",
            "command",
            "没有“fly”这个操作",
            "no command \"fly\"",
        ),
        (
            "case add list.json",
            "file",
            "带名称的各项",
            "fields with their names",
        ),
        (
            "check --anchor list.json",
            "anchor",
            "不是抄下的链尾",
            "no end of the chain",
        ),
        ("demo --cases -3", "cases", "要写整数", "whole number"),
        (
            "explain deadline --from 2026-09-28T10:00:00+08:00 --days -1",
            "days",
            "须在 1 到",
            "must be 1 to",
        ),
        (
            "archive hold NUMBER --until soon --reason x",
            "until",
            "看不出是哪天",
            "is no day",
        ),
        (
            "case list level:9",
            "query",
            "可写：1 2 3 4",
            "write: 1 2 3 4",
        ),
    ];
    for (call, field, zh, en) in wrong {
        let call = call.replace("NUMBER", &number);
        for (lang, said, other) in [("zh", zh, en), ("en", en, zh)] {
            let words: Vec<&str> = call.split(' ').chain(["--json", "--lang", lang]).collect();
            let error = desk.as_("admin").type_in(&words, "").invalid_in(field);
            let message = text(&error["message"]);
            assert!(
                message.contains(said) && !message.contains(other),
                "{call}: {message}"
            );
        }
    }
    let ahead = json!({"text": "x", "version": 900});
    let error = desk.as_("clerk").does(&number, "note", ahead).conflict();
    assert!(text(&error["message"]).contains("900"), "{error}");
}
