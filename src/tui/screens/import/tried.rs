//! A file that was tried: what would become of its rows, what its columns hold, and the step to taking it over.

use std::sync::Arc;

use super::columns::{self, Line};
use super::writing::Writing;
use super::{HOLDS, Import, Step, WORK, texts};
use crate::desk::Twin;
use crate::document::import::{Outcome, Plan};
use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::backend::import::{Far, Request};
use crate::tui::model::Shell;
use crate::tui::popups::{Confirm, Picker};
use crate::tui::screens::Place;
use crate::tui::widgets::ListState;

/// What is shown of a file that was tried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Pane {
    #[default]
    Columns,
    Rows,
    Problems,
    Known,
}

impl Pane {
    pub(super) const ALL: [Self; 4] = [Self::Columns, Self::Rows, Self::Problems, Self::Known];

    fn place(self) -> usize {
        Self::ALL.iter().position(|pane| *pane == self).unwrap_or(0)
    }
}

/// A file and what would become of its rows.
#[derive(Debug)]
pub(super) struct Tried {
    pub(super) plan: Plan,
    pub(super) outcome: Arc<Outcome>,
    pub(super) lines: Vec<Line>,
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

    pub(super) fn state(&self) -> &ListState {
        let [columns, rows, problems, known] = &self.states;
        match self.pane {
            Pane::Columns => columns,
            Pane::Rows => rows,
            Pane::Problems => problems,
            Pane::Known => known,
        }
    }

    pub(super) fn state_mut(&mut self) -> &mut ListState {
        let [columns, rows, problems, known] = &mut self.states;
        match self.pane {
            Pane::Columns => columns,
            Pane::Rows => rows,
            Pane::Problems => problems,
            Pane::Known => known,
        }
    }

    pub(super) fn length(&self, pane: Pane) -> usize {
        let Some(tried) = &self.tried else { return 0 };
        let outcome = &tried.outcome;
        match pane {
            Pane::Columns => tried.lines.len(),
            Pane::Rows => outcome.taken.first.len(),
            Pane::Problems => outcome.problems.all.len(),
            Pane::Known => outcome.taken.known.len() + outcome.passed.first.len(),
        }
    }

    pub(super) fn line(&self) -> Option<&Line> {
        let [columns, ..] = &self.states;
        self.tried.as_ref()?.lines.get(columns.selected)
    }

    /// The number of the case that the desk has of the row under the cursor.
    pub(super) fn known(&self) -> Option<&str> {
        let known = &self.tried.as_ref()?.outcome.taken.known;
        match &known.get(self.state().selected)?.twin {
            Twin::Case(number) => Some(number),
            Twin::Row(_) => None,
        }
    }

    pub(super) fn take(&mut self, plan: Plan, outcome: Arc<Outcome>) {
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

    /// Tries the rows with other columns.
    pub(super) fn try_again(&mut self) -> Vec<Effect> {
        let Some(tried) = &mut self.tried else {
            return Vec::new();
        };
        tried.lines = columns::lines(&tried.plan);
        self.far = Some(Far::default());
        let plan = Box::new(tried.plan.clone());
        vec![Effect::ask_latest(WORK, Request::Check(plan))]
    }

    pub(super) fn open(&mut self, shell: &Shell) -> Vec<Effect> {
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

    pub(super) fn next(&mut self, back: bool) {
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
    pub(super) fn confirm(&self, lang: Lang) -> Vec<Effect> {
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
}
