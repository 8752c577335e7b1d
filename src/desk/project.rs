//! Projections: what lists, queue, sums and search show of a case. A pure function of the fold, so that `check` can make
//! them again and compare.

use std::collections::BTreeSet;

use crate::calendar::Moment;
use crate::case::{Case, Status, Task};
use crate::regulation::decide::Decision;
use crate::store::{CaseRow, CaseWrite, DepartmentRecord, PeopleWrite, PersonRecord, SearchText};
use crate::text::{digits, initials, normal, same_phone_key};

/// How many characters of the matter a list keeps.
const EXCERPT: usize = 60;

/// What stands between name and place in the key of a customer who is known by no telephone.
pub(super) const NAME_AND_PLACE: char = '\u{1f}';

/// What a decision writes for its case. `expected` is the version that it was decided on.
pub(super) fn write(decision: &Decision, expected: u32) -> CaseWrite {
    let case = &decision.case;
    CaseWrite {
        number: case.number.clone(),
        expected,
        drafts: decision.drafts.clone(),
        row: row(case, &decision.tasks, decision.stage, decision.wake_at),
        tasks: decision.tasks.clone(),
        search: search(case),
    }
}

/// The row of a case.
pub(super) fn row(
    case: &Case,
    tasks: &[Task],
    stage: Option<crate::case::CommandName>,
    wake_at: Option<Moment>,
) -> CaseRow {
    CaseRow {
        number: case.number.clone(),
        version: case.version,
        status: case.status,
        sealed: case.sealed,
        kind: case.kind.clone(),
        stage,
        level: case.level.as_ref().map(|level| level.id.clone()),
        level_rank: case.level.as_ref().map(|level| level.rank),
        category: case.category.clone(),
        channel: case.channel.clone(),
        departments: departments(case),
        persons: case
            .persons
            .iter()
            .map(|person| person.name.clone())
            .collect(),
        customer: case.customer.name.clone(),
        phone: case
            .customer
            .phone
            .clone()
            .or_else(|| case.contact.mobile.clone())
            .or_else(|| case.contact.phone.clone()),
        phone_keys: phone_keys(case),
        unit: case.customer.unit.clone(),
        subject: case.subject.clone(),
        excerpt: excerpt(case.text.as_deref().unwrap_or_default()),
        received_at: case.received_at,
        registered_at: case.counted_at(),
        received_by: case.received_by.clone(),
        due: if case.status == Status::Open {
            tasks.iter().filter_map(|task| task.due).min()
        } else {
            None
        },
        wake_at,
        waiting: case.waiting.as_ref().map(|waiting| waiting.on),
        returned: case.returned,
        reopened: case.reopened,
        escalated: u32::try_from(case.escalations.len()).unwrap_or(u32::MAX),
        satisfaction: case.satisfaction(),
        closed_at: case.closed_at,
        matter: matter(case),
        customer_key: customer_key(case),
    }
}

/// The responsible department first.
fn departments(case: &Case) -> Vec<String> {
    let responsible = case.responsible();
    let mut names: Vec<String> = responsible.iter().map(|name| (*name).to_owned()).collect();
    names.extend(
        case.departments
            .iter()
            .map(|entry| entry.name.clone())
            .filter(|name| Some(name.as_str()) != responsible),
    );
    names
}

/// The beginning of a matter, as lists show it.
pub(super) fn excerpt(text: &str) -> String {
    let line = crate::text::clean_line(text);
    line.chars().take(EXCERPT).collect()
}

fn phones(case: &Case) -> impl Iterator<Item = &str> {
    [
        &case.customer.phone,
        &case.contact.mobile,
        &case.contact.phone,
    ]
    .into_iter()
    .filter_map(|phone| phone.as_deref())
}

fn phone_keys(case: &Case) -> Vec<String> {
    let keys: BTreeSet<String> = phones(case)
        .map(|phone| same_phone_key(phone).unwrap_or_else(|| digits(phone)))
        .collect();
    keys.into_iter().filter(|key| !key.is_empty()).collect()
}

