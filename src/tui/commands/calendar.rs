//! Commands of the calendar that a day is picked from.

use super::{Command, Id, Scope};

pub const TAKE: Id = Id("calendar.take");
pub const CLOSE: Id = Id("calendar.close");
pub const LEFT: Id = Id("calendar.left");
pub const RIGHT: Id = Id("calendar.right");
pub const UP: Id = Id("calendar.up");
pub const DOWN: Id = Id("calendar.down");
pub const BEFORE: Id = Id("calendar.before");
pub const AFTER: Id = Id("calendar.after");
pub const FIRST: Id = Id("calendar.first");
pub const LAST: Id = Id("calendar.last");
pub const TODAY: Id = Id("calendar.today");

const fn own(
    id: Id,
    keys: &'static [&'static str],
    title: fn(crate::text::Lang) -> &'static str,
) -> Command {
    Command::new(Scope::Calendar, id, keys, title)
}

pub const COMMANDS: &[Command] = &[
    own(TAKE, &["enter"], texts::take).footer(1),
    own(BEFORE, &["pageup"], texts::before).footer(2),
    own(AFTER, &["pagedown"], texts::after).footer(3),
    own(TODAY, &["ctrl+home", "ctrl+t"], texts::today).footer(4),
    own(
        CLOSE,
        &["esc", "alt+down", "ctrl+n", "ctrl+down"],
        texts::close,
    )
    .footer(8),
    own(LEFT, &["left"], texts::left),
    own(RIGHT, &["right"], texts::right),
    own(UP, &["up"], texts::up),
    own(DOWN, &["down"], texts::down),
    own(FIRST, &["home"], texts::first),
    own(LAST, &["end"], texts::last),
];

mod texts {
    crate::catalogue! {
        take() { zh: "选定", en: "Take this day" }
        close() { zh: "关闭", en: "Close" }
        before() { zh: "上个月", en: "Last month" }
        after() { zh: "下个月", en: "Next month" }
        today() { zh: "今天", en: "Today" }
        left() { zh: "前一天", en: "The day before" }
        right() { zh: "后一天", en: "The day after" }
        up() { zh: "前一周", en: "The week before" }
        down() { zh: "后一周", en: "The week after" }
        first() { zh: "月初", en: "First of the month" }
        last() { zh: "月末", en: "Last of the month" }
    }
}
