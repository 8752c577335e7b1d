//! The registration form: one form with the answer beside it, and the receipt after it.
//!
//! State and commands here; the form itself in `register/fields.rs` (which fields), `entry.rs` (what was typed) and `intake.rs`
//! (what the desk gets of it); the answer in `answer.rs` and, for narrow terminals, `strip.rs`.

mod answer;
mod ask;
mod attach;
mod boxes;
mod drafts;
mod entry;
mod fields;
mod intake;
mod lists;
mod receipt;
mod strip;
mod submit;
#[cfg(test)]
mod tests;
mod time;
mod typing;
mod view;
mod words;

use std::sync::Arc;

use ratatui::layout::Rect;

use super::Place;
use super::unit::Whose;
use crate::case::Intake;
use crate::desk::{Nearby, Preview};
use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::backend;
use crate::tui::commands::{Id, Scope, form, register, unit};
use crate::tui::dialogs::{ATTACH, NearbyBox, Subject};
use crate::tui::draw::{Draw, Target};
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::surface::{Draft, Surface};
use crate::tui::widgets::{Form, Heard, Known};

use answer::Asked;
use ask::Begun;
use attach::Attaching;
use boxes::WholeAnswer;
use entry::Entry;

pub use ask::{Answer, DRAFT, Registered, Request, answer};

/// The registration form.
#[derive(Debug, Default)]
pub struct Register {
    entry: Entry,
    begun: Begun,
    /// The departments of the directory, and its employees as the form writes them.
    departments: Arc<[Known]>,
    persons: Arc<[Known]>,
    preview: Preview,
    /// On its way to the desk.
    sent: Option<Box<Intake>>,
    submitting: bool,
    /// The registration that has just got its number.
    receipt: Option<Box<Registered>>,
    /// A draft found at the desk and offered.
    found: Option<Draft>,
    attaching: Attaching,
    /// For whom the form is to be, until that is known not to cost a draft.
    wanted: Option<Whose>,
}

impl Register {
    /// Other cases that have to do with what is typed.
    pub fn nearby(&self) -> &[Nearby] {
        &self.preview.nearby
    }

    /// For whom the next form is.
    pub fn aim(&mut self, whose: Whose) {
        self.wanted = Some(whose);
    }

    /// Whose file the form would be in, as far as it says.
    pub fn whose(&self) -> Option<Whose> {
        let [unit, name, phone] = ["customer.unit", "customer.name", "customer.phone"]
            .map(|id| self.entry.form.text(id).trim().to_owned());
        if unit.is_empty() && phone.is_empty() {
            return None;
        }
        let phone = (!phone.is_empty()).then_some(phone);
        Some(Whose::of(Some(&unit), &name, phone.as_deref()))
    }

    /// Fills in for whom the form is to be.
    fn fill_in(&mut self, shell: &Shell) -> Vec<Effect> {
        let (Some(whose), Some(regulation)) = (self.wanted.take(), words::regulation(shell)) else {
            return Vec::new();
        };
        self.entry.fill_in(&whose, regulation, shell.lang);
        self.remark(shell.lang);
        vec![self.ask_preview(shell)]
    }

    /// Whether anything was said about a complaint.
    pub fn is_changed(&self) -> bool {
        self.entry.is_changed()
    }

    /// Whether the case just registered may be opened by whoever registered it.
    pub fn can_open(&self) -> bool {
        self.receipt
            .as_ref()
            .is_some_and(|receipt| receipt.outlook.is_some())
    }

