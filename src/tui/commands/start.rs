//! Commands of the screen that says why the desk could not be opened.

use super::{Command, Id, Reason, Scope};
use crate::tui::model::Model;

pub const RETRY: Id = Id("start.retry");
pub const LEAVE: Id = Id("start.leave");

pub const COMMANDS: &[Command] = &[
    Command::new(Scope::Start, RETRY, &["enter", "r"], texts::retry)
        .footer(1)
        .when(failed),
    Command::new(Scope::Start, LEAVE, &["esc", "q"], texts::leave)
        .footer(2)
        .when(failed),
];

fn failed(model: &Model) -> Result<(), Reason> {
    if model.screens.start.failed_to_open() {
        Ok(())
    } else {
        Err(Reason::new(texts::opening(model.shell.lang)))
    }
}

mod texts {
    crate::catalogue! {
        retry() { zh: "再试一次", en: "Try again" }
        leave() { zh: "退出", en: "Quit" }
        opening() { zh: "正在打开", en: "It is being opened" }
    }
}
