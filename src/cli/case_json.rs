//! A case as the contract's JSON.

use serde_json::{Map, Value, json};

use crate::calendar::Moment;
use crate::case::{Actor, Case, Event, Task};
use crate::desk::CaseFile;
use crate::regulation::Regulation;
use crate::regulation::explain::why_text;
use crate::regulation::tell::words;
use crate::regulation::texts::copy_titles;
use crate::store::{CaseRow, TaskRow};
use crate::text::{Lang, Phone};

/// The whole case.
pub fn case(file: &CaseFile, lang: Lang, now: Moment) -> Value {
    let case = &file.case;
    let mut out = json!({
        "number": case.number,
        "kind": case.kind,
        "status": case.status,
        "stage": file.stage,
        "version": case.version,
        "sealed": case.sealed,
        "masked": file.masked,
        "channel": case.channel,
        "registered_at": case.registered_at,
        "received_at": case.received_at,
        "received_by": case.received_by,
        "level": level(file, lang),
        "customer": case.customer,
        "contact": case.contact,
        "category": case.category,
        "subject": case.subject,
        "text": case.text,
        "demand": case.demand,
        "agitated": case.agitated,
        "fields": case.fields,
        "facts": case.ticked,
        "departments": case.departments.iter().map(|entry| entry.name.clone()).collect::<Vec<_>>(),
        "responsible": case.responsible(),
        "copies": copies(file, lang),
        "persons": case.persons,
        "office": file.office(now).map(|office| office.label.get(lang)),
        "office_clause": file.office(now).map(|office| &office.clause),
    });
    let rest = json!({
        "tasks": file.tasks.iter().map(|entry| task(file, entry, lang, now)).collect::<Vec<_>>(),
        "finding": case.finding,
        "waiting": case.waiting,
        "promises": case.promises,
        "promise_remark": file.promise_remark(lang),
        "callbacks": case.callbacks,
        "contacts": case.contacts,
        "answers": case.answers,
        "corrective_actions": case.measures,
        "assessments": case.assessments,
        "escalations": case.escalations,
        "papers": case.papers,
        "defects": case.defects,
        "returned": case.returned,
        "reopened": case.reopened,
        "extended": case.extensions,
        "adopted": case.adopted,
        "closed_at": case.closed_at,
        "archived_at": case.archived_at,
        "hold": case.hold,
        "merged_into": case.merged_into,
        "sequel_to": case.sequel_to,
        "sequels": case.sequels,
        "erased": case.erased,
        "deadlines": case.deadlines,
        "regulation": regulation(file),
        "doubtful": doubtful(case),
        "events": file.events.iter().zip(1..).map(|(entry, place)| event(entry, place)).collect::<Vec<_>>(),
    });
    let missing = incomplete(file, &out);
    if let (Some(out), Value::Object(rest)) = (out.as_object_mut(), rest) {
        out.extend(rest);
        out.insert("incomplete".to_owned(), json!(missing));
    }
    out
}

/// What the paper wants of the record beyond the mandatory, and is still empty: the field and its clause.
fn incomplete(file: &CaseFile, out: &Value) -> Vec<Value> {
    let kind = &file.case.kind;
    let wanted = file.regulation.fields.iter().filter(|field| field.expected);
    let wanted = wanted.filter(|field| field.kinds.is_empty() || field.kinds.contains(kind));
    let empty = |value: Option<&Value>| match value {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.is_empty(),
        Some(Value::Array(list)) => list.is_empty(),
        Some(_) => false,
    };
    wanted
        .filter(|field| {
            let place = if field.is_extra() {
                format!("/fields/{}", field.id)
            } else {
                format!("/{}", field.id.replace('.', "/"))
            };
            empty(out.pointer(&place))
        })
        .map(|field| json!({"field": field.id, "clause": field.clause}))
        .collect()
}

/// Who got the slip besides the department.
fn copies(file: &CaseFile, lang: Lang) -> Vec<Value> {
    let ids = &file.case.copies;
    let titles = copy_titles(&file.regulation, lang, ids);
    let pairs = ids.iter().zip(titles);
    pairs
        .map(|(id, title)| json!({"id": id, "title": title}))
        .collect()
}

/// The version that the case lives under, the one it was registered under, and since when that is another.
fn regulation(file: &CaseFile) -> Value {
    let (registered, since) = file.registered_under();
    json!({
        "id": file.regulation.id, "version": file.case.regulation,
        "registered": registered, "since": since,
    })
}

/// What somebody learns of a case that they registered and may not open.
pub fn sealed(number: &str, version: u32) -> Value {
    json!({"number": number, "version": version, "sealed": true, "status": "open"})
}

