//! The follow-up queue: every open task of every case, by when it is due. What is next stands at the top in words.

mod ask;
mod choose;
mod filter;
mod groups;
pub(in crate::tui) mod measure;
mod preview;
#[cfg(test)]
mod tests;
mod view;

use std::cell::Cell;

use ratatui::layout::Rect;

use super::Place;
use super::cases::preview::regulation;
use crate::case::{Actor, CommandName, Role};
use crate::desk::{Prevention, QueueQuery};
use crate::document::ledger::Chosen;
use crate::store::{Cursor, TaskRow};
use crate::tui::action::Effect;
use crate::tui::backend;
use crate::tui::commands::{Id, Scope, list, queue as commands};
use crate::tui::dialogs::{ExportDialog, Subject};
use crate::tui::draw::{Draw, Target};
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::surface::Surface;
use crate::tui::widgets::feed::{Filled, Keyed};
use crate::tui::widgets::{Feed, ListState, SearchBox};

pub use ask::{Answer, Request, answer, pressing};
use ask::{Counts, Looked};
pub(in crate::tui::screens) use ask::{Next, next};
pub(in crate::tui) use filter::Filter;
use groups::{Group, Layout};
pub(in crate::tui::screens) use view::{matter, standing, title};

/// Rows asked for at once.
const PAGE: usize = 100;
/// Topics of the queue's questions, and of what is chosen in its pickers.
const FRESH: &str = "fresh";
const ROWS: &str = "rows";
const PREVIEW: &str = "preview";
const DEPARTMENTS: &str = "departments";
const PREVENTION: &str = "prevention";
const ACTION: &str = "action";
const ROLE: &str = "role";

impl Keyed for TaskRow {
    fn key(&self) -> String {
        format!(
            "{} {} {} {:?} {:?}",
            self.number, self.step, self.clause, self.department, self.measure
        )
    }
}

/// The follow-up queue.
#[derive(Debug)]
pub struct Queue {
    search: SearchBox,
    filter: Filter,
    feed: Feed<TaskRow, Cursor>,
    counts: Option<Box<Counts>>,
    /// The counts of the list that is still coming.
    coming: Option<Box<Counts>>,
    layout: Layout,
    /// Over the lines of the screen, headings included.
    state: ListState,
    looked: Option<Box<Looked>>,
    /// The task that the preview was last asked for.
    looked_at: Option<String>,
    /// The preventive measures that were last listed.
    measures: Vec<Prevention>,
    actor: Option<Actor>,
    /// What it was sent to show, until it is entered.
    sent: Option<String>,
    /// A limit of minutes in sight runs by the second.
    by_the_second: Cell<bool>,
}

impl Default for Queue {
    fn default() -> Self {
        Self {
            search: SearchBox::default(),
            filter: Filter::default(),
            feed: Feed::new(PAGE),
            counts: None,
            coming: None,
            layout: Layout::default(),
            state: ListState::default(),
            looked: None,
            looked_at: None,
            measures: Vec::new(),
            actor: None,
            sent: None,
            by_the_second: Cell::new(false),
        }
    }
}

impl Queue {
    /// The task under the cursor.
    pub fn selected(&self) -> Option<&TaskRow> {
        self.feed.row(self.place())
    }

    /// Shows what `query` finds, whosever tasks they are.
    pub fn search_for(&mut self, query: &str) {
        self.sent = Some(query.to_owned());
    }

    /// Whether a search narrows the queue, or is about to.
    pub fn searching(&self) -> bool {
        self.search.in_use()
    }

    /// The place of the task under the cursor.
    fn place(&self) -> usize {
        self.layout.task(self.state.selected, false)
    }

    fn ask_anew(&mut self) -> Vec<Effect> {
        self.feed.restart();
        self.coming = None;
        self.state.reset();
        self.ask_coming()
    }

    fn reload(&mut self) -> Vec<Effect> {
        let key = self.selected().map(Keyed::key);
        self.feed.refresh(key, self.place());
        self.ask_coming()
    }

    fn request(&self, order: crate::tui::widgets::feed::Order<Cursor>) -> Request {
        Request::Page {
            words: self.search.text(),
            filter: self.filter.clone(),
            order,
        }
    }

    fn ask_coming(&self) -> Vec<Effect> {
        let coming = self.feed.coming();
        coming
            .map(|order| Effect::ask_latest(FRESH, self.request(order)))
            .into_iter()
            .collect()
    }

    fn ask_missing(&self) -> Vec<Effect> {
        let missing = self.feed.missing(&self.state.ahead());
        missing
            .map(|order| Effect::ask_latest(ROWS, self.request(order)))
            .into_iter()
            .collect()
    }

