//! What the registration form asks of the desk.

use crate::case::{Actor, Intake};
use crate::desk::{CaseFile, Desk, DeskError, Preview};
use crate::store::PersonRecord;
use crate::text::hex;
use crate::tui::backend;

/// The key under which the draft of the form is kept.
pub const DRAFT: &str = "register";

/// A question of the form.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// What a new form needs to begin.
    Begin,
    /// What a registration would become.
    Preview(Box<Intake>),
    /// Register it, and forget its draft.
    Submit(Box<Intake>),
}

/// What the desk answers to it.
#[derive(Clone, Debug)]
pub enum Answer {
    Begun(Begun),
    Preview(Box<Preview>),
    Registered(Box<Registered>),
}

/// What a new form needs to begin.
#[derive(Clone, Debug, Default)]
pub struct Begun {
    pub departments: Vec<String>,
    pub persons: Vec<PersonRecord>,
    /// A fresh operation id: submitting twice registers once. `None` where the system gives no random numbers.
    pub op: Option<String>,
}

/// A registration that has its number.
#[derive(Clone, Debug)]
pub struct Registered {
    pub number: String,
    /// It had been registered before, under the same operation id; nothing was done twice.
    pub repeated: bool,
    /// Other cases that became graver by it.
    pub raised: Vec<String>,
    /// What it has become; `None` for a sealed one that the actor may not open.
    pub outlook: Option<Preview>,
}

impl From<Request> for backend::Request {
    fn from(request: Request) -> Self {
        Self::Register(request)
    }
}

impl Answer {
    /// Whether the desk was written to.
    pub fn wrote(&self) -> bool {
        matches!(self, Self::Registered(_))
    }
}

/// Answers, on the worker's side.
///
/// # Errors
/// The field that is wrong; a missing role; a fault of the file. Nothing was registered then.
pub fn answer(desk: &mut Desk, actor: &Actor, request: Request) -> Result<Answer, DeskError> {
    match request {
        Request::Begin => begin(desk).map(Answer::Begun),
        Request::Preview(intake) => {
            let preview = desk.preview(actor, &intake)?;
            Ok(Answer::Preview(Box::new(preview)))
        }
        Request::Submit(intake) => {
            let registered = submit(desk, actor, &intake)?;
            Ok(Answer::Registered(Box::new(registered)))
        }
    }
}

fn begin(desk: &Desk) -> Result<Begun, DeskError> {
    let departments = desk.departments()?;
    Ok(Begun {
        departments: departments.into_iter().map(|known| known.name).collect(),
        persons: desk.persons()?,
        op: operation_id(),
    })
}

fn operation_id() -> Option<String> {
    let mut random = [0u8; 16];
    getrandom::fill(&mut random).ok()?;
    Some(hex(&random))
}

fn submit(desk: &mut Desk, actor: &Actor, intake: &Intake) -> Result<Registered, DeskError> {
    let receipt = desk.register(actor, intake)?;
    // The case is on disk. A draft that could not be dropped is offered again, and its operation id leads to this same case.
    let _ = desk.drop_draft(&actor.user, DRAFT);
    let now = desk.now();
    Ok(Registered {
        number: receipt.number,
        repeated: receipt.repeated,
        raised: receipt.raised,
        outlook: receipt.file.map(|file| outlook(&file, now)),
    })
}

fn outlook(file: &CaseFile, now: crate::calendar::Moment) -> Preview {
    Preview {
        level: file.case.level.clone(),
        tasks: file.tasks.clone(),
        limits: file.case.deadlines.clone(),
        stage: file.stage,
        office: file.office(now).cloned(),
        around: file.around,
        provisional: file.tasks.iter().any(|task| task.provisional),
        ..Preview::default()
    }
}
