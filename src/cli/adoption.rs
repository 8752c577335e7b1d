//! `tousu regulation diff|adopt`: what another file would change, and putting it in force; and the versions a desk has used.

use std::path::Path;

use serde_json::{Value, json};

use super::failure::Failure;
use super::output::Output;
use super::regulation::text_of;
use super::session::{Session, time};
use crate::case::{LevelState, Task};
use crate::desk::{Adoption, CaseChange, Desk, Used};
use crate::regulation::Regulation;
use crate::regulation::decide::{Change, TaskChange, Unfit};
use crate::regulation::difference::Edit;
use crate::regulation::texts::{change_lines, edit_lines, fate_text, part_text, unfit_text};
use crate::text::Lang;

pub fn diff(session: &mut Session<'_, '_>, file: &Path) -> Result<u8, Failure> {
    let (name, source) = text_of(session.lang, file)?;
    let (mut desk, actor) = session.signed_in()?;
    let candidate = desk.candidate(&actor, &name, &source)?;
    let adoption = desk.what_if(&actor, &candidate)?;
    let old = Regulation::clone(desk.regulation());
    tell(session, &adoption, &old, &candidate.regulation)
}

pub fn adopt(session: &mut Session<'_, '_>, file: &Path) -> Result<u8, Failure> {
    let (name, source) = text_of(session.lang, file)?;
    let (mut desk, actor) = session.signed_in()?;
    let candidate = desk.candidate(&actor, &name, &source)?;
    let old = Regulation::clone(desk.regulation());
    let adoption = desk.adopt_regulation(&actor, &candidate)?;
    tell(session, &adoption, &old, &candidate.regulation)
}

fn tell(
    session: &mut Session<'_, '_>,
    adoption: &Adoption,
    old: &Regulation,
    new: &Regulation,
) -> Result<u8, Failure> {
    let lang = session.lang;
    session.answer(
        || as_json(adoption, new, lang),
        |out| in_words(out, lang, adoption, old, new),
    )
}

fn as_json(adoption: &Adoption, new: &Regulation, lang: Lang) -> Value {
    let cases = adoption.outcome.cases.iter();
    json!({
        "from": adoption.from,
        "to": adoption.to,
        "adopted": adoption.adopted,
        "id": new.id,
        "title": new.title.get(lang),
        "clauses": adoption.rules.clauses,
        "others": adoption.rules.others,
        "cases": cases.map(|case| case_json(case, lang)).collect::<Vec<_>>(),
        "unchanged": adoption.outcome.unchanged,
        "late": adoption.outcome.late,
    })
}

fn case_json(case: &CaseChange, lang: Lang) -> Value {
    let empty = Change::default();
    let change = case.change.as_ref().unwrap_or(&empty);
    let level = change.level.as_ref().map(|(old, new)| {
        let id = |level: &Option<LevelState>| level.as_ref().map(|level| level.id.clone());
        let why = new.as_ref().and_then(|level| level.why.first());
        json!({"old": id(old), "new": id(new), "clause": why.and_then(|why| why.clause.clone())})
    });
    let deadlines = change.deadlines.iter().map(|moved| {
        json!({
            "step": moved.new.key.step, "clause": moved.new.key.clause,
            "old": moved.old.due, "new": moved.new.due, "provisional": moved.new.provisional,
        })
    });
    json!({
        "number": case.number,
        "level": level,
        "tasks": change.tasks.iter().map(task_json).collect::<Vec<_>>(),
        "deadlines": deadlines.collect::<Vec<_>>(),
        "escalated": change.escalated,
        "problem": case.change.as_ref().err().map(|unfit| problem(unfit, lang)),
    })
}

fn task_json(change: &TaskChange) -> Value {
    let side = |task: &Task| json!({"clause": task.clause, "role": task.role, "due": task.due, "ready": task.ready});
    let task = change.task();
    json!({
        "step": task.map(|task| task.step),
        "clause": task.map(|task| task.clause.clone()),
        "department": task.and_then(|task| task.department.clone()),
        "old": change.old.as_ref().map(side),
        "new": change.new.as_ref().map(side),
    })
}

fn problem(unfit: &Unfit, lang: Lang) -> Value {
    json!({"part": unfit.part.as_str(), "id": unfit.id, "text": unfit_text(lang, unfit)})
}

fn in_words(out: &mut Output, lang: Lang, adoption: &Adoption, old: &Regulation, new: &Regulation) {
    if adoption.from == adoption.to {
        out.line(texts::same(lang, &adoption.to));
        return;
    }
    out.line(texts::versions(
        lang,
        new.title.get(lang),
        &adoption.from,
        &adoption.to,
    ));
    out.blank();
    out.line(texts::clauses(lang, adoption.rules.clauses.len()));
    for clause in &adoption.rules.clauses {
        let fate = fate_text(lang, clause.change);
        out.line(format!(
            "  {fate}  {}  {}",
            clause.clause,
            clause.label.get(lang)
        ));
        edits(out, lang, &clause.edits);
    }
    for part in &adoption.rules.others {
        let fate = fate_text(lang, part.change);
        out.line(format!("  {fate}  {}", part_text(lang, &part.part)));
        edits(out, lang, &part.edits);
    }
    out.blank();
    cases_in_words(out, lang, adoption, old, new);
    out.blank();
    out.line(if adoption.adopted {
        texts::adopted(lang)
    } else {
        texts::not_adopted(lang)
    });
}

