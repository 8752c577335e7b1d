//! Commands of the settings.

use super::{Command, Id, Reason, Scope, global};
use crate::tui::model::Model;

pub const SECRET: Id = Id("settings.secret");
pub const VERSIONS: Id = Id("settings.versions");
pub const MENU: Id = Id("settings.menu");
pub const NEXT: Id = Id("settings.next");
pub const PREVIOUS: Id = Id("settings.previous");
pub const SWITCH: Id = Id("settings.switch");

pub const COMMANDS: &[Command] = &[
    Command::new(Scope::Settings, NEXT, &["tab"], texts::next).footer(1),
    Command::new(Scope::Settings, PREVIOUS, &["shift+tab"], texts::previous),
    Command::new(Scope::Settings, SECRET, &["p"], texts::secret)
        .footer(2)
        .when(secrets_are_used),
    Command::new(Scope::Settings, VERSIONS, &["v"], global::texts::versions).when(global::leading),
    Command::new(Scope::Settings, MENU, &["enter"], texts::menu).footer(4),
    Command::new(Scope::Settings, SWITCH, &["u"], texts::switch).footer(3),
];

fn secrets_are_used(model: &Model) -> Result<(), Reason> {
    match &model.shell.desk {
        Some(desk) if desk.training => Err(Reason::new(texts::training(model.shell.lang))),
        _ => Ok(()),
    }
}

mod texts {
    crate::catalogue! {
        menu() { zh: "操作", en: "Actions" }
        next() { zh: "下一项", en: "Next" }
        previous() { zh: "上一项", en: "Previous" }
        secret() { zh: "更换口令", en: "Change my secret" }
        switch() { zh: "换人登录", en: "Switch user" }
        training() { zh: "演练台不用口令", en: "A training desk uses no secrets" }
    }
}
