//! What is said to the customer: promises, contacts, progress, the answer, the signature, the callback, the courtesy call.

use super::{Context, optional, optional_line, text};
use crate::calendar::Moment;
use crate::case::{Case, Command, CommandName, Draft, Fact, Method, Personal};
use crate::regulation::refusal::{Reason, Refusal};
use crate::regulation::track::Progress;

pub(super) fn decide(
    context: &Context<'_>,
    case: &Case,
    command: &Command,
    clause: Option<&str>,
) -> Result<Vec<Draft>, Refusal> {
    let draft = match command {
        Command::Promise { until, what } => {
            promise(context, case, clause, *until, what.as_deref())?
        }
        Command::Contact {
            reached,
            method,
            notes,
            at,
        } => contact(context, case, clause, *reached, *method, notes, *at)?,
        Command::Progress { notes } => context.draft(
            clause,
            Fact::Progressed,
            Personal::notes(text("notes", notes)?),
        ),
        Command::Answer {
            method,
            notes,
            accepted,
            settled_at_once,
        } => {
            let fact = Fact::Answered {
                method: *method,
                accepted: *accepted,
                settled_at_once: *settled_at_once,
            };
            context.draft(clause, fact, Personal::notes(text("notes", notes)?))
        }
        Command::Countersign { name, refused } => {
            countersign(context, clause, name.as_deref(), *refused)?
        }
        Command::Callback {
            method,
            reached,
            satisfaction,
            words,
        } => callback(
            context,
            clause,
            *method,
            *reached,
            *satisfaction,
            words.as_deref(),
        )?,
        Command::Greet { notes, person } => {
            let personal = Personal {
                notes: Some(text("notes", notes)?),
                person: optional_line("person", person.as_deref())?,
                ..Personal::default()
            };
            context.draft(clause, Fact::Greeted, personal)
        }
        _ => return Ok(Vec::new()),
    };
    Ok(vec![draft])
}

/// A time promised to the customer lies ahead. It is a promise under the step's clause, else the action's, else that of the
/// answer that it becomes the limit of.
fn promise(
    context: &Context<'_>,
    case: &Case,
    clause: Option<&str>,
    until: Moment,
    what: Option<&str>,
) -> Result<Draft, Refusal> {
    if until <= context.now {
        return Err(Refusal::invalid("until", Reason::NotLater));
    }
    let view = context.view(case);
    let answer = || {
        Progress::of(&view)
            .entry(CommandName::Answer)
            .map(|(step, _)| step.clause.clone())
    };
    let clause = clause.map(ToOwned::to_owned).or_else(answer);
    let until = until.with_timezone(&context.calendar.zone);
    let personal = Personal {
        what: optional("what", what)?,
        ..Personal::default()
    };
    Ok(context.draft(clause.as_deref(), Fact::Promised { until }, personal))
}

fn contact(
    context: &Context<'_>,
    case: &Case,
    clause: Option<&str>,
    reached: bool,
    method: Method,
    notes: &str,
    at: Option<Moment>,
) -> Result<Draft, Refusal> {
    if let Some(at) = at {
        if at > context.now {
            return Err(Refusal::invalid("at", Reason::InFuture));
        }
        if at < case.received_at {
            return Err(Refusal::invalid("at", Reason::BeforeReceipt));
        }
    }
    let tried_at = at.map(|at| at.with_timezone(&context.calendar.zone));
    let personal = Personal::notes(text("notes", notes)?);
    Ok(context.draft(
        clause,
        Fact::Contacted {
            reached,
            method,
            tried_at,
        },
        personal,
    ))
}

fn countersign(
    context: &Context<'_>,
    clause: Option<&str>,
    name: Option<&str>,
    refused: bool,
) -> Result<Draft, Refusal> {
    let name = optional_line("name", name)?;
    if name.is_none() && !refused {
        return Err(Refusal::missing("name"));
    }
    let personal = Personal {
        name,
        ..Personal::default()
    };
    Ok(context.draft(clause, Fact::Countersigned { refused }, personal))
}

fn callback(
    context: &Context<'_>,
    clause: Option<&str>,
    method: Method,
    reached: bool,
    satisfaction: Option<u8>,
    words: Option<&str>,
) -> Result<Draft, Refusal> {
    if let Some(given) = satisfaction.filter(|given| !(1..=5).contains(given)) {
        return Err(Refusal::invalid(
            "satisfaction",
            Reason::Malformed(given.to_string()),
        ));
    }
    let satisfaction = satisfaction.filter(|_| reached);
    let personal = Personal {
        words: optional("words", words)?,
        ..Personal::default()
    };
    Ok(context.draft(
        clause,
        Fact::CalledBack {
            method,
            reached,
            satisfaction,
        },
        personal,
    ))
}
