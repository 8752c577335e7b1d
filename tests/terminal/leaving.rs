//! Every way out gives the terminal back: its own screen, its cursor, no mouse, no bracketed paste.

use tousu::tui::terminal::Screen;

use crate::clerk::{draft_is_kept, fill_in};
use crate::support::{CTRL_K, CTRL_Q, F10, Place, Terminal};

#[test]
fn signals_give_the_terminal_back_and_keep_what_was_typed() {
    for signal in ["TERM", "HUP"] {
        let place = Place::training();
        let mut terminal = place.open(&["--as", "clerk"]);
        terminal.see(&["还没有案件"]);
        fill_in(&mut terminal);
        terminal.signal(signal).end();
        assert!(terminal.is_given_back(), "{signal}");
        draft_is_kept(&place);
    }
}

#[test]
fn leaving_gives_the_terminal_back_whichever_key_it_was() {
    for key in [F10, CTRL_Q] {
        let place = Place::training();
        let mut terminal = place.open(&["--as", "clerk"]);
        terminal.see(&["还没有案件"]);
        assert!(!terminal.is_given_back(), "it was taken");
        terminal.press(&[key]);
        assert!(terminal.end().success());
        assert!(terminal.is_given_back());
    }
}

#[test]
fn after_a_sign_out_too() {
    let place = Place::training();
    let mut terminal = place.open(&["--as", "clerk"]);
    terminal.see(&["还没有案件"]);
    terminal.press(&[CTRL_K]).see(&["不需要口令"]);
    terminal.press(&[CTRL_Q]);
    assert!(terminal.end().success());
    assert!(terminal.is_given_back());
}

/// Set where this program is to fail with the terminal in its hands.
const FAILS: &str = "TOUSU_TEST_FAILS";

#[test]
fn a_failure_gives_the_terminal_back_and_can_be_read() {
    if std::env::var_os(FAILS).is_some() {
        // Nobody gives it back but what is called by the failure itself.
        std::mem::forget(Screen::enter(true).unwrap());
        panic!("a failure on purpose");
    }
    let own = "leaving::a_failure_gives_the_terminal_back_and_can_be_read";
    let mut terminal = Terminal::of_this_program(&["--exact", own, "--nocapture"], FAILS);
    terminal.see(&["a failure on purpose"]);
    assert!(!terminal.end().success());
    assert!(terminal.is_given_back());
    assert!(terminal.was_taken(), "it was in the application's hands");
}
