//! Other cases that one case makes graver: several people with one matter.

use super::command::find;
use super::rules::Rules;
use super::surroundings;
use super::{DeskError, project};
use crate::calendar::Moment;
use crate::case::{Actor, Case, LevelCause};
use crate::regulation::Surroundings;
use crate::regulation::decide::{self, Context, Decision};
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
        let same_matter_customers = surroundings::most_within(&voices, &found.case, &regulation);
        let around = Surroundings {
            same_matter_customers,
            ..found.around
        };
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
