//! The dialogs of a case: what can be done and why not, why it stands as it does, and one dialog for every command.

mod actions;
mod command;
mod done;
pub mod drafts;
pub mod export;
pub mod nearby;
pub mod print;
mod rows;
mod save_search;
pub mod searches;
pub mod why;

pub use actions::Actions;
pub use command::{CommandDialog, EXECUTED};
pub use done::done;
pub use drafts::DraftsBox;
pub use export::ExportDialog;
pub use nearby::{ATTACH, NearbyBox};
pub use save_search::SaveSearch;
pub use searches::{SEARCH, Searches};
pub use why::{Subject, WhyBox, WhyNot, roles_needed};
