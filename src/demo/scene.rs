//! A case as those who work on it see it at one moment.

use chrono::TimeDelta;

use super::chance::{Chance, Deck};
use super::detour::Detour;
use super::material::{Material, Matter};
use super::staff::Staff;
use super::story::{Plot, Story};
use crate::calendar::{Calendar, Moment};
use crate::case::{Actor, CommandName, Method, Role, Task};
use crate::desk::CaseFile;
use crate::regulation::decide::{Context, possible, roles_for};
use crate::regulation::{Refusal, View};

/// Somebody may forget what has to be done within days; what has to be done within minutes stands before them.
const A_DAY: TimeDelta = TimeDelta::hours(15);

/// A case in work, from its registration to the end of the demo.
#[derive(Clone, Debug)]
pub(super) struct Work {
    pub number: String,
    pub story: Story,
    pub matter: usize,
    /// Whether handling finds what it usually finds in such a matter.
    pub usual: bool,
    /// Whether the papers of a closed case go to the archive within the weeks of the demo.
    pub archived: bool,
    /// After how many commands a case that is left lying is left.
    pub patience: u32,
    /// How many commands were done.
    pub done: u32,
    /// What is to happen beside the steps.
    pub detours: Vec<Detour>,
    /// What has gone wrong so far. Nothing goes wrong twice.
    pub mishaps: Vec<Mishap>,
    pub next: Option<Next>,
    pub chance: Chance,
}

/// Something that sends a case back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mishap {
    /// The work was found wanting: returned, without effect, or raised again.
    FoundWanting,
    /// The customer did not accept the answer.
    NotAccepted,
}

/// What is done next on a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// An open task.
    Step {
        step: CommandName,
        measure: Option<u32>,
        department: Option<String>,
    },
    Detour(Detour),
}

/// A case with everything that is needed to go on with it.
pub(super) struct Scene<'a> {
    pub file: &'a CaseFile,
    pub now: Moment,
    /// When the demo ends.
    pub end: Moment,
    pub calendar: &'a Calendar,
    pub material: &'a Material,
    pub matter: &'a Matter,
    pub staff: &'a Staff,
}

impl<'a> Scene<'a> {
    pub(super) fn view(&self) -> View<'a> {
        self.file.view(self.now)
    }

    /// Whether `actor` could do `name` now.
    pub(super) fn possible(&self, actor: &Actor, name: CommandName) -> Result<(), Refusal> {
        let context = Context {
            regulation: &self.file.regulation,
            calendar: self.calendar,
            now: self.now,
            actor,
            around: self.file.around,
        };
        possible(&context, &self.file.case, name)
    }

    /// Somebody who could do `name` now, the mildest role first.
    pub(super) fn able(&self, name: CommandName) -> Option<&'a Actor> {
        let mut roles = roles_for(&self.view(), name);
        if roles.is_empty() {
            roles.push(Role::Clerk);
        }
        roles
            .into_iter()
            .filter_map(|role| self.staff.with(role))
            .find(|actor| self.possible(actor, name).is_ok())
    }

    /// The open task that `next` names, where it is still open.
    pub(super) fn task(&self, next: &Next) -> Option<&'a Task> {
        let Next::Step {
            step,
            measure,
            department,
        } = next
        else {
            return None;
        };
        self.file.tasks.iter().find(|task| {
            task.ready
                && task.step == *step
                && task.measure == *measure
                && task.department == *department
        })
    }

    /// When the step has to be done: by its own limit, or one that runs beside it.
    pub(super) fn due_of(&self, task: &Task) -> Option<Moment> {
        let same = |other: &&Task| {
            other.step == task.step
                && other.measure == task.measure
                && (other.department == task.department || other.standing)
        };
        let tasks = self.file.tasks.iter();
        tasks.filter(same).filter_map(|other| other.due).min()
    }

    /// How the office speaks to this customer.
    pub(super) fn method(&self) -> Method {
        match super::slip::method_of(&self.file.case.channel) {
            Some(Method::Letter | Method::Other) | None => Method::Phone,
            Some(method) => method,
        }
    }

    /// The department that answers for the matter.
    pub(super) fn department(&self) -> String {
        let known = self.file.case.responsible().map(ToOwned::to_owned);
        known
            .or_else(|| self.matter.departments.first().cloned())
            .or_else(|| self.material.departments.first().cloned())
            .unwrap_or_default()
    }

    /// An employee of `department` who is not complained about.
    pub(super) fn employee(&self, department: &str, chance: &mut Chance) -> Option<String> {
        let employees = self.material.employees(department);
        let free: Vec<_> = employees
            .into_iter()
            .filter(|person| !self.file.case.accuses(&person.name))
            .collect();
        chance.pick(&free).map(|person| person.name.clone())
    }
}

impl Work {
    /// Whether the story wants the case to lie from here on.
    pub(super) fn lies(&self, scene: &Scene<'_>) -> bool {
        let file = scene.file;
        match self.story.plot {
            Plot::Fresh => true,
            Plot::LeftLying => {
                let by_the_day = |task: &Task| task.due.is_some_and(|due| due - scene.now > A_DAY);
                self.done >= self.patience && file.tasks.iter().any(by_the_day)
            }
            Plot::DueToday => file.tasks.iter().any(|task| {
                task.due.is_some_and(|due| {
                    due > scene.end && due.date_naive() == scene.end.date_naive()
                })
            }),
            Plot::InHands => {
                let handles = |task: &Task| matches!(task.role, Role::Handler | Role::Head);
                let mut current = file.tasks.iter().filter(|task| task.ready);
                current.any(|task| Some(task.step) == file.stage && handles(task))
            }
            Plot::Undispatched => file.stage == Some(CommandName::Dispatch),
            Plot::CallbackWaits => file.stage == Some(CommandName::Callback),
            _ => false,
        }
    }

    /// Words of the matter itself, where things go as usual and for the first time, else those for any.
    pub(super) fn words(&mut self, own: &[String], all: &[String]) -> String {
        let own_words = self.usual && self.mishaps.is_empty() && !own.is_empty();
        let list = if own_words { own } else { all };
        self.chance.pick(list).cloned().unwrap_or_default()
    }
}

/// What all cases share while the demo runs.
pub(super) struct Decks {
    pub satisfaction: Deck<u8>,
}

impl Decks {
    pub(super) fn new() -> Self {
        Self {
            satisfaction: Deck::new(&[5, 5, 5, 5, 4, 4, 4, 3, 2, 1]),
        }
    }
}
