//! The case's own life: waiting, extending, escalating, closing, reopening, merging, keeping.

use chrono::NaiveDate;

use super::{Context, optional, text};
use crate::calendar::Moment;
use crate::case::{Case, Command, CommandName, Draft, Fact, KeptDeadline, Personal, WaitOn};
use crate::regulation::model::Extension;
use crate::regulation::refusal::{Reason, Refusal};
use crate::regulation::track::{Progress, deadlines, plan};

pub(super) fn decide(
    context: &Context<'_>,
    case: &Case,
    command: &Command,
    clause: Option<&str>,
) -> Result<Vec<Draft>, Refusal> {
    let draft = match command {
        Command::Wait { on, reason } => wait(context, case, clause, *on, reason)?,
        Command::Resume { reason } => resume(context, case, clause, reason.as_deref())?,
        Command::Extend {
            workdays,
            until,
            reason,
        } => extend(context, case, *workdays, *until, reason)?,
        Command::Escalate { to, reason } => escalate(context, case, to.as_deref(), reason)?,
        Command::Close { reason, notes } => {
            close(context, case, clause, reason.as_deref(), notes.as_deref())?
        }
        Command::Reopen { reason } => reopen(context, case, reason)?,
        Command::Merge { into, reason } => merge(context, case, into, reason.as_deref())?,
        Command::Archive { notes } => context.draft(
            clause,
            Fact::Archived,
            Personal::notes(optional("notes", notes.as_deref())?),
        ),
        Command::Hold {
            until,
            release: false,
            reason,
        } => hold(context, *until, reason)?,
        Command::Hold {
            until,
            release: true,
            reason,
        } => release(context, case, *until, reason)?,
        Command::Note { text: typed } => {
            context.draft(None, Fact::Noted, Personal::notes(text("text", typed)?))
        }
        _ => return Ok(Vec::new()),
    };
    Ok(vec![draft])
}

fn wait(
    context: &Context<'_>,
    case: &Case,
    clause: Option<&str>,
    on: WaitOn,
    reason: &str,
) -> Result<Draft, Refusal> {
    if case.waiting.is_some() {
        return Err(Refusal::rule(
            clause.map(ToOwned::to_owned),
            Reason::AlreadyWaiting,
        ));
    }
    Ok(context.draft(
        clause,
        Fact::Waited { on },
        Personal::reason(text("reason", reason)?),
    ))
}

/// The wait is over: each clock that it stopped goes on with what was left.
pub(super) fn resume(
    context: &Context<'_>,
    case: &Case,
    clause: Option<&str>,
    reason: Option<&str>,
) -> Result<Draft, Refusal> {
    let Some(waiting) = &case.waiting else {
        return Err(Refusal::rule(
            clause.map(ToOwned::to_owned),
            Reason::NotWaiting,
        ));
    };
    let fact = Fact::Resumed {
        on: waiting.on,
        since: waiting.since,
    };
    let mut draft = context.draft(clause, fact, Personal::reason(optional("reason", reason)?));
    let open = plan(&context.view(case), context.calendar);
    let kept = open
        .open
        .iter()
        .filter_map(|open| case.deadline(&open.wanted.as_ref()?.key));
    draft.deadlines = kept
        .filter(|kept| deadlines::stops(context.regulation, waiting.on, kept))
        .map(|kept| deadlines::resumed(kept, waiting.since, context.now, context.calendar))
        .collect();
    Ok(draft)
}

fn extend(
    context: &Context<'_>,
    case: &Case,
    workdays: Option<u32>,
    until: Option<Moment>,
    reason: &str,
) -> Result<Draft, Refusal> {
    let rules = &context.regulation.extensions;
    let Some(rule) = rules
        .iter()
        .find(|rule| rule.tracks.is_empty() || rule.tracks.contains(&case.track))
    else {
        return Err(Refusal::rule(None, Reason::NothingToExtend));
    };
    let refused = |reason: Reason| Refusal::rule(Some(rule.clause.clone()), reason);
    let kept = extensible(context, case, rule).ok_or_else(|| refused(Reason::NothingToExtend))?;
    let due = match (workdays, until) {
        (Some(0), _) => {
            return Err(Refusal::invalid(
                "workdays",
                Reason::Malformed("0".to_owned()),
            ));
        }
        (Some(days), None) => deadlines::extended_by(&kept, days, context.calendar),
        (None, Some(until)) if until <= kept.due => {
            return Err(Refusal::invalid("until", Reason::NotLater));
        }
        (None, Some(until)) => until.with_timezone(&context.calendar.zone),
        (None, None) => return Err(Refusal::missing("workdays")),
        (Some(_), Some(_)) => {
            return Err(Refusal::invalid(
                "until",
                Reason::Malformed("workdays".to_owned()),
            ));
        }
    };
    if let Some(times) = rule.times.filter(|times| case.extensions >= *times) {
        return Err(refused(Reason::ExtendedBefore(times)));
    }
    if let Some(cap) = rule.cap {
        let (latest, _) = context.calendar.due(kept.key.from, cap);
        if due > latest {
            let field = if workdays.is_some() {
                "workdays"
            } else {
                "until"
            };
            let latest = latest.format("%Y-%m-%d %H:%M").to_string();
            return Err(refused(Reason::BeyondCap(latest)).about(field));
        }
    }
    let reason = Personal::reason(text("reason", reason)?);
    let mut draft = context.draft(
        Some(&rule.clause),
        Fact::Extended {
            workdays,
            until: due,
        },
        reason,
    );
    draft.deadlines = vec![KeptDeadline {
        due,
        calendar: context.calendar.version.clone(),
        ..kept
    }];
    Ok(draft)
}

