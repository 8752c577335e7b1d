//! Dispatching many and taking it back: asked, foreseen, confirmed, done slice by slice, told.

use chrono::TimeDelta;

use super::ask::Foreseen;
use super::form::WhereTo;
use super::sheet::Sheet;
use super::{KEEP, PROSPECTS, Request, Triage, WORK, reload};
use crate::calendar::Moment;
use crate::case::Dispatch;
use crate::desk::{Done, Seen};
use crate::tui::action::Effect;
use crate::tui::backend::Failure;
use crate::tui::model::Shell;

/// Cases dispatched with one question to the desk.
const SLICE: usize = 25;
/// How long a dispatch can be taken back; the desk decides it case by case.
const WITHIN: TimeDelta = TimeDelta::minutes(10);

/// A dispatch of many, or taking it back, under way or asked about.
#[derive(Clone, Debug)]
pub(super) struct Work {
    /// `None` where a dispatch is being taken back.
    wish: Option<Dispatch>,
    left: Vec<Seen>,
    /// Asked for and not answered yet.
    under_way: Vec<Seen>,
    pub(super) all: usize,
    /// Asked for and answered, done or not.
    pub(super) answered: usize,
    done: Vec<Seen>,
    refused: Vec<(String, Failure)>,
}

/// The last bulk dispatch.
#[derive(Clone, Debug, PartialEq)]
pub struct Last {
    /// With the versions that it made, in the order in which it was done.
    pub cases: Vec<Seen>,
    pub at: Moment,
}

impl Last {
    pub(super) fn stands(&self, now: Moment) -> bool {
        !self.cases.is_empty() && now - self.at <= WITHIN
    }
}

impl Work {
    fn new(wish: Option<Dispatch>, left: Vec<Seen>) -> Self {
        Self {
            wish,
            all: left.len(),
            left,
            under_way: Vec::new(),
            answered: 0,
            done: Vec::new(),
            refused: Vec::new(),
        }
    }

    /// The first slice is done; before, a box may still be asking.
    pub(super) const fn begun(&self) -> bool {
        self.answered > 0
    }

    /// Whether a dispatch is being taken back.
    pub(super) const fn undoes(&self) -> bool {
        self.wish.is_none()
    }

    /// The next question: from the front, or from the back where the last one goes first.
    fn slice(&mut self) -> Effect {
        let size = SLICE.min(self.left.len());
        self.under_way = match &self.wish {
            Some(_) => self.left.drain(..size).collect(),
            None => self.left.split_off(self.left.len() - size),
        };
        let cases = self.under_way.clone();
        let request = match &self.wish {
            Some(wish) => Request::Dispatch {
                cases,
                wish: Box::new(wish.clone()),
            },
            None => Request::Undo(cases),
        };
        Effect::ask(WORK, request)
    }

    /// The cases that are dispatched and can be taken back, as far as is known.
    fn standing(&self) -> Vec<Seen> {
        match self.wish {
            Some(_) => self.done.clone(),
            None => self.left.iter().chain(&self.under_way).cloned().collect(),
        }
    }

    /// Takes an answer in. A case that another one of them made graver has a new version.
    fn take(&mut self, done: Vec<Done>, left: Vec<(String, Failure)>) {
        self.under_way.clear();
        self.answered += done.len() + left.len();
        self.refused.extend(left);
        for one in done {
            self.done.push((one.number, one.version));
            for (number, version) in one.raised {
                let known = self.done.iter_mut().chain(&mut self.left);
                known
                    .filter(|own| own.0 == number)
                    .for_each(|own| own.1 = version);
            }
        }
    }
}

impl Triage {
    /// Where to? With the load of each department beside its name.
    pub(super) fn ask_where(&self, shell: &Shell) -> Vec<Effect> {
        let seen = |own: &&crate::desk::Waiting| (own.case.number.clone(), own.case.version);
        let cases: Vec<Seen> = self.meant().iter().map(seen).collect();
        let load = self.waiting.as_deref().map_or(&[][..], |all| &all.load);
        vec![Effect::open(WhereTo::new(shell.lang, cases, load))]
    }

