//! The regulations that ship: each loads without a mistake and says all that its paper says; and a file with mistakes is told
//! every one of them.
#![cfg(test)]

#[path = "regulations/adoption.rs"]
mod adoption;
#[path = "regulations/broken.rs"]
mod broken;
#[path = "regulations/clauses.rs"]
mod clauses;
#[path = "regulations/figures.rs"]
mod figures;
#[path = "regulations/ids.rs"]
mod ids;
#[path = "regulations/labels.rs"]
mod labels;
#[path = "regulations/papers.rs"]
mod papers;
#[path = "regulations/steps.rs"]
mod steps;
#[path = "regulations/time.rs"]
mod time;
#[path = "regulations/walk.rs"]
mod walk;
#[path = "regulations/walks.rs"]
mod walks;
