//! The application as its users meet it: keys, popups, drafts, sizes, and pictures of all of it in words.

mod bell;
mod busy;
mod forms;
mod growth;
mod help;
mod kept;
mod leaving;
mod lock;
mod lock_at_work;
mod matrix;
mod mouse;
mod own_keys;
mod pickers;
mod sample;
mod shell;
mod sizes;
mod why;
