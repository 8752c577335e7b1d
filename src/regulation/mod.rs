//! Regulations: rules as data, and the engine that applies them.
//!
//! Pure: the time, the acting user, and what other cases contribute are passed in. So every rule of every regulation is
//! tested with plain values, and "what would this file change?" is a function call.
//!
//! - [`load()`] reads a file and names every mistake in it; [`model`] is what it reads into; [`shipped`] lists the files inside
//! - [`facts`], [`conditions`]: what a rule may look at, whether it holds, and what it saw
//! - [`assess`]: the level of a case and every clause that put it there
//! - [`track`]: the steps of a case, which are done, whose turn it is, the open tasks and their deadlines
//! - [`decide`]: a command becomes events, or a typed [`refusal`]; and what time alone makes due
//! - [`keeping`]: how long a closed case's papers are kept
//! - [`difference`]: what one file says otherwise than another
//! - [`explain`]: the same in words; [`digest`]: the whole regulation to be read, clause by clause
//! - [`tell`]: a case in the words of its regulation, for screen, command line and paper

pub mod assess;
pub mod conditions;
pub mod decide;
pub mod difference;
pub mod digest;
pub mod explain;
pub mod facts;
pub mod keeping;
pub mod load;
pub mod model;
pub mod needs;
pub mod refusal;
pub mod shipped;
pub mod tell;
pub mod texts;
pub mod track;
pub mod view;

pub use load::{Mistake, load};
pub use model::Regulation;
pub use refusal::{Code, Reason, Refusal};
pub use view::{Surroundings, View};
