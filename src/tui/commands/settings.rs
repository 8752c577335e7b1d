//! Commands of the settings and of their sections.

use super::{Command, Id, Reason, Scope, global};
use crate::case::Role;
use crate::tui::model::Model;

pub const ENTER: Id = Id("settings.enter");
pub const SECRET: Id = Id("settings.secret");
pub const SWITCH: Id = Id("settings.switch");
pub const VERSIONS: Id = Id("settings.versions");
pub const LEDGER: Id = Id("settings.ledger");
pub const LEAVE: Id = Id("settings.leave");
pub const NEXT: Id = Id("look.next");
pub const PREVIOUS: Id = Id("look.previous");
pub const CLAUSE_OPEN: Id = Id("clauses.open");
pub const CLAUSE_FILTER: Id = Id("clauses.filter");
pub const CLAUSE_CASE: Id = Id("clause.case");
pub const CLAUSE_ALL: Id = Id("clause.all");
pub const CLAUSE_SCROLL: Id = Id("clause.scroll");
pub const CLAUSE_CLOSE: Id = Id("clause.close");
pub const DAY_OPEN: Id = Id("year.open");
pub const DAY_LEFT: Id = Id("year.left");
pub const DAY_RIGHT: Id = Id("year.right");
pub const DAY_UP: Id = Id("year.up");
pub const DAY_DOWN: Id = Id("year.down");
pub const YEAR_BEFORE: Id = Id("year.before");
pub const YEAR_AFTER: Id = Id("year.after");
pub const TODAY: Id = Id("year.today");
pub const IMPORT: Id = Id("year.import");
pub const MOVED_CLOSE: Id = Id("year.moved_close");
pub const BACK_UP: Id = Id("backup.make");
pub const ADD_USER: Id = Id("people.add_user");
pub const ADD_DEPARTMENT: Id = Id("people.add_department");
pub const ADD_PERSON: Id = Id("people.add_person");
pub const DISABLE: Id = Id("people.disable");
pub const NEW_CODE: Id = Id("people.new_code");

pub const COMMANDS: &[Command] = &[
    Command::new(
        Scope::Settings,
        ENTER,
        &["enter", "right", "tab"],
        texts::enter,
    )
    .footer(1),
    Command::new(Scope::Settings, SECRET, &["p"], texts::secret)
        .footer(2)
        .when(secrets_are_used),
    Command::new(Scope::Settings, SWITCH, &["u"], texts::switch).footer(3),
    Command::new(Scope::Settings, VERSIONS, &["v"], global::texts::versions)
        .footer(4)
        .when(global::leading),
    Command::new(Scope::Settings, LEDGER, &["i"], global::texts::import)
        .footer(5)
        .when(global::takes_over),
    Command::new(Scope::Look, NEXT, &["tab"], texts::next).footer(1),
    Command::new(Scope::Look, PREVIOUS, &["shift+tab"], texts::previous),
    Command::new(Scope::Clauses, CLAUSE_OPEN, &["enter"], texts::clause_open).footer(1),
    Command::new(
        Scope::Clauses,
        CLAUSE_FILTER,
        &["/", "ctrl+f"],
        texts::clause_filter,
    )
    .footer(2),
    Command::new(Scope::Clause, CLAUSE_CASE, &["enter"], texts::clause_case).footer(1),
    Command::new(
        Scope::Clause,
        CLAUSE_ALL,
        &["a", "ctrl+f"],
        texts::clause_all,
    )
    .footer(2),
    Command::new(
        Scope::Clause,
        CLAUSE_SCROLL,
        &["space"],
        texts::clause_scroll,
    ),
    Command::new(Scope::Clause, CLAUSE_CLOSE, &["esc"], texts::close).footer(8),
    Command::new(Scope::Year, DAY_OPEN, &["enter"], texts::day_open).footer(1),
    Command::new(
        Scope::Year,
        YEAR_BEFORE,
        &["[", "pageup"],
        texts::year_before,
    )
    .footer(2),
    Command::new(
        Scope::Year,
        YEAR_AFTER,
        &["]", "pagedown"],
        texts::year_after,
    )
    .footer(3),
    Command::new(Scope::Year, TODAY, &["t", "home"], texts::today).footer(4),
    Command::new(Scope::Year, IMPORT, &["i"], texts::import)
        .footer(5)
        .when(administrator),
    Command::new(Scope::Year, DAY_LEFT, &["left", "h"], texts::day_left),
    Command::new(Scope::Year, DAY_RIGHT, &["right", "l"], texts::day_right),
    Command::new(Scope::Year, DAY_UP, &["up", "k"], texts::day_up),
    Command::new(Scope::Year, DAY_DOWN, &["down", "j"], texts::day_down),
    Command::new(Scope::Moved, MOVED_CLOSE, &["esc", "enter"], texts::close).footer(1),
    Command::new(Scope::Backup, BACK_UP, &["b", "enter"], texts::back_up)
        .footer(1)
        .when(administrator),
    Command::new(Scope::People, ADD_USER, &["a"], texts::add_user)
        .footer(1)
        .when(administrator),
    Command::new(Scope::People, ADD_DEPARTMENT, &["b"], texts::add_department)
        .footer(2)
        .when(administrator),
    Command::new(Scope::People, ADD_PERSON, &["e"], texts::add_person)
        .footer(3)
        .when(administrator),
    Command::new(Scope::People, DISABLE, &["d"], texts::disable)
        .footer(4)
        .when(a_user)
        .confirms(),
    Command::new(Scope::People, NEW_CODE, &["c"], texts::new_code)
        .when(a_user_with_a_secret)
        .confirms(),
    Command::new(Scope::Section, LEAVE, &["esc"], texts::leave).footer(9),
];

