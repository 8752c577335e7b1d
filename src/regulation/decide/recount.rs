//! Counting open deadlines again when the calendar has changed: a visible event with old and new, never a rewritten past.

use super::Context;
use super::settle::{Decision, settle};
use crate::calendar::{Calendar, Moment, Span};
use crate::case::{Actor, Case, Draft, Event, Fact, KeptDeadline, LevelCause, Personal};
use crate::regulation::track::{deadlines, plan};

/// A deadline that another calendar moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    pub old: KeptDeadline,
    pub new: KeptDeadline,
}

/// Counts the open deadlines of a case by the calendar of `context`; `before` finds the calendar that counted one. `None`
/// where nothing moves.
pub fn recount<'c>(
    context: &Context<'_>,
    case: &Case,
    events: &[Event],
    before: &dyn Fn(&str) -> Option<&'c Calendar>,
) -> Option<(Decision, Vec<Moved>)> {
    let open = plan(&context.view(case), context.calendar);
    let wanted = open.open.iter().filter_map(|open| open.wanted.as_ref());
    let moved: Vec<Moved> = wanted
        .filter_map(|wanted| {
            let old = case.deadline(&wanted.key)?;
            let new = again(old, before(&old.calendar)?, context.calendar)?;
            (new.due != old.due || new.provisional != old.provisional).then(|| Moved {
                old: old.clone(),
                new,
            })
        })
        .collect();
    if moved.is_empty() {
        return None;
    }
    let draft = Draft {
        at: context.now,
        actor: Actor::CLOCK.to_owned(),
        clause: moved.first().map(|moved| moved.old.key.clause.clone()),
        follows: false,
        fact: Fact::DeadlineRecounted {
            moved: moved
                .iter()
                .map(|moved| (moved.old.due, moved.new.due))
                .collect(),
        },
        deadlines: moved.iter().map(|moved| moved.new.clone()).collect(),
        personal: Personal::default(),
    };
    let decision = settle(
        context,
        &case.number,
        events,
        vec![draft],
        LevelCause::Event,
    );
    Some((decision, moved))
}

/// The deadline by another calendar. One that a wait or an extension has moved keeps the working days that it was given
/// beyond the count; a time that people agreed on stays.
fn again(old: &KeptDeadline, before: &Calendar, now: &Calendar) -> Option<KeptDeadline> {
    let span = old.span?;
    if old.calendar == now.version || !matches!(span, Span::Workdays(_)) {
        return None;
    }
    let (was, _) = before.due(old.key.from, span);
    let (mut due, provisional) = now.due(old.key.from, span);
    if old.due != was {
        let date = |moment: Moment| moment.with_timezone(&now.zone).date_naive();
        let beyond = before.workdays_between(date(was), date(old.due));
        let counted = KeptDeadline { due, ..old.clone() };
        due = deadlines::extended_by(&counted, beyond, now);
    }
    Some(KeptDeadline {
        due,
        provisional,
        calendar: now.version.clone(),
        ..old.clone()
    })
}
