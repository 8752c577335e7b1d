//! What is found: valid or not, by whose fault, true or not, with or without effect, worth adopting or not. Mostly what the
//! matter says is usual.

use super::order::say;
use super::scene::{Mishap, Scene, Work};
use crate::case::{Command, CommandName, Severity, Substantiated, Task};

pub(super) fn verify(scene: &Scene<'_>, work: &mut Work, task: &Task) -> Command {
    let found = &scene.matter.outcome;
    let usually = found.valid.unwrap_or(true);
    let valid = if work.usual { usually } else { !usually };
    let asks = task.needs.iter().any(|field| field == "severity");
    let severity = (valid && asks).then(|| match found.severity {
        Some(severity) if work.usual => severity,
        _ if work.chance.share(0.12) => Severity::Serious,
        _ => Severity::Ordinary,
    });
    let step = match (valid, severity) {
        (false, _) => "verify_no",
        (true, Some(Severity::Serious)) => "verify_serious",
        (true, _) => "verify",
    };
    Command::Verify {
        valid,
        severity,
        reason: Some(say(work, scene.material.words(step))),
    }
}

pub(super) fn investigate(scene: &Scene<'_>, work: &mut Work) -> Command {
    let all = scene.material.words_of(CommandName::Investigate);
    let notes = work.words(&scene.matter.investigate, all);
    let cause = say(work, scene.material.words("cause"));
    let cause = Some(cause).filter(|_| work.chance.share(0.6));
    let known = &scene.file.regulation.findings;
    let usual = scene
        .matter
        .outcome
        .finding
        .as_ref()
        .filter(|id| work.usual && known.iter().any(|found| found.id == **id));
    let finding = usual
        .cloned()
        .or_else(|| work.chance.pick(known).map(|found| found.id.clone()));
    Command::Investigate {
        notes,
        cause,
        finding,
    }
}

pub(super) fn verdict(scene: &Scene<'_>, work: &mut Work) -> Command {
    let found = &scene.matter.outcome;
    let usual = found.substantiated.unwrap_or(Substantiated::Yes);
    let substantiated = match (work.usual, usual) {
        (true, usual) => usual,
        (false, Substantiated::Yes) => Substantiated::Unverifiable,
        (false, _) => Substantiated::Yes,
    };
    let upheld = found.upheld.filter(|_| work.usual);
    let step = match substantiated {
        Substantiated::Yes => "verdict",
        Substantiated::No => "verdict_no",
        Substantiated::Unverifiable => "verdict_unverifiable",
    };
    Command::Verdict {
        substantiated,
        upheld: Some(upheld.unwrap_or(substantiated != Substantiated::No)),
        reason: say(work, scene.material.words(step)),
    }
}

/// Once in a while there is no effect, and it goes back.
pub(super) fn inspect(scene: &Scene<'_>, work: &mut Work) -> Command {
    let before = work.mishaps.contains(&Mishap::FoundWanting);
    let effective = before || !work.chance.share(0.08);
    if !effective {
        work.mishaps.push(Mishap::FoundWanting);
    }
    let step = if effective { "inspect" } else { "inspect_no" };
    Command::Inspect {
        effective,
        notes: say(work, scene.material.words(step)),
    }
}

pub(super) fn adopt(scene: &Scene<'_>, work: &mut Work) -> Command {
    let adopted = work.chance.share(0.6);
    let step = if adopted { "adopt_yes" } else { "adopt_no" };
    Command::Adopt {
        adopted,
        reason: say(work, scene.material.words(step)),
    }
}
