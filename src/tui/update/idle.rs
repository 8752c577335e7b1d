//! The lock: after a while without a key, or by hand, nobody sees what was on the screen. The same user goes on where they
//! were; anybody else begins their own work, and what the first had typed waits among their drafts.
//!
//! A ledger that is being imported or exported, cases that are being archived: they are not given up for it, nor is anybody let
//! in beside them. The screen is covered
//! at once, shows how far the work is and takes no key, and it is locked when the work is over ([`Veil`]).

use chrono::TimeDelta;

use super::{Address, Answer, Effect, Errand, Place, Reply, ScreenId, Turn};
use crate::store::Total;
use crate::tui::backend::{export, import};
use crate::tui::model::{Locked, Veil};

impl Turn<'_> {
    /// Locks where no key was pressed for as long as is set.
    pub(super) fn lock_if_idle(&mut self) {
        let shell = &self.model.shell;
        let minutes = shell.lock_minutes();
        let idle = shell.now - self.model.last_input;
        if shell.actor.is_none() || minutes == 0 || idle < TimeDelta::minutes(minutes.into()) {
            return;
        }
        let text = texts::locked(shell.lang, minutes);
        self.sign_out();
        if self.model.veil.is_some() {
            return;
        }
        self.effect(Address::Shell, Effect::say(text));
        self.model.redraw = true;
    }

    /// Puts what is on the screen aside for the same user.
    pub(super) fn put_aside(&mut self) {
        let model = &mut *self.model;
        let screens = std::mem::take(&mut model.screens);
        let layers = std::mem::take(&mut model.layers);
        let trail = std::mem::take(&mut model.trail);
        let (lang, screen) = (model.shell.lang, model.shell.screen);
        model.locked = model
            .shell
            .actor
            .take()
            .filter(|_| screen.can_be_returned_to())
            .map(|actor| Locked {
                actor,
                lang,
                screen,
                screens,
                layers,
                trail,
                replies: Vec::new(),
                said: None,
            });
    }

    /// Covers the screen, where there is work that has to end first; `false` where there is none.
    pub(super) fn cover(&mut self) -> bool {
        let Some(doing) = self.model.in_steps() else {
            return false;
        };
        let veil = self.model.veil.take();
        self.model.veil = veil.or(Some(Veil {
            doing,
            far: None,
            said: None,
        }));
        self.model.redraw = true;
        true
    }

    /// How far the work below the veil is.
    pub(super) fn see_through(&mut self, reply: &Reply) {
        let Some(veil) = &mut self.model.veil else {
            return;
        };
        match &reply.answer {
            Ok(Answer::Import(import::Answer::At(far))) => veil.far = Some((far.done, far.of)),
            Ok(Answer::Export(export::Answer::Written { cases, of })) => {
                let (Total::Exactly(all) | Total::MoreThan(all)) = *of;
                veil.far = Some((*cases, u64::from(all).max(*cases)));
            }
            _ => {}
        }
    }

    /// Locks, once the work below the veil is over.
    pub(super) fn lock_when_over(&mut self) {
        if self.model.in_steps().is_some() {
            return;
        }
        let Some(veil) = self.model.veil.take() else {
            return;
        };
        self.sign_out();
        if let Some(locked) = &mut self.model.locked {
            locked.said = veil.said;
        }
        self.errands.push(Errand::Clear);
    }

    /// Shows it again, if whoever has just signed in is the same user with the same rights; else it is gone.
    pub(super) fn go_on_from_lock(&mut self, place: &Place) -> bool {
        let model = &mut *self.model;
        if model.shell.screen != ScreenId::SignIn || *place == Place::SignIn {
            return false;
        }
        let locked = model.locked.take();
        let Some(locked) =
            locked.filter(|locked| Some(&locked.actor) == model.shell.actor.as_ref())
        else {
            return false;
        };
        model.shell.screen = locked.screen;
        model.screens = locked.screens;
        model.layers = locked.layers;
        model.trail = locked.trail;
        self.errands.push(Errand::Clear);
        if locked.lang != self.model.shell.lang {
            self.speak();
        }
        for reply in locked.replies {
            self.deliver(reply);
        }
        if let Some(toast) = locked.said {
            self.effect(Address::Shell, Effect::Toast(toast));
        }
        self.refresh();
        true
    }
}

mod texts {
    crate::catalogue! {
        locked(minutes: u16) {
            zh: "{minutes} 分钟没有操作，已锁定；填写的内容都在",
            en: "Locked after {minutes} minutes without a key; what you typed is kept",
            en_one: "Locked after {minutes} minute without a key; what you typed is kept",
        }
    }
}
