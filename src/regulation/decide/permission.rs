//! Who may do what. Steps and actions of the regulation name their roles; what a paper does not say is the desk's own rule.

use super::Context;
use crate::case::{Actor, AssessPerson, Case, Command, CommandName, Role};
use crate::regulation::conditions::holds_or_absent;
use crate::regulation::model::{Action, Step};
use crate::regulation::refusal::{Reason, Refusal};
use crate::regulation::view::View;

/// The desk's own rule for commands that a paper need not mention. Empty: only a regulation's step or action allows it.
const fn desk_rule(name: CommandName) -> &'static [Role] {
    match name {
        CommandName::Contact
        | CommandName::Progress
        | CommandName::Note
        | CommandName::Promise
        | CommandName::Notify
        | CommandName::Complete
        | CommandName::Ask => &[Role::Clerk, Role::Handler, Role::Head, Role::Supervisor],
        CommandName::Wait
        | CommandName::Resume
        | CommandName::Extend
        | CommandName::Escalate
        | CommandName::Merge
        | CommandName::Reclassify
        | CommandName::Reopen
        | CommandName::Return
        | CommandName::AssessPerson => &[Role::Supervisor],
        CommandName::Assess => &[Role::Clerk, Role::Supervisor],
        CommandName::Instruct => &[Role::Manager],
        CommandName::Hold | CommandName::Archive => &[Role::Admin],
        CommandName::Correct => &[Role::Handler, Role::Supervisor],
        _ => &[],
    }
}

/// The regulation's entry for a command that is no step of the case's track.
pub(super) fn action<'a>(view: &View<'a>, name: CommandName) -> Option<&'a Action> {
    view.regulation.actions.iter().find(|action| {
        action.name == name
            && (action.tracks.is_empty() || action.tracks.contains(&view.case.track))
    })
}

/// Every role that may ever do `name` on this case; empty where anybody may who can see it.
pub fn roles_for(view: &View<'_>, name: CommandName) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::new();
    for step in view
        .regulation
        .steps_of(&view.case.track)
        .filter(|step| step.name == name && belongs(step, view))
    {
        roles.push(step.role);
        roles.extend(
            step.also
                .iter()
                .filter(|also| holds_or_absent(also.when.as_ref(), view))
                .map(|also| also.role),
        );
    }
    for entry in view
        .regulation
        .recurring
        .iter()
        .filter(|entry| entry.name == name && entry.track == view.case.track)
    {
        roles.push(entry.role);
    }
    let chase = view
        .regulation
        .track(&view.case.track)
        .and_then(|track| track.measures.as_ref());
    if name == CommandName::Correct {
        roles.extend(chase.map(|chase| chase.role));
    }
    match action(view, name) {
        Some(action) if !action.roles.is_empty() => roles.extend(&action.roles),
        _ if name == CommandName::Extend => roles.extend(extension_roles(view)),
        _ if roles.is_empty() || is_free(name) => roles.extend(desk_rule(name)),
        _ => {}
    }
    roles.sort_unstable();
    roles.dedup();
    roles
}

/// Commands that the desk's rule allows beside any step of the same name.
const fn is_free(name: CommandName) -> bool {
    matches!(
        name,
        CommandName::Contact
            | CommandName::Progress
            | CommandName::Note
            | CommandName::Promise
            | CommandName::Notify
    )
}

fn extension_roles(view: &View<'_>) -> Vec<Role> {
    let named = view
        .regulation
        .extensions
        .iter()
        .find(|rule| rule.tracks.is_empty() || rule.tracks.contains(&view.case.track))
        .and_then(|rule| rule.role);
    named.map_or_else(
        || desk_rule(CommandName::Extend).to_vec(),
        |role| vec![role],
    )
}

/// A step belongs to the case whatever its own `when` says about the course so far, but not one of the other way (a
/// condition on validity or severity that is already decided against it).
fn belongs(step: &Step, view: &View<'_>) -> bool {
    holds_or_absent(step.when.as_ref(), view)
        || !view
            .regulation
            .steps_of(&view.case.track)
            .any(|other| other.name == step.name && holds_or_absent(other.when.as_ref(), view))
}

