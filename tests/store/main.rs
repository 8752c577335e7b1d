//! What every store has to do, whatever stands behind it; and what the one in a `SQLite` file promises besides.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod alike;
mod appending;
mod backup;
mod erasing;
mod file;
mod filters;
mod fired;
mod glance;
mod kept;
mod layouts;
mod lines;
mod log;
mod paging;
mod period;
mod queue;
mod search;
mod sums;
mod support;
mod two_terminals;
