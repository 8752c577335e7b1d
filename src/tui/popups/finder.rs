//! One box over everything: as one types, it shows in groups what the words find: cases, customers, units, saved searches,
//! departments and people, clauses, drafts, commands. `Enter` opens what is selected, another key takes the words over to the
//! list of cases or to the queue. Before anything is typed it shows where one was last, and the saved searches.
//!
//! What the desk knows is asked for at each key, the newest question taking the place of the one before; what the terminal knows
//! (clauses, commands, drafts) is there at once. An `Enter` that comes before the answer waits for it: it opens what these words
//! find, never what the words before them found.

mod ask;
mod rows;
#[cfg(test)]
mod tests;
mod view;

use ratatui::layout::{Rect, Size};

use super::Offer;
use crate::desk::{Finds, SavedSearch};
use crate::regulation::model::Clause;
use crate::store::{CaseRow, FormDraft, Total};
use crate::tui::action::Effect;
use crate::tui::backend::{Answer as DeskAnswer, Failure};
use crate::tui::commands::{self, Id, Scope, finder as own, global, list};
use crate::tui::dialogs::{drafts, searches};
use crate::tui::draw::{Draw, Target};
use crate::tui::key::Key;
use crate::tui::model::{Model, Shell};
use crate::tui::screens::Place;
use crate::tui::screens::unit::Whose;
use crate::tui::surface::{Dialog, Surface};
use crate::tui::widgets::{Edit, Field, ListState, groups};

pub use ask::{Answer, Request, answer};
use rows::{Group, Item, Line};

/// Topics of its questions.
const START: &str = "start";
const FIND: &str = "find";
const COUNT: &str = "count";
const SAVED: &str = "saved";
/// So many saved searches are counted.
const MOST_COUNTED: usize = 30;

/// The box.
#[derive(Debug)]
pub struct FinderBox {
    field: Field,
    /// The cases opened last, as they are asked for.
    opened: Vec<String>,
    offers: Vec<Offer>,
    clauses: Vec<Clause>,
    latest: Vec<CaseRow>,
    saved: Vec<Saved>,
    drafts: Vec<FormDraft>,
    found: Finds,
    total: Option<Total>,
    mistake: Option<Failure>,
    /// What is shown was found by what is typed.
    answered: bool,
    /// `Enter` was pressed before it was.
    open_first: bool,
    lines: Vec<Line>,
    state: ListState,
}

/// A saved search, and how many it finds.
#[derive(Debug)]
struct Saved {
    search: SavedSearch,
    count: Count,
}

#[derive(Debug)]
enum Count {
    Coming,
    Cases(Total),
    /// A word of it means nothing under this regulation.
    Wrong,
}

impl FinderBox {
    /// Over everything that applies to what is on top.
    pub fn of(model: &Model) -> Self {
        let mut offers = Offer::all(model);
        offers.retain(|offer| offer.id != global::FIND);
        let clauses = model.shell.desk.as_ref();
        let clauses = clauses.map_or_else(Vec::new, |desk| desk.regulation.clauses.clone());
        Self {
            field: Field::new(),
            opened: model.screens.case.recent(),
            offers,
            clauses,
            latest: Vec::new(),
            saved: Vec::new(),
            drafts: Vec::new(),
            found: Finds::default(),
            total: None,
            mistake: None,
            answered: true,
            open_first: false,
            lines: Vec::new(),
            state: ListState::default(),
        }
    }

    fn item(&self) -> Option<Item> {
        match self.lines.get(self.state.selected) {
            Some(Line::Item(item)) => Some(*item),
            _ => None,
        }
    }

    fn stand(&mut self, line: usize, back: bool) {
        let line = groups::nearest(&self.lines, line, back, Line::is_row).unwrap_or(0);
        self.state.select(line, self.lines.len());
        if self
            .lines
            .get(line.saturating_sub(1))
            .is_some_and(|above| !above.is_row())
        {
            self.state.reveal(line.saturating_sub(1));
        }
    }

