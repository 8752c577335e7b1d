//! A month to pick a day from: what is worked and what is off, how many working days away each day is, and the limit of the case.
//!
//! Arrows go from day to day. What is typed moves the cursor too (`10-8`, `+3`, `下周一`, `15:30`), so whoever knows the date
//! need not walk to it, and sees what day it is before taking it.

mod tell;
mod view;

use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use ratatui::crossterm::event::KeyCode;
use ratatui::layout::{Rect, Size};

use crate::calendar::Calendar;
use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::commands::{Id, Scope, calendar as commands};
use crate::tui::draw::{Draw, Target};
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::surface::{Dialog, Surface};
use crate::tui::when::{self, Reader};
use crate::tui::widgets::month::{last_day, months_on};
use crate::tui::widgets::{DayAid, Edit, Field};

/// The years that can be gone to.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2199;

/// A month to pick a day from; the day goes to whoever opened it, under `topic`, as a form writes it.
#[derive(Debug)]
pub struct DayBox {
    title: String,
    topic: &'static str,
    aid: DayAid,
    /// The day under the cursor.
    day: NaiveDate,
    /// The time that goes with it; `None` where a day is all that is asked for.
    time: Option<NaiveTime>,
    typed: Field,
    /// Where it stood before anything was typed.
    before: (NaiveDate, Option<NaiveTime>),
    /// What was typed is no day.
    unread: bool,
}

impl DayBox {
    /// The cursor begins on the day that `written` means, else on today; the time is that of `written`, else the close of
    /// business of a day ahead, the time of now of one that has passed.
    pub fn new(
        title: String,
        topic: &'static str,
        aid: DayAid,
        written: &str,
        shell: &Shell,
    ) -> Self {
        let mut picker = Self {
            title,
            topic,
            aid,
            day: shell.now.date_naive(),
            time: None,
            typed: Field::new().placeholder(texts::example(shell.lang)),
            before: (shell.now.date_naive(), None),
            unread: false,
        };
        let close = shell.desk.as_ref().map(|desk| desk.calendar.close);
        if aid.clock {
            let usual = match aid.way {
                when::Way::Ahead => close,
                when::Way::Past => None,
            };
            let now = shell.now.time();
            picker.time = Some(usual.unwrap_or(now));
        }
        picker.read(written, shell);
        picker.before = (picker.day, picker.time);
        picker
    }

    /// Goes where `typed` means: a day, a time, or both. `false` where it is neither.
    fn read(&mut self, typed: &str, shell: &Shell) -> bool {
        let Some(desk) = &shell.desk else {
            return false;
        };
        let reader = Reader {
            now: shell.now,
            calendar: &desk.calendar,
            way: self.aid.way,
        };
        if let Some(time) = when::time(typed) {
            self.time = self.time.map(|_| time);
            return self.aid.clock;
        }
        if let Some(day) = reader.day(typed) {
            return self.stand(day);
        }
        let moment = reader.moment(typed).filter(|_| self.aid.clock);
        moment.is_some_and(|at| {
            self.time = Some(at.time());
            self.stand(at.date_naive())
        })
    }

    fn stand(&mut self, day: NaiveDate) -> bool {
        let within = YEARS.contains(&day.year());
        if within {
            self.day = day;
        }
        within
    }

    /// Goes to a day by a key: what was typed is done with.
    fn go(&mut self, day: Option<NaiveDate>) {
        if day.is_some_and(|day| self.stand(day)) {
            self.typed.set("");
            self.unread = false;
            self.before = (self.day, self.time);
        }
    }

    fn take(&mut self) -> Vec<Effect> {
        if self.unread {
            return Vec::new();
        }
        let value = match self.time {
            Some(time) => format!("{} {}", self.day, time.format("%H:%M")),
            None => self.day.to_string(),
        };
        vec![Effect::Give {
            topic: self.topic,
            value,
        }]
    }

