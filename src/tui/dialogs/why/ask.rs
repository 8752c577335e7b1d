//! What the box of reasons asks of the desk.

use crate::case::{Actor, Role};
use crate::desk::{Desk, DeskError};
use crate::regulation::keeping::Keeping;
use crate::store::UserRecord;
use crate::tui::backend;
use crate::tui::screens::case::{self, Opened};

/// A question of the box.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Everything about a case, and who may act on it.
    Case { number: String },
    /// Who holds which role.
    Holders,
}

/// What the desk answers to it.
#[derive(Clone, Debug)]
pub enum Answer {
    Case(Box<Told>),
    Holders(Holders),
}

/// A case with what its own screen does not show.
#[derive(Clone, Debug)]
pub struct Told {
    pub opened: Opened,
    /// How long it is kept; `None` while it is open.
    pub keeping: Option<Keeping>,
    pub holders: Holders,
}

/// Who can sign in and holds which role.
#[derive(Clone, Debug, Default)]
pub struct Holders {
    users: Vec<UserRecord>,
}

impl Holders {
    fn read(desk: &Desk) -> Result<Self, DeskError> {
        let mut users = desk.users()?;
        users.retain(|user| !user.disabled);
        Ok(Self { users })
    }

    /// The names of those who may act as one of `roles`, for `department` where one is named.
    pub fn of(&self, roles: &[Role], department: Option<&str>) -> Vec<&str> {
        let may = |user: &&UserRecord| {
            let actor = Actor {
                user: user.name.clone(),
                roles: user.roles.iter().copied().collect(),
                department: user.department.clone(),
                person: user.person.clone(),
            };
            actor.may_any(roles) && actor.acts_for(department)
        };
        let found = self.users.iter().filter(may);
        found.map(|user| user.name.as_str()).collect()
    }
}

impl From<Request> for backend::Request {
    fn from(request: Request) -> Self {
        Self::Why(request)
    }
}

/// Answers, on the worker's side.
///
/// # Errors
/// A case that is not there or not for this user; a fault of the file.
pub fn answer(desk: &mut Desk, actor: &Actor, request: Request) -> Result<Answer, DeskError> {
    let holders = Holders::read(desk)?;
    match request {
        Request::Holders => Ok(Answer::Holders(holders)),
        Request::Case { number } => {
            let request = case::Request::Open { number };
            let case::Answer::Opened(opened) = case::answer(desk, actor, request)?;
            let file = &opened.file;
            Ok(Answer::Case(Box::new(Told {
                keeping: Keeping::of(&file.regulation, desk.calendar(), &file.case),
                opened: *opened,
                holders,
            })))
        }
    }
}
