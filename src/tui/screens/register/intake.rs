//! From the form to what the desk takes.

use super::entry::Entry;
use super::fields::{EXTRA, YES};
use super::lists;
use crate::calendar::Moment;
use crate::case::{Contact, Customer, Intake, Sex};
use crate::tui::widgets::Form;

impl Entry {
    /// The registration as far as it is filled in, for the answer beside the form.
    pub fn so_far(&self, now: Moment) -> Intake {
        let form = &self.form;
        Intake {
            op: self.op.clone(),
            kind: form.chosen("kind").unwrap_or_default().to_owned(),
            channel: form.chosen("channel").unwrap_or_default().to_owned(),
            received_at: self.received_at(now).ok().flatten(),
            customer: customer(form),
            contact: contact(form),
            category: form.chosen("category").map(str::to_owned),
            subject: form.given("subject"),
            text: form.text("text"),
            demand: form.given("demand"),
            agitated: yes(form, "agitated"),
            departments: lists::entries(&form.text("departments")),
            persons: lists::persons(&form.text("persons")),
            facts: self.facts(),
            sequel_to: form.given("sequel_to"),
            fields: extra(form),
        }
    }
}

fn customer(form: &Form) -> Customer {
    let sex = form.chosen("customer.sex");
    Customer {
        name: form.text("customer.name"),
        sex: sex.map(|sex| if sex == "m" { Sex::M } else { Sex::F }),
        phone: form.given("customer.phone"),
        address: form.given("customer.address"),
        unit: form.given("customer.unit"),
        important: yes(form, "customer.important"),
        relation: form.given("customer.relation"),
        identity: form.given("customer.identity"),
    }
}

fn contact(form: &Form) -> Contact {
    Contact {
        name: form.given("contact.name"),
        mobile: form.given("contact.mobile"),
        phone: form.given("contact.phone"),
    }
}

fn yes(form: &Form, id: &str) -> bool {
    form.ticked(id).contains(&YES)
}

fn extra(form: &Form) -> std::collections::BTreeMap<String, String> {
    let items = form.items().iter();
    let extra = items.filter_map(|item| {
        let id = item.id.strip_prefix(EXTRA)?;
        Some((id.to_owned(), form.given(&item.id)?))
    });
    extra.collect()
}
