//! What an event says beyond its title: its facts (from what to what, whom, how, until when), then its words.

use super::{Teller, words};
use crate::case::{Event, Fact, LevelState, Limit, Method};
use crate::regulation::explain::why_text;
use crate::regulation::texts::{copy_titles, method_title, sanction_title, wait_title};
use crate::text::Lang;

impl Teller<'_> {
    /// The lines of an event; none where its title says it all.
    pub fn event(&self, event: &Event) -> Vec<String> {
        let mut lines = self.facts(&event.fact);
        let personal = &event.personal;
        if matches!(event.fact, Fact::Registered(_) | Fact::Completed { .. }) {
            lines.extend(personal.subject.clone());
            return lines;
        }
        lines.extend(personal.person.clone());
        lines.extend(personal.name.clone());
        lines.extend(personal.measure.as_ref().map(|measure| {
            let owner = personal.owner.clone().unwrap_or_default();
            format!("{measure}  {owner}")
        }));
        lines.extend(personal.handling.clone());
        lines.extend(personal.what.clone());
        let cause = personal.cause.as_ref();
        lines.extend(cause.map(|cause| texts::cause(self.lang, cause)));
        lines.extend(personal.notes.clone());
        lines.extend(personal.demand.clone());
        lines.extend(personal.reason.clone());
        let reasons = personal.reasons.iter().enumerate();
        lines.extend(reasons.map(|(at, reason)| format!("{}. {reason}", at + 1)));
        let said = personal.words.as_ref();
        lines.extend(said.map(|said| words::quoted(self.lang, said)));
        lines
    }

    fn facts(&self, fact: &Fact) -> Vec<String> {
        if let Fact::Registered(facts) = fact {
            let level = facts.level.as_ref();
            let level = level.map(|level| self.level_text(level));
            let sequel = facts.sequel_to.as_deref();
            return std::iter::once(self.kind(&facts.kind))
                .chain(level)
                .chain(sequel.map(|earlier| texts::sequel_to(self.lang, earlier)))
                .collect();
        }
        let line = self
            .judged(fact)
            .or_else(|| self.said(fact))
            .or_else(|| self.handled(fact));
        line.into_iter().collect()
    }

    /// Kinds, levels, verdicts, entries against persons.
    fn judged(&self, fact: &Fact) -> Option<String> {
        let lang = self.lang;
        let regulation = self.regulation;
        Some(match fact {
            Fact::Reclassified { from, to, .. } => {
                format!("{} → {}", self.kind(from), self.kind(to))
            }
            Fact::Assessed { level, .. } => self.level_text(level.as_ref()?),
            Fact::LevelChanged { level, .. } => self.level_text(level),
            Fact::RegulationChanged { from, to, .. } => format!("{from} → {to}"),
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
    fn said(&self, fact: &Fact) -> Option<String> {
        let lang = self.lang;
        let by = |method: Method, more: Option<String>| joined(method_title(lang, method), more);
        Some(match fact {
            Fact::Promised { until } | Fact::Extended { until, .. } => {
                texts::until(lang, &(self.at)(*until))
            }
            Fact::DeadlineRecounted { moved } => {
                let lines = moved
                    .iter()
                    .map(|(old, new)| format!("{} → {}", (self.at)(*old), (self.at)(*new)));
                lines.collect::<Vec<_>>().join(words::joint(lang))
            }
            Fact::Contacted {
                method, tried_at, ..
            } => by(*method, tried_at.map(self.at)),
            Fact::Answered {
                method, accepted, ..
            } => by(
                *method,
                accepted.map(|yes| words::accepted(lang, yes).to_owned()),
            ),
            Fact::CalledBack {
                method,
                satisfaction,
                ..
            } => {
                let given = satisfaction
                    .map(|given| format!("{given} {}", words::satisfaction(lang, given)));
                by(*method, given)
            }
            _ => return None,
        })
    }

    /// Who has it, what was planned, where it went.
    fn handled(&self, fact: &Fact) -> Option<String> {
        let lang = self.lang;
        Some(match fact {
            Fact::Dispatched {
                department,
                departments,
                limit,
                limits,
                copies,
            } => {
                let others: Vec<String> = departments
                    .iter()
                    .map(|name| match limits.get(name) {
                        Some(own) => texts::with_limit(lang, name, &slip(lang, *own)),
                        None => name.clone(),
                    })
                    .collect();
                let text = dispatched(lang, department, &others, *limit);
                let copies = copy_titles(self.regulation, lang, copies);
                let told = texts::copies(lang, &copies.join(words::joint(lang)));
                joined(&text, (!copies.is_empty()).then_some(told))
            }
            Fact::Signed { department } => department.clone()?,
            Fact::MeasureAdded { id, due } => format!("{id}  {due}"),
            Fact::MeasureDone { id } | Fact::MeasureConfirmed { id, .. } => id.to_string(),
            Fact::Waited { on } | Fact::Resumed { on, .. } => wait_title(lang, *on).to_owned(),
            Fact::Escalated { to, .. } => words::rung(lang, self.regulation, to),
            Fact::Submitted { round } if *round > 1 => texts::round(lang, *round),
            Fact::Merged { into: number } | Fact::Followed { by: number } => number.clone(),
            Fact::Held { until } => until.to_string(),
            Fact::Erased { asked_by, .. } => texts::asked_by(lang, asked_by),
            Fact::Printed { form, serial } | Fact::SlipReturned { form, serial } => {
                let known = self.regulation.form(form);
                let title = known.map_or(form.as_str(), |known| known.title.get(lang));
                joined(title, Some(serial.clone()))
            }
            _ => return None,
        })
    }

    fn kind(&self, id: &str) -> String {
        let known = self.regulation.kind(id);
        known.map_or_else(
            || id.to_owned(),
            |kind| kind.label.get(self.lang).to_owned(),
        )
    }

    fn level_text(&self, level: &LevelState) -> String {
        let label = words::level(self.lang, self.regulation, &level.id);
        let why = level.why.first();
        let why = why.map(|why| why_text(self.lang, self.regulation, why));
        format!("{label}  {}", why.unwrap_or_default())
            .trim_end()
            .to_owned()
    }
}

fn joined(text: &str, more: Option<String>) -> String {
    match more {
        Some(more) => format!("{text}  {more}"),
        None => text.to_owned(),
    }
}

fn dispatched(lang: Lang, department: &str, others: &[String], limit: Option<Limit>) -> String {
    let mut text = department.to_owned();
    if !others.is_empty() {
        text.push_str(words::joint(lang));
        text.push_str(&others.join(words::joint(lang)));
    }
    joined(&text, limit.map(|limit| slip(lang, limit)))
}

fn slip(lang: Lang, limit: Limit) -> String {
    match limit {
        Limit::SameDay => texts::same_day(lang).to_owned(),
        Limit::Days(days) => texts::within(lang, days),
    }
}

mod texts {
    crate::catalogue! {
        cause(cause: &str) { zh: "原因：{cause}", en: "Cause: {cause}" }
        until(at: &str) { zh: "至 {at}", en: "until {at}" }
        copies(to: &str) { zh: "抄送 {to}", en: "copies to {to}" }
        asked_by(name: &str) { zh: "申请人 {name}", en: "asked for by {name}" }
        sequel_to(earlier: &str) { zh: "{earlier} 的续诉", en: "sequel to {earlier}" }
        round(n: u32) { zh: "第 {n} 次", en: "round {n}" }
        points(n: u32) { zh: "{n} 分", en: "{n} points", en_one: "{n} point" }
        with_limit(name: &str, limit: &str) { zh: "{name}（{limit}）", en: "{name} ({limit})" }
        same_day() { zh: "限当日", en: "the same day" }
        within(n: u32) { zh: "限 {n} 天", en: "within {n} days", en_one: "within {n} day" }
    }
}
