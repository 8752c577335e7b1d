//! A complaint that goes on with an earlier one. Both cases say so, written in the same transaction: the new one in its
//! registration, the earlier one as an event of its own, so that whoever handles it learns of it.

use super::command::find;
use super::rules::Rules;
use super::{DeskError, others};
use crate::calendar::Moment;
use crate::case::{Actor, Case};
use crate::regulation::decide::{self, Context, Decision};
use crate::regulation::{Reason, Refusal};
use crate::store::Read;

/// What becomes of the case that `new` goes on with, and the version it was decided on; `None` where it goes on with none.
///
/// # Errors
/// The field, for a number that nobody has. One that is sealed or erased is answered like that: nothing can go on with it,
/// and who registers learns nothing of it.
pub(super) fn follow(
    read: &dyn Read,
    rules: &mut Rules,
    now: Moment,
    actor: &Actor,
    new: &Case,
) -> Result<Option<(Decision, u32)>, DeskError> {
    let Some(number) = new.sequel_to.as_deref() else {
        return Ok(None);
    };
    let unknown = || {
        DeskError::from(Refusal::invalid(
            "sequel_to",
            Reason::Unknown(number.to_owned()),
        ))
    };
    let found = match find(read, rules, number) {
        Err(DeskError::UnknownCase(_)) => return Err(unknown()),
        found => found?,
    };
    if found.case.sealed || found.case.erased.is_some() {
        return Err(unknown());
    }
    let around = others::around_with(read, rules, &found, new)?;
    let regulation = rules.version(read, &found.case.regulation)?;
    let calendar = rules.calendar().clone();
    let context = Context {
        regulation: &regulation,
        calendar: &calendar,
        now,
        actor,
        around,
    };
    let decision = decide::follow(&context, &found.case, &found.events, &new.number);
    Ok(Some((decision, found.case.version)))
}
