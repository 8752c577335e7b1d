//! A count of days as a small calendar: a row for each week, below each day what it was to the limit.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use crate::calendar::{Calendar, Count, DayReason, reason_text};
use crate::text::Lang;
use crate::tui::screens::case::sheet::Sheet;
use crate::tui::screens::case::words;
use crate::tui::theme::Role;
use crate::tui::width;

/// Cells of the month's name at the left.
const MONTH: usize = 5;
/// The widest that a day becomes.
const WIDEST: usize = 9;
/// A longer count shows only so many of its first weeks, and as many of its last.
const WEEKS: usize = 5;

/// What a day was to the limit.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Mark {
    Receipt,
    /// It counts; its number, where that is known.
    Counted(Option<u32>),
    /// A weekend worked to make up for a holiday counts too.
    MadeUp(Option<u32>),
    Off,
    /// The clock stood still.
    Stopped,
    /// Added by an extension.
    Extended,
}

/// A count, and what moved it afterwards.
pub(super) struct Plan<'a> {
    pub count: &'a Count,
    /// The day on which it is due now.
    pub due: NaiveDate,
    /// The first and the last day of each wait; while it lasts the last one is today.
    pub stopped: &'a [(NaiveDate, NaiveDate)],
    pub today: NaiveDate,
    pub calendar: &'a Calendar,
}

impl Plan<'_> {
    fn is_stopped(&self, date: NaiveDate) -> bool {
        let mut waits = self.stopped.iter();
        waits.any(|(from, to)| *from < date && date <= *to)
    }

    /// The day on which the rule alone would have it due.
    fn by_rule(&self) -> NaiveDate {
        self.count.due.date_naive()
    }

    /// Every day, from receipt to when it is due.
    fn marks(&self) -> BTreeMap<NaiveDate, Mark> {
        let mut marks = BTreeMap::new();
        // Once the clock has stood still, the parts of days that were left are not told by whole numbers.
        let mut numbered = true;
        for day in &self.count.days {
            let stopped = self.is_stopped(day.date);
            numbered &= !stopped;
            let number = day.number.filter(|_| numbered);
            let mark = match (&day.reason, stopped, day.counted) {
                (DayReason::DayOfReceipt, ..) => Mark::Receipt,
                (_, true, _) => Mark::Stopped,
                (DayReason::MakeUpWorkday(_), _, true) => Mark::MadeUp(number),
                (_, _, true) => Mark::Counted(number),
                _ => Mark::Off,
            };
            marks.insert(day.date, mark);
        }
        let waited = !numbered || !self.stopped.is_empty();
        let after = self.by_rule().iter_days().skip(1);
        for date in after.take_while(|date| *date <= self.due) {
            let day = self.calendar.day(date);
            let mark = match (self.is_stopped(date), day.working) {
                (true, _) => Mark::Stopped,
                (false, false) => Mark::Off,
                (false, true) if waited => Mark::Counted(None),
                (false, true) => Mark::Extended,
            };
            marks.insert(date, mark);
        }
        marks
    }
}

/// Writes the calendar, what its signs mean, and which holidays it met.
pub(super) fn write(sheet: &mut Sheet<'_>, lang: Lang, plan: &Plan<'_>, cells: u16) {
    let marks = plan.marks();
    let (Some(first), Some(last)) = (marks.keys().next(), marks.keys().next_back()) else {
        return;
    };
    let room = (usize::from(cells).saturating_sub(MONTH) / 7).clamp(6, WIDEST);
    let weeks = weeks(*first, *last);
    head(sheet, *first, lang, room);
    let mut month = None;
    for (place, monday) in weeks.iter().enumerate() {
        let from_the_end = weeks.len() - place;
        if place >= WEEKS && from_the_end > WEEKS {
            if place == WEEKS {
                let left = weeks.len() - 2 * WEEKS;
                sheet.text(MONTH, &texts::weeks(lang, left), Role::Muted);
            }
            continue;
        }
        week(sheet, plan, &marks, *monday, (lang, room, &mut month));
    }
    sheet.text(0, &legend(lang, plan, &marks), Role::Muted);
    holidays(sheet, lang, plan.count);
}

