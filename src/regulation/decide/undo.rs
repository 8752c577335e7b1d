//! Taking the last command back: one compensating event, by the same person, within ten minutes, with nothing after it.

use chrono::TimeDelta;

use super::Context;
use crate::case::{Actor, Case, CommandName, Draft, Event, Fact, LevelCause, Personal};
use crate::regulation::refusal::{Behind, Reason, Refusal};
use crate::regulation::texts::event_title;
use crate::text::{Label, Lang};

/// How long a command can be taken back.
const WITHIN: TimeDelta = TimeDelta::minutes(10);

pub(super) fn decide(
    context: &Context<'_>,
    case: &Case,
    events: &[Event],
) -> Result<Vec<Draft>, Refusal> {
    let no = |reason: Reason| Refusal::rule(None, reason);
    let trailing = events
        .iter()
        .rev()
        .take_while(|event| event.follows || is_echo(event))
        .count();
    let count = u32::try_from(trailing)
        .unwrap_or(u32::MAX)
        .saturating_add(1);
    let from = case
        .version
        .checked_sub(count - 1)
        .filter(|from| *from > 1)
        .ok_or_else(|| no(Reason::NothingToUndo))?;
    let event = events
        .get(from as usize - 1)
        .ok_or_else(|| no(Reason::NothingToUndo))?;
    undoable(&event.fact)
        .map_err(|named| no(named.map_or_else(|| behind(event), Reason::UndoKind)))?;
    if event.actor != context.actor.user {
        return Err(no(Reason::UndoByOther(event.actor.clone())));
    }
    if context.now - event.at > WITHIN {
        return Err(no(Reason::UndoTooLate));
    }
    Ok(vec![context.draft(
        event.clause.as_deref(),
        Fact::Undone {
            from,
            events: count,
        },
        Personal::default(),
    )])
}

/// What came last, when and by whom.
fn behind(event: &Event) -> Reason {
    let title = |lang| event_title(lang, &event.fact);
    Reason::UndoBehind(Box::new(Behind {
        what: Label::new(title(Lang::Zh), title(Lang::En)),
        at: event.at,
        by: event.actor.clone(),
    }))
}

/// Another case of the same matter made this one graver. Nobody acted on this case, so it does not stand in the way; it goes
/// with the command before it, and comes back by itself where its reason still holds.
fn is_echo(event: &Event) -> bool {
    let by_other = LevelCause::OtherCase;
    event.actor == Actor::clock().user
        && matches!(event.fact, Fact::LevelChanged { cause, .. } if cause == by_other)
}

/// Whether the actor could take the last command back, or why not.
///
/// # Errors
/// Nothing to take back, too late, or somebody else's.
pub fn can_undo(context: &Context<'_>, case: &Case, events: &[Event]) -> Result<(), Refusal> {
    decide(context, case, events).map(|_| ())
}

/// Whether what led to a fact can be taken back; `Err` with the command, where it is worth naming, of one that cannot.
fn undoable(fact: &Fact) -> Result<(), Option<CommandName>> {
    match fact {
        Fact::Dispatched { .. }
        | Fact::Assessed { .. }
        | Fact::Verified { .. }
        | Fact::Waited { .. }
        | Fact::Resumed { .. }
        | Fact::Noted
        | Fact::Contacted { .. } => Ok(()),
        Fact::Answered { .. } => Err(Some(CommandName::Answer)),
        Fact::Closed => Err(Some(CommandName::Close)),
        _ => Err(None),
    }
}
