//! A case in words: what the case's screen shows, for those who ask on the command line.

use super::output::Output;
use super::session::time;
use super::texts;
use crate::case::{Assessment, Case, Event, Measure, Personal};
use crate::desk::{CaseFile, Desk};
use crate::regulation::Regulation;
use crate::regulation::explain::why_text;
use crate::regulation::texts::{
    actor_title, copy_titles, event_title, role_named, sanction_title, status_title, task_title,
};
use crate::text::Lang;

/// A case in words.
pub fn describe(out: &mut Output, file: &CaseFile, lang: Lang, desk: &Desk) {
    let (case, regulation) = (&file.case, &*file.regulation);
    let kind = regulation
        .kind(&case.kind)
        .map_or(case.kind.as_str(), |kind| kind.label.get(lang));
    let status = status_title(lang, case.status);
    out.line(format!("{}  {kind}  {status}", case.number));
    let mut rows = level(case, regulation, lang);
    let office = file.office(desk.now()).map(|office| office.label.get(lang));
    let pairs = record(case, regulation, lang)
        .into_iter()
        .chain([(texts::office_head(lang), office.map(ToOwned::to_owned))])
        .chain([(
            texts::text_head(lang),
            case.text.clone().or_else(|| erased(case, lang)),
        )])
        .chain([(texts::demand_head(lang), case.demand.clone())]);
    rows.extend(pairs.filter_map(|(head, value)| {
        let value = value.filter(|value| !value.is_empty())?;
        Some(vec![head.to_owned(), value])
    }));
    out.table(&rows);
    if file.masked {
        out.line(texts::masked(lang, &case.number));
    }
    tasks(out, file, lang, desk);
    entries(out, case, regulation, lang);
    out.blank().line(texts::history_head(lang));
    let history: Vec<Vec<String>> = file
        .events
        .iter()
        .map(|event| happened(event, lang))
        .collect();
    out.table(&history);
}

/// What stands where the words were, once they are erased.
fn erased(case: &Case, lang: Lang) -> Option<String> {
    let erasure = case.erased.as_ref()?;
    let clause = erasure.clause.as_deref().unwrap_or_default();
    Some(texts::erased(
        lang,
        &erasure.at.date_naive().to_string(),
        clause,
    ))
}

fn level(case: &Case, regulation: &Regulation, lang: Lang) -> Vec<Vec<String>> {
    let level = case
        .level
        .as_ref()
        .and_then(|level| regulation.level(&level.id))
        .map_or(texts::no_level(lang), |level| level.label.get(lang));
    let mut rows = vec![vec![texts::level_head(lang).to_owned(), level.to_owned()]];
    for why in case.level.iter().flat_map(|level| &level.why) {
        let clause = why.clause.clone().unwrap_or_default();
        let why = why_text(lang, regulation, why);
        rows.push(vec![String::new(), format!("{clause} {why}")]);
    }
    rows
}

/// Who complains, about whom, how it came.
fn record(case: &Case, regulation: &Regulation, lang: Lang) -> Vec<(&'static str, Option<String>)> {
    let customer = &case.customer;
    let mut name = customer.name.clone();
    if case.agitated {
        name = format!("{name}  {}", texts::agitated(lang));
    }
    let category = case
        .category
        .as_deref()
        .and_then(|id| regulation.category(id));
    let channel = regulation
        .channel(&case.channel)
        .map_or(case.channel.as_str(), |channel| channel.label.get(lang));
    let departments = case.departments.iter().map(|entry| entry.name.clone());
    let persons = case.persons.iter().map(|person| person.name.clone());
    let joined = |names: Vec<String>| Some(names.join(texts::and(lang)));
    vec![
        (texts::customer_head(lang), Some(name)),
        (texts::phone_head(lang), customer.phone.clone()),
        (texts::unit_head(lang), customer.unit.clone()),
        (texts::address_head(lang), customer.address.clone()),
        (
            texts::category_head(lang),
            category.map(|category| category.label.get(lang).to_owned()),
        ),
        (texts::subject_head(lang), case.subject.clone()),
        (texts::department_head(lang), joined(departments.collect())),
        (
            texts::copies_head(lang),
            Some(copy_titles(regulation, lang, &case.copies).join(texts::and(lang))),
        ),
        (texts::person_head(lang), joined(persons.collect())),
        (
            texts::received_head(lang),
            Some(format!(
                "{}  {channel}  {}",
                time(case.received_at),
                case.received_by
            )),
        ),
    ]
}

