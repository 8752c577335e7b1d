//! Commands of every screen.

use super::{Command, Id, Reason, Scope};
use crate::case::Role;
use crate::desk::may_take_over;
use crate::text::Lang;
use crate::tui::model::Model;
use crate::tui::screens::ScreenId;
use crate::tui::screens::statistics::readable;

pub const HELP: Id = Id("help");
/// Explains what is under the cursor, or the no that was just said.
pub const WHY: Id = Id("why");
pub const HOME: Id = Id("home");
pub const REGISTER: Id = Id("register");
pub const CASES: Id = Id("cases");
pub const QUEUE: Id = Id("queue");
pub const TRIAGE: Id = Id("triage");
pub const STATISTICS: Id = Id("statistics");
pub const ARCHIVE: Id = Id("archive");
pub const SETTINGS: Id = Id("settings");
pub const VERSIONS: Id = Id("versions");
pub const IMPORT: Id = Id("import_ledger");
pub const PALETTE: Id = Id("palette");
/// The last two only where the screen has no search of its own under them.
pub const FIND: Id = Id("find");
pub const QUIT: Id = Id("quit");
pub const BACK: Id = Id("back");
pub const REDRAW: Id = Id("redraw");
pub const MENU: Id = Id("menu");
pub const LANGUAGE: Id = Id("language");
pub const THEME: Id = Id("theme");
pub const DRAFTS: Id = Id("drafts");
pub const SIGN_OUT: Id = Id("sign_out");

/// The commands that the tabs of the header stand for, and the screens they show.
pub const TABS: &[(Id, ScreenId)] = &[
    (HOME, ScreenId::Home),
    (REGISTER, ScreenId::Register),
    (CASES, ScreenId::Cases),
    (QUEUE, ScreenId::Queue),
    (TRIAGE, ScreenId::Triage),
    (STATISTICS, ScreenId::Statistics),
    (ARCHIVE, ScreenId::Archive),
    (SETTINGS, ScreenId::Settings),
];

/// A shorter title for a tab where all of them do not fit.
pub fn short(id: Id, lang: Lang) -> Option<&'static str> {
    match id {
        STATISTICS => Some(texts::statistics_short(lang)),
        SETTINGS => Some(texts::settings_short(lang)),
        _ => None,
    }
}

const fn global(id: Id, keys: &'static [&'static str], title: fn(Lang) -> &'static str) -> Command {
    Command::new(Scope::Global, id, keys, title)
}

pub const COMMANDS: &[Command] = &[
    global(HELP, &["F1", "?"], texts::help),
    global(HOME, &["F12"], texts::home).when(signed_in),
    global(REGISTER, &["F2"], texts::register).when(signed_in),
    global(CASES, &["F3"], texts::cases).when(signed_in),
    global(QUEUE, &["F4"], texts::queue).when(signed_in),
    global(TRIAGE, &["F5"], texts::triage).when(triages),
    global(STATISTICS, &["F6"], texts::statistics).when(reads_reports),
    global(ARCHIVE, &["F7"], texts::archive).when(an_admin),
    global(SETTINGS, &["F8"], texts::settings).when(signed_in),
    global(VERSIONS, &[], texts::versions).when(leading),
    global(IMPORT, &[], texts::import).when(takes_over),
    global(PALETTE, &["F9", ":"], texts::palette),
    global(WHY, &["F11"], texts::why).when(explains),
    global(FIND, &["ctrl+g", "ctrl+f", "/"], texts::find).when(signed_in),
    global(MENU, &["."], texts::menu),
    global(BACK, &["esc"], texts::back),
    global(REDRAW, &["ctrl+l"], texts::redraw),
    global(LANGUAGE, &[], texts::language),
    global(THEME, &[], texts::theme),
    global(DRAFTS, &[], texts::drafts).when(signed_in),
    global(SIGN_OUT, &["ctrl+k"], texts::sign_out).when(signed_in),
    global(QUIT, &["F10", "ctrl+q"], texts::quit),
];

fn signed_in(model: &Model) -> Result<(), Reason> {
    match model.shell.actor {
        Some(_) => Ok(()),
        None => Err(Reason::new(texts::sign_in_first(model.shell.lang))),
    }
}

