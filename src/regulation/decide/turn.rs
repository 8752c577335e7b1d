//! Whether it is a command's turn: the track's order, and the life of the case.

use super::Context;
use super::permission::{action, clause_of};
use crate::case::{Answer, Case, Command, CommandName, Method, Status};
use crate::regulation::conditions::{holds, holds_or_absent};
use crate::regulation::facts::FactName;
use crate::regulation::model::{Condition, Step};
use crate::regulation::refusal::{NotNow, Reason, Refusal};
use crate::regulation::texts::command_label;
use crate::regulation::track::{Progress, StepState, is_done};
use crate::regulation::view::View;
use crate::text::Label;

/// Whether `command` may be done now, and the clause under which it is done.
///
/// # Errors
/// The clause of the step that would have to come first, or of the rule that forbids it.
pub fn allowed_now(
    context: &Context<'_>,
    case: &Case,
    command: &Command,
) -> Result<Option<String>, Refusal> {
    turn(context, case, command.name(), Some(command))
}

/// Whether a command of that name could be done now, its fields not yet known.
pub(super) fn turn_of(
    context: &Context<'_>,
    case: &Case,
    name: CommandName,
) -> Result<Option<String>, Refusal> {
    turn(context, case, name, None)
}

fn turn(
    context: &Context<'_>,
    case: &Case,
    name: CommandName,
    command: Option<&Command>,
) -> Result<Option<String>, Refusal> {
    let view = context.view(case);
    let clause = clause_of(&view, name);
    life_allows(&view, name, clause.clone())?;
    let progress = Progress::of(&view);
    if is_free(&view, name) {
        if let Some(rule) = action(&view, name).and_then(|action| action.when.as_ref())
            && !holds(rule, &view)
        {
            return Err(Refusal::rule(clause, not_now(name, &progress)));
        }
        return Ok(clause);
    }
    let Some((step, state)) = progress.entry(name) else {
        let current = progress.current().map(|step| step.clause.clone());
        return Err(Refusal::rule(
            current.or(clause),
            Reason::NoSuchStep {
                command: name,
                next: next(&progress),
            },
        ));
    };
    in_turn(&view, command, step, state, &progress)?;
    requirements(&view, step)?;
    let clause = settling_clause(context, case, command).unwrap_or_else(|| step.clause.clone());
    Ok(Some(clause))
}

/// Commands that are no step, or that may be done beside one. A sealed case knows its own steps only.
fn is_free(view: &View<'_>, name: CommandName) -> bool {
    if view.case.sealed {
        return matches!(name, CommandName::Note | CommandName::Undo);
    }
    let is_step = view
        .regulation
        .steps_of(&view.case.track)
        .any(|step| step.name == name);
    match name {
        CommandName::Contact
        | CommandName::Progress
        | CommandName::Note
        | CommandName::Promise
        | CommandName::Notify
        | CommandName::Assess
        | CommandName::Complete
        | CommandName::Wait
        | CommandName::Resume
        | CommandName::Ask
        | CommandName::Extend
        | CommandName::Escalate
        | CommandName::Merge
        | CommandName::Reclassify
        | CommandName::Reopen
        | CommandName::Return
        | CommandName::AssessPerson
        | CommandName::Hold
        | CommandName::Undo => true,
        CommandName::Instruct => view.flag(FactName::Asked) == Some(true) || !is_step,
        CommandName::Correct => measures_open(view),
        CommandName::Review
        | CommandName::Reflect
        | CommandName::Circulate
        | CommandName::Greet => !is_step && action(view, name).is_some(),
        _ => false,
    }
}

/// Once a measure is planned, others may be added and reported at any time; before that, the track's own step has its turn.
fn measures_open(view: &View<'_>) -> bool {
    let case = view.case;
    let is_step = view
        .regulation
        .steps_of(&case.track)
        .any(|step| step.name == CommandName::Correct);
    let chased = view
        .regulation
        .track(&case.track)
        .is_some_and(|track| track.measures.is_some());
    let allowed = chased || action(view, CommandName::Correct).is_some();
    allowed && (!is_step || !case.measures.is_empty())
}

fn life_allows(view: &View<'_>, name: CommandName, clause: Option<String>) -> Result<(), Refusal> {
    let after_close = view
        .regulation
        .steps_of(&view.case.track)
        .any(|step| step.after_close && step.name == name);
    if view.case.erased.is_some() {
        let clause = Some(view.regulation.retention.clause.clone());
        return Err(Refusal::rule(clause, Reason::Erased));
    }
    match view.case.status {
        Status::Open if matches!(name, CommandName::Reopen | CommandName::Archive) => {
            Err(Refusal::rule(clause, Reason::NotClosed))
        }
        Status::Open => Ok(()),
        Status::Closed if after_close || open_after_close(name) => Ok(()),
        Status::Closed => Err(Refusal::rule(clause, Reason::CaseClosed)),
        Status::Archived if open_after_archive(name) => Ok(()),
        Status::Archived => Err(Refusal::rule(clause, Reason::CaseArchived)),
    }
}

