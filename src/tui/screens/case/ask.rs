//! What the screen of a case asks of the desk.

use crate::calendar::{Calendar, Count};
use crate::case::{Actor, CommandName, KeptDeadline, Paper, Role, Task};
use crate::desk::{CaseFile, Desk, DeskError, Nearby};
use crate::regulation::{Reason, Refusal};
use crate::store::{CaseRow, PersonRecord};
use crate::text::Label;
use crate::tui::backend;

/// A question of the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// A case with everything that its screen and its dialogs show.
    Open { number: String },
    /// The same with the customer's name and telephone in clear; the desk's log notes it.
    Unmask { number: String },
}

/// What the desk answers to it.
#[derive(Clone, Debug)]
pub enum Answer {
    Opened(Box<Opened>),
}

impl From<Request> for backend::Request {
    fn from(request: Request) -> Self {
        Self::Case(request)
    }
}

/// An opened case, and what one needs to know to act on it.
#[derive(Clone, Debug)]
pub struct Opened {
    pub file: CaseFile,
    /// Every command that concerns the case, and why not where it cannot be run by this user now.
    pub commands: Vec<(CommandName, Result<(), Refusal>)>,
    /// Every deadline that the case keeps, counted again by the calendar that counted it.
    pub counts: Vec<Counted>,
    /// The open cases that it could be merged into, where the user may do that.
    pub firsts: Vec<CaseRow>,
    /// Other open cases that have to do with it; they come after the case itself.
    pub nearby: Vec<Nearby>,
    /// The forms of the case.
    pub papers: Vec<PaperChoice>,
    pub departments: Vec<String>,
    pub persons: Vec<PersonRecord>,
    /// Whoever is signed in decides entries against persons; for others such a task is nothing to do.
    pub decides: bool,
}

/// A form of a case.
#[derive(Clone, Debug)]
pub struct PaperChoice {
    /// Its id.
    pub form: String,
    pub title: Label,
    /// It goes out and comes back.
    pub returns: bool,
    /// Why it cannot be printed now.
    pub refusal: Option<Refusal>,
}

/// A kept deadline with its days.
#[derive(Clone, Debug)]
pub struct Counted {
    pub kept: KeptDeadline,
    /// Absent for a time that was agreed with somebody.
    pub count: Option<Count>,
}

impl Opened {
    /// Why `name` cannot be run now; `None` where it can.
    pub fn refusal(&self, name: CommandName) -> Option<Refusal> {
        match self.commands.iter().find(|(known, _)| *known == name) {
            Some((_, possible)) => possible.clone().err(),
            None => Some(Refusal::rule(
                None,
                Reason::NoSuchStep {
                    command: name,
                    next: self.file.stage,
                },
            )),
        }
    }

    /// The open tasks without those that are somebody else's decision.
    pub fn own_tasks(&self) -> impl Iterator<Item = &Task> {
        let decision = |task: &&Task| task.step == CommandName::AssessPerson && !self.decides;
        self.file.tasks.iter().filter(move |task| !decision(task))
    }

    /// The open cases that it could be merged into: those about the same first, whoever complains.
    pub fn merge_offers(&self) -> Vec<&CaseRow> {
        let similar = self.nearby.iter().filter(|near| near.is_similar());
        let similar: Vec<&CaseRow> = similar.map(|near| &near.row).collect();
        let known = |row: &&CaseRow| similar.iter().any(|own| own.number == row.number);
        let rest = self.firsts.iter().filter(|row| !known(row));
        similar.iter().copied().chain(rest).collect()
    }

    /// The slips that are printed and not back yet, with what they are called.
    pub fn slips_out(&self) -> impl Iterator<Item = (&Paper, &Label)> {
        let out = self.file.case.papers.iter();
        out.filter(|paper| paper.returned_at.is_none())
            .filter_map(|paper| {
                let form = self.papers.iter().find(|form| form.form == paper.form)?;
                form.returns.then_some((paper, &form.title))
            })
    }

    /// The step to do next: the stage, or what is ready without one (after closing).
    pub fn next_step(&self) -> Option<CommandName> {
        let ready = |name: &CommandName| self.refusal(*name).is_none();
        let tasks = self.own_tasks().filter(|task| task.ready);
        self.file
            .stage
            .filter(ready)
            .or_else(|| tasks.map(|task| task.step).find(ready))
            .or(self.file.stage)
    }
}

/// Answers, on the worker's side.
///
/// # Errors
/// An unknown number; a fault of the file.
pub fn answer(desk: &mut Desk, actor: &Actor, request: Request) -> Result<Answer, DeskError> {
    let file = match request {
        Request::Open { number } => desk.case(actor, &number)?,
        Request::Unmask { number } => desk.unmask(actor, &number)?,
    };
    let commands = desk.commands(actor, &file);
    let counts = file
        .case
        .deadlines
        .iter()
        .map(|kept| counted(desk, kept))
        .collect::<Result<_, DeskError>>()?;
    let departments = desk
        .departments()?
        .into_iter()
        .map(|department| department.name)
        .collect();
    let may_merge = |(name, possible): &(CommandName, Result<(), Refusal>)| {
        *name == CommandName::Merge && possible.is_ok()
    };
    let firsts = if commands.iter().any(may_merge) {
        desk.possible_firsts(&file.case)?
    } else {
        Vec::new()
    };
    let papers = desk
        .papers(actor, &file)
        .into_iter()
        .map(|(form, possible)| PaperChoice {
            form: form.id.clone(),
            title: form.title.clone(),
            returns: form.returns,
            refusal: possible.err(),
        })
        .collect();
    Ok(Answer::Opened(Box::new(Opened {
        papers,
        commands,
        firsts,
        nearby: Vec::new(),
        counts,
        departments,
        persons: desk.persons()?,
        decides: actor.may(Role::Manager),
        file,
    })))
}

/// The count of a deadline by the calendar of its time; by the present one where that cannot be read.
fn counted(desk: &Desk, kept: &KeptDeadline) -> Result<Counted, DeskError> {
    let present = desk.calendar();
    let old = if present.version == kept.calendar {
        None
    } else {
        let text = desk.read().calendar(&kept.calendar)?;
        text.and_then(|text| serde_json::from_str::<Calendar>(&text).ok())
    };
    let calendar = old.as_ref().unwrap_or(present);
    Ok(Counted {
        count: kept.span.map(|span| calendar.count(kept.key.from, span)),
        kept: kept.clone(),
    })
}
