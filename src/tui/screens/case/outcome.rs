//! What came of the case so far, laid out: headings, labelled lines, and items with a sign of how they stand.

use super::Opened;
use super::sheet::Sheet;
use crate::case::{Assessment, Callback, Measure};
use crate::regulation::tell::{self, Entry, Sign};
use crate::text::Lang;
use crate::tui::model::Shell;
use crate::tui::theme::Role;
use crate::tui::widgets::due;

pub(super) fn write(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened) {
    let page = super::told(shell, opened, |teller| teller.outcome(&opened.file.case));
    if page.is_empty() {
        sheet.text(0, texts::nothing(shell.lang), Role::Muted);
    }
    let signs = shell.theme.signs();
    for entry in page {
        match entry {
            Entry::Heading(text) => sheet.heading(text),
            Entry::Field(label, text) => sheet.field(label, &text),
            Entry::More(text) => sheet.text(2, &text, Role::Muted),
            Entry::Item(sign, text) => {
                let (sign, role) = match sign {
                    Sign::Plain => (signs.bullet, Role::Muted),
                    Sign::Good => (signs.ok, Role::Ok),
                    Sign::Bad => (signs.no, Role::Danger),
                    Sign::Open => (signs.no, Role::DueSoon),
                };
                sheet.bullet(sign, role, &text, Role::Normal);
            }
        }
    }
}

/// One callback in a line: when, how, reached, what the customer thinks.
pub(crate) fn callback(shell: &Shell, call: &Callback) -> String {
    let at = |moment| due::moment(shell.lang, moment, shell.now);
    tell::callback(shell.lang, call, &at)
}

/// A measure in a line: number, what, who, by when, how far.
pub(crate) fn measure(lang: Lang, measure: &Measure) -> String {
    tell::measure(lang, measure)
}

/// An entry in a line: number, item, whom, what it costs, how it was decided.
pub(crate) fn assessment(lang: Lang, opened: &Opened, entry: &Assessment) -> String {
    tell::assessment(lang, &opened.file.regulation, entry)
}

mod texts {
    crate::catalogue! {
        nothing() { zh: "还没有结果：调查、答复、回访、措施会列在这里", en: "Nothing yet: findings, answers, callbacks and measures will stand here" }
    }
}
