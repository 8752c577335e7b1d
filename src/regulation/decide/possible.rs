//! What could be done with a case now, without knowing the fields: menus, and why the rest is not possible.

use super::Context;
use super::permission::{action, roles_for, sealed_for};
use super::turn::turn_of;
use crate::case::{Case, CommandName, Role, Status};
use crate::regulation::facts::FactName;
use crate::regulation::refusal::{Reason, Refusal};
use crate::regulation::track::is_done;

/// Whether `name` can ever concern this case: its track has the step, its regulation the rule.
pub fn concerns(context: &Context<'_>, case: &Case, name: CommandName) -> bool {
    let view = context.view(case);
    let regulation = context.regulation;
    let is_step = regulation
        .steps_of(&case.track)
        .any(|step| step.name == name);
    let recurring = regulation
        .recurring
        .iter()
        .any(|entry| entry.name == name && entry.track == case.track);
    let track = regulation.track(&case.track);
    if is_step || recurring {
        return true;
    }
    if case.sealed {
        return false;
    }
    match name {
        CommandName::Note
        | CommandName::Undo
        | CommandName::Contact
        | CommandName::Promise
        | CommandName::Reclassify
        | CommandName::Complete => true,
        CommandName::Assess => regulation
            .kind(&case.kind)
            .is_some_and(|kind| kind.levelled),
        CommandName::Wait => case.waiting.is_none(),
        CommandName::Resume => case.waiting.is_some(),
        CommandName::Extend => regulation
            .extensions
            .iter()
            .any(|rule| rule.tracks.is_empty() || rule.tracks.contains(&case.track)),
        CommandName::Escalate => !regulation.ladder.is_empty(),
        CommandName::Return => track.is_some_and(|track| track.return_to.is_some()),
        CommandName::Reopen => {
            case.status != Status::Open && track.is_some_and(|track| track.reopen_to.is_some())
        }
        CommandName::Hold => case.status != Status::Open,
        CommandName::Merge => case.status == Status::Open,
        CommandName::AssessPerson => !regulation.items.is_empty(),
        CommandName::Instruct => view.flag(FactName::Asked) == Some(true),
        CommandName::Correct => track.is_some_and(|track| track.measures.is_some()),
        _ => action(&view, name).is_some(),
    }
}

/// Whether the actor could do `name` now, or why not.
///
/// # Errors
/// The missing role, or the clause that stands against it.
pub fn possible(context: &Context<'_>, case: &Case, name: CommandName) -> Result<(), Refusal> {
    let view = context.view(case);
    let clause = turn_of(context, case, name)?;
    let actor = context.actor;
    if actor
        .person
        .as_deref()
        .is_some_and(|person| case.accuses(person))
    {
        return Err(Refusal::forbidden(clause, Reason::Accused));
    }
    let roles: Vec<Role> =
        sealed_for(&view).map_or_else(|| roles_for(&view, name), |role| vec![role]);
    if !roles.is_empty() && !actor.may_any(&roles) {
        return Err(Refusal::forbidden(
            clause,
            Reason::needs_role(context.regulation, &roles),
        ));
    }
    let by_department = roles
        .iter()
        .filter(|role| actor.may(**role))
        .all(|role| matches!(role, Role::Handler | Role::Head));
    if !roles.is_empty() && by_department && !actor.acts_for(case.responsible()) {
        return Err(Refusal::forbidden(
            clause,
            Reason::OtherDepartment(case.responsible().unwrap_or_default().to_owned()),
        ));
    }
    let returnable = || {
        let to = context
            .regulation
            .track(&case.track)
            .and_then(|track| track.return_to);
        to.is_some_and(|to| is_done(&view, to)) && !is_done(&view, CommandName::Answer)
    };
    match name {
        CommandName::Return if !returnable() => Err(Refusal::rule(clause, Reason::NothingReturned)),
        CommandName::Resume if case.waiting.is_none() => {
            Err(Refusal::rule(clause, Reason::NotWaiting))
        }
        _ => Ok(()),
    }
}