    fn moved(&mut self) -> Vec<Effect> {
        let mut effects = self.ask_missing();
        if self.selected().map(Keyed::key) != self.looked_at {
            effects.extend(self.look());
        }
        effects
    }

    fn look(&mut self) -> Option<Effect> {
        let task = self.selected().cloned();
        self.looked_at = task.as_ref().map(Keyed::key);
        Some(Effect::ask_latest(
            PREVIEW,
            Request::Preview(Box::new(task?)),
        ))
    }

    /// Stands on a task; the heading right above it comes into sight with it.
    fn stand(&mut self, task: usize, follow: bool) {
        let line = self.layout.line(task);
        if follow {
            self.state.follow(line, self.layout.length());
        } else {
            self.state.select(line, self.layout.length());
        }
        if self.layout.begins(task) {
            self.state.reveal(line.saturating_sub(1));
        }
    }

    fn go(&mut self, id: Id) -> Vec<Effect> {
        let back = matches!(id, list::UP | list::PAGE_UP);
        self.state.command(id, self.layout.length());
        let task = self.layout.task(self.state.selected, back);
        self.stand(task, false);
        self.moved()
    }

    fn filled(&mut self, filled: Filled, shell: &Shell) -> Vec<Effect> {
        match filled {
            Filled::Nothing => self.ask_coming(),
            Filled::Rows => self.moved(),
            Filled::Replaced(task) => {
                self.search.blame(None);
                self.counts = self.coming.take();
                self.layout = self.count_groups(shell);
                self.stand(task, true);
                let mut effects = self.ask_missing();
                effects.extend(self.look());
                if self.feed.take_again() {
                    effects.extend(self.reload());
                }
                effects
            }
        }
    }

    /// Where the groups begin: by the counts, or by the rows where all of them are at hand.
    fn count_groups(&self, shell: &Shell) -> Layout {
        let known = self.feed.known();
        let rows: Option<Vec<&TaskRow>> = self
            .feed
            .complete()
            .then(|| (0..known).map(|place| self.feed.row(place)).collect())
            .flatten();
        match (rows, &self.counts) {
            (Some(rows), _) => {
                let of = |row: &&TaskRow| Group::of(row.due, shell.now);
                let groups: Vec<Group> = rows.iter().map(of).collect();
                Layout::new(
                    Group::ALL.map(|group| groups.iter().filter(|own| **own == group).count()),
                )
            }
            (None, Some(counts)) => Layout::new(counts.groups),
            (None, None) => Layout::default(),
        }
    }

    fn next_filter(&mut self, back: bool) -> Vec<Effect> {
        let chips = chips();
        let here = chips.iter().position(|chip| *chip == self.filter);
        let next = match (here, back) {
            (Some(here), false) => (here + 1) % chips.len(),
            (Some(here), true) => (here + chips.len() - 1) % chips.len(),
            (None, false) => 0,
            (None, true) => chips.len() - 1,
        };
        chips
            .get(next)
            .cloned()
            .map_or_else(Vec::new, |chip| self.filter_by(chip))
    }

    fn filter_by(&mut self, filter: Filter) -> Vec<Effect> {
        self.search.activate(false);
        if self.filter == filter {
            return Vec::new();
        }
        self.filter = filter;
        self.ask_anew()
    }

    /// Hands the task over to its case. All ways to act on a case from here go through this.
    fn hand_over(&mut self, command: Option<CommandName>) -> Vec<Effect> {
        self.search.activate(false);
        let Some(task) = self.selected() else {
            return Vec::new();
        };
        let number = task.number.clone();
        vec![Effect::Go(match command {
            Some(command) => Place::Act(number, command),
            None => Place::Case(number),
        })]
    }

    /// The ledger of the cases whose tasks are shown.
    fn export(&mut self, shell: &Shell) -> Vec<Effect> {
        self.search.activate(false);
        let chosen = Chosen::Tasks(Box::new(QueueQuery {
            words: self.search.text(),
            ..self.filter.query(self.actor.as_ref())
        }));
        vec![Effect::open(ExportDialog::new(chosen, shell.lang))]
    }

    fn act(&mut self, shell: &Shell) -> Vec<Effect> {
        match self.selected().map(|task| (task.ready, task.step)) {
            Some((true, step)) => self.hand_over(Some(step)),
            Some((false, _)) => vec![Effect::complain(commands::texts::not_ready(shell.lang))],
            None => Vec::new(),
        }
    }
}

/// The filters that `Tab` goes through; those of a chosen role or department stand after them.
fn chips() -> [Filter; 3] {
    [Filter::Mine, Filter::All, Filter::Soon]
}

/// Whether a limit is one of minutes, which people count by the second.
fn is_of_minutes(shell: &Shell, task: &TaskRow) -> bool {
    regulation(shell).is_some_and(|regulation| regulation.is_of_minutes(task.step, &task.clause))
}

