//! The list of cases: a search box, quick filters, an order, rows that come as one moves, and beside them the case under the
//! cursor.
//!
//! The example for other screens: state here, commands in `commands/cases.rs`, questions to the desk in `cases/ask.rs`, drawing
//! in `cases/view.rs`.

mod ask;
pub(super) mod preview;
mod quick;
#[cfg(test)]
mod tests;
pub(in crate::tui) mod view;

use ratatui::layout::Rect;

use super::Place;
use super::unit::Whose;
use crate::case::Actor;
use crate::desk::CaseFile;
use crate::document::ledger::Chosen;
use crate::store::{CaseRow, Cursor, Sort, Total};
use crate::tui::action::Effect;
use crate::tui::backend;
use crate::tui::commands::{Id, Scope, cases, list, unit};
use crate::tui::dialogs::{ExportDialog, SEARCH, SaveSearch, Searches, Subject};
use crate::tui::draw::{Draw, Target};
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::popups::{Pick, Picker};
use crate::tui::surface::Surface;
use crate::tui::widgets::feed::{Filled, Keyed};
use crate::tui::widgets::{Feed, ListState, SearchBox};

pub use ask::{Answer, Request, answer};
use quick::Quick;

/// Rows asked for at once.
const PAGE: usize = 100;
/// Topics of the list's questions.
const FRESH: &str = "fresh";
const ROWS: &str = "rows";
const COUNT: &str = "count";
const PREVIEW: &str = "preview";
const FILTER: &str = "filter";

impl Keyed for CaseRow {
    fn key(&self) -> String {
        self.number.clone()
    }
}

/// The list of cases.
#[derive(Debug)]
pub struct Cases {
    search: SearchBox,
    quick: Quick,
    sort: Sort,
    feed: Feed<CaseRow, Cursor>,
    total: Option<Total>,
    state: ListState,
    /// On the way to the last row of a list whose length is not known.
    to_the_end: bool,
    preview: Option<Box<CaseFile>>,
    /// The case that the preview was last asked for.
    looked_at: Option<String>,
    /// Who looks: some filters are about them.
    actor: Option<Actor>,
}

impl Default for Cases {
    fn default() -> Self {
        Self {
            search: SearchBox::default(),
            quick: Quick::default(),
            sort: Sort::default(),
            feed: Feed::new(PAGE),
            total: None,
            state: ListState::default(),
            to_the_end: false,
            preview: None,
            looked_at: None,
            actor: None,
        }
    }
}

impl Cases {
    /// The case under the cursor.
    pub fn selected(&self) -> Option<&CaseRow> {
        self.feed.row(self.state.selected)
    }

    /// Whether a search narrows the list, or is about to.
    pub fn searching(&self) -> bool {
        self.search.in_use()
    }

    /// Whether anything but all cases is shown.
    pub fn narrowed(&self) -> bool {
        !self.query().is_empty()
    }

    /// Shows what `query` finds.
    pub fn search_for(&mut self, query: &str) {
        self.search.set(query);
        self.search.activate(false);
        self.quick = Quick::All;
        self.restart();
    }

    /// The rows of the list: those known of, or as many as were counted.
    fn length(&self) -> usize {
        let known = self.feed.known();
        match self.total {
            Some(Total::Exactly(total)) if !self.feed.complete() => known.max(total as usize),
            _ => known,
        }
    }

    /// The whole question in the query language.
    fn query(&self) -> String {
        let quick = self.quick.words(self.actor.as_ref());
        format!("{quick} {}", self.search.text()).trim().to_owned()
    }

    /// Another question: its answer begins at the top.
    fn restart(&mut self) {
        self.feed.restart();
        self.state.reset();
        self.total = None;
        self.to_the_end = false;
    }

    fn ask_anew(&mut self) -> Vec<Effect> {
        self.restart();
        self.ask_all()
    }

    /// Asks the same again, keeping the place.
    fn reload(&mut self) -> Vec<Effect> {
        let key = self.selected().map(Keyed::key);
        self.feed.refresh(key, self.state.selected);
        self.ask_all()
    }

