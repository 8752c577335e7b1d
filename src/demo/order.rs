//! An open task becomes the command that completes it, filled in as somebody at the desk would. A task that is not known
//! here, and fields that nobody can invent, leave the case open.

use super::found;
use super::hours;
use super::scene::{Decks, Mishap, Scene, Work};
use super::spoken;
use super::story::Plot;
use crate::case::{
    Command, CommandName, Correct, Dispatch, Limit, MeasurePlan, Method, Other, Task,
};
use crate::regulation::model::LimitSource;

/// The command that completes `task`.
pub(super) fn command(
    scene: &Scene<'_>,
    work: &mut Work,
    task: &Task,
    decks: &mut Decks,
) -> Option<Command> {
    let material = scene.material;
    let words = |work: &mut Work| say(work, material.words_of(task.step));
    let command = match task.step {
        CommandName::Verify => found::verify(scene, work, task),
        CommandName::Dispatch => dispatch(scene, work),
        CommandName::Sign => Command::Sign {
            department: task.department.clone(),
        },
        CommandName::Notify => Command::Notify { notes: None },
        CommandName::Arrive => Command::Arrive {
            notes: Some(words(work)),
        },
        CommandName::Promise => promise(scene, work)?,
        CommandName::Contact => contact(scene, work),
        CommandName::Progress => Command::Progress { notes: words(work) },
        CommandName::Investigate => found::investigate(scene, work),
        CommandName::Correct => correct(scene, work, task)?,
        CommandName::Submit => submit(scene, work),
        CommandName::Approve => Command::Approve {
            notes: Some(words(work)),
        },
        CommandName::Verdict => found::verdict(scene, work),
        CommandName::Inspect => found::inspect(scene, work),
        CommandName::Answer => answer(scene, work),
        CommandName::Countersign => Command::Countersign {
            name: Some(scene.file.case.customer.name.clone()),
            refused: false,
        },
        CommandName::Callback => callback(scene, work, decks),
        CommandName::Review => Command::Review {
            notes: words(work),
            person: None,
        },
        CommandName::Reflect => Command::Reflect {
            notes: words(work),
            person: scene.file.case.persons.first().map(|p| p.name.clone()),
        },
        CommandName::Circulate => Command::Circulate {
            notes: words(work),
            person: None,
        },
        CommandName::Greet => Command::Greet {
            notes: words(work),
            person: None,
        },
        CommandName::Adopt => found::adopt(scene, work),
        CommandName::Instruct => Command::Instruct {
            notes: Some(words(work)),
            reason: None,
        },
        CommandName::Close => {
            let words = words(work);
            let asks = task.needs.iter().any(|field| field == "notes");
            Command::Close {
                reason: Some(words.clone()).filter(|_| !asks),
                notes: Some(words).filter(|_| asks),
            }
        }
        CommandName::Archive => Command::Archive { notes: None },
        _ => return None,
    };
    Some(command)
}

/// One of these words.
pub(super) fn say(work: &mut Work, words: &[String]) -> String {
    work.chance.pick(words).cloned().unwrap_or_default()
}

fn dispatch(scene: &Scene<'_>, work: &mut Work) -> Command {
    let department = scene.department();
    let person = scene
        .employee(&department, &mut work.chance)
        .filter(|_| work.chance.share(0.6));
    let others = scene.matter.departments.iter();
    let departments = others
        .filter(|other| **other != department)
        .filter(|_| work.chance.share(0.12))
        .cloned()
        .map(Other::named)
        .collect();
    let by_slip = scene
        .file
        .regulation
        .steps_of(&scene.file.case.track)
        .filter_map(|step| step.limit.as_ref())
        .any(|limit| limit.source == LimitSource::Slip);
    let limit = by_slip.then(|| slip_limit(scene, work)).flatten();
    // What the customer asks for is not written over.
    let asked = scene.file.case.demand.is_some();
    let demand = (!asked).then(|| say(work, scene.material.words_of(CommandName::Dispatch)));
    Command::Dispatch(Dispatch {
        department,
        person,
        departments,
        limit,
        demand,
    })
}

/// The limit on the slip, where the supervisor writes one. Late in the day nobody asks for the same day.
fn slip_limit(scene: &Scene<'_>, work: &mut Work) -> Option<Limit> {
    if work.story.plot == Plot::DueToday {
        let ahead = (scene.end.date_naive() - scene.now.date_naive()).num_days();
        return match u32::try_from(ahead).unwrap_or_default() {
            0 => Some(Limit::SameDay),
            days => Some(Limit::Days(days)),
        };
    }
    let morning = chrono::Timelike::hour(&scene.now) < 14;
    match work.chance.between(0, 9) {
        0 | 1 if morning => Some(Limit::SameDay),
        0..=2 => None,
        _ => Some(Limit::Days(work.chance.between(2, 5))),
    }
}

