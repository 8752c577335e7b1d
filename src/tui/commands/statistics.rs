//! Commands of the statistics.

use super::{Command, Id, Reason, Scope};
use crate::tui::model::Model;

pub const OPEN: Id = Id("statistics.open");
pub const NEXT: Id = Id("statistics.next");
pub const PREVIOUS: Id = Id("statistics.previous");
pub const EARLIER: Id = Id("statistics.earlier");
pub const LATER: Id = Id("statistics.later");
pub const SPAN: Id = Id("statistics.span");
pub const DAY: Id = Id("statistics.day");
pub const EXPORT: Id = Id("statistics.export");

pub const COMMANDS: &[Command] = &[
    Command::new(Scope::Statistics, OPEN, &["enter"], texts::open)
        .footer(1)
        .when(cases),
    Command::new(Scope::Statistics, NEXT, &["tab"], texts::next).footer(2),
    Command::new(Scope::Statistics, PREVIOUS, &["shift+tab"], texts::previous),
    Command::new(Scope::Statistics, EARLIER, &["left"], texts::earlier).footer(3),
    Command::new(Scope::Statistics, LATER, &["right"], texts::later)
        .footer(4)
        .when(later),
    Command::new(Scope::Statistics, SPAN, &["p"], texts::span).footer(5),
    Command::new(
        Scope::Statistics,
        DAY,
        &["d", "alt+down", "ctrl+n"],
        texts::day,
    ),
    Command::new(Scope::Statistics, EXPORT, &["ctrl+p", "e"], texts::export)
        .footer(6)
        .when(made),
];

fn cases(model: &Model) -> Result<(), Reason> {
    match model.screens.statistics.query() {
        Some(_) => Ok(()),
        None => Err(Reason::new(texts::no_cases(model.shell.lang))),
    }
}

fn later(model: &Model) -> Result<(), Reason> {
    if model.screens.statistics.has_later(&model.shell) {
        Ok(())
    } else {
        Err(Reason::new(texts::no_later(model.shell.lang)))
    }
}

fn made(model: &Model) -> Result<(), Reason> {
    match model.screens.statistics.report() {
        Some(_) => Ok(()),
        None => Err(Reason::new(texts::not_made(model.shell.lang))),
    }
}

pub(crate) mod texts {
    crate::catalogue! {
        open() { zh: "看案件", en: "Show cases" }
        next() { zh: "下一种报表", en: "Next report" }
        previous() { zh: "上一种报表", en: "Previous report" }
        earlier() { zh: "前一期", en: "Earlier" }
        later() { zh: "后一期", en: "Later" }
        span() { zh: "周/月/年/日", en: "Week/month/year/day" }
        day() { zh: "选日期", en: "Pick a date" }
        export() { zh: "导出", en: "Export" }
        no_cases() { zh: "这一行没有对应的案件列表", en: "No list of cases stands behind this line" }
        as_today() { zh: "名单是案件今天的情况，并入别案的也列出；数字是当时的，重复的只算一次", en: "The list has the cases as they are today, merged ones too; the figure is of its time and counts a duplicate once" }
        no_later() { zh: "后一期还没有开始", en: "The next period has not begun" }
        not_made() { zh: "报表还没有做好", en: "The report is not made yet" }
    }
}
