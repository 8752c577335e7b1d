//! The dialogs of a case: what can be done and why not, why it stands as it does, and one dialog for every command.

mod actions;
mod command;
mod done;
mod drafts;
pub mod export;
pub mod print;
mod rows;
mod save_search;
mod searches;
mod why;

pub use actions::Actions;
pub use command::{CommandDialog, EXECUTED, read_day};
pub use done::done;
pub use drafts::DraftsBox;
pub use export::ExportDialog;
pub use save_search::SaveSearch;
pub use searches::{SEARCH, Searches};
pub use why::WhyBox;
