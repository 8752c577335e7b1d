//! Moving through rows, in every list.

use super::{Command, Id, Scope};

pub const UP: Id = Id("list.up");
pub const DOWN: Id = Id("list.down");
pub const PAGE_UP: Id = Id("list.page_up");
pub const PAGE_DOWN: Id = Id("list.page_down");
pub const FIRST: Id = Id("list.first");
pub const LAST: Id = Id("list.last");

pub const COMMANDS: &[Command] = &[
    Command::new(Scope::List, UP, &["up", "k"], texts::up),
    Command::new(Scope::List, DOWN, &["down", "j"], texts::down),
    Command::new(Scope::List, PAGE_UP, &["pageup"], texts::page_up),
    Command::new(Scope::List, PAGE_DOWN, &["pagedown"], texts::page_down),
    Command::new(Scope::List, FIRST, &["home", "g"], texts::first),
    Command::new(Scope::List, LAST, &["end", "G"], texts::last),
];

mod texts {
    crate::catalogue! {
        up() { zh: "上一行", en: "Up" }
        down() { zh: "下一行", en: "Down" }
        page_up() { zh: "上一页", en: "Page up" }
        page_down() { zh: "下一页", en: "Page down" }
        first() { zh: "第一行", en: "First" }
        last() { zh: "最后一行", en: "Last" }
    }
}
