//! The manual and the shell's completions come from the program itself.

use serde_json::Value;

use crate::desk::{Desk, MONDAY, text};

#[test]
fn the_manual_tells_every_command_and_the_keys_of_every_screen() {
    let desk = Desk::folder(MONDAY);
    let seat = desk.as_("clerk");
    for (lang, screen, title) in [("zh", "案件列表", "登记"), ("en", "Cases", "Register")] {
        let page = text(&seat.run(&["man", "--lang", lang], Value::Null).done()["text"]);
        for words in [
            "case add",
            "case do",
            "export ledger",
            "import ledger",
            "check",
        ] {
            assert!(page.contains(&format!("tousu {words}")), "{words}");
        }
        assert!(page.contains(screen) && page.contains(title), "{lang}");
        assert!(page.contains("F9") && page.contains("Ctrl+S"), "{lang}");
    }
}

#[test]
fn shells_can_complete_the_words() {
    let desk = Desk::folder(MONDAY);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let told = desk
            .as_("clerk")
            .run(&["completions", shell], Value::Null)
            .done();
        let script = text(&told["text"]);
        for word in ["ledger", "queue", "--dry-run"] {
            assert!(
                script.contains(word.trim_start_matches('-')),
                "{shell}: {word}"
            );
        }
    }
    desk.as_("clerk")
        .run(&["completions", "cmd"], Value::Null)
        .invalid();
}
