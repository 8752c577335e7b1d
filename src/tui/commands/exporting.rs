//! What the lists that can be exported say of it.

use super::Reason;
use crate::desk::may_export;
use crate::text::Lang;
use crate::tui::model::Model;

pub(super) fn title(lang: Lang) -> &'static str {
    texts::export(lang)
}

/// Only some roles may take cases out of the desk as a file.
pub(super) fn allowed(model: &Model) -> Result<(), Reason> {
    match &model.shell.actor {
        Some(actor) if may_export(actor) => Ok(()),
        _ => Err(Reason::new(texts::not_allowed(model.shell.lang))),
    }
}

mod texts {
    crate::catalogue! {
        export() { zh: "导出台账", en: "Export the ledger" }
        not_allowed() { zh: "台账由受理、主管、经理或管理员导出", en: "The ledger is exported by clerks, supervisors, managers and administrators" }
    }
}
