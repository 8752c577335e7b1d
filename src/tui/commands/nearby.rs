//! Commands of the radar: the list of other cases that have to do with a complaint.

use super::{Command, Id, Scope};

pub const OPEN: Id = Id("nearby.open");
pub const CLOSE: Id = Id("nearby.close");
pub const ATTACH: Id = Id("nearby.attach");

/// The key that leads to the list from a form or a case, and out of it again.
pub const KEY: &str = "ctrl+o";

pub const COMMANDS: &[Command] = &[
    Command::new(Scope::Nearby, OPEN, &["enter"], texts::open).footer(1),
    Command::new(Scope::Attach, ATTACH, &["ctrl+t", "t"], texts::attach).footer(2),
    Command::new(Scope::Nearby, CLOSE, &["esc", KEY], texts::close).footer(3),
];

mod texts {
    crate::catalogue! {
        open() { zh: "打开案件", en: "Open the case" }
        attach() { zh: "挂到此案", en: "Attach to it" }
        close() { zh: "关闭", en: "Close" }
    }
}
