//! The history as a timeline: day by day, each event with its time, who, clause and words. What was undone is marked so.

use super::sheet::Sheet;
use super::{Opened, words};
use crate::case::{Event, Fact, LevelState, Limit};
use crate::regulation::explain::why_text;
use crate::regulation::texts::{event_title, method_title, sanction_title, wait_title};
use crate::text::Lang;
use crate::tui::model::Shell;
use crate::tui::theme::Role;
use crate::tui::widgets::{badge, due};

/// Writes all events; the newest first unless told otherwise.
pub(super) fn write(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened, oldest_first: bool) {
    let events = &opened.file.events;
    let mut places: Vec<(u32, &Event)> = (1u32..).zip(events).collect();
    if !oldest_first {
        places.reverse();
    }
    let undone = undone(events);
    let zone = shell.now.timezone();
    let mut last_day = None;
    for (place, event) in places {
        let day = event.at.with_timezone(&zone).date_naive();
        if last_day.replace(day) != Some(day) {
            sheet.heading(&words::day(shell.lang, day));
        }
        one(sheet, shell, opened, event, undone.contains(&place));
    }
}

/// The places of the history that were taken back.
fn undone(events: &[Event]) -> Vec<u32> {
    let ranges = events.iter().filter_map(|event| match event.fact {
        Fact::Undone { from, events } => Some(from..from.saturating_add(events)),
        _ => None,
    });
    ranges.flatten().collect()
}

fn one(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened, event: &Event, undone: bool) {
    let lang = shell.lang;
    let signs = shell.theme.signs();
    let mut title = event_title(lang, &event.fact).to_owned();
    let role = if undone {
        title = format!("{title}（{}）", texts::undone(lang));
        Role::Disabled
    } else {
        role(&event.fact)
    };
    let sign = if undone { signs.no } else { signs.bullet };
    let time = event
        .at
        .with_timezone(&shell.now.timezone())
        .format("%H:%M ")
        .to_string();
    let who = match &event.clause {
        Some(clause) => format!("{clause}  {}", event.actor),
        None => event.actor.clone(),
    };
    sheet.ends(
        &[
            (&time, Role::Muted),
            (&format!("{sign} "), role),
            (&title, role),
        ],
        (&who, Role::Muted),
    );
    for line in lines(shell, opened, event) {
        let role = if undone { Role::Disabled } else { Role::Muted };
        sheet.text(8, &line, role);
    }
}

const fn role(fact: &Fact) -> Role {
    match fact {
        Fact::LevelChanged { .. } | Fact::Escalated { .. } | Fact::Returned { .. } => Role::DueSoon,
        Fact::Closed | Fact::Archived => Role::Ok,
        _ => Role::Normal,
    }
}

/// What an event says beyond its title: its facts, then its words.
fn lines(shell: &Shell, opened: &Opened, event: &Event) -> Vec<String> {
    let mut lines: Vec<String> = facts(shell, opened, &event.fact);
    let personal = &event.personal;
    if matches!(event.fact, Fact::Registered(_) | Fact::Completed { .. }) {
        lines.extend(personal.subject.clone());
        return lines;
    }
    let lang = shell.lang;
    lines.extend(personal.person.clone());
    lines.extend(personal.name.clone());
    lines.extend(personal.measure.as_ref().map(|measure| {
        let owner = personal.owner.clone().unwrap_or_default();
        format!("{measure}  {owner}")
    }));
    lines.extend(personal.handling.clone());
    lines.extend(personal.what.clone());
    lines.extend(
        personal
            .cause
            .as_ref()
            .map(|cause| texts::cause(lang, cause)),
    );
    lines.extend(personal.notes.clone());
    lines.extend(personal.demand.clone());
    lines.extend(personal.reason.clone());
    let reasons = personal.reasons.iter().enumerate();
    lines.extend(reasons.map(|(at, reason)| format!("{}. {reason}", at + 1)));
    lines.extend(personal.words.as_ref().map(|words| format!("“{words}”")));
    lines
}

