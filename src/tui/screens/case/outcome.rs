//! What came of the case so far: findings, promises, talks, measures, entries against persons, the way up the ladder.

use super::sheet::Sheet;
use super::{Opened, words};
use crate::case::{Assessment, Callback, Measure};
use crate::regulation::texts::{method_title, sanction_title};
use crate::text::Lang;
use crate::tui::model::Shell;
use crate::tui::theme::Role;
use crate::tui::widgets::due;

pub(super) fn write(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened) {
    let before = sheet.lines.len();
    finding(sheet, shell, opened);
    promises(sheet, shell, opened);
    answers(sheet, shell, opened);
    callbacks(sheet, shell, opened);
    contacts(sheet, shell, opened);
    measures(sheet, shell, opened);
    assessments(sheet, shell, opened);
    escalations(sheet, shell, opened);
    if sheet.lines.len() == before {
        sheet.text(0, texts::nothing(shell.lang), Role::Muted);
    }
}

fn finding(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened) {
    let lang = shell.lang;
    let finding = &opened.file.case.finding;
    let kind = finding.kind.as_deref().map(|id| {
        let mut known = opened.file.regulation.findings.iter();
        known.find(|entry| entry.id == id).map_or_else(
            || id.to_owned(),
            |entry| words::bracketed(lang, entry.label.get(lang), entry.consequence.get(lang)),
        )
    });
    let mut verdict: Vec<&str> = Vec::new();
    verdict.extend(finding.valid.map(|valid| texts::valid(lang, valid)));
    verdict.extend(finding.severity.map(|found| words::severity(lang, found)));
    verdict.extend(
        finding
            .substantiated
            .map(|found| words::substantiated(lang, found)),
    );
    verdict.extend(finding.upheld.map(|upheld| words::upheld(lang, upheld)));
    let adopted = opened
        .file
        .case
        .adopted
        .map(|adopted| texts::adopted(lang, adopted));
    verdict.extend(adopted);
    if verdict.is_empty() && kind.is_none() && finding.cause.is_none() {
        return;
    }
    sheet.heading(texts::finding(lang));
    let mut verdict = verdict.join(words::joint(lang));
    if finding.forced {
        verdict.push_str(texts::forced(lang));
    }
    sheet.field(texts::verdict(lang), &verdict);
    sheet.field(texts::kind(lang), kind.as_deref().unwrap_or_default());
    sheet.field(
        texts::cause(lang),
        finding.cause.as_deref().unwrap_or_default(),
    );
}

fn promises(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened) {
    let promises = &opened.file.case.promises;
    if promises.is_empty() {
        return;
    }
    let lang = shell.lang;
    sheet.heading(texts::promises(lang));
    for promise in promises {
        let until = due::moment(lang, promise.until, shell.now);
        let what = promise.what.clone().unwrap_or_default();
        sheet.bullet(
            shell.theme.signs().bullet,
            Role::Muted,
            &format!("{until}  {what}"),
            Role::Normal,
        );
    }
}

fn answers(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened) {
    let answers = &opened.file.case.answers;
    if answers.is_empty() {
        return;
    }
    let lang = shell.lang;
    let signs = shell.theme.signs();
    sheet.heading(texts::answers(lang));
    for answer in answers {
        let (sign, role) = match answer.accepted {
            Some(true) => (signs.ok, Role::Ok),
            Some(false) => (signs.no, Role::Danger),
            None => (signs.bullet, Role::Muted),
        };
        let accepted = answer.accepted.map_or("", |yes| texts::accepted(lang, yes));
        let head = format!(
            "{}  {}  {accepted}",
            due::moment(lang, answer.at, shell.now),
            method_title(lang, answer.method)
        );
        sheet.bullet(sign, role, head.trim_end(), Role::Normal);
        sheet.text(2, answer.notes.as_deref().unwrap_or_default(), Role::Muted);
    }
}

