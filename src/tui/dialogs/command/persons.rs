//! The dialog of entries against persons: propose one under an item, or decide one.

use serde_json::{Value, json};

use super::fields::{Take, none};
use super::plan::{Plan, Scene, ask_for, field, need};
use super::{items, texts};
use crate::case::Role;
use crate::text::Lang;
use crate::tui::screens::case::outcome;
use crate::tui::widgets::{Form, Input, Opt};

pub(super) const ASSESS_PERSON: Plan = Plan {
    fill: |form, scene| {
        let first = if decides(scene) { "decide" } else { "propose" };
        form.choose("_mode", first);
        if let [only] = open(scene).as_slice() {
            form.choose("id", &only.id);
        }
        form.choose("sanction", "");
        let first = scene.case().persons.first();
        form.set_text("person", first.map_or("", |person| person.name.as_str()));
        if let Some(item) = form.item_mut("points") {
            item.hint = Some(texts::points_hint(scene.lang).to_owned());
        }
        if let [only] = items::options(scene).as_slice() {
            form.set_text("item", &only.label);
        }
    },
    adjust,
    shape: |fields, _| {
        let id = fields
            .get("id")
            .and_then(Value::as_str)
            .and_then(|id| id.parse::<u32>().ok());
        if let Some(id) = id {
            fields.insert("id".to_owned(), json!(id));
        }
    },
    ..Plan::of(&[
        field("_mode", texts::mode, Take::Choice(modes)),
        field("id", texts::which, Take::Choice(open)),
        field("decided", texts::decision, Take::YesNo(decision)),
        field("item", texts::item, Take::Known(items::options)),
        field("person", texts::person, Take::Person),
        field("department", texts::department, Take::Department),
        field("points", texts::points, Take::Number),
        field(
            "sanction",
            texts::sanction,
            Take::Choice(|scene| items::sanctions(None, scene.lang)),
        ),
        field("reward", texts::reward, Take::Line),
        field("reason", texts::reason, Take::Text),
    ])
};

/// Shows what the chosen item asks for, and no more: points where it costs points, the sanctions that it leaves open.
fn adjust(form: &mut Form, scene: &Scene<'_>) {
    let decide = form.chosen("_mode") == Some("decide");
    for id in ["id", "decided"] {
        ask_for(form, id, decide);
    }
    for id in ["item", "person", "reason"] {
        ask_for(form, id, !decide);
    }
    form.show("department", !decide);
    need(form, "_mode", false);
    let rewards = scene.regulation().items.iter().any(|item| item.reward);
    form.show("reward", !decide && rewards);
    let item = items::meant(&form.text("item"), scene);
    let charge = item.and_then(|item| items::charge_of(item, scene));
    let open = charge.map(|charge| charge.sanctions.as_slice());
    let by_sanction_only =
        charge.is_some_and(|charge| charge.points.is_none() && !charge.sanctions.is_empty());
    form.show("points", !decide && !by_sanction_only);
    form.show(
        "sanction",
        !decide && open.is_none_or(|open| !open.is_empty()),
    );
    need(form, "sanction", by_sanction_only);
    let mut options = items::sanctions(open, scene.lang);
    if !by_sanction_only {
        options.insert(0, none(scene.lang));
    }
    if let Some(Input::Choice(choice)) = form.item_mut("sanction").map(|item| &mut item.input) {
        if by_sanction_only && choice.chosen() == Some("") {
            choice.clear();
        }
        choice.set_options(options);
        if !by_sanction_only && choice.chosen().is_none() {
            choice.choose("");
        }
    }
}

/// Deciding is offered to those who may.
fn modes(scene: &Scene<'_>) -> Vec<Opt> {
    if open(scene).is_empty() || !decides(scene) {
        return Vec::new();
    }
    vec![
        Opt::new("propose", texts::propose(scene.lang)),
        Opt::new("decide", texts::decide(scene.lang)),
    ]
}

fn decides(scene: &Scene<'_>) -> bool {
    let actor = scene.shell.actor.as_ref();
    actor.is_some_and(|actor| actor.may(Role::Manager))
}

fn open(scene: &Scene<'_>) -> Vec<Opt> {
    let open = scene
        .case()
        .assessments
        .iter()
        .filter(|entry| entry.decided.is_none());
    open.map(|entry| {
        Opt::new(
            entry.id.to_string(),
            outcome::assessment(scene.lang, scene.opened, entry),
        )
    })
    .collect()
}

fn decision(lang: Lang) -> [&'static str; 2] {
    [texts::approve(lang), texts::reject(lang)]
}
