//! Who may do what, by the papers.
//!
//! The manager may do what the supervisor may, so the manager is written only where the supervisor may not.

use tousu::case::{CommandName, Role};

/// A kind of case, and who may do what to it.
pub struct Rights {
    pub regulation: &'static str,
    pub kind: &'static str,
    pub channel: &'static str,
    /// The one role that knows of such a case at all.
    pub sealed_for: Option<Role>,
    /// The steps and actions of the paper's table: `command:role,role`.
    paper: &'static str,
}

/// What goes for every open kind, whatever its paper says ("Readings, settled for all").
const ALL: &str = "contact:clerk,handler,head,supervisor progress:clerk,handler,head,supervisor \
    note:clerk,handler,head,supervisor promise:clerk,handler,head,supervisor notify:clerk,handler,head,supervisor \
    complete:clerk,handler,head,supervisor ask:clerk,handler,head,supervisor \
    undo:clerk,handler,head,supervisor assess:clerk,supervisor instruct:manager \
    wait:supervisor resume:supervisor extend:supervisor escalate:supervisor merge:supervisor \
    reclassify:supervisor reopen:supervisor return:supervisor assess_person:supervisor correct:handler,supervisor \
    archive:admin hold:admin";

const fn rights(
    regulation: &'static str,
    kind: &'static str,
    channel: &'static str,
    paper: &'static str,
) -> Rights {
    Rights {
        regulation,
        kind,
        channel,
        sealed_for: None,
        paper,
    }
}

const fn sealed(
    regulation: &'static str,
    kind: &'static str,
    role: Role,
    paper: &'static str,
) -> Rights {
    Rights {
        regulation,
        kind,
        channel: "letter",
        sealed_for: Some(role),
        paper,
    }
}

const GAS: &str = "dispatch:supervisor sign:head investigate:supervisor submit:head inspect:supervisor callback:clerk \
    review:head reflect:head close:supervisor circulate:supervisor correct:handler,head,supervisor";

/// An answer before verification may be the one that settles the matter: whoever has the customer there gives it.
const PROPERTY: &str = "arrive:head dispatch:clerk sign:head investigate:handler correct:supervisor submit:head \
    answer:clerk,handler,head countersign:clerk callback:clerk greet:handler instruct:manager close:clerk";

const NEED: &str = "answer:clerk close:clerk";

pub const RIGHTS: [Rights; 18] = [
    rights(
        "gym",
        "complaint",
        "phone",
        "dispatch:supervisor investigate:handler answer:clerk callback:clerk close:clerk assess_person:head,supervisor",
    ),
    rights("gym", "help", "phone", NEED),
    rights("gym", "enquiry", "phone", NEED),
    rights("gym", "vent", "phone", NEED),
    rights(
        "gym",
        "opinion",
        "phone",
        "adopt:manager answer:clerk close:clerk",
    ),
    rights(
        "insurance",
        "complaint",
        "phone",
        "dispatch:supervisor investigate:handler verdict:handler submit:handler approve:supervisor answer:clerk \
         callback:clerk close:supervisor",
    ),
    sealed("insurance", "whistle", Role::Manager, "close:manager"),
    rights("gas", "grumble", "phone", GAS),
    rights("gas", "complaint", "leader", GAS),
    rights(
        "general",
        "complaint",
        "phone",
        "verify:clerk dispatch:supervisor investigate:handler answer:clerk callback:clerk close:clerk inspect:clerk",
    ),
    rights(
        "general",
        "suggestion",
        "phone",
        "adopt:manager answer:clerk close:clerk",
    ),
    // By letter only the clerk verifies; on the spot the head as well.
    Rights {
        paper: PROPERTY,
        ..rights("property", "complaint", "letter", "")
    },
    rights("property", "complaint", "visit", PROPERTY),
    rights(
        "hospital",
        "dispute",
        "phone",
        "dispatch:supervisor sign:head investigate:handler submit:head countersign:clerk approve:manager \
         circulate:supervisor answer:clerk callback:clerk close:supervisor correct:head ask:head extend:manager \
         assess_person:head,supervisor",
    ),
    rights(
        "hospital",
        "service",
        "phone",
        "verify:head greet:head verdict:supervisor answer:clerk close:clerk assess_person:head,supervisor",
    ),
    rights(
        "hospital",
        "proposal",
        "letter",
        "adopt:head inspect:supervisor answer:clerk close:clerk assess_person:head,supervisor",
    ),
    sealed(
        "hospital",
        "integrity",
        Role::Manager,
        "investigate:manager close:manager",
    ),
    sealed(
        "hospital",
        "privacy",
        Role::Supervisor,
        "investigate:supervisor answer:supervisor close:supervisor",
    ),
];

impl Rights {
    /// The roles that may do `name` when its turn comes: what is settled at once needs no turn.
    pub fn in_turn(&self, name: CommandName) -> Vec<Role> {
        match (self.regulation, name) {
            ("property", CommandName::Answer) => vec![Role::Clerk],
            _ => self.of(name),
        }
    }

    /// The roles that may do `name`; none where it is nobody's.
    pub fn of(&self, name: CommandName) -> Vec<Role> {
        let verify = match (self.regulation, self.channel) {
            ("property", "visit") => "verify:clerk,head",
            ("property", _) => "verify:clerk",
            _ => "",
        };
        let listed = |rows: &'static str| {
            let mut rows = rows.split_whitespace();
            rows.find_map(|row| row.strip_prefix(name.as_str())?.strip_prefix(':'))
        };
        let own = listed(self.paper).or_else(|| listed(verify));
        if let Some(role) = self.sealed_for {
            let free = matches!(name, CommandName::Note | CommandName::Undo);
            return own
                .map(|_| role)
                .or(free.then_some(role))
                .into_iter()
                .collect();
        }
        let mut roles: Vec<Role> = own
            .or_else(|| listed(ALL))
            .into_iter()
            .flat_map(|list| list.split(','))
            .map(|word| Role::parse(word).expect(word))
            .collect();
        if roles.contains(&Role::Supervisor) {
            roles.push(Role::Manager);
        }
        roles
    }
}