/// One callback in a line: when, how, reached, what the customer thinks.
pub(crate) fn callback(shell: &Shell, call: &Callback) -> String {
    let lang = shell.lang;
    let mut parts = vec![
        due::moment(lang, call.at, shell.now),
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

fn callbacks(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened) {
    let callbacks = &opened.file.case.callbacks;
    if callbacks.is_empty() {
        return;
    }
    sheet.heading(texts::callbacks(shell.lang));
    let signs = shell.theme.signs();
    for call in callbacks {
        let (sign, role) = if call.reached {
            (signs.ok, Role::Ok)
        } else {
            (signs.no, Role::DueSoon)
        };
        sheet.bullet(sign, role, &callback(shell, call), Role::Normal);
    }
}

fn contacts(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened) {
    let contacts = &opened.file.case.contacts;
    if contacts.is_empty() {
        return;
    }
    let lang = shell.lang;
    let signs = shell.theme.signs();
    sheet.heading(texts::contacts(lang));
    for try_ in contacts {
        let (sign, role) = if try_.reached {
            (signs.ok, Role::Ok)
        } else {
            (signs.no, Role::DueSoon)
        };
        let text = format!(
            "{}  {}  {}  {}",
            due::moment(lang, try_.at, shell.now),
            method_title(lang, try_.method),
            texts::reached(lang, try_.reached),
            try_.notes.clone().unwrap_or_default()
        );
        sheet.bullet(sign, role, &text, Role::Normal);
    }
}

/// A measure in a line: number, what, who, by when, how far.
pub(crate) fn measure(lang: Lang, measure: &Measure) -> String {
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

fn measures(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened) {
    let measures = &opened.file.case.measures;
    if measures.is_empty() {
        return;
    }
    sheet.heading(texts::measures(shell.lang));
    let signs = shell.theme.signs();
    for entry in measures {
        let (sign, role) = match entry.effective {
            Some(true) => (signs.ok, Role::Ok),
            Some(false) => (signs.no, Role::Danger),
            None => (signs.bullet, Role::Muted),
        };
        sheet.bullet(sign, role, &measure(shell.lang, entry), Role::Normal);
    }
}

/// An entry in a line: number, item, whom, what it costs, how it was decided.
pub(crate) fn assessment(lang: Lang, opened: &Opened, entry: &Assessment) -> String {
    let mut items = opened.file.regulation.items.iter();
    let item = items.find(|item| item.id == entry.item);
    let item = item.map_or(entry.item.as_str(), |item| item.label.get(lang));
    let mut parts = vec![
        entry.id.to_string(),
        item.to_owned(),
        entry.person.clone().unwrap_or_default(),
        words::subject(lang, entry.subject).to_owned(),
    ];
    parts.extend(entry.points.map(|points| texts::points(lang, points)));
    parts.extend(
        entry
            .sanction
            .map(|sanction| sanction_title(lang, sanction).to_owned()),
    );
    parts.extend(entry.reward.then(|| texts::reward(lang).to_owned()));
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

fn assessments(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened) {
    let entries = &opened.file.case.assessments;
    if entries.is_empty() {
        return;
    }
    sheet.heading(texts::assessments(shell.lang));
    for entry in entries {
        let text = assessment(shell.lang, opened, entry);
        sheet.bullet(shell.theme.signs().bullet, Role::Muted, &text, Role::Normal);
    }
}

fn escalations(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened) {
    let escalations = &opened.file.case.escalations;
    if escalations.is_empty() {
        return;
    }
    let lang = shell.lang;
    sheet.heading(texts::escalations(lang));
    for entry in escalations {
        let to = super::facts::rung(lang, opened, &entry.to);
        let text = format!("{}  {to}", due::moment(lang, entry.at, shell.now));
        sheet.bullet(shell.theme.signs().bullet, Role::Muted, &text, Role::Normal);
    }
}

mod texts {
    use crate::text::Lang;

    crate::catalogue! {
        nothing() { zh: "还没有结果：调查、答复、回访、措施会列在这里", en: "Nothing yet: findings, answers, callbacks and measures will stand here" }
        finding() { zh: "结论", en: "Findings" }
        verdict() { zh: "认定", en: "Verdict" }
        forced() { zh: "（按制度判定）", en: " (by rule)" }
        kind() { zh: "调查结论", en: "Finding" }
        cause() { zh: "原因", en: "Cause" }
        promises() { zh: "承诺", en: "Promises" }
        answers() { zh: "答复", en: "Answers" }
        callbacks() { zh: "回访", en: "Callbacks" }
        contacts() { zh: "联系记录", en: "Contacts" }
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
        is_accepted() { zh: "客户认可", en: "accepted" }
        not_accepted() { zh: "客户不认可", en: "not accepted" }
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

    pub(super) fn accepted(lang: Lang, yes: bool) -> &'static str {
        if yes {
            is_accepted(lang)
        } else {
            not_accepted(lang)
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
