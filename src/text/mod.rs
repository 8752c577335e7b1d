//! Text as people write, read and search it: languages, display width, cleaning, phone numbers, names and pinyin.
//!
//! The lowest module of the house. It knows nothing of cases, days or rules, and everybody may use it.

pub mod catalogue;
pub mod clean;
pub mod find;
pub mod hex;
pub mod lang;
pub mod likeness;
pub mod name;
pub mod normal;
pub mod phone;
pub mod pinyin;
pub mod system;
pub mod terms;
pub mod width;

pub use clean::{clean_line, clean_text, visible};
pub use find::{Fit, Wanted};
pub use hex::hex;
pub use lang::{Label, Lang};
pub use likeness::{likeness, telling};
pub use name::{mask_name, split_surname};
pub use normal::{digits, normal};
pub use phone::{Phone, PhoneKind, mask_phone, same_phone_key};
pub use pinyin::initials;
pub use system::{in_words, system_error};
pub use terms::{phrases, spread, terms};
pub use width::{centre, cut, pad, pad_left, take_prefix_cells, width, wrap};