impl Surface for Queue {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Queue, Scope::List]
    }

    fn typing(&self) -> bool {
        self.search.is_active()
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        match id {
            commands::CHOOSE => {
                self.search.activate(false);
                self.choose_action(shell).into_iter().collect()
            }
            commands::ACT => self.act(shell),
            commands::OPEN => self.hand_over(None),
            commands::CALLBACK => self.hand_over(Some(CommandName::Callback)),
            commands::NEXT_FILTER => self.next_filter(false),
            commands::PREVIOUS_FILTER => self.next_filter(true),
            commands::BY_ROLE => vec![self.choose_role(shell)],
            commands::BY_DEPARTMENT => {
                vec![Effect::ask_latest(DEPARTMENTS, Request::Departments)]
            }
            commands::PREVENTION => {
                vec![Effect::ask_latest(PREVENTION, Request::Prevention)]
            }
            commands::SEARCH => {
                self.search.activate(true);
                Vec::new()
            }
            commands::EXPORT => self.export(shell),
            commands::CLEAR => {
                let had_words = !self.search.is_blank();
                self.search.clear();
                if had_words {
                    self.ask_anew()
                } else {
                    Vec::new()
                }
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

    fn click(&mut self, target: Target, double: bool, shell: &Shell) -> Vec<Effect> {
        match target {
            Target::Row(line) => {
                self.search.activate(false);
                let task = self.layout.task(line, false);
                self.stand(task, false);
                if double {
                    self.choose_action(shell).into_iter().collect()
                } else {
                    self.moved()
                }
            }
            Target::Field(_) => {
                self.search.activate(true);
                Vec::new()
            }
            Target::Part(place) => match (chips().get(place), place) {
                (Some(chip), _) => self.filter_by(chip.clone()),
                (None, 3) => vec![self.choose_role(shell)],
                (None, _) => vec![Effect::ask_latest(DEPARTMENTS, Request::Departments)],
            },
            Target::Option(..) | Target::Command(_) => Vec::new(),
        }
    }

    fn chosen(&mut self, topic: &'static str, value: String, shell: &Shell) -> Vec<Effect> {
        match topic {
            ROLE => {
                Role::parse(&value).map_or_else(Vec::new, |role| self.filter_by(Filter::Role(role)))
            }
            DEPARTMENTS => self.filter_by(Filter::Department(value)),
            PREVENTION => vec![self.measure(&value, shell)],
            ACTION => [commands::ACT, commands::OPEN, commands::CALLBACK]
                .into_iter()
                .find(|id| id.0 == value)
                .map_or_else(Vec::new, |id| self.command(id, shell)),
            _ => Vec::new(),
        }
    }

    fn enter(&mut self, shell: &Shell) -> Vec<Effect> {
        let sent = self.sent.take();
        if self.actor != shell.actor {
            *self = Self {
                filter: shell.actor.as_ref().map(Filter::first).unwrap_or_default(),
                actor: shell.actor.clone(),
                ..Self::default()
            };
        }
        if let Some(query) = sent {
            self.search.set(&query);
            self.search.activate(false);
            self.filter = Filter::All;
            return self.ask_anew();
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
        shell: &Shell,
    ) -> Vec<Effect> {
        let backend::Answer::Queue(answer) = answer else {
            return Vec::new();
        };
        match answer {
            Answer::Page {
                list,
                page,
                rows,
                next,
                counts,
            } => {
                if counts.is_some() {
                    self.coming = counts;
                }
                let filled = self.feed.fill(list, page, rows, next);
                self.filled(filled, shell)
            }
            Answer::Preview(looked) => {
                self.looked = Some(looked);
                Vec::new()
            }
            Answer::Departments(names) => vec![self.choose_department(names, shell)],
            Answer::Prevention(measures) => {
                self.measures = measures;
                vec![self.list_prevention(shell)]
            }
            Answer::Prevented => Vec::new(),
        }
    }

    fn failed(
        &mut self,
        topic: &'static str,
        failure: backend::Failure,
        shell: &Shell,
    ) -> Vec<Effect> {
        match topic {
            PREVIEW => self.looked = None,
            DEPARTMENTS | PREVENTION => return vec![Effect::complain(failure.text(shell.lang))],
            _ => {
                self.feed.give_up();
                self.search.blame(Some(failure));
            }
        }
        Vec::new()
    }

    fn counts_seconds(&self) -> bool {
        self.by_the_second.get()
    }

    fn why(&self) -> Option<Subject> {
        self.selected()
            .map(|task| Subject::task(&task.number, task.step))
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        view::view(self, draw, area);
    }
}
