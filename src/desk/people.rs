//! Who is who: users with their roles, departments, the directory of persons. Users are disabled, never deleted.

use serde_json::json;

use super::{Desk, DeskError, signin, texts};
use crate::case::{Actor, Role};
use crate::regulation::{Reason, Refusal, Regulation};
use crate::store::{DepartmentRecord, PeopleWrite, PersonRecord, UserRecord};

/// A user to be added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewUser {
    pub name: String,
    pub roles: Vec<Role>,
    pub department: Option<String>,
    pub person: Option<String>,
}

impl Desk {
    /// Every user.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn users(&self) -> Result<Vec<UserRecord>, DeskError> {
        Ok(self.store.users()?)
    }

    /// Every department.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn departments(&self) -> Result<Vec<DepartmentRecord>, DeskError> {
        Ok(self.store.departments()?)
    }

    /// The directory of persons.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn persons(&self) -> Result<Vec<PersonRecord>, DeskError> {
        Ok(self.store.persons()?)
    }

    /// Adds a user. On a real desk the answer is a one-time code for the first sign-in.
    ///
    /// # Errors
    /// A name that is empty or taken, no role, or an actor who is no administrator.
    pub fn add_user(&mut self, actor: &Actor, new: &NewUser) -> Result<Option<String>, DeskError> {
        self.entitled(actor, "user_add", &[Role::Admin])?;
        let name = named("name", &new.name)?;
        if new.roles.is_empty() {
            return Err(DeskError::invalid("roles", |lang| {
                texts::empty(lang).to_owned()
            }));
        }
        if self.store.user(&name)?.is_some() {
            return Err(DeskError::invalid("name", |lang| texts::taken(lang, &name)));
        }
        let code = if self.profile().training {
            None
        } else {
            Some(one_time_code()?)
        };
        let user = UserRecord {
            name: name.clone(),
            roles: new.roles.clone(),
            department: new.department.clone(),
            person: new.person.clone(),
            secret: code.as_deref().map(signin::hash).transpose()?,
            one_time: code.is_some(),
            disabled: false,
            failures: 0,
            locked_until: None,
        };
        let roles: Vec<&str> = new.roles.iter().map(|role| role.as_str()).collect();
        let mut people = vec![PeopleWrite::User(user)];
        people.extend(
            new.department
                .iter()
                .map(|name| PeopleWrite::Department(DepartmentRecord { name: name.clone() })),
        );
        people.extend(new.person.iter().map(|name| {
            PeopleWrite::Person(PersonRecord {
                name: name.clone(),
                department: new.department.clone().unwrap_or_default(),
            })
        }));
        self.write_desk(
            &actor.user,
            "user_added",
            &json!({"user": name, "roles": roles, "department": new.department}),
            &people,
        )?;
        Ok(code)
    }

    /// Disables a user. The last administrator stays.
    ///
    /// # Errors
    /// An unknown user, the last administrator, or an actor who is no administrator.
    pub fn disable_user(&mut self, actor: &Actor, name: &str) -> Result<(), DeskError> {
        self.entitled(actor, "user_disable", &[Role::Admin])?;
        let user = self
            .store
            .user(name)?
            .ok_or_else(|| DeskError::UnknownUser(name.to_owned()))?;
        let others = self
            .store
            .users()?
            .into_iter()
            .filter(|other| other.name != name && !other.disabled);
        if user.roles.contains(&Role::Admin)
            && !others
                .into_iter()
                .any(|other| other.roles.contains(&Role::Admin))
        {
            return Err(DeskError::invalid("user", |lang| {
                texts::last_admin(lang, name)
            }));
        }
        let disabled = UserRecord {
            disabled: true,
            ..user
        };
        self.write_desk(
            &actor.user,
            "user_disabled",
            &json!({"user": name}),
            &[PeopleWrite::User(disabled)],
        )
    }

    /// Gives a user another secret: their own by themselves, a one-time code by an administrator.
    ///
    /// # Errors
    /// An unknown user, too short a secret, or somebody else's secret.
    pub fn set_secret(
        &mut self,
        actor: &Actor,
        name: &str,
        secret: Option<&str>,
    ) -> Result<Option<String>, DeskError> {
        let user = self
            .store
            .user(name)?
            .ok_or_else(|| DeskError::UnknownUser(name.to_owned()))?;
        let own = actor.user == name;
        if !own {
            self.entitled(actor, "user_secret", &[Role::Admin])?;
        }
        let code = if own { None } else { Some(one_time_code()?) };
        let chosen = match (&code, secret) {
            (Some(code), _) => code.as_str(),
            (None, Some(secret)) => secret,
            (None, None) => return Err(DeskError::SecretNeeded),
        };
        let changed = UserRecord {
            secret: Some(signin::hash(chosen)?),
            one_time: code.is_some(),
            failures: 0,
            locked_until: None,
            ..user
        };
        self.write_desk(
            &actor.user,
            "secret_changed",
            &json!({"user": name}),
            &[PeopleWrite::User(changed)],
        )?;
        Ok(code)
    }

    /// Adds a department.
    ///
    /// # Errors
    /// An empty name, or an actor who is no administrator.
    pub fn add_department(&mut self, actor: &Actor, name: &str) -> Result<(), DeskError> {
        self.entitled(actor, "department_add", &[Role::Admin])?;
        let name = named("name", name)?;
        let people = vec![PeopleWrite::Department(DepartmentRecord {
            name: name.clone(),
        })];
        self.write_desk(
            &actor.user,
            "department_added",
            &json!({"department": name}),
            &people,
        )
    }

    /// Adds a person to the directory.
    ///
    /// # Errors
    /// An empty name, or an actor who is no administrator.
    pub fn add_person(
        &mut self,
        actor: &Actor,
        name: &str,
        department: &str,
    ) -> Result<(), DeskError> {
        self.entitled(actor, "person_add", &[Role::Admin])?;
        let name = named("name", name)?;
        let department = crate::text::clean_line(department);
        let mut people = vec![PeopleWrite::Person(PersonRecord {
            name,
            department: department.clone(),
        })];
        if !department.is_empty() {
            people.push(PeopleWrite::Department(DepartmentRecord {
                name: department.clone(),
            }));
        }
        self.write_desk(
            &actor.user,
            "person_added",
            &json!({"department": department}),
            &people,
        )
    }
}

fn named(field: &str, typed: &str) -> Result<String, DeskError> {
    let name = crate::text::clean_line(typed);
    if name.is_empty() {
        return Err(DeskError::invalid(field, |lang| {
            texts::empty(lang).to_owned()
        }));
    }
    Ok(name)
}

/// The actor holds one of these roles itself: none that covers it will do.
pub(super) fn entitled(
    regulation: &Regulation,
    actor: &Actor,
    roles: &[Role],
) -> Result<(), Refusal> {
    if roles.iter().any(|role| actor.roles.contains(role)) {
        return Ok(());
    }
    let reason = Reason::needs_role(regulation, roles);
    Err(Refusal::forbidden(None, reason))
}

/// Eight characters that cannot be mistaken for one another.
fn one_time_code() -> Result<String, DeskError> {
    const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let mut random = [0u8; 8];
    getrandom::fill(&mut random).map_err(|error| DeskError::Hash(error.to_string()))?;
    Ok(random
        .iter()
        .filter_map(|byte| ALPHABET.get(usize::from(byte % 32)))
        .map(|letter| char::from(*letter))
        .collect())
}
