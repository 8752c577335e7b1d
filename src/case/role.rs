//! The six roles of a desk; a regulation gives them its own titles.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a user is entitled to do. A user holds a set of roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Reception: registers, answers, calls back.
    Clerk,
    /// A department's investigator.
    Handler,
    /// Head of a department.
    Head,
    /// Customer service manager, project manager, management representative.
    Supervisor,
    /// General manager and their office; may do what the supervisor may.
    Manager,
    /// Users, regulation, archive; no say in cases.
    Admin,
}

impl Role {
    /// Every role, from the counter to the back office.
    pub const ALL: [Self; 6] = [
        Self::Clerk,
        Self::Handler,
        Self::Head,
        Self::Supervisor,
        Self::Manager,
        Self::Admin,
    ];

    /// The word used in data and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Clerk => "clerk",
            Self::Handler => "handler",
            Self::Head => "head",
            Self::Supervisor => "supervisor",
            Self::Manager => "manager",
            Self::Admin => "admin",
        }
    }

    /// Reads [`Role::as_str`] back.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }

    /// Whether a holder of this role may do what `needed` may: the manager stands in for the supervisor.
    pub const fn covers(self, needed: Self) -> bool {
        matches!(
            (self, needed),
            (Self::Clerk, Self::Clerk)
                | (Self::Handler, Self::Handler)
                | (Self::Head, Self::Head)
                | (Self::Supervisor | Self::Manager, Self::Supervisor)
                | (Self::Manager, Self::Manager)
                | (Self::Admin, Self::Admin)
        )
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
