//! What was not known at the counter is filled in later.

use super::Context;
use super::intake::{known_kind, known_words, personal};
use crate::case::{Case, Complete, Customer, Draft, Fact, Intake};
use crate::regulation::refusal::Refusal;

/// What was not known at the counter is filled in: the event carries the whole record as it is then.
///
/// # Errors
/// A field that is unknown or impossible, or nothing to fill in.
pub(super) fn complete(
    context: &Context<'_>,
    case: &Case,
    wish: &Complete,
) -> Result<Vec<Draft>, Refusal> {
    if *wish == Complete::default() {
        return Err(Refusal::missing("customer"));
    }
    let kind = known_kind(context, &case.kind)?;
    let mut record = Intake {
        kind: case.kind.clone(),
        channel: case.channel.clone(),
        customer: case.customer.clone(),
        contact: case.contact.clone(),
        category: case.category.clone(),
        subject: case.subject.clone(),
        demand: case.demand.clone(),
        persons: case.persons.clone(),
        fields: case.fields.clone(),
        ..Intake::default()
    };
    overlay(&mut record, wish);
    known_words(context, kind, &record)?;
    let personal = personal(context, &record)?;
    let fact = Fact::Completed {
        category: record.category.filter(|category| !category.is_empty()),
        important: record.customer.important,
        person_named: !personal.persons.is_empty(),
    };
    Ok(vec![context.draft(Some(&kind.clause), fact, personal)])
}

/// Puts what is given over what is there.
fn overlay(record: &mut Intake, wish: &Complete) {
    if let Some(given) = &wish.customer {
        overlay_customer(&mut record.customer, given);
    }
    if let Some(given) = &wish.contact {
        fill(&mut record.contact.name, given.name.as_ref());
        fill(&mut record.contact.mobile, given.mobile.as_ref());
        fill(&mut record.contact.phone, given.phone.as_ref());
    }
    fill(&mut record.category, wish.category.as_ref());
    fill(&mut record.subject, wish.subject.as_ref());
    fill(&mut record.demand, wish.demand.as_ref());
    if let Some(persons) = &wish.persons {
        record.persons.clone_from(persons);
    }
    record.fields.extend(wish.fields.clone());
}

fn overlay_customer(known: &mut Customer, given: &Customer) {
    if !given.name.trim().is_empty() {
        known.name.clone_from(&given.name);
    }
    known.important |= given.important;
    known.sex = given.sex.or(known.sex);
    fill(&mut known.phone, given.phone.as_ref());
    fill(&mut known.address, given.address.as_ref());
    fill(&mut known.unit, given.unit.as_ref());
    fill(&mut known.relation, given.relation.as_ref());
    fill(&mut known.identity, given.identity.as_ref());
}

fn fill(known: &mut Option<String>, given: Option<&String>) {
    if let Some(given) = given {
        *known = Some(given.clone());
    }
}
