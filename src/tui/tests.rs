//! The application as its users meet it: keys, popups, drafts, sizes, and pictures of all of it in words.

mod bell;
mod forms;
mod kept;
mod lock;
mod matrix;
mod mouse;
mod own_keys;
mod sample;
mod shell;
mod sizes;
