//! The box while an old ledger is taken over: how far it is, and `Esc` to stop before anything is kept. It stands above
//! everything, for nobody else can write meanwhile.

use ratatui::layout::{Rect, Size};

use crate::document::import::{Outcome, Plan};
use crate::tui::action::Effect;
use crate::tui::backend::import::{Answer, Far, Request, Stage};
use crate::tui::backend::{self, Failure};
use crate::tui::commands::{Id, Scope, import as commands};
use crate::tui::draw::{Draw, row};
use crate::tui::model::Shell;
use crate::tui::surface::{Dialog, Surface};
use crate::tui::theme::Role;
use crate::tui::widgets::gauge;

use super::texts;

/// The topic under which whoever opened it hears of the end.
pub(super) const DONE: &str = "imported";
const WORK: &str = "write";

/// What was taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Imported {
    pub cases: usize,
    pub known: usize,
    pub first: String,
    pub last: String,
}

impl Imported {
    fn of(outcome: &Outcome) -> Option<Self> {
        let taken = &outcome.taken;
        if !taken.written {
            return None;
        }
        Some(Self {
            cases: taken.cases.len(),
            known: taken.known.len(),
            first: taken.cases.first()?.1.clone(),
            last: taken.cases.last()?.1.clone(),
        })
    }

    fn written(&self) -> String {
        format!("{} {} {} {}", self.cases, self.known, self.first, self.last)
    }

    /// Reads what the box gives; `None` where nothing was taken over.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        Some(Self {
            cases: parts.next()?.parse().ok()?,
            known: parts.next()?.parse().ok()?,
            first: parts.next()?.to_owned(),
            last: parts.next()?.to_owned(),
        })
    }

    /// What finds the new cases.
    pub fn query(&self) -> String {
        format!("number:{}..{}", self.first, self.last)
    }
}

/// The box.
#[derive(Debug)]
pub(super) struct Writing {
    plan: Plan,
    pub(super) far: Far,
    /// The desk was asked.
    pub(super) asked: bool,
    stopping: bool,
}

impl Writing {
    pub fn new(plan: Plan) -> Self {
        let far = Far {
            stage: Stage::Writing,
            done: 0,
            of: u64::try_from(plan.rows()).unwrap_or(u64::MAX),
        };
        Self {
            plan,
            far,
            asked: false,
            stopping: false,
        }
    }

    fn stop(&mut self, shell: &Shell) -> Vec<Effect> {
        if self.far.stage == Stage::Keeping {
            return vec![Effect::complain(texts::too_late(shell.lang))];
        }
        if self.stopping {
            return Vec::new();
        }
        self.stopping = true;
        vec![Effect::ask(WORK, Request::Stop)]
    }

    fn come(&mut self, answer: Answer, shell: &Shell) -> Vec<Effect> {
        match answer {
            Answer::At(far) if !self.stopping => {
                self.far = far;
                vec![Effect::ask(WORK, Request::Go)]
            }
            Answer::Done(outcome) => {
                let done = Imported::of(&outcome);
                let give = Effect::Give {
                    topic: DONE,
                    value: done.as_ref().map_or_else(String::new, Imported::written),
                };
                match done {
                    Some(_) => vec![give],
                    None => vec![Effect::complain(texts::otherwise(shell.lang)), give],
                }
            }
            Answer::Stopped => vec![
                Effect::Close,
                Effect::say(texts::nothing_written(shell.lang)),
            ],
            _ => Vec::new(),
        }
    }
}

impl Surface for Writing {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Importing]
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        match id {
            commands::STOP => self.stop(shell),
            _ => Vec::new(),
        }
    }

    fn enter(&mut self, _shell: &Shell) -> Vec<Effect> {
        if std::mem::replace(&mut self.asked, true) {
            return Vec::new();
        }
        let plan = Box::new(self.plan.clone());
        vec![Effect::ask(WORK, Request::TakeOver(plan))]
    }

    fn answer(
        &mut self,
        _topic: &'static str,
        answer: backend::Answer,
        shell: &Shell,
    ) -> Vec<Effect> {
        match answer {
            backend::Answer::Import(answer) => self.come(answer, shell),
            _ => Vec::new(),
        }
    }

    fn failed(&mut self, _topic: &'static str, failure: Failure, shell: &Shell) -> Vec<Effect> {
        let text = failure.text(shell.lang).to_owned();
        vec![Effect::Close, Effect::complain(text)]
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        let lang = draw.lang();
        let text = match (self.far.stage, self.stopping) {
            (_, true) => texts::stopping(lang).to_owned(),
            (Stage::Keeping, _) => texts::keeping(lang).to_owned(),
            _ => texts::writing(lang, self.far.done, self.far.of),
        };
        draw.text(row(area, 0), &text, Role::Title);
        gauge::view(draw, row(area, 1), self.far.done, self.far.of, Role::Accent);
        draw.paragraph(
            crate::tui::draw::below(area, 3),
            texts::all_or_nothing(lang),
            Role::Muted,
        );
    }
}

impl Dialog for Writing {
    fn title(&self, shell: &Shell) -> String {
        texts::title(shell.lang).to_owned()
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        Size {
            width: screen.width.saturating_sub(8).min(64),
            height: 5,
        }
    }
}
