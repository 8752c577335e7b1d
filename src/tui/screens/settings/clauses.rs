//! The regulation, to be read clause by clause: what it says, what the program does by it, how often it has acted and when
//! last. What one types narrows it; `Enter` opens a clause with its newest cases.

mod clause;
mod view;

use ratatui::layout::Rect;

use super::ask::{Answer, Request};
use crate::regulation::digest::{Rule, chapter, rules};
use crate::store::Fired;
use crate::text::normal;
use crate::tui::action::Effect;
use crate::tui::backend::Answer as DeskAnswer;
use crate::tui::commands::{Id, Scope, settings};
use crate::tui::draw::{Draw, Target};
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::surface::Surface;
use crate::tui::widgets::{Edit, Field, ListState};
use clause::ClauseBox;

/// A clause as it is read.
#[derive(Clone, Debug)]
struct Entry {
    id: String,
    label: String,
    rules: Vec<Rule>,
    /// What it is found by.
    text: String,
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// The chapter of the clause at this place begins.
    Chapter(usize),
    Clause(usize),
}

/// The regulation.
#[derive(Debug, Default)]
pub(super) struct Clauses {
    entries: Vec<Entry>,
    lines: Vec<Line>,
    fired: Vec<Fired>,
    filter: Field,
    filtering: bool,
    state: ListState,
    /// The clause to open as soon as the regulation is read.
    aim: Option<String>,
    pub(super) focused: bool,
}

impl Clauses {
    /// The clauses in the language of the shell.
    fn read(&mut self, shell: &Shell) {
        let Some(desk) = &shell.desk else { return };
        let (lang, regulation) = (shell.lang, &desk.regulation);
        let entry = |clause: &crate::regulation::model::Clause| {
            let rules = rules(lang, regulation, &clause.id);
            let words: Vec<String> = rules
                .iter()
                .flat_map(|rule| [Some(rule.line(lang)), rule.when.clone()])
                .flatten()
                .collect();
            let label = clause.label.get(lang).to_owned();
            let text = normal(&format!("{} {label} {}", clause.id, words.join(" ")));
            Entry {
                id: clause.id.clone(),
                label,
                rules,
                text,
            }
        };
        self.entries = regulation.clauses.iter().map(entry).collect();
        self.narrow();
    }

    /// Opens that clause when the section is shown next.
    pub(super) fn aim(&mut self, id: String) {
        self.clear();
        self.aim = Some(id);
    }

    fn open_aimed(&mut self) -> Vec<Effect> {
        let Some(id) = self.aim.take() else {
            return Vec::new();
        };
        let is_it = |line: &Line| match line {
            Line::Clause(place) => self.entries.get(*place).is_some_and(|entry| entry.id == id),
            Line::Chapter(_) => false,
        };
        match self.lines.iter().position(is_it) {
            Some(line) => {
                self.stand(line, false);
                self.open()
            }
            None => Vec::new(),
        }
    }

    /// The lines of the clauses that hold every word of the filter.
    fn narrow(&mut self) {
        let typed = normal(&self.filter.text());
        let words: Vec<&str> = typed.split_whitespace().collect();
        self.lines.clear();
        let mut before = "";
        for (place, entry) in self.entries.iter().enumerate() {
            if !words.iter().all(|word| entry.text.contains(word)) {
                continue;
            }
            let here = chapter(&entry.id);
            if here != before {
                before = here;
                self.lines.push(Line::Chapter(place));
            }
            self.lines.push(Line::Clause(place));
        }
        self.stand(self.state.selected, false);
    }

    /// Stands on a line; a heading is passed over.
    fn stand(&mut self, line: usize, back: bool) {
        self.state.select(line, self.lines.len());
        let here = self.state.selected;
        if let Some(Line::Chapter(_)) = self.lines.get(here) {
            let next = if back && here > 0 { here - 1 } else { here + 1 };
            self.state.select(next, self.lines.len());
        }
        if let Some(above) = self.state.selected.checked_sub(1)
            && let Some(Line::Chapter(_)) = self.lines.get(above)
        {
            self.state.reveal(above);
        }
    }

    fn selected(&self) -> Option<&Entry> {
        match self.lines.get(self.state.selected) {
            Some(Line::Clause(place)) => self.entries.get(*place),
            _ => None,
        }
    }

    fn fired(&self, clause: &str) -> Option<&Fired> {
        self.fired.iter().find(|fired| fired.clause == clause)
    }

    /// Takes the filter back; whether there was one.
    pub(super) fn clear(&mut self) -> bool {
        let had = self.filtering || !self.filter.is_blank();
        self.filtering = false;
        self.filter.set("");
        if had {
            self.narrow();
        }
        had
    }

    fn open(&self) -> Vec<Effect> {
        self.selected()
            .map(|entry| Effect::open(ClauseBox::new(entry.clone(), self.fired(&entry.id))))
            .into_iter()
            .collect()
    }

    fn typed(&mut self) {
        self.state.reset();
        self.narrow();
    }
}

impl Surface for Clauses {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Clauses, Scope::Section, Scope::List]
    }

    fn typing(&self) -> bool {
        self.filtering
    }

    fn command(&mut self, id: Id, _shell: &Shell) -> Vec<Effect> {
        use crate::tui::commands::list;
        match id {
            settings::CLAUSE_OPEN => return self.open(),
            settings::CLAUSE_FILTER => self.filtering = true,
            _ => {
                let back = matches!(id, list::UP | list::PAGE_UP);
                self.state.command(id, self.lines.len());
                self.stand(self.state.selected, back);
            }
        }
        Vec::new()
    }

    fn key(&mut self, key: Key, _shell: &Shell) -> Vec<Effect> {
        if self.filtering && self.filter.key(key) == Edit::Changed {
            self.typed();
        }
        Vec::new()
    }

    fn paste(&mut self, text: &str, _shell: &Shell) -> Vec<Effect> {
        if self.filtering && self.filter.paste(text).is_ok() {
            self.typed();
        }
        Vec::new()
    }

    fn click(&mut self, target: Target, double: bool, _shell: &Shell) -> Vec<Effect> {
        match target {
            Target::Row(row) => {
                self.filtering = false;
                self.stand(row, false);
                if double { self.open() } else { Vec::new() }
            }
            Target::Field(_) => {
                self.filtering = true;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn enter(&mut self, shell: &Shell) -> Vec<Effect> {
        self.read(shell);
        let mut effects = self.refresh(shell);
        effects.extend(self.open_aimed());
        effects
    }

    fn refresh(&mut self, _shell: &Shell) -> Vec<Effect> {
        vec![Effect::ask_latest("fired", Request::Fired)]
    }

    fn language_changed(&mut self, shell: &Shell) {
        self.read(shell);
    }

    fn answer(&mut self, _topic: &'static str, answer: DeskAnswer, _shell: &Shell) -> Vec<Effect> {
        if let DeskAnswer::Settings(Answer::Fired(fired)) = answer {
            self.fired = fired;
        }
        Vec::new()
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        view::view(self, draw, area);
    }
}
