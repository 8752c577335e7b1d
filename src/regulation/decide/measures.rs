//! Corrective measures: each has an owner and a date, is done, and has its effect confirmed.

use super::{Context, line, optional, text};
use crate::case::{Case, Correct, Draft, Fact, MeasurePlan, Personal};
use crate::regulation::refusal::{Reason, Refusal};

pub(super) fn correct(
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

pub(super) fn planned(
    context: &Context<'_>,
    clause: Option<&str>,
    plan: &MeasurePlan,
    id: u32,
) -> Result<Draft, Refusal> {
    let personal = Personal {
        cause: optional("cause", plan.cause.as_deref())?,
        measure: Some(text("measure", &plan.measure)?),
        owner: Some(line("owner", &plan.owner)?),
        ..Personal::default()
    };
    Ok(context.draft(clause, Fact::MeasureAdded { id, due: plan.due }, personal))
}

pub(super) fn next_measure(case: &Case) -> u32 {
    case.measures
        .iter()
        .map(|measure| measure.id)
        .max()
        .unwrap_or(0)
        + 1
}
