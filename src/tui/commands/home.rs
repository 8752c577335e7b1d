//! Commands of today at a glance: each figure is a door, by its digit.

use super::{Command, Id, Reason, Scope};
use crate::tui::model::Model;

pub const OPEN: Id = Id("home.open");
pub const ACT: Id = Id("home.act");
pub const ASIDE: Id = Id("home.aside");
pub const OVERDUE: Id = Id("home.overdue");
pub const SOON: Id = Id("home.soon");
pub const NEW: Id = Id("home.new");
pub const RETURNED: Id = Id("home.returned");
pub const CALLBACK: Id = Id("home.callback");

/// The doors of the figures, in their order.
pub const DOORS: [Id; 5] = [OVERDUE, SOON, NEW, RETURNED, CALLBACK];

pub const COMMANDS: &[Command] = &[
    Command::new(Scope::Home, OPEN, &["enter"], texts::open)
        .footer(1)
        .when(a_row),
    Command::new(Scope::Home, ACT, &["d"], texts::act)
        .footer(2)
        .when(a_task),
    Command::new(
        Scope::Home,
        ASIDE,
        &["tab", "shift+tab", "left", "right"],
        texts::aside,
    )
    .footer(3),
    Command::new(Scope::Home, OVERDUE, &["1"], texts::overdue),
    Command::new(Scope::Home, SOON, &["2"], texts::soon),
    Command::new(Scope::Home, NEW, &["3"], texts::new),
    Command::new(Scope::Home, RETURNED, &["4"], texts::returned),
    Command::new(Scope::Home, CALLBACK, &["5"], texts::callback),
];

fn a_row(model: &Model) -> Result<(), Reason> {
    if model.screens.home.can_open() {
        Ok(())
    } else {
        Err(Reason::new(texts::no_row(model.shell.lang)))
    }
}

fn a_task(model: &Model) -> Result<(), Reason> {
    match model.screens.home.selected() {
        Some(_) => Ok(()),
        None => Err(Reason::new(texts::no_task(model.shell.lang))),
    }
}

mod texts {
    crate::catalogue! {
        open() { zh: "打开", en: "Open" }
        act() { zh: "办理", en: "Do it" }
        aside() { zh: "我的待办 / 近几周", en: "My tasks / last weeks" }
        overdue() { zh: "列出已超时的", en: "List what is overdue" }
        soon() { zh: "列出两小时内到期的", en: "List what is due in 2 hours" }
        new() { zh: "列出今日新收的", en: "List what came in today" }
        returned() { zh: "列出退回的", en: "List what was returned" }
        callback() { zh: "列出待回访的", en: "List what waits for a callback" }
        no_row() { zh: "这里没有可打开的", en: "There is nothing to open here" }
        no_task() { zh: "没有选中待办", en: "No task is selected" }
    }
}
