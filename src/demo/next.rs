//! What is done next on a case, and when.

use std::cmp::Reverse;

use super::detour::Detour;
use super::hours::{in_office, minutes};
use super::pace;
use super::scene::{Next, Scene, Work};
use super::story::Pace;
use crate::calendar::Moment;
use crate::case::{CommandName, Status};

/// Something beside the steps whose moment has come.
pub(super) fn beside(scene: &Scene<'_>, work: &mut Work) -> Option<(Moment, Next)> {
    let ripe = work
        .detours
        .iter()
        .copied()
        .find(|detour| detour.is_ripe(scene, work))?;
    let (low, high) = ripe.minutes(work.story.pace);
    let wished = scene.now + minutes(work.chance.between(low, high));
    let at = if ripe == Detour::SettleAtOnce {
        wished
    } else {
        in_office(scene.calendar, wished, &mut work.chance)
    };
    Some((at, Next::Detour(ripe)))
}

/// The open task that is done first.
pub(super) fn next_step(scene: &Scene<'_>, work: &mut Work) -> Option<(Moment, Next)> {
    if scene.file.case.waiting.is_some() {
        return None;
    }
    let mut choice = Vec::new();
    for task in scene.file.tasks.iter().filter(|task| task.ready) {
        if task.step == CommandName::Archive && !work.archived {
            continue;
        }
        let Some(actor) = scene.staff.with(task.role) else {
            continue;
        };
        match scene.possible(actor, task.step) {
            Ok(()) => {
                let at = pace::time_for(scene, task, work.story.pace, &mut work.chance);
                let next = Next::Step {
                    step: task.step,
                    measure: task.measure,
                    department: task.department.clone(),
                };
                choice.push((Reverse(at), next));
            }
            Err(refusal) if refusal.field.as_deref() == Some("persons") => {
                let at = in_office(scene.calendar, scene.now + minutes(40), &mut work.chance);
                choice.push((Reverse(at), Next::Detour(Detour::Complete)));
            }
            Err(_) => {}
        }
    }
    // The pace is for the work on a case; what follows its closing is done in time.
    if scene.file.case.status != Status::Open && work.story.pace == Pace::Late {
        work.story.pace = Pace::Steady;
    }
    choice
        .into_iter()
        .max_by_key(|(at, _)| *at)
        .map(|(Reverse(at), next)| (at, next))
}
