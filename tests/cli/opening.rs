//! Making a desk, opening it, and what happens when it cannot be opened.

use std::fs;

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, each, nothing, run, shipped, text};
use crate::samples::{gas, general, gym, insurance, property};

#[test]
fn a_desk_opens_under_each_of_the_five_regulations() {
    let firsts = [
        ("gym", gym()),
        ("insurance", insurance()),
        ("gas", gas("phone")),
        ("general", general()),
        ("property", property("phone")),
    ];
    for (regulation, case) in firsts {
        let desk = Desk::training(regulation, MONDAY);
        let added = desk.add(&case);
        assert_eq!(added["number"], "2026-000001", "{regulation}");
        assert_eq!(added["status"], "open", "{regulation}");
        assert_eq!(added["version"], 1, "{regulation}");
        assert_eq!(added["received_by"], "clerk", "{regulation}");
        assert_eq!(added["registered_at"], MONDAY, "{regulation}");
        let shown = desk.show("2026-000001");
        assert_eq!(shown["text"], case["text"], "{regulation}");
        assert_eq!(shown["events"][0]["seq"], 1, "{regulation}");
        assert_eq!(shown["events"][0]["kind"], "registered", "{regulation}");
        assert_eq!(shown["events"][0]["actor"], "clerk", "{regulation}");
    }
}

#[test]
fn a_training_desk_brings_one_user_of_every_role() {
    let desk = Desk::training("gym", MONDAY);
    let listed = desk.as_("admin").run(&["user", "list"], Value::Null).done();
    let users = listed["users"].as_array().expect("users");
    for role in ["clerk", "handler", "head", "supervisor", "manager"] {
        let user = users.iter().find(|user| user["name"] == role);
        assert_eq!(user.expect(role)["roles"], json!([role]));
    }
    let admin = users.iter().find(|user| user["name"] == "admin");
    let roles = admin.expect("the first user")["roles"]
        .as_array()
        .map(Vec::len);
    assert_eq!(roles, Some(6), "the first user has all roles");
}

#[test]
fn a_desk_opens_under_a_regulation_of_its_own() {
    let desk = Desk::folder(MONDAY);
    let file = desk.beside("mine.toml");
    fs::write(&file, shipped("assets/regulations/general.toml")).expect("a file");
    let path = file.to_str().expect("a path");
    let init = [
        "init",
        "--regulation",
        path,
        "--admin",
        "admin",
        "--training",
    ];
    desk.as_("admin").run(&init, Value::Null).done();
    desk.add(&general());
}

#[test]
fn an_unknown_regulation_makes_no_desk() {
    let desk = Desk::folder(MONDAY);
    let init = ["init", "--regulation", "bakery", "--admin", "admin"];
    desk.as_("admin")
        .run(&init, Value::Null)
        .invalid_in("regulation");
    assert!(!desk.file().exists());
}

#[test]
fn a_desk_is_never_made_over_another() {
    let desk = Desk::training("gym", MONDAY);
    desk.add(&gym());
    let init = [
        "init",
        "--regulation",
        "gas",
        "--admin",
        "admin",
        "--training",
    ];
    let again = desk.as_("admin").run(&init, Value::Null);
    assert_ne!(again.exit, 0, "{again:?}");
    assert_eq!(desk.as_("clerk").finds(""), ["2026-000001"]);
}

#[test]
fn a_missing_desk_says_so() {
    let desk = Desk::folder(MONDAY);
    desk.as_("clerk").run(&["queue"], Value::Null).unopened();
    assert!(!desk.file().exists(), "asking made a file");
}

#[test]
fn a_file_that_is_no_desk_is_left_as_it_is() {
    let desk = Desk::folder(MONDAY);
    let words = "这是一份普通的文本。\n".repeat(500);
    fs::write(desk.file(), &words).expect("a file");
    desk.as_("clerk").run(&["queue"], Value::Null).unopened();
    desk.as_("clerk").add(&gym()).unopened();
    assert_eq!(fs::read_to_string(desk.file()).expect("a file"), words);
}

#[test]
fn an_empty_file_and_half_a_desk_are_no_desks() {
    let desk = Desk::folder(MONDAY);
    fs::write(desk.file(), "").expect("a file");
    desk.as_("clerk").run(&["queue"], Value::Null).unopened();

    let whole = Desk::training("gym", MONDAY);
    let bytes = fs::read(whole.file()).expect("a desk");
    let half = bytes.get(..bytes.len() / 2).expect("a half");
    fs::write(whole.file(), half).expect("a file");
    whole
        .as_("clerk")
        .run(&["case", "list"], Value::Null)
        .unopened();
}

#[test]
fn a_user_unknown_or_not_named_is_wrong_usage() {
    let desk = Desk::training("gym", MONDAY);
    desk.as_("nobody").run(&["queue"], Value::Null).invalid();
    let mut unnamed = desk.program();
    unnamed.args(["queue", "--json"]);
    run(unnamed, "").invalid();
}

