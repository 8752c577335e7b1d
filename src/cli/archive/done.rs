//! How what was asked and what was done is told: the dry run of an erasure, a run, the certificate.

use serde_json::{Value, json};

use super::tell::{all_json, kept_json, request_json, table};
use super::texts;
use crate::calendar::Moment;
use crate::case::ErasureCause;
use crate::cli::args::Erase;
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::session::{Session, time};
use crate::desk::{Archived, Certificate, Confirmed, Desk, ErasurePlan, ErasureRequest};
use crate::text::Lang;

/// The dry run of an erasure.
pub(in crate::cli) fn erasure_plan(
    session: &mut Session<'_, '_>,
    plan: &ErasurePlan,
    wish: &Erase,
    now: Moment,
) -> Result<u8, Failure> {
    let lang = session.lang;
    let code = (!plan.erase.is_empty()).then(|| plan.code());
    session.answer(
        || {
            let stays: Vec<Value> = plan
                .stays
                .iter()
                .map(|(kept, why)| json!({"number": kept.number, "clause": why.clause, "message": why.message(lang)}))
                .collect();
            json!({"dry_run": true, "confirm": code, "archive": [], "erase": all_json(&plan.erase, now), "stays": stays})
        },
        |out| {
            out.line(texts::dry_run(lang));
            if plan.erase.is_empty() {
                out.line(texts::none_theirs(lang));
            } else {
                out.blank().line(texts::would_erase_person(lang, plan.erase.len()));
                table(out, lang, &plan.erase, now);
            }
            if !plan.stays.is_empty() {
                out.blank().line(texts::stays(lang, plan.stays.len()));
                let rows: Vec<Vec<String>> = plan
                    .stays
                    .iter()
                    .map(|(kept, why)| vec![kept.number.clone(), why.message(lang), why.clause.clone().unwrap_or_default()])
                    .collect();
                out.table(&rows);
            }
            if let Some(code) = &code {
                let whose = match &wish.customer {
                    Some(key) => format!("--customer \"{key}\""),
                    None => wish.number.join(" "),
                };
                let command = format!("tousu erase {whose} --confirm {code}");
                out.blank().line(texts::confirm_with(lang, &command));
            }
        },
    )
}

/// What a code did: the run, or the erasure with its certificate.
pub(in crate::cli) fn confirmed(
    session: &mut Session<'_, '_>,
    desk: &Desk,
    done: &Confirmed,
) -> Result<u8, Failure> {
    let (lang, now) = (session.lang, desk.now());
    match done {
        Confirmed::Run(done) => session.answer(
            || run_json(done, lang, now),
            |out| {
                if done.request.is_none() || !done.archived.is_empty() {
                    out.line(texts::archived(lang, done.archived.len()));
                }
                for (number, why) in &done.left {
                    out.line(texts::left(lang, number, &why.message(lang)));
                }
                if let Some(request) = &done.request {
                    out.line(texts::asked(lang, request.cases.len(), &request.code));
                }
                if done.plan.more {
                    out.line(texts::run_again(lang));
                }
            },
        ),
        Confirmed::Erased(certificate) => session.answer(
            || certificate_json(certificate, lang),
            |out| certify(out, lang, certificate),
        ),
    }
}

fn run_json(done: &Archived, lang: Lang, now: Moment) -> Value {
    let archived = done
        .plan
        .archive
        .iter()
        .filter(|kept| done.archived.contains(&kept.number));
    let left: Vec<Value> = done
        .left
        .iter()
        .map(|(number, why)| json!({"number": number, "clause": why.clause(), "message": why.message(lang)}))
        .collect();
    json!({
        "dry_run": false,
        "confirm": done.request.as_ref().map(|request| &request.code),
        "archive": archived.map(|kept| kept_json(kept, now)).collect::<Vec<_>>(),
        "erase": all_json(&done.plan.erase, now),
        "erased": [],
        "left": left,
        "request": done.request.as_ref().map(request_json),
        "more": done.plan.more,
    })
}

fn certificate_json(certificate: &Certificate, lang: Lang) -> Value {
    let request = &certificate.request;
    let numbers: Vec<&String> = request.cases.iter().map(|(number, _)| number).collect();
    json!({
        "dry_run": false,
        "confirm": request.code,
        "archive": [],
        "erase": [],
        "erased": numbers,
        "certificate": {
            "organisation": certificate.organisation.get(lang),
            "cases": numbers,
            "cause": request.cause,
            "clauses": certificate.clauses,
            "at": certificate.at,
            "asked_by": request.asked_by,
            "asked_at": request.asked_at,
            "confirmed_by": certificate.confirmed_by,
            "head": {"seq": certificate.seq, "chain": certificate.chain},
            "purged": certificate.purged,
        },
    })
}

fn certify(out: &mut Output, lang: Lang, certificate: &Certificate) {
    let request = &certificate.request;
    let cause = match request.cause {
        ErasureCause::Retention => texts::by_retention(lang),
        ErasureCause::Request => texts::by_request(lang),
    };
    let clauses = certificate.clauses.join(" ");
    let numbers: Vec<&str> = request
        .cases
        .iter()
        .map(|(number, _)| number.as_str())
        .collect();
    let mut rows = vec![
        (
            texts::organisation(lang),
            certificate.organisation.get(lang).to_owned(),
        ),
        (texts::what(lang), texts::what_words(lang).to_owned()),
        (texts::why(lang), format!("{cause}  {clauses}")),
        (texts::when(lang), time(certificate.at)),
        (
            texts::asked_by(lang),
            format!("{}  {}", request.asked_by, time(request.asked_at)),
        ),
        (
            texts::confirmed_by(lang),
            format!("{}  {}", certificate.confirmed_by, time(certificate.at)),
        ),
        (
            texts::chain_end(lang),
            format!("{} {}", certificate.seq, certificate.chain),
        ),
    ];
    let mut lines = numbers.chunks(6).map(|line| line.join(" "));
    rows.push((texts::cases(lang), lines.next().unwrap_or_default()));
    rows.extend(lines.map(|line| ("", line)));
    out.line(texts::certificate(lang));
    let rows: Vec<Vec<String>> = rows
        .into_iter()
        .map(|(head, value)| vec![head.to_owned(), value])
        .collect();
    out.table(&rows);
    if !certificate.purged {
        out.line(texts::bytes_left(lang));
    }
}

/// A request was taken back.
pub(in crate::cli) fn withdrawn(
    session: &mut Session<'_, '_>,
    request: &ErasureRequest,
) -> Result<u8, Failure> {
    let lang = session.lang;
    session.answer(
        || json!({"withdrawn": request_json(request)}),
        |out| {
            out.line(texts::withdrawn(lang, &request.code));
        },
    )
}
