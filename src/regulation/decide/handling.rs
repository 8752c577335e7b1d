//! What departments do: dispatch, signatures, submissions and returns, inspections, measures, reviews.

use super::verdicts::name;
use super::{Context, line, optional, optional_line, text};
use crate::case::{
    Case, Command, CommandName, Correct, Dispatch, Draft, Fact, MeasurePlan, Personal,
};
use crate::regulation::model::Step;
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
            return submit(
                context,
                case,
                clause,
                handling.as_deref(),
                measures,
                notes.as_deref(),
            );
        }
        Command::Return { reasons } => send_back(context, case, reasons)?,
        Command::Approve { notes } => context.draft(
            clause,
            Fact::Approved,
            Personal::notes(optional("notes", notes.as_deref())?),
        ),
        Command::Inspect { effective, notes } => {
            return inspect(context, case, clause, *effective, notes);
        }
        Command::Correct(wish) => correct(context, case, clause, wish)?,
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
    let department = name("department", &wish.department)?;
    let mut departments = Vec::new();
    for other in &wish.departments {
        let other = name("departments", other)?;
        if other != department && !departments.contains(&other) {
            departments.push(other);
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
        },
        personal,
    ))
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
        .or_else(|| first_unsigned(context, case))
        .or_else(|| case.responsible().map(ToOwned::to_owned));
    if let Some(named) = &department
        && !case.departments.iter().any(|entry| entry.name == *named)
    {
        return Err(Refusal::invalid(
            "department",
            Reason::Unknown(named.clone()),
        ));
    }
    Ok(context.draft(clause, Fact::Signed { department }, Personal::default()))
}

fn first_unsigned(context: &Context<'_>, case: &Case) -> Option<String> {
    let view = context.view(case);
    let progress = Progress::of(&view);
    let step = progress
        .current()
        .filter(|step| step.name == CommandName::Sign && step.per_department)?;
    let unsigned = case
        .departments
        .iter()
        .find(|entry| crate::regulation::track::unsigned(step, &view, &entry.name));
    unsigned.map(|entry| entry.name.clone())
}

fn submit(
    context: &Context<'_>,
    case: &Case,
    clause: Option<&str>,
    handling: Option<&str>,
    measures: &[MeasurePlan],
    notes: Option<&str>,
) -> Result<Vec<Draft>, Refusal> {
    let handling = optional("handling", handling)?;
    let view = context.view(case);
    let step = Progress::of(&view)
        .entry(CommandName::Submit)
        .map(|(step, _)| step);
    let asked = step.is_some_and(|step| step.needs.iter().any(|field| field == "handling"));
    if asked && handling.is_none() {
        return Err(Refusal::missing("handling").under(clause.unwrap_or_default()));
    }
    let round = case.returned + 1;
    let personal = Personal {
        handling,
        notes: optional("notes", notes)?,
        ..Personal::default()
    };
    let mut drafts = vec![context.draft(clause, Fact::Submitted { round }, personal)];
    for (plan, id) in measures.iter().zip(next_measure(case)..) {
        drafts.push(planned(context, clause, plan, id)?);
    }
    Ok(drafts)
}

/// Back to whoever submitted, with the defects as a checklist for the next submission.
fn send_back(context: &Context<'_>, case: &Case, reasons: &[String]) -> Result<Draft, Refusal> {
    let track = context.regulation.track(&case.track);
    let clause = track.and_then(|track| track.return_clause.clone());
    let Some(to) = track.and_then(|track| track.return_to) else {
        let view = context.view(case);
        let next = Progress::of(&view).current().map(|step| step.name);
        return Err(Refusal::rule(
            clause,
            Reason::NoSuchStep {
                command: CommandName::Return,
                next,
            },
        ));
    };
    let view = context.view(case);
    let finished = crate::regulation::track::is_done(&view, to);
    let answered = crate::regulation::track::is_done(&view, CommandName::Answer);
    if !finished || answered {
        return Err(Refusal::rule(clause, Reason::NothingReturned));
    }
    let mut defects = Vec::new();
    for reason in reasons {
        defects.push(text("reasons", reason)?);
    }
    if defects.is_empty() {
        return Err(Refusal::missing("reasons"));
    }
    let personal = Personal {
        reasons: defects,
        ..Personal::default()
    };
    let fact = Fact::Returned {
        round: case.returned + 1,
        to,
    };
    Ok(context.draft(clause.as_deref(), fact, personal))
}