#[test]
fn a_disabled_user_no_longer_signs_in() {
    let desk = Desk::training("gym", MONDAY);
    let admin = desk.as_("admin");
    admin
        .run(&["user", "disable", "handler"], Value::Null)
        .done();
    let tried = desk.as_("handler").run(&["queue"], Value::Null);
    assert_ne!(tried.exit, 0, "{tried:?}");
}

#[test]
fn only_the_admin_makes_users() {
    let desk = Desk::training("gym", MONDAY);
    let add = ["user", "add", "小赵", "--roles", "clerk,supervisor"];
    for user in ["clerk", "supervisor", "manager"] {
        desk.as_(user).run(&add, Value::Null).forbidden();
    }
    desk.as_("admin").run(&add, Value::Null).done();
    desk.as_("小赵").add(&gym()).done();
    let wrong = ["user", "add", "小钱", "--roles", "king"];
    desk.as_("admin").run(&wrong, Value::Null).invalid();
}

#[test]
fn departments_and_persons_are_kept_in_a_directory() {
    let desk = Desk::training("gym", MONDAY);
    let admin = desk.as_("admin");
    admin
        .run(&["department", "add", "保洁部"], Value::Null)
        .done();
    let person = ["person", "add", "王五", "--department", "保洁部"];
    admin.run(&person, Value::Null).done();
    let departments = admin.run(&["department", "list"], Value::Null).done();
    assert!(each(&departments["departments"], "name").contains(&"保洁部".to_owned()));
    let persons = admin.run(&["person", "list"], Value::Null).done();
    assert!(each(&persons["persons"], "name").contains(&"王五".to_owned()));
}

#[test]
fn a_real_desk_asks_for_the_secret_and_keeps_its_own_time() {
    let desk = Desk::folder("2020-01-02T10:00:00+08:00");
    let secret = "correct horse 投诉台 battery";
    let mut init = desk.program();
    init.env("TOUSU_SECRET", secret).args([
        "init",
        "--regulation",
        "gym",
        "--admin",
        "admin",
        "--json",
    ]);
    run(init, "").done();

    let ask = |secret: Option<&str>, words: &[&str], input: &str| {
        let mut program = desk.program();
        program.args(words).args(["--as", "admin", "--json"]);
        if let Some(secret) = secret {
            program.env("TOUSU_SECRET", secret);
        }
        run(program, input)
    };
    assert_ne!(ask(Some("wrong"), &["queue"], "").exit, 0);
    assert_ne!(ask(None, &["queue"], "").exit, 0, "no secret, no desk");
    ask(None, &["queue", "--secret-stdin"], &format!("{secret}\n")).done();

    let added = ask(Some(secret), &["case", "add", "-"], &gym().to_string()).done();
    let year = text(&added["registered_at"]);
    assert!(
        !year.starts_with("2020"),
        "a real desk takes no time from outside"
    );
}

#[test]
fn the_words_of_a_call_may_stand_in_any_order() {
    let desk = Desk::training("gym", MONDAY);
    let mut program = desk.program();
    program.env_remove("TOUSU_DESK");
    let file = desk.file();
    let words = ["--json", "--as", "clerk", "queue", "--lang", "en", "--desk"];
    program.args(words).arg(&file);
    assert_eq!(run(program, "").done()["tasks"], json!([]));
}

#[test]
fn wrong_usage_with_json_is_answered_in_json() {
    let desk = Desk::training("gym", MONDAY);
    let clerk = desk.as_("clerk");
    for words in [
        &["cases"][..],
        &["case", "list", "--sort", "colour"],
        &["case", "show"],
        &["queue", "--within", "soon"],
        &["case", "do", "2026-000001"],
        &["init", "--admin", "x"],
        &["explain", "deadline", "--from", MONDAY],
    ] {
        clerk.run(words, Value::Null).invalid();
    }
    let plain = clerk.type_in(&["cases"], "");
    assert_eq!(plain.exit, 2, "{plain:?}");
    assert!(plain.out.is_empty() && !plain.err.is_empty(), "{plain:?}");
}

#[test]
fn a_sound_desk_checks_out() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    desk.does(
        "supervisor",
        &number,
        "dispatch",
        json!({"department": "器械部"}),
    );
    desk.does("supervisor", &number, "note", json!({"text": "已电话催办"}));
    desk.as_("admin").run(&["check"], nothing()).done();
}

#[test]
fn what_was_changed_behind_the_desks_back_is_found() {
    let desk = Desk::training("gym", MONDAY);
    desk.add(&gym());
    let mut bytes = fs::read(desk.file()).expect("a desk");
    let words = "突然停转".as_bytes();
    let places: Vec<usize> = (0..bytes.len() - words.len())
        .filter(|at| bytes.get(*at..*at + words.len()) == Some(words))
        .collect();
    assert!(!places.is_empty(), "the text lies somewhere in the file");
    for at in places {
        bytes.splice(at..at + words.len(), "仍然正常".bytes());
    }
    fs::write(desk.file(), bytes).expect("a file");
    desk.as_("admin").run(&["check"], Value::Null).unopened();
}
