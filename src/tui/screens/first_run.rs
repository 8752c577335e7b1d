//! The first run: three short steps and a summary, and the desk stands. Nothing is made before the last of them.

mod ask;
mod samples;
#[cfg(test)]
mod tests;
mod texts;
mod view;

use ratatui::layout::Rect;

use super::{Place, new_secret};
use crate::regulation::Mistake;
use crate::text::Lang;
use crate::tui::action::{Effect, ShellChange};
use crate::tui::backend::{self, Credentials, Failure, Foundation};
use crate::tui::commands::{Id, Scope, first_run as commands, list};
use crate::tui::draw::{Draw, Target};
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::surface::Surface;
use crate::tui::widgets::{Choice, Field, Form, Heard, Item, ListState, Opt};

pub use ask::{Answer, Known, Request, answer};
pub use samples::Progress;

const LANGUAGE: &str = "language";
const PURPOSE: &str = "purpose";
const REAL: &str = "real";
const TRAINING: &str = "training";
const NAME: &str = "name";
const SAMPLES: &str = "samples";

/// The sample cases that a training desk begins with.
const SAMPLE_CASES: u32 = 60;
/// The name that a training desk suggests for its first user.
const FIRST_TRAINEE: &str = "admin";

/// Where one is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    #[default]
    Purpose,
    Regulation,
    User,
    Summary,
    /// The desk stands; sample cases are being made.
    Samples,
}

/// The first run.
#[derive(Debug, Default)]
pub struct FirstRun {
    step: Step,
    purpose: Form,
    user: Form,
    /// The regulations that come with the program, and where the desk will be.
    shipped: Vec<Known>,
    path: String,
    list: ListState,
    /// The path of an own file, and what was read there.
    own_path: Field,
    own: Option<Known>,
    mistakes: Vec<Mistake>,
    mistakes_in_sight: ListState,
    trouble: Option<String>,
    progress: Option<Progress>,
    /// A question is on its way.
    busy: bool,
}

impl FirstRun {
    /// Whether `Esc` leads anywhere.
    pub fn has_step_before(&self) -> bool {
        self.step != Step::Purpose
    }

    /// Whether the desk stands and sample cases are being made.
    pub fn makes_samples(&self) -> bool {
        self.step == Step::Samples
    }

    fn trains(&self) -> bool {
        self.purpose.chosen(PURPOSE) == Some(TRAINING)
    }

    /// The last row of the list: a file of one's own.
    fn on_own_file(&self) -> bool {
        self.list.selected >= self.shipped.len()
    }

    fn wanted_regulation(&self) -> Option<&Known> {
        if self.on_own_file() {
            self.own.as_ref()
        } else {
            self.shipped.get(self.list.selected)
        }
    }

    /// Forms in `lang`, with what was filled in before.
    fn make_forms(&mut self, lang: Lang) {
        let (purpose, user) = (self.purpose.to_json(), self.user.to_json());
        let focus = self.purpose.focused().to_owned();
        self.purpose = purpose_form(lang);
        self.purpose.restore(&purpose);
        self.purpose.choose(LANGUAGE, lang.code());
        self.purpose.focus(&focus);
        self.say_purpose(lang);
        self.user = self.user_form(lang);
        self.user.restore(&user);
    }

    fn say_purpose(&mut self, lang: Lang) {
        let hint = if self.trains() {
            texts::training_hint(lang)
        } else {
            texts::real_hint(lang)
        };
        if let Some(item) = self.purpose.item_mut(PURPOSE) {
            item.hint = Some(hint.to_owned());
        }
    }

    fn user_form(&self, lang: Lang) -> Form {
        let name = Item::line(NAME, texts::name(lang), Field::new()).needed();
        if self.trains() {
            let mut form = Form::new(vec![
                name.hint(texts::trainee_hint(lang)),
                Item::choice(
                    SAMPLES,
                    texts::samples(lang),
                    Choice::yes_no(lang).with("yes"),
                )
                .hint(texts::samples_hint(lang, SAMPLE_CASES)),
            ]);
            form.set_text(NAME, FIRST_TRAINEE);
            return form;
        }
        let [secret, again] = new_secret::items(lang);
        Form::new(vec![name.hint(texts::name_hint(lang)), secret, again])
    }

    fn go_on(&mut self, lang: Lang) -> Vec<Effect> {
        self.trouble = None;
        match self.step {
            _ if self.busy => {}
            Step::Purpose if self.purpose.focused() == LANGUAGE => self.purpose.next(),
            Step::Purpose => self.enter_step(Step::Regulation, lang),
            Step::Regulation => return self.choose_regulation(lang),
            Step::User => self.check_user(lang),
            Step::Summary => return self.create(),
            Step::Samples => {}
        }
        Vec::new()
    }

