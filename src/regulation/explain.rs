//! Reasons in words: why this level, with the clause and the facts it saw.

use super::facts::FactName;
use super::model::Regulation;
use super::texts::fact_name;
use crate::case::{How, Saw, Why};
use crate::text::Lang;

crate::catalogue! {
    by_default() { zh: "没有判级条件成立，按默认级别", en: "no criterion holds: the default level" }
    by_hand() { zh: "由主管判定", en: "set by a supervisor" }
    yes() { zh: "是", en: "yes" }
    no() { zh: "否", en: "no" }
    serious() { zh: "严重", en: "serious" }
    ordinary() { zh: "一般", en: "ordinary" }
}

/// One reason for a level, in a sentence without its clause id: "三个及以上部门（涉及部门：前台、器械、商品）".
pub fn why_text(lang: Lang, regulation: &Regulation, why: &Why) -> String {
    let clause = why
        .clause
        .as_deref()
        .and_then(|id| regulation.clause(id))
        .map(|clause| clause.label.get(lang));
    let mut text = match (why.how, clause) {
        (How::Set, _) => by_hand(lang).to_owned(),
        (How::Default, Some(label)) => format!("{label}{}", bracketed(lang, by_default(lang))),
        (How::Default, None) => by_default(lang).to_owned(),
        (_, label) => label.unwrap_or_default().to_owned(),
    };
    let seen: Vec<String> = why
        .saw
        .iter()
        .map(|saw| saw_text(lang, regulation, saw))
        .collect();
    if !seen.is_empty() {
        let joint = match lang {
            Lang::Zh => "；",
            Lang::En => "; ",
        };
        text.push_str(&bracketed(lang, &seen.join(joint)));
    }
    text
}

fn bracketed(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Zh => format!("（{text}）"),
        Lang::En => format!(" ({text})"),
    }
}

fn saw_text(lang: Lang, regulation: &Regulation, saw: &Saw) -> String {
    let fact = FactName::ALL
        .iter()
        .copied()
        .find(|fact| fact.as_str() == saw.fact);
    let name = fact.map_or(saw.fact.as_str(), |fact| fact_name(lang, fact));
    let values: Vec<String> = saw
        .values
        .iter()
        .map(|value| value_text(lang, regulation, fact, value))
        .collect();
    match lang {
        Lang::Zh => format!("{name}：{}", values.join("、")),
        Lang::En => format!("{name}: {}", values.join(", ")),
    }
}

fn value_text(lang: Lang, regulation: &Regulation, fact: Option<FactName>, value: &str) -> String {
    let label = match fact {
        Some(FactName::Kind) => regulation.kind(value).map(|kind| &kind.label),
        Some(FactName::Channel) => regulation.channel(value).map(|channel| &channel.label),
        Some(FactName::Category) => regulation.category(value).map(|category| &category.label),
        Some(FactName::Level) => regulation.level(value).map(|level| &level.label),
        Some(FactName::Finding) => {
            let mut known = regulation.findings.iter();
            known
                .find(|finding| finding.id == value)
                .map(|finding| &finding.label)
        }
        _ => None,
    };
    match (label, value) {
        (Some(label), _) => label.get(lang).to_owned(),
        (None, "serious") if fact == Some(FactName::Severity) => serious(lang).to_owned(),
        (None, "ordinary") if fact == Some(FactName::Severity) => ordinary(lang).to_owned(),
        (None, "true") => yes(lang).to_owned(),
        (None, "false") => no(lang).to_owned(),
        (None, value) => value.to_owned(),
    }
}
