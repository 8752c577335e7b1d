//! Windows of every size, changed at any moment.

use crate::support::{F2, F3, F4, F5, F6, F7, F8, F12, Place, TAB};

/// From a window in which nothing fits to a wall.
const SIZES: [(u16, u16); 7] = [
    (10, 3),
    (250, 70),
    (59, 15),
    (60, 16),
    (140, 40),
    (1, 1),
    (101, 29),
];

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
fn every_screen_stands_whole_after_a_storm_of_sizes() {
    let place = Place::training();
    let mut terminal = place.open(&["--as", "admin"]);
    terminal.see(&["都办完了"]);
    for (key, tab) in [
        (F2, "[F2 登记]"),
        (F3, "[F3 案件]"),
        (F4, "[F4 待办]"),
        (F5, "[F5 分派]"),
        (F6, "[F6 统计]"),
        (F7, "[F7 归档]"),
        (F8, "[F8 设置]"),
        (F12, "[F12 今日]"),
    ] {
        terminal.press(&[key]).see(&[tab]);
        for (columns, rows) in SIZES {
            terminal.resize(columns, rows);
        }
        terminal.resize(80, 24).see(&[tab, "F1 帮助"]);
    }
}

#[test]
fn what_is_typed_while_the_window_changes_is_all_there() {
    let place = Place::training();
    let mut terminal = place.open(&["--as", "clerk"]);
    terminal.see(&["还没有案件"]);
    terminal.press(&[F2]).see(&["登记后"]);
    terminal.press(&["1", TAB, "1", TAB]);
    for (letter, (columns, rows)) in "欧阳春晓慕容雪".chars().zip(SIZES) {
        terminal.resize(columns, rows);
        terminal.press(&[&letter.to_string()]);
    }
    terminal.resize(80, 24).see(&["欧阳春晓慕容雪"]);
    terminal.resize(50, 12).see(&["窗口太小", "50×12"]);
    terminal.press(&["一"]).resize(80, 24);
    terminal.see(&["欧阳春晓慕容雪一"]);
}
