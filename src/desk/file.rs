//! A case as it is opened: its fold, its history, its open tasks, and what could be done with it now.

use std::sync::Arc;

use serde_json::json;

use super::command::find;
use super::{Desk, DeskError, Nearby, radar, texts};
use crate::calendar::Moment;
use crate::case::{Actor, Case, CommandName, Event, Fact, KeptDeadline, LevelState, Task};
use crate::regulation::conditions::holds_or_absent;
use crate::regulation::decide::{self, Context, Decision};
use crate::regulation::model::{Guidance, Office};
use crate::regulation::track::plan;
use crate::regulation::{Refusal, Regulation, Surroundings, View};
use crate::store::Read;
use crate::text::Lang;

/// An opened case.
#[derive(Clone, Debug)]
pub struct CaseFile {
    pub case: Case,
    pub events: Vec<Event>,
    pub tasks: Vec<Task>,
    /// The step that is next.
    pub stage: Option<CommandName>,
    /// The rules that the case lives under.
    pub regulation: Arc<Regulation>,
    pub around: Surroundings,
    /// The customer's name and telephone are masked for whoever asked.
    pub masked: bool,
}

impl CaseFile {
    pub(super) fn of(
        decision: &Decision,
        mut events: Vec<Event>,
        regulation: Arc<Regulation>,
    ) -> Self {
        let next = events.last().map_or(1, |event| event.seq + 1);
        events.extend(
            decision
                .drafts
                .iter()
                .zip(next..)
                .map(|(draft, seq)| draft.clone().into_event(seq)),
        );
        Self {
            case: decision.case.clone(),
            events,
            tasks: decision.tasks.clone(),
            stage: decision.stage,
            regulation,
            around: Surroundings::default(),
            masked: false,
        }
    }

    /// Whether `actor` may open it: a sealed case is for one role only.
    pub fn visible_to(&self, actor: &Actor) -> bool {
        may_see(&self.regulation, &self.case, actor)
    }

    /// The case as conditions see it at `now`.
    pub fn view(&self, now: Moment) -> View<'_> {
        View {
            case: &self.case,
            regulation: &self.regulation,
            now,
            around: self.around,
        }
    }

    /// The version of the regulation that the case was registered under, and since when it lives under another, if it does.
    pub fn registered_under(&self) -> (&str, Option<Moment>) {
        let first = self.events.first().and_then(|event| match &event.fact {
            Fact::Registered(registered) => Some(registered.regulation.as_str()),
            _ => None,
        });
        let mut events = self.events.iter().rev();
        let moved = events.find(|event| matches!(event.fact, Fact::RegulationChanged { .. }));
        (
            first.unwrap_or(&self.case.regulation),
            moved.map(|event| event.at),
        )
    }

    /// The limit of the answer that comes before the time last promised: a promise shortens a limit, it never lengthens one.
    pub fn earlier_than_promised(&self) -> Option<&Task> {
        let promise = self.case.promises.last()?;
        let limits = self.tasks.iter().filter(|task| {
            task.step == CommandName::Answer && task.due.is_some_and(|due| due < promise.until)
        });
        limits.min_by_key(|task| task.due)
    }

    /// What whoever promised that time is to know, in words.
    pub fn promise_remark(&self, lang: Lang) -> Option<String> {
        let limit = self.earlier_than_promised()?;
        let due = limit.due?.format("%Y-%m-%d %H:%M").to_string();
        Some(texts::promised_later(lang, &due, &limit.clause))
    }

    /// The office that receives and follows the case.
    pub fn office(&self, now: Moment) -> Option<&Office> {
        office(&self.regulation, &self.view(now))
    }
}

/// The first office whose condition holds.
pub(super) fn office<'a>(regulation: &'a Regulation, view: &View<'_>) -> Option<&'a Office> {
    regulation
        .offices
        .iter()
        .find(|office| holds_or_absent(office.when.as_ref(), view))
}