/// What an archive may still be asked for.
const fn open_after_archive(name: CommandName) -> bool {
    matches!(
        name,
        CommandName::Hold | CommandName::Note | CommandName::Reopen
    )
}

/// What may still be done on a closed case, beside the steps that follow closing.
const fn open_after_close(name: CommandName) -> bool {
    open_after_archive(name)
        || matches!(
            name,
            CommandName::AssessPerson
                | CommandName::Undo
                | CommandName::Correct
                | CommandName::Circulate
                | CommandName::Contact
        )
}

fn in_turn(
    view: &View<'_>,
    command: Option<&Command>,
    step: &Step,
    state: StepState,
    progress: &Progress<'_>,
) -> Result<(), Refusal> {
    let name = step.name;
    let clause = Some(step.clause.clone());
    match state {
        StepState::Current => Ok(()),
        StepState::Later => match &step.out_of_turn {
            Some(rule) if holds_or_absent(rule.when.as_ref(), view) => Ok(()),
            _ if settles_at_once(view, command) => Ok(()),
            Some(rule) => Err(Refusal::rule(
                rule.clause.clone().or(clause),
                not_now(name, progress),
            )),
            None => Err(Refusal::rule(clause, not_now(name, progress))),
        },
        StepState::Done if repeatable(view, step, progress) => Ok(()),
        StepState::Done if step.per_department && unsigned(view, command, step) => Ok(()),
        StepState::Done => Err(Refusal::rule(clause, Reason::Done(name))),
        StepState::Skipped if settles_at_once(view, command) => Ok(()),
        StepState::Skipped => Err(Refusal::rule(
            clause,
            Reason::NoSuchStep {
                command: name,
                next: next(progress),
            },
        )),
    }
}

/// A step may be done again while nothing rests on it. A dispatch starts everything after it anew, so it may be done again
/// until the department has submitted or the customer has been told.
fn repeatable(view: &View<'_>, step: &Step, progress: &Progress<'_>) -> bool {
    let told = [
        CommandName::Submit,
        CommandName::Answer,
        CommandName::Callback,
    ];
    match step.name {
        CommandName::Dispatch => step.again && !told.iter().any(|name| is_done(view, *name)),
        _ => step.again && !progress.passed(step),
    }
}

/// A department that has not signed yet may still sign, whoever else has.
fn unsigned(view: &View<'_>, command: Option<&Command>, step: &Step) -> bool {
    let Some(Command::Sign {
        department: Some(department),
    }) = command
    else {
        return false;
    };
    super::super::track::unsigned(step, view, department)
}

/// A matter that is settled in the first talk is answered before its turn, where the regulation knows of such answers.
fn settles_at_once(view: &View<'_>, command: Option<&Command>) -> bool {
    let Some(Command::Answer {
        settled_at_once: true,
        ..
    }) = command
    else {
        return false;
    };
    let mentions = |condition: &Condition| {
        condition
            .leaves()
            .iter()
            .any(|leaf| matches!(leaf, Condition::Fact(FactName::SettledAtOnce, _)))
    };
    let known = view
        .regulation
        .steps_of(&view.case.track)
        .filter_map(|step| step.when.as_ref())
        .any(mentions);
    known && view.case.last_mark(CommandName::Dispatch).is_none()
}

/// The clause under which a matter is settled at once: of the steps for such answers, the one that fits how the case came.
fn settling_clause(
    context: &Context<'_>,
    case: &Case,
    command: Option<&Command>,
) -> Option<String> {
    if !settles_at_once(&context.view(case), command) {
        return None;
    }
    let mut settled = case.clone();
    settled.answers.push(Answer {
        at: context.now,
        place: u32::MAX,
        actor: context.actor.user.clone(),
        method: Method::Other,
        notes: None,
        accepted: None,
        settled_at_once: true,
    });
    let view = context.view(&settled);
    let mut steps = context.regulation.steps_of(&case.track);
    let fits = |step: &&Step| {
        step.name == CommandName::Answer && holds_or_absent(step.when.as_ref(), &view)
    };
    steps.find(fits).map(|step| step.clause.clone())
}

/// What the paper wants to hold before the step.
fn requirements(view: &View<'_>, step: &Step) -> Result<(), Refusal> {
    for rule in &step.requires {
        if holds_or_absent(rule.when.as_ref(), view) && !holds(&rule.that, view) {
            let mut refusal = Refusal::rule(
                Some(rule.clause.clone()),
                Reason::Rule(rule.message.clone()),
            );
            refusal.field.clone_from(&rule.field);
            return Err(refusal);
        }
    }
    Ok(())
}

fn next(progress: &Progress<'_>) -> Option<CommandName> {
    progress.current().map(|step| step.name)
}

fn not_now(command: CommandName, progress: &Progress<'_>) -> Reason {
    let known = progress.entry(command).map(|(step, _)| titled(step));
    Reason::NotNow(Box::new(NotNow {
        command: known.unwrap_or_else(|| command_label(command)),
        next: progress.current().map(titled),
    }))
}

/// What the regulation calls a step.
fn titled(step: &Step) -> Label {
    step.label
        .clone()
        .unwrap_or_else(|| command_label(step.name))
}
