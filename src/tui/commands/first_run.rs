//! Commands of the first run.

use super::{Command, Id, Reason, Scope};
use crate::tui::model::Model;

pub const NEXT: Id = Id("first_run.next");
pub const FIELD: Id = Id("first_run.field");
pub const FIELD_BEFORE: Id = Id("first_run.field_before");
pub const BACK: Id = Id("first_run.back");

pub const COMMANDS: &[Command] = &[
    Command::new(Scope::FirstRun, NEXT, &["enter", "ctrl+s"], texts::next)
        .footer(1)
        .when(something_to_fill_in),
    Command::new(Scope::FirstRun, FIELD, &["tab"], texts::field)
        .footer(2)
        .when(something_to_fill_in),
    Command::new(
        Scope::FirstRun,
        FIELD_BEFORE,
        &["shift+tab"],
        texts::field_before,
    ),
    Command::new(Scope::FirstRun, BACK, &["esc"], texts::back)
        .footer(3)
        .when(a_step_before),
];

fn a_step_before(model: &Model) -> Result<(), Reason> {
    if model.screens.first_run.has_step_before() {
        Ok(())
    } else {
        Err(Reason::new(texts::first_step(model.shell.lang)))
    }
}

fn something_to_fill_in(model: &Model) -> Result<(), Reason> {
    if model.screens.first_run.makes_samples() {
        Err(Reason::new(texts::samples(model.shell.lang)))
    } else {
        Ok(())
    }
}

mod texts {
    crate::catalogue! {
        next() { zh: "继续", en: "Go on" }
        field() { zh: "下一项", en: "Next field" }
        field_before() { zh: "上一项", en: "Previous field" }
        back() { zh: "上一步", en: "Step back" }
        samples() { zh: "正在准备演练案件", en: "Sample cases are being made" }
        first_step() { zh: "这是第一步；F10 退出，什么都不会留下", en: "This is the first step; F10 quits and leaves nothing behind" }
    }
}
