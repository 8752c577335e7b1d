//! What came of a case so far: findings with what follows from them, what has to be put right, promises, talks, measures,
//! entries against persons, the way up the ladder.

use super::{Teller, words};
use crate::case::{Assessment, Callback, Case, CommandName, Escalation, Finding, Measure, Promise};
use crate::regulation::texts::{method_title, sanction_title};
use crate::text::Lang;

/// How something stands, for a sign and a colour beside its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Plain,
    Good,
    Bad,
    /// Somebody still has to see to it.
    Open,
}

/// One piece of what came of a case, in the order of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    Heading(&'static str),
    Field(&'static str, String),
    Item(Sign, String),
    /// More about the item above.
    More(String),
}

impl Teller<'_> {
    /// Everything that came of the case; nothing where nothing has.
    pub fn outcome(&self, case: &Case) -> Vec<Entry> {
        let lang = self.lang;
        let mut page = Vec::new();
        self.finding(&mut page, case);
        self.defects(&mut page, case);
        let promises = case.promises.iter().map(|entry| self.promise(entry));
        section(&mut page, texts::promises(lang), promises);
        self.answers(&mut page, case);
        let calls = case.callbacks.iter().map(|call| {
            let sign = if call.reached { Sign::Good } else { Sign::Open };
            Entry::Item(sign, callback(lang, call, self.at))
        });
        section(&mut page, texts::callbacks(lang), calls);
        self.contacts(&mut page, case);
        let measures = case.measures.iter().map(|entry| {
            let sign = match entry.effective {
                Some(true) => Sign::Good,
                Some(false) => Sign::Bad,
                None => Sign::Plain,
            };
            Entry::Item(sign, measure(lang, entry))
        });
        section(&mut page, texts::measures(lang), measures);
        let entries = case.assessments.iter().map(|entry| {
            let text = assessment(lang, self.regulation, entry);
            Entry::Item(Sign::Plain, text)
        });
        section(&mut page, texts::assessments(lang), entries);
        let rungs = case.escalations.iter().map(|entry| self.escalation(entry));
        section(&mut page, texts::escalations(lang), rungs);
        page
    }

    fn finding(&self, page: &mut Vec<Entry>, case: &Case) {
        let lang = self.lang;
        let finding = &case.finding;
        let verdict = self.verdict(finding, case.adopted);
        let kind = finding.kind.as_deref().map(|id| {
            let mut known = self.regulation.findings.iter();
            known.find(|entry| entry.id == id).map_or_else(
                || id.to_owned(),
                |entry| {
                    let consequence = entry.consequence.get(lang);
                    let text = words::bracketed(lang, entry.label.get(lang), consequence);
                    format!("{text} {}", entry.clause)
                },
            )
        });
        let fields = [
            (texts::verdict(lang), verdict),
            (texts::kind(lang), kind),
            (texts::cause(lang), finding.cause.clone()),
        ];
        let fields = fields
            .into_iter()
            .filter_map(|(label, text)| Some(Entry::Field(label, text?)));
        section(page, texts::finding(lang), fields);
    }

    fn verdict(&self, finding: &Finding, adopted: Option<bool>) -> Option<String> {
        let lang = self.lang;
        let mut said: Vec<&str> = Vec::new();
        said.extend(finding.valid.map(|valid| texts::valid(lang, valid)));
        said.extend(finding.severity.map(|found| words::severity(lang, found)));
        let proven = finding.substantiated;
        said.extend(proven.map(|found| words::substantiated(lang, found)));
        said.extend(finding.upheld.map(|upheld| words::upheld(lang, upheld)));
        said.extend(adopted.map(|adopted| texts::adopted(lang, adopted)));
        let mut text = said.join(words::joint(lang));
        let rule = self.regulation.verdict.doubt_favours_customer.as_deref();
        if let (true, Some(rule)) = (finding.forced, rule) {
            let clause = words::clause(lang, self.regulation, rule);
            text = words::bracketed(lang, &text, &texts::forced(lang, &clause));
        }
        (!text.is_empty()).then_some(text)
    }

    /// What the last return asked for: open until it is submitted again.
    fn defects(&self, page: &mut Vec<Entry>, case: &Case) {
        let since = case.resets.iter().map(|reset| reset.place).max();
        let again = case
            .mark_after(CommandName::Submit, since.unwrap_or(0), None)
            .is_some();
        let (sign, heading) = if again {
            (Sign::Good, texts::put_right(self.lang))
        } else {
            (Sign::Open, texts::to_put_right(self.lang))
        };
        let defects = case.defects.iter();
        let items = defects.map(|defect| Entry::Item(sign, defect.clone()));
        section(page, heading, items);
    }

    fn promise(&self, promise: &Promise) -> Entry {
        let mut parts = vec![(self.at)(promise.until)];
        parts.extend(promise.what.clone());
        parts.extend(promise.clause.clone());
        Entry::Item(Sign::Plain, parts.join("  "))
    }

    fn answers(&self, page: &mut Vec<Entry>, case: &Case) {
        let lang = self.lang;
        let answers = case.answers.iter().flat_map(|answer| {
            let sign = match answer.accepted {
                Some(true) => Sign::Good,
                Some(false) => Sign::Bad,
                None => Sign::Plain,
            };
            let mut parts = vec![
                (self.at)(answer.at),
                method_title(lang, answer.method).to_owned(),
            ];
            let said = answer.accepted.map(|yes| words::accepted(lang, yes));
            parts.extend(said.map(str::to_owned));
            let more = answer.notes.clone().map(Entry::More);
            std::iter::once(Entry::Item(sign, parts.join("  "))).chain(more)
        });
        section(page, texts::answers(lang), answers);
    }

    /// Every try to reach the customer; and how far the rule of the unreachable customer is met.
    fn contacts(&self, page: &mut Vec<Entry>, case: &Case) {
        let lang = self.lang;
        let tries = case.contacts.iter().map(|entry| {
            let sign = if entry.reached {
                Sign::Good
            } else {
                Sign::Open
            };
            let parts = [
                (self.at)(entry.at),
                method_title(lang, entry.method).to_owned(),
                texts::reached(lang, entry.reached).to_owned(),
                entry.notes.clone().unwrap_or_default(),
            ];
            Entry::Item(sign, parts.join("  "))
        });
        let (failed, days) = case.failed_attempts();
        let rule = self.regulation.unreachable.as_ref();
        let met = rule
            .filter(|_| failed > 0 && case.closed_at.is_none())
            .map(|rule| {
                let text = texts::attempts(lang, failed, days, rule.attempts, rule.days);
                Entry::More(format!("{text} {}", rule.clause))
            });
        section(page, texts::contacts(lang), tries.chain(met));
    }

    fn escalation(&self, entry: &Escalation) -> Entry {
        let mut parts = vec![
            (self.at)(entry.at),
            words::rung(self.lang, self.regulation, &entry.to),
        ];
        parts.extend(entry.clause.clone());
        Entry::Item(Sign::Plain, parts.join("  "))
    }
}

