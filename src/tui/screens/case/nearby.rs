//! Other open cases that have to do with this one, each with its reason; a key lists them, and there one is opened.

use super::Opened;
use super::sheet::Sheet;
use crate::tui::commands::case as commands;
use crate::tui::dialogs::nearby;
use crate::tui::model::Shell;
use crate::tui::theme::Role;

pub(super) fn write(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened) {
    let near = &opened.nearby;
    if near.is_empty() {
        return;
    }
    let key = shell.keymap.label(commands::NEARBY).unwrap_or_default();
    sheet.heading(&texts::heading(shell.lang, near.len(), &key));
    for near in near {
        let line = nearby::line(shell.lang, near);
        sheet.row(&[(line.as_str(), Role::Normal)]);
        sheet.text(2, &near.why(shell.lang), Role::Muted);
    }
}

mod texts {
    crate::catalogue! {
        heading(n: usize, key: &str) { zh: "相关未结案件 {n}（{key} 打开）", en: "Related open cases {n} ({key} opens)" }
    }
}
