//! What was typed is kept: twice a second, before a screen is left, and on the way out.

use chrono::TimeDelta;

use super::{Address, Errand, Moment, Request, Turn};

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

    pub(super) fn leave(&mut self) {
        self.model.kept.touched = true;
        self.keep_drafts();
        self.errands.push(Errand::Leave);
    }
}
