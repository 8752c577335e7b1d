//! The registration form: one form with the answer beside it, and the receipt after it.
//!
//! State and commands here; the form itself in `register/fields.rs` (which fields), `entry.rs` (what was typed) and `intake.rs`
//! (what the desk gets of it); the answer in `answer.rs` and, for narrow terminals, `strip.rs`.

mod answer;
mod ask;
mod boxes;
mod choose;
mod entry;
mod fields;
mod intake;
mod lists;
mod receipt;
mod strip;
#[cfg(test)]
mod tests;
mod time;
mod view;
mod words;

use ratatui::crossterm::event::KeyCode;
use ratatui::layout::Rect;

use super::Place;
use crate::case::Intake;
use crate::desk::Preview;
use crate::store::{CaseRow, FormDraft};
use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::backend;
use crate::tui::commands::{Id, Scope, form, register};
use crate::tui::draw::{Draw, Target};
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::surface::{Draft, Surface};
use crate::tui::widgets::Heard;

use answer::Asked;
use ask::{Begun, DRAFT};
use boxes::{EarlierCases, WholeAnswer};
use choose::Choose;
use entry::Entry;
use fields::{EXTRA, FACTS};

pub use ask::{Answer, Registered, Request, answer};

/// The registration form.
#[derive(Debug, Default)]
pub struct Register {
    /// Whose form it is.
    user: Option<String>,
    entry: Entry,
    begun: Begun,
    /// The employees of the directory, as the form writes them.
    persons: Vec<String>,
    preview: Preview,
    /// Which of the names offered for completion would be taken.
    offer: usize,
    /// On its way to the desk.
    sent: Option<Box<Intake>>,
    submitting: bool,
    /// The registration that has just got its number.
    receipt: Option<Box<Registered>>,
    /// A draft found at the desk and offered.
    found: Option<Draft>,
}

