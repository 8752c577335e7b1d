//! Taking over a case from an old ledger.

use std::collections::BTreeMap;

use super::intake::opening;
use super::settle::{Decision, settle};
use super::{Context, line, optional, optional_line};
use crate::case::{Case, Fact, Intake, LevelCause, LevelState, OldCase, Personal};
use crate::regulation::assess::set_by_hand;
use crate::regulation::refusal::{Reason, Refusal};

/// Decides that `old` becomes the case `number`. It is registered by the same rules as any other; only a level that the
/// ledger gives stands instead of what the rules would say now.
///
/// # Errors
/// The first field that is missing, unknown or impossible.
pub fn take_over(
    context: &Context<'_>,
    number: &str,
    ledger: &str,
    old: &OldCase,
) -> Result<Decision, Refusal> {
    let intake = Intake {
        facts: Vec::new(),
        ..old.intake.clone()
    };
    // It grew no graver by time after it was closed.
    let closed = old.closed_at(intake.received_at.unwrap_or(context.now));
    let then = Context {
        now: closed.map_or(context.now, |closed| closed.min(context.now)),
        ..*context
    };
    let (mut first, case) = opening(&then, number, &intake)?;
    let received_at = case.received_at;
    for (field, at) in [
        ("answered_at", old.answered_at),
        ("closed_at", old.closed_at),
    ] {
        if at.is_some_and(|at| at > context.now) {
            return Err(Refusal::invalid(field, Reason::InFuture));
        }
        // Many a ledger gives the day alone.
        if at.is_some_and(|at| at.date_naive() < received_at.date_naive()) {
            return Err(Refusal::invalid(field, Reason::BeforeReceipt));
        }
    }
    let personal = personal(old)?;
    let mut taken = context.draft(
        None,
        Fact::Imported {
            ledger: ledger.to_owned(),
            row: old.row,
            level: level(context, &case, old)?,
            department: optional_line("department", old.department.as_deref())?,
            answered_at: old.answered_at(received_at),
            satisfaction: old.satisfaction.filter(|points| (1..=5).contains(points)),
            closed_at: old.closed_at(received_at),
        },
        personal,
    );
    taken.follows = true;
    first.at = context.now;
    let drafts = vec![first, taken];
    Ok(settle(context, number, &[], drafts, LevelCause::Event))
}

fn level(context: &Context<'_>, case: &Case, old: &OldCase) -> Result<Option<LevelState>, Refusal> {
    let Some(id) = &old.level else {
        return Ok(None);
    };
    set_by_hand(&context.view(case), id)
        .map(Some)
        .ok_or_else(|| Refusal::invalid("level", Reason::Unknown(id.clone())))
}

fn personal(old: &OldCase) -> Result<Personal, Refusal> {
    let mut fields = BTreeMap::new();
    for (name, value) in &old.kept {
        let name = line("kept", name)?;
        if let Some(value) = optional(&name, Some(value))? {
            fields.insert(name, value);
        }
    }
    Ok(Personal {
        person: optional_line("received_by", old.received_by.as_deref())?,
        notes: optional("result", old.result.as_deref())?,
        words: optional("callback", old.words.as_deref())?,
        fields,
        ..Personal::default()
    })
}