/// A heading and what stands under it; neither where there is nothing.
fn section(page: &mut Vec<Entry>, heading: &'static str, entries: impl Iterator<Item = Entry>) {
    let mut entries = entries.peekable();
    if entries.peek().is_some() {
        page.push(Entry::Heading(heading));
        page.extend(entries);
    }
}

/// One callback in a line: when, how, reached, what the customer thinks.
pub fn callback(
    lang: Lang,
    call: &Callback,
    at: &dyn Fn(crate::calendar::Moment) -> String,
) -> String {
    let mut parts = vec![
        at(call.at),
        method_title(lang, call.method).to_owned(),
        texts::reached(lang, call.reached).to_owned(),
    ];
    parts.extend(
        call.satisfaction
            .map(|given| format!("{given} {}", words::satisfaction(lang, given))),
    );
    parts.extend(call.words.as_ref().map(|words| words::quoted(lang, words)));
    parts.join("  ")
}

/// A measure in a line: number, what, who, by when, how far.
pub fn measure(lang: Lang, measure: &Measure) -> String {
    let state = match (measure.done_at, measure.effective) {
        (_, Some(true)) => texts::effective(lang),
        (_, Some(false)) => texts::ineffective(lang),
        (Some(_), None) => texts::done(lang),
        (None, None) => texts::open(lang),
    };
    format!(
        "{}  {}  {}  {}  {state}",
        measure.id,
        measure.measure.as_deref().unwrap_or_default(),
        measure.owner.as_deref().unwrap_or_default(),
        measure.due
    )
}

