//! What happens to a case. A desk on which everything goes well shows nobody what the program is for, so each story gets its
//! share, and at least one case once there are enough of them.

use super::chance::Chance;
use crate::calendar::Span;
use crate::case::{CommandName, Role};
use crate::regulation::Regulation;
use crate::regulation::model::{ClockStart, Track};

/// How fast a case is worked on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pace {
    Prompt,
    Steady,
    /// In time, but only just.
    Slow,
    /// After the limit.
    Late,
}

/// What becomes of a case, beyond the ordinary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plot {
    Ordinary,
    /// Came in just now; nobody has touched it.
    Fresh,
    /// Nobody has been told to handle it yet.
    Undispatched,
    /// Its limit ends on the last day of the demo.
    DueToday,
    /// A department has it and is at work.
    InHands,
    /// Left lying until it is overdue.
    LeftLying,
    /// Answered; the callback has not been made.
    CallbackWaits,
    Waits,
    Returned,
    Reopened,
    Extended,
    Escalated,
    Asked,
    Reclassified,
    SettledAtOnce,
}

/// A plot and its pace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Story {
    pub plot: Plot,
    pub pace: Pace,
    /// How long ago the case came in: days, from and to.
    pub age: (u32, u32),
}

const fn story(plot: Plot, pace: Pace, newest: u32, oldest: u32) -> Story {
    Story {
        plot,
        pace,
        age: (newest, oldest),
    }
}

/// Of a thousand cases, how many have which story. The rest is ordinary.
const SHARES: [(u32, Story); 18] = [
    (50, story(Plot::Fresh, Pace::Prompt, 0, 0)),
    (25, story(Plot::Undispatched, Pace::Prompt, 1, 3)),
    (20, story(Plot::Fresh, Pace::Prompt, 0, 1)),
    (20, story(Plot::DueToday, Pace::Slow, 0, 9)),
    (25, story(Plot::InHands, Pace::Prompt, 1, 3)),
    (70, story(Plot::LeftLying, Pace::Steady, 4, 13)),
    (60, story(Plot::CallbackWaits, Pace::Prompt, 3, 9)),
    (30, story(Plot::Waits, Pace::Steady, 3, 7)),
    (20, story(Plot::Waits, Pace::Steady, 10, 25)),
    (110, story(Plot::Ordinary, Pace::Slow, 0, 7)),
    (60, story(Plot::Ordinary, Pace::Late, 9, 41)),
    (65, story(Plot::Returned, Pace::Steady, 2, 32)),
    (40, story(Plot::Reopened, Pace::Prompt, 9, 41)),
    (30, story(Plot::Extended, Pace::Steady, 2, 24)),
    (35, story(Plot::Escalated, Pace::Steady, 4, 30)),
    (25, story(Plot::Asked, Pace::Steady, 2, 24)),
    (25, story(Plot::Reclassified, Pace::Prompt, 2, 30)),
    (35, story(Plot::SettledAtOnce, Pace::Prompt, 0, 38)),
];

/// From how many cases on every story has one.
const ENOUGH: u32 = 20;

/// The stories of `cases` cases, in any order.
pub(super) fn stories(cases: u32, chance: &mut Chance) -> Vec<Story> {
    let mut told = Vec::new();
    for (share, story) in SHARES {
        let proportion = (u64::from(cases) * u64::from(share) + 500) / 1000;
        let many = u32::try_from(proportion).unwrap_or(u32::MAX);
        let many = if cases >= ENOUGH { many.max(1) } else { many };
        told.extend((0..many).map(|_| story));
    }
    told.truncate(usize::try_from(cases).unwrap_or(usize::MAX));
    for _ in told.len()..usize::try_from(cases).unwrap_or(usize::MAX) {
        let pace = if chance.share(0.6) {
            Pace::Prompt
        } else {
            Pace::Steady
        };
        told.push(story(Plot::Ordinary, pace, 0, 41));
    }
    chance.shuffle(&mut told);
    told
}

impl Story {
    /// Whether a case on that track could have this story.
    pub(super) fn fits(&self, regulation: &Regulation, track: &Track) -> bool {
        let has = |name: CommandName| {
            regulation
                .steps_of(&track.id)
                .any(|step| step.name == name && !step.after_close)
        };
        let extended = |rule: &crate::regulation::model::Extension| {
            rule.tracks.is_empty() || rule.tracks.contains(&track.id)
        };
        let steps = regulation.steps_of(&track.id);
        let is_long = steps.filter(|step| !step.after_close).count() > 2;
        match (self.plot, self.pace) {
            (Plot::Returned, _) => track.return_to.is_some(),
            (Plot::Reopened, _) => track.reopen_to.is_some(),
            (Plot::Undispatched, _) => has(CommandName::Dispatch),
            (Plot::InHands, _) => {
                let mut steps = regulation.steps_of(&track.id);
                steps.any(|step| matches!(step.role, Role::Handler | Role::Head))
            }
            (Plot::CallbackWaits, _) => has(CommandName::Callback),
            (Plot::Extended, _) => regulation.extensions.iter().any(extended),
            (Plot::Escalated, _) => !regulation.ladder.is_empty() && is_long,
            (Plot::LeftLying | Plot::DueToday, _) | (_, Pace::Slow | Pace::Late) => {
                is_limited(regulation, track)
            }
            (Plot::SettledAtOnce, _) => settles_at_once(regulation, &track.id),
            (Plot::Waits | Plot::Asked, _) => is_long,
            (Plot::Ordinary | Plot::Fresh | Plot::Reclassified, _) => true,
        }
    }
}

/// The spans that run on the track from the receipt of a case.
pub(super) fn spans<'a>(regulation: &'a Regulation, track: &'a str) -> impl Iterator<Item = Span> {
    let steps = regulation
        .steps_of(track)
        .filter_map(|step| step.limit.as_ref());
    let own = steps
        .filter(|limit| limit.from == ClockStart::Received)
        .map(|limit| limit.span);
    let beside = regulation
        .limits
        .iter()
        .filter(move |limit| limit.track == track && limit.from == ClockStart::Received)
        .map(|limit| limit.span);
    own.chain(beside)
}

/// Whether anything on the track has to be done by a time.
fn is_limited(regulation: &Regulation, track: &Track) -> bool {
    regulation
        .steps_of(&track.id)
        .any(|step| step.limit.is_some())
        || regulation
            .limits
            .iter()
            .any(|limit| limit.track == track.id)
}

/// Whether the track knows of matters that are settled in the first talk.
pub(super) fn settles_at_once(regulation: &Regulation, track: &str) -> bool {
    use crate::regulation::facts::FactName;
    use crate::regulation::model::Condition;
    regulation
        .steps_of(track)
        .filter_map(|step| step.when.as_ref())
        .flat_map(Condition::leaves)
        .any(|leaf| matches!(leaf, Condition::Fact(FactName::SettledAtOnce, _)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_story_is_told_and_as_many_as_cases() {
        for cases in [0, 1, 7, 20, 40, 1000] {
            let told = stories(cases, &mut Chance::new(9));
            assert_eq!(told.len(), cases as usize);
        }
        let told = stories(20, &mut Chance::new(9));
        assert!(SHARES.iter().all(|(_, story)| told.contains(story)));
        let lying = stories(1000, &mut Chance::new(9));
        let late = |story: &&Story| story.plot == Plot::LeftLying || story.pace == Pace::Late;
        assert_eq!(lying.iter().filter(late).count(), 130);
    }
}
