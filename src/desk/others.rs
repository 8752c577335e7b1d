//! Other cases that one case makes graver: several people with one matter.

use super::command::{Found, find};
use super::rules::Rules;
use super::surroundings::{self, Voice};
use super::{DeskError, project};
use crate::calendar::Moment;
use crate::case::{Actor, Case, LevelCause};
use crate::regulation::decide::{self, Context, Decision};
use crate::regulation::{Regulation, Surroundings};
use crate::store::Read;

/// Other open cases of the same matter that this one makes graver, decided in the same transaction.
pub(super) fn raise_others(
    read: &dyn Read,
    rules: &mut Rules,
    now: Moment,
    case: &Case,
) -> Result<Vec<(Decision, u32)>, DeskError> {
    let mut raised = Vec::new();
    let Some(matter) = project::matter(case).filter(|_| !case.sealed) else {
        return Ok(raised);
    };
    let regulation = rules.version(read, &case.regulation)?;
    let calendar = rules.calendar().clone();
    let clock = Actor::clock();
    let voices = surroundings::voices(read, &regulation, case, &matter)?;
    for voice in voices.iter().filter(|voice| voice.number != case.number) {
        let found = find(read, rules, &voice.number)?;
        let around = heard(&voices, &found, &regulation);
        let regulation = rules.version(read, &found.case.regulation)?;
        let context = Context {
            regulation: &regulation,
            calendar: &calendar,
            now,
            actor: &clock,
            around,
        };
        if let Some(decision) =
            decide::tick(&context, &found.case, &found.events, LevelCause::OtherCase)
        {
            raised.push((decision, found.case.version));
        }
    }
    Ok(raised)
}

/// What surrounds a case that was found before `new`, which is not written yet, raised its voice too.
pub(super) fn around_with(
    read: &dyn Read,
    rules: &mut Rules,
    found: &Found,
    new: &Case,
) -> Result<Surroundings, DeskError> {
    let (ours, theirs) = (project::matter(new), project::matter(&found.case));
    let Some(matter) = ours.filter(|matter| theirs.as_ref() == Some(matter)) else {
        return Ok(found.around);
    };
    let regulation = rules.version(read, &new.regulation)?;
    let voices = surroundings::voices(read, &regulation, new, &matter)?;
    Ok(heard(&voices, found, &regulation))
}

fn heard(voices: &[Voice], found: &Found, regulation: &Regulation) -> Surroundings {
    Surroundings {
        same_matter_customers: surroundings::most_within(voices, &found.case, regulation),
        ..found.around
    }
}