/// Same matter: category, department and normalised subject. Without a subject nothing is the same matter.
pub(super) fn matter(case: &Case) -> Option<String> {
    let subject = normal(case.subject.as_deref()?);
    if subject.is_empty() {
        return None;
    }
    let category = case.category.as_deref().unwrap_or_default();
    Some(format!(
        "{category}\u{1f}{}\u{1f}{subject}",
        case.responsible().unwrap_or_default()
    ))
}

/// Whether two states of a case speak for the same matter and the same customer: then no other case can become graver by
/// the step between them.
pub(super) fn same_voice(before: &Case, after: &Case) -> bool {
    before.kind == after.kind
        && matter(before) == matter(after)
        && customer_key(before) == customer_key(after)
}

/// Same customer: the normalised phone, else name and unit or address.
pub(super) fn customer_key(case: &Case) -> String {
    let customer = &case.customer;
    let phone = phones(case).find_map(same_phone_key);
    phone.unwrap_or_else(|| {
        let place = customer
            .unit
            .as_deref()
            .or(customer.address.as_deref())
            .unwrap_or_default();
        format!(
            "{}{NAME_AND_PLACE}{}",
            normal(&customer.name),
            normal(place)
        )
    })
}

/// Whether the customer of `case` is known by a telephone number.
pub(super) fn known_by_phone(case: &Case) -> bool {
    phones(case).any(|phone| same_phone_key(phone).is_some())
}

/// What a case is found by; a sealed case by nothing.
pub(super) fn search(case: &Case) -> Option<SearchText> {
    if case.sealed || case.erased.is_some() {
        return None;
    }
    let people = case.persons.iter().map(|person| person.name.as_str());
    let departments = case
        .departments
        .iter()
        .map(|department| department.name.as_str());
    // These two come first: so many characters of the text are nobody's to find who sees them masked.
    let veiled = [
        Some(case.customer.name.as_str()),
        case.contact.name.as_deref(),
    ];
    let lines = veiled.into_iter().flatten().map(normal);
    let lines = lines.filter(|line| !line.is_empty());
    let length: usize = lines.map(|line| line.chars().count() + 1).sum();
    let plain = [
        case.subject.as_deref(),
        case.text.as_deref(),
        case.demand.as_deref(),
        case.customer.address.as_deref(),
        case.customer.unit.as_deref(),
    ];
    let fields = case.fields.values().map(String::as_str);
    let lines: Vec<String> = veiled
        .into_iter()
        .chain(plain)
        .flatten()
        .chain(people.clone())
        .chain(departments)
        .chain(fields)
        .map(normal)
        .filter(|line| !line.is_empty())
        .collect();
    let names = std::iter::once(case.customer.name.as_str())
        .chain(case.contact.name.as_deref())
        .chain(people);
    let initials: BTreeSet<String> = names.flat_map(initials).collect();
    let digits: BTreeSet<String> = phones(case)
        .map(digits)
        .filter(|digits| !digits.is_empty())
        .collect();
    Some(SearchText {
        text: lines.join("\n"),
        veiled: u32::try_from(length).unwrap_or(u32::MAX),
        initials: initials.into_iter().collect(),
        digits: digits.into_iter().collect(),
    })
}

/// The departments and persons that a case names: those not yet in the directory are added to it, never refused. What a
/// sealed case names stays in it: the directory is open to everybody.
pub(super) fn directory(case: &Case) -> Vec<PeopleWrite> {
    if case.sealed {
        return Vec::new();
    }
    let named = case
        .departments
        .iter()
        .map(|department| department.name.clone());
    let of_persons = case
        .persons
        .iter()
        .filter_map(|person| person.department.clone());
    let departments: BTreeSet<String> = named.chain(of_persons).collect();
    let persons = case.persons.iter().map(|person| PersonRecord {
        name: person.name.clone(),
        department: person.department.clone().unwrap_or_default(),
    });
    let handler = case.handler.iter().map(|name| PersonRecord {
        name: name.clone(),
        department: case.responsible().unwrap_or_default().to_owned(),
    });
    departments
        .into_iter()
        .map(|name| PeopleWrite::Department(DepartmentRecord { name }))
        .chain(persons.chain(handler).map(PeopleWrite::Person))
        .collect()
}
