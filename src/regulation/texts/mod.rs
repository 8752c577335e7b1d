//! The words of the rule engine: what commands, roles and facts are called, and how a refusal speaks.

mod adoption;
mod events;
mod names;
mod refusals;
mod titles;

pub use adoption::{ChangeLine, change_lines, edit_lines, fate_text, part_text, unfit_text};
pub use events::{event_label, event_title};
pub use names::{
    command_label, command_title, fact_name, method_title, role_title, sanction_title,
    status_title, wait_title,
};
pub(super) use refusals::refusal;
pub use titles::{actor_title, copy_titles, role_named, task_title};
