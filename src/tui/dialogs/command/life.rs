//! Dialogs of the case's own life: waiting, asking higher up, extending, escalating, closing, reopening, merging, keeping.

use super::fields::Take;
use super::plan::{Plan, Scene, ask_for, field, need};
use super::texts;
use crate::case::{CommandName, WaitOn};
use crate::regulation::model::Extension;
use crate::regulation::texts::wait_title;
use crate::tui::screens::case::{Counted, words};
use crate::tui::theme::Role;
use crate::tui::widgets::{Form, Opt, due};
use crate::tui::width;

pub(super) const WAIT: Plan = Plan {
    adjust: |form, scene| {
        let on = match form.chosen("on") {
            Some("customer") => WaitOn::Customer,
            Some("office") => WaitOn::Office,
            _ => return,
        };
        let stops = scene.regulation().waiting.stops.contains(&on);
        let hint = if stops {
            texts::stops(scene.lang)
        } else {
            texts::stops_not(scene.lang)
        };
        if let Some(item) = form.item_mut("on") {
            item.hint = Some(hint.to_owned());
        }
    },
    ..Plan::of(&[
        field("on", texts::on, Take::Choice(whom)),
        field("reason", texts::reason, Take::Text),
    ])
};

fn whom(scene: &Scene<'_>) -> Vec<Opt> {
    vec![
        Opt::new("customer", wait_title(scene.lang, WaitOn::Customer)),
        Opt::new("office", wait_title(scene.lang, WaitOn::Office)),
    ]
}

pub(super) const RESUME: Plan = Plan::of(&[field("reason", texts::reason, Take::Text)]);

pub(super) const ASK: Plan = Plan::of(&[field("notes", texts::request, Take::Text)]);

/// Working days or a new time, one of the two; the present limit and the latest that the rule allows stand above.
pub(super) const EXTEND: Plan = Plan {
    adjust: |form, _| {
        let blank = |form: &Form, id: &str| {
            form.item(id)
                .is_none_or(crate::tui::widgets::Item::is_blank)
        };
        let (no_days, no_time) = (blank(form, "workdays"), blank(form, "until"));
        need(form, "workdays", no_time);
        form.show("until", no_days);
        form.show("workdays", no_time);
    },
    preface: |scene| {
        let Some((rule, counted)) = extensible(scene) else {
            return Vec::new();
        };
        let lang = scene.lang;
        let kept = &counted.kept;
        let now = due::moment(lang, kept.due, scene.now);
        let mut lines = vec![(texts::present_limit(lang, &now), Role::Normal)];
        lines.extend(rule.cap.map(|cap| {
            let (latest, _) = scene.calendar.due(kept.key.from, cap);
            let latest = due::moment(lang, latest, scene.now);
            (texts::latest(lang, &latest, &rule.clause), Role::Muted)
        }));
        lines
    },
    ..Plan::of(&[
        field("workdays", texts::workdays, Take::Number),
        field("until", texts::or_until, Take::Ahead),
        field("reason", texts::reason, Take::Text),
    ])
};

/// The rule and the open limit that it lets move.
fn extensible<'a>(scene: &Scene<'a>) -> Option<(&'a Extension, &'a Counted)> {
    let track = &scene.case().track;
    let mut rules = scene.regulation().extensions.iter();
    let rule = rules.find(|rule| rule.tracks.is_empty() || rule.tracks.contains(track))?;
    let open = scene.opened.counts.iter();
    let open =
        open.filter(|counted| counted.kept.key.step == rule.step && counted.kept.span.is_some());
    Some((rule, open.max_by_key(|counted| counted.kept.due)?))
}

pub(super) const ESCALATE: Plan = Plan {
    fill: |form, scene| {
        let climbed = scene
            .case()
            .escalations
            .iter()
            .map(|entry| entry.rung)
            .max()
            .unwrap_or(0);
        let next = scene.regulation().ladder.get(climbed as usize);
        form.choose("to", next.map_or("", |rung| rung.id.as_str()));
    },
    preface: |scene| vec![(texts::ladder(scene.lang).to_owned(), Role::Muted)],
    ..Plan::of(&[
        field("to", texts::to, Take::Choice(rungs)),
        field("reason", texts::reason, Take::Text),
    ])
};

fn rungs(scene: &Scene<'_>) -> Vec<Opt> {
    let ladder = scene.regulation().ladder.iter();
    ladder
        .map(|rung| Opt::new(&rung.id, rung.title.get(scene.lang)))
        .collect()
}

/// Closing before its turn needs a reason and is asked about; in its turn it needs neither.
pub(super) const CLOSE: Plan = Plan {
    adjust: |form, scene| need(form, "reason", early(scene)),
    preface: |scene| match scene.opened.file.stage.filter(|_| early(scene)) {
        Some(next) => {
            let next = words::step(scene.lang, scene.opened, next, None);
            vec![(texts::close_early(scene.lang, &next), Role::DueSoon)]
        }
        None => Vec::new(),
    },
    confirm: |scene| {
        let open = scene.opened.file.tasks.len();
        early(scene).then(|| texts::close_effect(scene.lang, open))
    },
    ..Plan::of(&[
        field("notes", texts::notes, Take::Text),
        field("reason", texts::reason, Take::Text),
    ])
};

fn early(scene: &Scene<'_>) -> bool {
    scene.opened.file.stage != Some(CommandName::Close)
}

pub(super) const REOPEN: Plan = Plan::of(&[field("reason", texts::reason, Take::Text)]);

/// The first case is picked from the open ones about the same, or of the same customer; any other is named by its number.
pub(super) const MERGE: Plan = Plan {
    fill: |form, scene| {
        if let Some(item) = form.item_mut("number") {
            item.hint = Some(texts::into_hint(scene.lang).to_owned());
        }
    },
    adjust: |form, _| {
        let another = form.item("into").is_none() || form.chosen("into") == Some(ANOTHER);
        ask_for(form, "number", another);
    },
    shape: |fields, _| {
        if let Some(number) = fields.remove("number") {
            fields.insert("into".to_owned(), number);
        }
    },
    confirm: |scene| Some(texts::merge_effect(scene.lang).to_owned()),
    ..Plan::of(&[
        field("into", texts::into, Take::Choice(firsts)),
        field("number", texts::into_number, Take::Line),
        field("reason", texts::reason, Take::Text),
    ])
};

/// The choice of a case that is not offered.
const ANOTHER: &str = "another";
/// Cells of the longest text of a case that is offered.
const OFFER: usize = 56;

fn firsts(scene: &Scene<'_>) -> Vec<Opt> {
    let firsts = scene.opened.merge_offers();
    if firsts.is_empty() {
        return Vec::new();
    }
    let another = Opt::new(ANOTHER, texts::into_another(scene.lang));
    let offers = firsts.into_iter().map(|row| {
        let about = row.subject.as_deref().unwrap_or(&row.excerpt);
        let received = due::short(row.received_at);
        let text = format!("{}  {received}  {}  {about}", row.number, row.customer);
        Opt::new(&row.number, width::cut(&text, OFFER))
    });
    offers.chain([another]).collect()
}

pub(super) const ARCHIVE: Plan = Plan {
    confirm: |scene| Some(texts::archive_effect(scene.lang).to_owned()),
    ..Plan::of(&[field("notes", texts::notes, Take::Text)])
};

pub(super) const HOLD: Plan = Plan::of(&[
    field("until", texts::hold_until, Take::Day),
    field("reason", texts::reason, Take::Text),
]);

pub(super) const NOTE: Plan = Plan::of(&[field("text", texts::remark, Take::Text)]);
