//! Commands of the box that finds anything.

use super::{Command, Id, Scope};

pub const OPEN: Id = Id("finder.open");
pub const LIST: Id = Id("finder.list");
pub const QUEUE: Id = Id("finder.queue");
pub const NEXT: Id = Id("finder.next");
pub const PREVIOUS: Id = Id("finder.previous");
pub const CLOSE: Id = Id("finder.close");

pub const COMMANDS: &[Command] = &[
    Command::new(Scope::Finder, OPEN, &["enter"], texts::open).footer(1),
    Command::new(Scope::Finder, NEXT, &["tab"], texts::next).footer(2),
    Command::new(Scope::Finder, PREVIOUS, &["shift+tab"], texts::previous),
    Command::new(Scope::Finder, LIST, &["F3", "ctrl+f"], texts::list).footer(3),
    Command::new(Scope::Finder, QUEUE, &["F4"], texts::queue).footer(4),
    Command::new(Scope::Finder, CLOSE, &["esc", "ctrl+g"], texts::close).footer(5),
];

mod texts {
    crate::catalogue! {
        open() { zh: "打开", en: "Open" }
        next() { zh: "下一组", en: "Next group" }
        previous() { zh: "上一组", en: "Previous group" }
        list() { zh: "列入案件", en: "As case list" }
        queue() { zh: "列入待办", en: "As queue" }
        close() { zh: "关闭", en: "Close" }
    }
}
