//! One case: what it is, what is to do, what happened, and everything that can be done with it.
//!
//! The panes are sheets of lines made anew from the opened case in every frame (`record`, `tasks`, `outcome`, `history`); the
//! screen only knows which one has the keys and how far each is scrolled. What is done to the case is done by dialogs
//! ([`crate::tui::dialogs`]), through the command table.

mod ask;
mod history;
mod nearby;
pub(crate) mod outcome;
mod record;
pub(crate) mod sheet;
mod tasks;
#[cfg(test)]
mod tests;
mod view;
pub(crate) mod words;

use std::cell::Cell;
use std::sync::Arc;

use ratatui::layout::Rect;

use super::Place;
use super::unit::Whose;
use crate::case::{Command, CommandName, Status};
use crate::desk::{Nearby, Wish};
use crate::regulation::tell::Teller;
use crate::tui::action::Effect;
use crate::tui::backend::{self, Failure};
use crate::tui::commands::{Id, Scope, case as commands, list, unit};
use crate::tui::dialogs::{Actions, CommandDialog, EXECUTED, NearbyBox, Subject, done, print};
use crate::tui::draw::{Draw, Target};
use crate::tui::model::Shell;
use crate::tui::surface::Surface;
use crate::tui::widgets::due;

pub use ask::{Answer, Counted, Opened, PaperChoice, Request, answer};

/// The topic of the question what is near the case.
const NEARBY: &str = "nearby";

/// The panes, in the order of `Tab`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Pane {
    /// What is to do, and the record.
    #[default]
    Matter,
    /// What came of it: findings, talks, measures, entries.
    Outcome,
    History,
}

impl Pane {
    const ALL: [Self; 3] = [Self::Matter, Self::Outcome, Self::History];

    const fn place(self) -> usize {
        match self {
            Self::Matter => 0,
            Self::Outcome => 1,
            Self::History => 2,
        }
    }
}

/// How far a pane is scrolled; the most is known once it is drawn.
#[derive(Debug, Default)]
struct Scroll {
    top: Cell<u16>,
    page: Cell<u16>,
}

/// One case.
#[derive(Debug, Default)]
pub struct CaseScreen {
    number: String,
    opened: Option<Arc<Opened>>,
    problem: Option<Failure>,
    pane: Pane,
    scrolls: [Scroll; 3],
    oldest_first: bool,
    /// The version that a step of ours has made: until that is here, what is shown is the past.
    awaited: u32,
    /// What is to be run as soon as the case is there: handed over by a list, or pressed before it was read again.
    handed_over: Option<Id>,
    /// The cases that were opened here before this one, the latest first.
    before: Vec<String>,
}

/// So many opened cases are remembered.
const REMEMBERED: usize = 8;

impl CaseScreen {
    /// The case to show.
    pub fn aim(&mut self, number: String) {
        if number != self.number {
            *self = Self {
                before: self.recent(),
                number,
                oldest_first: self.oldest_first,
                ..Self::default()
            };
        }
    }

    /// The case to show, and what to do with it at once, as far as that is possible.
    pub fn aim_at(&mut self, number: String, command: CommandName) {
        self.aim(number);
        self.handed_over = Some(commands::id_of(command));
    }

    /// The cases that were opened here, the latest first.
    pub fn recent(&self) -> Vec<String> {
        let here = std::iter::once(&self.number).filter(|number| !number.is_empty());
        let before = self.before.iter().filter(|number| **number != self.number);
        here.chain(before).take(REMEMBERED).cloned().collect()
    }

    /// The case, once it is there.
    pub fn opened(&self) -> Option<&Arc<Opened>> {
        self.opened.as_ref()
    }

    /// The step to do next.
    pub fn next_step(&self) -> Option<CommandName> {
        self.opened.as_ref()?.next_step()
    }

    fn reload(&self) -> Vec<Effect> {
        if self.number.is_empty() {
            return Vec::new();
        }
        let number = self.number.clone();
        vec![Effect::ask_latest("open", Request::Open { number })]
    }

