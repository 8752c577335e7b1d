//! From screen to screen.

use super::{Address, COUNTS, Errand, Place, Request, ScreenId, Turn};

/// The topic of what is in force.
const RULES: &str = "rules";

impl Turn<'_> {
    /// Shows a place. The screen left keeps what it shows; dialogs belong to it and close. Whoever comes back to a locked desk
    /// goes on where they were.
    pub(super) fn go(&mut self, place: Place) {
        if self.go_on_from_lock(&place) {
            return;
        }
        let to = place.screen();
        let from = self.model.shell.screen;
        if from != to && from.can_be_returned_to() {
            self.model
                .trail
                .retain(|screen| *screen != from && *screen != to);
            self.model.trail.push(from);
        }
        self.model.screens.aim(place);
        self.show(to);
    }

    pub(super) fn back(&mut self) {
        match self.model.trail.pop() {
            Some(screen) => self.show(screen),
            None if self.at_the_bottom() => self.show(ScreenId::Home),
            None => {}
        }
    }

    /// Behind the first list stands what is to be done today, and behind that nothing.
    fn at_the_bottom(&self) -> bool {
        let shell = &self.model.shell;
        shell.actor.is_some() && shell.screen.can_be_returned_to() && shell.screen != ScreenId::Home
    }

    pub(super) fn show(&mut self, screen: ScreenId) {
        self.keep_drafts();
        self.model.shell.screen = screen;
        self.model.layers.clear();
        self.errands.push(Errand::Clear);
        self.enter_screen();
    }

    pub(super) fn enter_screen(&mut self) {
        let screen = Address::Screen(self.model.shell.screen);
        self.tell(screen, |surface, shell| surface.enter(shell));
    }

    pub(super) fn refresh(&mut self) {
        if self.model.shell.actor.is_none() {
            return;
        }
        self.ask(Address::Shell, RULES, Request::Rules, true);
        self.ask(Address::Shell, COUNTS, Request::Counts, true);
        self.listen();
        for address in self.shown() {
            self.tell(address, |surface, shell| surface.refresh(shell));
        }
    }

    /// All that is on the screen, the screen itself first.
    pub(super) fn shown(&self) -> Vec<Address> {
        let screen = Address::Screen(self.model.shell.screen);
        let layers = self
            .model
            .layers
            .iter()
            .map(|layer| Address::Layer(layer.id));
        std::iter::once(screen).chain(layers).collect()
    }
}