impl Register {
    /// The earlier cases of this customer, newest first.
    pub fn earlier(&self) -> &[CaseRow] {
        &self.preview.earlier
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
        }
    }

    /// An empty form, with the channel of the one before.
    fn start(&mut self, shell: &Shell) -> Vec<Effect> {
        let channel = self.sent.take().map(|sent| sent.channel);
        *self = Self {
            user: shell.actor.as_ref().map(|actor| actor.user.clone()),
            begun: std::mem::take(&mut self.begun),
            persons: std::mem::take(&mut self.persons),
            ..Self::default()
        };
        self.begun.op = None;
        if let Some(regulation) = words::regulation(shell) {
            self.entry = Entry::new(regulation, shell.lang, channel.as_deref());
        }
        vec![Effect::ask("begin", Request::Begin)]
    }

    fn make(&mut self, shell: &Shell) {
        if let Some(regulation) = words::regulation(shell) {
            self.entry.make(regulation, shell.lang);
        }
        self.remark(shell.lang);
    }

    fn remark(&mut self, lang: Lang) {
        self.entry
            .remark(lang, &self.begun.departments, &self.persons, self.offer);
    }

    /// What follows a key, a paste or a click in the form.
    fn heard(&mut self, heard: Heard, shell: &Shell) -> Vec<Effect> {
        match heard {
            Heard::Ignored => Vec::new(),
            Heard::Moved => {
                self.remark(shell.lang);
                Vec::new()
            }
            Heard::Changed => {
                self.offer = 0;
                self.changed(shell)
            }
        }
    }

    fn changed(&mut self, shell: &Shell) -> Vec<Effect> {
        let before = self.entry.is_changed();
        if let Some(regulation) = words::regulation(shell) {
            self.entry.changed(regulation, shell.lang, shell.now);
        }
        self.remark(shell.lang);
        let mut effects = vec![self.ask_preview(shell)];
        if before && !self.entry.is_changed() {
            effects.push(drop_draft());
        }
        effects
    }

    fn ask_preview(&self, shell: &Shell) -> Effect {
        let intake = self.entry.so_far(shell.now);
        Effect::ask_latest("preview", Request::Preview(Box::new(intake)))
    }

    /// Keys of the list of names that is offered below a field.
    fn complete(&mut self, key: Key, shell: &Shell) -> Option<Vec<Effect>> {
        let known = match self.entry.form.focused() {
            "departments" => &self.begun.departments,
            "persons" => &self.persons,
            _ => return None,
        };
        let id = self.entry.form.focused().to_owned();
        let text = self.entry.form.text_raw(&id);
        let offers = lists::offers(&text, known);
        if offers.is_empty() || !lists::begun(&text) {
            return None;
        }
        let at = self.offer.min(offers.len() - 1);
        self.offer = match key.code {
            KeyCode::Down => (at + 1) % offers.len(),
            KeyCode::Up => (at + offers.len() - 1) % offers.len(),
            KeyCode::Enter => {
                let name = offers.get(at)?;
                self.entry
                    .form
                    .set_text(&id, &lists::completed(&text, name));
                return Some(self.heard(Heard::Changed, shell));
            }
            _ => return None,
        };
        self.remark(shell.lang);
        Some(Vec::new())
    }

    fn submit(&mut self, shell: &Shell) -> Vec<Effect> {
        if self.submitting {
            return Vec::new();
        }
        let intake = self.entry.so_far(shell.now);
        let form = &mut self.entry.form;
        form.clear_errors();
        if intake.persons.iter().any(|person| person.name.is_empty()) {
            form.set_error("persons", texts::no_name(shell.lang));
        }
        if self.entry.received_at(shell.now).is_err() {
            let how = texts::no_time(shell.lang);
            self.entry.form.set_error("received_at", how);
        }
        if !self.entry.form.complete(shell.lang) {
            self.remark(shell.lang);
            return Vec::new();
        }
        self.submitting = true;
        let intake = Box::new(intake);
        self.sent = Some(intake.clone());
        vec![Effect::ask("submit", Request::Submit(intake))]
    }

    /// Says what is wrong where it is wrong, and goes there.
    fn refused(&mut self, failure: &backend::Failure, shell: &Shell) -> Vec<Effect> {
        self.submitting = false;
        let text = failure.text(shell.lang);
        let Some(field) = failure.field.as_deref() else {
            return vec![Effect::complain(text)];
        };
        if field == "op" {
            self.entry.op = None;
            return vec![
                Effect::ask("begin", Request::Begin),
                Effect::complain(texts::perhaps_saved(shell.lang)),
            ];
        }
        let item = self.item_of(field);
        if self.entry.form.item(&item).is_some_and(|item| item.hidden) {
            self.entry.everything = true;
            self.make(shell);
        }
        if !self.entry.form.set_error(&item, without_name(text, field)) {
            return vec![Effect::complain(text)];
        }
        self.entry.form.focus_first_error();
        self.remark(shell.lang);
        Vec::new()
    }

    /// The item of the form that a field of the desk is about.
    fn item_of(&self, field: &str) -> String {
        match field {
            "persons.name" | "persons.department" => "persons".to_owned(),
            "facts" => {
                let mut items = self.entry.form.items().iter();
                let first = items.find(|item| item.id.starts_with(FACTS));
                first.map_or_else(String::new, |item| item.id.clone())
            }
            field if self.entry.form.item(field).is_none() => format!("{EXTRA}{field}"),
            field => field.to_owned(),
        }
    }

    fn registered(&mut self, registered: Box<Registered>) -> Vec<Effect> {
        self.submitting = false;
        self.receipt = Some(registered);
        self.entry = Entry::default();
        self.preview = Preview::default();
        Vec::new()
    }

    /// A draft that a crash, a kill or an earlier visit left is offered while nothing is typed yet.
    fn offer_draft(&mut self, drafts: &[FormDraft], shell: &Shell) -> Vec<Effect> {
        if self.is_changed() || self.receipt.is_some() || self.found.is_some() {
            return Vec::new();
        }
        let kept = drafts.iter().find(|draft| draft.form == DRAFT);
        let Some(kept) = kept else {
            return Vec::new();
        };
        let Some(draft) = Draft::read(&kept.form, &kept.body) else {
            return vec![drop_draft()];
        };
        let lang = shell.lang;
        let saved = time::short(kept.saved_at.with_timezone(shell.now.offset()), shell.now);
        let text = texts::draft(lang, &saved, &draft.title);
        self.found = Some(draft);
        let answers = vec![
            ("continue", texts::go_on(lang)),
            ("discard", texts::discard(lang)),
        ];
        vec![Effect::open(Choose::new(
            "draft",
            texts::draft_title(lang),
            text,
            answers,
        ))]
    }

    fn take_draft(&mut self, shell: &Shell) -> Vec<Effect> {
        let (Some(draft), Some(regulation)) = (self.found.take(), words::regulation(shell)) else {
            return Vec::new();
        };
        self.entry.restore(&draft.content, regulation, shell.lang);
        self.remark(shell.lang);
        vec![self.ask_preview(shell)]
    }

    fn discard(&mut self, shell: &Shell) -> Vec<Effect> {
        let mut effects = self.start(shell);
        effects.push(drop_draft());
        effects
    }

    fn leave(&self, shell: &Shell) -> Vec<Effect> {
        if !self.is_changed() {
            return vec![Effect::Back];
        }
        let lang = shell.lang;
        let answers = vec![
            ("stay", texts::stay(lang)),
            ("keep", texts::keep(lang)),
            ("discard", texts::discard_form(lang)),
        ];
        vec![Effect::open(Choose::new(
            "leave",
            texts::leave_title(lang),
            texts::leave(lang),
            answers,
        ))]
    }

    fn ask_clear(shell: &Shell) -> Vec<Effect> {
        let lang = shell.lang;
        let answers = vec![
            ("stay", texts::stay(lang)),
            ("discard", texts::discard(lang)),
        ];
        vec![Effect::open(Choose::new(
            "clear",
            texts::clear_title(lang),
            texts::clear(lang),
            answers,
        ))]
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
}

