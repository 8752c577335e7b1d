//! Whether what is kept of a case is what its history makes.

use chrono::TimeDelta;

use crate::calendar::Moment;
use crate::case::Case;
use crate::regulation::decide::{Context, wake_at};
use crate::store::CaseRow;

/// The waking time moves with the clock: [`wakes`] looks at it.
pub(super) fn same_row(kept: &CaseRow, made: &CaseRow) -> bool {
    let kept = CaseRow {
        wake_at: made.wake_at,
        ..kept.clone()
    };
    alike(&kept, made)
}

/// Whether two values are the same to the letter. Two times are equal though their offsets are not: on paper they are not.
pub(super) fn alike<T: std::fmt::Debug + ?Sized>(one: &T, other: &T) -> bool {
    format!("{one:?}") == format!("{other:?}")
}

/// Whether the case may wake at `kept`: the next turning point after its last event, or, where the clock has looked at the case
/// since and found nothing to do, one after that.
pub(super) fn wakes(context: &Context<'_>, case: &Case, kept: Option<Moment>, now: Moment) -> bool {
    let seen_from = |now: Moment| wake_at(&Context { now, ..*context }, case);
    let just_before = kept.map_or(now, |kept| kept - TimeDelta::seconds(1));
    [context.now, just_before, now.max(context.now)]
        .into_iter()
        .any(|now| seen_from(now) == kept)
}