    fn asked<'a>(&'a self, shell: &'a Shell, parts: &'a AskedParts) -> Asked<'a> {
        Asked {
            shell,
            preview: &self.preview,
            kind: self.entry.form.chosen("kind"),
            department: parts.department.as_deref(),
            phone: &parts.phone,
            sequel_to: parts.sequel_to.as_deref(),
        }
    }

    /// An empty form, with the channel of the one before.
    fn start(&mut self, shell: &Shell) -> Vec<Effect> {
        let channel = self.sent.take().map(|sent| sent.channel);
        *self = Self {
            begun: std::mem::take(&mut self.begun),
            departments: std::mem::take(&mut self.departments),
            persons: std::mem::take(&mut self.persons),
            wanted: self.wanted.take(),
            ..Self::default()
        };
        self.begun.op = None;
        if let Some(regulation) = words::regulation(shell) {
            self.entry = Entry::new(regulation, shell.lang, channel.as_deref());
        }
        self.entry.calendar = words::calendar(shell);
        vec![Effect::ask("begin", Request::Begin)]
    }

    fn make(&mut self, shell: &Shell) {
        if let Some(regulation) = words::regulation(shell) {
            self.entry.make(regulation, shell.lang);
        }
        self.remark(shell.lang);
    }

    fn remark(&mut self, lang: Lang) {
        self.entry.remark(lang, &self.departments, &self.persons);
    }

    fn whole_answer(&self, shell: &Shell) -> Vec<Effect> {
        let parts = AskedParts::of(&self.entry);
        let cells = WholeAnswer::cells(shell.size.width);
        let sheet = answer::sheet(self.asked(shell, &parts), cells);
        vec![Effect::open(WholeAnswer::new(sheet))]
    }

    fn receipt_command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        match id {
            register::OPEN => {
                let number = self.receipt.as_ref().map(|receipt| receipt.number.clone());
                let go = number.map(|number| Effect::Go(Place::Case(number)));
                go.into_iter().collect()
            }
            register::ANOTHER => self.start(shell),
            register::LEAVE => {
                let mut effects = self.start(shell);
                effects.push(Effect::Back);
                effects
            }
            _ => Vec::new(),
        }
    }
}

/// What the answer takes from the form besides the preview.
struct AskedParts {
    department: Option<String>,
    phone: String,
    sequel_to: Option<String>,
}

impl AskedParts {
    fn of(entry: &Entry) -> Self {
        let departments = lists::entries(&entry.form.text("departments"));
        Self {
            department: departments.into_iter().next(),
            phone: entry.form.text("customer.phone"),
            sequel_to: entry.form.given("sequel_to"),
        }
    }
}

