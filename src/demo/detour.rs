//! What happens beside the steps: a note, a call, a wait, a return, an extension, a reopening, an entry against somebody.

use super::entries;
use super::hours;
use super::order::say;
use super::scene::{Mishap, Scene, Work};
use super::spoken;
use super::story::{Pace, Plot, settles_at_once};
use crate::case::{Actor, Command, CommandName, Complete, PersonRef, Role, Status};
use crate::regulation::Regulation;

/// Something that may happen once on a case, when its moment has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detour {
    SettleAtOnce,
    Reclassify,
    Note,
    Reach,
    Inform,
    Wait,
    Resume,
    Ask,
    Escalate,
    Extend,
    Return,
    Reopen,
    Propose,
    Decide,
    /// The employee complained about, whose name came out later.
    Complete,
}

impl Detour {
    /// What will happen on a case with that story.
    pub(super) fn of(work: &mut Work, oldest_wait: bool) -> Vec<Self> {
        let mut detours = Vec::new();
        match work.story.plot {
            Plot::SettledAtOnce => detours.push(Self::SettleAtOnce),
            Plot::Reclassified => detours.push(Self::Reclassify),
            Plot::Waits => {
                detours.push(Self::Wait);
                if oldest_wait {
                    detours.push(Self::Resume);
                }
            }
            Plot::Returned => detours.push(Self::Return),
            Plot::Reopened => detours.push(Self::Reopen),
            Plot::Extended => detours.push(Self::Extend),
            Plot::Escalated => detours.push(Self::Escalate),
            Plot::Asked => detours.push(Self::Ask),
            Plot::Ordinary
            | Plot::Fresh
            | Plot::Undispatched
            | Plot::InHands
            | Plot::DueToday
            | Plot::LeftLying
            | Plot::CallbackWaits => {}
        }
        for (share, detour) in [
            (0.14, Self::Note),
            (0.16, Self::Reach),
            (0.08, Self::Inform),
        ] {
            if work.chance.share(share) {
                detours.push(detour);
            }
        }
        if work.chance.share(0.55) {
            detours.extend([Self::Propose, Self::Decide]);
        }
        detours
    }

    /// Whether its moment has come.
    pub(super) fn is_ripe(self, scene: &Scene<'_>, work: &Work) -> bool {
        let case = &scene.file.case;
        let open = case.status == Status::Open;
        let able = |name: CommandName| scene.able(name).is_some();
        match self {
            Self::SettleAtOnce => {
                work.done == 0 && settles_at_once(&scene.file.regulation, &case.track)
            }
            Self::Reclassify => {
                work.done <= 1 && other_kind(scene).is_some() && able(CommandName::Reclassify)
            }
            Self::Note => work.done >= 1 && able(CommandName::Note),
            Self::Reach => open && work.done >= 1 && able(CommandName::Contact),
            Self::Inform => open && work.done >= 2 && able(CommandName::Progress),
            Self::Wait => open && work.done >= 2 && able(CommandName::Wait),
            Self::Resume => case.waiting.is_some() && able(CommandName::Resume),
            Self::Ask => open && work.done >= 2 && able(CommandName::Ask),
            Self::Escalate => {
                open && work.done >= 2 && rungs_left(scene) && able(CommandName::Escalate)
            }
            Self::Extend => open && extension(scene).is_some() && able(CommandName::Extend),
            Self::Return => open && able(CommandName::Return),
            Self::Reopen => case.status == Status::Closed && able(CommandName::Reopen),
            Self::Propose => {
                !case.persons.is_empty()
                    && entries::entry(scene).is_some()
                    && able(CommandName::AssessPerson)
            }
            Self::Decide => {
                case.assessments.iter().any(|entry| entry.decided.is_none())
                    && scene.staff.with(Role::Manager).is_some_and(|actor| {
                        scene.possible(actor, CommandName::AssessPerson).is_ok()
                    })
            }
            Self::Complete => able(CommandName::Complete),
        }
    }

    /// How long until it happens, in minutes.
    pub(super) fn minutes(self, pace: Pace) -> (u32, u32) {
        match self {
            Self::SettleAtOnce => (2, 9),
            Self::Reopen => (1500, 6500),
            Self::Resume => (2000, 5800),
            Self::Propose | Self::Decide => (400, 3500),
            Self::Note | Self::Reach | Self::Inform | Self::Complete => (10, 150),
            _ if pace == Pace::Prompt => (30, 200),
            _ => (40, 400),
        }
    }

