//! Registration: a complaint comes in.

use std::collections::{BTreeMap, BTreeSet};

use super::settle::{Decision, settle};
use super::{Context, line, optional, optional_line};
use crate::case::{
    Case, Contact, Customer, Draft, Event, Fact, Intake, LevelCause, PersonRef, Personal,
    Registered,
};
use crate::regulation::assess::assess;
use crate::regulation::model::{CategoryRule, Kind};
use crate::regulation::refusal::{Reason, Refusal};

/// Decides the registration of `intake` under `number`.
///
/// # Errors
/// The first field that is missing, unknown or impossible.
pub fn register(context: &Context<'_>, number: &str, intake: &Intake) -> Result<Decision, Refusal> {
    let (draft, _) = opening(context, number, intake)?;
    Ok(settle(context, number, &[], vec![draft], LevelCause::Event))
}

/// The event that a registration begins with, and the case by it, before anything follows from that.
///
/// # Errors
/// As [`register`].
pub(super) fn opening(
    context: &Context<'_>,
    number: &str,
    intake: &Intake,
) -> Result<(Draft, Case), Refusal> {
    let kind = known_kind(context, &intake.kind)?;
    known_words(context, kind, intake)?;
    let received_at = received_at(context, intake)?;
    let personal = personal(context, intake)?;
    let mut facts = facts(context, kind, intake, &personal, received_at)?;
    facts.sequel_to = sequel_to(kind, intake)?;
    if personal
        .customer
        .as_ref()
        .is_none_or(|customer| customer.name.is_empty())
    {
        return Err(Refusal::missing("customer.name"));
    }
    if personal.text.is_none() {
        return Err(Refusal::missing("text"));
    }
    Ok(assessed(context, number, kind, facts, personal))
}

/// What a registration would become, however incomplete it is: the answer beside the form. `None` without a known kind.
pub fn preview(context: &Context<'_>, intake: &Intake) -> Option<Decision> {
    let kind = context.regulation.kind(&intake.kind)?;
    let received_at = received_at(context, intake).unwrap_or(context.now);
    let mut complete = intake.clone();
    complete
        .facts
        .retain(|clause| tickable(context, kind, clause));
    complete.fields.retain(|id, _| {
        context
            .regulation
            .fields
            .iter()
            .any(|field| field.id == *id)
    });
    let personal = personal(context, &complete).unwrap_or_default();
    let facts = facts(context, kind, &complete, &personal, received_at).ok()?;
    let (draft, _) = assessed(context, "", kind, facts, personal);
    Some(settle(context, "", &[], vec![draft], LevelCause::Event))
}

/// The event with the level that the rules give it; the case is as it was before that.
fn assessed(
    context: &Context<'_>,
    number: &str,
    kind: &Kind,
    facts: Registered,
    personal: Personal,
) -> (Draft, Case) {
    let registered = Fact::Registered(Box::new(facts));
    let mut draft = context.draft(Some(&kind.clause), registered, personal);
    let unassessed: Event = draft.clone().into_event(1);
    let case = Case::of(number, std::slice::from_ref(&unassessed))
        .unwrap_or_else(|| Case::nothing(number));
    if let Fact::Registered(facts) = &mut draft.fact {
        facts.level = assess(&context.view(&case));
    }
    (draft, case)
}

pub(super) fn known_kind<'a>(context: &Context<'a>, kind: &str) -> Result<&'a Kind, Refusal> {
    if kind.is_empty() {
        return Err(Refusal::missing("kind"));
    }
    context
        .regulation
        .kind(kind)
        .ok_or_else(|| Refusal::invalid("kind", Reason::Unknown(kind.to_owned())))
}

pub(super) fn known_words(
    context: &Context<'_>,
    kind: &Kind,
    intake: &Intake,
) -> Result<(), Refusal> {
    let regulation = context.regulation;
    if intake.channel.is_empty() {
        return Err(Refusal::missing("channel"));
    }
    if regulation.channel(&intake.channel).is_none() {
        return Err(Refusal::invalid(
            "channel",
            Reason::Unknown(intake.channel.clone()),
        ));
    }
    match intake
        .category
        .as_deref()
        .filter(|category| !category.is_empty())
    {
        None if kind.category == CategoryRule::Required => {
            return Err(Refusal::missing("category"));
        }
        None => {}
        Some(category) => {
            let known = regulation.category(category);
            if !known.is_some_and(|known| known.kinds.is_empty() || known.kinds.contains(&kind.id))
            {
                return Err(Refusal::invalid(
                    "category",
                    Reason::Unknown(category.to_owned()),
                ));
            }
        }
    }
    if let Some(unknown) = intake
        .facts
        .iter()
        .find(|clause| !tickable(context, kind, clause))
    {
        return Err(Refusal::invalid("facts", Reason::Unknown(unknown.clone())));
    }
    let extra = |id: &String| {
        regulation
            .fields
            .iter()
            .any(|field| field.is_extra() && field.id == *id)
    };
    match intake.fields.keys().find(|id| !extra(id)) {
        Some(unknown) => Err(Refusal::invalid(
            &format!("fields.{unknown}"),
            Reason::Unknown(unknown.clone()),
        )),
        None => Ok(()),
    }
}

