//! Taking over an old ledger: name a file, see what would become of its rows, say what its columns hold where that is wrong,
//! and take all of it over, or nothing.
//!
//! Reached from the settings rather than from the archive: supervisors and managers import too, and the archive is the
//! administrator's alone.
//!
//! Reading and trying go on at the desk while the screen asks how far they are; each change of a column tries the rows again.
//! Only the writing stands in a box of its own ([`writing`]), since nobody else can write meanwhile.

mod columns;
#[cfg(test)]
mod tests;
mod texts;
mod view;
mod writing;

use std::sync::Arc;

use ratatui::layout::Rect;

use super::{Place, typed_path};
use crate::case::Actor;
use crate::document::import::{Outcome, Plan};
use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::backend::import::{Answer, Completed, Far, Request};
use crate::tui::backend::{self, Failure};
use crate::tui::commands::{Id, Scope, import as commands};
use crate::tui::draw::{Draw, Target};
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::popups::{Confirm, Picker};
use crate::tui::surface::Surface;
use crate::tui::widgets::{Field, Form, Item, ListState};

use columns::Line;
use writing::{Imported, Writing};

const FILE: &str = "file";
/// The longest path that can be typed.
const LONGEST_PATH: usize = 4096;

/// Topics of its questions.
const PATH: &str = "path";
const WORK: &str = "work";
/// Under which a value for a column comes back.
const HOLDS: &str = "holds";

/// Where one is.
#[derive(Debug, Default)]
enum Step {
    /// Naming a file.
    #[default]
    Choose,
    /// The file is being read.
    Reading,
    /// It is known what would become of the rows, or it is being found out anew.
    Tried,
    /// It is done.
    Done(Imported),
}

/// What is shown of a file that was tried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Pane {
    #[default]
    Columns,
    Rows,
    Problems,
    Known,
}

impl Pane {
    const ALL: [Self; 4] = [Self::Columns, Self::Rows, Self::Problems, Self::Known];

    fn place(self) -> usize {
        Self::ALL.iter().position(|pane| *pane == self).unwrap_or(0)
    }
}

/// A file and what would become of its rows.
#[derive(Debug)]
struct Tried {
    plan: Plan,
    outcome: Arc<Outcome>,
    lines: Vec<Line>,
}

/// The screen.
#[derive(Debug, Default)]
pub struct Import {
    step: Step,
    form: Form,
    lang: Option<Lang>,
    /// The folder that was put into the field for people to go on from.
    suggested: String,
    completed: Completed,
    trouble: Option<String>,
    /// How far the desk is, while it is at work.
    far: Option<Far>,
    tried: Option<Tried>,
    pane: Pane,
    states: [ListState; 4],
    actor: Option<Actor>,
}

impl Import {
    /// What would become of the rows, once that is known.
    pub fn tried(&self) -> Option<&Outcome> {
        let known = self.far.is_none() && matches!(self.step, Step::Tried);
        let tried = self.tried.as_ref().filter(|_| known);
        tried.map(|tried| &*tried.outcome)
    }

    /// Whether there is something to change or to open under the cursor.
    pub fn can_open(&self) -> bool {
        match self.pane {
            Pane::Columns => self.line().is_some(),
            Pane::Known => self.known().is_some(),
            Pane::Rows | Pane::Problems => false,
        }
    }

    fn state(&self) -> &ListState {
        let [columns, rows, problems, known] = &self.states;
        match self.pane {
            Pane::Columns => columns,
            Pane::Rows => rows,
            Pane::Problems => problems,
            Pane::Known => known,
        }
    }

    fn state_mut(&mut self) -> &mut ListState {
        let [columns, rows, problems, known] = &mut self.states;
        match self.pane {
            Pane::Columns => columns,
            Pane::Rows => rows,
            Pane::Problems => problems,
            Pane::Known => known,
        }
    }

    fn length(&self, pane: Pane) -> usize {
        let Some(tried) = &self.tried else { return 0 };
        let outcome = &tried.outcome;
        match pane {
            Pane::Columns => tried.lines.len(),
            Pane::Rows => outcome.taken.first.len(),
            Pane::Problems => outcome.problems.all.len(),
            Pane::Known => outcome.taken.known.len(),
        }
    }

    fn line(&self) -> Option<&Line> {
        let [columns, ..] = &self.states;
        self.tried.as_ref()?.lines.get(columns.selected)
    }

    /// The number of the case that the desk has of the row under the cursor.
    fn known(&self) -> Option<&str> {
        let known = &self.tried.as_ref()?.outcome.taken.known;
        known.get(self.state().selected)?.1.as_deref()
    }

    fn make(&mut self, lang: Lang) {
        let typed = self.form.text(FILE);
        let field = Field::new()
            .at_most(LONGEST_PATH)
            .with(&typed)
            .placeholder(texts::placeholder(lang));
        let item = Item::line(FILE, texts::file(lang), field)
            .needed()
            .hint(texts::endings(lang));
        self.form = Form::new(vec![item]);
        self.lang = Some(lang);
    }

