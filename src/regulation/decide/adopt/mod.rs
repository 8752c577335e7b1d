//! What the adoption of another regulation does to one open case: a pure function, used by the what-if and by the adoption
//! itself, so that the two can never disagree.
//!
//! **The rule.** An open case that fits the new regulation lives under it from its adoption. One event says so
//! (`regulation_changed`), followed by one for what else moves: the level, the deadlines, an escalation that the new rules
//! have made due. Everything is the clock's: nobody worked on the case.
//! - *Fits* ([`Unfit`]): its kind, track, current step, category, channel, ticked facts, finding and hand-set level are all in
//!   the new file. A case that does not fit stays under its version, and so does every closed or archived one: verdicts and
//!   retention of the past are never counted again.
//! - *Level* ([`level`]): a reason that the new file keeps word for word still counts, even if it no longer holds (a level
//!   never falls by itself); one that was dropped or rewritten counts only if it holds now. So a level can fall here, and only
//!   by what the file says. A level set by hand stays until a clause that had not fired before is graver.
//! - *Deadlines*: a limit with the same span keeps its due time. One with another span is counted again from the same start,
//!   and keeps what an extension or a wait gave beyond. A promised time, and one written on a slip, stay.
//! - *Duties*: tasks are what the new steps make of the history; a step that is done stays done.

mod fit;
mod level;
mod tasks;

pub use fit::{Part, Unfit};
pub use tasks::TaskChange;

use level::Ruling;

use super::Context;
use super::recount::Moved;
use super::settle::{Decision, by_clock, finish, fold, triggered};
use crate::calendar::Calendar;
use crate::case::{Case, Event, Fact, KeptDeadline, LevelCause, LevelState};
use crate::regulation::track::{OpenTask, Plan, deadlines, plan};

/// What an adoption changes on a case that people would see.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    /// The level before and after, where it changes, or the reasons for it do.
    pub level: Option<(Option<LevelState>, Option<LevelState>)>,
    pub tasks: Vec<TaskChange>,
    /// Deadlines whose due time moves.
    pub deadlines: Vec<Moved>,
    /// The clauses that escalate it at once.
    pub escalated: Vec<String>,
}

impl Change {
    /// Nothing that people would see: only the version is another.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// An open case under the new regulation.
#[derive(Clone, Debug)]
pub struct Carried {
    pub decision: Decision,
    pub change: Change,
}

/// Carries an open case from the regulation of `old` to that of `new`; `before` finds the calendar that counted a deadline.
///
/// # Errors
/// What the new regulation has no place for: the case stays where it is.
pub fn adopt<'c>(
    old: &Context<'_>,
    new: &Context<'_>,
    case: &Case,
    events: &[Event],
    before: &dyn Fn(&str) -> Option<&'c Calendar>,
) -> Result<Carried, Unfit> {
    let was = plan(&old.view(case), old.calendar);
    fit::check(old.regulation, new.regulation, case, was.stage)?;
    let level = level::under(old.regulation, new, case);
    let mut drafts = vec![by_clock(
        new,
        None,
        Fact::RegulationChanged {
            from: case.regulation.clone(),
            to: new.regulation.version.clone(),
            level_ended: level == Ruling::Ends,
        },
    )];
    if let Ruling::Becomes(level) = &level {
        let clause = level.why.first().and_then(|why| why.clause.clone());
        let fact = Fact::LevelChanged {
            from: case.level.as_ref().map(|level| level.id.clone()),
            level: level.clone(),
            cause: LevelCause::Adoption,
        };
        drafts.push(by_clock(new, clause, fact));
    }
    let moved_case = fold(&case.number, events, &drafts);
    let open = plan(&new.view(&moved_case), new.calendar);
    let moved = moved(case, &was, &open, new.calendar, before);
    if let Some(first) = moved.first() {
        let times = moved.iter().map(|moved| (moved.old.due, moved.new.due));
        let fact = Fact::DeadlineRecounted {
            moved: times.collect(),
        };
        let mut draft = by_clock(new, Some(first.new.key.clause.clone()), fact);
        draft.deadlines = moved.iter().map(|moved| moved.new.clone()).collect();
        drafts.push(draft);
    }
    let escalations: Vec<_> = triggered(new, &moved_case).collect();
    let escalated = escalations.iter().filter_map(|draft| draft.clause.clone());
    let escalated = escalated.collect();
    drafts.extend(escalations);
    let decision = finish(new, &case.number, events, drafts);
    let change = Change {
        level: level.change(case),
        tasks: tasks::changes(was.tasks(), &decision.tasks),
        deadlines: moved
            .into_iter()
            .filter(|moved| moved.old.due != moved.new.due)
            .collect(),
        escalated,
    };
    Ok(Carried { decision, change })
}

/// The open deadlines that the new regulation counts otherwise.
fn moved<'c>(
    case: &Case,
    was: &Plan,
    open: &Plan,
    calendar: &Calendar,
    before: &dyn Fn(&str) -> Option<&'c Calendar>,
) -> Vec<Moved> {
    let recounted = open.open.iter().filter_map(|task| {
        let wanted = task.wanted.as_ref()?;
        let old = match case.deadline(&wanted.key) {
            Some(kept) if kept.span.is_none_or(|span| span == wanted.span) => return None,
            Some(kept) => kept,
            None => counted_before(case, was, open, task)?,
        };
        let new = deadlines::carried(old, wanted, before(&old.calendar)?, calendar);
        Some(Moved {
            old: old.clone(),
            new,
        })
    });
    recounted.collect()
}

/// The deadline of the same duty where the new file gives it under another clause or from another start.
fn counted_before<'a>(
    case: &'a Case,
    was: &Plan,
    open: &Plan,
    task: &OpenTask,
) -> Option<&'a KeptDeadline> {
    let still = |wanted: &super::super::track::Wanted| {
        let mut all = open.open.iter().filter_map(|open| open.wanted.as_ref());
        all.any(|other| other.key == wanted.key)
    };
    was.open
        .iter()
        .filter(|old| tasks::same_duty(&old.task, &task.task))
        .filter_map(|old| old.wanted.as_ref())
        .filter(|wanted| !still(wanted))
        .find_map(|wanted| case.deadline(&wanted.key))
}