fn facts(shell: &Shell, opened: &Opened, fact: &Fact) -> Vec<String> {
    let lang = shell.lang;
    let regulation = &opened.file.regulation;
    let kind = |id: &str| {
        let known = regulation.kind(id);
        known.map_or_else(|| id.to_owned(), |kind| kind.label.get(lang).to_owned())
    };
    let at = |moment| due::moment(lang, moment, shell.now);
    let text = match fact {
        Fact::Registered(facts) => {
            let mut lines = vec![kind(&facts.kind)];
            lines.extend(
                facts
                    .level
                    .as_ref()
                    .map(|level| level_text(shell, opened, level)),
            );
            return lines;
        }
        Fact::Reclassified { from, to, .. } => format!("{} → {}", kind(from), kind(to)),
        Fact::Assessed {
            level: Some(level), ..
        }
        | Fact::LevelChanged { level, .. } => level_text(shell, opened, level),
        Fact::Verified {
            severity: Some(severity),
            ..
        } => words::severity(lang, *severity).to_owned(),
        Fact::Dispatched {
            department,
            departments,
            limit,
        } => dispatched(lang, department, departments, *limit),
        Fact::Signed {
            department: Some(department),
        } => department.clone(),
        Fact::Promised { until } | Fact::Extended { until, .. } => texts::until(lang, &at(*until)),
        Fact::Contacted {
            method, tried_at, ..
        } => {
            let tried = tried_at
                .map(|tried| format!("  {}", at(tried)))
                .unwrap_or_default();
            format!("{}{tried}", method_title(lang, *method))
        }
        Fact::Investigated {
            finding: Some(finding),
        } => {
            let mut known = regulation.findings.iter();
            let known = known.find(|entry| entry.id == *finding);
            known.map_or_else(|| finding.clone(), |entry| entry.label.get(lang).to_owned())
        }
        Fact::MeasureAdded { id, due } => format!("{id}  {due}"),
        Fact::MeasureDone { id } | Fact::MeasureConfirmed { id, .. } => id.to_string(),
        Fact::Waited { on } | Fact::Resumed { on, .. } => wait_title(lang, *on).to_owned(),
        Fact::Escalated { to, .. } => rung(lang, opened, to),
        Fact::Submitted { round } if *round > 1 => texts::round(lang, *round),
        Fact::Judged {
            substantiated,
            upheld,
            ..
        } => format!(
            "{}{}{}",
            words::substantiated(lang, *substantiated),
            words::joint(lang),
            words::upheld(lang, *upheld)
        ),
        Fact::Answered {
            method, accepted, ..
        } => {
            let accepted = match accepted {
                Some(true) => texts::accepted(lang),
                Some(false) => texts::not_accepted(lang),
                None => "",
            };
            format!("{}  {accepted}", method_title(lang, *method))
                .trim_end()
                .to_owned()
        }
        Fact::CalledBack {
            method,
            satisfaction,
            ..
        } => {
            let given =
                satisfaction.map(|given| format!("  {given} {}", words::satisfaction(lang, given)));
            format!(
                "{}{}",
                method_title(lang, *method),
                given.unwrap_or_default()
            )
        }
        Fact::PersonAssessed {
            item,
            points,
            sanction,
            ..
        } => {
            let mut items = regulation.items.iter();
            let item = items
                .find(|known| known.id == *item)
                .map_or(item.as_str(), |known| known.label.get(lang));
            let cost = sanction.map(|sanction| sanction_title(lang, sanction).to_owned());
            let cost = cost.or_else(|| points.map(|points| texts::points(lang, points)));
            format!("{item}  {}", cost.unwrap_or_default())
                .trim_end()
                .to_owned()
        }
        Fact::Merged { into } => into.clone(),
        Fact::Held { until } => until.to_string(),
        Fact::Printed { form, serial } => format!("{form}  {serial}"),
        _ => return Vec::new(),
    };
    vec![text]
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
        undone() { zh: "已撤销", en: "undone" }
        cause(cause: &str) { zh: "原因：{cause}", en: "Cause: {cause}" }
        until(at: &str) { zh: "至 {at}", en: "until {at}" }
        round(n: u32) { zh: "第 {n} 次", en: "round {n}" }
        accepted() { zh: "客户认可", en: "accepted" }
        not_accepted() { zh: "客户不认可", en: "not accepted" }
        points(n: u32) { zh: "{n} 分", en: "{n} points", en_one: "{n} point" }
        same_day() { zh: "限当日", en: "the same day" }
        within(n: u32) { zh: "限 {n} 天", en: "within {n} days", en_one: "within {n} day" }
    }
}