/// An entry in a line: number, item, whom, what it costs, how it was decided.
pub fn assessment(
    lang: Lang,
    regulation: &crate::regulation::Regulation,
    entry: &Assessment,
) -> String {
    let mut items = regulation.items.iter();
    let item = items.find(|item| item.id == entry.item);
    let item = item.map_or(entry.item.as_str(), |item| item.label.get(lang));
    let mut parts = vec![
        entry.id.to_string(),
        item.to_owned(),
        entry.person.clone().unwrap_or_default(),
        words::subject(lang, entry.subject).to_owned(),
    ];
    parts.extend(entry.points.map(|points| texts::points(lang, points)));
    let sanction = entry.sanction;
    parts.extend(sanction.map(|sanction| sanction_title(lang, sanction).to_owned()));
    if entry.reward {
        let reward = texts::reward(lang);
        let what = entry.what.as_ref();
        parts.push(what.map_or_else(
            || reward.to_owned(),
            |what| words::about(lang, reward, what),
        ));
    }
    parts.push(
        match entry.decided {
            None => texts::proposed(lang),
            Some(true) => texts::approved(lang),
            Some(false) => texts::rejected(lang),
        }
        .to_owned(),
    );
    parts.join("  ")
}

mod texts {
    use crate::text::Lang;

    crate::catalogue! {
        finding() { zh: "结论", en: "Findings" }
        verdict() { zh: "认定", en: "Verdict" }
        forced(clause: &str) { zh: "按 {clause}", en: "by {clause}" }
        kind() { zh: "调查结论", en: "Finding" }
        cause() { zh: "原因", en: "Cause" }
        to_put_right() { zh: "退回须改正", en: "Returned: to put right" }
        put_right() { zh: "上次退回的问题（已重报）", en: "Named at the last return (submitted again)" }
        promises() { zh: "承诺", en: "Promises" }
        answers() { zh: "答复", en: "Answers" }
        callbacks() { zh: "回访", en: "Callbacks" }
        contacts() { zh: "联系记录", en: "Contacts" }
        attempts(tries: usize, days: usize, least: u32, least_days: u32) {
            zh: "未接通 {tries} 次、{days} 天；满 {least} 次、{least_days} 天可按联系不上处理",
            en: "not reached: {tries} tries on {days} days; {least} on {least_days} days count as unreachable",
        }
        measures() { zh: "纠正措施", en: "Corrective measures" }
        effective() { zh: "有效", en: "effective" }
        ineffective() { zh: "无效", en: "without effect" }
        done() { zh: "已完成，待确认效果", en: "done, effect to be confirmed" }
        open() { zh: "待完成", en: "to be done" }
        assessments() { zh: "考核", en: "Assessment entries" }
        points(n: u32) { zh: "{n} 分", en: "{n} points", en_one: "{n} point" }
        reward() { zh: "奖励", en: "reward" }
        proposed() { zh: "待批准", en: "proposed" }
        approved() { zh: "已批准", en: "approved" }
        rejected() { zh: "已驳回", en: "rejected" }
        escalations() { zh: "上报", en: "Escalations" }
        is_valid() { zh: "有效", en: "valid" }
        is_invalid() { zh: "无效", en: "not valid" }
        is_adopted() { zh: "采纳", en: "adopted" }
        not_adopted() { zh: "不采纳", en: "not adopted" }
        is_reached() { zh: "接通", en: "reached" }
        not_reached() { zh: "未接通", en: "not reached" }
    }

    pub(super) fn valid(lang: Lang, yes: bool) -> &'static str {
        if yes {
            is_valid(lang)
        } else {
            is_invalid(lang)
        }
    }

    pub(super) fn adopted(lang: Lang, yes: bool) -> &'static str {
        if yes {
            is_adopted(lang)
        } else {
            not_adopted(lang)
        }
    }

    pub(super) fn reached(lang: Lang, yes: bool) -> &'static str {
        if yes {
            is_reached(lang)
        } else {
            not_reached(lang)
        }
    }
}
