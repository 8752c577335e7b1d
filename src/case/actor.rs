//! Who asks the desk to do something.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Role;

/// A signed-in user, or the clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The user's name; [`Actor::CLOCK`] for what time alone does.
    pub user: String,
    pub roles: BTreeSet<Role>,
    /// The department the user belongs to. A user of no department acts for every department: so a one-person desk works,
    /// and so do the users of a training desk.
    pub department: Option<String>,
    /// The person of the directory that this user is: who is complained about may not handle the case.
    pub person: Option<String>,
}

impl Actor {
    /// The name under which the history records what time alone did.
    pub const CLOCK: &'static str = "clock";

    /// The actor of everything that happens with nobody at the keyboard.
    pub fn clock() -> Self {
        Self {
            user: Self::CLOCK.to_owned(),
            roles: BTreeSet::new(),
            department: None,
            person: None,
        }
    }

    /// Whether one of the actor's roles covers `needed`.
    pub fn may(&self, needed: Role) -> bool {
        self.roles.iter().any(|role| role.covers(needed))
    }

    /// Whether one of the actor's roles covers one of `needed`.
    pub fn may_any(&self, needed: &[Role]) -> bool {
        needed.iter().any(|role| self.may(*role))
    }

    /// Whether the actor may act for `department` (everybody may where a task names none).
    pub fn acts_for(&self, department: Option<&str>) -> bool {
        match (&self.department, department) {
            (Some(own), Some(asked)) => own == asked,
            _ => true,
        }
    }
}
