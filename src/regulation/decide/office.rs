//! Asking a higher office, and its answer. Where the regulation says so the case waits for the office meanwhile, and the
//! clock shows it.

use super::permission::action;
use super::{Context, life, optional};
use crate::case::{Case, Command, CommandName, Draft, Fact, Personal, WaitOn};
use crate::regulation::facts::FactName;
use crate::regulation::refusal::{Reason, Refusal};

pub(super) fn decide(
    context: &Context<'_>,
    case: &Case,
    command: &Command,
    clause: Option<&str>,
) -> Result<Vec<Draft>, Refusal> {
    match command {
        Command::Ask { notes, reason } => {
            let words = words(notes.as_deref(), reason.as_deref())?;
            Ok(ask(context, case, clause, words))
        }
        Command::Instruct { notes, reason } => {
            let words = words(notes.as_deref(), reason.as_deref())?;
            instruct(context, case, clause, words)
        }
        _ => Ok(Vec::new()),
    }
}

fn ask(context: &Context<'_>, case: &Case, clause: Option<&str>, words: Personal) -> Vec<Draft> {
    let on = action(&context.view(case), CommandName::Ask).and_then(|action| action.waits);
    let waits = on
        .filter(|_| case.waiting.is_none())
        .map(|on| context.draft(clause, Fact::Waited { on }, Personal::default()));
    let asked = context.draft(clause, Fact::Asked, words);
    std::iter::once(asked).chain(waits).collect()
}

/// The office's answer ends the wait for the office. Where the track has a step for it, nobody need have asked.
fn instruct(
    context: &Context<'_>,
    case: &Case,
    clause: Option<&str>,
    words: Personal,
) -> Result<Vec<Draft>, Refusal> {
    let view = context.view(case);
    let mut steps = context.regulation.steps_of(&case.track);
    let unasked = view.flag(FactName::Asked) != Some(true);
    if unasked && !steps.any(|step| step.name == CommandName::Instruct) {
        let clause = clause.map(ToOwned::to_owned);
        return Err(Refusal::rule(clause, Reason::NotAsked));
    }
    let mut drafts = vec![context.draft(clause, Fact::Instructed, words)];
    let waiting = case.waiting.as_ref().map(|waiting| waiting.on);
    if waiting == Some(WaitOn::Office) {
        drafts.push(life::resume(context, case, clause, None)?);
    }
    Ok(drafts)
}

fn words(notes: Option<&str>, reason: Option<&str>) -> Result<Personal, Refusal> {
    Ok(Personal {
        notes: optional("notes", notes)?,
        reason: optional("reason", reason)?,
        ..Personal::default()
    })
}