/// The effect is looked at. Without one, the track goes back to the step that the regulation names, opening the case again
/// where it was closed.
fn inspect(
    context: &Context<'_>,
    case: &Case,
    clause: Option<&str>,
    effective: bool,
    notes: &str,
) -> Result<Vec<Draft>, Refusal> {
    let personal = Personal::notes(text("notes", notes)?);
    let view = context.view(case);
    let step: Option<&Step> = Progress::of(&view)
        .entry(CommandName::Inspect)
        .map(|(step, _)| step);
    let fails_to = step.and_then(|step| step.fails_to).filter(|_| !effective);
    let closed = case.status == crate::case::Status::Closed;
    let back_to = fails_to.filter(|_| !closed);
    let mut drafts = vec![context.draft(clause, Fact::Inspected { effective, back_to }, personal)];
    if let Some(to) = fails_to.filter(|_| closed) {
        drafts.push(context.draft(clause, Fact::Reopened { to }, Personal::default()));
    }
    if effective {
        let open = case
            .measures
            .iter()
            .filter(|measure| measure.effective != Some(true));
        let chased = context
            .regulation
            .track(&case.track)
            .is_some_and(|track| track.measures.is_some());
        drafts.extend(open.filter(|_| !chased).map(|measure| {
            context.draft(
                clause,
                Fact::MeasureConfirmed {
                    id: measure.id,
                    effective: true,
                },
                Personal::default(),
            )
        }));
    }
    Ok(drafts)
}

fn correct(
    context: &Context<'_>,
    case: &Case,
    clause: Option<&str>,
    wish: &Correct,
) -> Result<Draft, Refusal> {
    let known = |id: u32| {
        let found = case.measures.iter().find(|measure| measure.id == id);
        found.ok_or_else(|| Refusal::invalid("id", Reason::Unknown(id.to_string())))
    };
    match wish {
        Correct::Plan(plan) => planned(context, clause, plan, next_measure(case)),
        Correct::Done { id, notes } => {
            if known(*id)?.effective == Some(true) {
                return Err(Refusal::rule(
                    clause.map(ToOwned::to_owned),
                    Reason::MeasureConfirmed,
                ));
            }
            let personal = Personal::notes(optional("notes", notes.as_deref())?);
            Ok(context.draft(clause, Fact::MeasureDone { id: *id }, personal))
        }
        Correct::Effect {
            id,
            effective,
            notes,
        } => {
            if known(*id)?.done_at.is_none() {
                return Err(Refusal::rule(
                    clause.map(ToOwned::to_owned),
                    Reason::MeasureNotDone,
                ));
            }
            let personal = Personal::notes(optional("notes", notes.as_deref())?);
            Ok(context.draft(
                clause,
                Fact::MeasureConfirmed {
                    id: *id,
                    effective: *effective,
                },
                personal,
            ))
        }
    }
}

fn planned(
    context: &Context<'_>,
    clause: Option<&str>,
    plan: &MeasurePlan,
    id: u32,
) -> Result<Draft, Refusal> {
    let personal = Personal {
        measure: Some(text("measure", &plan.measure)?),
        owner: Some(line("owner", &plan.owner)?),
        ..Personal::default()
    };
    Ok(context.draft(clause, Fact::MeasureAdded { id, due: plan.due }, personal))
}

fn next_measure(case: &Case) -> u32 {
    case.measures
        .iter()
        .map(|measure| measure.id)
        .max()
        .unwrap_or(0)
        + 1
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