    /// Shows the case, and asks what is near it: that comes when it comes, the case does not wait for it.
    fn take(&mut self, mut opened: Opened) -> Vec<Effect> {
        let before = self.opened.take();
        let before = before.filter(|before| before.file.case.number == opened.file.case.number);
        opened.nearby = before.map_or_else(Vec::new, |before| before.nearby.clone());
        let mut effects = Vec::new();
        if opened.file.case.status == Status::Open {
            let number = self.number.clone();
            effects.push(Effect::ask_latest(
                NEARBY,
                backend::Request::Nearby { number },
            ));
        } else {
            opened.nearby.clear();
        }
        self.opened = Some(Arc::new(opened));
        if !self.is_past() {
            effects.extend(self.handed_over.take().map(Effect::Run));
        }
        effects
    }

    /// The customer in clear: asked for by hand only, never again by itself.
    fn unmask(&self) -> Vec<Effect> {
        let number = self.number.clone();
        vec![Effect::ask_latest("open", Request::Unmask { number })]
    }

    /// Whether the case on the screen is older than what was done to it here.
    fn is_past(&self) -> bool {
        let opened = self.opened.as_ref();
        opened.is_some_and(|opened| opened.file.case.version < self.awaited)
    }

    fn dialog(&self, name: CommandName) -> Vec<Effect> {
        match &self.opened {
            Some(opened) if name == CommandName::Undo => vec![undo(opened)],
            Some(opened) => vec![Effect::open(CommandDialog::of(opened.clone(), name))],
            None => Vec::new(),
        }
    }

    fn scroll(&mut self, id: Id) {
        let Some(scroll) = self.scrolls.get(self.pane.place()) else {
            return;
        };
        let (top, page) = (scroll.top.get(), scroll.page.get().max(1));
        scroll.top.set(match id {
            list::UP => top.saturating_sub(1),
            list::DOWN => top.saturating_add(1),
            list::PAGE_UP => top.saturating_sub(page),
            list::PAGE_DOWN => top.saturating_add(page),
            list::FIRST => 0,
            list::LAST => u16::MAX,
            _ => top,
        });
    }

    fn turn(&mut self, forth: bool) {
        let count = Pane::ALL.len();
        let step = if forth { 1 } else { count - 1 };
        let place = (self.pane.place() + step) % count;
        self.pane = Pane::ALL.get(place).copied().unwrap_or_default();
    }
}

