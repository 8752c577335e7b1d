//! Commands of taking over an old ledger.

use super::{Command, Id, Reason, Scope, global};
use crate::tui::model::Model;

pub const READ: Id = Id("import_file.read");
pub const COMPLETE: Id = Id("import_file.complete");
pub const LEAVE: Id = Id("import_file.leave");
pub const OPEN: Id = Id("import_try.open");
pub const NEXT: Id = Id("import_try.next");
pub const PREVIOUS: Id = Id("import_try.previous");
pub const TAKE_OVER: Id = Id("import_try.take_over");
pub const AGAIN: Id = Id("import_try.again");
pub const CANCEL: Id = Id("import_try.cancel");
pub const STOP: Id = Id("importing.stop");
pub const SHOW: Id = Id("imported.show");
pub const ANOTHER: Id = Id("imported.another");
pub const CLOSE: Id = Id("imported.close");

pub const COMMANDS: &[Command] = &[
    Command::new(Scope::ImportFile, READ, &["enter", "ctrl+s"], texts::read)
        .footer(1)
        .when(global::takes_over),
    Command::new(Scope::ImportFile, COMPLETE, &["tab"], texts::complete).footer(2),
    Command::new(Scope::ImportFile, LEAVE, &["esc"], texts::back).footer(8),
    Command::new(Scope::ImportTry, OPEN, &["enter"], texts::open)
        .footer(1)
        .when(something_to_open),
    Command::new(Scope::ImportTry, NEXT, &["tab", "right"], texts::next).footer(2),
    Command::new(
        Scope::ImportTry,
        PREVIOUS,
        &["shift+tab", "left"],
        texts::previous,
    ),
    Command::new(Scope::ImportTry, TAKE_OVER, &["ctrl+s"], texts::take_over)
        .footer(3)
        .confirms()
        .when(ready),
    Command::new(Scope::ImportTry, AGAIN, &["r", "ctrl+r"], texts::again).footer(4),
    Command::new(Scope::ImportTry, CANCEL, &["esc"], texts::back).footer(8),
    Command::new(Scope::Importing, STOP, &["esc"], texts::stop).footer(1),
    Command::new(Scope::Imported, SHOW, &["enter"], texts::show).footer(1),
    Command::new(Scope::Imported, ANOTHER, &["n", "tab"], texts::another).footer(2),
    Command::new(Scope::Imported, CLOSE, &["esc"], texts::close).footer(8),
];

fn something_to_open(model: &Model) -> Result<(), Reason> {
    if model.screens.import.can_open() {
        Ok(())
    } else {
        Err(Reason::new(texts::nothing_to_open(model.shell.lang)))
    }
}

/// Everything was tried, and everything fits.
fn ready(model: &Model) -> Result<(), Reason> {
    let lang = model.shell.lang;
    global::takes_over(model)?;
    let import = &model.screens.import;
    let Some(outcome) = import.tried() else {
        return Err(Reason::new(texts::not_tried(lang)));
    };
    match (outcome.problems.len(), outcome.taken.cases.len()) {
        (0, 0) => Err(Reason::new(texts::nothing_new(lang))),
        (0, _) => Ok(()),
        (wrong, _) => Err(Reason::new(texts::not_all_fit(lang, wrong))),
    }
}

mod texts {
    crate::catalogue! {
        read() { zh: "读入并核对", en: "Read and check" }
        complete() { zh: "补全路径", en: "Complete" }
        back() { zh: "返回", en: "Back" }
        open() { zh: "改 / 打开", en: "Change / open" }
        next() { zh: "下一页", en: "Next tab" }
        previous() { zh: "上一页", en: "Tab before" }
        take_over() { zh: "导入", en: "Import" }
        again() { zh: "重新读入", en: "Read again" }
        stop() { zh: "停止", en: "Stop" }
        show() { zh: "看导入的案件", en: "Show imported cases" }
        another() { zh: "再导入一份", en: "Another ledger" }
        close() { zh: "返回", en: "Back" }
        nothing_to_open() { zh: "这一行没有可改、可打开的", en: "Nothing to change or open in this row" }
        not_tried() { zh: "还没有核对完", en: "Not checked to the end yet" }
        nothing_new() { zh: "没有可导入的新案件", en: "There is no new case to import" }
        not_all_fit(n: usize) { zh: "还有 {n} 处不符；改好表格或对应再导入", en: "{n} cells do not fit; correct the file or the columns first", en_one: "{n} cell does not fit; correct the file or the columns first" }
    }
}