    /// What would become of each was shown and agreed to: dispatches those for which it is possible.
    pub(super) fn begin(&mut self, wish: Dispatch, prospects: Vec<Foreseen>) -> Vec<Effect> {
        let possible = prospects.into_iter().filter(|one| one.prospect.is_ok());
        let cases: Vec<Seen> = possible.map(|one| one.case).collect();
        let mut work = Work::new(Some(wish), cases);
        let first = work.slice();
        self.work = Some(work);
        vec![first]
    }

    pub(super) fn undo(&mut self) -> Vec<Effect> {
        let Some(last) = self.last.clone() else {
            return Vec::new();
        };
        let mut work = Work::new(None, last.cases);
        let first = work.slice();
        self.work = Some(work);
        vec![first]
    }

    /// A slice is done: the next one, or the end.
    pub(super) fn slice_done(
        &mut self,
        done: Vec<Done>,
        left: Vec<(String, Failure)>,
        shell: &Shell,
    ) -> Vec<Effect> {
        let Some(work) = &mut self.work else {
            return reload();
        };
        work.take(done, left);
        let over = work.left.is_empty();
        let mut effects = self.keep_last(shell.now);
        effects.extend(match &mut self.work {
            Some(work) if !over => vec![work.slice()],
            _ => self.finish(shell),
        });
        effects
    }

    /// What can be taken back is written down after every slice: neither a fault nor the end of the program loses it.
    fn keep_last(&mut self, now: Moment) -> Vec<Effect> {
        let Some(work) = &self.work else {
            return Vec::new();
        };
        let at = match (&work.wish, &self.last) {
            (None, Some(last)) => last.at,
            _ => now,
        };
        let cases = work.standing();
        self.last = (!cases.is_empty()).then_some(Last { cases, at });
        vec![Effect::ask(KEEP, Request::Keep(self.last.clone()))]
    }

    /// Stops after the slice under way; what is dispatched stays dispatched, and can be taken back.
    pub(super) fn stop(&mut self, shell: &Shell) -> Vec<Effect> {
        if let Some(work) = &mut self.work {
            work.left.clear();
        }
        vec![Effect::say(texts::stopping(shell.lang))]
    }

    /// A fault in the middle: what was done can still be taken back.
    pub(super) fn broken_off(&mut self) -> Vec<Effect> {
        self.work = None;
        reload()
    }

    fn finish(&mut self, shell: &Shell) -> Vec<Effect> {
        let lang = shell.lang;
        let mut effects = reload();
        let Some(work) = self.work.take() else {
            return effects;
        };
        let count = work.done.len();
        let said = match &work.wish {
            Some(wish) => texts::dispatched(lang, count, &wish.department),
            None => texts::undone(lang, count),
        };
        if work.wish.is_some() {
            self.list.ticked.clear();
        }
        if work.refused.is_empty() {
            effects.push(Effect::say(said));
        } else {
            effects.push(Effect::open(Sheet::refused(said, &work.refused, lang)));
        }
        effects
    }
}

/// The question what a dispatch would make of these cases.
pub(super) fn foresee(cases: Vec<Seen>, wish: Dispatch) -> Effect {
    let wish = Box::new(wish);
    Effect::ask(PROSPECTS, Request::Prospects { cases, wish })
}

mod texts {
    crate::catalogue! {
        stopping() { zh: "已停止，完成的不受影响，可以撤销", en: "Stopped; what is done stays done and can be undone" }
        dispatched(n: usize, department: &str) { zh: "已派给{department} {n} 件；十分钟内 Ctrl+Z 一次撤销", en: "{n} dispatched to {department}; Ctrl+Z takes all back for ten minutes" }
        undone(n: usize) { zh: "已撤销 {n} 件的派单", en: "The dispatch of {n} cases is taken back", en_one: "The dispatch of {n} case is taken back" }
    }
}