    /// Puts the lines together anew. Whoever stood on the first row stays on it, others on theirs.
    fn arrange(&mut self, shell: &Shell) {
        let first = self.lines.iter().position(Line::is_row);
        let stood = Some(self.state.selected)
            .filter(|line| Some(*line) != first)
            .and_then(|_| self.item());
        self.lines = rows::lines(self, shell.lang, shell.size.height);
        let same = |line: &Line| stood.is_some_and(|item| *line == Line::Item(item));
        let line = self.lines.iter().position(same).unwrap_or(0);
        self.stand(line, false);
    }

    fn typed(&mut self, shell: &Shell) -> Vec<Effect> {
        self.state.reset();
        self.open_first = false;
        self.mistake = None;
        let words = self.field.text();
        let effects = if words.is_empty() {
            self.answered = true;
            vec![self.ask_start()]
        } else {
            self.answered = false;
            vec![Effect::ask_latest(FIND, Request::Find { words })]
        };
        self.arrange(shell);
        effects
    }

    /// Asked under the topic of what is found: so an answer to words that are gone is dropped.
    fn ask_start(&self) -> Effect {
        let opened = self.opened.clone();
        Effect::ask_latest(FIND, Request::Start { opened })
    }

    fn count_next(&mut self) -> Option<Effect> {
        let mut first = self.saved.iter().take(MOST_COUNTED);
        let next = first.find(|own| matches!(own.count, Count::Coming))?;
        let words = next.search.words.clone();
        Some(Effect::ask_latest(SAVED, Request::Count { words }))
    }

    fn counted(&mut self, count: Count) -> Vec<Effect> {
        let next = self.saved.iter_mut();
        if let Some(own) = next
            .into_iter()
            .find(|own| matches!(own.count, Count::Coming))
        {
            own.count = count;
        }
        self.count_next().into_iter().collect()
    }

    fn take(&mut self, kept: ask::Kept, shell: &Shell) -> Vec<Effect> {
        let given = searches::given(shell.lang, shell.actor.as_ref());
        let all = kept.searches.into_iter().chain(given);
        self.saved = all
            .map(|search| Saved {
                search,
                count: Count::Coming,
            })
            .collect();
        self.latest = kept.latest;
        self.drafts = kept.drafts;
        self.count_next().into_iter().collect()
    }

    fn found(&mut self, found: Finds, shell: &Shell) -> Vec<Effect> {
        self.found = found;
        self.total = None;
        self.answered = true;
        self.arrange(shell);
        if self.open_first {
            return self.open(shell);
        }
        let words = self.field.text();
        vec![Effect::ask_latest(COUNT, Request::Count { words })]
    }

    fn open(&mut self, shell: &Shell) -> Vec<Effect> {
        if !self.answered {
            self.open_first = true;
            return Vec::new();
        }
        let place = match self.item() {
            None => None,
            Some(Item { group, place }) => match group {
                Group::Cases => self
                    .cases()
                    .get(place)
                    .map(|row| Place::Case(row.number.clone())),
                Group::Customers => self
                    .found
                    .customers
                    .get(place)
                    .map(|own| Place::File(Whose::customer(&own.name, own.phone.as_deref()))),
                Group::Units => {
                    let unit = self.found.units.get(place);
                    unit.map(|(unit, _)| Place::File(Whose::unit(unit)))
                }
                Group::Searches => {
                    let own = self.saved.get(place);
                    own.map(|own| Place::Search(own.search.words.clone()))
                }
                Group::Names => self.found.names.get(place).map(|own| match own.of {
                    None => Place::Todo(rows::words_of(own)),
                    Some(_) => Place::Search(rows::words_of(own)),
                }),
                Group::Clauses => {
                    let clause = self.clauses.get(place);
                    clause.map(|clause| Place::Clause(clause.id.clone()))
                }
                Group::Drafts => {
                    let draft = self.drafts.get(place);
                    return draft.map_or_else(Vec::new, |own| drafts::resume(shell.lang, own));
                }
                Group::Commands => {
                    let offer = self.offers.get(place);
                    return offer.map_or_else(Vec::new, Offer::run);
                }
            },
        };
        place.map_or_else(Vec::new, |place| vec![Effect::Close, Effect::Go(place)])
    }

