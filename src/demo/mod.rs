//! Believable cases for a training desk.
//!
//! The demo is a client of the desk's door like any other: it registers and executes, it never writes. Six weeks are played
//! in order of time: customers come ([`roster`], [`reception`]), and whoever has an open task does it some time later
//! ([`pace`], [`order`]), now and then with something beside the steps ([`detour`]). It follows the open tasks of each case
//! as people would, so it knows no regulation; a task that it cannot fill in stays open. People, matters and words are data
//! ([`material`]). The same seed at the same time gives the same cases.

mod chance;
mod detour;
mod entries;
mod found;
mod hours;
mod material;
mod next;
mod order;
mod pace;
mod people;
mod play;
mod reception;
mod roster;
mod scene;
mod slip;
mod spoken;
mod staff;
mod story;
#[cfg(test)]
mod tests;

use crate::case::CommandName;
use crate::desk::{Desk, DeskError};
use crate::regulation::Refusal;

/// What to fill a desk with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    pub cases: u32,
    /// The same seed gives the same cases.
    pub seed: u64,
}

/// What was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// Cases registered.
    pub cases: u32,
    /// Entries that the desk's log gained.
    pub events: u64,
    /// Commands that the regulation refused: the case's number, the command, why. Such a case is left as it is.
    pub refused: Vec<(String, CommandName, Refusal)>,
    /// It was stopped before the end.
    pub stopped: bool,
}

/// Why a desk was not filled.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    #[error("only a training desk can be filled with cases; nothing was written")]
    NotTraining,
    /// A file of the material is malformed: a mistake of this program.
    #[error("demo material {file}: {detail}; nothing was written")]
    Material { file: String, detail: String },
    /// What was registered until then is kept.
    #[error(transparent)]
    Desk(#[from] DeskError),
}

/// Fills a training desk with cases of the last six weeks before its clock's time. `progress` is told how many of how many
/// are registered, and may stop it: what is registered by then stays.
///
/// # Errors
/// A desk that is no training desk, or a fault of the file.
pub fn fill(
    desk: &mut Desk,
    plan: &Plan,
    progress: &mut dyn FnMut(u32, u32) -> bool,
) -> Result<Filled, DemoError> {
    if !desk.profile().training {
        return Err(DemoError::NotTraining);
    }
    let clock = desk.clock();
    let filled = play::play(desk, plan, progress);
    desk.set_training_clock(clock);
    filled
}
