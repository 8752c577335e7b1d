//! Nothing typed is lost: drafts come back, and a case that somebody else has changed is taken over with what was typed.

use std::sync::Arc;

use super::{CommandDialog, texts};
use crate::regulation::texts::event_title;
use crate::store::FormDraft;
use crate::tui::action::Effect;
use crate::tui::model::Shell;
use crate::tui::popups::Confirm;
use crate::tui::screens::case::Opened;
use crate::tui::widgets::due;

impl CommandDialog {
    pub(super) fn restore(&mut self, drafts: &[FormDraft], shell: &Shell) {
        if let Some(saved_at) = self.kept.restore(&mut self.form, drafts) {
            let at = due::moment(shell.lang, saved_at, shell.now);
            self.remark = Some(texts::restored(shell.lang, &at));
        }
        self.after_change(shell);
    }

    /// Somebody else changed the case: who, what, and a way on that keeps what was typed.
    pub(super) fn conflict(&self, now: &Opened, shell: &Shell) -> Vec<Effect> {
        let lang = shell.lang;
        let seen = self
            .opened
            .as_ref()
            .map_or(0, |opened| opened.file.case.version);
        let since = now.file.events.iter().skip(seen as usize);
        let lines: Vec<String> = since
            .map(|event| {
                let at = event
                    .at
                    .with_timezone(&shell.now.timezone())
                    .format("%H:%M");
                format!("{at}  {}  {}", event.actor, event_title(lang, &event.fact))
            })
            .collect();
        let text = texts::conflict(lang, &lines.join("\n"));
        let again = vec![self.reload("again")];
        vec![Effect::open(Confirm::new(
            texts::conflict_title(lang),
            text,
            texts::conflict_button(lang),
            again,
        ))]
    }

    /// The case as it is now, with what was typed.
    pub(super) fn adopt(&mut self, opened: Opened, shell: &Shell) -> Vec<Effect> {
        let typed = self.form.to_json();
        self.opened = Some(Arc::new(opened));
        self.build(shell);
        self.form.restore(&typed);
        self.after_change(shell);
        let refused = self
            .opened
            .as_ref()
            .and_then(|opened| opened.refusal(self.name));
        let text = refused.map_or_else(
            || texts::reloaded(shell.lang).to_owned(),
            |refusal| refusal.message(shell.lang),
        );
        self.remark = Some(text);
        Vec::new()
    }
}
