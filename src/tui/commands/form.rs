//! Commands of every form.

use super::{Command, Id, Scope};

pub const SUBMIT: Id = Id("form.submit");
pub const NEXT: Id = Id("form.next");
pub const PREVIOUS: Id = Id("form.previous");
pub const CANCEL: Id = Id("form.cancel");

pub const COMMANDS: &[Command] = &[
    Command::new(Scope::Form, SUBMIT, &["ctrl+s"], texts::submit).footer(1),
    Command::new(Scope::Form, NEXT, &["tab"], texts::next).footer(2),
    Command::new(Scope::Form, PREVIOUS, &["shift+tab"], texts::previous),
    Command::new(Scope::Form, CANCEL, &["esc"], texts::cancel).footer(8),
];

mod texts {
    crate::catalogue! {
        submit() { zh: "保存", en: "Save" }
        next() { zh: "下一项", en: "Next field" }
        previous() { zh: "上一项", en: "Previous field" }
        cancel() { zh: "返回", en: "Back" }
    }
}
