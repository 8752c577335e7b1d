//! What is to be known of the day under the cursor: what it is, and how far it is in working days.

use chrono::{Datelike, NaiveDate};

use super::DayBox;
use crate::calendar::{Calendar, Moment, reason_text};
use crate::text::Lang;
use crate::tui::model::Shell;
use crate::tui::screens::case::words;
use crate::tui::theme::Role;
use crate::tui::widgets::month;

/// The lines, the most important first.
pub(super) fn lines(picker: &DayBox, shell: &Shell, calendar: &Calendar) -> Vec<(String, Role)> {
    let (lang, day) = (shell.lang, picker.day);
    let today = shell.now.date_naive();
    let year = match lang {
        _ if day.year() == today.year() => String::new(),
        Lang::Zh => format!("{}年", day.year()),
        Lang::En => format!("{} ", day.year()),
    };
    let known = calendar.day(day);
    let mut lines = vec![
        (format!("{year}{}", words::day(lang, day)), Role::Accent),
        (reason_text(&known.reason, lang), Role::Normal),
        (from_today(lang, day, today, calendar), Role::Normal),
    ];
    if let Some(received) = picker.aid.received.map(|at| at.date_naive())
        && day > received
    {
        let n = calendar.workdays_between(received, day);
        lines.push((texts::from_receipt(lang, n), Role::Normal));
    }
    if let Some(due) = picker.aid.due {
        lines.push(against(lang, day, due, shell, calendar));
    }
    if !known.published {
        let sign = shell.theme.signs().warn;
        let text = month::texts::provisional(lang, day.year());
        lines.push((format!("{sign} {text}"), Role::DueSoon));
    }
    lines
}

/// How far a day is from today.
fn from_today(lang: Lang, day: NaiveDate, today: NaiveDate, calendar: &Calendar) -> String {
    if day == today {
        return month::texts::is_today(lang).to_owned();
    }
    if day < today {
        return texts::ago(lang, calendar.workdays_between(day, today));
    }
    texts::ahead(lang, calendar.workdays_between(today, day))
}

/// How far a day is from the limit of the case.
fn against(
    lang: Lang,
    day: NaiveDate,
    due: Moment,
    shell: &Shell,
    calendar: &Calendar,
) -> (String, Role) {
    let at = crate::tui::widgets::due::moment(lang, due, shell.now);
    let due = due.date_naive();
    if day > due {
        let n = calendar.workdays_between(due, day);
        return (texts::after_due(lang, n, &at), Role::DueSoon);
    }
    if day == due {
        return (texts::on_due(lang, &at), Role::Normal);
    }
    let n = calendar.workdays_between(day, due);
    (texts::before_due(lang, n, &at), Role::Normal)
}

mod texts {
    crate::catalogue! {
        ahead(n: u32) { zh: "从今天起第 {n} 个工作日", en: "{n} working days from today", en_one: "1 working day from today" }
        ago(n: u32) { zh: "{n} 个工作日之前", en: "{n} working days ago", en_one: "1 working day ago" }
        from_receipt(n: u32) { zh: "受理后第 {n} 个工作日", en: "{n} working days after receipt", en_one: "1 working day after receipt" }
        before_due(n: u32, at: &str) { zh: "比时限 {at} 早 {n} 个工作日", en: "{n} working days before the limit, {at}", en_one: "1 working day before the limit, {at}" }
        on_due(at: &str) { zh: "时限当天（{at}）", en: "the day of the limit ({at})" }
        after_due(n: u32, at: &str) { zh: "超过时限 {at} {n} 个工作日", en: "{n} working days past the limit, {at}", en_one: "1 working day past the limit, {at}" }
    }
}