    /// Back to naming a file; what was typed stays.
    fn choose(&mut self) {
        self.step = Step::Choose;
        self.far = None;
        self.tried = None;
        self.completed = Completed::default();
    }

    /// Leaves only the folder of what was taken over: the next ledger often lies beside it.
    fn forget_file(&mut self) {
        let typed = self.form.text(FILE);
        let folder = typed.rfind(std::path::is_separator);
        let folder = folder.and_then(|at| typed.get(..=at)).unwrap_or_default();
        self.suggest(folder);
    }

    fn suggest(&mut self, folder: &str) {
        self.form.set_text(FILE, folder);
        folder.clone_into(&mut self.suggested);
    }

    /// Takes the suggested folder away for a path that begins anew. `false` where the field holds something else.
    fn give_way(&mut self) -> bool {
        let only_suggested = self.form.text_raw(FILE) == self.suggested;
        if only_suggested {
            self.form.set_text(FILE, "");
        }
        only_suggested
    }

    fn read(&mut self, shell: &Shell) -> Vec<Effect> {
        self.trouble = None;
        self.form.clear_errors();
        if !self.form.complete(shell.lang) {
            return Vec::new();
        }
        self.step = Step::Reading;
        self.far = Some(Far::default());
        let path = self.form.text(FILE).trim().to_owned();
        vec![Effect::ask_latest(WORK, Request::Read(path))]
    }

    /// Tries the rows with other columns.
    fn try_again(&mut self) -> Vec<Effect> {
        let Some(tried) = &mut self.tried else {
            return Vec::new();
        };
        tried.lines = columns::lines(&tried.plan);
        self.far = Some(Far::default());
        let plan = Box::new(tried.plan.clone());
        vec![Effect::ask_latest(WORK, Request::Check(plan))]
    }

    fn come(&mut self, answer: Answer) -> Vec<Effect> {
        match answer {
            Answer::Suggested(folder) if self.form.text(FILE).is_empty() => {
                self.suggest(&folder);
            }
            Answer::Completed(completed) => {
                self.form.set_text(FILE, &completed.text);
                self.completed = completed;
            }
            Answer::At(far) if self.far.is_some() => {
                self.far = Some(far);
                return vec![Effect::ask_latest(WORK, Request::Go)];
            }
            Answer::Tried(plan, outcome) if self.far.is_some() => self.take(*plan, outcome),
            _ => {}
        }
        Vec::new()
    }

    fn take(&mut self, plan: Plan, outcome: Arc<Outcome>) {
        let first = !matches!(self.step, Step::Tried);
        self.far = None;
        self.step = Step::Tried;
        let lines = columns::lines(&plan);
        self.tried = Some(Tried {
            plan,
            outcome,
            lines,
        });
        if first {
            self.states = <[ListState; 4]>::default();
            self.pane = Pane::Columns;
        }
        for (state, pane) in Pane::ALL.iter().enumerate() {
            let length = self.length(*pane);
            if let Some(state) = self.states.get_mut(state) {
                state.select(state.selected, length);
            }
        }
    }

    fn open(&mut self, shell: &Shell) -> Vec<Effect> {
        if self.pane == Pane::Known {
            let number = self.known().map(str::to_owned);
            return number.map_or_else(Vec::new, |number| vec![Effect::Go(Place::Case(number))]);
        }
        let (Some(tried), Some(line)) = (&self.tried, self.line()) else {
            return Vec::new();
        };
        let (title, picks, current) = columns::picks(&tried.plan, line, shell);
        vec![Effect::open(Picker::new(title, HOLDS, picks, current))]
    }

    fn next(&mut self, back: bool) {
        let last = Pane::ALL.len() - 1;
        let wanted = match (self.pane.place(), back) {
            (0, true) => last,
            (place, true) => place - 1,
            (place, false) if place == last => 0,
            (place, false) => place + 1,
        };
        self.pane = Pane::ALL.get(wanted).copied().unwrap_or_default();
    }

    /// Asks before anything is written, naming what follows.
    fn confirm(&self, lang: Lang) -> Vec<Effect> {
        let (Some(tried), Some(outcome)) = (&self.tried, self.tried()) else {
            return Vec::new();
        };
        let (new, known) = (outcome.taken.cases.len(), outcome.taken.known.len());
        let mut effect = texts::effect(lang, new);
        if known > 0 {
            effect.push_str(&texts::effect_known(lang, known));
        }
        effect.push_str(texts::effect_ever(lang));
        let write = Effect::open(Writing::new(tried.plan.clone()));
        let (title, button) = (texts::confirm(lang), texts::button(lang));
        vec![Effect::open(Confirm::new(
            title,
            effect,
            button,
            vec![write],
        ))]
    }

