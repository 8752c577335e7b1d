//! What departments do: dispatch, signatures, submissions and returns, inspections, measures, reviews.

use std::collections::BTreeMap;

use super::{Context, line, measures, optional, optional_line, rounds, text};
use crate::case::{Case, Command, CommandName, Dispatch, Draft, Fact, Personal};
use crate::regulation::refusal::{Reason, Refusal};
use crate::regulation::track::Progress;

pub(super) fn decide(
    context: &Context<'_>,
    case: &Case,
    command: &Command,
    clause: Option<&str>,
) -> Result<Vec<Draft>, Refusal> {
    let draft = match command {
        Command::Dispatch(wish) => dispatch(context, case, clause, wish)?,
        Command::Sign { department } => sign(context, case, clause, department.as_deref())?,
        Command::Notify { notes } => context.draft(
            clause,
            Fact::Notified,
            Personal::notes(optional("notes", notes.as_deref())?),
        ),
        Command::Arrive { notes } => context.draft(
            clause,
            Fact::Arrived,
            Personal::notes(optional("notes", notes.as_deref())?),
        ),
        Command::Submit {
            handling,
            measures,
            notes,
        } => {
            return rounds::submit(
                context,
                case,
                clause,
                handling.as_deref(),
                measures,
                notes.as_deref(),
            );
        }
        Command::Return { reasons } => rounds::send_back(context, case, reasons)?,
        Command::Approve { notes } => context.draft(
            clause,
            Fact::Approved,
            Personal::notes(optional("notes", notes.as_deref())?),
        ),
        Command::Inspect { effective, notes } => {
            return rounds::inspect(context, case, clause, *effective, notes);
        }
        Command::Correct(wish) => measures::correct(context, case, clause, wish)?,
        Command::Review { notes, person } => {
            with_person(context, clause, Fact::Reviewed, notes, person.as_deref())?
        }
        Command::Reflect { notes, person } => {
            with_person(context, clause, Fact::Reflected, notes, person.as_deref())?
        }
        Command::Circulate { notes, person } => {
            with_person(context, clause, Fact::Circulated, notes, person.as_deref())?
        }
        _ => return Ok(Vec::new()),
    };
    Ok(vec![draft])
}

fn dispatch(
    context: &Context<'_>,
    case: &Case,
    clause: Option<&str>,
    wish: &Dispatch,
) -> Result<Draft, Refusal> {
    let department = line("department", &wish.department)?;
    let (mut departments, mut limits) = (Vec::new(), BTreeMap::new());
    for other in &wish.departments {
        let name = line("departments", &other.department)?;
        if name != department && !departments.contains(&name) {
            limits.extend(other.limit.map(|limit| (name.clone(), limit)));
            departments.push(name);
        }
    }
    let person = optional_line("person", wish.person.as_deref())?;
    if let Some(handler) = person.as_deref().filter(|handler| case.accuses(handler)) {
        let refusal = Refusal::rule(
            clause.map(ToOwned::to_owned),
            Reason::HandlerAccused(handler.to_owned()),
        );
        return Err(refusal.about("person"));
    }
    let personal = Personal {
        person,
        demand: optional("demand", wish.demand.as_deref())?,
        ..Personal::default()
    };
    Ok(context.draft(
        clause,
        Fact::Dispatched {
            department,
            departments,
            limit: wish.limit,
            limits,
            copies: copies(context, case),
        },
        personal,
    ))
}

/// Who gets the slip besides, at this point of the track.
fn copies(context: &Context<'_>, case: &Case) -> Vec<String> {
    let view = context.view(case);
    let progress = Progress::of(&view);
    let step = progress.entry(CommandName::Dispatch).map(|(step, _)| step);
    let copies = step.into_iter().flat_map(|step| &step.copies);
    copies.map(|recipient| recipient.id.clone()).collect()
}

/// The head of a department signs for it: the one named, the signer's own, or the responsible one.
fn sign(
    context: &Context<'_>,
    case: &Case,
    clause: Option<&str>,
    department: Option<&str>,
) -> Result<Draft, Refusal> {
    let department = optional_line("department", department)?
        .or_else(|| context.actor.department.clone())
        .or_else(|| unsigned(context, case)?.into_iter().next())
        .or_else(|| case.responsible().map(ToOwned::to_owned));
    if let Some(named) = &department
        && !case.departments.iter().any(|entry| entry.name == *named)
    {
        return Err(Refusal::invalid(
            "department",
            Reason::Unknown(named.clone()),
        ));
    }
    let awaited = unsigned(context, case);
    if let Some(named) = &department
        && awaited
            .as_ref()
            .is_some_and(|awaited| !awaited.contains(named))
    {
        let done = Reason::Done(CommandName::Sign);
        return Err(Refusal::rule(clause.map(ToOwned::to_owned), done).about("department"));
    }
    Ok(context.draft(clause, Fact::Signed { department }, Personal::default()))
}

/// The departments whose signature is awaited; `None` where it is not the turn of signatures by department.
fn unsigned(context: &Context<'_>, case: &Case) -> Option<Vec<String>> {
    let view = context.view(case);
    let progress = Progress::of(&view);
    let step = progress
        .current()
        .filter(|step| step.name == CommandName::Sign && step.per_department)?;
    let names = case.departments.iter().map(|entry| entry.name.clone());
    Some(
        names
            .filter(|name| crate::regulation::track::unsigned(step, &view, name))
            .collect(),
    )
}

fn with_person(
    context: &Context<'_>,
    clause: Option<&str>,
    fact: Fact,
    notes: &str,
    person: Option<&str>,
) -> Result<Draft, Refusal> {
    let personal = Personal {
        notes: Some(text("notes", notes)?),
        person: optional_line("person", person)?,
        ..Personal::default()
    };
    Ok(context.draft(clause, fact, personal))
}
