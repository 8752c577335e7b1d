//! Commands of the sign-in.

use super::{Command, Id, Reason, Scope};
use crate::tui::model::Model;

pub const ENTER: Id = Id("sign_in.enter");
pub const FIELD: Id = Id("sign_in.field");
pub const FIELD_BEFORE: Id = Id("sign_in.field_before");
pub const BACK: Id = Id("sign_in.back");

pub const COMMANDS: &[Command] = &[
    Command::new(Scope::SignIn, ENTER, &["enter", "ctrl+s"], texts::enter).footer(1),
    Command::new(Scope::SignIn, FIELD, &["tab", "down"], texts::field).footer(2),
    Command::new(
        Scope::SignIn,
        FIELD_BEFORE,
        &["shift+tab", "up"],
        texts::field_before,
    ),
    Command::new(Scope::SignIn, BACK, &["esc"], texts::back).when(a_change),
];

fn a_change(model: &Model) -> Result<(), Reason> {
    if model.screens.sign_in.is_changing() {
        Ok(())
    } else {
        Err(Reason::new(texts::nowhere(model.shell.lang)))
    }
}

mod texts {
    crate::catalogue! {
        enter() { zh: "登录", en: "Sign in" }
        field() { zh: "下一项", en: "Next" }
        field_before() { zh: "上一项", en: "Previous" }
        back() { zh: "换人", en: "Somebody else" }
        nowhere() { zh: "请先登录；F10 退出", en: "Sign in first; F10 quits" }
    }
}
