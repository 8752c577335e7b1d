//! The track of a case: which of its steps are done, whose turn it is, and the open tasks that follow from it.
//!
//! Nothing here is stored. A plan is computed from the history each time, so an undone step, a return or a reopening
//! needs no repair: the marks that a [`Reset`](crate::case::Reset) has overtaken no longer count, and the steps are open
//! again. What *is* kept are the due times, because a deadline is counted once (see [`deadlines`]).

mod beside;
mod clocks;
pub mod deadlines;
mod progress;
mod tasks;

pub use progress::{Progress, StepState, is_done, unsigned};
pub use tasks::{OpenTask, Plan, Wanted, plan};
