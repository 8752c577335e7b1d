//! What is being filled in: the form of the moment, and everything that was typed, also into fields that another kind folded away.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::fields::{self, FACTS};
use crate::calendar::{Calendar, Moment};
use crate::regulation::Regulation;
use crate::text::{Lang, Phone, digits};
use crate::tui::screens::unit::Whose;
use crate::tui::when::{self, Reader, Way};
use crate::tui::widgets::{Aid, Form, Input, Known, Names};

/// What says nothing about a complaint yet.
const NOTHING_YET: [&str; 3] = ["kind", "channel", "received_at"];
/// The fields that take telephone numbers.
pub(super) const PHONES: [&str; 3] = ["customer.phone", "contact.mobile", "contact.phone"];

/// A registration being filled in.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    pub form: Form,
    /// By field: what stands in the form, and what stood in fields that it has no longer.
    content: Map<String, Value>,
    kind: Option<String>,
    /// The language that the form was made in.
    lang: Option<Lang>,
    /// Every field is shown, asked for or not.
    pub everything: bool,
    /// The version of the regulation that the form was made from.
    version: String,
    /// When the talk began: with the first thing typed.
    begun: Option<Moment>,
    /// Registers once, however often it is submitted.
    pub op: Option<String>,
    /// Counts the working days of a time that is typed.
    pub calendar: Option<Arc<Calendar>>,
}

impl Entry {
    /// An empty form. Where there is only one kind, it is chosen.
    pub fn new(regulation: &Regulation, lang: Lang, channel: Option<&str>) -> Self {
        let mut entry = Self::default();
        if let [kind] = regulation.kinds.as_slice() {
            entry.content.insert("kind".to_owned(), json!(kind.id));
        }
        if let Some(channel) = channel {
            entry.content.insert("channel".to_owned(), json!(channel));
        }
        entry.make(regulation, lang);
        if entry.kind.is_some() {
            entry.form.focus("channel");
        }
        entry
    }

    /// Makes the form anew for the kind and the language of now, with all that was typed.
    pub fn make(&mut self, regulation: &Regulation, lang: Lang) {
        let focus = self.form.focused().to_owned();
        let kind = self.content.get("kind").and_then(Value::as_str);
        self.kind = kind.map(str::to_owned);
        self.lang = Some(lang);
        self.version.clone_from(&regulation.version);
        let keeps = |id: &str| self.everything || self.content.contains_key(id);
        self.form = fields::form(regulation, lang, self.kind.as_deref(), keeps);
        self.form.restore(&Value::Object(self.content.clone()));
        self.form.focus(&focus);
    }

