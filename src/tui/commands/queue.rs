//! Commands of the follow-up queue.

use super::{Command, Id, Reason, Scope, exporting};
use crate::tui::model::Model;

pub const CHOOSE: Id = Id("queue.choose");
pub const ACT: Id = Id("queue.act");
pub const OPEN: Id = Id("queue.open");
pub const CALLBACK: Id = Id("queue.callback");
pub const SEARCH: Id = Id("queue.search");
pub const NEXT_FILTER: Id = Id("queue.next_filter");
pub const PREVIOUS_FILTER: Id = Id("queue.previous_filter");
pub const BY_ROLE: Id = Id("queue.by_role");
pub const BY_DEPARTMENT: Id = Id("queue.by_department");
pub const PREVENTION: Id = Id("queue.prevention");
pub const CLEAR: Id = Id("queue.clear");
pub const EXPORT: Id = Id("queue.export");

pub const COMMANDS: &[Command] = &[
    Command::new(Scope::Queue, CHOOSE, &["enter"], texts::choose)
        .footer(1)
        .when(a_task),
    Command::new(Scope::Queue, ACT, &["d"], texts::act)
        .footer(2)
        .when(a_ready_task),
    Command::new(Scope::Queue, OPEN, &["o"], texts::open).when(a_task),
    Command::new(Scope::Queue, CALLBACK, &["b"], texts::callback).when(a_task),
    Command::new(Scope::Queue, SEARCH, &["/", "ctrl+f"], texts::search).footer(3),
    Command::new(
        Scope::Queue,
        NEXT_FILTER,
        &["tab", "right"],
        texts::next_filter,
    )
    .footer(4),
    Command::new(
        Scope::Queue,
        PREVIOUS_FILTER,
        &["shift+tab", "left"],
        texts::previous_filter,
    ),
    Command::new(Scope::Queue, BY_ROLE, &["r"], texts::by_role),
    Command::new(Scope::Queue, BY_DEPARTMENT, &["p"], texts::by_department),
    Command::new(Scope::Queue, PREVENTION, &["v"], texts::prevention).when(a_rule_for_prevention),
    Command::new(Scope::Queue, EXPORT, &["ctrl+p", "e"], exporting::title).when(exporting::allowed),
    Command::new(Scope::Queue, CLEAR, &["esc"], texts::clear).when(a_search),
];

fn a_task(model: &Model) -> Result<(), Reason> {
    match model.screens.queue.selected() {
        Some(_) => Ok(()),
        None => Err(Reason::new(texts::no_task(model.shell.lang))),
    }
}

fn a_ready_task(model: &Model) -> Result<(), Reason> {
    a_task(model)?;
    match model.screens.queue.selected() {
        Some(task) if !task.ready => Err(Reason::new(texts::not_ready(model.shell.lang))),
        _ => Ok(()),
    }
}

/// Only some regulations know measures apart from cases.
fn a_rule_for_prevention(model: &Model) -> Result<(), Reason> {
    let desk = model.shell.desk.as_ref();
    match desk.and_then(|desk| desk.regulation.prevention.as_ref()) {
        Some(_) => Ok(()),
        None => Err(Reason::new(texts::no_prevention(model.shell.lang))),
    }
}

fn a_search(model: &Model) -> Result<(), Reason> {
    if model.screens.queue.searching() {
        Ok(())
    } else {
        Err(Reason::new(texts::no_search(model.shell.lang)))
    }
}

pub(crate) mod texts {
    crate::catalogue! {
        choose() { zh: "操作", en: "Actions" }
        act() { zh: "办理", en: "Do it" }
        open() { zh: "打开案件", en: "Open the case" }
        callback() { zh: "回访客户", en: "Call the customer back" }
        search() { zh: "查找", en: "Search" }
        next_filter() { zh: "换筛选", en: "Next filter" }
        previous_filter() { zh: "上一个筛选", en: "Previous filter" }
        by_role() { zh: "按角色筛选", en: "Filter by role" }
        by_department() { zh: "按部门筛选", en: "Filter by department" }
        prevention() { zh: "预防改进措施", en: "Preventive measures" }
        no_prevention() { zh: "本制度没有不属于案件的预防措施", en: "This regulation knows no measures apart from cases" }
        clear() { zh: "清除查找", en: "Clear search" }
        no_task() { zh: "没有选中待办", en: "No task is selected" }
        not_ready() { zh: "尚未到这一步", en: "Its turn has not come yet" }
        no_search() { zh: "没有在查找", en: "Nothing is being searched" }
    }
}
