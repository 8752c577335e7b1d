//! The sign-in. A real desk asks for name and secret and names nobody; a training desk lists its users to pick from.
//!
//! After a one-time code, a secret of one's own is chosen before anything else.

#[cfg(test)]
mod tests;
mod view;

use ratatui::layout::Rect;

use super::{Place, new_secret};
use crate::calendar::Moment;
use crate::case::{Actor, Role};
use crate::desk::ErrorKind;
use crate::text::Lang;
use crate::tui::action::{Effect, ShellChange};
use crate::tui::backend::{Answer, Credentials, Failure, Request, Trainee};
use crate::tui::commands::{Id, Scope, list, sign_in};
use crate::tui::draw::{Draw, Target};
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::surface::Surface;
use crate::tui::widgets::{Field, Form, Heard, Item, ListState};

const NAME: &str = "name";
const SECRET: &str = "secret";

/// The sign-in.
#[derive(Debug, Default)]
pub struct SignIn {
    /// Name and secret; the new secret twice while one is chosen.
    form: Form,
    /// The users of a training desk.
    trainees: ListState,
    /// Signed in with a one-time code; a secret of one's own comes first.
    changing: Option<Actor>,
    /// What went wrong.
    trouble: Option<String>,
    /// No try is taken before.
    wait_until: Option<Moment>,
    /// A question is on its way.
    busy: bool,
}

impl SignIn {
    /// Whether a one-time code is being replaced.
    pub fn is_changing(&self) -> bool {
        self.changing.is_some()
    }

    fn ask_who(&mut self, lang: Lang, name: &str) {
        let mut form = Form::new(vec![
            Item::line(NAME, texts::name(lang), Field::new().with(name)).needed(),
            Item::line(SECRET, texts::secret(lang), Field::new().masked()).needed(),
        ]);
        if !name.is_empty() {
            form.focus(SECRET);
        }
        self.form = form;
        self.changing = None;
    }

    fn ask_new_secret(&mut self, lang: Lang, actor: Actor) {
        self.form = Form::new(new_secret::items(lang).into());
        self.changing = Some(actor);
        self.trouble = None;
    }

    /// The seconds that are still to be waited.
    fn wait(&self, now: Moment) -> Option<i64> {
        let left = (self.wait_until? - now).num_seconds();
        (left > 0).then_some(left)
    }

    fn go_on(&mut self, shell: &Shell) -> Vec<Effect> {
        if self.busy || self.wait(shell.now).is_some() {
            return Vec::new();
        }
        if trains(shell) {
            return self.pick(self.trainees.selected, shell);
        }
        let early = match self.form.focused() {
            NAME => !self.form.text(NAME).is_empty(),
            focus => self.is_changing() && focus == new_secret::SECRET,
        };
        if early {
            self.form.next();
        } else if self.form.complete(shell.lang) {
            return self.submit(shell);
        }
        Vec::new()
    }

    fn submit(&mut self, shell: &Shell) -> Vec<Effect> {
        if self.is_changing() {
            return self.change(shell);
        }
        let who = Credentials {
            name: self.form.text(NAME),
            secret: Some(new_secret::raw(&self.form, SECRET)),
        };
        self.ask(who)
    }

    fn change(&mut self, shell: &Shell) -> Vec<Effect> {
        match new_secret::take(&mut self.form, shell.lang) {
            Some(secret) => {
                self.busy = true;
                vec![Effect::ask("change", Request::SetSecret(secret))]
            }
            None => Vec::new(),
        }
    }

    fn pick(&mut self, place: usize, shell: &Shell) -> Vec<Effect> {
        match trainees(shell).get(place) {
            Some(Trainee { name, .. }) => {
                self.trainees.select(place, trainees(shell).len());
                let name = name.clone();
                self.ask(Credentials { name, secret: None })
            }
            None => Vec::new(),
        }
    }

    fn ask(&mut self, who: Credentials) -> Vec<Effect> {
        self.busy = true;
        self.trouble = None;
        vec![Effect::ask("sign_in", Request::SignIn(who))]
    }

    /// Another name; whoever began to change a secret is signed out again.
    fn start_over(&mut self, shell: &Shell) -> Vec<Effect> {
        let out = self
            .is_changing()
            .then(|| Effect::ask("out", Request::SignOut));
        self.ask_who(shell.lang, "");
        self.trouble = None;
        out.into_iter().collect()
    }

    fn move_on(&mut self, forward: bool, shell: &Shell) {
        match (trains(shell), forward) {
            (true, true) => {
                self.trainees.command(list::DOWN, trainees(shell).len());
            }
            (true, false) => {
                self.trainees.command(list::UP, trainees(shell).len());
            }
            (false, true) => self.form.next(),
            (false, false) => self.form.previous(),
        }
    }
}

fn trains(shell: &Shell) -> bool {
    shell.desk.as_ref().is_some_and(|desk| desk.training)
}