    /// Stops what is being read, or goes a step back.
    fn cancel(&mut self, shell: &Shell) -> Vec<Effect> {
        let at_work = self.far.is_some();
        self.choose();
        if !at_work {
            return Vec::new();
        }
        vec![
            Effect::ask(PATH, Request::Stop),
            Effect::say(texts::stopped(shell.lang)),
        ]
    }
}

impl Surface for Import {
    fn scopes(&self) -> &'static [Scope] {
        match self.step {
            Step::Choose => &[Scope::ImportFile],
            Step::Reading => &[Scope::Importing],
            Step::Tried => &[Scope::ImportTry, Scope::List],
            Step::Done(_) => &[Scope::Imported],
        }
    }

    fn typing(&self) -> bool {
        matches!(self.step, Step::Choose)
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        match (&self.step, id) {
            (_, commands::READ | commands::AGAIN) => return self.read(shell),
            (_, commands::COMPLETE) => {
                let typed = self.form.text(FILE);
                return vec![Effect::ask_latest(PATH, Request::Complete(typed))];
            }
            (_, commands::LEAVE | commands::CLOSE) => {
                self.choose();
                return vec![Effect::Back];
            }
            (_, commands::CANCEL | commands::STOP) => return self.cancel(shell),
            (_, commands::ANOTHER) => self.choose(),
            (Step::Done(done), commands::SHOW) => {
                return vec![Effect::Go(Place::Search(done.query()))];
            }
            (Step::Tried, commands::OPEN) => return self.open(shell),
            (Step::Tried, commands::NEXT) => self.next(false),
            (Step::Tried, commands::PREVIOUS) => self.next(true),
            (Step::Tried, commands::TAKE_OVER) => return self.confirm(shell.lang),
            (Step::Tried, id) => {
                let length = self.length(self.pane);
                self.state_mut().command(id, length);
            }
            _ => {}
        }
        Vec::new()
    }

    fn key(&mut self, key: Key, _shell: &Shell) -> Vec<Effect> {
        if self.typing() {
            if key == Key::char('/') || key == Key::char('~') {
                self.give_way();
            }
            self.form.key(key);
            self.completed = Completed::default();
        }
        Vec::new()
    }

    fn paste(&mut self, text: &str, shell: &Shell) -> Vec<Effect> {
        if !self.typing() {
            return Vec::new();
        }
        let gave_way = typed_path(text).is_absolute() && self.give_way();
        match self.form.paste(text, shell.lang) {
            Ok(_) => Vec::new(),
            Err(sentence) => {
                if gave_way {
                    self.form.set_text(FILE, &self.suggested);
                }
                vec![Effect::complain(sentence)]
            }
        }
    }

    fn click(&mut self, target: Target, double: bool, shell: &Shell) -> Vec<Effect> {
        match target {
            Target::Row(row) => {
                let length = self.length(self.pane);
                self.state_mut().select(row, length);
                if double && self.can_open() {
                    return self.open(shell);
                }
            }
            Target::Part(place) => self.pane = Pane::ALL.get(place).copied().unwrap_or(self.pane),
            target => _ = self.form.click(target),
        }
        Vec::new()
    }

    fn chosen(&mut self, topic: &'static str, value: String, _shell: &Shell) -> Vec<Effect> {
        if topic == writing::DONE {
            match Imported::read(&value) {
                Some(done) => {
                    self.forget_file();
                    self.choose();
                    self.step = Step::Done(done);
                }
                // The rules have changed in between, or the file: what holds now is found out anew.
                None => return self.try_again(),
            }
            return Vec::new();
        }
        let line = self.line().copied();
        let (Some(line), Some(tried)) = (line, &mut self.tried) else {
            return Vec::new();
        };
        columns::change(&mut tried.plan, line, &value);
        self.try_again()
    }

    fn enter(&mut self, shell: &Shell) -> Vec<Effect> {
        if self.actor != shell.actor {
            *self = Self {
                actor: shell.actor.clone(),
                ..Self::default()
            };
        }
        self.make(shell.lang);
        vec![Effect::ask_latest(PATH, Request::Suggest)]
    }

    fn language_changed(&mut self, shell: &Shell) {
        self.make(shell.lang);
    }

    fn answer(
        &mut self,
        _topic: &'static str,
        answer: backend::Answer,
        _shell: &Shell,
    ) -> Vec<Effect> {
        match answer {
            backend::Answer::Import(answer) => self.come(answer),
            _ => Vec::new(),
        }
    }

    fn failed(&mut self, topic: &'static str, failure: Failure, shell: &Shell) -> Vec<Effect> {
        if topic != WORK || self.far.is_none() {
            return vec![Effect::complain(failure.text(shell.lang))];
        }
        self.choose();
        self.trouble = Some(failure.text(shell.lang).to_owned());
        Vec::new()
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        view::view(self, draw, area);
    }
}