impl AskedParts {
    fn of(entry: &Entry) -> Self {
        let departments = lists::entries(&entry.form.text("departments"));
        Self {
            department: departments.into_iter().next(),
            phone: entry.form.text("customer.phone"),
        }
    }
}

fn drop_draft() -> Effect {
    Effect::ask("draft", backend::Request::DropDraft(DRAFT.to_owned()))
}

/// A message without the name of the field, which stands beside it already.
fn without_name(text: &str, field: &str) -> String {
    let rest = text.strip_prefix(field).unwrap_or(text);
    rest.trim_start_matches(['：', ':', ' ']).to_owned()
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

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        if self.receipt.is_some() {
            return self.receipt_command(id, shell);
        }
        match id {
            form::NEXT => self.entry.form.next(),
            form::PREVIOUS => self.entry.form.previous(),
            form::SUBMIT => return self.submit(shell),
            form::CANCEL => return self.leave(shell),
            register::ANSWER => return self.whole_answer(shell),
            register::EARLIER => {
                return vec![Effect::open(EarlierCases::new(
                    self.preview.earlier.clone(),
                ))];
            }
            register::MORE => {
                self.entry.everything = !self.entry.everything;
                self.make(shell);
            }
            register::CLEAR => return Self::ask_clear(shell),
            _ => return Vec::new(),
        }
        self.offer = 0;
        self.remark(shell.lang);
        Vec::new()
    }

    fn key(&mut self, key: Key, shell: &Shell) -> Vec<Effect> {
        if self.receipt.is_some() || self.submitting {
            return Vec::new();
        }
        if let Some(effects) = self.complete(key, shell) {
            return effects;
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
            let case = self.preview.earlier.get(place);
            let go = case.map(|case| Effect::Go(Place::Case(case.number.clone())));
            return go.into_iter().collect();
        }
        let heard = self.entry.form.click(target);
        self.heard(heard, shell)
    }

    fn enter(&mut self, shell: &Shell) -> Vec<Effect> {
        let user = shell.actor.as_ref().map(|actor| &actor.user);
        let mut effects = if self.receipt.is_some() || self.user.as_ref() != user {
            self.start(shell)
        } else {
            vec![Effect::ask("begin", Request::Begin)]
        };
        effects.extend(self.refresh(shell));
        if !self.is_changed() {
            effects.push(Effect::ask("drafts", backend::Request::Drafts));
        }
        effects
    }

    fn refresh(&mut self, shell: &Shell) -> Vec<Effect> {
        if self.receipt.is_some() {
            return Vec::new();
        }
        if !self.entry.speaks(shell.lang) {
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
                self.persons = begun.persons.iter().map(lists::entry_of).collect();
                self.begun = begun;
                self.remark(shell.lang);
            }
            backend::Answer::Register(Answer::Preview(preview)) => self.preview = *preview,
            backend::Answer::Register(Answer::Registered(registered)) => {
                return self.registered(registered);
            }
            backend::Answer::Drafts(drafts) => return self.offer_draft(&drafts, shell),
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
            ("draft", "continue") => self.take_draft(shell),
            ("draft" | "leave" | "clear", "discard") => {
                let mut effects = self.discard(shell);
                if topic == "leave" {
                    effects.push(Effect::Back);
                }
                effects
            }
            ("leave", "keep") => vec![Effect::Back],
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

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        match &self.receipt {
            Some(receipt) => receipt::view(receipt, self.sent.as_deref(), draw, area),
            None => view::view(self, draw, area),
        }
    }
}

mod texts {
    crate::catalogue! {
        no_name() { zh: "写成“姓名 部门”，几个人用顿号隔开", en: "write \"name department\", with commas between several" }
        no_time() { zh: "写成 9-28 10:12 或 10:12；留空就是现在", en: "write 9-28 10:12 or 10:12; leave it empty for now" }
        perhaps_saved() { zh: "这份登记可能已经保存过：请先到案件列表核对；再提交一次将另行登记", en: "This may have been saved before: look in the list of cases first; submitting again registers another" }
        draft_title() { zh: "有未提交的登记草稿", en: "A registration was not submitted" }
        draft(saved: &str, title: &str) { zh: "{saved}  {title}", en: "{saved}  {title}" }
        go_on() { zh: "继续填写", en: "Go on with it" }
        discard() { zh: "放弃", en: "Discard it" }
        leave_title() { zh: "登记尚未提交", en: "Not submitted yet" }
        leave() { zh: "填写的内容已存为草稿。", en: "What you typed is kept as a draft." }
        stay() { zh: "继续填写", en: "Go on writing" }
        keep() { zh: "保留草稿，返回", en: "Keep the draft and go back" }
        discard_form() { zh: "放弃这份登记", en: "Discard this registration" }
        clear_title() { zh: "清空重填", en: "Clear the form" }
        clear() { zh: "填写的内容和草稿都将删除，不能恢复。", en: "What you typed and its draft will be deleted for good." }
    }
}
