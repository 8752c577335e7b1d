//! Commands of triage.

use super::{Command, Id, Reason, Scope};
use crate::text::Lang;
use crate::tui::model::Model;

pub const OPEN: Id = Id("triage.open");
pub const NEARBY: Id = Id("triage.nearby");
pub const TICK: Id = Id("triage.tick");
pub const TICK_GROUP: Id = Id("triage.tick_group");
pub const DISPATCH: Id = Id("triage.dispatch");
pub const UNDO: Id = Id("triage.undo");
pub const NEXT_GROUP: Id = Id("triage.next_group");
pub const PREVIOUS_GROUP: Id = Id("triage.previous_group");
pub const STOP: Id = Id("triage.stop");

pub const COMMANDS: &[Command] = &[
    Command::new(Scope::Triage, TICK, &["space"], texts::tick)
        .footer(1)
        .when(a_case),
    Command::new(Scope::Triage, DISPATCH, &["d"], texts::dispatch)
        .footer(2)
        .when(some_to_dispatch)
        .confirms(),
    Command::new(Scope::Triage, UNDO, &["ctrl+z", "u"], texts::undo)
        .footer(3)
        .when(a_dispatch_to_undo),
    Command::new(Scope::Triage, OPEN, &["enter"], texts::open)
        .footer(4)
        .when(a_case),
    Command::new(
        Scope::Triage,
        NEARBY,
        &[super::nearby::KEY],
        super::case::texts::nearby,
    )
    .when(has_nearby),
    Command::new(Scope::Triage, TICK_GROUP, &["a"], texts::tick_group).when(a_case),
    Command::new(
        Scope::Triage,
        NEXT_GROUP,
        &["tab", "right"],
        texts::next_group,
    ),
    Command::new(
        Scope::Triage,
        PREVIOUS_GROUP,
        &["shift+tab", "left"],
        texts::previous_group,
    ),
    Command::new(Scope::Triage, STOP, &["esc"], texts::stop).when(at_work),
];

fn when(model: &Model, holds: bool, reason: fn(Lang) -> &'static str) -> Result<(), Reason> {
    if holds {
        Ok(())
    } else {
        Err(Reason::new(reason(model.shell.lang)))
    }
}

fn a_case(model: &Model) -> Result<(), Reason> {
    let triage = &model.screens.triage;
    when(model, triage.selected().is_some(), texts::no_case)
}

fn has_nearby(model: &Model) -> Result<(), Reason> {
    let triage = &model.screens.triage;
    let none = super::case::texts::no_nearby;
    when(model, !triage.nearby().is_empty(), none)
}

fn some_to_dispatch(model: &Model) -> Result<(), Reason> {
    let triage = &model.screens.triage;
    when(model, !triage.at_work(), texts::working)?;
    when(model, !triage.meant().is_empty(), texts::no_case)
}

fn a_dispatch_to_undo(model: &Model) -> Result<(), Reason> {
    let triage = &model.screens.triage;
    when(model, !triage.at_work(), texts::working)?;
    let there = triage.can_undo(model.shell.now);
    when(model, there, texts::nothing_to_undo)
}

fn at_work(model: &Model) -> Result<(), Reason> {
    when(model, model.screens.triage.at_work(), texts::not_at_work)
}

mod texts {
    crate::catalogue! {
        tick() { zh: "选择", en: "Select" }
        tick_group() { zh: "选择整组", en: "Select the group" }
        dispatch() { zh: "派单", en: "Dispatch" }
        undo() { zh: "撤销派单", en: "Undo" }
        open() { zh: "打开", en: "Open" }
        next_group() { zh: "下一组", en: "Next group" }
        previous_group() { zh: "上一组", en: "Previous group" }
        stop() { zh: "停止派单", en: "Stop dispatching" }
        no_case() { zh: "没有选中案件", en: "No case is selected" }
        working() { zh: "正在派单", en: "Dispatching is under way" }
        not_at_work() { zh: "没有在派单", en: "Nothing is being dispatched" }
        nothing_to_undo() { zh: "十分钟内没有成批派单可撤销", en: "No bulk dispatch of the last ten minutes to undo" }
    }
}
