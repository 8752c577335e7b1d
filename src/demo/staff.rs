//! Who at the desk does it: for each role one user, the one who has no other role where there is such a one.

use std::collections::BTreeMap;

use crate::case::{Actor, Role};
use crate::desk::{Desk, DeskError};

pub(super) struct Staff {
    by_role: BTreeMap<Role, Actor>,
}

impl Staff {
    pub(super) fn of(desk: &Desk) -> Result<Self, DeskError> {
        let mut users = desk.users()?;
        users.retain(|user| !user.disabled);
        users.sort_by_key(|user| (user.roles.len(), user.department.is_some()));
        let mut by_role = BTreeMap::new();
        for user in users {
            let actor = desk.actor(&user.name)?;
            for role in user.roles {
                by_role.entry(role).or_insert_with(|| actor.clone());
            }
        }
        Ok(Self { by_role })
    }

    /// Somebody who may do what `role` may.
    pub(super) fn with(&self, role: Role) -> Option<&Actor> {
        let stand_in = || self.by_role.values().find(|actor| actor.may(role));
        self.by_role.get(&role).or_else(stand_in)
    }
}
