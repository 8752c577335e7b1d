//! The real program at a real (pseudo-)terminal, by keyboard alone: what people see, and that nothing is lost and the terminal
//! is given back whatever happens.

#![cfg(test)]
#![cfg(unix)]

#[path = "terminal/support.rs"]
mod support;

use std::time::Duration;

use support::{CTRL_K, CTRL_Q, CTRL_S, ENTER, F2, F3, Place, TAB, Terminal, register};

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

/// The fields of a complaint from the first to the text, typed into the form.
fn fill_in(terminal: &mut Terminal) {
    terminal.press(&[F2]).see(&["登记后"]);
    terminal.press(&["1", TAB, "1", TAB]);
    terminal.press(&["张三丰"]).see(&["张三丰"]);
}

#[test]
fn what_was_typed_comes_back_after_the_program_was_killed() {
    let place = Place::training();
    let mut terminal = place.open(&["--as", "clerk"]);
    terminal.see(&["还没有案件"]);
    fill_in(&mut terminal);
    draft_is_kept(&place);
    terminal.signal("KILL").end();
    let mut again = place.open(&["--as", "clerk"]);
    again.see(&["还没有案件"]);
    again.press(&[F2]).see(&["草稿", "张三丰"]);
}

#[test]
fn five_megabytes_pasted_into_a_field_are_refused_and_nothing_typed_is_lost() {
    let place = Place::training();
    let mut terminal = place.open(&["--as", "clerk"]);
    terminal.see(&["还没有案件"]);
    fill_in(&mut terminal);
    let much = "长".repeat(5_000_000 / 3);
    terminal.press(&["\x1b[200~", &much, "\x1b[201~"]);
    terminal.see(&["没有粘贴：5.0 MB 太长", "张三丰"]);
    terminal.press(&["的邻居"]).see(&["张三丰的邻居"]);
}

/// Waits until the draft is on disk.
fn draft_is_kept(place: &Place) {
    let desk = tousu::desk::Desk::open(&place.desk(), tousu::desk::Clock::System).unwrap();
    let began = std::time::Instant::now();
    while desk
        .drafts("clerk")
        .unwrap()
        .iter()
        .all(|draft| !draft.body.contains("张三丰"))
    {
        assert!(
            began.elapsed() < Duration::from_secs(20),
            "no draft was kept"
        );
        std::thread::yield_now();
    }
}

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
fn a_storm_of_resizes_ends_in_a_whole_screen() {
    let place = Place::training();
    let mut terminal = place.open(&["--as", "clerk"]);
    terminal.see(&["还没有案件"]);
    for step in 0..60u16 {
        terminal.resize(20 + step * 7 % 140, 5 + step * 5 % 50);
        terminal.press(&[F3]);
    }
    terminal.resize(50, 12).see(&["窗口太小", "50×12"]);
    terminal
        .resize(80, 24)
        .see(&["[F3 案件]", "还没有案件", "F1 帮助"]);
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

#[test]
fn a_chinese_complaint_is_registered_by_keyboard_alone() {
    let place = Place::training();
    let mut terminal = place.open(&["--as", "clerk"]);
    terminal.see(&["还没有案件"]);
    fill_in(&mut terminal);
    terminal.press(&[TAB, TAB, "13800138000", TAB, "2", TAB, "跑步机", TAB]);
    terminal
        .press(&["传送带打滑，险些摔倒"])
        .see(&["险些摔倒", "四级", "3 个工作日"]);
    terminal.press(&[CTRL_S]).see(&["已登记", "张三丰"]);
    terminal.press(&[F3]).see(&["跑步机", "张三丰", "共 1 件"]);
    let kept = place.run(&["case", "list", "--as", "clerk", "--json"]);
    assert!(kept.contains("张三丰") && kept.contains("跑步机"), "{kept}");
}

#[test]
fn a_complaint_is_followed_from_the_counter_to_the_close_by_keyboard_alone() {
    let place = Place::training();
    let mut terminal = place.open(&["--as", "admin"]);
    terminal.see(&["都办完了"]);
    fill_in(&mut terminal);
    terminal.press(&[TAB, TAB, "13800138000", TAB, "2", TAB, "跑步机", TAB]);
    terminal
        .press(&["传送带打滑，险些摔倒", CTRL_S])
        .see(&["已登记"]);
    terminal.press(&[ENTER]).see(&["下一步：派给责任部门"]);
    terminal.press(&["n"]).see(&["责任部门", "经办人"]);
    terminal
        .press(&["器械部", CTRL_S])
        .see(&["第 2 版", "调查并定性"]);
    terminal.press(&["n"]).see(&["调查结论"]);
    terminal.press(&["传送带老化，已更换", TAB, TAB, "1", CTRL_S]);
    terminal.see(&["第 3 版", "反馈结果"]);
    terminal.press(&["n"]).see(&["Ctrl+S", "答复内容"]);
    terminal.press(&[TAB, "已换新，可放心使用", TAB, "1", CTRL_S]);
    terminal.see(&["第 4 版"]);
    terminal.press(&["n"]).see(&["Ctrl+S", "回访"]);
    terminal
        .press(&[TAB, "1", TAB, "5", CTRL_S])
        .see(&["第 5 版"]);
    terminal.press(&["n"]).see(&["Ctrl+S", "结案"]);
    terminal.press(&[CTRL_S]).see(&["已结案"]);
    let kept = place.run(&["case", "show", "--as", "admin", "--json", "2026-000001"]);
    assert!(
        kept.contains("\"status\":\"closed\"") && kept.contains("\"satisfaction\":5"),
        "{kept}"
    );
}
