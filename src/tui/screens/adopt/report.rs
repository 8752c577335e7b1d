//! What a file would change, as lines: the rules clause by clause, then the open cases, old → new.

use ratatui::text::Line;

use super::Compared;
use crate::desk::CaseChange;
use crate::regulation::difference::{Difference, Edit, Fate};
use crate::regulation::texts::{change_lines, edit_lines, fate_text, part_text, unfit_text};
use crate::text::Lang;
use crate::tui::model::Shell;
use crate::tui::screens::case::sheet::Sheet;
use crate::tui::theme::{Role, Theme};
use crate::tui::width;

/// The lines for one width, language and look.
#[derive(Debug)]
pub(super) struct Laid {
    cells: u16,
    lang: Lang,
    theme: Theme,
    pub lines: Vec<Line<'static>>,
}

impl Laid {
    /// Whether they are still right.
    pub fn suits(&self, shell: &Shell, cells: u16) -> bool {
        (self.cells, self.lang, self.theme) == (cells, shell.lang, shell.theme)
    }

    pub fn of(compared: &Compared, shell: &Shell, cells: u16) -> Self {
        let mut sheet = Sheet::new(shell, cells);
        rules(&mut sheet, shell.lang, &compared.candidate.rules);
        cases(&mut sheet, shell.lang, compared);
        Self {
            cells,
            lang: shell.lang,
            theme: shell.theme,
            lines: sheet.lines,
        }
    }
}

fn rules(sheet: &mut Sheet<'_>, lang: Lang, rules: &Difference) {
    if rules.is_empty() {
        return;
    }
    sheet.heading(&texts::rules(
        lang,
        rules.clauses.len() + rules.others.len(),
    ));
    for clause in &rules.clauses {
        let text = format!("{}  {}", clause.clause, clause.label.get(lang));
        entry(sheet, lang, clause.change, &text, &clause.edits);
    }
    for part in &rules.others {
        let text = part_text(lang, &part.part);
        entry(sheet, lang, part.change, &text, &part.edits);
    }
}

fn entry(sheet: &mut Sheet<'_>, lang: Lang, fate: Fate, text: &str, edits: &[Edit]) {
    let role = match fate {
        Fate::Added => Role::Ok,
        Fate::Removed => Role::Danger,
        Fate::Changed => Role::DueSoon,
    };
    sheet.bullet(fate_text(lang, fate), role, text, Role::Normal);
    for line in edit_lines(lang, edits) {
        sheet.text(6, &line, Role::Muted);
    }
}

fn cases(sheet: &mut Sheet<'_>, lang: Lang, compared: &Compared) {
    let cases = &compared.outcome.cases;
    let (unfit, changed): (Vec<_>, Vec<_>) = cases.iter().partition(|case| case.change.is_err());
    if !unfit.is_empty() {
        sheet.heading(&texts::unfit(lang, unfit.len()));
        for case in unfit {
            one(sheet, lang, compared, case);
        }
    }
    if !changed.is_empty() {
        sheet.heading(&texts::changed(lang, changed.len()));
        for case in changed {
            one(sheet, lang, compared, case);
        }
    }
}

fn one(sheet: &mut Sheet<'_>, lang: Lang, compared: &Compared, case: &CaseChange) {
    let customer = format!("  {}", case.customer);
    sheet.row(&[(&case.number, Role::Accent), (&customer, Role::Muted)]);
    match &case.change {
        Err(unfit) => {
            let sign = sheet.signs().warn;
            let text = format!("  {sign} {}", unfit_text(lang, unfit));
            sheet.row(&[(&text, Role::DueSoon)]);
        }
        Ok(change) => {
            let new = &compared.candidate.regulation;
            for line in change_lines(lang, &compared.old, new, change) {
                let cells = match lang {
                    Lang::Zh => 12,
                    Lang::En => 22,
                };
                let what = format!("  {}  ", width::pad(&line.what, cells));
                let values = line.values();
                sheet.ends(
                    &[(&what, Role::Normal), (&values, Role::Normal)],
                    (&line.clause, Role::Muted),
                );
            }
        }
    }
}

mod texts {
    crate::catalogue! {
        rules(n: usize) { zh: "规则变化 {n} 处", en: "{n} rules differ", en_one: "{n} rule differs" }
        unfit(n: usize) { zh: "不适用、仍按原版本办理的案件 {n} 件", en: "{n} cases that do not fit and stay under their version", en_one: "{n} case that does not fit and stays under its version" }
        changed(n: usize) { zh: "有变化的在办案件 {n} 件", en: "{n} open cases that change", en_one: "{n} open case that changes" }
    }
}
