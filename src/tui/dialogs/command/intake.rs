//! Dialogs that mend the record: another kind, what was not known at the counter, the level.

use serde_json::{Map, Value};

use super::fields::Take;
use super::plan::{Plan, Scene, extra_line, field, need};
use super::texts;
use crate::case::Sex;
use crate::tui::theme::Role;
use crate::tui::widgets::{Form, Input, Item, Opt, Tick, badge};

pub(super) const RECLASSIFY: Plan = Plan {
    preface: |scene| {
        let now = scene.regulation().kind(&scene.case().kind);
        let label = now.map_or("", |kind| kind.label.get(scene.lang));
        vec![(texts::now_is(scene.lang, label), Role::Muted)]
    },
    ..Plan::of(&[
        field("kind", texts::kind, Take::Choice(kinds)),
        field("reason", texts::reason, Take::Text),
    ])
};

fn kinds(scene: &Scene<'_>) -> Vec<Opt> {
    let kinds = scene.regulation().kinds.iter();
    kinds
        .filter(|kind| kind.id != scene.case().kind && kind.sealed_for.is_none())
        .map(|kind| Opt::new(&kind.id, kind.label.get(scene.lang)))
        .collect()
}

pub(super) const COMPLETE: Plan = Plan {
    extra: own_fields,
    fill: record,
    shape: only_changes,
    ..Plan::of(&[
        field("customer.name", texts::name, Take::Line),
        field("customer.sex", texts::sex, Take::Choice(sexes)),
        field("customer.phone", texts::phone, Take::Line),
        field("customer.unit", texts::unit, Take::Line),
        field("customer.address", texts::address, Take::Line),
        field(
            "customer.important",
            texts::important,
            Take::Flag(texts::is_important),
        ),
        field("customer.relation", texts::relation, Take::Line),
        field("customer.identity", texts::identity, Take::Line),
        field("contact.name", texts::contact_name, Take::Line),
        field("contact.mobile", texts::contact_mobile, Take::Line),
        field("contact.phone", texts::contact_phone, Take::Line),
        field("category", texts::category, Take::Choice(categories)),
        field("subject", texts::subject, Take::Line),
        field("demand", texts::demand, Take::Text),
        field("persons", texts::persons, Take::Persons),
    ])
};

fn sexes(scene: &Scene<'_>) -> Vec<Opt> {
    vec![
        Opt::new("m", texts::male(scene.lang)),
        Opt::new("f", texts::female(scene.lang)),
    ]
}

fn categories(scene: &Scene<'_>) -> Vec<Opt> {
    let kind = &scene.case().kind;
    let categories = scene.regulation().categories.iter();
    categories
        .filter(|category| category.kinds.is_empty() || category.kinds.contains(kind))
        .map(|category| Opt::new(&category.id, category.label.get(scene.lang)))
        .collect()
}

fn own_fields(scene: &Scene<'_>) -> Vec<Item> {
    let case = scene.case();
    let fields = scene.regulation().fields.iter();
    fields
        .filter(|field| field.is_extra())
        .filter(|field| field.kinds.is_empty() || field.kinds.contains(&case.kind))
        .map(|field| {
            let value = case.fields.get(&field.id).map_or("", String::as_str);
            extra_line(
                format!("fields.{}", field.id),
                field.label.get(scene.lang),
                value,
            )
        })
        .collect()
}

fn record(form: &mut Form, scene: &Scene<'_>) {
    let case = scene.case();
    let customer = &case.customer;
    let texts = [
        ("customer.name", Some(&customer.name)),
        ("customer.phone", customer.phone.as_ref()),
        ("customer.unit", customer.unit.as_ref()),
        ("customer.address", customer.address.as_ref()),
        ("customer.relation", customer.relation.as_ref()),
        ("customer.identity", customer.identity.as_ref()),
        ("contact.name", case.contact.name.as_ref()),
        ("contact.mobile", case.contact.mobile.as_ref()),
        ("contact.phone", case.contact.phone.as_ref()),
        ("subject", case.subject.as_ref()),
        ("demand", case.demand.as_ref()),
    ];
    for (id, text) in texts {
        form.set_text(id, text.map_or("", String::as_str));
    }
    let persons: Vec<String> = case
        .persons
        .iter()
        .map(|person| {
            format!(
                "{} {}",
                person.name,
                person.department.as_deref().unwrap_or_default()
            )
        })
        .collect();
    form.set_text("persons", persons.join("\n").trim());
    form.choose("category", case.category.as_deref().unwrap_or_default());
    let sex = match customer.sex {
        Some(Sex::M) => "m",
        Some(Sex::F) => "f",
        None => "",
    };
    form.choose("customer.sex", sex);
    if customer.important {
        tick(form, "customer.important");
    }
    mark_expected(form, scene);
}

