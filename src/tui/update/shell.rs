//! Changes of what all screens share: who is signed in, the language, the look.

use super::{Address, Errand, Place, Request, Screens, ShellChange, TICK, Turn};

/// The topic of signing out.
const SIGN_OUT: &str = "sign_out";

impl Turn<'_> {
    pub(super) fn change_shell(&mut self, change: ShellChange) {
        match change {
            ShellChange::SignedIn(actor) => {
                self.model.shell.actor = Some(actor);
                self.ask(Address::Shell, TICK, Request::Tick, true);
            }
            ShellChange::SignedOut => self.sign_out(),
            ShellChange::Lang(lang) => {
                self.model.shell.lang = lang;
                self.refresh(); // a form is made anew in the other language
            }
            ShellChange::Theme(theme) => self.model.shell.theme = theme,
            ShellChange::Mouse(on) => {
                self.model.shell.mouse = on;
                self.errands.push(Errand::Mouse(on));
            }
        }
        self.errands.push(Errand::Clear);
    }

    /// Keeps what was typed, and leaves nothing on any screen for whoever comes next.
    pub(super) fn sign_out(&mut self) {
        self.model.kept.touched = true;
        self.keep_drafts();
        self.ask(Address::Shell, SIGN_OUT, Request::SignOut, false);
        self.model.kept.saved.clear();
        self.model.screens = Screens::default();
        self.model.shell.actor = None;
        self.model.shell.sign_in_as = None;
        self.go(Place::SignIn);
        self.model.trail.clear();
    }
}