/// The Mondays of all weeks between two days.
fn weeks(first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
    let monday = |date: NaiveDate| {
        let back = u64::from(date.weekday().num_days_from_monday());
        date.checked_sub_days(Days::new(back)).unwrap_or(date)
    };
    let weeks = monday(first).iter_weeks();
    weeks.take_while(|monday| *monday <= last).collect()
}

fn days(monday: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    monday.iter_days().take(7)
}

fn head(sheet: &mut Sheet<'_>, first: NaiveDate, lang: Lang, room: usize) {
    let monday = weeks(first, first).first().copied().unwrap_or(first);
    let names = days(monday).map(|date| cell(&format!(" {}", words::weekday(lang, date)), room));
    let line = format!("{}{}", " ".repeat(MONTH), names.collect::<String>());
    sheet.row(&[(&line, Role::Muted)]);
}

fn cell(text: &str, room: usize) -> String {
    width::pad(&width::cut(text, room), room)
}

/// Two lines: the days, and what each was.
fn week(
    sheet: &mut Sheet<'_>,
    plan: &Plan<'_>,
    marks: &BTreeMap<NaiveDate, Mark>,
    monday: NaiveDate,
    (lang, room, month): (Lang, usize, &mut Option<u32>),
) {
    let known: Vec<NaiveDate> = days(monday)
        .filter(|date| marks.contains_key(date))
        .collect();
    let own = known.first().map(Datelike::month);
    let label = known.first().filter(|_| own != *month);
    let label = label.map_or_else(String::new, |date| month_name(lang, *date));
    *month = own;
    let mut upper = vec![(cell(&label, MONTH), Role::Muted)];
    let mut lower = vec![(" ".repeat(MONTH), Role::Muted)];
    for date in days(monday) {
        let Some(mark) = marks.get(&date) else {
            upper.push((" ".repeat(room), Role::Muted));
            lower.push((" ".repeat(room), Role::Muted));
            continue;
        };
        let role = role(plan, date, mark);
        upper.push((cell(&face(plan, date), room), role));
        lower.push((cell(&format!(" {}", word(lang, mark)), room), role));
    }
    for line in [upper, lower] {
        let parts: Vec<(&str, Role)> = line.iter().map(|(text, role)| (&**text, *role)).collect();
        sheet.row(&parts);
    }
}

fn month_name(lang: Lang, date: NaiveDate) -> String {
    match lang {
        Lang::Zh => format!("{}月", date.month()),
        Lang::En => date.format("%b").to_string(),
    }
}

/// The day, the first of a month with its month: in brackets where it is due, in round ones where it was before it moved, behind a sign where it is today.
fn face(plan: &Plan<'_>, date: NaiveDate) -> String {
    let day = match date.day() {
        1 => format!("{}/1", date.month()),
        day => format!("{day:>2}"),
    };
    if date == plan.due {
        format!("[{day}]")
    } else if date == plan.by_rule() {
        format!("({day})")
    } else if date == plan.today {
        format!("*{day}")
    } else {
        format!(" {day}")
    }
}

fn role(plan: &Plan<'_>, date: NaiveDate, mark: &Mark) -> Role {
    match mark {
        _ if date == plan.due => Role::Accent,
        Mark::MadeUp(_) | Mark::Stopped | Mark::Extended => Role::DueSoon,
        Mark::Counted(_) => Role::Normal,
        Mark::Receipt => Role::Muted,
        Mark::Off => Role::Disabled,
    }
}

