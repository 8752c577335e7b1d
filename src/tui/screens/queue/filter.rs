//! Whose tasks are shown.

use chrono::TimeDelta;

use crate::case::{Actor, Role};
use crate::desk::QueueQuery;

/// Whose tasks are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// What whoever is signed in may do: by role, and by department where they belong to one.
    Mine,
    #[default]
    All,
    /// Due within two hours, or over.
    Soon,
    Role(Role),
    Department(String),
}

impl Filter {
    /// What one sees first: supervisors and managers everything, all others their own.
    pub fn first(actor: &Actor) -> Self {
        if actor.may(Role::Supervisor) {
            Self::All
        } else {
            Self::Mine
        }
    }

    /// The question for the desk.
    pub fn query(&self, actor: Option<&Actor>) -> QueueQuery {
        let mut query = QueueQuery::default();
        match self {
            Self::Mine => {
                if let Some(actor) = actor {
                    query.roles = roles(actor);
                    query.own.clone_from(&actor.department);
                }
            }
            Self::All => {}
            Self::Soon => query.within = Some(TimeDelta::hours(2)),
            Self::Role(role) => query.roles = vec![*role],
            Self::Department(name) => query.department = Some(name.clone()),
        }
        query
    }
}

/// The roles whose tasks an actor may do.
fn roles(actor: &Actor) -> Vec<Role> {
    Role::ALL
        .into_iter()
        .filter(|role| actor.may(*role))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(roles: &[Role], department: Option<&str>) -> Actor {
        Actor {
            user: "x".to_owned(),
            roles: roles.iter().copied().collect(),
            department: department.map(ToOwned::to_owned),
            person: None,
        }
    }

    #[test]
    fn a_clerk_sees_what_is_theirs_first_and_a_manager_everything() {
        assert_eq!(Filter::first(&actor(&[Role::Clerk], None)), Filter::Mine);
        assert_eq!(
            Filter::first(&actor(&[Role::Head], Some("前台"))),
            Filter::Mine
        );
        for role in [Role::Supervisor, Role::Manager] {
            assert_eq!(Filter::first(&actor(&[role], None)), Filter::All);
        }
    }

    #[test]
    fn mine_is_what_my_roles_and_my_department_may_do() {
        let head = actor(&[Role::Head, Role::Handler], Some("前台"));
        let query = Filter::Mine.query(Some(&head));
        assert_eq!(query.roles, [Role::Handler, Role::Head]);
        assert_eq!(query.own.as_deref(), Some("前台"));
        let manager = actor(&[Role::Manager], None);
        let query = Filter::Mine.query(Some(&manager));
        assert_eq!(query.roles, [Role::Supervisor, Role::Manager]);
        assert_eq!(query.own, None);
    }
}
