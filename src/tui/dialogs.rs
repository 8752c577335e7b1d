//! The dialogs of a case: what can be done and why not, why it stands as it does, and one dialog for every command.

mod actions;
mod command;
mod done;
mod export;
pub mod print;
mod why;

pub use actions::Actions;
pub use command::{CommandDialog, EXECUTED};
pub use done::done;
pub use export::ExportDialog;
pub use why::WhyBox;
