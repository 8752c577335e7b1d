//! What an event says beyond its title, of facts: from what to what, whom, how, until when.

use super::{Opened, words};
use crate::case::{Fact, LevelState, Limit, Method};
use crate::regulation::explain::why_text;
use crate::regulation::texts::{method_title, sanction_title, wait_title};
use crate::text::Lang;
use crate::tui::model::Shell;
use crate::tui::widgets::{badge, due};

/// The lines of an event's facts; none where the title says it all.
pub(super) fn of(shell: &Shell, opened: &Opened, fact: &Fact) -> Vec<String> {
    if let Fact::Registered(facts) = fact {
        let level = facts.level.as_ref();
        let level = level.map(|level| level_text(shell, opened, level));
        let kind = kind(shell.lang, opened, &facts.kind);
        return std::iter::once(kind).chain(level).collect();
    }
    let line = judged(shell, opened, fact)
        .or_else(|| said(shell, fact))
        .or_else(|| handled(shell.lang, opened, fact));
    line.into_iter().collect()
}

/// Kinds, levels, verdicts, entries against persons.
fn judged(shell: &Shell, opened: &Opened, fact: &Fact) -> Option<String> {
    let lang = shell.lang;
    let regulation = &opened.file.regulation;
    Some(match fact {
        Fact::Reclassified { from, to, .. } => {
            format!("{} → {}", kind(lang, opened, from), kind(lang, opened, to))
        }
        Fact::Assessed { level, .. } => level_text(shell, opened, level.as_ref()?),
        Fact::LevelChanged { level, .. } => level_text(shell, opened, level),
        Fact::Verified { severity, .. } => words::severity(lang, (*severity)?).to_owned(),
        Fact::Investigated { finding } => {
            let id = finding.as_ref()?;
            let known = regulation.findings.iter().find(|entry| entry.id == *id);
            known.map_or_else(|| id.clone(), |entry| entry.label.get(lang).to_owned())
        }
        Fact::Judged {
            substantiated,
            upheld,
            ..
        } => [
            words::substantiated(lang, *substantiated),
            words::upheld(lang, *upheld),
        ]
        .join(words::joint(lang)),
        Fact::PersonAssessed {
            item,
            points,
            sanction,
            ..
        } => {
            let known = regulation.items.iter().find(|known| known.id == *item);
            let item = known.map_or(item.as_str(), |known| known.label.get(lang));
            let sanction = sanction.map(|sanction| sanction_title(lang, sanction).to_owned());
            let cost = sanction.or_else(|| points.map(|points| texts::points(lang, points)));
            joined(item, cost)
        }
        _ => return None,
    })
}

/// What was said to the customer, and how.
fn said(shell: &Shell, fact: &Fact) -> Option<String> {
    let lang = shell.lang;
    let at = |moment| due::moment(lang, moment, shell.now);
    let by = |method: Method, more: Option<String>| joined(method_title(lang, method), more);
    Some(match fact {
        Fact::Promised { until } | Fact::Extended { until, .. } => texts::until(lang, &at(*until)),
        Fact::Contacted {
            method, tried_at, ..
        } => by(*method, tried_at.map(at)),
        Fact::Answered {
            method, accepted, ..
        } => {
            let accepted = accepted.map(|accepted| {
                if accepted {
                    texts::accepted(lang)
                } else {
                    texts::not_accepted(lang)
                }
            });
            by(*method, accepted.map(str::to_owned))
        }
        Fact::CalledBack {
            method,
            satisfaction,
            ..
        } => {
            let given =
                satisfaction.map(|given| format!("{given} {}", words::satisfaction(lang, given)));
            by(*method, given)
        }
        _ => return None,
    })
}

/// Who has it, what was planned, where it went.
fn handled(lang: Lang, opened: &Opened, fact: &Fact) -> Option<String> {
    Some(match fact {
        Fact::Dispatched {
            department,
            departments,
            limit,
        } => dispatched(lang, department, departments, *limit),
        Fact::Signed { department } => department.clone()?,
        Fact::MeasureAdded { id, due } => format!("{id}  {due}"),
        Fact::MeasureDone { id } | Fact::MeasureConfirmed { id, .. } => id.to_string(),
        Fact::Waited { on } | Fact::Resumed { on, .. } => wait_title(lang, *on).to_owned(),
        Fact::Escalated { to, .. } => rung(lang, opened, to),
        Fact::Submitted { round } if *round > 1 => texts::round(lang, *round),
        Fact::Merged { into } => into.clone(),
        Fact::Held { until } => until.to_string(),
        Fact::Printed { form, serial } | Fact::SlipReturned { form, serial } => {
            let known = opened.papers.iter().find(|paper| paper.form == *form);
            let title = known.map_or(form.as_str(), |paper| paper.title.get(lang));
            joined(title, Some(serial.clone()))
        }
        _ => return None,
    })
}

fn kind(lang: Lang, opened: &Opened, id: &str) -> String {
    let known = opened.file.regulation.kind(id);
    known.map_or_else(|| id.to_owned(), |kind| kind.label.get(lang).to_owned())
}

fn joined(text: &str, more: Option<String>) -> String {
    match more {
        Some(more) => format!("{text}  {more}"),
        None => text.to_owned(),
    }
}

fn level_text(shell: &Shell, opened: &Opened, level: &LevelState) -> String {
    let label = badge::label(shell, &level.id);
    let why = level
        .why
        .first()
        .map(|why| why_text(shell.lang, &opened.file.regulation, why));
    format!("{label}  {}", why.unwrap_or_default())
        .trim_end()
        .to_owned()
}

fn dispatched(lang: Lang, department: &str, others: &[String], limit: Option<Limit>) -> String {
    let mut text = department.to_owned();
    if !others.is_empty() {
        text.push_str(words::joint(lang));
        text.push_str(&others.join(words::joint(lang)));
    }
    match limit {
        Some(Limit::SameDay) => format!("{text}  {}", texts::same_day(lang)),
        Some(Limit::Days(days)) => format!("{text}  {}", texts::within(lang, days)),
        None => text,
    }
}

/// The title of a rung of the ladder, or of the role that a trigger names.
pub(super) fn rung(lang: Lang, opened: &Opened, id: &str) -> String {
    let regulation = &opened.file.regulation;
    let known = regulation.ladder.iter().find(|rung| rung.id == id);
    let role = || {
        crate::case::Role::ALL
            .into_iter()
            .find(|role| role.as_str() == id)
    };
    match (known, role()) {
        (Some(rung), _) => rung.title.get(lang).to_owned(),
        (None, Some(role)) => words::role(lang, regulation, role),
        (None, None) => id.to_owned(),
    }
}

mod texts {
    crate::catalogue! {
        until(at: &str) { zh: "至 {at}", en: "until {at}" }
        round(n: u32) { zh: "第 {n} 次", en: "round {n}" }
        accepted() { zh: "客户认可", en: "accepted" }
        not_accepted() { zh: "客户不认可", en: "not accepted" }
        points(n: u32) { zh: "{n} 分", en: "{n} points", en_one: "{n} point" }
        same_day() { zh: "限当日", en: "the same day" }
        within(n: u32) { zh: "限 {n} 天", en: "within {n} days", en_one: "within {n} day" }
    }
}