/// The open deadline that the rule lets move: the latest counted one of its step.
fn extensible(context: &Context<'_>, case: &Case, rule: &Extension) -> Option<KeptDeadline> {
    let open = plan(&context.view(case), context.calendar);
    let kept = open
        .open
        .iter()
        .filter_map(|open| case.deadline(&open.wanted.as_ref()?.key));
    // The case's own limit; the slips of the other departments stay as they were written.
    let own = |kept: &&KeptDeadline| {
        let department = kept.key.department.as_deref();
        department.is_none() || department == case.responsible()
    };
    kept.filter(own)
        .filter(|kept| kept.key.step == rule.step && kept.span.is_some())
        .max_by_key(|kept| kept.due)
        .cloned()
}

/// One rung up the ladder; none is skipped.
fn escalate(
    context: &Context<'_>,
    case: &Case,
    to: Option<&str>,
    reason: &str,
) -> Result<Draft, Refusal> {
    let ladder = &context.regulation.ladder;
    let climbed = case
        .escalations
        .iter()
        .map(|escalation| escalation.rung)
        .max()
        .unwrap_or(0);
    let Some(rung) = ladder.get(climbed as usize) else {
        let clause = ladder.last().map(|rung| rung.clause.clone());
        let reason = if ladder.is_empty() {
            Reason::NoLadder
        } else {
            Reason::TopOfLadder
        };
        return Err(Refusal::rule(clause, reason));
    };
    if let Some(to) = to {
        let names = |rung: &crate::regulation::model::Rung| {
            [
                rung.id.as_str(),
                rung.title.zh.as_str(),
                rung.title.en.as_str(),
                rung.role.as_str(),
            ]
            .contains(&to)
        };
        if !ladder.iter().any(names) {
            return Err(Refusal::invalid("to", Reason::Unknown(to.to_owned())));
        }
        if !names(rung) {
            let skipped = Reason::RungSkipped {
                next: rung.title.clone(),
            };
            return Err(Refusal::rule(Some(rung.clause.clone()), skipped).about("to"));
        }
    }
    let fact = Fact::Escalated {
        rung: climbed + 1,
        to: rung.id.clone(),
    };
    Ok(context.draft(
        Some(&rung.clause),
        fact,
        Personal::reason(text("reason", reason)?),
    ))
}

/// Closing in the ordinary course needs no words; closing before the other steps are done does.
fn close(
    context: &Context<'_>,
    case: &Case,
    clause: Option<&str>,
    reason: Option<&str>,
    notes: Option<&str>,
) -> Result<Draft, Refusal> {
    let personal = Personal {
        notes: optional("notes", notes)?,
        reason: optional("reason", reason)?,
        ..Personal::default()
    };
    let view = context.view(case);
    let progress = Progress::of(&view);
    let in_turn = progress
        .current()
        .is_some_and(|step| step.name == CommandName::Close);
    let asks_notes = progress
        .entry(CommandName::Close)
        .is_some_and(|(step, _)| step.needs.iter().any(|field| field == "notes"));
    if asks_notes && personal.notes.is_none() && personal.reason.is_none() {
        return Err(Refusal::missing("notes"));
    }
    if !in_turn && personal.reason.is_none() && personal.notes.is_none() {
        return Err(Refusal::missing("reason"));
    }
    Ok(context.draft(clause, Fact::Closed, personal))
}

fn reopen(context: &Context<'_>, case: &Case, reason: &str) -> Result<Draft, Refusal> {
    let track = context.regulation.track(&case.track);
    let clause = track.and_then(|track| track.reopen_clause.clone());
    let Some(to) = track.and_then(|track| track.reopen_to) else {
        return Err(Refusal::rule(
            clause,
            Reason::NoSuchStep {
                command: CommandName::Reopen,
                next: None,
            },
        ));
    };
    let reason = Personal::reason(text("reason", reason)?);
    Ok(context.draft(clause.as_deref(), Fact::Reopened { to }, reason))
}

/// A duplicate goes into its first case. Whether that one exists is the desk's to know.
fn merge(
    context: &Context<'_>,
    case: &Case,
    into: &str,
    reason: Option<&str>,
) -> Result<Draft, Refusal> {
    let into = super::line("into", into)?;
    if into == case.number {
        return Err(Refusal::rule(None, Reason::IntoItself).about("into"));
    }
    let reason = Personal::reason(optional("reason", reason)?);
    Ok(context.draft(None, Fact::Merged { into }, reason))
}

fn hold(context: &Context<'_>, until: Option<NaiveDate>, reason: &str) -> Result<Draft, Refusal> {
    let clause = &context.regulation.retention.clause;
    let until = until.ok_or_else(|| Refusal::missing("until"))?;
    if until
        <= context
            .now
            .with_timezone(&context.calendar.zone)
            .date_naive()
    {
        return Err(Refusal::rule(Some(clause.clone()), Reason::HoldPast).about("until"));
    }
    Ok(context.draft(
        Some(clause),
        Fact::Held { until },
        Personal::reason(text("reason", reason)?),
    ))
}

/// A hold ends before its day by an event of its own: one does not date a hold into the past.
fn release(
    context: &Context<'_>,
    case: &Case,
    until: Option<NaiveDate>,
    reason: &str,
) -> Result<Draft, Refusal> {
    let clause = &context.regulation.retention.clause;
    if until.is_some() {
        let both = Reason::Malformed("release".to_owned());
        return Err(Refusal::invalid("until", both));
    }
    if case.hold.is_none() {
        return Err(Refusal::rule(Some(clause.clone()), Reason::NotHeld));
    }
    Ok(context.draft(
        Some(clause),
        Fact::Released,
        Personal::reason(text("reason", reason)?),
    ))
}
