//! A complaint that goes on with an earlier one: the earlier case says so too, so that whoever has it open learns of it.

use super::Context;
use super::settle::{Decision, settle};
use crate::case::{Case, Event, Fact, LevelCause, Personal};

/// What becomes of `case` when `by` was registered as its sequel. No step, open or closed; where the sequel makes its matter
/// one of several people's (`context.around`), the level rises with it.
pub fn follow(context: &Context<'_>, case: &Case, events: &[Event], by: &str) -> Decision {
    let fact = Fact::Followed { by: by.to_owned() };
    let draft = context.draft(None, fact, Personal::default());
    settle(
        context,
        &case.number,
        events,
        vec![draft],
        LevelCause::OtherCase,
    )
}
