//! What the values of a case are called on screen: the regulation's words, and days as a screen writes them.

use chrono::{Datelike, NaiveDate};

use super::Opened;
use crate::case::CommandName;
use crate::regulation::tell::words as told;
use crate::text::Lang;

pub use told::{about, bracketed, clause, satisfaction, severity, substantiated, upheld, who};

/// What the regulation calls a step of this case: under that clause where several have the name.
pub fn step(lang: Lang, opened: &Opened, name: CommandName, clause: Option<&str>) -> String {
    let file = &opened.file;
    told::step(lang, &file.regulation, &file.case.track, name, clause)
}

/// A day with its weekday: `10月8日 周四`, `Thu 8 Oct`.
pub fn day(lang: Lang, date: NaiveDate) -> String {
    match lang {
        Lang::Zh => format!(
            "{}月{}日 周{}",
            date.month(),
            date.day(),
            weekday(lang, date)
        ),
        Lang::En => date.format("%a %-d %b").to_string(),
    }
}

/// A weekday in a few cells.
pub fn weekday(lang: Lang, date: NaiveDate) -> &'static str {
    const ZH: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
    const EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let names = match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    };
    let place = date.weekday().num_days_from_monday() as usize;
    names.get(place).copied().unwrap_or("")
}
