//! What an action does to the model. Everything that happens, happens here: a screen changes itself and says what else it
//! wants, this carries it out, and hands to the loop what only the loop can do.

mod global;
mod mouse;
mod run;

use super::action::{Action, Address, Ask, Effect, Errand, Reply, ShellChange, Work};
use super::backend::{Answer, Failure, Request};
use super::commands::Id;
use super::model::{Model, Shell, Shown};
use super::screens::{Place, ScreenId};
use super::surface::Surface;
use crate::calendar::Moment;

/// For how many beats a toast stands.
const TOAST_BEATS: u8 = 10;
/// Topics of the shell's own questions.
const COUNTS: &str = "counts";
const DRAFT: &str = "draft";
const SIGN_OUT: &str = "sign_out";

/// Starts the application: the first questions to the worker.
pub fn start(model: &mut Model) -> Vec<Errand> {
    let mut turn = Turn::new(model);
    turn.enter_screen();
    turn.errands
}

/// Changes the model, and gives what the loop has to do.
pub fn update(model: &mut Model, action: Action) -> Vec<Errand> {
    let mut turn = Turn::new(model);
    turn.take(action);
    turn.errands
}

/// Carries out effects in the name of what is on top, for tests.
#[cfg(test)]
pub fn carry_out(model: &mut Model, effects: Vec<Effect>) -> Vec<Errand> {
    let mut turn = Turn::new(model);
    turn.carry_out(turn.top(), effects);
    turn.errands
}

/// One action being carried out.
struct Turn<'m> {
    model: &'m mut Model,
    errands: Vec<Errand>,
}

impl<'m> Turn<'m> {
    fn new(model: &'m mut Model) -> Self {
        Self {
            model,
            errands: Vec::new(),
        }
    }

    fn take(&mut self, action: Action) {
        let quiet = matches!(action, Action::Beat(_));
        let touches = matches!(
            action,
            Action::Command(_) | Action::Type(_) | Action::Paste(_) | Action::Mouse(_)
        );
        self.model.redraw |= !quiet;
        self.model.kept.touched |= touches;
        match action {
            Action::Command(id) => self.run(id),
            Action::Type(key) => self.tell_top(|surface, shell| surface.key(key, shell)),
            Action::Paste(text) => self.tell_top(|surface, shell| surface.paste(&text, shell)),
            Action::Mouse(event) => self.mouse(event),
            Action::Resize(size) => {
                self.model.shell.size = size;
                self.errands.push(Errand::Clear);
            }
            Action::Reply(reply) => self.reply(reply),
            Action::DeskChanged => self.refresh(),
            Action::Minute(now) => {
                self.model.shell.now = now;
                if self.model.shell.actor.is_some() {
                    self.ask(Address::Shell, COUNTS, Request::Tick, true);
                    for address in self.shown() {
                        self.tell(address, |surface, shell| surface.minute(shell));
                    }
                }
            }
            Action::Beat(now) => self.beat(now),
            Action::Leave => self.leave(),
        }
    }

    /// The surface of an address, while it is still there.
    fn surface(&mut self, address: Address) -> Option<(&mut dyn Surface, &Shell)> {
        let Model {
            shell,
            screens,
            layers,
            ..
        } = &mut *self.model;
        let surface: &mut dyn Surface = match address {
            Address::Shell => return None,
            Address::Screen(id) => screens.get_mut(id),
            Address::Layer(id) => &mut *layers.get_mut(id)?.dialog,
        };
        Some((surface, shell))
    }

    fn top(&self) -> Address {
        match self.model.layers.top() {
            Some(layer) => Address::Layer(layer.id),
            None => Address::Screen(self.model.shell.screen),
        }
    }

    fn tell(&mut self, to: Address, say: impl FnOnce(&mut dyn Surface, &Shell) -> Vec<Effect>) {
        if let Some((surface, shell)) = self.surface(to) {
            let effects = say(surface, shell);
            self.carry_out(to, effects);
        }
    }

    fn tell_top(&mut self, say: impl FnOnce(&mut dyn Surface, &Shell) -> Vec<Effect>) {
        self.tell(self.top(), say);
    }

    fn carry_out(&mut self, from: Address, effects: Vec<Effect>) {
        for effect in effects {
            self.effect(from, effect);
        }
    }

    fn effect(&mut self, from: Address, effect: Effect) {
        match effect {
            Effect::Ask(Ask {
                topic,
                request,
                only_latest,
            }) => self.ask(from, topic, request, only_latest),
            Effect::Go(place) => self.go(place),
            Effect::Back => self.back(),
            Effect::Open(dialog) => {
                let id = self.model.layers.open(from, dialog);
                self.tell(Address::Layer(id), |surface, shell| surface.enter(shell));
            }
            Effect::Close => {
                self.close(from);
            }
            Effect::Settle(effects) => {
                if let Some(owner) = self.close(from) {
                    self.carry_out(owner, effects);
                }
            }
            Effect::Give { topic, value } => {
                if let Some(owner) = self.close(from) {
                    self.tell(owner, |surface, shell| surface.chosen(topic, value, shell));
                }
            }
            Effect::Run(id) => self.run(id),
            Effect::Menu => self.open_menu(),
            Effect::Toast(toast) => {
                self.model.toast = Some(Shown {
                    toast,
                    beats: TOAST_BEATS,
                });
            }
            Effect::Shell(change) => self.change_shell(change),
            Effect::Repaint => self.errands.push(Errand::Clear),
            Effect::Bell => self.errands.push(Errand::Bell),
            Effect::Copy(text) => self.errands.push(Errand::Copy(text)),
            Effect::Quit => self.leave(),
        }
    }

