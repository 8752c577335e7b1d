//! Taking over an old ledger: name a file, see what would become of its rows, say what its columns hold where that is wrong,
//! and take all of it over, or nothing.
//!
//! Reached from the settings rather than from the archive: supervisors and managers import too, and the archive is the
//! administrator's alone.
//!
//! Reading and trying go on at the desk while the screen asks how far they are; each change of a column tries the rows again.
//! Only the writing stands in a box of its own ([`writing`]), since nobody else can write meanwhile.

mod columns;
mod naming;
#[cfg(test)]
mod tests;
mod texts;
mod tried;
mod view;
mod writing;

use ratatui::layout::Rect;

use super::{Place, typed_path};
use crate::case::Actor;
use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::backend::import::{Answer, Completed, Far, Request};
use crate::tui::backend::{self, Failure};
use crate::tui::commands::{Id, Scope, import as commands};
use crate::tui::draw::{Draw, Target};
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::surface::Surface;
use crate::tui::widgets::{Form, ListState};

use tried::{Pane, Tried};
use writing::Imported;

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