    fn cases(&self) -> &[CaseRow] {
        if self.field.is_blank() {
            &self.latest
        } else {
            &self.found.cases
        }
    }

    fn next_group(&mut self, back: bool) {
        let mut firsts: Vec<(usize, Group)> = Vec::new();
        for (line, own) in self
            .lines
            .iter()
            .enumerate()
            .filter(|(_, own)| own.is_row())
        {
            if firsts.last().is_none_or(|(_, group)| *group != own.group()) {
                firsts.push((line, own.group()));
            }
        }
        let here = self.item().map(|item| item.group);
        if let Some(line) = groups::next(&firsts, here.as_ref(), back) {
            self.stand(line, false);
        }
    }
}

impl Surface for FinderBox {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Finder, Scope::List]
    }

    fn typing(&self) -> bool {
        true
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        let words = self.field.text();
        match id {
            own::OPEN => return self.open(shell),
            own::LIST => return vec![Effect::Close, Effect::Go(Place::Search(words))],
            own::QUEUE => return vec![Effect::Close, Effect::Go(Place::Todo(words))],
            own::CLOSE => return vec![Effect::Close],
            own::NEXT => self.next_group(false),
            own::PREVIOUS => self.next_group(true),
            _ => {
                let back = matches!(id, list::UP | list::PAGE_UP);
                self.state.command(id, self.lines.len());
                self.stand(self.state.selected, back);
            }
        }
        Vec::new()
    }

    fn key(&mut self, key: Key, shell: &Shell) -> Vec<Effect> {
        match self.field.key(key) {
            Edit::Changed => self.typed(shell),
            _ => Vec::new(),
        }
    }

    fn paste(&mut self, text: &str, shell: &Shell) -> Vec<Effect> {
        match self.field.paste(text) {
            Ok(()) => self.typed(shell),
            Err(_) => Vec::new(),
        }
    }

    fn click(&mut self, target: Target, _double: bool, shell: &Shell) -> Vec<Effect> {
        let Target::Row(line) = target else {
            return Vec::new();
        };
        self.stand(line, false);
        self.open(shell)
    }

    fn enter(&mut self, _shell: &Shell) -> Vec<Effect> {
        let opened = self.opened.clone();
        vec![Effect::ask_latest(START, Request::Start { opened })]
    }

    fn refresh(&mut self, shell: &Shell) -> Vec<Effect> {
        let mut effects = self.enter(shell);
        let words = self.field.text();
        if !words.is_empty() {
            effects.push(Effect::ask_latest(FIND, Request::Find { words }));
        }
        effects
    }

    fn answer(&mut self, topic: &'static str, answer: DeskAnswer, shell: &Shell) -> Vec<Effect> {
        let DeskAnswer::Find(answer) = answer else {
            return Vec::new();
        };
        let effects = match (topic, answer) {
            (_, Answer::Start(kept)) => self.take(*kept, shell),
            (_, Answer::Finds(found)) => return self.found(*found, shell),
            (SAVED, Answer::Count(total)) => self.counted(Count::Cases(total)),
            (_, Answer::Count(total)) => {
                self.total = Some(total);
                Vec::new()
            }
        };
        self.arrange(shell);
        effects
    }

    fn failed(&mut self, topic: &'static str, failure: Failure, shell: &Shell) -> Vec<Effect> {
        match topic {
            SAVED => return self.counted(Count::Wrong),
            FIND => {
                self.found = Finds::default();
                self.answered = true;
                self.open_first = false;
                self.mistake = Some(failure);
                self.arrange(shell);
            }
            COUNT => {}
            _ => return vec![Effect::complain(failure.text(shell.lang))],
        }
        Vec::new()
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        view::view(self, draw, area);
    }
}

impl Dialog for FinderBox {
    fn title(&self, shell: &Shell) -> String {
        (commands::command(global::FIND)).map_or_else(String::new, |command| {
            (command.title)(shell.lang).to_owned()
        })
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        Size {
            width: screen.width.saturating_sub(6).min(120),
            height: screen.height.saturating_sub(3).min(40),
        }
    }
}
