//! Another program holds the desk while a clerk registers: the form stays, with a sentence, and is sent again when the desk is free.

use crate::clerk::fill_in;
use crate::support::{CTRL_S, Place, TAB};

#[test]
fn a_desk_that_another_program_holds_keeps_the_form_and_saves_it_afterwards() {
    let place = Place::training();
    let mut terminal = place.open(&["--as", "clerk"]);
    terminal.see(&["还没有案件"]);
    fill_in(&mut terminal);
    terminal.press(&[TAB, TAB, "13800138000", TAB, "2", TAB, "跑步机", TAB]);
    terminal.press(&["皮带打滑"]).see(&["皮带打滑", "四级"]);
    let other = rusqlite::Connection::open(place.desk()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    terminal.press(&[CTRL_S]);
    terminal.see(&["另一个终端正在写入", "张三丰", "皮带打滑"]);
    other.execute_batch("ROLLBACK").unwrap();
    terminal
        .press(&[CTRL_S])
        .see(&["已登记  2026-000001", "张三丰"]);
}