/// What the case says of itself, its times written as this screen writes them.
fn told<T>(shell: &Shell, opened: &Opened, tell: impl FnOnce(Teller<'_>) -> T) -> T {
    tell(Teller {
        lang: shell.lang,
        regulation: &opened.file.regulation,
        at: &|moment| due::moment(shell.lang, moment, shell.now),
    })
}

fn undo(opened: &Opened) -> Effect {
    let case = &opened.file.case;
    let wish = Wish {
        op: None,
        version: Some(case.version),
        command: Command::Undo {},
    };
    let request = backend::Request::Execute {
        number: case.number.clone(),
        wish: Box::new(wish),
    };
    Effect::ask("undo", request)
}

impl Surface for CaseScreen {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Case, Scope::List]
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        let acts = [commands::ACT, commands::NEXT_STEP].contains(&id);
        if self.is_past() && (acts || commands::name_of(id).is_some()) {
            self.handed_over = Some(id);
            return Vec::new();
        }
        let opened = self.opened.clone();
        match (id, opened) {
            (commands::ACT, Some(opened)) => vec![Effect::open(Actions::of(&opened, shell))],
            (unit::OF_CASE, Some(opened)) => {
                let customer = &opened.file.case.customer;
                let (name, phone) = (&customer.name, customer.phone.as_deref());
                let whose = Whose::of(customer.unit.as_deref(), name, phone);
                vec![Effect::Go(Place::File(whose))]
            }
            (unit::CUSTOMER_OF_CASE, Some(opened)) => {
                let customer = &opened.file.case.customer;
                let whose = Whose::customer(&customer.name, customer.phone.as_deref());
                vec![Effect::Go(Place::File(whose))]
            }
            (commands::NEARBY, Some(opened)) => {
                vec![Effect::open(NearbyBox::new(opened.nearby.clone()))]
            }
            (commands::PRINT, Some(opened)) => vec![Effect::open(print::forms(&opened, shell))],
            (commands::NEXT_STEP, _) => self
                .next_step()
                .map_or_else(Vec::new, |name| self.dialog(name)),
            (commands::NEXT_PANE, _) => {
                self.turn(true);
                Vec::new()
            }
            (commands::PREVIOUS_PANE, _) => {
                self.turn(false);
                Vec::new()
            }
            (commands::UNMASK, _) => self.unmask(),
            (commands::ORDER, _) => {
                self.oldest_first = !self.oldest_first;
                Vec::new()
            }
            (id, _) => {
                self.scroll(id);
                commands::name_of(id).map_or_else(Vec::new, |name| self.dialog(name))
            }
        }
    }

    fn click(&mut self, target: Target, double: bool, shell: &Shell) -> Vec<Effect> {
        if let Target::Part(place) = target
            && let Some(pane) = Pane::ALL.get(place)
        {
            self.pane = *pane;
        }
        match target {
            Target::Row(_) if double => self.command(commands::NEXT_STEP, shell),
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
        shell: &Shell,
    ) -> Vec<Effect> {
        match answer {
            backend::Answer::Case(Answer::Opened(opened)) => {
                if opened.file.case.number == self.number {
                    self.problem = None;
                    return self.take(*opened);
                }
                Vec::new()
            }
            backend::Answer::Nearby { number, cases } => {
                if let Some(opened) = self.opened.as_mut().filter(|_| number == self.number) {
                    let open = |near: &Nearby| near.row.status == Status::Open;
                    Arc::make_mut(opened).nearby = cases.into_iter().filter(open).collect();
                }
                Vec::new()
            }
            backend::Answer::Print(backend::print::Answer::TakenBack { serial }) => {
                vec![print::taken_back(shell, &serial)]
            }
            backend::Answer::Executed(receipt) => {
                let text = done(shell, CommandName::Undo, &receipt);
                self.awaited = receipt.version;
                let mut effects = self.reload();
                effects.push(Effect::say(text));
                effects
            }
            _ => Vec::new(),
        }
    }

    /// A form was chosen to be printed; or a dialog has done its step, and the case is read again before the next key acts
    /// on it.
    fn chosen(&mut self, topic: &'static str, value: String, shell: &Shell) -> Vec<Effect> {
        match (value.parse(), &self.opened) {
            (Ok(version), _) if topic == EXECUTED => {
                self.awaited = version;
                self.reload()
            }
            (_, Some(opened)) if topic == print::CHOSEN => print::chosen(opened, &value, shell),
            _ => Vec::new(),
        }
    }

    fn failed(&mut self, topic: &'static str, failure: Failure, shell: &Shell) -> Vec<Effect> {
        if topic == "open" {
            self.handed_over = None;
            self.problem = Some(failure);
            self.opened = None;
            return Vec::new();
        }
        let complaint = Effect::complain(failure.text(shell.lang));
        if topic == NEARBY {
            return vec![complaint];
        }
        let mut effects = self.reload();
        effects.push(complaint);
        effects
    }

    fn why(&self) -> Option<Subject> {
        let opened = self.opened.as_ref()?;
        Some(Subject::case(&opened.file.case.number))
    }

    /// Where minutes run, seconds are shown.
    fn counts_seconds(&self) -> bool {
        let Some(opened) = &self.opened else {
            return false;
        };
        let regulation = &opened.file.regulation;
        let mut tasks = opened.file.tasks.iter();
        tasks.any(|task| task.due.is_some() && regulation.is_of_minutes(task.step, &task.clause))
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        view::view(self, draw, area);
    }
}