    fn ask_all(&self) -> Vec<Effect> {
        let query = self.query();
        let mut effects = self.ask_coming();
        effects.push(Effect::ask_latest(COUNT, Request::Count { query }));
        effects
    }

    fn ask_coming(&self) -> Vec<Effect> {
        let (query, sort) = (self.query(), self.sort);
        let page = |order| Effect::ask_latest(FRESH, Request::Page { query, sort, order });
        self.feed.coming().map(page).into_iter().collect()
    }

    fn ask_missing(&self) -> Vec<Effect> {
        let (query, sort) = (self.query(), self.sort);
        let page = |order| Effect::ask_latest(ROWS, Request::Page { query, sort, order });
        let missing = self.feed.missing(&self.state.ahead());
        missing.map(page).into_iter().collect()
    }

    /// The cursor has moved: asks for the rows around it and for its case.
    fn moved(&mut self) -> Vec<Effect> {
        let mut effects = self.ask_missing();
        let number = self.selected().map(Keyed::key);
        if number != self.looked_at {
            effects.extend(self.look());
        }
        effects
    }

    fn look(&mut self) -> Option<Effect> {
        self.looked_at = self.selected().map(Keyed::key);
        let number = self.looked_at.clone()?;
        Some(Effect::ask_latest(PREVIEW, Request::Preview { number }))
    }

    fn next_sort(&mut self) -> Vec<Effect> {
        self.sort = match self.sort {
            Sort::Received => Sort::Due,
            Sort::Due => Sort::Level,
            Sort::Level | Sort::Oldest => Sort::Received,
        };
        self.ask_anew()
    }

    fn filter_by(&mut self, quick: Quick) -> Vec<Effect> {
        self.search.activate(false);
        if self.quick == quick {
            return Vec::new();
        }
        self.quick = quick;
        self.ask_anew()
    }

    fn choose_filter(&self, shell: &Shell) -> Effect {
        let actor = self.actor.as_ref();
        let pick = |quick: Quick| Pick {
            value: quick.title(shell.lang).to_owned(),
            label: quick.title(shell.lang).to_owned(),
            note: quick.words(actor),
        };
        Effect::open(Picker::new(
            texts::filters(shell.lang).to_owned(),
            FILTER,
            Quick::of(actor).map(pick).collect(),
            self.quick.title(shell.lang).to_owned(),
        ))
    }

    fn open(&mut self) -> Vec<Effect> {
        self.search.activate(false);
        self.selected()
            .map(|row| Effect::Go(Place::Case(row.number.clone())))
            .into_iter()
            .collect()
    }

    /// The file that the case under the cursor belongs to.
    fn file(&mut self) -> Vec<Effect> {
        self.search.activate(false);
        let of = |row: &CaseRow| {
            let whose = Whose::of(row.unit.as_deref(), &row.customer, row.phone.as_deref());
            Effect::Go(Place::File(whose))
        };
        self.selected().map(of).into_iter().collect()
    }

    fn go(&mut self, id: Id) -> Vec<Effect> {
        self.state.command(id, self.length());
        self.to_the_end = id == list::LAST && !self.feed.complete();
        self.moved()
    }

    fn filled(&mut self, filled: Filled) -> Vec<Effect> {
        match filled {
            Filled::Nothing => self.ask_coming(),
            Filled::Rows => {
                let last = if self.to_the_end {
                    usize::MAX
                } else {
                    self.state.selected
                };
                self.state.select(last, self.length());
                self.to_the_end &= !self.feed.complete();
                self.moved()
            }
            Filled::Replaced(row) => {
                self.search.blame(None);
                self.state.follow(row, self.length());
                let mut effects = self.ask_missing();
                effects.extend(self.look());
                if self.feed.take_again() {
                    effects.extend(self.reload());
                }
                effects
            }
        }
    }
}

