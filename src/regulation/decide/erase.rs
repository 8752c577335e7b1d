//! The end of a case's personal data: whether it may go, and what is left of the case then.

use super::settle::after;
use super::{Context, Decision};
use crate::calendar::Moment;
use crate::case::{Case, CommandName, ErasureCause, Event, Fact, Personal, Status};
use crate::regulation::keeping::{Keeping, held};
use crate::regulation::refusal::{Reason, Refusal};

/// The wish to erase, as the first of two persons had it written down.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    pub cause: ErasureCause,
    pub by: &'a str,
    pub at: Moment,
}

/// Erases the personal data of an archived case: the decision is of the history as it is without it. The actor is the
/// second of two persons.
///
/// # Errors
/// A case that is not archived, is held, or whose time of keeping is not over (unless the person asked); with the clause.
pub fn erase(
    context: &Context<'_>,
    case: &Case,
    events: &[Event],
    asked: Asked<'_>,
) -> Result<Decision, Refusal> {
    erasable(context, case, asked.cause)?;
    Ok(erase_again(context, case, events, asked))
}

/// Erases the personal data of a case whose data was erased before and has come back with an old copy of the desk: whatever
/// state the case is in, it was settled once that this data goes.
pub fn erase_again(
    context: &Context<'_>,
    case: &Case,
    events: &[Event],
    asked: Asked<'_>,
) -> Decision {
    let bare: Vec<Event> = events.iter().cloned().map(bare).collect();
    let clause = context.regulation.retention.clause.as_str();
    let fact = Fact::Erased {
        cause: asked.cause,
        asked_by: asked.by.to_owned(),
        asked_at: asked.at,
    };
    let draft = context.draft(Some(clause), fact, Personal::default());
    after(context, &case.number, &bare, vec![draft])
}

/// Whether the personal data of `case` may be erased now.
///
/// # Errors
/// As [`erase`].
pub fn erasable(context: &Context<'_>, case: &Case, cause: ErasureCause) -> Result<(), Refusal> {
    let refused = |reason| {
        let clause = context.regulation.retention.clause.clone();
        Err(Refusal::rule(Some(clause), reason))
    };
    let today = context
        .now
        .with_timezone(&context.calendar.zone)
        .date_naive();
    if case.erased.is_some() {
        return refused(Reason::Erased);
    }
    if let Some(until) = held(case, today) {
        return refused(Reason::Held(until));
    }
    if !at_its_end(context, case) {
        return refused(Reason::NotArchived);
    }
    match Keeping::of(context.regulation, context.calendar, case) {
        Some(keeping) if cause == ErasureCause::Retention && !keeping.ended(today) => {
            refused(Reason::StillKept(keeping.until()))
        }
        _ => Ok(()),
    }
}

/// Archived; or closed, where the track knows no archive.
fn at_its_end(context: &Context<'_>, case: &Case) -> bool {
    let mut steps = context.regulation.steps_of(&case.track);
    match case.status {
        Status::Open => false,
        Status::Archived => true,
        Status::Closed => !steps.any(|step| step.name == CommandName::Archive),
    }
}

fn bare(event: Event) -> Event {
    Event {
        personal: Personal::default(),
        ..event
    }
}
