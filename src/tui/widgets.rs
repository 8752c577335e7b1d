//! The pieces that screens are built of. A widget with a state (field, form, list) is a value of the screen; one without is a
//! function that draws.

pub mod badge;
pub mod choice;
pub mod due;
mod editor;
pub mod empty;
pub mod feed;
pub mod field;
pub mod footer;
pub mod form;
pub mod gauge;
pub mod groups;
pub mod header;
pub mod kept;
pub mod list;
pub mod marked;
pub mod month;
pub mod pages;
pub mod search_box;
pub mod table;
pub mod text_area;
pub mod ticks;
pub mod timeline;
pub mod working;

pub use choice::{Choice, Opt};
pub use editor::{Edit, TooLong};
pub use feed::Feed;
pub use field::Field;
pub use form::{Aid, DayAid, Form, Heard, Input, Item, Known, Names, Several};
pub use kept::Kept;
pub use list::ListState;
pub use pages::Pages;
pub use search_box::SearchBox;
pub use table::{Cell, Column, Row, Table};
pub use text_area::TextBox;
pub use ticks::{Tick, Ticks};
