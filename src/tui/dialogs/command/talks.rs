//! Dialogs of what is said to the customer: promise, contact, answer, signature, callback.

use super::fields::{Take, methods};
use super::plan::{Plan, Scene, ask_for, field, need};
use super::texts;
use crate::case::ContactAttempt;
use crate::regulation::texts::method_title;
use crate::text::Lang;
use crate::tui::screens::case::{outcome, words};
use crate::tui::theme::Role;
use crate::tui::widgets::{Form, Opt, due};

/// Attempts shown above a callback.
const SHOWN: usize = 3;

pub(super) const PROMISE: Plan = Plan::of(&[
    field("until", texts::until, Take::Ahead),
    field("what", texts::what, Take::Text),
]);

pub(super) const CONTACT: Plan = Plan {
    fill: by_phone,
    preface: attempts,
    ..Plan::of(&[
        field("method", texts::method, Take::Choice(methods)),
        field("reached", texts::reached, Take::YesNo(reached)),
        field("notes", texts::talk, Take::Text),
        field("at", texts::at, Take::Past),
    ])
};

fn by_phone(form: &mut Form, _: &Scene<'_>) {
    form.choose("method", "phone");
}

fn reached(lang: Lang) -> [&'static str; 2] {
    [texts::reached_words(lang), texts::not_reached_words(lang)]
}

pub(super) const ANSWER: Plan = Plan {
    fill: |form, _| {
        form.choose("method", "phone");
        form.choose("accepted", "");
    },
    ..Plan::of(&[
        field("method", texts::method, Take::Choice(methods)),
        field("notes", texts::told, Take::Text),
        field("accepted", texts::accepted, Take::Choice(opinions)),
        field(
            "settled_at_once",
            texts::settled,
            Take::Flag(texts::is_settled),
        ),
    ])
};

fn opinions(scene: &Scene<'_>) -> Vec<Opt> {
    let needed = scene
        .task()
        .is_some_and(|task| task.needs.iter().any(|field| field == "accepted"));
    let said = [
        Opt::new("yes", texts::accepted_words(scene.lang)),
        Opt::new("no", texts::not_accepted_words(scene.lang)),
    ];
    let open = (!needed).then(|| Opt::new("", texts::not_said(scene.lang)));
    said.into_iter().chain(open).collect()
}

pub(super) const COUNTERSIGN: Plan = Plan {
    fill: |form, scene| form.set_text("name", &scene.case().customer.name),
    adjust: |form, _| {
        let refused = !form.ticked("refused").is_empty();
        need(form, "name", !refused);
    },
    ..Plan::of(&[
        field("name", texts::signature, Take::Line),
        field("refused", texts::refused, Take::Flag(texts::is_refused)),
    ])
};

/// What the regulation would have said, who was tried before, and what the customer thinks.
pub(super) const CALLBACK: Plan = Plan {
    fill: by_phone,
    adjust: |form, scene| {
        let reached = form.yes("reached");
        let task = scene.task();
        let asked = task.is_some_and(|task| task.needs.iter().any(|field| field == "satisfaction"));
        ask_for(form, "satisfaction", reached != Some(false));
        need(form, "satisfaction", asked && reached != Some(false));
        form.show("words", reached != Some(false));
    },
    preface: |scene| {
        let lang = scene.lang;
        let mut lines = vec![(texts::script(lang).to_owned(), Role::Title)];
        let script = scene.regulation().callback_script.iter();
        lines.extend(script.map(|line| (format!("  {}", line.label.get(lang)), Role::Accent)));
        lines.extend(attempts(scene));
        lines
    },
    ..Plan::of(&[
        field("method", texts::method, Take::Choice(methods)),
        field("reached", texts::reached, Take::YesNo(reached)),
        field(
            "satisfaction",
            texts::satisfaction,
            Take::Choice(satisfactions),
        ),
        field("words", texts::words, Take::Text),
    ])
};

fn satisfactions(scene: &Scene<'_>) -> Vec<Opt> {
    (1..=5)
        .map(|given| Opt::new(given.to_string(), words::satisfaction(scene.lang, given)))
        .collect()
}

/// The latest tries to reach the customer, of both kinds.
fn attempts(scene: &Scene<'_>) -> Vec<(String, Role)> {
    let case = scene.case();
    let shell = scene.shell;
    let contacts = case
        .contacts
        .iter()
        .map(|try_| (try_.at, contact(scene, try_)));
    let callbacks = case
        .callbacks
        .iter()
        .map(|call| (call.at, outcome::callback(shell, call)));
    let mut tries: Vec<_> = contacts.chain(callbacks).collect();
    if tries.is_empty() {
        return Vec::new();
    }
    tries.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let shown = tries
        .into_iter()
        .take(SHOWN)
        .map(|(_, text)| (format!("  {text}"), Role::Muted));
    let title = (texts::earlier(scene.lang).to_owned(), Role::Title);
    std::iter::once(title).chain(shown).collect()
}

fn contact(scene: &Scene<'_>, try_: &ContactAttempt) -> String {
    let [yes, no] = reached(scene.lang);
    format!(
        "{}  {}  {}  {}",
        due::moment(scene.lang, try_.at, scene.now),
        method_title(scene.lang, try_.method),
        if try_.reached { yes } else { no },
        try_.notes.as_deref().unwrap_or_default()
    )
}
