//! Who is who: users, departments, the directory of persons.

use crate::calendar::Moment;
use crate::case::Role;

/// Somebody who can sign in. Disabled, never deleted.
#[derive(Clone, PartialEq, Eq)]
pub struct UserRecord {
    pub name: String,
    pub roles: Vec<Role>,
    pub department: Option<String>,
    /// The person of the directory that the user is.
    pub person: Option<String>,
    /// Argon2id as a PHC string; `None`: no secret yet (a training desk's user).
    pub secret: Option<String>,
    /// The secret is a one-time code: it has to be replaced at the first sign-in.
    pub one_time: bool,
    pub disabled: bool,
    /// Failed sign-ins since the last good one.
    pub failures: u32,
    /// No sign-in before this time.
    pub locked_until: Option<Moment>,
}

impl std::fmt::Debug for UserRecord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("UserRecord")
            .field("name", &self.name)
            .field("roles", &self.roles)
            .finish_non_exhaustive()
    }
}

/// A department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentRecord {
    pub name: String,
}

/// An employee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRecord {
    pub name: String,
    /// Empty where nobody has said.
    pub department: String,
}