/// There is something that the key "why" explains.
fn explains(model: &Model) -> Result<(), Reason> {
    if model.explains() {
        Ok(())
    } else {
        Err(Reason::new(texts::nothing_to_explain(model.shell.lang)))
    }
}

fn an_admin(model: &Model) -> Result<(), Reason> {
    signed_in(model)?;
    match &model.shell.actor {
        Some(actor) if actor.roles.contains(&Role::Admin) => Ok(()),
        _ => Err(Reason::new(texts::admins_only(model.shell.lang)).needing(&[Role::Admin])),
    }
}

/// Those who share the work out.
fn triages(model: &Model) -> Result<(), Reason> {
    signed_in(model)?;
    match &model.shell.actor {
        Some(actor) if actor.may(Role::Supervisor) => Ok(()),
        _ => {
            Err(Reason::new(texts::supervisors_only(model.shell.lang)).needing(&[Role::Supervisor]))
        }
    }
}

/// Those who answer for the desk.
pub(super) fn leading(model: &Model) -> Result<(), Reason> {
    signed_in(model)?;
    let may = [Role::Supervisor, Role::Manager, Role::Admin];
    let actor = model.shell.actor.as_ref();
    if actor.is_some_and(|actor| may.iter().any(|role| actor.roles.contains(role))) {
        return Ok(());
    }
    Err(Reason::new(texts::leaders_only(model.shell.lang)).needing(&may))
}

/// Those who may take over an old ledger.
pub(super) fn takes_over(model: &Model) -> Result<(), Reason> {
    signed_in(model)?;
    match &model.shell.actor {
        Some(actor) if may_take_over(actor) => Ok(()),
        _ => Err(Reason::new(texts::no_import(model.shell.lang))),
    }
}

/// Some report is for whoever is signed in.
fn reads_reports(model: &Model) -> Result<(), Reason> {
    signed_in(model)?;
    if readable(&model.shell).is_empty() {
        Err(Reason::new(texts::no_report(model.shell.lang)))
    } else {
        Ok(())
    }
}

pub(crate) mod texts {
    crate::catalogue! {
        why() { zh: "为什么", en: "Why" }
        nothing_to_explain() { zh: "先选中一个案件或待办，再问为什么", en: "Select a case or a task first, then ask why" }
        help() { zh: "帮助", en: "Help" }
        register() { zh: "登记", en: "Register" }
        cases() { zh: "案件", en: "Cases" }
        queue() { zh: "待办", en: "Queue" }
        home() { zh: "今日", en: "Today" }
        triage() { zh: "分派", en: "Triage" }
        supervisors_only() { zh: "分派由主管或经理负责", en: "Triage is the supervisor's and the manager's" }
        statistics() { zh: "统计", en: "Statistics" }
        no_report() { zh: "没有可以看的报表", en: "No report is for this user" }
        archive() { zh: "归档", en: "Archive" }
        admins_only() { zh: "归档由管理员负责", en: "The archive is the administrator's" }
        versions() { zh: "制度版本与采用", en: "Regulation: versions, adopt" }
        leaders_only() { zh: "制度由主管、经理或管理员查看", en: "For supervisors, managers and administrators" }
        statistics_short() { zh: "统计", en: "Stats" }
        settings_short() { zh: "设置", en: "Setup" }
        settings() { zh: "设置", en: "Settings" }
        import() { zh: "旧台账导入", en: "Import an old ledger" }
        no_import() { zh: "旧台账由主管、经理或管理员导入", en: "Old ledgers are imported by supervisors, managers and administrators" }
        palette() { zh: "命令面板", en: "Commands" }
        find() { zh: "查找一切", en: "Find anything" }
        menu() { zh: "操作菜单", en: "Action menu" }
        back() { zh: "返回", en: "Back" }
        redraw() { zh: "重新绘制", en: "Redraw" }
        language() { zh: "切换到英文", en: "切换到中文 (Chinese)" }
        theme() { zh: "切换配色", en: "Switch colours" }
        drafts() { zh: "我的草稿", en: "My drafts" }
        sign_out() { zh: "锁定 / 换班", en: "Lock / change of shift" }
        quit() { zh: "退出", en: "Quit" }
        sign_in_first() { zh: "请先登录", en: "Sign in first" }
    }
}