/// Whether the actor may do `command` on `case` at all.
///
/// # Errors
/// A missing role, a case of another department, or being the one complained about.
pub fn permitted(context: &Context<'_>, case: &Case, command: &Command) -> Result<(), Refusal> {
    let view = context.view(case);
    let name = command.name();
    let clause = clause_of(&view, name);
    let actor = context.actor;
    if let Some(person) = &actor.person
        && case.accuses(person)
    {
        return Err(Refusal::forbidden(clause, Reason::Accused));
    }
    if let Some(role) = sealed_for(&view)
        && !actor.roles.contains(&role)
    {
        return Err(Refusal::forbidden(
            clause,
            Reason::needs_role(context.regulation, &[role]),
        ));
    }
    let roles = needed(&view, command);
    if !roles.is_empty() && !actor.may_any(&roles) {
        return Err(Refusal::forbidden(
            clause,
            Reason::needs_role(context.regulation, &roles),
        ));
    }
    if name == CommandName::Undo && actor.roles.iter().all(|role| *role == Role::Admin) {
        let others = Role::ALL.into_iter().filter(|role| *role != Role::Admin);
        let others: Vec<Role> = others.collect();
        let reason = Reason::needs_role(context.regulation, &others);
        return Err(Refusal::forbidden(clause, reason));
    }
    own_department(&view, actor, command, &roles, clause)
}

/// Levels by hand are the supervisor's; deciding an entry is the manager's, unless the regulation names somebody.
fn needed(view: &View<'_>, command: &Command) -> Vec<Role> {
    match command {
        Command::Assess(assess) if assess.level.is_some() => vec![Role::Supervisor],
        Command::AssessPerson(AssessPerson::Decide { .. }) => {
            match action(view, CommandName::AssessPerson) {
                Some(action) if !action.decides.is_empty() => action.decides.clone(),
                _ => vec![Role::Manager],
            }
        }
        _ => roles_for(view, command.name()),
    }
}

/// A handler or a head of one department does not act on the case of another.
fn own_department(
    view: &View<'_>,
    actor: &Actor,
    command: &Command,
    roles: &[Role],
    clause: Option<String>,
) -> Result<(), Refusal> {
    let by_department = |role: &Role| matches!(role, Role::Handler | Role::Head);
    let only_by_department = roles
        .iter()
        .filter(|role| actor.may(**role))
        .all(by_department)
        && !roles.is_empty();
    if !only_by_department {
        return Ok(());
    }
    let named = match command {
        Command::Sign {
            department: Some(department),
        } => Some(department.as_str()),
        _ => view.case.responsible(),
    };
    if actor.acts_for(named) {
        return Ok(());
    }
    Err(Refusal::forbidden(
        clause,
        Reason::OtherDepartment(named.unwrap_or_default().to_owned()),
    ))
}

/// The one role for which the case's kind is sealed.
pub(super) fn sealed_for(view: &View<'_>) -> Option<Role> {
    view.case
        .sealed
        .then(|| view.regulation.kind(&view.case.kind)?.sealed_for)
        .flatten()
}

/// The clause that a refusal of `name` names: the step's, the action's, or none.
pub(super) fn clause_of(view: &View<'_>, name: CommandName) -> Option<String> {
    let progress = crate::regulation::track::Progress::of(view);
    let step = progress.entry(name).map(|(step, _)| step.clause.clone());
    let recurring = || {
        let mut entries = view.regulation.recurring.iter();
        entries
            .find(|entry| entry.name == name && entry.track == view.case.track)
            .map(|entry| entry.clause.clone())
    };
    let track = view.regulation.track(&view.case.track);
    let own = || match name {
        CommandName::Return => track.and_then(|track| track.return_clause.clone()),
        CommandName::Reopen => track.and_then(|track| track.reopen_clause.clone()),
        CommandName::Correct => track
            .and_then(|track| track.measures.as_ref())
            .map(|chase| chase.clause.clone()),
        CommandName::Extend => view
            .regulation
            .extensions
            .iter()
            .find(|rule| rule.tracks.is_empty() || rule.tracks.contains(&view.case.track))
            .map(|rule| rule.clause.clone()),
        CommandName::Escalate => view
            .regulation
            .ladder
            .first()
            .map(|rung| rung.clause.clone()),
        _ => None,
    };
    step.or_else(|| action(view, name).map(|action| action.clause.clone()))
        .or_else(recurring)
        .or_else(own)
}