fn edits(out: &mut Output, lang: Lang, edits: &[Edit]) {
    for line in edit_lines(lang, edits) {
        out.line(format!("        {line}"));
    }
}

fn cases_in_words(
    out: &mut Output,
    lang: Lang,
    adoption: &Adoption,
    old: &Regulation,
    new: &Regulation,
) {
    let outcome = &adoption.outcome;
    let (changed, unfit) = outcome.counts();
    out.line(texts::cases(lang, changed, outcome.unchanged, unfit));
    if outcome.late > 0 {
        out.line(texts::late(lang, outcome.late));
    }
    let mut rows = Vec::new();
    for case in &outcome.cases {
        match &case.change {
            Err(unfit) => rows.push(vec![
                case.number.clone(),
                texts::stays(lang).to_owned(),
                unfit_text(lang, unfit),
            ]),
            Ok(change) => {
                let lines = change_lines(lang, old, new, change);
                let numbers = std::iter::once(case.number.as_str()).chain(std::iter::repeat(""));
                rows.extend(lines.into_iter().zip(numbers).map(|(line, number)| {
                    vec![
                        number.to_owned(),
                        line.what.clone(),
                        line.values(),
                        line.clause,
                    ]
                }));
            }
        }
    }
    out.table(&rows);
}

/// A version that a desk has used, and how many open cases live under it.
pub struct Version {
    used: Used,
    open: u32,
    in_force: bool,
}

/// The versions that a desk has used, each once, in the order of their last adoption.
pub fn used(desk: &Desk) -> Result<Vec<Version>, Failure> {
    let open = desk.open_by_regulation()?;
    let mut versions: Vec<Version> = Vec::new();
    for used in desk.regulations_used()? {
        versions.retain(|known| known.used.version != used.version);
        let found = open.iter().find(|(version, _)| *version == used.version);
        versions.push(Version {
            open: found.map_or(0, |(_, cases)| *cases),
            in_force: used.version == desk.regulation().version,
            used,
        });
    }
    Ok(versions)
}

impl Version {
    pub fn json(&self) -> Value {
        json!({
            "version": self.used.version, "id": self.used.id, "since": self.used.since, "by": self.used.by,
            "open": self.open, "in_force": self.in_force,
        })
    }
}

/// Lists the versions for people.
pub fn versions(out: &mut Output, lang: Lang, used: &[Version]) {
    if used.is_empty() {
        return;
    }
    out.blank();
    out.line(texts::used_here(lang));
    let rows = used.iter().map(|version| {
        let mark = if version.in_force {
            super::texts::in_force(lang)
        } else {
            ""
        };
        vec![
            version.used.version.clone(),
            version.used.id.clone(),
            texts::since(lang, &time(version.used.since)),
            version.used.by.clone(),
            texts::open(lang, version.open),
            mark.to_owned(),
        ]
    });
    out.table(&rows.collect::<Vec<_>>());
}

mod texts {
    crate::catalogue! {
        same(version: &str) { zh: "这份文件就是现行制度（{version}），没有任何变化", en: "This file is the regulation in force ({version}); nothing changes" }
        versions(title: &str, from: &str, to: &str) { zh: "{title}：{from} → {to}", en: "{title}: {from} → {to}" }
        clauses(n: usize) { zh: "条款变化 {n} 条", en: "{n} clauses differ", en_one: "{n} clause differs" }
        cases(changed: usize, unchanged: u64, unfit: usize) {
            zh: "在办案件：{changed} 件有变化，{unchanged} 件无变化，{unfit} 件不适用、仍按原版本办理",
            en: "Open cases: {changed} with changes, {unchanged} without, {unfit} that do not fit and stay under their version",
        }
        late(n: u64) { zh: "其中 {n} 个时限将因此超时", en: "{n} deadlines will have passed by this", en_one: "{n} deadline will have passed by this" }
        stays() { zh: "不适用", en: "does not fit" }
        adopted() { zh: "已采用：新案件按新制度登记，适用的在办案件自现在起按新制度办理", en: "Adopted: new cases are registered under it, and the open cases that fit live under it from now on" }
        not_adopted() { zh: "以上只是比较，没有写入；采用请运行 tousu regulation adopt", en: "This is a comparison; nothing was written. To put it in force: tousu regulation adopt" }
        used_here() { zh: "本台用过的版本", en: "Versions that this desk has used" }
        since(at: &str) { zh: "{at} 起", en: "since {at}" }
        open(n: u32) { zh: "在办 {n} 件", en: "{n} open cases", en_one: "{n} open case" }
    }
}
