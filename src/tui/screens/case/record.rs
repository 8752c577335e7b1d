//! The record: who complains about what and whom, in the words of the form; and what is still to be completed.

use super::Opened;
use super::sheet::Sheet;
use crate::tui::commands::case as commands;
use crate::tui::model::Shell;
use crate::tui::theme::Role;

pub(super) fn write(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened) {
    let case = &opened.file.case;
    if opened.file.masked {
        let key = shell.keymap.label(commands::UNMASK).unwrap_or_default();
        sheet.field_as("", &texts::masked(shell.lang, &key), Role::Muted);
    }
    let office = opened.file.office(shell.now);
    for line in super::told(shell, opened, |teller| {
        teller.record(case, &opened.file.events, office)
    }) {
        let role = if line.wanting {
            Role::DueSoon
        } else {
            Role::Normal
        };
        sheet.field_as(&line.label, &line.text, role);
    }
}

mod texts {
    crate::catalogue! {
        masked(key: &str) { zh: "姓名和电话已隐去，按 {key} 显示（留记录）", en: "Name and phone are masked; {key} shows them (noted in the log)" }
    }
}
