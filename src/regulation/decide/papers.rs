//! Papers of a case: which forms it has, who may print them, and the return of those that come back.
//!
//! Printing is no step and changes nothing of the case; it is noted, so that every paper that is out bears a serial that the
//! log knows.

use super::settle::{Decision, settle};
use super::{Context, permission};
use crate::case::{Case, Event, Fact, LevelCause, Personal, Role};
use crate::regulation::conditions::{holds, holds_or_absent};
use crate::regulation::digest::missing_text;
use crate::regulation::model::Form;
use crate::regulation::refusal::{NotReady, Reason, Refusal};
use crate::regulation::view::View;
use crate::text::{Label, Lang};

/// Who may print: everybody who works on cases.
const PRINTING: [Role; 5] = [
    Role::Clerk,
    Role::Handler,
    Role::Head,
    Role::Supervisor,
    Role::Manager,
];

/// Whether a form is for this case.
pub fn is_for(form: &Form, view: &View<'_>) -> bool {
    (form.kinds.is_empty() || form.kinds.contains(&view.case.kind))
        && holds_or_absent(form.when.as_ref(), view)
}

/// Whether the actor may print `form` of `case` now.
///
/// # Errors
/// A missing role, being the one complained about, a form that is for other cases, or one of which the case has not yet what
/// it is about.
pub fn printable(context: &Context<'_>, case: &Case, form: &Form) -> Result<(), Refusal> {
    entitled(context, case, Some(&form.clause))?;
    // A letter to nobody about nothing is no paper.
    if case.erased.is_some() {
        let clause = context.regulation.retention.clause.clone();
        return Err(Refusal::rule(clause, Reason::Erased));
    }
    let view = context.view(case);
    let reason = match &form.ready {
        _ if !is_for(form, &view) => Reason::OtherForm(form.title.clone()),
        Some(ready) if !holds(ready, &view) => {
            let [zh, en] = [Lang::Zh, Lang::En].map(|lang| missing_text(lang, ready, &view));
            Reason::NotReady(Box::new(NotReady {
                form: form.title.clone(),
                missing: Label::new(zh, en),
            }))
        }
        _ => return Ok(()),
    };
    Err(Refusal::rule(form.clause.clone(), reason).about("form"))
}

/// Notes that `form` was printed under `serial`.
///
/// # Errors
/// As [`printable`].
pub fn print(
    context: &Context<'_>,
    case: &Case,
    events: &[Event],
    form: &Form,
    serial: &str,
) -> Result<Decision, Refusal> {
    printable(context, case, form)?;
    let fact = Fact::Printed {
        form: form.id.clone(),
        serial: serial.to_owned(),
    };
    Ok(noted(context, case, events, Some(&form.clause), fact))
}

/// Notes that a slip has come back. `form` is that of the slip, where the regulation still has it.
///
/// # Errors
/// A missing role; a serial that no paper of the case bears; a paper that does not come back, or is back already.
pub fn take_back(
    context: &Context<'_>,
    case: &Case,
    events: &[Event],
    form: Option<&Form>,
    serial: &str,
) -> Result<Decision, Refusal> {
    let clause = form.map(|form| form.clause.as_str());
    entitled(context, case, clause)?;
    let refused = |reason: Reason| {
        let refusal = Refusal::rule(clause.map(ToOwned::to_owned), reason);
        Err(refusal.about("serial"))
    };
    let Some(paper) = case.papers.iter().find(|paper| paper.serial == serial) else {
        return Err(Refusal::invalid(
            "serial",
            Reason::Unknown(serial.to_owned()),
        ));
    };
    if paper.returned_at.is_some() {
        return refused(Reason::BackAlready(serial.to_owned()));
    }
    if !form.is_some_and(|form| form.returns) {
        return refused(Reason::NotASlip(serial.to_owned()));
    }
    let fact = Fact::SlipReturned {
        form: paper.form.clone(),
        serial: serial.to_owned(),
    };
    Ok(noted(context, case, events, clause, fact))
}

fn entitled(context: &Context<'_>, case: &Case, clause: Option<&str>) -> Result<(), Refusal> {
    let clause = clause.map(ToOwned::to_owned);
    let actor = context.actor;
    if actor
        .person
        .as_ref()
        .is_some_and(|person| case.accuses(person))
    {
        return Err(Refusal::forbidden(clause, Reason::Accused));
    }
    if let Some(role) = permission::sealed_for(&context.view(case))
        && !actor.roles.contains(&role)
    {
        let reason = Reason::needs_role(context.regulation, &[role]);
        return Err(Refusal::forbidden(clause, reason));
    }
    if actor.roles.iter().any(|role| PRINTING.contains(role)) {
        return Ok(());
    }
    Err(Refusal::forbidden(
        clause,
        Reason::needs_role(context.regulation, &PRINTING),
    ))
}

fn noted(
    context: &Context<'_>,
    case: &Case,
    events: &[Event],
    clause: Option<&str>,
    fact: Fact,
) -> Decision {
    let draft = context.draft(clause, fact, Personal::default());
    settle(
        context,
        &case.number,
        events,
        vec![draft],
        LevelCause::Event,
    )
}