    fn close(&mut self, from: Address) -> Option<Address> {
        match from {
            Address::Layer(id) => self.model.layers.close(id),
            Address::Shell | Address::Screen(_) => None,
        }
    }

    fn ask(&mut self, to: Address, topic: &'static str, request: Request, only_latest: bool) {
        let asked = &mut self.model.asked;
        asked.last += 1;
        let id = asked.last;
        if only_latest {
            asked.latest.insert((to, topic), id);
        }
        self.errands.push(Errand::Work(Work {
            id,
            to,
            topic,
            request,
            only_latest,
        }));
    }

    fn reply(&mut self, reply: Reply) {
        let Reply {
            id,
            to,
            topic,
            answer,
        } = reply;
        if self
            .model
            .asked
            .latest
            .get(&(to, topic))
            .is_some_and(|latest| *latest != id)
        {
            return;
        }
        match (to, answer) {
            (Address::Shell, answer) => self.shell_answer(topic, answer),
            (_, Ok(answer)) => {
                self.learn(&answer);
                self.tell(to, |surface, shell| surface.answer(topic, answer, shell));
            }
            (_, Err(failure)) => {
                self.tell(to, |surface, shell| surface.failed(topic, failure, shell));
            }
        }
    }

    fn shell_answer(&mut self, topic: &'static str, answer: Result<Answer, Failure>) {
        match answer {
            Ok(answer) => self.learn(&answer),
            Err(failure) => {
                if topic == DRAFT {
                    self.model.kept.saved.clear();
                }
                let text = failure.text(self.model.shell.lang).to_owned();
                self.effect(Address::Shell, Effect::complain(text));
            }
        }
    }

    /// What the shell itself takes from an answer, whoever asked.
    fn learn(&mut self, answer: &Answer) {
        match answer {
            Answer::Opened(Some(desk)) => {
                self.model.shell.now = desk.now();
                self.model.shell.desk = Some(desk.clone());
            }
            Answer::Counts(counts) => self.model.shell.counts = *counts,
            Answer::SignedIn {
                actor,
                must_change: false,
            } => self.change_shell(ShellChange::SignedIn(actor.clone())),
            _ => {}
        }
    }

    fn change_shell(&mut self, change: ShellChange) {
        let shell = &mut self.model.shell;
        match change {
            ShellChange::SignedIn(actor) => {
                shell.actor = Some(actor);
                self.ask(Address::Shell, COUNTS, Request::Counts, true);
            }
            ShellChange::SignedOut => {
                shell.actor = None;
                shell.sign_in_as = None;
                self.ask(Address::Shell, SIGN_OUT, Request::SignOut, false);
                self.model.layers.clear();
                self.go(Place::SignIn);
                self.model.trail.clear();
            }
            ShellChange::Lang(lang) => shell.lang = lang,
            ShellChange::Theme(theme) => shell.theme = theme,
            ShellChange::Mouse(on) => {
                shell.mouse = on;
                self.errands.push(Errand::Mouse(on));
            }
        }
        self.errands.push(Errand::Clear);
    }

    /// Shows a place. The screen left keeps what it shows; dialogs belong to it and close.
    fn go(&mut self, place: Place) {
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

    fn back(&mut self) {
        if let Some(screen) = self.model.trail.pop() {
            self.show(screen);
        }
    }

    fn show(&mut self, screen: ScreenId) {
        self.model.shell.screen = screen;
        self.model.layers.clear();
        self.errands.push(Errand::Clear);
        self.enter_screen();
    }

    fn enter_screen(&mut self) {
        let screen = Address::Screen(self.model.shell.screen);
        self.tell(screen, |surface, shell| surface.enter(shell));
    }

    fn refresh(&mut self) {
        if self.model.shell.actor.is_none() {
            return;
        }
        self.ask(Address::Shell, COUNTS, Request::Counts, true);
        for address in self.shown() {
            self.tell(address, |surface, shell| surface.refresh(shell));
        }
    }

    /// All that is on the screen, the screen itself first.
    fn shown(&self) -> Vec<Address> {
        let screen = Address::Screen(self.model.shell.screen);
        let layers = self
            .model
            .layers
            .iter()
            .map(|layer| Address::Layer(layer.id));
        std::iter::once(screen).chain(layers).collect()
    }

    fn beat(&mut self, now: Moment) {
        self.model.shell.now = now;
        if let Some(shown) = &mut self.model.toast {
            shown.beats = shown.beats.saturating_sub(1);
            if shown.beats == 0 {
                self.model.toast = None;
                self.model.redraw = true;
            }
        }
        self.model.redraw |= self.model.top().counts_seconds();
        self.keep_drafts();
    }

    fn keep_drafts(&mut self) {
        if !std::mem::take(&mut self.model.kept.touched) {
            return;
        }
        for address in self.shown() {
            let Some(draft) = self
                .surface(address)
                .and_then(|(surface, _)| surface.draft())
            else {
                continue;
            };
            if self.model.kept.saved.get(&draft.key) != Some(&draft.content) {
                self.model
                    .kept
                    .saved
                    .insert(draft.key.clone(), draft.content.clone());
                self.ask(Address::Shell, DRAFT, Request::SaveDraft(draft), false);
            }
        }
    }

    fn leave(&mut self) {
        self.model.kept.touched = true;
        self.keep_drafts();
        self.errands.push(Errand::Leave);
    }

    fn run(&mut self, id: Id) {
        run::run(self, id);
    }
}
