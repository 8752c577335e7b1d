//! The dialogs of a case: what can be done and why not, why it stands as it does, and one dialog for every command.

mod actions;
mod command;
mod done;
pub mod print;
mod why;

pub use actions::Actions;
pub use command::{CommandDialog, EXECUTED, read_day};
pub use done::done;
pub use why::WhyBox;
