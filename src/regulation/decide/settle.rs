//! What new events do to the rest of the case: the level rises, tasks open, deadlines are counted.

use super::Context;
use crate::calendar::Moment;
use crate::case::{
    Actor, Case, CommandName, Draft, Event, Fact, LevelCause, Personal, Role, Status, Task,
};
use crate::regulation::assess::assess;
use crate::regulation::conditions::{holds, turning_points};
use crate::regulation::model::Trigger;
use crate::regulation::track::{deadlines, plan};

/// What a command, or time, does to a case: new events, and what the case is then.
#[derive(Clone, Debug)]
pub struct Decision {
    pub drafts: Vec<Draft>,
    pub case: Case,
    pub tasks: Vec<Task>,
    /// The step that is next.
    pub stage: Option<CommandName>,
    /// When something may change by time alone.
    pub wake_at: Option<Moment>,
}

impl Decision {
    /// Whether the case has another level by it.
    pub fn rises(&self) -> bool {
        let mut facts = self.drafts.iter().map(|draft| &draft.fact);
        facts.any(|fact| matches!(fact, Fact::LevelChanged { .. }))
    }
}

/// Adds to `drafts` what follows from them. `events` is the history before.
pub(super) fn settle(
    context: &Context<'_>,
    number: &str,
    events: &[Event],
    mut drafts: Vec<Draft>,
    cause: LevelCause,
) -> Decision {
    let case = fold(number, events, &drafts);
    if let Some(risen) = risen(context, &case, cause) {
        drafts.push(risen);
    }
    finish(context, number, events, drafts)
}

/// The case after `drafts`, with nothing following from them but what the plan counts.
pub(super) fn after(
    context: &Context<'_>,
    number: &str,
    events: &[Event],
    drafts: Vec<Draft>,
) -> Decision {
    finish(context, number, events, drafts)
}

/// Counts what the plan asks for, and reads off the final state.
pub(super) fn finish(
    context: &Context<'_>,
    number: &str,
    events: &[Event],
    mut drafts: Vec<Draft>,
) -> Decision {
    for (draft, place) in drafts.iter_mut().zip(0usize..) {
        draft.follows = place > 0;
    }
    let mut case = fold(number, events, &drafts);
    let mut open = plan(&context.view(&case), context.calendar);
    let counted = deadlines::count_missing(&case, &open, context.calendar);
    if !counted.is_empty()
        && let Some(last) = drafts.last_mut()
    {
        last.deadlines.extend(counted);
        case = fold(number, events, &drafts);
        open = plan(&context.view(&case), context.calendar);
    }
    let wake_at = wake_at(context, &case);
    let stage = open.stage;
    Decision {
        drafts,
        case,
        tasks: open.tasks(),
        stage,
        wake_at,
    }
}

/// Folds a history with drafts at its end. A history that does not begin with a registration cannot come here: the first
/// draft of a new case is one.
pub(super) fn fold(number: &str, events: &[Event], drafts: &[Draft]) -> Case {
    let mut all: Vec<Event> = events.to_vec();
    let next = events.last().map_or(1, |event| event.seq + 1);
    all.extend(
        drafts
            .iter()
            .zip(next..)
            .map(|(draft, seq)| draft.clone().into_event(seq)),
    );
    Case::of(number, &all).unwrap_or_else(|| Case::nothing(number))
}

/// The event that raises the level, where the rules now give a graver one than the case has.
fn risen(context: &Context<'_>, case: &Case, cause: LevelCause) -> Option<Draft> {
    if case.status != Status::Open {
        return None;
    }
    let ruled = assess(&context.view(case))?;
    let present = case.level.as_ref();
    if present.is_some_and(|present| ruled.rank >= present.rank) {
        return None;
    }
    let clause = ruled.why.first().and_then(|why| why.clause.clone());
    let fact = Fact::LevelChanged {
        from: present.map(|level| level.id.clone()),
        level: ruled,
        cause,
    };
    Some(by_clock(context, clause, fact))
}

/// An event that nobody's command made.
pub(super) fn by_clock(context: &Context<'_>, clause: Option<String>, fact: Fact) -> Draft {
    Draft {
        at: context.now,
        actor: Actor::CLOCK.to_owned(),
        clause,
        follows: false,
        fact,
        deadlines: Vec::new(),
        personal: Personal::default(),
    }
}

/// What time alone, or another case, has made due on a case: levels, escalations. `None` where nothing has.
pub fn tick(
    context: &Context<'_>,
    case: &Case,
    events: &[Event],
    cause: LevelCause,
) -> Option<Decision> {
    let mut drafts: Vec<Draft> = risen(context, case, cause).into_iter().collect();
    drafts.extend(triggered(context, case));
    if drafts.is_empty() {
        return None;
    }
    let mut decision = finish(context, &case.number, events, drafts);
    for draft in &mut decision.drafts {
        draft.follows = false;
    }
    Some(decision)
}

/// A case as it is, for the projections: nothing has happened, only its next waking moved.
pub fn unchanged(context: &Context<'_>, case: &Case) -> Decision {
    let open = plan(&context.view(case), context.calendar);
    let stage = open.stage;
    Decision {
        drafts: Vec::new(),
        case: case.clone(),
        tasks: open.tasks(),
        stage,
        wake_at: wake_at(context, case),
    }
}

/// The escalations that time has made due.
pub(super) fn triggered<'a>(
    context: &'a Context<'_>,
    case: &'a Case,
) -> impl Iterator<Item = Draft> + use<'a> {
    let triggers = context.regulation.triggers.iter();
    triggers
        .filter(|trigger| due(context, case, trigger))
        .map(|trigger| {
            let fact = Fact::Escalated {
                rung: rung_of(context, trigger.to),
                to: trigger.to.as_str().to_owned(),
            };
            by_clock(context, Some(trigger.clause.clone()), fact)
        })
}

/// A trigger fires once for each opening of a case.
fn due(context: &Context<'_>, case: &Case, trigger: &Trigger) -> bool {
    let fired = case.escalations.iter().any(|escalation| {
        escalation.at >= case.opened_at
            && escalation.clause.as_deref() == Some(trigger.clause.as_str())
    });
    trigger.track == case.track
        && case.status == Status::Open
        && !fired
        && holds(&trigger.when, &context.view(case))
}

/// The ladder's rung of a role, for what the clock escalates; 0 where the ladder has none.
fn rung_of(context: &Context<'_>, role: Role) -> u32 {
    let position = context
        .regulation
        .ladder
        .iter()
        .position(|rung| rung.role == role);
    position
        .and_then(|at| u32::try_from(at + 1).ok())
        .unwrap_or(0)
}

/// When something may next change on a case by time alone; `None`: never.
pub fn wake_at(context: &Context<'_>, case: &Case) -> Option<Moment> {
    if case.status != Status::Open {
        return None;
    }
    let view = context.view(case);
    let levelled = context
        .regulation
        .kind(&case.kind)
        .is_some_and(|kind| kind.levelled);
    let criteria = context
        .regulation
        .criteria
        .iter()
        .filter(|_| levelled)
        .filter_map(|criterion| criterion.when.as_ref());
    let triggers = context
        .regulation
        .triggers
        .iter()
        .filter(|trigger| trigger.track == case.track)
        .map(|trigger| &trigger.when);
    criteria
        .chain(triggers)
        .flat_map(|when| turning_points(when, &view))
        .min()
}