fn tickable(context: &Context<'_>, kind: &Kind, clause: &str) -> bool {
    kind.levelled
        && context.regulation.criteria.iter().any(|criterion| {
            criterion.ticked
                && criterion.clause == clause
                && (criterion.kinds.is_empty() || criterion.kinds.contains(&kind.id))
        })
}

fn received_at(context: &Context<'_>, intake: &Intake) -> Result<crate::calendar::Moment, Refusal> {
    let received = intake
        .received_at
        .unwrap_or(context.now)
        .with_timezone(&context.calendar.zone);
    if received > context.now {
        return Err(Refusal::invalid("received_at", Reason::InFuture));
    }
    Ok(received)
}

pub(super) fn personal(context: &Context<'_>, intake: &Intake) -> Result<Personal, Refusal> {
    let customer = customer(&intake.customer)?;
    let contact = Contact {
        name: optional_line("contact.name", intake.contact.name.as_deref())?,
        mobile: optional_line("contact.mobile", intake.contact.mobile.as_deref())?,
        phone: optional_line("contact.phone", intake.contact.phone.as_deref())?,
    };
    let mut persons = Vec::new();
    for person in &intake.persons {
        let department = optional_line("persons.department", person.department.as_deref())?;
        persons.push(PersonRef {
            name: line("persons.name", &person.name)?,
            department,
        });
    }
    let mut fields = BTreeMap::new();
    for (id, value) in &intake.fields {
        let known = context
            .regulation
            .fields
            .iter()
            .any(|field| field.id == *id);
        if let Some(value) = optional(&format!("fields.{id}"), Some(value))?.filter(|_| known) {
            fields.insert(id.clone(), value);
        }
    }
    Ok(Personal {
        customer: Some(customer),
        contact: (!contact.is_empty()).then_some(contact),
        persons,
        subject: optional_line("subject", intake.subject.as_deref())?,
        text: optional("text", Some(&intake.text))?,
        demand: optional("demand", intake.demand.as_deref())?,
        fields,
        ..Personal::default()
    })
}

fn customer(typed: &Customer) -> Result<Customer, Refusal> {
    Ok(Customer {
        name: optional_line("customer.name", Some(&typed.name))?.unwrap_or_default(),
        sex: typed.sex,
        phone: optional_line("customer.phone", typed.phone.as_deref())?,
        address: optional_line("customer.address", typed.address.as_deref())?,
        unit: optional_line("customer.unit", typed.unit.as_deref())?,
        important: typed.important,
        relation: optional_line("customer.relation", typed.relation.as_deref())?,
        identity: optional_line("customer.identity", typed.identity.as_deref())?,
    })
}

fn facts(
    context: &Context<'_>,
    kind: &Kind,
    intake: &Intake,
    personal: &Personal,
    received_at: crate::calendar::Moment,
) -> Result<Registered, Refusal> {
    let mut departments: Vec<String> = Vec::new();
    for name in &intake.departments {
        let name = line("departments", name)?;
        if !departments.contains(&name) {
            departments.push(name);
        }
    }
    Ok(Registered {
        kind: kind.id.clone(),
        track: kind.track.clone(),
        regulation: context.regulation.version.clone(),
        channel: intake.channel.clone(),
        received_at,
        category: intake
            .category
            .clone()
            .filter(|category| !category.is_empty()),
        agitated: intake.agitated,
        important: intake.customer.important,
        sealed: kind.sealed_for.is_some(),
        departments,
        person_named: !personal.persons.is_empty(),
        ticked: intake.facts.iter().cloned().collect::<BTreeSet<_>>(),
        level: None,
        sequel_to: None,
    })
}

/// The case that this one goes on with. A sealed one goes on with none: the earlier case would name it to everybody.
fn sequel_to(kind: &Kind, intake: &Intake) -> Result<Option<String>, Refusal> {
    let earlier = optional_line("sequel_to", intake.sequel_to.as_deref())?;
    match earlier {
        Some(_) if kind.sealed_for.is_some() => {
            Err(Refusal::invalid("sequel_to", Reason::SealedSequel))
        }
        earlier => Ok(earlier),
    }
}