/// Nobody promises a day on which nobody works, if there is anything else to say.
fn promise(scene: &Scene<'_>, work: &mut Work) -> Option<Command> {
    let mut kept = None;
    for _ in 0..5 {
        let what = say(work, scene.material.words_of(CommandName::Promise));
        let Some(until) = spoken::until(&what, scene.calendar, scene.now) else {
            continue;
        };
        kept = Some((what, until));
        if scene.calendar.is_working(until.date_naive()) {
            break;
        }
    }
    let (what, until) = kept?;
    Some(Command::Promise {
        until,
        what: Some(what),
    })
}

fn contact(scene: &Scene<'_>, work: &mut Work) -> Command {
    let reached = work.chance.share(0.85);
    let step = if reached {
        "contact_reached"
    } else {
        "contact_failed"
    };
    Command::Contact {
        reached,
        method: Method::Phone,
        notes: say(work, scene.material.words(step)),
        at: None,
    }
}

/// A measure: planned, reported done, or its effect confirmed.
fn correct(scene: &Scene<'_>, work: &mut Work, task: &Task) -> Option<Command> {
    let Some(id) = task.measure else {
        return Some(Command::Correct(Correct::Plan(measure(scene, work))));
    };
    let planned = scene.file.case.measures.iter().find(|own| own.id == id)?;
    let wish = if planned.done_at.is_none() {
        Correct::Done { id, notes: None }
    } else {
        Correct::Effect {
            id,
            effective: true,
            notes: Some(say(work, scene.material.words("inspect"))),
        }
    };
    Some(Command::Correct(wish))
}

fn measure(scene: &Scene<'_>, work: &mut Work) -> MeasurePlan {
    let department = scene.department();
    let owner = scene
        .employee(&department, &mut work.chance)
        .unwrap_or(department);
    let days = work.chance.between(3, 12);
    MeasurePlan {
        cause: None,
        measure: work.words(&scene.matter.measures, scene.material.words("measures")),
        owner,
        due: hours::close_of_business(scene.calendar, scene.now, days).date_naive(),
    }
}

fn submit(scene: &Scene<'_>, work: &mut Work) -> Command {
    let chased = scene
        .file
        .regulation
        .track(&scene.file.case.track)
        .is_some_and(|track| track.measures.is_some());
    let planned = chased && scene.file.case.measures.is_empty() && work.chance.share(0.5);
    let measures = planned.then(|| measure(scene, work)).into_iter().collect();
    Command::Submit {
        handling: Some(say(work, scene.material.words_of(CommandName::Submit))),
        measures,
        notes: None,
    }
}

/// Most accept the answer, some say nothing, few do not accept it.
fn answer(scene: &Scene<'_>, work: &mut Work) -> Command {
    let accepted = match work.chance.between(0, 99) {
        0..=7 if !work.mishaps.contains(&Mishap::NotAccepted) => Some(false),
        8..=24 => None,
        _ => Some(true),
    };
    let finding = &scene.file.case.finding;
    let at_fault = finding.valid != Some(false) && finding.upheld != Some(false);
    let notes = if accepted == Some(false) || !at_fault {
        let own: &[String] = if accepted == Some(false) {
            &[]
        } else {
            &scene.matter.answer
        };
        work.words(own, scene.material.words("answer_no"))
    } else {
        work.words(&scene.matter.answer, scene.material.words("answer"))
    };
    if accepted == Some(false) {
        work.mishaps.push(Mishap::NotAccepted);
    }
    Command::Answer {
        method: scene.method(),
        notes,
        accepted,
        settled_at_once: false,
    }
}

fn callback(scene: &Scene<'_>, work: &mut Work, decks: &mut Decks) -> Command {
    let reached = work.chance.share(0.86);
    let content = !work.mishaps.contains(&Mishap::NotAccepted);
    let satisfaction = match (reached, content) {
        (false, _) => None,
        (true, true) => decks.satisfaction.draw(&mut work.chance),
        (true, false) => u8::try_from(work.chance.between(1, 3)).ok(),
    };
    let words = satisfaction.map(|given| say(work, scene.material.callback_words(given)));
    Command::Callback {
        method: Method::Phone,
        reached,
        satisfaction,
        words: words.filter(|_| work.chance.share(0.85)),
    }
}
