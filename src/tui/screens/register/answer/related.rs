//! The radar in the answer: the related cases that there is room for, each with its reason below.

use super::{Asked, Paper};
use crate::tui::commands::register;
use crate::tui::dialogs::nearby;
use crate::tui::screens::register::words;
use crate::tui::theme::Role;

/// Related cases that the answer has room for; the list of all is a key away.
const NEARBY: usize = 4;

impl Paper<'_> {
    /// Each with its reason below; gives their first lines.
    pub(super) fn nearby(&mut self) -> Vec<usize> {
        let Asked {
            shell,
            preview,
            sequel_to,
            ..
        } = self.asked;
        let (lang, cases) = (shell.lang, &preview.nearby);
        if cases.is_empty() && sequel_to.is_none() {
            return Vec::new();
        }
        self.heading(&texts::nearby(lang, cases.len(), words::still_open(cases)));
        if let Some(number) = sequel_to {
            self.item(
                shell.theme.signs().ok,
                &texts::sequel(lang, number),
                Role::Accent,
                "",
            );
        }
        let mut first = Vec::new();
        for near in cases.iter().take(NEARBY) {
            first.push(self.lines.len());
            let line = self.span(format!("  {}", nearby::line(lang, near)), Role::Normal);
            self.put(vec![line]);
            let why = self.span(format!("    {}", near.why(lang)), Role::Muted);
            self.put(vec![why]);
        }
        if cases.len() > NEARBY {
            let key = shell.keymap.label(register::NEARBY).unwrap_or_default();
            let more = texts::more(lang, cases.len() - NEARBY, &key);
            self.item(" ", &more, Role::Muted, "");
        }
        first
    }
}

mod texts {
    crate::catalogue! {
        nearby(count: usize, open: usize) { zh: "相关案件 {count} 件（未结 {open}）", en: "Related cases: {count} ({open} open)" }
        sequel(number: &str) { zh: "将登记为 {number} 的续诉", en: "Will be the sequel to {number}" }
        more(n: usize, key: &str) { zh: "另有 {n} 件，按 {key} 看全部、打开或挂接", en: "{n} more: {key} lists, opens or attaches" }
    }
}
