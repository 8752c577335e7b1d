//! A year of working days: its days off and make-up working days, and how many open deadlines fall on each day. One moves from
//! day to day; `Enter` shows the deadlines of a day in the queue.

mod grid;
mod import;
mod view;

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use ratatui::layout::Rect;

use super::ask::{Answer, Request};
use crate::store::TaskRow;
use crate::tui::action::Effect;
use crate::tui::backend::Answer as DeskAnswer;
use crate::tui::commands::{Id, Scope, settings};
use crate::tui::draw::{Draw, Target};
use crate::tui::model::Shell;
use crate::tui::screens::Place;
use crate::tui::surface::Surface;
pub(in crate::tui) use import::DRAFT;
use import::ImportBox;

/// The years that can be looked at.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2199;

/// A year of working days.
#[derive(Debug, Default)]
pub(super) struct YearPage {
    /// The day under the cursor; today, until it is moved.
    day: Option<NaiveDate>,
    /// The open deadlines of each day, and of which year.
    due: (i32, BTreeMap<NaiveDate, u32>),
    /// The deadlines of the day under the cursor, once they are there.
    tasks: Option<(NaiveDate, Vec<TaskRow>)>,
}

impl YearPage {
    fn day(&self, shell: &Shell) -> NaiveDate {
        self.day.unwrap_or_else(|| shell.now.date_naive())
    }

    fn load(&self, date: NaiveDate) -> u32 {
        self.due.1.get(&date).copied().unwrap_or(0)
    }

    fn stand(&mut self, day: NaiveDate, shell: &Shell) -> Vec<Effect> {
        if !YEARS.contains(&day.year()) {
            return Vec::new();
        }
        self.day = Some(day);
        let mut effects = Vec::new();
        if self.due.0 != day.year() {
            effects.push(Effect::ask_latest("year", Request::Year(day.year())));
        }
        effects.push(self.ask_day(shell));
        effects
    }

    fn ask_day(&self, shell: &Shell) -> Effect {
        Effect::ask_latest("day", Request::Day(self.day(shell)))
    }

    fn go(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        let here = self.day(shell);
        let back = |days| here.checked_sub_days(Days::new(days));
        let forth = |days| here.checked_add_days(Days::new(days));
        let wanted = match id {
            settings::DAY_LEFT => back(1),
            settings::DAY_RIGHT => forth(1),
            settings::DAY_UP => back(7),
            settings::DAY_DOWN => forth(7),
            settings::YEAR_BEFORE => in_year(here, here.year() - 1),
            settings::YEAR_AFTER => in_year(here, here.year() + 1),
            settings::TODAY => Some(shell.now.date_naive()),
            _ => None,
        };
        wanted.map_or_else(Vec::new, |day| self.stand(day, shell))
    }

    fn open(&self, shell: &Shell) -> Vec<Effect> {
        let words = format!("due:{}", self.day(shell));
        vec![Effect::Go(Place::Todo(words))]
    }
}

/// The same day of another year; the last of February where there is no 29th.
fn in_year(day: NaiveDate, year: i32) -> Option<NaiveDate> {
    day.with_year(year)
        .or_else(|| NaiveDate::from_ymd_opt(year, 2, 28))
}

impl Surface for YearPage {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Year, Scope::Section]
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        match id {
            settings::DAY_OPEN => self.open(shell),
            settings::IMPORT => vec![Effect::open(ImportBox::new(shell.lang))],
            _ => self.go(id, shell),
        }
    }

    fn click(&mut self, target: Target, double: bool, shell: &Shell) -> Vec<Effect> {
        let Target::Part(ordinal) = target else {
            return Vec::new();
        };
        let year = self.day(shell).year();
        let ordinal = u32::try_from(ordinal).unwrap_or(0);
        let Some(day) = NaiveDate::from_yo_opt(year, ordinal) else {
            return Vec::new();
        };
        let mut effects = self.stand(day, shell);
        if double {
            effects.extend(self.open(shell));
        }
        effects
    }

    fn enter(&mut self, shell: &Shell) -> Vec<Effect> {
        self.refresh(shell)
    }

    fn refresh(&mut self, shell: &Shell) -> Vec<Effect> {
        let year = self.day(shell).year();
        vec![
            Effect::ask_latest("year", Request::Year(year)),
            self.ask_day(shell),
        ]
    }

    fn answer(&mut self, _topic: &'static str, answer: DeskAnswer, _shell: &Shell) -> Vec<Effect> {
        match answer {
            DeskAnswer::Settings(Answer::Year { year, due }) => self.due = (year, due),
            DeskAnswer::Settings(Answer::Day { date, tasks }) => self.tasks = Some((date, tasks)),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        view::view(self, draw, area);
    }
}