fn level(file: &CaseFile, lang: Lang) -> Value {
    let Some(level) = &file.case.level else {
        return Value::Null;
    };
    let label = file
        .regulation
        .level(&level.id)
        .map_or(level.id.as_str(), |known| known.label.get(lang));
    let why: Vec<Value> = level
        .why
        .iter()
        .map(|why| json!({"clause": why.clause, "text": why_text(lang, &file.regulation, why), "how": why.how, "saw": why.saw}))
        .collect();
    json!({"id": level.id, "label": label, "why": why})
}

fn task(file: &CaseFile, task: &Task, lang: Lang, now: Moment) -> Value {
    let track = &file.case.track;
    let label = words::step(lang, &file.regulation, track, task.step, Some(&task.clause));
    json!({
        "id": task.id,
        "step": task.step,
        "needs": task.needs,
        "clause": task.clause,
        "role": task.role,
        "department": task.department,
        "person": task.person,
        "due": task.due,
        "overdue": task.overdue(now),
        "provisional": task.provisional,
        "ready": task.ready,
        "standing": task.standing,
        "measure": task.measure,
        "label": label,
    })
}

/// What the regulation in force calls the step of a queued task.
pub fn step_title(row: &TaskRow, regulation: &Regulation, lang: Lang) -> String {
    let kind = regulation.kind(&row.kind);
    let track = kind.map_or("", |kind| kind.track.as_str());
    words::step(lang, regulation, track, row.step, Some(&row.clause))
}

/// One task of the queue.
pub fn queued(row: &TaskRow, regulation: &Regulation, lang: Lang, now: Moment) -> Value {
    json!({
        "number": row.number,
        "id": row.id,
        "step": row.step,
        "needs": row.needs,
        "clause": row.clause,
        "role": row.role,
        "department": row.department,
        "person": row.person,
        "due": row.due,
        "overdue": row.due.is_some_and(|due| due < now),
        "provisional": row.provisional,
        "ready": row.ready,
        "standing": row.standing,
        "label": step_title(row, regulation, lang),
        "kind": row.kind,
        "level": row.level,
        "customer": row.customer,
        "subject": row.subject,
    })
}

/// One case of a list.
pub fn row(row: &CaseRow, now: Moment) -> Value {
    json!({
        "number": row.number,
        "kind": row.kind,
        "status": row.status,
        "stage": row.stage,
        "version": row.version,
        "level": row.level,
        "customer": {"name": row.customer, "phone": row.phone},
        "category": row.category,
        "channel": row.channel,
        "subject": row.subject,
        "excerpt": row.excerpt,
        "departments": row.departments,
        "persons": row.persons,
        "received_at": row.received_at,
        "registered_at": row.registered_at,
        "received_by": row.received_by,
        "due": row.due,
        "overdue": row.due.is_some_and(|due| due < now),
        "waiting": row.waiting,
        "returned": row.returned,
        "reopened": row.reopened,
        "satisfaction": row.satisfaction,
        "closed_at": row.closed_at,
    })
}

/// The fields whose telephone number looks wrong: kept as typed, to be asked again.
fn doubtful(case: &Case) -> Vec<&'static str> {
    let numbers = [
        ("customer.phone", &case.customer.phone),
        ("contact.mobile", &case.contact.mobile),
        ("contact.phone", &case.contact.phone),
    ];
    let looks_wrong = |typed: &str| Phone::read(typed).looks_wrong();
    numbers
        .into_iter()
        .filter(|(_, typed)| typed.as_deref().is_some_and(looks_wrong))
        .map(|(field, _)| field)
        .collect()
}

/// One event: its place in the case's own history, its facts and its words in one `data`. The place in the desk's log would
/// tell how much else happened, sealed cases included.
fn event(event: &Event, place: u32) -> Value {
    let mut data = Map::new();
    if let Ok(Value::Object(facts)) = serde_json::to_value(&event.fact) {
        data.extend(facts.into_iter().filter(|(key, _)| key != "kind"));
    }
    if let Ok(Value::Object(words)) = serde_json::to_value(&event.personal) {
        data.extend(words);
    }
    if !event.deadlines.is_empty() {
        data.insert("deadlines".to_owned(), json!(event.deadlines));
    }
    if event.actor == Actor::CLOCK {
        data.insert("by_clock".to_owned(), json!(true));
    }
    json!({
        "seq": place,
        "at": event.at,
        "actor": event.actor,
        "kind": event.fact.kind(),
        "clause": event.clause,
        "data": data,
    })
}
