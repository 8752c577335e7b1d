//! The dialog of entries against persons: propose one under an item, or decide one.

use serde_json::{Value, json};

use super::fields::{Take, none};
use super::plan::{Plan, Scene, ask_for, field, need};
use super::texts;
use crate::case::Sanction;
use crate::regulation::texts::sanction_title;
use crate::text::Lang;
use crate::tui::screens::case::outcome;
use crate::tui::widgets::{Form, Opt};

pub(super) const ASSESS_PERSON: Plan = Plan {
    fill: |form, scene| {
        form.choose("_mode", "propose");
        form.choose("sanction", "");
        let first = scene.case().persons.first();
        form.set_text("person", first.map_or("", |person| person.name.as_str()));
        if let Some(item) = form.item_mut("points") {
            item.hint = Some(texts::points_hint(scene.lang).to_owned());
        }
        if let [only] = items(scene).as_slice() {
            form.set_text("item", &only.label);
        }
    },
    adjust: |form, _| modes_of(form),
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
        field("item", texts::item, Take::Known(items)),
        field("person", texts::person, Take::Person),
        field("department", texts::department, Take::Department),
        field("points", texts::points, Take::Number),
        field("sanction", texts::sanction, Take::Choice(sanctions)),
        field("reward", texts::reward, Take::Line),
        field("reason", texts::reason, Take::Text),
    ])
};

fn modes_of(form: &mut Form) {
    let decide = form.chosen("_mode") == Some("decide");
    for id in ["id", "decided"] {
        ask_for(form, id, decide);
    }
    for id in ["item", "person", "reason"] {
        ask_for(form, id, !decide);
    }
    for id in ["department", "points", "sanction", "reward"] {
        form.show(id, !decide);
    }
    need(form, "_mode", false);
}

fn modes(scene: &Scene<'_>) -> Vec<Opt> {
    if open(scene).is_empty() {
        return Vec::new();
    }
    vec![
        Opt::new("propose", texts::propose(scene.lang)),
        Opt::new("decide", texts::decide(scene.lang)),
    ]
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

fn items(scene: &Scene<'_>) -> Vec<Opt> {
    let items = scene.regulation().items.iter();
    items
        .map(|item| {
            Opt::new(
                &item.id,
                format!("{} {}", item.id, item.label.get(scene.lang)),
            )
        })
        .collect()
}

fn sanctions(scene: &Scene<'_>) -> Vec<Opt> {
    let all = [
        Sanction::CirculatedCriticism,
        Sanction::Warning,
        Sanction::Demerit,
        Sanction::MajorDemerit,
        Sanction::Dismissal,
    ];
    let named = all.into_iter().filter_map(|sanction| {
        let id = serde_json::to_value(sanction).ok()?.as_str()?.to_owned();
        Some(Opt::new(id, sanction_title(scene.lang, sanction)))
    });
    std::iter::once(none(scene.lang)).chain(named).collect()
}
