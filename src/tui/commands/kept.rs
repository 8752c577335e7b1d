//! Commands of the boxes of what a user has kept: saved searches and drafts.

use super::{Command, Id, Scope};

pub const SEARCH_RUN: Id = Id("searches.run");
pub const SEARCH_DELETE: Id = Id("searches.delete");
pub const SEARCH_CLOSE: Id = Id("searches.close");
pub const DRAFT_OPEN: Id = Id("drafts.open");
pub const DRAFT_DELETE: Id = Id("drafts.delete");
pub const DRAFT_CLOSE: Id = Id("drafts.close");

/// The last one is for keyboards whose Delete key is far.
const DELETE: &[&str] = &["delete", "d"];

pub const COMMANDS: &[Command] = &[
    Command::new(Scope::Searches, SEARCH_RUN, &["enter"], texts::search).footer(1),
    Command::new(Scope::Searches, SEARCH_DELETE, DELETE, texts::delete)
        .footer(2)
        .confirms(),
    Command::new(Scope::Searches, SEARCH_CLOSE, &["esc"], texts::close).footer(3),
    Command::new(Scope::Drafts, DRAFT_OPEN, &["enter"], texts::go_on).footer(1),
    Command::new(Scope::Drafts, DRAFT_DELETE, DELETE, texts::delete)
        .footer(2)
        .confirms(),
    Command::new(Scope::Drafts, DRAFT_CLOSE, &["esc"], texts::close).footer(3),
];

mod texts {
    crate::catalogue! {
        search() { zh: "查找", en: "Search" }
        go_on() { zh: "继续填写", en: "Go on writing" }
        delete() { zh: "删除", en: "Delete" }
        close() { zh: "关闭", en: "Close" }
    }
}
