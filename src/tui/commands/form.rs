//! Commands of every form.

use super::{Command, Id, Reason, Scope};
use crate::tui::model::Model;
use crate::tui::widgets::Form;

pub const SUBMIT: Id = Id("form.submit");
pub const NEXT: Id = Id("form.next");
pub const PREVIOUS: Id = Id("form.previous");
pub const CANCEL: Id = Id("form.cancel");
/// Opens what helps to fill in the field in focus: a calendar, a list of names, the whole screen for a long text.
pub const OPEN: Id = Id("form.open");

pub const COMMANDS: &[Command] = &[
    Command::new(Scope::Form, SUBMIT, &["ctrl+s"], texts::submit).footer(1),
    Command::new(Scope::Form, NEXT, &["tab"], texts::next).footer(2),
    Command::new(Scope::Form, PREVIOUS, &["shift+tab"], texts::previous),
    Command::new(
        Scope::Form,
        OPEN,
        &["alt+down", "ctrl+n", "ctrl+down"],
        texts::open,
    )
    .when(opens),
    Command::new(Scope::Form, CANCEL, &["esc"], texts::cancel).footer(8),
];

fn opens(model: &Model) -> Result<(), Reason> {
    if model.top().form().is_some_and(Form::opens) {
        Ok(())
    } else {
        Err(Reason::new(texts::opens_nothing(model.shell.lang)))
    }
}

mod texts {
    crate::catalogue! {
        submit() { zh: "保存", en: "Save" }
        next() { zh: "下一项", en: "Next field" }
        previous() { zh: "上一项", en: "Previous field" }
        open() { zh: "选取 / 放大", en: "Pick / enlarge" }
        opens_nothing() { zh: "这一项既不是日期、人员、部门，也不是长文字", en: "This field takes no day, no name and no long text" }
        cancel() { zh: "返回", en: "Back" }
    }
}
