//! Two terminals change one case, each by what it has read: none of it is lost, and the later one is told who did what.

use serde_json::{Value, json};

use crate::support::{Place, count, is_sound, line};

/// Writes a note on the case as it was read, and reads it again where somebody was faster. How often that was so.
fn notes(place: &Place, user: &str, times: usize) -> usize {
    let mut conflicts = 0;
    for at in 0..times {
        loop {
            let shown = place.run(&["--as", user, "case", "show", "2026-000001", "--json"], "");
            let seen: Value = serde_json::from_str(&shown.out).unwrap();
            let note = json!({"version": seen["version"], "text": format!("{user} {at}")});
            let file = place.beside(user);
            std::fs::write(&file, note.to_string()).unwrap();
            let file = file.to_str().unwrap();
            let words = [
                "--as",
                user,
                "--json",
                "case",
                "do",
                "2026-000001",
                "note",
                file,
            ];
            let done = place.run(&words, "");
            if done.exit == 0 {
                break;
            }
            assert_eq!(done.exit, 4, "{done:?}");
            let error: Value = serde_json::from_str(&done.out).unwrap();
            let message = error["error"]["message"].as_str().unwrap();
            let other = if user == "clerk" { "handler" } else { "clerk" };
            assert_eq!(error["error"]["code"], "conflict");
            assert!(message.contains(other), "names who: {message}");
            conflicts += 1;
        }
    }
    conflicts
}

#[test]
fn no_change_of_two_terminals_is_lost_and_the_later_one_is_told_who_was_faster() {
    let times = count(15, 1_000);
    let place = Place::new();
    assert_eq!(place.add(&line("op")).exit, 0);
    let handler = place.seat("handler-input");
    let conflicts: usize = std::thread::scope(|scope| {
        let one = scope.spawn(|| notes(&place, "clerk", times));
        let other = scope.spawn(|| notes(&handler, "handler", times));
        one.join().unwrap() + other.join().unwrap()
    });
    let desk = is_sound(&place.desk());
    let events = desk.read().events("2026-000001").unwrap();
    let kinds = events.iter().filter(|event| event.fact.kind() == "noted");
    assert_eq!(kinds.count(), 2 * times, "{conflicts} conflicts");
}

#[test]
fn whoever_comes_later_is_told_who_did_what_in_both_languages() {
    let place = Place::new();
    assert_eq!(place.add(&line("op")).exit, 0);
    let note = r#"{"version": 1, "text": "已致电"}"#;
    let act = |user: &str, lang: &str, command: &str, fields: &str| {
        let words = [
            "--as",
            user,
            "--lang",
            lang,
            "--json",
            "case",
            "do",
            "2026-000001",
            command,
            "-",
        ];
        place.run(&words, fields)
    };
    assert_eq!(act("handler", "zh", "note", note).exit, 0);
    for (lang, what) in [("zh", "备注"), ("en", "note")] {
        let late = act("clerk", lang, "note", note);
        assert_eq!(late.exit, 4, "{late:?}");
        let said: Value = serde_json::from_str(&late.out).unwrap();
        let message = said["error"]["message"].as_str().unwrap();
        assert!(message.contains("handler"), "{message}");
        assert!(message.to_lowercase().contains(what), "{message}");
    }
}
