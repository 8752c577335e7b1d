//! The statistics: a report and a period to choose, its tables with bars, and behind every figure its cases.
//!
//! The report is made by the worker; what is drawn are lines made once from its answer. The figures of a closed period are
//! asked for once, since they never change; those of an unfinished one again whenever somebody has written.

mod ask;
mod choice;
mod export;
mod lines;
#[cfg(test)]
mod tests;
mod view;

use std::cell::{Ref, RefCell};

use ratatui::layout::Rect;

use super::Place;
use crate::calendar::{Period, PeriodKind};
use crate::case::Actor;
use crate::regulation::model::ReportName;
use crate::report::{self, Report};
use crate::tui::action::Effect;
use crate::tui::backend::{self, Failure};
use crate::tui::commands::{Id, Scope, list, statistics};
use crate::tui::draw::{Draw, Target};
use crate::tui::model::Shell;
use crate::tui::popups::DayBox;
use crate::tui::surface::Surface;
use crate::tui::when::Way;
use crate::tui::widgets::{DayAid, ListState};
use export::Export;
use lines::Line;

pub use ask::{Answer, Request, answer};
pub use choice::readable;

const REPORT: &str = "report";
const DAY: &str = "day";

/// The statistics.
#[derive(Debug)]
pub struct Statistics {
    /// The reports that are for whoever is signed in.
    choice: Vec<ReportName>,
    name: ReportName,
    period: Option<Period>,
    report: Option<Box<Report>>,
    failure: Option<Failure>,
    lines: RefCell<Drawn>,
    state: RefCell<ListState>,
    actor: Option<Actor>,
}

/// The lines of the report shown, and for which width they were made.
#[derive(Debug, Default)]
struct Drawn {
    room: usize,
    lines: Vec<Line>,
}

impl Default for Statistics {
    fn default() -> Self {
        Self {
            choice: Vec::new(),
            name: ReportName::Monthly,
            period: None,
            report: None,
            failure: None,
            lines: RefCell::default(),
            state: RefCell::default(),
            actor: None,
        }
    }
}

impl Statistics {
    /// The report that has come.
    pub fn report(&self) -> Option<&Report> {
        self.report.as_deref()
    }

    /// The report, where it is the one that was chosen.
    fn shown(&self) -> Option<&Report> {
        self.report()
            .filter(|report| report.name == self.name && Some(report.period) == self.period)
    }

    /// The words that find the cases behind the line under the cursor.
    pub fn query(&self) -> Option<String> {
        match self
            .lines
            .borrow()
            .lines
            .get(self.state.borrow().selected)?
        {
            Line::Row { query, .. } => query.clone(),
            _ => None,
        }
    }

    /// Whether the next period has begun.
    pub fn has_later(&self, shell: &Shell) -> bool {
        let next = self.period.and_then(Period::next);
        next.is_some_and(|next| next.first() <= shell.now.date_naive())
    }

