//! Rounds: what a department submits is approved, returned with named defects, or inspected for its effect.

use super::measures::{next_measure, planned};
use super::{Context, optional, text};
use crate::case::{Case, CommandName, Draft, Fact, MeasurePlan, Personal};
use crate::regulation::model::Step;
use crate::regulation::refusal::{Reason, Refusal};
use crate::regulation::track::Progress;

pub(super) fn submit(
    context: &Context<'_>,
    case: &Case,
    clause: Option<&str>,
    handling: Option<&str>,
    measures: &[MeasurePlan],
    notes: Option<&str>,
) -> Result<Vec<Draft>, Refusal> {
    let handling = optional("handling", handling)?;
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
pub(super) fn send_back(
    context: &Context<'_>,
    case: &Case,
    reasons: &[String],
) -> Result<Draft, Refusal> {
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
pub(super) fn inspect(
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