    /// What is typed is read from where it stood before: taken back, it leaves no trace.
    fn typed(&mut self, shell: &Shell) {
        (self.day, self.time) = self.before;
        let text = self.typed.text();
        self.unread = !text.is_empty() && !self.read(&text, shell);
    }

    /// The first days of the months shown.
    fn months(&self, count: u16) -> impl Iterator<Item = NaiveDate> {
        let first = self.day.with_day(1);
        (0..i32::from(count)).filter_map(move |on| months_on(first?, on))
    }
}

/// How many months stand beside each other on a screen of that width.
const fn shown(screen: u16) -> u16 {
    if screen >= 110 { 2 } else { 1 }
}

impl Surface for DayBox {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Calendar]
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        let day = self.day;
        match id {
            commands::TAKE => return self.take(),
            commands::CLOSE => return vec![Effect::Close],
            commands::LEFT => self.go(day.checked_sub_days(Days::new(1))),
            commands::RIGHT => self.go(day.checked_add_days(Days::new(1))),
            commands::UP => self.go(day.checked_sub_days(Days::new(7))),
            commands::DOWN => self.go(day.checked_add_days(Days::new(7))),
            commands::BEFORE => self.go(months_on(day, -1)),
            commands::AFTER => self.go(months_on(day, 1)),
            commands::FIRST => self.go(day.with_day(1)),
            commands::LAST => self.go(last_day(day)),
            commands::TODAY => self.go(Some(shell.now.date_naive())),
            _ => {}
        }
        Vec::new()
    }

    fn key(&mut self, key: Key, shell: &Shell) -> Vec<Effect> {
        let text = key.typed().is_some() || matches!(key.code, KeyCode::Backspace);
        if text && self.typed.key(key) == Edit::Changed {
            self.typed(shell);
        }
        Vec::new()
    }

    fn paste(&mut self, text: &str, shell: &Shell) -> Vec<Effect> {
        if let Err(refused) = self.typed.paste(text) {
            return vec![Effect::complain(refused.text(shell.lang))];
        }
        self.typed(shell);
        Vec::new()
    }

    fn click(&mut self, target: Target, _double: bool, _shell: &Shell) -> Vec<Effect> {
        let Target::Part(number) = target else {
            return Vec::new();
        };
        let day = i32::try_from(number).ok();
        let day = day.and_then(NaiveDate::from_num_days_from_ce_opt);
        self.go(day);
        if day == Some(self.day) {
            self.take()
        } else {
            Vec::new()
        }
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        view::view(self, draw, area);
    }
}

impl Dialog for DayBox {
    fn title(&self, _shell: &Shell) -> String {
        self.title.clone()
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        view::wanted(screen)
    }
}

/// The calendar in force; the rule Monday to Friday alone where there is no desk yet.
fn calendar(shell: &Shell) -> std::sync::Arc<Calendar> {
    shell.desk.as_ref().map_or_else(
        || std::sync::Arc::new(Calendar::new(*shell.now.offset(), [])),
        |desk| std::sync::Arc::clone(&desk.calendar),
    )
}

mod texts {
    crate::catalogue! {
        example() { zh: "10-8、+3、下周一、15:30", en: "10-8, +3, next mon, 15:30" }
        type_it() { zh: "键入", en: "Type" }
        unread() { zh: "看不懂：可写 10-8、2026-10-8、+3（三个工作日后）、+7d、明天", en: "Not a day: 10-8, 2026-10-8, +3 (working days), +7d, tomorrow" }
        time(at: &str) { zh: "时间 {at}", en: "at {at}" }
        change_time() { zh: "键入 hh:mm 可改", en: "type hh:mm to change it" }
    }

    use super::Lang;
    /// The key that takes the day, and what it would be.
    pub fn takes(lang: Lang, value: &str) -> String {
        match lang {
            Lang::Zh => format!("Enter 选定 {value}"),
            Lang::En => format!("Enter takes {value}"),
        }
    }
}

#[cfg(test)]
mod tests;
