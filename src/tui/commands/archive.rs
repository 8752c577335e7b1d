//! Commands of the archive.

use super::{Command, Id, Reason, Scope};
use crate::tui::model::Model;

pub const OPEN: Id = Id("archive.open");
pub const TICK: Id = Id("archive.tick");
pub const ARCHIVE: Id = Id("archive.archive");
pub const ERASE: Id = Id("archive.erase");
pub const HOLD: Id = Id("archive.hold");
pub const RELEASE: Id = Id("archive.release");
pub const NEXT_GROUP: Id = Id("archive.next_group");
pub const PREVIOUS_GROUP: Id = Id("archive.previous_group");
pub const STOP: Id = Id("archive.stop");

pub const COMMANDS: &[Command] = &[
    Command::new(Scope::Archive, OPEN, &["enter"], texts::open)
        .footer(1)
        .when(a_case),
    Command::new(Scope::Archive, TICK, &["space"], texts::tick)
        .footer(2)
        .when(one_to_choose),
    Command::new(Scope::Archive, ARCHIVE, &["a"], texts::archive)
        .footer(3)
        .when(some_to_archive)
        .confirms(),
    Command::new(Scope::Archive, ERASE, &["x"], texts::erase)
        .footer(4)
        .when(some_over)
        .confirms(),
    Command::new(Scope::Archive, HOLD, &["h"], texts::hold)
        .footer(5)
        .when(a_case),
    Command::new(Scope::Archive, RELEASE, &["u"], texts::release)
        .when(a_held_case)
        .confirms(),
    Command::new(
        Scope::Archive,
        NEXT_GROUP,
        &["tab", "right"],
        texts::next_group,
    ),
    Command::new(
        Scope::Archive,
        PREVIOUS_GROUP,
        &["shift+tab", "left"],
        texts::previous_group,
    ),
    Command::new(Scope::Archive, STOP, &["esc"], texts::stop).when(at_work),
];

fn when(
    model: &Model,
    holds: bool,
    reason: fn(crate::text::Lang) -> &'static str,
) -> Result<(), Reason> {
    if holds {
        Ok(())
    } else {
        Err(Reason::new(reason(model.shell.lang)))
    }
}

fn a_case(model: &Model) -> Result<(), Reason> {
    let archive = &model.screens.archive;
    when(model, archive.selected().is_some(), texts::no_case)
}

fn one_to_choose(model: &Model) -> Result<(), Reason> {
    let archive = &model.screens.archive;
    when(model, archive.can_tick(), texts::not_to_choose)
}

fn some_to_archive(model: &Model) -> Result<(), Reason> {
    let archive = &model.screens.archive;
    idle(model)?;
    when(
        model,
        !archive.to_archive().is_empty(),
        texts::none_to_archive,
    )
}

fn some_over(model: &Model) -> Result<(), Reason> {
    let archive = &model.screens.archive;
    idle(model)?;
    when(model, !archive.to_erase().is_empty(), texts::none_over)
}

fn a_held_case(model: &Model) -> Result<(), Reason> {
    let archive = &model.screens.archive;
    when(model, archive.held().is_some(), texts::not_held)
}

fn at_work(model: &Model) -> Result<(), Reason> {
    when(model, model.screens.archive.at_work(), texts::not_at_work)
}

fn idle(model: &Model) -> Result<(), Reason> {
    when(model, !model.screens.archive.at_work(), texts::working)
}

mod texts {
    crate::catalogue! {
        open() { zh: "打开", en: "Open" }
        tick() { zh: "选择", en: "Select" }
        archive() { zh: "归档", en: "Archive" }
        erase() { zh: "申请删除", en: "Ask to erase" }
        hold() { zh: "延长保存", en: "Hold" }
        release() { zh: "解除延长保存", en: "Release the hold" }
        next_group() { zh: "下一组", en: "Next group" }
        previous_group() { zh: "上一组", en: "Previous group" }
        stop() { zh: "停止归档", en: "Stop archiving" }
        no_case() { zh: "没有选中案件", en: "No case is selected" }
        not_to_choose() { zh: "只有待归档和期满的案件可以选择", en: "Only cases to archive or past retention are selected" }
        none_to_archive() { zh: "没有待归档的案件", en: "No case waits for the archive" }
        none_over() { zh: "没有保存期满的案件", en: "No case is past its retention" }
        not_held() { zh: "这个案件没有延长保存", en: "This case is not held" }
        not_at_work() { zh: "没有在归档", en: "Nothing is being archived" }
        working() { zh: "正在归档", en: "Archiving is under way" }
    }
}