fn tasks(out: &mut Output, file: &CaseFile, lang: Lang, desk: &Desk) {
    if file.tasks.is_empty() {
        return;
    }
    let (now, regulation) = (desk.now(), &*file.regulation);
    out.blank().line(texts::tasks_head(lang));
    let rows: Vec<Vec<String>> = file
        .tasks
        .iter()
        .map(|task| {
            let mark = match (task.overdue(now), task.ready) {
                (true, _) => texts::overdue_mark(lang),
                (false, false) => texts::not_ready(lang),
                (false, true) => "",
            };
            let who = task
                .department
                .clone()
                .unwrap_or_else(|| role_named(regulation, lang, task.role).to_owned());
            vec![
                task_title(regulation, lang, task.step, &task.clause).to_owned(),
                who,
                task.due.map(time).unwrap_or_default(),
                mark.to_owned(),
                task.clause.clone(),
            ]
        })
        .collect();
    out.table(&rows);
}

/// Corrective measures, and entries against persons, with the numbers that commands name them by.
fn entries(out: &mut Output, case: &Case, regulation: &Regulation, lang: Lang) {
    if !case.measures.is_empty() {
        out.blank().line(texts::measures_head(lang));
        let rows: Vec<_> = case
            .measures
            .iter()
            .map(|entry| measure(entry, lang))
            .collect();
        out.table(&rows);
    }
    if !case.assessments.is_empty() {
        out.blank().line(texts::assessments_head(lang));
        let rows: Vec<_> = case
            .assessments
            .iter()
            .map(|entry| assessment(entry, regulation, lang))
            .collect();
        out.table(&rows);
    }
}

fn measure(entry: &Measure, lang: Lang) -> Vec<String> {
    let state = match (entry.done_at, entry.effective) {
        (_, Some(true)) => texts::effective(lang),
        (_, Some(false)) => texts::ineffective(lang),
        (Some(_), None) => texts::to_confirm(lang),
        (None, None) => texts::to_do(lang),
    };
    vec![
        entry.id.to_string(),
        entry.measure.clone().unwrap_or_default(),
        entry.owner.clone().unwrap_or_default(),
        entry.due.to_string(),
        state.to_owned(),
    ]
}

fn assessment(entry: &Assessment, regulation: &Regulation, lang: Lang) -> Vec<String> {
    let item = regulation.items.iter().find(|item| item.id == entry.item);
    let item = item.map_or(entry.item.as_str(), |item| item.label.get(lang));
    let cost = entry
        .sanction
        .map(|sanction| sanction_title(lang, sanction).to_owned())
        .or_else(|| entry.points.map(|points| texts::points(lang, points)))
        .unwrap_or_default();
    let decision = match entry.decided {
        None => texts::proposed(lang),
        Some(true) => texts::approved(lang),
        Some(false) => texts::rejected(lang),
    };
    vec![
        entry.id.to_string(),
        item.to_owned(),
        entry.person.clone().unwrap_or_default(),
        texts::subject_of(lang, entry.subject).to_owned(),
        cost,
        decision.to_owned(),
        entry.clause.clone().unwrap_or_default(),
    ]
}

fn happened(event: &Event, lang: Lang) -> Vec<String> {
    vec![
        time(event.at),
        actor_title(lang, &event.actor).to_owned(),
        event_title(lang, &event.fact).to_owned(),
        event.clause.clone().unwrap_or_default(),
        said(&event.personal, lang),
    ]
}

/// The words of an event; of a registration they stand above.
fn said(personal: &Personal, lang: Lang) -> String {
    if personal.customer.is_some() {
        return String::new();
    }
    let one = [
        &personal.person,
        &personal.name,
        &personal.measure,
        &personal.owner,
        &personal.what,
        &personal.cause,
        &personal.handling,
        &personal.notes,
        &personal.words,
        &personal.reason,
        &personal.text,
    ];
    let words: Vec<&str> = one
        .into_iter()
        .flatten()
        .chain(&personal.reasons)
        .map(String::as_str)
        .collect();
    words.join(texts::then(lang))
}