impl Surface for Register {
    fn scopes(&self) -> &'static [Scope] {
        match self.receipt {
            Some(_) => &[Scope::Registered],
            None => &[Scope::Register, Scope::Form],
        }
    }

    fn typing(&self) -> bool {
        self.receipt.is_none() && self.entry.form.typing()
    }

    fn form(&self) -> Option<&Form> {
        self.receipt.is_none().then_some(&self.entry.form)
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        let filling = self.receipt.is_none() && !self.submitting;
        filling.then_some(&mut self.entry.form)
    }

    fn form_changed(&mut self, shell: &Shell) -> Vec<Effect> {
        self.heard(Heard::Changed, shell)
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        if self.receipt.is_some() {
            return self.receipt_command(id, shell);
        }
        match id {
            form::NEXT => self.entry.form.next(),
            form::PREVIOUS => self.entry.form.previous(),
            form::SUBMIT => return self.submit(shell),
            form::CANCEL => return vec![Effect::Back],
            register::ANSWER => return self.whole_answer(shell),
            register::NEARBY => {
                let nearby = self.preview.nearby.clone();
                return vec![Effect::open(NearbyBox::to_attach(nearby))];
            }
            unit::OF_FORM => {
                let go = self.whose().map(|whose| Effect::Go(Place::File(whose)));
                return go.into_iter().collect();
            }
            register::MORE => {
                self.entry.everything = !self.entry.everything;
                self.make(shell);
            }
            register::CLEAR => return Self::ask_clear(shell),
            _ => return Vec::new(),
        }
        self.remark(shell.lang);
        Vec::new()
    }

    fn key(&mut self, key: Key, shell: &Shell) -> Vec<Effect> {
        if self.receipt.is_some() || self.submitting {
            return Vec::new();
        }
        let heard = self.entry.form.key(key);
        self.heard(heard, shell)
    }

    fn paste(&mut self, text: &str, shell: &Shell) -> Vec<Effect> {
        if self.receipt.is_some() || self.submitting {
            return Vec::new();
        }
        match self.entry.form.paste(text, shell.lang) {
            Ok(heard) => self.heard(heard, shell),
            Err(refused) => vec![Effect::complain(refused)],
        }
    }

    fn click(&mut self, target: Target, _double: bool, shell: &Shell) -> Vec<Effect> {
        if let Target::Part(place) = target {
            let near = self.preview.nearby.get(place);
            let go = near.map(|near| Effect::Go(Place::Case(near.row.number.clone())));
            return go.into_iter().collect();
        }
        let heard = self.entry.form.click(target);
        self.heard(heard, shell)
    }

    fn enter(&mut self, shell: &Shell) -> Vec<Effect> {
        let mut effects = if self.receipt.is_some() || !self.entry.is_made() {
            self.start(shell)
        } else {
            vec![Effect::ask("begin", Request::Begin)]
        };
        effects.extend(self.refresh(shell));
        if self.is_changed() {
            if self.wanted.take().is_some() {
                effects.push(Effect::complain(texts::unfinished(shell.lang)));
            }
        } else {
            effects.push(Effect::ask("drafts", backend::Request::Drafts));
        }
        effects
    }

    fn refresh(&mut self, shell: &Shell) -> Vec<Effect> {
        if self.receipt.is_some() {
            return Vec::new();
        }
        self.entry.calendar = words::calendar(shell);
        if !self.entry.speaks(shell.lang, words::regulation(shell)) {
            self.make(shell);
        }
        vec![self.ask_preview(shell)]
    }

    fn answer(
        &mut self,
        _topic: &'static str,
        answer: backend::Answer,
        shell: &Shell,
    ) -> Vec<Effect> {
        match answer {
            backend::Answer::Register(Answer::Begun(begun)) => {
                self.entry.op = self.entry.op.take().or_else(|| begun.op.clone());
                self.persons = begun.persons.iter().map(lists::known).collect();
                self.departments = begun.departments.iter().map(Known::plain).collect();
                self.begun = begun;
                self.remark(shell.lang);
            }
            backend::Answer::Register(Answer::Preview(preview)) => self.preview = *preview,
            backend::Answer::Register(Answer::Registered(registered)) => {
                return self.registered(registered);
            }
            backend::Answer::Executed(receipt) => return self.noted(&receipt, shell),
            backend::Answer::Drafts(drafts) => {
                let mut effects = self.offer_draft(&drafts, shell);
                if effects.is_empty() {
                    effects = self.fill_in(shell);
                }
                return effects;
            }
            _ => {}
        }
        Vec::new()
    }

    fn failed(
        &mut self,
        topic: &'static str,
        failure: backend::Failure,
        shell: &Shell,
    ) -> Vec<Effect> {
        match topic {
            "submit" => self.refused(&failure, shell),
            _ => vec![Effect::complain(failure.text(shell.lang))],
        }
    }

    fn chosen(&mut self, topic: &'static str, value: String, shell: &Shell) -> Vec<Effect> {
        match (topic, value.as_str()) {
            ("draft", "continue") => {
                self.wanted = None;
                self.take_draft(shell)
            }
            ("draft" | "clear", "discard") => {
                let wanted = self.wanted.take();
                let mut effects = self.discard(shell);
                self.wanted = wanted;
                effects.extend(self.fill_in(shell));
                effects
            }
            (ATTACH, number) => self.ask_how(number, shell),
            (attach::HOW, how) => self.attach(how, shell),
            _ => Vec::new(),
        }
    }

    fn draft(&self) -> Option<Draft> {
        let changed = self.receipt.is_none() && self.is_changed();
        changed.then(|| Draft {
            key: DRAFT.to_owned(),
            title: self.entry.title(),
            content: self.entry.to_json(),
        })
    }

    fn leave(&mut self, kept: bool, shell: &Shell) -> Vec<Effect> {
        let mut effects = if kept {
            Vec::new()
        } else {
            self.discard(shell)
        };
        effects.push(Effect::Back);
        effects
    }

    fn why(&self) -> Option<Subject> {
        let receipt = self.receipt.as_deref().filter(|own| own.outlook.is_some());
        match receipt {
            Some(receipt) => Some(Subject::case(&receipt.number)),
            None if self.receipt.is_some() || self.entry.form.chosen("kind").is_none() => None,
            None => Some(Subject::Intake(Box::new(self.preview.clone()))),
        }
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        match &self.receipt {
            Some(receipt) => receipt::view(receipt, self.sent.as_deref(), draw, area),
            None => view::view(self, draw, area),
        }
    }
}

mod texts {
    crate::catalogue! {
        unfinished() {
            zh: "这里还有一份没有提交的登记；先提交或清空，再为此户登记",
            en: "A registration is still unfinished here; submit or clear it first, then register for this unit",
        }
    }
}
