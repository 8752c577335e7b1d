//! Commands of the boxes that every screen uses.

use super::{Command, Id, Scope};

/// Does what a confirm box asks about. Never `Enter` or the key that asked: nothing is destroyed by a key held too long.
pub const CONFIRM: Id = Id("confirm.yes");
pub const CONFIRM_NEXT: Id = Id("confirm.next");
pub const CONFIRM_CHOOSE: Id = Id("confirm.choose");
pub const CONFIRM_CANCEL: Id = Id("confirm.cancel");
pub const MENU_RUN: Id = Id("menu.run");
pub const MENU_CLOSE: Id = Id("menu.close");
pub const HELP_RUN: Id = Id("help.run");
pub const HELP_CLOSE: Id = Id("help.close");
/// Closes the box of reasons.
pub const WHY_CLOSE: Id = Id("why.close");
pub const PALETTE_RUN: Id = Id("palette.run");
pub const PALETTE_CLOSE: Id = Id("palette.close");

pub const COMMANDS: &[Command] = &[
    Command::new(Scope::Confirm, CONFIRM, &["y"], texts::confirm).footer(1),
    Command::new(
        Scope::Confirm,
        CONFIRM_NEXT,
        &["tab", "shift+tab", "left", "right"],
        texts::other_button,
    )
    .footer(2),
    Command::new(Scope::Confirm, CONFIRM_CHOOSE, &["enter"], texts::choose).footer(3),
    Command::new(Scope::Confirm, CONFIRM_CANCEL, &["esc", "n"], texts::cancel).footer(4),
    Command::new(Scope::Menu, MENU_RUN, &["enter"], texts::run).footer(1),
    Command::new(Scope::Menu, MENU_CLOSE, &["esc"], texts::close).footer(2),
    Command::new(Scope::Help, HELP_RUN, &["enter"], texts::run).footer(1),
    Command::new(Scope::Help, HELP_CLOSE, &["esc", "F1"], texts::close).footer(2),
    Command::new(
        Scope::Why,
        WHY_CLOSE,
        &["esc", "enter", "F11"],
        texts::close,
    )
    .footer(1),
    Command::new(Scope::Palette, PALETTE_RUN, &["enter"], texts::run).footer(1),
    Command::new(Scope::Palette, PALETTE_CLOSE, &["esc", "F9"], texts::close).footer(2),
];

pub(crate) mod texts {
    crate::catalogue! {
        confirm() { zh: "确认", en: "Confirm" }
        other_button() { zh: "换按钮", en: "Other button" }
        choose() { zh: "按下按钮", en: "Press button" }
        cancel() { zh: "取消", en: "Cancel" }
        run() { zh: "执行", en: "Run" }
        close() { zh: "关闭", en: "Close" }
    }
}
