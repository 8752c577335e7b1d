//! `tousu user|department|person`: who is who.

use serde_json::json;

use super::args::{Department, Person, User};
use super::failure::Failure;
use super::session::Session;
use super::texts;
use crate::case::Role;
use crate::desk::NewUser;

pub fn user(session: &mut Session<'_, '_>, wish: &User) -> Result<u8, Failure> {
    let lang = session.lang;
    match wish {
        User::Add {
            name,
            roles,
            department,
            person,
        } => {
            let roles = roles
                .iter()
                .map(|word| {
                    Role::parse(word)
                        .ok_or_else(|| Failure::usage("roles", texts::bad_role(lang, word)))
                })
                .collect::<Result<Vec<Role>, Failure>>()?;
            let (mut desk, actor) = session.signed_in()?;
            let new = NewUser {
                name: name.clone(),
                roles,
                department: department.clone(),
                person: person.clone(),
            };
            let code = desk.add_user(&actor, &new)?;
            session.answer(
                || json!({"user": name, "code": code}),
                |out| {
                    out.line(texts::user_added(lang, name));
                    if let Some(code) = &code {
                        out.line(texts::one_time_code(lang, code));
                    }
                },
            )
        }
        User::List => list_users(session),
        User::Disable { name } => {
            let (mut desk, actor) = session.signed_in()?;
            desk.disable_user(&actor, name)?;
            session.answer(
                || json!({"user": name, "disabled": true}),
                |out| {
                    out.line(texts::user_disabled(lang, name));
                },
            )
        }
        User::Secret { name } => change_secret(session, name),
    }
}

fn list_users(session: &mut Session<'_, '_>) -> Result<u8, Failure> {
    let (desk, _) = session.signed_in()?;
    let users = desk.users()?;
    let lang = session.lang;
    session.answer(
        || {
            let users: Vec<_> = users
                .iter()
                .map(|user| json!({"name": user.name, "roles": user.roles, "department": user.department, "person": user.person, "disabled": user.disabled}))
                .collect();
            json!({"users": users})
        },
        |out| {
            let rows: Vec<Vec<String>> = users
                .iter()
                .map(|user| {
                    let roles: Vec<&str> = user.roles.iter().map(|role| role.as_str()).collect();
                    let mark = if user.disabled { texts::disabled_mark(lang) } else { "" };
                    vec![user.name.clone(), roles.join(","), user.department.clone().unwrap_or_default(), mark.to_owned()]
                })
                .collect();
            out.table(&rows);
        },
    )
}

/// One's own secret: the old one first, then the new one. Somebody else's: a one-time code, by an administrator.
fn change_secret(session: &mut Session<'_, '_>, name: &str) -> Result<u8, Failure> {
    let lang = session.lang;
    let own = session.user() == Some(name);
    let (code, changed) = if own {
        let mut desk = session.open()?;
        let old = session.secret()?;
        let signed_in = desk.sign_in(name, old.as_deref().map(String::as_str))?;
        let new = session.new_secret()?;
        (
            desk.set_secret(&signed_in.actor, name, new.as_deref().map(String::as_str))?,
            true,
        )
    } else {
        let (mut desk, actor) = session.signed_in()?;
        (desk.set_secret(&actor, name, None)?, true)
    };
    session.answer(
        || json!({"user": name, "changed": changed, "code": code}),
        |out| {
            out.line(texts::secret_changed(lang, name));
            if let Some(code) = &code {
                out.line(texts::one_time_code(lang, code));
            }
        },
    )
}

pub fn department(session: &mut Session<'_, '_>, wish: &Department) -> Result<u8, Failure> {
    let lang = session.lang;
    let (mut desk, actor) = session.signed_in()?;
    match wish {
        Department::Add { name } => {
            desk.add_department(&actor, name)?;
            session.answer(
                || json!({"department": name}),
                |out| {
                    out.line(texts::added(lang, name));
                },
            )
        }
        Department::List => {
            let names: Vec<String> = desk
                .departments()?
                .into_iter()
                .map(|department| department.name)
                .collect();
            session.answer(
                || json!({"departments": names}),
                |out| {
                    for name in &names {
                        out.line(name);
                    }
                },
            )
        }
    }
}

pub fn person(session: &mut Session<'_, '_>, wish: &Person) -> Result<u8, Failure> {
    let lang = session.lang;
    let (mut desk, actor) = session.signed_in()?;
    match wish {
        Person::Add { name, department } => {
            desk.add_person(&actor, name, department)?;
            session.answer(
                || json!({"person": name, "department": department}),
                |out| {
                    out.line(texts::added(lang, name));
                },
            )
        }
        Person::List => {
            let persons = desk.persons()?;
            session.answer(
                || {
                    let persons: Vec<_> = persons
                        .iter()
                        .map(|person| json!({"name": person.name, "department": person.department}))
                        .collect();
                    json!({"persons": persons})
                },
                |out| {
                    let rows: Vec<Vec<String>> = persons
                        .iter()
                        .map(|person| vec![person.name.clone(), person.department.clone()])
                        .collect();
                    out.table(&rows);
                },
            )
        }
    }
}