    /// Who does what.
    pub(super) fn order<'a>(
        self,
        scene: &Scene<'a>,
        work: &mut Work,
    ) -> Option<(&'a Actor, Command)> {
        let words = |work: &mut Work, step: &str| say(work, scene.material.words(step));
        let command = match self {
            Self::SettleAtOnce => settle_at_once(scene, work),
            Self::Reclassify => {
                let (kind, reason) = other_kind(scene)?;
                Command::Reclassify { kind, reason }
            }
            Self::Note => Command::Note {
                text: work.words(&scene.matter.note, scene.material.words("note")),
            },
            Self::Reach => {
                let reached = work.chance.share(0.45);
                let step = if reached {
                    "contact_reached"
                } else {
                    "contact_failed"
                };
                Command::Contact {
                    reached,
                    method: crate::case::Method::Phone,
                    notes: words(work, step),
                    at: None,
                }
            }
            Self::Inform => Command::Progress {
                notes: words(work, "progress"),
            },
            Self::Wait => {
                let reason = words(work, "wait");
                Command::Wait {
                    on: spoken::waits_on(&reason),
                    reason,
                }
            }
            Self::Resume => Command::Resume { reason: None },
            Self::Ask => Command::Ask {
                notes: Some(words(work, "ask")),
                reason: None,
            },
            Self::Escalate => Command::Escalate {
                to: None,
                reason: words(work, "escalate"),
            },
            Self::Extend => Command::Extend {
                workdays: Some(extension(scene)?),
                until: None,
                reason: words(work, "reasons_extend"),
            },
            Self::Return => {
                work.mishaps.push(Mishap::FoundWanting);
                Command::Return {
                    reasons: reasons(scene, work),
                }
            }
            Self::Reopen => {
                work.mishaps.push(Mishap::FoundWanting);
                Command::Reopen {
                    reason: words(work, "reopen"),
                }
            }
            Self::Propose => entries::propose(scene, work)?,
            Self::Decide => entries::decide(scene, work)?,
            Self::Complete => complete(scene, work)?,
        };
        let actor = match self {
            Self::Decide => scene.staff.with(Role::Manager)?,
            Self::SettleAtOnce => scene.staff.with(Role::Clerk)?,
            _ => scene.able(command.name())?,
        };
        Some((actor, command))
    }
}

fn settle_at_once(scene: &Scene<'_>, work: &mut Work) -> Command {
    Command::Answer {
        method: scene.method(),
        notes: work.words(&scene.matter.answer, scene.material.words("answer")),
        accepted: Some(true),
        settled_at_once: true,
    }
}

/// The kind that the words of a reclassification name.
fn other_kind(scene: &Scene<'_>) -> Option<(String, String)> {
    let case = &scene.file.case;
    let regulation: &Regulation = &scene.file.regulation;
    let words = scene.material.words_of(CommandName::Reclassify);
    words.iter().find_map(|reason| {
        let to = reason.rsplit(['转', '改']).next()?;
        let kind = regulation.kinds.iter().find(|kind| {
            kind.id != case.kind && kind.sealed_for.is_none() && to.contains(&kind.label.zh)
        })?;
        Some((kind.id.clone(), reason.clone()))
    })
}

/// By how many working days a limit of the case can be extended now.
fn extension(scene: &Scene<'_>) -> Option<u32> {
    let case = &scene.file.case;
    let rule = scene
        .file
        .regulation
        .extensions
        .iter()
        .find(|rule| rule.tracks.is_empty() || rule.tracks.contains(&case.track))?;
    let running = scene.file.tasks.iter().any(|task| {
        task.step == rule.step
            && task.due.is_some_and(|due| due > scene.now)
            && case.deadlines.iter().any(|kept| {
                kept.key.step == rule.step && kept.span.is_some() && Some(kept.due) == task.due
            })
    });
    let latest = case
        .deadlines
        .iter()
        .filter(|kept| kept.key.step == rule.step && kept.span.is_some())
        .max_by_key(|kept| kept.due)?;
    let days = 2;
    let until = hours::close_of_business(scene.calendar, latest.due, days);
    let allowed = rule
        .cap
        .is_none_or(|cap| until <= scene.calendar.due(latest.key.from, cap).0);
    (running && allowed).then_some(days)
}

/// Whether the ladder goes on above where the case stands; the clock may have climbed it already.
fn rungs_left(scene: &Scene<'_>) -> bool {
    let climbed = scene.file.case.escalations.iter().map(|up| up.rung).max();
    let rungs = scene.file.regulation.ladder.len();
    usize::try_from(climbed.unwrap_or(0)).is_ok_and(|climbed| climbed < rungs)
}

/// One or two different defects.
fn reasons(scene: &Scene<'_>, work: &mut Work) -> Vec<String> {
    let all = scene.material.words("reasons_return");
    let mut reasons = vec![say(work, all)];
    let second = say(work, all);
    if work.chance.share(0.5) && !reasons.contains(&second) {
        reasons.push(second);
    }
    reasons
}

fn complete(scene: &Scene<'_>, work: &mut Work) -> Option<Command> {
    let department = scene.department();
    let name = scene.employee(&department, &mut work.chance)?;
    let handler = scene.file.case.handler.as_ref();
    let name = Some(name)
        .filter(|name| Some(name) != handler)
        .or_else(|| {
            let all = scene.material.employees(&department);
            let other = all.into_iter().find(|person| Some(&person.name) != handler);
            other.map(|person| person.name.clone())
        })?;
    Some(Command::Complete(Box::new(Complete {
        persons: Some(vec![PersonRef {
            name,
            department: Some(department),
        }]),
        ..Complete::default()
    })))
}