fn secrets_are_used(model: &Model) -> Result<(), Reason> {
    match &model.shell.desk {
        Some(desk) if desk.training => Err(Reason::new(texts::training(model.shell.lang))),
        _ => Ok(()),
    }
}

fn administrator(model: &Model) -> Result<(), Reason> {
    match &model.shell.actor {
        Some(actor) if actor.may(Role::Admin) => Ok(()),
        _ => Err(Reason::new(texts::not_admin(model.shell.lang)).needing(&[Role::Admin])),
    }
}

fn a_user(model: &Model) -> Result<(), Reason> {
    administrator(model)?;
    match model.screens.settings.user() {
        Some(_) => Ok(()),
        None => Err(Reason::new(texts::no_user(model.shell.lang))),
    }
}

fn a_user_with_a_secret(model: &Model) -> Result<(), Reason> {
    secrets_are_used(model)?;
    a_user(model)
}

mod texts {
    crate::catalogue! {
        enter() { zh: "进入", en: "Go in" }
        leave() { zh: "返回目录", en: "Back to the list" }
        next() { zh: "下一项", en: "Next" }
        previous() { zh: "上一项", en: "Previous" }
        secret() { zh: "更换口令", en: "Change my secret" }
        switch() { zh: "换人登录", en: "Switch user" }
        training() { zh: "演练台不用口令", en: "A training desk uses no secrets" }
        not_admin() { zh: "只有管理员可以", en: "Only the administrator may" }
        no_user() { zh: "没有选中在用的用户", en: "No user who can sign in is selected" }
        clause_open() { zh: "看条款与案件", en: "Open the clause" }
        clause_filter() { zh: "筛选", en: "Filter" }
        clause_case() { zh: "打开案件", en: "Open the case" }
        clause_all() { zh: "全部案件", en: "All its cases" }
        clause_scroll() { zh: "看下文", en: "More of the text" }
        close() { zh: "关闭", en: "Close" }
        day_open() { zh: "当天待办", en: "Tasks of the day" }
        day_left() { zh: "前一天", en: "The day before" }
        day_right() { zh: "后一天", en: "The day after" }
        day_up() { zh: "前一周", en: "The week before" }
        day_down() { zh: "后一周", en: "The week after" }
        year_before() { zh: "上一年", en: "Last year" }
        year_after() { zh: "下一年", en: "Next year" }
        today() { zh: "今天", en: "Today" }
        import() { zh: "导入放假安排", en: "Import holidays" }
        back_up() { zh: "立即备份", en: "Back up now" }
        add_user() { zh: "新增用户", en: "New user" }
        add_department() { zh: "新增部门", en: "New department" }
        add_person() { zh: "新增人员", en: "New person" }
        disable() { zh: "停用用户", en: "Disable the user" }
        new_code() { zh: "给一次性口令", en: "Give a one-time code" }
    }
}
