//! When a step is done: how long such work takes, how fast this case is worked on, and what the limit leaves.

use chrono::TimeDelta;

use super::chance::Chance;
use super::hours::{in_office, minutes};
use super::scene::Scene;
use super::story::Pace;
use crate::calendar::Moment;
use crate::case::{CommandName, Task};

/// The clock of a limit shorter than this runs by the minute: nobody goes home first.
const BY_THE_MINUTE: TimeDelta = TimeDelta::minutes(30);

/// When `task` is done on a case of that pace.
pub(super) fn time_for(scene: &Scene<'_>, task: &Task, pace: Pace, chance: &mut Chance) -> Moment {
    let now = scene.now;
    let (low, high) = usual_minutes(task.step);
    let natural = minutes(chance.between(low, high));
    let own = scene.due_of(task).filter(|due| *due > now);
    if let Some(due) = own.filter(|due| *due - now < BY_THE_MINUTE) {
        return by_the_minute(now, due, pace, chance);
    }
    if at_once(task.step) {
        return now + natural;
    }
    if task.step == CommandName::Inspect || task.measure.is_some() || recurs(scene, task) {
        return near(scene, own, now + natural, pace, chance);
    }
    let wished = match (pace, own) {
        (Pace::Prompt | Pace::Steady, _) => natural_time(now, natural, pace),
        (Pace::Slow, Some(due)) => part(now, due, chance.between(80, 98)),
        (Pace::Late, Some(due)) => due + overrun(due - now, chance),
        (Pace::Slow | Pace::Late, None) => now + natural * 2,
    };
    if pace == Pace::Late && own.is_some() {
        return in_office(scene.calendar, wished, chance);
    }
    within(scene, wished, own, pace, chance)
}

/// How long it usually takes until somebody does this, in minutes.
const fn usual_minutes(step: CommandName) -> (u32, u32) {
    match step {
        CommandName::Notify | CommandName::Arrive => (1, 2),
        CommandName::Promise => (4, 50),
        CommandName::Dispatch => (15, 260),
        CommandName::Sign | CommandName::Verify => (20, 240),
        CommandName::Contact => (25, 300),
        CommandName::Investigate | CommandName::Submit => (90, 900),
        CommandName::Verdict | CommandName::Approve => (30, 360),
        CommandName::Answer => (30, 420),
        CommandName::Countersign => (5, 300),
        CommandName::Close => (20, 700),
        CommandName::Adopt => (900, 6000),
        CommandName::Callback => (500, 4000),
        CommandName::Inspect => (700, 2800),
        CommandName::Greet | CommandName::Review | CommandName::Reflect => (700, 4200),
        CommandName::Correct => (200, 1500),
        CommandName::Archive => (2000, 11000),
        _ => (60, 600),
    }
}

/// Said while the customer is still there.
const fn at_once(step: CommandName) -> bool {
    matches!(step, CommandName::Notify)
}

fn recurs(scene: &Scene<'_>, task: &Task) -> bool {
    scene
        .file
        .regulation
        .recurring
        .iter()
        .any(|entry| entry.name == task.step && entry.clause == task.clause)
}

fn natural_time(now: Moment, natural: TimeDelta, pace: Pace) -> Moment {
    if pace == Pace::Steady {
        now + natural * 3 / 2
    } else {
        now + natural
    }
}

/// What has its own day is done about that day.
fn near(
    scene: &Scene<'_>,
    due: Option<Moment>,
    otherwise: Moment,
    pace: Pace,
    chance: &mut Chance,
) -> Moment {
    let Some(due) = due else {
        return in_office(scene.calendar, otherwise, chance);
    };
    if pace == Pace::Late {
        return in_office(
            scene.calendar,
            due + minutes(chance.between(90, 2000)),
            chance,
        );
    }
    within(
        scene,
        part(scene.now, due, chance.between(70, 97)),
        Some(due),
        pace,
        chance,
    )
}

/// In office hours, and in time where the pace wants it so: by the step's own limit, or leaving something of the limit that
/// a later step has.
fn within(
    scene: &Scene<'_>,
    wished: Moment,
    own: Option<Moment>,
    pace: Pace,
    chance: &mut Chance,
) -> Moment {
    let now = scene.now;
    let later = scene.file.tasks.iter().filter_map(|task| task.due).min();
    let latest = match (own, later.filter(|due| *due > now)) {
        (Some(due), _) => Some(part(now, due, if pace == Pace::Prompt { 70 } else { 98 })),
        (None, Some(due)) => Some(part(now, due, if pace == Pace::Slow { 65 } else { 50 })),
        (None, None) => None,
    };
    let wished = latest.map_or(wished, |latest| wished.min(latest));
    let done = in_office(scene.calendar, wished, chance);
    match own.filter(|due| done >= *due) {
        Some(due) => (due - minutes(chance.between(5, 45))).max(now + minutes(2)),
        None => done,
    }
}

fn by_the_minute(now: Moment, due: Moment, pace: Pace, chance: &mut Chance) -> Moment {
    let seconds = |n: u32| TimeDelta::seconds(n.into());
    if pace == Pace::Late {
        due + minutes(chance.between(1, 8)) + seconds(chance.between(0, 59))
    } else {
        part(now, due, chance.between(30, 95))
    }
}

/// How much too late, for a limit of that length.
fn overrun(left: TimeDelta, chance: &mut Chance) -> TimeDelta {
    if left > TimeDelta::hours(20) {
        minutes(chance.between(60, 3600))
    } else {
        minutes(chance.between(20, 400))
    }
}

/// So many per cent of the way from `from` to `to`, to the second.
fn part(from: Moment, to: Moment, per_cent: u32) -> Moment {
    let seconds = (to - from).num_seconds() * i64::from(per_cent) / 100;
    from + TimeDelta::seconds(seconds)
}