/// What the paper expects and nobody has filled in yet comes first to the eye.
fn mark_expected(form: &mut Form, scene: &Scene<'_>) {
    let expected = scene
        .regulation()
        .fields
        .iter()
        .filter(|field| field.expected);
    let kind = &scene.case().kind;
    let mut first = None;
    for field in expected.filter(|field| field.kinds.is_empty() || field.kinds.contains(kind)) {
        for id in [field.id.clone(), format!("fields.{}", field.id)] {
            if let Some(item) = form.item_mut(&id).filter(|item| item.is_blank()) {
                item.hint = Some(field.clause.clone());
                first = first.or(Some(id));
            }
        }
    }
    if let Some(id) = first {
        form.focus(&id);
    }
}

fn tick(form: &mut Form, id: &str) {
    if let Some(Item {
        input: Input::Ticks(ticks),
        ..
    }) = form.item_mut(id)
    {
        ticks.set(&std::iter::once(id.to_owned()).collect());
    }
}

/// What is as it was is not sent: it stays as it is.
fn only_changes(fields: &mut Map<String, Value>, scene: &Scene<'_>) {
    let plan = super::plan::of(scene.name);
    let Ok(before) = super::read::fields(&plan.form(scene), &plan, scene) else {
        return;
    };
    fields.retain(|id, value| before.get(id) != Some(value));
    for group in ["customer", "contact", "fields"] {
        let (Some(Value::Object(now)), Some(Value::Object(before))) =
            (fields.get_mut(group), before.get(group))
        else {
            continue;
        };
        now.retain(|id, value| before.get(id) != Some(value));
    }
}

pub(super) const ASSESS: Plan = Plan {
    fill: |form, scene| {
        if let Some(Item {
            input: Input::Ticks(ticks),
            ..
        }) = form.item_mut("facts")
        {
            ticks.set(&scene.case().ticked);
        }
    },
    adjust: |form, _| {
        let by_hand = form.chosen("level").is_some_and(|level| !level.is_empty());
        need(form, "reason", by_hand);
    },
    preface: |scene| {
        let level = scene.case().level.as_ref();
        let label = level.map_or_else(String::new, |level| badge::label(scene.shell, &level.id));
        vec![(texts::now_is(scene.lang, &label), Role::Muted)]
    },
    shape: |fields, _| {
        fields
            .entry("facts")
            .or_insert_with(|| Value::Array(Vec::new()));
    },
    ..Plan::of(&[
        field("facts", texts::facts, Take::Ticks(criteria)),
        field("level", texts::level, Take::Choice(levels)),
        field("reason", texts::reason, Take::Text),
    ])
};

fn criteria(scene: &Scene<'_>) -> Vec<Tick> {
    let kind = &scene.case().kind;
    let regulation = scene.regulation();
    let criteria = regulation.criteria.iter();
    criteria
        .filter(|criterion| criterion.ticked)
        .filter(|criterion| criterion.kinds.is_empty() || criterion.kinds.contains(kind))
        .map(|criterion| {
            let clause = regulation.clause(&criterion.clause);
            let label = clause.map_or("", |clause| clause.label.get(scene.lang));
            Tick::new(&criterion.clause, label, &criterion.clause)
        })
        .collect()
}

fn levels(scene: &Scene<'_>) -> Vec<Opt> {
    let by_rule = Opt::new("", texts::level_by_rule(scene.lang));
    let levels = scene.regulation().levels.iter();
    let levels = levels.map(|level| Opt::new(&level.id, level.label.get(scene.lang)));
    std::iter::once(by_rule).chain(levels).collect()
}
