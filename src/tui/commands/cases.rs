//! Commands of the case list.

use super::{Command, Id, Reason, Scope, exporting};
use crate::tui::model::Model;

pub const OPEN: Id = Id("cases.open");
pub const SEARCH: Id = Id("cases.search");
pub const FILTER: Id = Id("cases.filter");
pub const NEXT_FILTER: Id = Id("cases.next_filter");
pub const PREVIOUS_FILTER: Id = Id("cases.previous_filter");
pub const SORT: Id = Id("cases.sort");
pub const SAVE: Id = Id("cases.save");
pub const SEARCHES: Id = Id("cases.searches");
pub const CLEAR: Id = Id("cases.clear");
pub const EXPORT: Id = Id("cases.export");

pub const COMMANDS: &[Command] = &[
    Command::new(Scope::Cases, OPEN, &["enter"], texts::open)
        .footer(1)
        .when(a_row),
    Command::new(Scope::Cases, SEARCH, &["/", "ctrl+f"], texts::search).footer(2),
    Command::new(
        Scope::Cases,
        NEXT_FILTER,
        &["tab", "right"],
        texts::next_filter,
    )
    .footer(3),
    Command::new(
        Scope::Cases,
        PREVIOUS_FILTER,
        &["shift+tab", "left"],
        texts::previous_filter,
    ),
    Command::new(Scope::Cases, FILTER, &["f"], texts::filter),
    Command::new(Scope::Cases, SORT, &["s"], texts::sort).footer(4),
    Command::new(Scope::Cases, SEARCHES, &["ctrl+r", "v"], texts::searches),
    Command::new(Scope::Cases, SAVE, &["ctrl+d", "w"], texts::save).when(narrowed),
    Command::new(Scope::Cases, EXPORT, &["ctrl+p", "e"], exporting::title).when(exporting::allowed),
    Command::new(Scope::Cases, CLEAR, &["esc"], texts::clear).when(a_search),
];

fn a_row(model: &Model) -> Result<(), Reason> {
    match model.screens.cases.selected() {
        Some(_) => Ok(()),
        None => Err(Reason::new(texts::no_row(model.shell.lang))),
    }
}

fn narrowed(model: &Model) -> Result<(), Reason> {
    if model.screens.cases.narrowed() {
        Ok(())
    } else {
        Err(Reason::new(texts::no_search(model.shell.lang)))
    }
}

fn a_search(model: &Model) -> Result<(), Reason> {
    if model.screens.cases.searching() {
        Ok(())
    } else {
        Err(Reason::new(texts::no_search(model.shell.lang)))
    }
}

mod texts {
    crate::catalogue! {
        open() { zh: "打开", en: "Open" }
        search() { zh: "查找", en: "Search" }
        filter() { zh: "选择筛选", en: "Choose a filter" }
        next_filter() { zh: "换筛选", en: "Next filter" }
        previous_filter() { zh: "上一个筛选", en: "Previous filter" }
        sort() { zh: "换排序", en: "Change order" }
        searches() { zh: "已存查找", en: "Saved searches" }
        save() { zh: "存下这次查找", en: "Save this search" }
        clear() { zh: "清除查找", en: "Clear search" }
        no_row() { zh: "没有选中案件", en: "No case is selected" }
        no_search() { zh: "没有在查找", en: "Nothing is being searched" }
    }
}
