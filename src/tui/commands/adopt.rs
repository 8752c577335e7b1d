//! Commands of the versions of the regulation, and of adopting another.

use super::{Command, Id, Reason, Scope};
use crate::case::Role;
use crate::tui::model::Model;

pub const COMPARE: Id = Id("versions.compare");
pub const LEAVE: Id = Id("versions.leave");
pub const ADOPT: Id = Id("adoption.adopt");
pub const MENU: Id = Id("adoption.menu");
pub const CANCEL: Id = Id("adoption.cancel");

pub const COMMANDS: &[Command] = &[
    Command::new(
        Scope::Versions,
        COMPARE,
        &["enter", "ctrl+s"],
        texts::compare,
    )
    .footer(1),
    Command::new(Scope::Versions, LEAVE, &["esc"], texts::back).footer(8),
    Command::new(Scope::Adoption, MENU, &["enter"], texts::menu).footer(1),
    Command::new(Scope::Adoption, ADOPT, &["a"], texts::adopt)
        .footer(2)
        .confirms()
        .when(ready),
    Command::new(Scope::Adoption, CANCEL, &["esc"], texts::back).footer(8),
];

/// Only an administrator adopts, once it is known what would change.
fn ready(model: &Model) -> Result<(), Reason> {
    let lang = model.shell.lang;
    let actor = model.shell.actor.as_ref();
    if !actor.is_some_and(|actor| actor.may(Role::Admin)) {
        return Err(Reason::new(texts::admin_only(lang)));
    }
    if model.screens.adopt.is_ready() {
        Ok(())
    } else {
        Err(Reason::new(texts::not_ready(lang)))
    }
}

mod texts {
    crate::catalogue! {
        compare() { zh: "比较这份文件", en: "Compare this file" }
        adopt() { zh: "采用", en: "Adopt" }
        menu() { zh: "操作", en: "Actions" }
        back() { zh: "返回", en: "Back" }
        admin_only() { zh: "只有管理员可以采用制度", en: "Only an administrator adopts a regulation" }
        not_ready() { zh: "还没有比较完，或没有可采用的变化", en: "Not compared to the end yet, or nothing to adopt" }
    }
}
