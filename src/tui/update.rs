//! What an action does to the model. Everything that happens, happens here: a screen changes itself and says what else it
//! wants, this carries it out, and hands to the loop what only the loop can do.

mod aid;
mod alarm;
mod busy;
mod drafts;
mod exporting;
mod global;
mod idle;
mod mouse;
mod places;
mod refusals;
mod replies;
mod run;
mod shell;

use super::action::{Action, Address, Ask, Effect, Errand, Reply, ShellChange, Work};
use super::backend::{Answer, Failure, Request};
use super::commands::{Id, global as global_commands};
use super::dialogs::WhyNot;
use super::model::{Model, Shell, Shown};
use super::screens::{Place, ScreenId};
use super::surface::Surface;
use crate::calendar::Moment;

/// For how many beats a toast stands.
const TOAST_BEATS: u8 = 10;
/// Topics of the shell's own questions.
const TICK: &str = "tick";
const COUNTS: &str = "counts";

/// Starts the application: the first questions to the worker.
pub fn start(model: &mut Model) -> Vec<Errand> {
    let mut turn = Turn::new(model);
    turn.enter_screen();
    turn.tell_mistakes_of_settings();
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

/// What somebody may do at a screen that is covered: leave the program, or have it painted anew.
fn through_veil(action: &Action) -> bool {
    let allowed = [global_commands::QUIT, global_commands::REDRAW];
    matches!(action, Action::Command(id) if allowed.contains(id))
}

/// One action being carried out.
struct Turn<'m> {
    model: &'m mut Model,
    errands: Vec<Errand>,
    /// The no that is being told: what is said at the foot of it leads to its reasons.
    refused: Option<WhyNot>,
}

impl<'m> Turn<'m> {
    fn new(model: &'m mut Model) -> Self {
        Self {
            model,
            errands: Vec::new(),
            refused: None,
        }
    }

    fn take(&mut self, action: Action) {
        let quiet = matches!(action, Action::Beat(_));
        let touches = matches!(
            action,
            Action::Command(_)
                | Action::Type(_)
                | Action::Paste(_)
                | Action::Mouse(_)
                | Action::Stop
        );
        if touches && self.model.veil.is_some() && !through_veil(&action) {
            return;
        }
        self.model.redraw |= !quiet;
        self.model.kept.touched |= touches;
        if touches && !matches!(action, Action::Command(global_commands::WHY)) {
            self.model.refused = None;
        }
        if touches {
            self.model.last_input = self.model.shell.now;
        }
        match action {
            Action::Command(id) => self.run(id),
            Action::Type(key) => self.type_key(key),
            Action::Paste(text) => self.tell_top(|surface, shell| surface.paste(&text, shell)),
            Action::Mouse(event) => self.mouse(event),
            Action::Stop => self.stop_work(),
            Action::Resize(size) => {
                self.model.shell.size = size;
                self.errands.push(Errand::Clear);
            }
            Action::Reply(reply) => self.reply(reply),
            Action::DeskChanged => self.refresh(),
            Action::Minute(now) => {
                self.model.shell.now = now;
                self.lock_if_idle();
                if self.model.shell.actor.is_some() {
                    self.ask(Address::Shell, TICK, Request::Tick, true);
                    self.listen();
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
            Effect::Go(place) => {
                self.drop_read_toast();
                self.go(place);
            }
            Effect::Back => {
                self.drop_read_toast();
                self.back();
            }
            Effect::Open(dialog) => {
                self.drop_read_toast();
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
                    if topic == aid::PICKED {
                        return self.picked(owner, &value);
                    }
                    self.tell(owner, |surface, shell| surface.chosen(topic, value, shell));
                }
            }
            Effect::Run(id) => self.run(id),
            Effect::PassOn { topic, answer } => {
                if let Some(owner) = self.close(from) {
                    self.tell(owner, |surface, shell| {
                        surface.answer(topic, *answer, shell)
                    });
                }
            }
            Effect::Leave { kept } => self.leave_form(from, kept),
            Effect::Menu => self.open_menu(),
            Effect::Toast(toast) => {
                if let Some(veil) = &mut self.model.veil {
                    veil.said = Some(toast);
                    return;
                }
                let why = self.refused.clone().filter(|_| toast.bad);
                self.model.toast = Some(Shown {
                    toast,
                    beats: TOAST_BEATS,
                    why,
                });
            }
            Effect::Shell(change) => self.change_shell(change),
            Effect::Repaint => self.errands.push(Errand::Clear),
            Effect::Bell => self.errands.push(Errand::Bell),
            Effect::Notify(text) => {
                let notices = self.model.shell.notices;
                let errand = notices.map(|notices| Errand::Notify(notices, text));
                self.errands.extend(errand);
            }
            Effect::Copy(text) => self.errands.push(Errand::Copy(text)),
            Effect::Quit => self.leave(),
        }
    }

    /// A toast belongs to the screen on which it was said: it hides the keys of the next one no longer than it takes to read.
    fn drop_read_toast(&mut self) {
        let read = |shown: &Shown| shown.beats < TOAST_BEATS;
        if self.model.toast.as_ref().is_some_and(read) {
            self.model.toast = None;
        }
    }

    fn close(&mut self, from: Address) -> Option<Address> {
        match from {
            Address::Layer(id) => self.model.layers.close(id),
            Address::Shell | Address::Screen(_) => None,
        }
    }

    fn run(&mut self, id: Id) {
        run::run(self, id);
    }
}
