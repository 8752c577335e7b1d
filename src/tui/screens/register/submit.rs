//! Handing the form to the desk, and what comes back: a number, or what is wrong, said where it is wrong.

use super::Register;
use super::ask::{Registered, Request};
use super::entry::Entry;
use super::fields::{EXTRA, FACTS};
use crate::desk::Preview;
use crate::tui::action::Effect;
use crate::tui::backend;
use crate::tui::model::Shell;

impl Register {
    pub(super) fn submit(&mut self, shell: &Shell) -> Vec<Effect> {
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
    pub(super) fn refused(&mut self, failure: &backend::Failure, shell: &Shell) -> Vec<Effect> {
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
    pub(super) fn item_of(&self, field: &str) -> String {
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

    pub(super) fn registered(&mut self, registered: Box<Registered>) -> Vec<Effect> {
        self.submitting = false;
        self.receipt = Some(registered);
        self.entry = Entry::default();
        self.preview = Preview::default();
        Vec::new()
    }
}

/// A message without the name of the field, which stands beside it already.
fn without_name(text: &str, field: &str) -> String {
    let rest = text.strip_prefix(field).unwrap_or(text);
    let rest = rest.strip_suffix(field).unwrap_or(rest);
    rest.trim_matches(['：', ':', ' ']).to_owned()
}

mod texts {
    crate::catalogue! {
        no_name() { zh: "写成“姓名 部门”，几个人用顿号隔开", en: "write \"name department\", with commas between several" }
        no_time() { zh: "写成 9-28 10:12 或 10:12；留空就是现在", en: "write 9-28 10:12 or 10:12; leave it empty for now" }
        perhaps_saved() { zh: "这份登记可能已经保存过：请先到案件列表核对；再提交一次将另行登记", en: "This may have been saved before: look in the list of cases first; submitting again registers another" }
    }
}
