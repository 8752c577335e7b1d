//! How people come in: the first run, the sign-in, a desk that cannot be opened.

use crate::support::{CTRL_K, CTRL_Q, ENTER, F3, Place, TAB, register};

#[test]
fn a_first_run_leads_to_a_training_desk_and_out_again() {
    let place = Place::empty();
    let mut terminal = place.open(&[]);
    terminal.see(&["欢迎使用投诉台", "[1 用途]"]);
    terminal
        .press(&[TAB, "2", ENTER])
        .see(&["[2 制度]", "34 条"]);
    terminal.press(&[ENTER]).see(&["[3 用户]"]);
    terminal
        .press(&[ENTER, "2", ENTER])
        .see(&["[4 核对]", "演练台"]);
    assert!(!place.desk().exists());
    terminal
        .press(&[ENTER])
        .see(&["演练台", "按 F2 登记第一件"]);
    terminal.press(&[CTRL_Q]);
    assert!(terminal.end().success());
    assert!(terminal.is_given_back());
    assert!(place.desk().exists());
}

#[test]
fn one_key_signs_in_and_the_lock_brings_the_next_one() {
    let place = Place::training();
    let mut terminal = place.open(&[]);
    terminal.see(&["不需要口令", "clerk"]);
    terminal.press(&["2"]).see(&["clerk", "还没有案件"]);
    terminal.press(&[CTRL_K]).see(&["不需要口令"]);
    terminal.press(&["1"]).see(&["admin", "都办完了"]);
}

#[test]
fn another_terminal_s_case_is_seen_without_a_key() {
    let place = Place::training();
    let mut terminal = place.open(&["--as", "admin"]);
    terminal.see(&["都办完了"]);
    terminal.press(&[F3]).see(&["还没有案件"]);
    register(&place, "欧阳小敏");
    terminal.see(&["欧阳小敏"]); // with no key pressed: the file is looked at twice a second
}

#[test]
fn a_locale_that_is_not_utf_8_does_no_harm() {
    for locale in ["C", "zh_CN.GBK", "xx_YY"] {
        let place = Place::training();
        let mut terminal = place.open_in(locale, &["--as", "clerk"]);
        terminal.see(&["还没有案件"]);
        terminal.press(&[CTRL_Q]);
        assert!(terminal.end().success(), "{locale}");
    }
}

#[test]
fn a_file_that_is_no_desk_is_told_and_left_alone() {
    let place = Place::empty();
    std::fs::write(place.desk(), "Dear diary,").unwrap();
    let mut terminal = place.open_in("en_US.UTF-8", &[]);
    terminal.see(&[
        "The desk cannot be opened",
        "The file was not touched",
        "Enter Try again",
    ]);
    terminal.press(&[CTRL_Q]);
    assert!(terminal.end().success());
    assert_eq!(
        std::fs::read_to_string(place.desk()).unwrap(),
        "Dear diary,"
    );
}