    /// Fills in what is known of whom it is for.
    pub fn fill_in(&mut self, whose: &Whose, regulation: &Regulation, lang: Lang) {
        let known = [
            ("customer.unit", whose.unit.as_deref()),
            ("customer.name", Some(whose.name.as_str())),
            ("customer.phone", whose.phone.as_deref()),
        ];
        for (id, value) in known {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                self.content.insert(id.to_owned(), json!(value));
            }
        }
        self.make(regulation, lang);
    }

    /// Says that it goes on with that case.
    pub fn go_on_with(&mut self, number: &str, regulation: &Regulation, lang: Lang) {
        self.content.insert("sequel_to".to_owned(), json!(number));
        self.make(regulation, lang);
    }

    /// Whether there is a form at all.
    pub fn is_made(&self) -> bool {
        self.lang.is_some()
    }

    /// Whether it was made in that language and from the regulation in force.
    pub fn speaks(&self, lang: Lang, regulation: Option<&Regulation>) -> bool {
        self.lang == Some(lang)
            && regulation.is_none_or(|regulation| regulation.version == self.version)
    }

    /// Something was typed or chosen.
    pub fn changed(&mut self, regulation: &Regulation, lang: Lang, now: Moment) {
        self.remember();
        if self.begun.is_none() && self.is_changed() {
            self.begun = Some(now);
            if self.form.text("received_at").is_empty() {
                self.form.set_text("received_at", &when::written(now));
            }
            self.remember();
        }
        if self.form.chosen("kind") != self.kind.as_deref() {
            self.make(regulation, lang);
        }
    }

    fn remember(&mut self) {
        for item in self.form.items().iter().filter(|item| !item.id.is_empty()) {
            let value = match &item.input {
                Input::Line(field) => json!(field.raw()),
                Input::Text(text) => json!(text.raw()),
                Input::Choice(choice) => json!(choice.chosen()),
                Input::Ticks(ticks) => json!(ticks.ticked()),
                Input::Heading => continue,
            };
            if item.is_blank() {
                self.content.remove(&item.id);
            } else {
                self.content.insert(item.id.clone(), value);
            }
        }
    }

    /// Whether anything was said about a complaint.
    pub fn is_changed(&self) -> bool {
        self.content
            .keys()
            .any(|id| !NOTHING_YET.contains(&id.as_str()))
    }

    /// When it was received, as the form says. `None` for now.
    ///
    /// # Errors
    /// What was typed, where it is no time.
    pub fn received_at(&self, now: Moment) -> Result<Option<Moment>, String> {
        let typed = self.form.text("received_at");
        if typed.is_empty() {
            return Ok(None);
        }
        match self.begun {
            Some(begun) if when::written(begun) == typed => Ok(Some(begun)),
            _ => {
                let weeks = Calendar::new(*now.offset(), []);
                let reader = Reader {
                    now,
                    calendar: self.calendar.as_deref().unwrap_or(&weeks),
                    way: Way::Past,
                };
                reader.moment(&typed).map(Some).ok_or(typed)
            }
        }
    }

    /// The criteria ticked, by clause.
    pub fn facts(&self) -> Vec<String> {
        let groups = self.form.items().iter();
        let groups = groups.filter(|item| item.id.starts_with(FACTS));
        let ticked = groups.flat_map(|item| self.form.ticked(&item.id));
        let ticked: BTreeSet<String> = ticked.map(str::to_owned).collect();
        ticked.into_iter().collect()
    }

    /// Says below the fields what is worth a second look, and offers the names that are known.
    pub fn remark(&mut self, lang: Lang, departments: &Arc<[Known]>, persons: &Arc<[Known]>) {
        for id in PHONES {
            let doubt = self.doubtful(id);
            self.hint(id, doubt.then(|| texts::looks_wrong(lang).to_owned()));
        }
        for (id, known) in [("departments", departments), ("persons", persons)] {
            if let Some(item) = self.form.item_mut(id) {
                item.aid = Some(Aid::Names(Names::several(Arc::clone(known))));
            }
        }
        let how = self.form.focused() == "persons" && self.form.text_raw("persons").is_empty();
        self.hint("persons", how.then(|| texts::persons_hint(lang).to_owned()));
    }

    fn hint(&mut self, id: &str, hint: Option<String>) {
        if let Some(item) = self.form.item_mut(id) {
            item.hint = hint;
        }
    }

    /// A number that looks wrong; one that is still being typed is not judged before it is long enough.
    fn doubtful(&self, id: &str) -> bool {
        let typed = self.form.text(id);
        let typing = self.form.focused() == id && digits(&typed).len() < 11;
        !typing && Phone::read(&typed).looks_wrong()
    }

    /// What a draft keeps.
    pub fn to_json(&self) -> Value {
        let begun = self.begun.map(|begun| begun.to_rfc3339());
        json!({"form": self.content, "begun": begun, "op": self.op})
    }

    /// Takes a draft back.
    pub fn restore(&mut self, draft: &Value, regulation: &Regulation, lang: Lang) {
        let Some(content) = draft.get("form").and_then(Value::as_object) else {
            return;
        };
        let text = |key: &str| draft.get(key).and_then(Value::as_str);
        self.content.clone_from(content);
        self.begun = text("begun").and_then(|begun| begun.parse().ok());
        self.op = text("op").map(str::to_owned).or(self.op.take());
        self.make(regulation, lang);
    }

    /// A few words that tell it from other drafts: the customer and the matter.
    pub fn title(&self) -> String {
        let parts = ["customer.name", "subject", "text"].map(|id| self.form.text(id));
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let [name, subject, text] = parts.as_slice() else {
            return String::new();
        };
        let matter = if subject.is_empty() { text } else { subject };
        let matter = crate::tui::width::cut(matter.lines().next().unwrap_or_default(), 24);
        format!("{name} {matter}").trim().to_owned()
    }
}

mod texts {
    crate::catalogue! {
        looks_wrong() { zh: "⚠ 号码看起来不对，请再核对（仍会照记）", en: "⚠ this number looks wrong, check it (it is kept as typed)" }
        persons_hint() { zh: "姓名 部门，几个人用顿号隔开", en: "name department; commas between several" }
    }
}
