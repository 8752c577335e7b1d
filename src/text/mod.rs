//! Text as people write, read and search it: languages, display width, cleaning, phone numbers, names and pinyin.
//!
//! The lowest module of the house. It knows nothing of cases, days or rules, and everybody may use it.

pub mod catalogue;
pub mod lang;
pub mod width;

pub use lang::{Label, Lang};
