//! What was typed is kept: twice a second, before a screen is left, and on the way out.

use chrono::TimeDelta;

use super::{Address, Effect, Errand, Moment, Request, Turn};
use crate::tui::popups::Choose;

/// The topic of saving a draft.
pub(super) const DRAFT: &str = "draft";

impl Turn<'_> {
    pub(super) fn beat(&mut self, now: Moment) {
        self.model.shell.now = now;
        if let Some(shown) = &mut self.model.toast {
            shown.beats = shown.beats.saturating_sub(1);
            if shown.beats == 0 {
                self.model.toast = None;
                self.model.redraw = true;
            }
        }
        let minutes = self.model.shell.counts.minutes;
        let in_header = minutes.is_some_and(|due| due > now - TimeDelta::minutes(1));
        self.model.redraw |= self.model.busy().is_some();
        self.model.redraw |= in_header || self.model.top().counts_seconds();
        self.keep_drafts();
        self.lock_if_idle();
    }

    pub(super) fn keep_drafts(&mut self) {
        if !std::mem::take(&mut self.model.kept.touched) {
            return;
        }
        for address in self.shown() {
            self.keep_draft(address);
        }
    }

    pub(super) fn keep_draft(&mut self, address: Address) {
        let surface = self.surface(address);
        let Some(draft) = surface.and_then(|(surface, _)| surface.draft()) else {
            return;
        };
        let saved = &mut self.model.kept.saved;
        if saved.get(&draft.key) != Some(&draft.content) {
            saved.insert(draft.key.clone(), draft.content.clone());
            self.ask(Address::Shell, DRAFT, Request::SaveDraft(draft), false);
        }
    }

    /// Asks what is to become of what was typed; whether there was anything to ask.
    pub(super) fn asks_before_leaving(&mut self) -> bool {
        let top = self.top();
        let lang = self.model.shell.lang;
        let found = self.surface(top).filter(|(surface, _)| surface.changed());
        let drafted = found.map(|(surface, _)| surface.draft().is_some());
        if let Some(drafted) = drafted {
            self.keep_draft(top);
            self.effect(top, Effect::open(Choose::leaving(lang, drafted)));
        }
        drafted.is_some()
    }

    /// The answer to that: whoever holds it closes, its draft kept or deleted.
    pub(super) fn leave_form(&mut self, from: Address, kept: bool) {
        let draft = self.surface(from).and_then(|(surface, _)| surface.draft());
        self.tell(from, |surface, shell| surface.leave(kept, shell));
        match draft {
            Some(_) if kept => {
                let text = texts::kept(self.model.shell.lang);
                self.effect(Address::Shell, Effect::say(text));
            }
            Some(draft) => self.ask(Address::Shell, DRAFT, Request::DropDraft(draft.key), false),
            None => {}
        }
    }

    pub(super) fn leave(&mut self) {
        self.model.kept.touched = true;
        self.keep_drafts();
        self.errands.push(Errand::Leave);
    }
}

mod texts {
    crate::catalogue! {
        kept() { zh: "填写的内容已存为草稿，再打开时恢复", en: "What you typed is kept as a draft and comes back" }
    }
}
