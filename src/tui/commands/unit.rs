//! Commands of the file of a unit or a customer, and the ways to it.

use super::{Command, Id, Reason, Scope};
use crate::tui::model::Model;

pub const OPEN: Id = Id("unit.open");
pub const REGISTER: Id = Id("unit.register");
pub const ALL: Id = Id("unit.all");
/// From a case, from the list of cases, from the queue: the file it belongs to.
pub const OF_CASE: Id = Id("case.file");
pub const OF_ROW: Id = Id("cases.file");
pub const CUSTOMER_OF_CASE: Id = Id("case.customer");
/// From the registration form: the file of the unit that stands in it.
pub const OF_FORM: Id = Id("register.file");
/// From anywhere: the file of a unit that one types.
pub const ASK: Id = Id("unit_file");

pub const COMMANDS: &[Command] = &[
    Command::new(Scope::UnitFile, OPEN, &["enter"], texts::open)
        .footer(1)
        .when(a_case),
    Command::new(Scope::UnitFile, REGISTER, &["n"], texts::register).footer(2),
    Command::new(Scope::UnitFile, ALL, &["/"], texts::all).footer(3),
    Command::new(Scope::Case, OF_CASE, &["u"], texts::file)
        .footer(5)
        .when(opened),
    Command::new(Scope::Case, CUSTOMER_OF_CASE, &["U"], texts::customer).when(opened),
    Command::new(Scope::Cases, OF_ROW, &["u"], texts::file).when(a_row),
    Command::new(Scope::Register, OF_FORM, &["ctrl+u"], texts::file).when(a_customer),
    Command::new(Scope::Global, ASK, &[], texts::ask).when(signed_in),
];

fn a_case(model: &Model) -> Result<(), Reason> {
    present(model, model.screens.unit.selected().is_some())
}

fn opened(model: &Model) -> Result<(), Reason> {
    present(model, model.screens.case.opened().is_some())
}

fn a_row(model: &Model) -> Result<(), Reason> {
    present(model, model.screens.cases.selected().is_some())
}

fn present(model: &Model, there: bool) -> Result<(), Reason> {
    if there {
        Ok(())
    } else {
        Err(Reason::new(texts::no_case(model.shell.lang)))
    }
}

fn a_customer(model: &Model) -> Result<(), Reason> {
    match model.screens.register.whose() {
        Some(_) => Ok(()),
        None => Err(Reason::new(texts::nobody(model.shell.lang))),
    }
}

fn signed_in(model: &Model) -> Result<(), Reason> {
    match &model.shell.actor {
        Some(_) => Ok(()),
        None => Err(Reason::new(texts::sign_in_first(model.shell.lang))),
    }
}

mod texts {
    crate::catalogue! {
        open() { zh: "打开案件", en: "Open the case" }
        register() { zh: "为此户登记", en: "Register for it" }
        all() { zh: "在案件列表中查找", en: "Search in the cases" }
        file() { zh: "户或客户档案", en: "Unit or customer file" }
        customer() { zh: "客户档案", en: "Customer's file" }
        ask() { zh: "打开户档案…", en: "Open a unit's file…" }
        no_case() { zh: "没有选中案件", en: "No case is selected" }
        nobody() { zh: "先填单元或电话", en: "Fill in the unit or the telephone first" }
        sign_in_first() { zh: "请先登录", en: "Sign in first" }
    }
}
