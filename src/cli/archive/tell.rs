//! How lists, plans and holds are told, in words and as JSON.

use serde_json::{Value, json};

use super::texts;
use crate::calendar::Moment;
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::session::{Session, time};
use crate::desk::{ArchiveDue, ArchivePlan, Desk, ErasureRequest, Kept, Receipt};
use crate::text::Lang;

pub(super) fn kept_json(kept: &Kept, now: Moment) -> Value {
    json!({
        "number": kept.number,
        "status": kept.status,
        "kind": kept.kind,
        "closed_at": kept.closed_at,
        "waiting_days": kept.waiting_days(now),
        "keep_until": kept.keep_until,
        "held_until": kept.held_until,
        "clause": kept.clause,
        "reason": kept.reason,
    })
}

pub(super) fn all_json(cases: &[Kept], now: Moment) -> Vec<Value> {
    cases.iter().map(|kept| kept_json(kept, now)).collect()
}

pub(super) fn request_json(request: &ErasureRequest) -> Value {
    let numbers: Vec<&String> = request.cases.iter().map(|(number, _)| number).collect();
    json!({
        "confirm": request.code,
        "cause": request.cause,
        "asked_by": request.asked_by,
        "asked_at": request.asked_at,
        "cases": numbers,
    })
}

pub(super) fn due_json(due: &ArchiveDue, now: Moment) -> Value {
    json!({
        "archive": all_json(&due.archive, now),
        "retention": all_json(&due.retention, now),
        "held": all_json(&due.held, now),
        "soon": all_json(&due.soon, now),
        "requests": due.requests.iter().map(request_json).collect::<Vec<_>>(),
        "more": due.more,
    })
}

pub(super) fn due(out: &mut Output, lang: Lang, due: &ArchiveDue, now: Moment) {
    let groups = [
        (texts::to_archive(lang, due.archive.len()), &due.archive),
        (texts::ended(lang, due.retention.len()), &due.retention),
        (texts::held(lang, due.held.len()), &due.held),
        (texts::soon(lang, due.soon.len()), &due.soon),
    ];
    let filled: Vec<_> = groups
        .iter()
        .filter(|(_, cases)| !cases.is_empty())
        .collect();
    if filled.is_empty() && due.requests.is_empty() {
        out.line(texts::nothing(lang));
        return;
    }
    for ((title, cases), place) in filled.into_iter().zip(0..) {
        if place > 0 {
            out.blank();
        }
        out.line(title);
        table(out, lang, cases, now);
    }
    if due.more {
        out.line(texts::more(lang));
    }
    for request in &due.requests {
        let at = time(request.asked_at);
        let n = request.cases.len();
        out.line(texts::request(
            lang,
            n,
            &request.code,
            &request.asked_by,
            &at,
        ));
    }
}

pub(super) fn table(out: &mut Output, lang: Lang, cases: &[Kept], now: Moment) {
    let held = cases.iter().any(|kept| kept.held_until.is_some());
    let head = [
        texts::number(lang),
        texts::closed(lang),
        texts::waits(lang),
        texts::keep_until(lang),
        texts::clause(lang),
        texts::customer(lang),
        if held { texts::reason(lang) } else { "" },
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(cases.iter().map(|kept| {
        let until = kept.held_until.max(kept.keep_until);
        vec![
            kept.number.clone(),
            kept.closed_at
                .map(|at| at.date_naive().to_string())
                .unwrap_or_default(),
            texts::days(lang, kept.waiting_days(now)),
            until.map(|day| day.to_string()).unwrap_or_default(),
            kept.clause.clone(),
            kept.customer.clone(),
            kept.reason.clone().filter(|_| held).unwrap_or_default(),
        ]
    }));
    out.table(&rows);
}

pub(super) fn plan_json(plan: &ArchivePlan, now: Moment) -> Value {
    let code = (!plan.is_empty()).then(|| plan.code());
    json!({
        "dry_run": true,
        "confirm": code,
        "archive": all_json(&plan.archive, now),
        "erase": all_json(&plan.erase, now),
        "more": plan.more,
    })
}

pub(super) fn plan(out: &mut Output, lang: Lang, plan: &ArchivePlan, words: &str, now: Moment) {
    if plan.is_empty() {
        out.line(texts::nothing(lang));
        return;
    }
    out.line(texts::dry_run(lang));
    if !plan.archive.is_empty() {
        out.blank()
            .line(texts::would_archive(lang, plan.archive.len()));
        table(out, lang, &plan.archive, now);
    }
    if !plan.erase.is_empty() {
        out.blank().line(texts::would_erase(lang, plan.erase.len()));
        table(out, lang, &plan.erase, now);
    }
    if plan.more {
        out.line(texts::run_again(lang));
    }
    let command = ["tousu archive run", words, "--confirm", &plan.code()]
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    out.blank().line(texts::confirm_with(lang, &command));
}

/// A hold was set or released.
pub(super) fn held(
    session: &mut Session<'_, '_>,
    desk: &Desk,
    receipt: &Receipt,
) -> Result<u8, Failure> {
    let lang = session.lang;
    let case = receipt.file.as_ref().map(|file| &file.case);
    let hold = case.and_then(|case| case.hold.as_ref());
    let kept_until = receipt.file.as_ref().and_then(|file| desk.kept_until(file));
    session.answer(
        || json!({"number": receipt.number, "version": receipt.version, "hold": hold, "keep_until": kept_until}),
        |out| {
            let until = kept_until.map(|day| day.to_string());
            match (hold, until) {
                (Some(hold), _) => out.line(texts::hold_set(lang, &receipt.number, &hold.until.to_string())),
                (None, Some(until)) => out.line(texts::hold_released(lang, &receipt.number, &until)),
                (None, None) => out.line(texts::hold_released_open(lang, &receipt.number)),
            };
        },
    )
}