    fn enter_step(&mut self, step: Step, lang: Lang) {
        let forward = step > self.step;
        self.step = step;
        self.trouble = None;
        if forward && step == Step::User {
            let before = self.user.to_json();
            let trained = self.user.item(SAMPLES).is_some();
            if self.user.items().is_empty() || trained != self.trains() {
                self.user = self.user_form(lang);
            } else {
                self.user.restore(&before);
            }
        }
    }

    fn choose_regulation(&mut self, lang: Lang) -> Vec<Effect> {
        if !self.on_own_file() {
            if self.wanted_regulation().is_some() {
                self.enter_step(Step::User, lang);
            }
            return Vec::new();
        }
        let path = self.own_path.text();
        if path.is_empty() {
            self.trouble = Some(texts::path_needed(lang).to_owned());
            return Vec::new();
        }
        self.busy = true;
        vec![Effect::ask("read", Request::Read(path))]
    }

    fn check_user(&mut self, lang: Lang) {
        let focus = self.user.focused();
        if matches!(focus, NAME | new_secret::SECRET)
            && !self.user.item(focus).is_some_and(Item::is_blank)
        {
            self.user.next();
            return;
        }
        let secret_good = self.user.complete(lang)
            && (self.trains() || new_secret::take(&mut self.user, lang).is_some());
        if secret_good {
            self.enter_step(Step::Summary, lang);
        }
    }

    fn create(&mut self) -> Vec<Effect> {
        let Some(known) = self.wanted_regulation() else {
            return Vec::new();
        };
        let foundation = Foundation {
            regulation: known.source.clone(),
            file: known.file.clone(),
            admin: self.user.text(NAME),
            secret: self.secret(),
            training: self.trains(),
        };
        self.busy = true;
        vec![Effect::ask("create", backend::Request::Create(foundation))]
    }

    fn secret(&self) -> Option<backend::Secret> {
        (!self.trains()).then(|| new_secret::raw(&self.user, new_secret::SECRET))
    }

    fn created(&mut self) -> Vec<Effect> {
        if self.trains() && self.user.yes(SAMPLES) == Some(true) {
            let progress = Progress::new(SAMPLE_CASES);
            self.step = Step::Samples;
            self.progress = Some(progress.clone());
            return vec![Effect::ask("samples", Request::Samples(progress))];
        }
        self.sign_in()
    }

    fn sign_in(&mut self) -> Vec<Effect> {
        let who = Credentials {
            name: self.user.text(NAME),
            secret: self.secret(),
        };
        vec![Effect::ask("sign_in", backend::Request::SignIn(who))]
    }

    fn back(&mut self, lang: Lang) -> Vec<Effect> {
        match self.step {
            Step::Samples => {
                if let Some(progress) = &self.progress {
                    progress.cancel();
                }
            }
            _ if self.busy => {}
            Step::Purpose => {}
            Step::Regulation => self.enter_step(Step::Purpose, lang),
            Step::User => self.enter_step(Step::Regulation, lang),
            Step::Summary => self.enter_step(Step::User, lang),
        }
        Vec::new()
    }

    fn form(&mut self) -> Option<&mut Form> {
        match self.step {
            Step::Purpose => Some(&mut self.purpose),
            Step::User => Some(&mut self.user),
            Step::Regulation | Step::Summary | Step::Samples => None,
        }
    }

    /// The form in sight has changed.
    fn changed(&mut self, shell: &Shell) -> Vec<Effect> {
        if self.step != Step::Purpose {
            return Vec::new();
        }
        self.say_purpose(shell.lang);
        let lang = self.purpose.chosen(LANGUAGE).and_then(Lang::parse);
        lang.filter(|lang| *lang != shell.lang)
            .map(|lang| Effect::Shell(ShellChange::Lang(lang)))
            .into_iter()
            .collect()
    }

    fn heard(&mut self, heard: Heard, shell: &Shell) -> Vec<Effect> {
        match heard {
            Heard::Changed => self.changed(shell),
            Heard::Moved | Heard::Ignored => Vec::new(),
        }
    }

    fn move_in_list(&mut self, id: Id) {
        let pages = matches!(id, list::PAGE_UP | list::PAGE_DOWN);
        if pages && !self.mistakes.is_empty() {
            self.mistakes_in_sight.command(id, self.mistakes.len());
        } else if self.step == Step::Regulation && !self.busy {
            self.list.command(id, self.shipped.len() + 1);
            self.trouble = None;
        } else if let Some(form) = self.form() {
            match id {
                list::UP => form.previous(),
                list::DOWN => form.next(),
                _ => {}
            }
        }
    }
}

fn purpose_form(lang: Lang) -> Form {
    let languages = vec![Opt::new("zh", "中文"), Opt::new("en", "English")];
    let purposes = vec![
        Opt::new(REAL, texts::real(lang)),
        Opt::new(TRAINING, texts::training(lang)),
    ];
    Form::new(vec![
        Item::choice(
            LANGUAGE,
            texts::language(lang),
            Choice::new(languages).with(lang.code()),
        ),
        Item::choice(
            PURPOSE,
            texts::purpose(lang),
            Choice::new(purposes).with(REAL),
        ),
    ])
}