    fn lines(&self) -> Ref<'_, Vec<Line>> {
        Ref::map(self.lines.borrow(), |drawn| &drawn.lines)
    }

    /// Makes the lines where the report or the room for it is another; the cursor stays on its row.
    fn lay_out(&self, shell: &Shell, anew: bool) {
        let room = view::room(shell.size.width);
        let mut drawn = self.lines.borrow_mut();
        if !anew && drawn.room == room {
            return;
        }
        let signs = view::signs(shell.theme.lines);
        let lines = self
            .report()
            .map(|report| lines::lines(report, shell.lang, room, signs));
        let lines = lines.unwrap_or_default();
        let mut state = self.state.borrow_mut();
        let above = drawn.lines.iter().take(state.selected);
        let row = above.filter(|line| line.is_row()).count();
        let mut rows = (0..lines.len()).filter(|at| lines.get(*at).is_some_and(Line::is_row));
        if let Some(place) = rows.nth(row).filter(|_| !drawn.lines.is_empty()) {
            state.select(place, lines.len());
        }
        *drawn = Drawn { room, lines };
    }

    fn ask(&mut self, shell: &Shell) -> Vec<Effect> {
        let Some(period) = self.period else {
            return Vec::new();
        };
        self.failure = None;
        let (name, lang) = (self.name, shell.lang);
        vec![Effect::ask_latest(
            REPORT,
            Request::Make { name, period, lang },
        )]
    }

    /// Another report, for its usual period.
    fn choose(&mut self, name: ReportName, shell: &Shell) -> Vec<Effect> {
        self.name = name;
        let regulation = shell.desk.as_ref().map(|desk| &desk.regulation);
        self.period =
            regulation.and_then(|regulation| report::usual_period(regulation, name, shell.now));
        self.state.get_mut().reset();
        self.ask(shell)
    }

    fn step(&mut self, forwards: bool, shell: &Shell) -> Vec<Effect> {
        let here = self.choice.iter().position(|name| *name == self.name);
        let (here, length) = (here.unwrap_or(0), self.choice.len().max(1));
        let place = if forwards {
            here + 1
        } else {
            here + length - 1
        } % length;
        match self.choice.get(place).copied() {
            Some(name) => self.choose(name, shell),
            None => Vec::new(),
        }
    }

    fn move_to(&mut self, period: Option<Period>, shell: &Shell) -> Vec<Effect> {
        match period {
            Some(period) if period.first() <= shell.now.date_naive() => {
                self.period = Some(period);
                self.state.get_mut().reset();
                self.ask(shell)
            }
            _ => Vec::new(),
        }
    }

    /// The same last day in a longer or shorter period: day, week, month, year, and round again.
    fn next_span(&mut self, shell: &Shell) -> Vec<Effect> {
        let Some(period) = self.period else {
            return Vec::new();
        };
        let kind = match period.kind() {
            PeriodKind::Day => PeriodKind::Week,
            PeriodKind::Week => PeriodKind::Month,
            PeriodKind::Month => PeriodKind::Year,
            PeriodKind::Year => PeriodKind::Day,
        };
        let day = period.last().min(shell.now.date_naive());
        self.move_to(Period::around(kind, day), shell)
    }

    /// A day to choose: the period of the same length around it is shown then.
    fn ask_day(&self, shell: &Shell) -> Vec<Effect> {
        let Some(period) = self.period else {
            return Vec::new();
        };
        let title = statistics::texts::day(shell.lang).to_owned();
        let last = period.last().min(shell.now.date_naive()).to_string();
        let aid = DayAid::day(Way::Past);
        vec![Effect::open(DayBox::new(title, DAY, aid, &last, shell))]
    }

    /// Moves, and goes on to the next line that is a row.
    fn walk(&mut self, id: Id) -> Vec<Effect> {
        let length = self.lines().len();
        let before = self.state.get_mut().selected;
        if !self.state.get_mut().command(id, length) {
            return Vec::new();
        }
        let backwards = matches!(id, list::UP | list::PAGE_UP) || id == list::LAST;
        let rows: Vec<usize> = (0..length)
            .filter(|at| self.lines().get(*at).is_some_and(Line::is_row))
            .collect();
        let here = self.state.get_mut().selected;
        let onwards = rows.iter().find(|row| **row >= here);
        let back = rows.iter().rfind(|row| **row <= here);
        let row = if backwards {
            back.or(onwards)
        } else {
            onwards.or(back)
        };
        let state = self.state.get_mut();
        state.select(row.copied().unwrap_or(before), length);
        if Some(&state.selected) == rows.first() {
            state.reveal(0);
        }
        Vec::new()
    }

    fn come(&mut self, made: Box<Report>, shell: &Shell) {
        self.report = Some(made);
        self.failure = None;
        self.lay_out(shell, true);
        let here = self.state.get_mut().selected;
        let at_row = self.lines().get(here).is_some_and(Line::is_row);
        if !at_row {
            let row = self.lines().iter().position(Line::is_row).unwrap_or(0);
            let length = self.lines().len();
            let state = self.state.get_mut();
            state.select(row, length);
            state.reveal(0);
        }
    }
}