impl Surface for Cases {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Cases, Scope::List]
    }

    fn typing(&self) -> bool {
        self.search.is_active()
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        match id {
            cases::OPEN => self.open(),
            unit::OF_ROW => self.file(),
            cases::SORT => self.next_sort(),
            cases::FILTER => vec![self.choose_filter(shell)],
            cases::NEXT_FILTER => self.filter_by(self.quick.next(self.actor.as_ref(), false)),
            cases::PREVIOUS_FILTER => self.filter_by(self.quick.next(self.actor.as_ref(), true)),
            cases::SEARCHES => vec![Effect::open(Searches::default())],
            cases::SAVE => vec![Effect::open(SaveSearch::new(shell.lang, self.query()))],
            cases::EXPORT => {
                self.search.activate(false);
                let chosen = Chosen::Words(self.query());
                vec![Effect::open(ExportDialog::new(chosen, shell.lang))]
            }
            cases::CLEAR => {
                let had_words = !self.search.is_blank();
                self.search.clear();
                if had_words {
                    self.ask_anew()
                } else {
                    Vec::new()
                }
            }
            cases::SEARCH => {
                self.search.activate(true);
                Vec::new()
            }
            _ => self.go(id),
        }
    }

    fn key(&mut self, key: Key, _shell: &Shell) -> Vec<Effect> {
        if self.search.key(key) {
            self.ask_anew()
        } else {
            Vec::new()
        }
    }

    fn paste(&mut self, text: &str, _shell: &Shell) -> Vec<Effect> {
        if self.search.paste(text) {
            self.ask_anew()
        } else {
            Vec::new()
        }
    }

    fn click(&mut self, target: Target, double: bool, _shell: &Shell) -> Vec<Effect> {
        match target {
            Target::Row(row) => {
                self.search.activate(false);
                self.state.select(row, self.length());
                if double { self.open() } else { self.moved() }
            }
            Target::Field(_) => {
                self.search.activate(true);
                Vec::new()
            }
            Target::Part(place) => match Quick::at(self.actor.as_ref(), place) {
                Some(quick) => self.filter_by(quick),
                None => Vec::new(),
            },
            Target::Option(..) | Target::Command(_) => Vec::new(),
        }
    }

    fn chosen(&mut self, topic: &'static str, value: String, shell: &Shell) -> Vec<Effect> {
        if topic == SEARCH {
            self.search_for(&value);
            return self.ask_all();
        }
        let chosen = Quick::of(self.actor.as_ref()).find(|quick| quick.title(shell.lang) == value);
        chosen.map_or_else(Vec::new, |quick| self.filter_by(quick))
    }

    fn enter(&mut self, shell: &Shell) -> Vec<Effect> {
        if self.actor != shell.actor {
            *self = Self {
                search: std::mem::take(&mut self.search),
                actor: shell.actor.clone(),
                ..Self::default()
            };
        }
        self.reload()
    }

    fn refresh(&mut self, _shell: &Shell) -> Vec<Effect> {
        self.reload()
    }

    fn minute(&mut self, _shell: &Shell) -> Vec<Effect> {
        self.reload()
    }

    fn answer(
        &mut self,
        _topic: &'static str,
        answer: backend::Answer,
        _shell: &Shell,
    ) -> Vec<Effect> {
        let backend::Answer::Cases(answer) = answer else {
            return Vec::new();
        };
        match answer {
            Answer::Page {
                list,
                page,
                rows,
                next,
            } => {
                let filled = self.feed.fill(list, page, rows, next);
                self.filled(filled)
            }
            Answer::Count(total) => {
                self.total = Some(total);
                Vec::new()
            }
            Answer::Preview(file) => {
                self.preview = Some(file);
                Vec::new()
            }
            Answer::Searches(_) => Vec::new(),
        }
    }

    fn failed(
        &mut self,
        topic: &'static str,
        failure: backend::Failure,
        _shell: &Shell,
    ) -> Vec<Effect> {
        if topic == PREVIEW {
            self.preview = None;
        } else {
            self.feed.give_up();
            self.total = None;
            self.search.blame(Some(failure));
        }
        Vec::new()
    }

    fn why(&self) -> Option<Subject> {
        self.selected().map(|row| Subject::case(&row.number))
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        view::view(self, draw, area);
    }
}

mod texts {
    crate::catalogue! {
        filters() { zh: "筛选", en: "Filter" }
    }
}
