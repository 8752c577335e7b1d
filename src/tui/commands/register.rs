//! Commands of the registration form, of the answer beside it, and of the receipt after it.

use super::{Command, Id, Reason, Scope};
use crate::tui::model::Model;

pub const ANSWER: Id = Id("register.answer");
pub const NEARBY: Id = Id("register.nearby");
pub const MORE: Id = Id("register.more");
pub const CLEAR: Id = Id("register.clear");
pub const OPEN: Id = Id("registered.open");
pub const ANOTHER: Id = Id("registered.another");
pub const LEAVE: Id = Id("registered.leave");
pub const ANSWER_CLOSE: Id = Id("answer.close");

pub const COMMANDS: &[Command] = &[
    Command::new(Scope::Register, ANSWER, &["ctrl+r"], texts::answer),
    Command::new(
        Scope::Register,
        NEARBY,
        &[super::nearby::KEY],
        texts::nearby,
    )
    .footer(4)
    .when(has_nearby),
    Command::new(Scope::Register, MORE, &["ctrl+e"], texts::more).footer(5),
    Command::new(Scope::Register, CLEAR, &[], texts::clear)
        .when(something_typed)
        .confirms(),
    Command::new(Scope::Registered, OPEN, &["enter"], texts::open)
        .footer(1)
        .when(may_open),
    Command::new(Scope::Registered, ANOTHER, &["F2", "n"], texts::another).footer(2),
    Command::new(Scope::Registered, LEAVE, &["esc"], texts::back).footer(8),
    Command::new(
        Scope::Answer,
        ANSWER_CLOSE,
        &["esc", "ctrl+r", "enter"],
        texts::close,
    )
    .footer(1),
];

fn has_nearby(model: &Model) -> Result<(), Reason> {
    match model.screens.register.nearby() {
        [] => Err(Reason::new(texts::no_nearby(model.shell.lang))),
        _ => Ok(()),
    }
}

fn something_typed(model: &Model) -> Result<(), Reason> {
    if model.screens.register.is_changed() {
        Ok(())
    } else {
        Err(Reason::new(texts::nothing_typed(model.shell.lang)))
    }
}

fn may_open(model: &Model) -> Result<(), Reason> {
    if model.screens.register.can_open() {
        Ok(())
    } else {
        Err(Reason::new(texts::sealed(model.shell.lang)))
    }
}

mod texts {
    crate::catalogue! {
        answer() { zh: "级别与时限", en: "What follows" }
        nearby() { zh: "相关案件", en: "Related" }
        more() { zh: "更多栏目", en: "More" }
        clear() { zh: "清空重填", en: "Clear the form" }
        open() { zh: "打开案件", en: "Open the case" }
        another() { zh: "再登记一件", en: "Register another" }
        back() { zh: "返回", en: "Back" }
        close() { zh: "关闭", en: "Close" }
        no_nearby() { zh: "没有查到相关案件：同客户、同户、相似的都没有", en: "No related case: none of this customer, of this unit, or about the same" }
        nothing_typed() { zh: "表单还是空的", en: "Nothing has been typed" }
        sealed() { zh: "密件：您无权打开", en: "Sealed: you may not open it" }
    }
}