fn trainees(shell: &Shell) -> &[Trainee] {
    shell.desk.as_ref().map_or(&[], |desk| &desk.trainees)
}

/// Where one goes once signed in: whoever answers for the day sees it first, all others their lists.
fn inside(actor: &Actor) -> Effect {
    Effect::Go(if actor.may(Role::Supervisor) {
        Place::Home
    } else {
        Place::Cases
    })
}

impl Surface for SignIn {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::SignIn]
    }

    fn typing(&self) -> bool {
        self.form.typing()
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        match id {
            sign_in::ENTER => return self.go_on(shell),
            sign_in::BACK => return self.start_over(shell),
            sign_in::FIELD => self.move_on(true, shell),
            sign_in::FIELD_BEFORE => self.move_on(false, shell),
            _ => {}
        }
        Vec::new()
    }

    /// On a training desk a digit signs that user in.
    fn key(&mut self, key: Key, shell: &Shell) -> Vec<Effect> {
        if !trains(shell) {
            if self.form.key(key) == Heard::Changed {
                self.trouble = None;
            }
            return Vec::new();
        }
        let digit = key
            .without_input_method()
            .typed()
            .and_then(|c| c.to_digit(10));
        match digit.and_then(|digit| digit.checked_sub(1)) {
            Some(place) if !self.busy => self.pick(place as usize, shell),
            _ => Vec::new(),
        }
    }

    fn paste(&mut self, text: &str, shell: &Shell) -> Vec<Effect> {
        match self.form.paste(text, shell.lang) {
            Ok(_) => Vec::new(),
            Err(sentence) => vec![Effect::complain(sentence)],
        }
    }

    fn click(&mut self, target: Target, _double: bool, shell: &Shell) -> Vec<Effect> {
        match target {
            Target::Row(place) if !self.busy => self.pick(place, shell),
            _ => {
                self.form.click(target);
                Vec::new()
            }
        }
    }

    /// A user named at the start of the program is signed in at once on a training desk, which asks for no secret.
    fn enter(&mut self, shell: &Shell) -> Vec<Effect> {
        let named = shell.sign_in_as.as_deref();
        if !trains(shell) {
            self.ask_who(
                shell.lang,
                named.or(shell.last_user.as_deref()).unwrap_or(""),
            );
            return Vec::new();
        }
        let last = |user: &Trainee| Some(&user.name) == shell.last_user.as_ref();
        let place = trainees(shell).iter().position(last).unwrap_or(0);
        self.trainees.select(place, trainees(shell).len());
        match named {
            Some(name) => self.ask(Credentials {
                name: name.to_owned(),
                secret: None,
            }),
            None => Vec::new(),
        }
    }

    fn language_changed(&mut self, shell: &Shell) {
        match self.changing.take() {
            _ if trains(shell) => {}
            Some(actor) => self.ask_new_secret(shell.lang, actor),
            None => self.ask_who(shell.lang, &self.form.text(NAME)),
        }
    }

    fn answer(&mut self, topic: &'static str, answer: Answer, shell: &Shell) -> Vec<Effect> {
        self.busy = false;
        match answer {
            Answer::SignedIn {
                must_change: false,
                actor,
            } => {
                *self = Self::default();
                vec![inside(&actor)]
            }
            Answer::SignedIn { actor, .. } => {
                self.ask_new_secret(shell.lang, actor);
                Vec::new()
            }
            Answer::Done if topic == "change" => {
                let actor = std::mem::take(self).changing;
                let said = Effect::say(texts::changed(shell.lang));
                let Some(actor) = actor else {
                    return vec![said];
                };
                let inside = inside(&actor);
                vec![Effect::Shell(ShellChange::SignedIn(actor)), inside, said]
            }
            _ => Vec::new(),
        }
    }

    fn failed(&mut self, _topic: &'static str, failure: Failure, shell: &Shell) -> Vec<Effect> {
        self.busy = false;
        self.wait_until = failure.until;
        let unknown = failure.field.as_deref() == Some("user");
        let text = if unknown && !trains(shell) {
            texts::wrong(shell.lang)
        } else {
            failure.text(shell.lang)
        };
        self.trouble = Some(text.to_owned());
        if failure.kind == ErrorKind::Forbidden || unknown {
            self.form.set_text(SECRET, "");
            self.form.focus(SECRET);
        }
        Vec::new()
    }

    fn counts_seconds(&self) -> bool {
        self.wait_until.is_some()
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        view::view(self, draw, area);
    }
}

mod texts {
    crate::catalogue! {
        name() { zh: "姓名", en: "Name" }
        secret() { zh: "口令", en: "Secret" }
        wrong() { zh: "用户名或口令不对", en: "The name or the secret is wrong" }
        changed() { zh: "口令已更换，已登录", en: "The secret is changed, and you are signed in" }
    }
}
