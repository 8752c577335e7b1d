//! A clerk's morning at the counter, by keyboard alone.

use std::time::{Duration, Instant};

use crate::support::{CTRL_P, CTRL_S, DOWN, ENTER, F2, F3, F4, F12, Place, TAB, Terminal};

#[test]
fn a_clerk_s_morning() {
    let place = Place::training();
    let mut terminal = place.open(&[]);
    terminal.see(&["不需要口令", "clerk"]);
    terminal.press(&["2"]).see(&["clerk", "还没有案件"]);
    terminal.press(&[F12]).see(&["[F12 今日]", "都办完了"]);
    fill_in(&mut terminal);
    draft_is_kept(&place);
    terminal.signal("KILL").end();

    let mut terminal = place.open(&[]);
    terminal.see(&["不需要口令", "clerk"]);
    terminal.press(&["2"]).see(&["还没有案件"]);
    terminal.press(&[F2]).see(&["有未提交的登记草稿", "张三丰"]);
    terminal.press(&[ENTER]).see(&["时限", "[1 投诉]"]);
    terminal.press(&[TAB, TAB, TAB, TAB, "13800138000"]);
    terminal.press(&[TAB, "2", TAB, "跑步机", TAB, "皮带打滑"]);
    terminal.see(&["皮带打滑", "四级"]);
    terminal
        .press(&[CTRL_S])
        .see(&["已登记  2026-000001", "张三丰"]);

    terminal.press(&[ENTER]).see(&["下一步：派给责任部门"]);
    terminal.press(&[CTRL_P]).see(&["打印哪一种", "受理回执"]);
    terminal
        .press(&[DOWN, ENTER])
        .see(&["打印受理回执", "保存到"]);
    terminal.press(&[ENTER]).see(&["已打印受理回执"]);
    let papers = place.files("docx");
    assert_eq!(papers.len(), 1, "{papers:?}");

    terminal.press(&[F4]).see(&["[F4 待办]", "张三丰"]);
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

/// The fields of a complaint from the first to the name, typed into the form.
pub fn fill_in(terminal: &mut Terminal) {
    terminal.press(&[F2]).see(&["登记后"]);
    terminal.press(&["1", TAB, "1", TAB]);
    terminal.press(&["张三丰"]).see(&["张三丰"]);
}

/// Waits until the draft is on disk.
pub fn draft_is_kept(place: &Place) {
    let desk = tousu::desk::Desk::open(&place.desk(), tousu::desk::Clock::System).unwrap();
    let began = Instant::now();
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