impl Surface for FirstRun {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::FirstRun, Scope::List]
    }

    fn typing(&self) -> bool {
        match self.step {
            Step::User => self.user.typing(),
            Step::Regulation => self.on_own_file(),
            Step::Purpose | Step::Summary | Step::Samples => false,
        }
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        match (id, self.step) {
            (commands::NEXT, _) => return self.go_on(shell.lang),
            (commands::BACK, _) => return self.back(shell.lang),
            (commands::FIELD, Step::Regulation) => self.move_in_list(list::DOWN),
            (commands::FIELD_BEFORE, Step::Regulation) => self.move_in_list(list::UP),
            (commands::FIELD, _) => self.form().into_iter().for_each(Form::next),
            (commands::FIELD_BEFORE, _) => self.form().into_iter().for_each(Form::previous),
            _ => self.move_in_list(id),
        }
        Vec::new()
    }

    fn key(&mut self, key: Key, shell: &Shell) -> Vec<Effect> {
        if self.step == Step::Regulation {
            if self.on_own_file() && !self.busy {
                self.own_path.key(key);
                self.trouble = None;
            }
            return Vec::new();
        }
        let heard = self.form().map_or(Heard::Ignored, |form| form.key(key));
        self.heard(heard, shell)
    }

    fn paste(&mut self, text: &str, shell: &Shell) -> Vec<Effect> {
        if self.step == Step::Regulation && self.on_own_file() {
            if self.own_path.paste(text).is_err() {
                return vec![Effect::complain(texts::path_long(shell.lang))];
            }
            return Vec::new();
        }
        match self.form().map(|form| form.paste(text, shell.lang)) {
            Some(Err(sentence)) => vec![Effect::complain(sentence)],
            _ => Vec::new(),
        }
    }

    fn click(&mut self, target: Target, double: bool, shell: &Shell) -> Vec<Effect> {
        if let (Target::Row(place), Step::Regulation, false) = (target, self.step, self.busy) {
            self.list.select(place, self.shipped.len() + 1);
            return if double {
                self.go_on(shell.lang)
            } else {
                Vec::new()
            };
        }
        let heard = self
            .form()
            .map_or(Heard::Ignored, |form| form.click(target));
        self.heard(heard, shell)
    }

    fn enter(&mut self, shell: &Shell) -> Vec<Effect> {
        self.make_forms(shell.lang);
        vec![Effect::ask("shipped", Request::Shipped)]
    }

    fn language_changed(&mut self, shell: &Shell) {
        self.make_forms(shell.lang);
    }

    fn answer(
        &mut self,
        _topic: &'static str,
        answer: backend::Answer,
        shell: &Shell,
    ) -> Vec<Effect> {
        self.busy = false;
        match answer {
            backend::Answer::FirstRun(Answer::Shipped { known, path }) => {
                self.shipped = known;
                self.path = path;
            }
            backend::Answer::FirstRun(Answer::Read(Ok(known))) => {
                self.own = Some(*known);
                self.mistakes.clear();
                self.enter_step(Step::User, shell.lang);
            }
            backend::Answer::FirstRun(Answer::Read(Err(mistakes))) => {
                self.mistakes = mistakes;
                self.mistakes_in_sight.reset();
            }
            backend::Answer::FirstRun(Answer::Filled) => return self.sign_in(),
            backend::Answer::Opened(Some(_)) => return self.created(),
            backend::Answer::SignedIn { .. } => return self.arrive(shell.lang),
            _ => {}
        }
        Vec::new()
    }

    fn failed(&mut self, topic: &'static str, failure: Failure, shell: &Shell) -> Vec<Effect> {
        self.busy = false;
        let text = failure.text(shell.lang).to_owned();
        match topic {
            "samples" => {
                let mut effects = self.sign_in();
                effects.push(Effect::complain(text));
                effects
            }
            "sign_in" => vec![Effect::Go(Place::SignIn), Effect::complain(text)],
            _ => {
                self.trouble = Some(text);
                Vec::new()
            }
        }
    }

    fn counts_seconds(&self) -> bool {
        self.step == Step::Samples
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        view::view(self, draw, area);
    }
}

impl FirstRun {
    /// The desk stands and somebody is signed in: on to the first case.
    fn arrive(&mut self, lang: Lang) -> Vec<Effect> {
        let made = self.progress.as_ref().map_or(0, Progress::done);
        let (place, text) = match (self.trains(), made) {
            (false, _) => (Place::Register, texts::next_real(lang).to_owned()),
            (true, 0) => (Place::Cases, texts::next_training(lang).to_owned()),
            (true, made) => (Place::Cases, texts::next_samples(lang, made)),
        };
        *self = Self::default();
        vec![Effect::Go(place), Effect::say(text)]
    }
}
