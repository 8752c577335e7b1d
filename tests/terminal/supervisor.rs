//! A supervisor's morning, by keyboard alone: what is urgent, share it out, take it back, ask why, look at the figures, follow up.

use crate::support::{
    CTRL_S, CTRL_Z, DOWN, ENTER, ESC, F3, F4, F5, F6, F11, Place, RIGHT, TAB, register,
};

#[test]
fn a_supervisor_s_morning() {
    let place = Place::training();
    for name in ["张三", "李娜", "王五"] {
        register(&place, name);
    }
    let mut terminal = place.open(&["--as", "supervisor"]);
    terminal.see(&["[F12 今日]", "今日新收 3", "派给责任部门"]);

    terminal.press(&[F5]).see(&["未派单 3"]);
    terminal.press(&["a", "d"]).see(&["派单 3 件", "部门名称"]);
    terminal
        .press(&[TAB, "器械部", CTRL_S])
        .see(&["派给器械部 3 件，将会", "[取消]"]);
    terminal.press(&["y"]).see(&["没有待分派的案件"]);
    terminal.press(&[CTRL_Z]).see(&["未派单 3"]);
    terminal.press(&["a", "d"]).see(&["派单 3 件"]);
    terminal.press(&["1", CTRL_S]).see(&["将会", "[取消]"]);
    terminal.press(&["y"]).see(&["没有待分派的案件"]);

    terminal.press(&[F3]).see(&["[F3 案件]", "张三"]);
    terminal.press(&[ENTER]).see(&["下一步：", "Enter 操作"]);
    terminal
        .press(&[F11])
        .see(&["为什么：2026-", "gym.", "Esc 关闭"]);
    terminal.press(&[ESC]).see(&["Enter 操作", "下一步："]);

    terminal.press(&[F6]).see(&["[F6 统计]", "登记"]);
    terminal.press(&[RIGHT]).see(&["登记             3"]);
    terminal
        .press(&[ENTER])
        .see(&["[F3 案件]", "registered:", "共 3 件"]);

    terminal.press(&[F4]).see(&["[F4 待办]", "调查并定性"]);
    terminal
        .press(&[DOWN, DOWN, DOWN, ENTER])
        .see(&["打开案件"]);
}
