//! Changes of what all screens share: who is signed in, the language, the look.

use super::super::preferences::Preferences;
use super::{Address, Effect, Errand, Place, Request, ShellChange, TICK, Turn};
use crate::case::Actor;

/// The topic of signing out.
const SIGN_OUT: &str = "sign_out";
/// The topic of keeping the settings of this computer.
const REMEMBER: &str = "remember";

impl Turn<'_> {
    pub(super) fn change_shell(&mut self, change: ShellChange) {
        match change {
            ShellChange::SignedIn(actor) => {
                self.model.shell.actor = Some(actor);
                self.model.last_input = self.model.shell.now;
                self.ask(Address::Shell, TICK, Request::Tick, true);
                self.listen_anew();
            }
            ShellChange::SignedOut => self.sign_out(),
            ShellChange::Lang(lang) => {
                self.model.shell.lang = lang;
                self.speak();
                self.refresh();
                self.remember(Preferences {
                    lang: Some(lang),
                    ..Preferences::default()
                });
            }
            ShellChange::Theme(theme) => {
                self.model.shell.theme = theme;
                self.remember(Preferences {
                    palette: Some(theme.palette),
                    lines: Some(theme.lines),
                    ..Preferences::default()
                });
            }
            ShellChange::Mouse(on) => {
                self.model.shell.mouse = on;
                self.errands.push(Errand::Mouse(on));
                self.remember(Preferences {
                    mouse: Some(on),
                    ..Preferences::default()
                });
            }
            ShellChange::Bell(on) => {
                self.model.shell.bell = on;
                self.listen_anew();
                self.remember(Preferences {
                    bell: Some(on),
                    ..Preferences::default()
                });
            }
            ShellChange::Notify(on) => {
                self.model.shell.notify = on;
                self.listen_anew();
                self.remember(Preferences {
                    notify: Some(on),
                    ..Preferences::default()
                });
            }
            ShellChange::LockAfter(minutes) => {
                self.model.shell.lock_after = Some(minutes);
                self.remember(Preferences {
                    lock_after: Some(minutes),
                    ..Preferences::default()
                });
            }
        }
        self.errands.push(Errand::Clear);
    }

    /// A mistake in the settings file keeps nobody from working, but is not passed over in silence.
    pub(super) fn tell_mistakes_of_settings(&mut self) {
        let shell = &self.model.shell;
        let mistakes = shell.preferences.mistakes.len();
        if mistakes > 0 {
            let text = texts::mistakes(shell.lang, mistakes);
            self.effect(Address::Shell, Effect::complain(text));
        }
    }

    /// Keeps what was typed, and leaves nothing on any screen for whoever comes next but the same user.
    pub(super) fn sign_out(&mut self) {
        if self.cover() {
            return;
        }
        self.model.kept.touched = true;
        self.keep_drafts();
        self.ask(Address::Shell, SIGN_OUT, Request::SignOut, false);
        let model = &mut *self.model;
        model.asked.left = model.asked.last;
        model.kept.saved.clear();
        model.clipboard.clear();
        model.shell.sign_in_as = None;
        let user = |actor: &Actor| actor.user.clone();
        model.shell.last_user = model.shell.actor.as_ref().map(user);
        self.put_aside();
        self.go(Place::SignIn);
        self.model.trail.clear();
    }

    /// What is shown puts its kept texts into the language.
    pub(super) fn speak(&mut self) {
        for address in self.shown() {
            if let Some((surface, shell)) = self.surface(address) {
                surface.language_changed(shell);
            }
        }
    }

    fn remember(&mut self, preferences: Preferences) {
        let mistakes = &mut self.model.shell.preferences.mistakes;
        mistakes.retain(|mistake| !preferences.sets(&mistake.field));
        let request = Request::Remember(preferences);
        self.ask(Address::Shell, REMEMBER, request, false);
    }
}

mod texts {
    crate::catalogue! {
        mistakes(n: usize) {
            zh: "设置文件有 {n} 处看不懂，已按默认；登录后按 F8 查看",
            en: "{n} mistakes in the settings file are passed over; F8 lists them once you are signed in",
            en_one: "{n} mistake in the settings file is passed over; F8 shows it once you are signed in",
        }
    }
}
