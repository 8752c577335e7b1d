//! What is judged: kind, level, validity, findings, the pair of substantiated and upheld, the fate of a suggestion.

use std::collections::BTreeSet;

use super::{Context, optional, text};
use crate::case::{
    Assess, Case, Command, Draft, Fact, LevelState, Personal, Severity, Substantiated,
};
use crate::regulation::assess::{assess, set_by_hand};
use crate::regulation::needs;
use crate::regulation::refusal::{Reason, Refusal};

pub(super) fn decide(
    context: &Context<'_>,
    case: &Case,
    command: &Command,
    clause: Option<&str>,
) -> Result<Vec<Draft>, Refusal> {
    let draft = match command {
        Command::Reclassify { kind, reason } => reclassify(context, case, kind, reason)?,
        Command::Assess(wish) => reassess(context, case, wish)?,
        Command::Verify {
            valid,
            severity,
            reason,
        } => verify(context, case, clause, *valid, *severity, reason.as_deref())?,
        Command::Investigate {
            notes,
            cause,
            finding,
        } => investigate(context, clause, notes, cause.as_deref(), finding.as_deref())?,
        Command::Verdict {
            substantiated,
            upheld,
            reason,
        } => verdict(context, clause, *substantiated, *upheld, reason)?,
        Command::Adopt { adopted, reason } => {
            let personal = Personal::reason(text("reason", reason)?);
            context.draft(clause, Fact::Adopted { adopted: *adopted }, personal)
        }
        _ => return Ok(Vec::new()),
    };
    Ok(vec![draft])
}

/// Another kind, under the same number and with the same history. A kind of another track starts that track afresh.
fn reclassify(
    context: &Context<'_>,
    case: &Case,
    to: &str,
    reason: &str,
) -> Result<Draft, Refusal> {
    let kind = context
        .regulation
        .kind(to)
        .ok_or_else(|| Refusal::invalid("kind", Reason::Unknown(to.to_owned())))?;
    if kind.id == case.kind {
        return Err(Refusal::rule(Some(kind.clause.clone()), Reason::SameKind).about("kind"));
    }
    if kind.sealed_for.is_some() || case.sealed {
        return Err(Refusal::rule(
            Some(kind.clause.clone()),
            Reason::NoSuchStep {
                command: crate::case::CommandName::Reclassify,
                next: None,
            },
        )
        .about("kind"));
    }
    let reason = text("reason", reason)?;
    let mut changed = case.clone();
    changed.kind.clone_from(&kind.id);
    changed.track.clone_from(&kind.track);
    changed.level = None;
    let level = assess(&context.view(&changed));
    let fact = Fact::Reclassified {
        from: case.kind.clone(),
        to: kind.id.clone(),
        track: kind.track.clone(),
        level,
    };
    Ok(context.draft(Some(&kind.clause), fact, Personal::reason(reason)))
}

/// The ticked facts, or a level by hand, or both.
fn reassess(context: &Context<'_>, case: &Case, wish: &Assess) -> Result<Draft, Refusal> {
    if wish.facts.is_none() && wish.level.is_none() {
        return Err(Refusal::missing("facts"));
    }
    let mut changed = case.clone();
    if let Some(facts) = &wish.facts {
        changed.ticked = tickable(context, case, facts)?;
    }
    let level = match &wish.level {
        Some(level) => Some(by_hand(context, &changed, level, wish.reason.as_deref())?),
        None => assess(&context.view(&changed)),
    };
    let clause = level
        .as_ref()
        .and_then(|level| level.why.first()?.clause.clone());
    let personal = Personal::reason(optional("reason", wish.reason.as_deref())?);
    let fact = Fact::Assessed {
        ticked: changed.ticked,
        level,
    };
    Ok(context.draft(clause.as_deref(), fact, personal))
}

fn by_hand(
    context: &Context<'_>,
    changed: &Case,
    level: &str,
    reason: Option<&str>,
) -> Result<LevelState, Refusal> {
    let levelled = context
        .regulation
        .kind(&changed.kind)
        .is_some_and(|kind| kind.levelled);
    if !levelled {
        return Err(Refusal::rule(None, Reason::LevelsNone).about("level"));
    }
    if optional("reason", reason)?.is_none() {
        return Err(Refusal::missing("reason"));
    }
    set_by_hand(&context.view(changed), level)
        .ok_or_else(|| Refusal::invalid("level", Reason::Unknown(level.to_owned())))
}

/// The ticked set, every member a criterion that a person may state for this kind.
pub(super) fn tickable(
    context: &Context<'_>,
    case: &Case,
    facts: &[String],
) -> Result<BTreeSet<String>, Refusal> {
    let known = |clause: &String| {
        context.regulation.criteria.iter().any(|criterion| {
            criterion.ticked
                && criterion.clause == *clause
                && (criterion.kinds.is_empty() || criterion.kinds.contains(&case.kind))
        })
    };
    match facts.iter().find(|clause| !known(clause)) {
        Some(unknown) => Err(Refusal::invalid("facts", Reason::Unknown(unknown.clone()))),
        None => Ok(facts.iter().cloned().collect()),
    }
}

fn verify(
    context: &Context<'_>,
    case: &Case,
    clause: Option<&str>,
    valid: bool,
    severity: Option<Severity>,
    reason: Option<&str>,
) -> Result<Draft, Refusal> {
    let asked = needs::asks_severity(&context.view(case));
    if valid && asked && severity.is_none() {
        return Err(Refusal::missing("severity"));
    }
    let reason = optional("reason", reason)?;
    if !valid && reason.is_none() {
        return Err(Refusal::missing("reason"));
    }
    let severity = severity.filter(|_| valid && asked);
    Ok(context.draft(
        clause,
        Fact::Verified { valid, severity },
        Personal::reason(reason),
    ))
}

fn investigate(
    context: &Context<'_>,
    clause: Option<&str>,
    notes: &str,
    cause: Option<&str>,
    finding: Option<&str>,
) -> Result<Draft, Refusal> {
    if let Some(finding) = finding
        && !context
            .regulation
            .findings
            .iter()
            .any(|known| known.id == finding)
    {
        return Err(Refusal::invalid(
            "finding",
            Reason::Unknown(finding.to_owned()),
        ));
    }
    let personal = Personal {
        notes: Some(text("notes", notes)?),
        cause: optional("cause", cause)?,
        ..Personal::default()
    };
    Ok(context.draft(
        clause,
        Fact::Investigated {
            finding: finding.map(ToOwned::to_owned),
        },
        personal,
    ))
}

/// Whether the facts are substantiated, and whether the complaint is upheld. Where the regulation says so, what cannot be
/// verified is upheld, whatever was asked for.
fn verdict(
    context: &Context<'_>,
    clause: Option<&str>,
    substantiated: Substantiated,
    upheld: Option<bool>,
    reason: &str,
) -> Result<Draft, Refusal> {
    let reason = Personal::reason(text("reason", reason)?);
    let favour = context.regulation.verdict.doubt_favours_customer.as_deref();
    if let (Substantiated::Unverifiable, Some(favour)) = (substantiated, favour) {
        let fact = Fact::Judged {
            substantiated,
            upheld: true,
            forced: true,
        };
        return Ok(context.draft(Some(favour), fact, reason));
    }
    let upheld = upheld.ok_or_else(|| Refusal::missing("upheld"))?;
    Ok(context.draft(
        clause,
        Fact::Judged {
            substantiated,
            upheld,
            forced: false,
        },
        reason,
    ))
}
