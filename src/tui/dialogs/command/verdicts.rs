//! Dialogs that judge: validity, findings, the pair of substantiated and upheld, the effect, the fate of a suggestion.

use super::fields::{Take, none};
use super::plan::{Plan, Scene, ask_for, field, need};
use super::texts;
use crate::case::{Severity, Substantiated};
use crate::regulation::needs;
use crate::text::Lang;
use crate::tui::screens::case::words;
use crate::tui::theme::Role;
use crate::tui::widgets::Opt;

pub(super) const VERIFY: Plan = Plan {
    adjust: |form, scene| {
        let asks = needs::asks_severity(&scene.opened.file.view(scene.now));
        let valid = form.yes("valid");
        ask_for(form, "severity", asks && valid != Some(false));
        need(form, "reason", valid == Some(false));
    },
    ..Plan::of(&[
        field("valid", texts::valid, Take::YesNo(valid)),
        field("severity", texts::severity, Take::Choice(severities)),
        field("reason", texts::reason, Take::Text),
    ])
};

fn valid(lang: Lang) -> [&'static str; 2] {
    [texts::valid_words(lang), texts::invalid_words(lang)]
}

fn severities(scene: &Scene<'_>) -> Vec<Opt> {
    vec![
        Opt::new("ordinary", words::severity(scene.lang, Severity::Ordinary)),
        Opt::new("serious", words::severity(scene.lang, Severity::Serious)),
    ]
}

pub(super) const INVESTIGATE: Plan = Plan {
    adjust: |form, scene| {
        let chosen = form.chosen("finding").map(str::to_owned);
        let mut known = scene.regulation().findings.iter();
        let finding = known.find(|finding| Some(&finding.id) == chosen.as_ref());
        let hint = finding
            .map(|finding| format!("{} {}", finding.clause, finding.consequence.get(scene.lang)));
        if let Some(item) = form.item_mut("finding") {
            item.hint = hint;
        }
    },
    ..Plan::of(&[
        field("notes", texts::course, Take::Text),
        field("cause", texts::cause, Take::Text),
        field("finding", texts::finding, Take::Choice(findings)),
    ])
};

fn findings(scene: &Scene<'_>) -> Vec<Opt> {
    let findings = scene.regulation().findings.iter();
    let findings: Vec<Opt> = findings
        .map(|finding| Opt::new(&finding.id, finding.label.get(scene.lang)))
        .collect();
    if findings.is_empty() {
        return findings;
    }
    findings.into_iter().chain([none(scene.lang)]).collect()
}

pub(super) const VERDICT: Plan = Plan {
    adjust: |form, scene| {
        let favour = scene.regulation().verdict.doubt_favours_customer.as_deref();
        let doubt = form.chosen("substantiated") == Some("unverifiable");
        let forced = favour.filter(|_| doubt);
        ask_for(form, "upheld", forced.is_none());
        let hint = forced.map(|clause| words::clause(scene.lang, scene.regulation(), clause));
        if let Some(item) = form.item_mut("substantiated") {
            item.hint = hint;
        }
    },
    ..Plan::of(&[
        field(
            "substantiated",
            texts::substantiated,
            Take::Choice(substantiated),
        ),
        field("upheld", texts::upheld, Take::YesNo(upheld)),
        field("reason", texts::reason, Take::Text),
    ])
};

fn substantiated(scene: &Scene<'_>) -> Vec<Opt> {
    let found = [
        ("yes", Substantiated::Yes),
        ("no", Substantiated::No),
        ("unverifiable", Substantiated::Unverifiable),
    ];
    found
        .into_iter()
        .map(|(id, found)| Opt::new(id, words::substantiated(scene.lang, found)))
        .collect()
}

fn upheld(lang: Lang) -> [&'static str; 2] {
    [words::upheld(lang, true), words::upheld(lang, false)]
}

pub(super) const INSPECT: Plan = Plan {
    preface: |scene| {
        let measures = scene.case().measures.iter();
        measures
            .map(|measure| {
                let text = crate::tui::screens::case::outcome::measure(scene.lang, measure);
                (text, Role::Muted)
            })
            .collect()
    },
    ..Plan::of(&[
        field("effective", texts::effective, Take::YesNo(effective)),
        field("notes", texts::notes, Take::Text),
    ])
};

pub(super) fn effective(lang: Lang) -> [&'static str; 2] {
    [texts::effective_words(lang), texts::ineffective_words(lang)]
}

pub(super) const ADOPT: Plan = Plan::of(&[
    field("adopted", texts::adopted, Take::YesNo(adopted)),
    field("reason", texts::reason, Take::Text),
]);

fn adopted(lang: Lang) -> [&'static str; 2] {
    [texts::adopted_words(lang), texts::not_adopted_words(lang)]
}
