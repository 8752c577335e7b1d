//! The list of cases: a search box, an order, rows that come as one moves.
//!
//! The example for other screens: state here, commands in `commands/cases.rs`, questions to the desk in `cases/ask.rs`, drawing
//! in `cases/view.rs`.

mod ask;
#[cfg(test)]
mod tests;
mod view;

use ratatui::layout::Rect;

use super::Place;
use crate::store::{CaseRow, Cursor, Sort, Total};
use crate::tui::action::Effect;
use crate::tui::backend;
use crate::tui::commands::{Id, Scope, cases};
use crate::tui::draw::{Draw, Target};
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::surface::Surface;
use crate::tui::widgets::{Edit, Field, ListState, Pages};

pub use ask::{Answer, Request, answer};

/// Rows asked for at once.
const PAGE: usize = 100;

/// The list of cases.
#[derive(Debug)]
pub struct Cases {
    search: Field,
    /// The search box has the keys.
    searching: bool,
    sort: Sort,
    rows: Pages<CaseRow, Cursor>,
    total: Option<Total>,
    state: ListState,
    /// What is wrong with the query, in words.
    mistake: Option<backend::Failure>,
}

impl Default for Cases {
    fn default() -> Self {
        Self {
            search: Field::new(),
            searching: false,
            sort: Sort::default(),
            rows: Pages::new(PAGE),
            total: None,
            state: ListState::default(),
            mistake: None,
        }
    }
}

impl Cases {
    /// The case under the cursor.
    pub fn selected(&self) -> Option<&CaseRow> {
        self.rows.row(self.state.selected)
    }

    /// Whether a search narrows the list, or is about to.
    pub fn searching(&self) -> bool {
        self.searching || !self.search.is_blank()
    }

    /// Shows what `query` finds.
    pub fn search_for(&mut self, query: &str) {
        self.search.set(query);
        self.restart();
    }

    fn restart(&mut self) {
        self.rows.clear();
        self.state.reset();
        self.total = None;
        self.mistake = None;
    }

    /// Asks anew for everything, keeping the place.
    fn reload(&mut self) -> Vec<Effect> {
        self.rows.clear();
        let mut effects = self.ask_rows();
        effects.push(Effect::ask_latest(
            "count",
            Request::Count {
                query: self.search.text(),
            },
        ));
        effects
    }

    fn ask_rows(&self) -> Vec<Effect> {
        let wanted = self.rows.wanted(&self.state.ahead());
        let request = wanted.map(|wanted| Request::Page {
            query: self.search.text(),
            sort: self.sort,
            wanted,
        });
        request
            .map(|request| Effect::ask_latest("rows", request))
            .into_iter()
            .collect()
    }

    fn next_sort(&mut self) -> Vec<Effect> {
        self.sort = match self.sort {
            Sort::Received => Sort::Due,
            Sort::Due => Sort::Level,
            Sort::Level => Sort::Received,
        };
        self.state.reset();
        self.reload()
    }

    fn clear_search(&mut self) -> Vec<Effect> {
        self.searching = false;
        self.search_for("");
        self.reload()
    }

    fn open(&mut self) -> Vec<Effect> {
        self.searching = false;
        self.selected()
            .map(|row| Effect::Go(Place::Case(row.number.clone())))
            .into_iter()
            .collect()
    }

    fn edited(&mut self, edit: Edit) -> Vec<Effect> {
        if edit != Edit::Changed {
            return Vec::new();
        }
        self.state.reset();
        self.mistake = None;
        self.reload()
    }
}

impl Surface for Cases {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Cases, Scope::List]
    }

    fn typing(&self) -> bool {
        self.searching
    }

    fn command(&mut self, id: Id, _shell: &Shell) -> Vec<Effect> {
        match id {
            cases::OPEN => self.open(),
            cases::SORT => self.next_sort(),
            cases::CLEAR => self.clear_search(),
            cases::SEARCH => {
                self.searching = true;
                Vec::new()
            }
            _ => {
                self.state.command(id, self.rows.known());
                self.ask_rows()
            }
        }
    }

    fn key(&mut self, key: Key, _shell: &Shell) -> Vec<Effect> {
        let edit = if self.searching {
            self.search.key(key)
        } else {
            Edit::Ignored
        };
        self.edited(edit)
    }

    fn paste(&mut self, text: &str, _shell: &Shell) -> Vec<Effect> {
        let taken = self.searching && self.search.paste(text).is_ok();
        self.edited(if taken { Edit::Changed } else { Edit::Ignored })
    }

    fn click(&mut self, target: Target, double: bool, _shell: &Shell) -> Vec<Effect> {
        match target {
            Target::Row(row) => {
                self.searching = false;
                self.state.select(row, self.rows.known());
                if double { self.open() } else { self.ask_rows() }
            }
            Target::Field(_) => {
                self.searching = true;
                Vec::new()
            }
            _ => Vec::new(),
        }
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
        match answer {
            backend::Answer::Cases(Answer::Page { page, rows, next }) => {
                self.rows.fill(page, rows, next);
                self.state.select(self.state.selected, self.rows.known());
                self.ask_rows()
            }
            backend::Answer::Cases(Answer::Count(total)) => {
                self.total = Some(total);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn failed(
        &mut self,
        _topic: &'static str,
        failure: backend::Failure,
        _shell: &Shell,
    ) -> Vec<Effect> {
        self.mistake = Some(failure);
        Vec::new()
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        view::view(self, draw, area);
    }
}
