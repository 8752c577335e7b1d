//! What happened to a case, and when: what the figures of a day or a week are counted from.

use crate::calendar::Moment;
use crate::case::{Event, Fact};

/// Something that reports count by its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Answered,
    Closed,
    Returned,
    Reopened,
    Extended,
    Escalated,
}

/// What is counted of an event. What an old ledger says happened on the days that it gives, not when it was taken over.
pub(super) fn happened(event: &Event) -> impl Iterator<Item = (What, Moment)> + use<> {
    let of_ledger = match event.fact {
        Fact::Imported {
            answered_at,
            closed_at,
            ..
        } => [
            answered_at.map(|at| (What::Answered, at)),
            closed_at.map(|at| (What::Closed, at)),
        ],
        _ => [None, None],
    };
    let own = what(event).map(|what| (what, event.at));
    of_ledger.into_iter().chain([own]).flatten()
}

fn what(event: &Event) -> Option<What> {
    Some(match event.fact {
        Fact::Answered { .. } => What::Answered,
        Fact::Closed => What::Closed,
        Fact::Returned { .. } => What::Returned,
        Fact::Reopened { .. } => What::Reopened,
        Fact::Extended { .. } => What::Extended,
        Fact::Escalated { .. } => What::Escalated,
        _ => return None,
    })
}
