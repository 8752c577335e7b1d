//! The real program at a real (pseudo-)terminal, by keyboard alone: what people see, and that nothing is lost and the terminal
//! is given back whatever happens.

#![cfg(test)]
#![cfg(unix)]

#[path = "terminal/admin.rs"]
mod admin;
#[path = "terminal/clerk.rs"]
mod clerk;
#[path = "terminal/coming.rs"]
mod coming;
#[path = "terminal/leaving.rs"]
mod leaving;
#[path = "terminal/locked.rs"]
mod locked;
#[path = "terminal/sizes.rs"]
mod sizes;
#[path = "terminal/supervisor.rs"]
mod supervisor;
#[path = "terminal/support.rs"]
mod support;
