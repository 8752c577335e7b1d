//! The record: who complains about what and whom, in the words of the form; and what is still to be completed.

use super::Opened;
use super::sheet::Sheet;
use crate::tui::model::Shell;
use crate::tui::theme::Role;

pub(super) fn write(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened) {
    let case = &opened.file.case;
    let office = opened.file.office(shell.now);
    for line in super::told(shell, opened, |teller| teller.record(case, office)) {
        let role = if line.wanting {
            Role::DueSoon
        } else {
            Role::Normal
        };
        sheet.field_as(&line.label, &line.text, role);
    }
}