fn word(lang: Lang, mark: &Mark) -> String {
    let number = |number: &Option<u32>| match number {
        Some(number) => format!("{number:>2}"),
        None => format!(" {}", texts::unnumbered(lang)),
    };
    match mark {
        Mark::Receipt => texts::receipt(lang).to_owned(),
        Mark::Counted(own) => number(own),
        Mark::MadeUp(own) => format!("{}{}", number(own), texts::made_up(lang)),
        Mark::Off => texts::off(lang).to_owned(),
        Mark::Stopped => texts::stopped(lang).to_owned(),
        Mark::Extended => texts::extended(lang).to_owned(),
    }
}

/// Only the signs that stand in it.
fn legend(lang: Lang, plan: &Plan<'_>, marks: &BTreeMap<NaiveDate, Mark>) -> String {
    let has = |wanted: fn(&Mark) -> bool| marks.values().any(wanted);
    let all = [
        (true, texts::means_due(lang)),
        (plan.by_rule() != plan.due, texts::means_before(lang)),
        (
            marks.contains_key(&plan.today) && plan.today != plan.due,
            texts::means_today(lang),
        ),
        (
            has(|mark| *mark == Mark::Receipt),
            texts::means_receipt(lang),
        ),
        (has(|mark| *mark == Mark::Off), texts::means_off(lang)),
        (
            has(|mark| matches!(mark, Mark::MadeUp(_))),
            texts::means_made_up(lang),
        ),
        (
            has(|mark| *mark == Mark::Stopped),
            texts::means_stopped(lang),
        ),
        (
            has(|mark| *mark == Mark::Extended),
            texts::means_extended(lang),
        ),
    ];
    let shown = all.iter().filter(|(shown, _)| *shown);
    let texts: Vec<&str> = shown.map(|(_, text)| *text).collect();
    texts.join(texts::and(lang))
}

/// `10-01 – 10-07  国庆节放假`: days that the table of the year names.
fn holidays(sheet: &mut Sheet<'_>, lang: Lang, count: &Count) {
    let mut runs: Vec<(NaiveDate, NaiveDate, &DayReason)> = Vec::new();
    let named =
        |reason: &DayReason| matches!(reason, DayReason::Holiday(_) | DayReason::MakeUpWorkday(_));
    for day in count.days.iter().filter(|day| named(&day.reason)) {
        match runs.last_mut() {
            Some((_, to, reason)) if to.succ_opt() == Some(day.date) && **reason == day.reason => {
                *to = day.date;
            }
            _ => runs.push((day.date, day.date, &day.reason)),
        }
    }
    for (from, to, reason) in runs {
        let from_text = from.format("%m-%d");
        let when = if from == to {
            from_text.to_string()
        } else {
            format!("{from_text} – {}", to.format("%m-%d"))
        };
        let text = format!("{when}  {}", reason_text(reason, lang));
        sheet.bullet(sheet.signs().bullet, Role::Muted, &text, Role::Muted);
    }
}

mod texts {
    crate::catalogue! {
        receipt() { zh: "受理", en: "start" }
        off() { zh: "休", en: "off" }
        made_up() { zh: "班", en: "+" }
        stopped() { zh: "暂停", en: "stop" }
        extended() { zh: "延期", en: "ext" }
        unnumbered() { zh: "计", en: "." }
        means_due() { zh: "[ ] 到期日", en: "[ ] due" }
        means_before() { zh: "( ) 原到期日", en: "( ) due before" }
        means_today() { zh: "* 今天", en: "* today" }
        means_receipt() { zh: "受理：当日，不计入", en: "start: the day of receipt, not counted" }
        means_off() { zh: "休：放假或周末", en: "off: a holiday or weekend" }
        means_made_up() { zh: "班：调休上班，计入", en: "+: a make-up working day, counted" }
        means_stopped() { zh: "暂停：等待期间不计", en: "stop: waiting, not counted" }
        means_extended() { zh: "延期：延长的工作日", en: "ext: added by an extension" }
        and() { zh: "；", en: "; " }
        weeks(n: usize) { zh: "…… 中间 {n} 周", en: "… {n} weeks between", en_one: "… one week between" }
    }
}