impl Surface for Statistics {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Statistics, Scope::List]
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        match id {
            statistics::OPEN => match self.query() {
                // A list has every case as it is today; a figure counts a duplicate once, as things stood then.
                Some(query) => vec![
                    Effect::Go(Place::Search(query)),
                    Effect::say(statistics::texts::as_today(shell.lang)),
                ],
                None => Vec::new(),
            },
            statistics::NEXT => self.step(true, shell),
            statistics::PREVIOUS => self.step(false, shell),
            statistics::EARLIER => self.move_to(self.period.and_then(Period::before), shell),
            statistics::LATER => self.move_to(self.period.and_then(Period::next), shell),
            statistics::SPAN => self.next_span(shell),
            statistics::DAY => self.ask_day(shell),
            statistics::EXPORT => self
                .report()
                .map(|report| Effect::open(Export::new(report.clone(), shell.lang)))
                .into_iter()
                .collect(),
            _ => self.walk(id),
        }
    }

    fn click(&mut self, target: Target, double: bool, shell: &Shell) -> Vec<Effect> {
        match target {
            Target::Row(row) => {
                let length = self.lines().len();
                self.state.get_mut().select(row, length);
                if double {
                    self.command(statistics::OPEN, shell)
                } else {
                    Vec::new()
                }
            }
            Target::Part(place) => match self.choice.get(place).copied() {
                Some(name) => self.choose(name, shell),
                None => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    fn chosen(&mut self, topic: &'static str, value: String, shell: &Shell) -> Vec<Effect> {
        let day = value.parse().ok().filter(|_| topic == DAY);
        let kind = self.period.map(Period::kind);
        let wanted = day
            .zip(kind)
            .and_then(|(day, kind)| Period::around(kind, day));
        match wanted {
            Some(period) if period.first() > shell.now.date_naive() => {
                vec![Effect::complain(statistics::texts::no_later(shell.lang))]
            }
            wanted => self.move_to(wanted, shell),
        }
    }

    fn enter(&mut self, shell: &Shell) -> Vec<Effect> {
        if self.actor != shell.actor {
            *self = Self {
                actor: shell.actor.clone(),
                choice: readable(shell),
                ..Self::default()
            };
        }
        let first = self.choice.iter().find(|name| **name == self.name);
        let Some(name) = first.or(self.choice.first()).copied() else {
            return Vec::new();
        };
        if self.period.is_none() || name != self.name {
            return self.choose(name, shell);
        }
        self.refresh(shell)
    }

    fn refresh(&mut self, shell: &Shell) -> Vec<Effect> {
        // A closed period does not change, and what was refused is not asked again by itself.
        match self.shown() {
            Some(report) if report.complete => Vec::new(),
            None if self.failure.is_some() => Vec::new(),
            _ => self.ask(shell),
        }
    }

    fn minute(&mut self, shell: &Shell) -> Vec<Effect> {
        self.refresh(shell)
    }

    fn language_changed(&mut self, _shell: &Shell) {
        self.report = None;
        self.lines.take();
    }

    fn answer(
        &mut self,
        _topic: &'static str,
        answer: backend::Answer,
        shell: &Shell,
    ) -> Vec<Effect> {
        if let backend::Answer::Statistics(Answer::Made(made)) = answer {
            self.come(made, shell);
        }
        Vec::new()
    }

    fn failed(&mut self, _topic: &'static str, failure: Failure, _shell: &Shell) -> Vec<Effect> {
        self.report = None;
        self.failure = Some(failure);
        Vec::new()
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        self.lay_out(draw.shell, false);
        view::view(self, draw, area);
    }
}