/// A sealed case is visible to one role only.
pub(super) fn may_see(regulation: &Regulation, case: &Case, actor: &Actor) -> bool {
    if !case.sealed {
        return true;
    }
    let role = regulation.kind(&case.kind).and_then(|kind| kind.sealed_for);
    role.is_some_and(|role| actor.roles.contains(&role))
}

/// What a registration would become.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    pub level: Option<LevelState>,
    pub tasks: Vec<Task>,
    /// The limits behind the due times of the tasks.
    pub limits: Vec<KeptDeadline>,
    pub stage: Option<CommandName>,
    /// The receiving office.
    pub office: Option<Office>,
    /// What the regulation would have said.
    pub guidance: Vec<Guidance>,
    /// Other cases that have to do with it.
    pub nearby: Vec<Nearby>,
    pub around: Surroundings,
    /// Counts rest on a year without a published calendar.
    pub provisional: bool,
}

impl Preview {
    pub(super) fn of(
        read: &dyn Read,
        actor: &Actor,
        regulation: &Regulation,
        decision: &Decision,
        now: Moment,
        around: Surroundings,
    ) -> Result<Self, DeskError> {
        let case = &decision.case;
        let view = View {
            case,
            regulation,
            now,
            around,
        };
        let guidance = regulation
            .guidance
            .iter()
            .filter(|line| holds_or_absent(line.when.as_ref(), &view))
            .cloned()
            .collect();
        Ok(Self {
            level: case.level.clone(),
            tasks: decision.tasks.clone(),
            limits: case.deadlines.clone(),
            stage: decision.stage,
            office: office(regulation, &view).cloned(),
            guidance,
            nearby: radar::around(read, actor, case)?,
            around,
            provisional: decision.tasks.iter().any(|task| task.provisional),
        })
    }
}

impl Desk {
    /// Opens a case, its customer masked for those whose work does not need to know. Opening a sealed one is noted in the desk's own log, once for each sign-in.
    ///
    /// # Errors
    /// An unknown number, or a sealed case that is not for `actor`; a fault of the file. A sealed case whose opening
    /// cannot be noted is not opened.
    pub fn case(&mut self, actor: &Actor, number: &str) -> Result<CaseFile, DeskError> {
        let now = self.now();
        let read = self.store.as_read();
        let found = find(read, &mut self.rules, number)?;
        let regulation = self.rules.version(read, &found.case.regulation)?;
        if !may_see(&regulation, &found.case, actor) {
            return Err(DeskError::UnknownCase(number.to_owned()));
        }
        let view = View {
            case: &found.case,
            regulation: &regulation,
            now,
            around: found.around,
        };
        let open = plan(&view, self.rules.calendar());
        let stage = open.stage;
        if found.case.sealed {
            self.note_opening(actor, number)?;
        }
        let file = CaseFile {
            tasks: open.tasks(),
            stage,
            case: found.case,
            events: found.events,
            regulation,
            around: found.around,
            masked: false,
        };
        Ok(self.masked(actor, file))
    }

    fn note_opening(&mut self, actor: &Actor, number: &str) -> Result<(), DeskError> {
        let opening = (actor.user.clone(), number.to_owned());
        if self.openings.contains(&opening) {
            return Ok(());
        }
        let facts = json!({"case": number});
        self.write_desk(&actor.user, "sealed_opened", &facts, &[])?;
        self.openings.insert(opening);
        Ok(())
    }

    /// Every command of a case, each with whether it could be done now by `actor`, or why not.
    pub fn commands(
        &self,
        actor: &Actor,
        file: &CaseFile,
    ) -> Vec<(CommandName, Result<(), Refusal>)> {
        let context = Context {
            regulation: &file.regulation,
            calendar: self.rules.calendar(),
            now: self.now(),
            actor,
            around: file.around,
        };
        CommandName::ALL
            .iter()
            .filter(|name| decide::concerns(&context, &file.case, **name))
            .map(|name| {
                let possible = decide::possible(&context, &file.case, *name);
                let undone = || decide::can_undo(&context, &file.case, &file.events);
                match name {
                    CommandName::Undo => (*name, possible.and_then(|()| undone())),
                    _ => (*name, possible),
                }
            })
            .collect()
    }
}
