//! The file of a unit: everybody known there, and all its cases newest first. A customer's file is the same, for one person.
//!
//! It knows no regulation: whatever case names a unit is in that unit's file.

mod ask;
#[cfg(test)]
mod tests;
mod view;
mod which;

use ratatui::layout::Rect;

use super::Place;
use crate::store::{CaseRow, Cursor, Total};
use crate::text::digits;
use crate::tui::action::Effect;
use crate::tui::backend::{self, Failure};
use crate::tui::commands::{Id, Scope, unit as commands};
use crate::tui::dialogs::Subject;
use crate::tui::draw::{Draw, Target};
use crate::tui::model::Shell;
use crate::tui::surface::Surface;
use crate::tui::widgets::feed::{Filled, Keyed};
use crate::tui::widgets::{Feed, ListState};

use ask::Known;
pub use ask::{Answer, Request, answer};
pub use which::WhichUnit;

/// Rows asked for at once.
const PAGE: usize = 100;
/// So many digits tell one telephone from others.
const PHONE: usize = 7;
/// Topics of its questions.
const FRESH: &str = "fresh";
const ROWS: &str = "rows";
const HEAD: &str = "head";

/// Whose file it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whose {
    /// The unit; where there is none, it is the file of a customer.
    pub unit: Option<String>,
    pub name: String,
    pub phone: Option<String>,
}

impl Whose {
    /// The file of a unit.
    pub fn unit(unit: &str) -> Self {
        Self {
            unit: Some(unit.to_owned()),
            ..Self::default()
        }
    }

    /// The file of the customer of a case.
    pub fn customer(name: &str, phone: Option<&str>) -> Self {
        Self {
            unit: None,
            name: name.to_owned(),
            phone: phone.map(str::to_owned),
        }
    }

    /// The file that a case belongs to: that of its unit, or of its customer where it names none.
    pub fn of(unit: Option<&str>, name: &str, phone: Option<&str>) -> Self {
        match unit.filter(|unit| !unit.trim().is_empty()) {
            Some(unit) => Self::unit(unit),
            None => Self::customer(name, phone),
        }
    }

    /// What finds its cases, in the query language.
    fn words(&self) -> String {
        let quoted = |text: &str| text.replace(['"', '“', '”'], " ");
        let phone = self.phone.as_deref().map(digits).unwrap_or_default();
        match &self.unit {
            Some(unit) => format!("unit:\"{}\"", quoted(unit)),
            None if phone.len() >= PHONE => format!("phone:{phone}"),
            None => format!("customer:\"{}\"", quoted(&self.name)),
        }
    }
}

/// The file of a unit or a customer.
#[derive(Debug)]
pub struct UnitFile {
    whose: Whose,
    feed: Feed<CaseRow, Cursor>,
    state: ListState,
    known: Vec<Known>,
    open: Option<Total>,
    all: Option<Total>,
    problem: Option<Failure>,
}

impl Default for UnitFile {
    fn default() -> Self {
        Self {
            whose: Whose::default(),
            feed: Feed::new(PAGE),
            state: ListState::default(),
            known: Vec::new(),
            open: None,
            all: None,
            problem: None,
        }
    }
}

impl UnitFile {
    /// The file to show.
    pub fn aim(&mut self, whose: Whose) {
        if whose != self.whose {
            *self = Self {
                whose,
                ..Self::default()
            };
            self.feed.restart();
        }
    }

    /// The case under the cursor.
    pub fn selected(&self) -> Option<&CaseRow> {
        self.feed.row(self.state.selected)
    }

    fn reload(&mut self) -> Vec<Effect> {
        let key = self.selected().map(Keyed::key);
        self.feed.refresh(key, self.state.selected);
        let words = self.whose.words();
        let mut effects = self.ask_coming();
        effects.push(Effect::ask_latest(HEAD, Request::Head { words }));
        effects
    }

    fn ask_coming(&self) -> Vec<Effect> {
        let words = self.whose.words();
        let page = |order| Effect::ask_latest(FRESH, Request::Page { words, order });
        self.feed.coming().map(page).into_iter().collect()
    }

    fn ask_missing(&self) -> Vec<Effect> {
        let words = self.whose.words();
        let page = |order| Effect::ask_latest(ROWS, Request::Page { words, order });
        let missing = self.feed.missing(&self.state.ahead());
        missing.map(page).into_iter().collect()
    }

    fn open(&self) -> Vec<Effect> {
        self.selected()
            .map(|case| Effect::Go(Place::Case(case.number.clone())))
            .into_iter()
            .collect()
    }

    /// For whom a new case is registered: the unit, and the customer where only one is known there.
    fn for_whom(&self) -> Whose {
        let mut whose = self.whose.clone();
        if let [only] = self.known.as_slice() {
            whose.name.clone_from(&only.name);
            whose.phone.clone_from(&only.phone);
        }
        whose
    }
}

impl Surface for UnitFile {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::UnitFile, Scope::List]
    }

    fn command(&mut self, id: Id, _shell: &Shell) -> Vec<Effect> {
        match id {
            commands::OPEN => self.open(),
            commands::REGISTER => vec![Effect::Go(Place::RegisterFor(self.for_whom()))],
            commands::ALL => vec![Effect::Go(Place::Search(self.whose.words()))],
            _ => {
                self.state.command(id, self.feed.known());
                self.ask_missing()
            }
        }
    }

    fn click(&mut self, target: Target, double: bool, _shell: &Shell) -> Vec<Effect> {
        if let Target::Row(row) = target {
            self.state.select(row, self.feed.known());
            if double {
                return self.open();
            }
            return self.ask_missing();
        }
        Vec::new()
    }

    fn enter(&mut self, _shell: &Shell) -> Vec<Effect> {
        self.reload()
    }

    fn refresh(&mut self, _shell: &Shell) -> Vec<Effect> {
        self.reload()
    }

    fn answer(
        &mut self,
        _topic: &'static str,
        answer: backend::Answer,
        _shell: &Shell,
    ) -> Vec<Effect> {
        let backend::Answer::Unit(answer) = answer else {
            return Vec::new();
        };
        match answer {
            Answer::Head { known, open, all } => {
                self.known = known;
                self.open = Some(open);
                self.all = Some(all);
                Vec::new()
            }
            Answer::Page {
                list,
                page,
                rows,
                next,
            } => match self.feed.fill(list, page, rows, next) {
                Filled::Nothing => self.ask_coming(),
                Filled::Rows => Vec::new(),
                Filled::Replaced(row) => {
                    self.problem = None;
                    self.state.follow(row, self.feed.known());
                    let mut effects = self.ask_missing();
                    if self.feed.take_again() {
                        effects.extend(self.reload());
                    }
                    effects
                }
            },
        }
    }

    fn failed(&mut self, _topic: &'static str, failure: Failure, _shell: &Shell) -> Vec<Effect> {
        self.feed.give_up();
        self.problem = Some(failure);
        Vec::new()
    }

    fn why(&self) -> Option<Subject> {
        self.selected().map(|row| Subject::case(&row.number))
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        view::view(self, draw, area);
    }
}
