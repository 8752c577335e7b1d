//! Users, departments, and the directory of persons.

use rusqlite::{Connection, Row, params};

use super::fault::unreadable;
use super::time;
use crate::case::Role;
use crate::store::{DepartmentRecord, PeopleWrite, PersonRecord, StoreError, UserRecord};

const USER: &str = "SELECT name, roles, department, person, secret, one_time, disabled, failures, locked_until FROM user";

pub(super) fn write(conn: &Connection, write: &PeopleWrite) -> Result<(), StoreError> {
    match write {
        PeopleWrite::User(user) => write_user(conn, user),
        PeopleWrite::Department(department) => {
            conn.prepare_cached("INSERT OR IGNORE INTO department (name) VALUES (?1)")?
                .execute([&department.name])?;
            Ok(())
        }
        PeopleWrite::Person(person) => {
            conn.prepare_cached("INSERT OR IGNORE INTO person (name, department) VALUES (?1, ?2)")?
                .execute([&person.name, &person.department])?;
            Ok(())
        }
    }
}

fn write_user(conn: &Connection, user: &UserRecord) -> Result<(), StoreError> {
    let roles: Vec<&str> = user.roles.iter().map(|role| role.as_str()).collect();
    let mut statement = conn.prepare_cached(
        "INSERT OR REPLACE INTO user
           (name, roles, department, person, secret, one_time, disabled, failures, locked_until)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    statement.execute(params![
        user.name,
        roles.join(" "),
        user.department,
        user.person,
        user.secret,
        user.one_time,
        user.disabled,
        user.failures,
        user.locked_until.map(time::written),
    ])?;
    Ok(())
}

pub(super) fn user(conn: &Connection, name: &str) -> Result<Option<UserRecord>, StoreError> {
    let mut statement = conn.prepare_cached(&format!("{USER} WHERE name = ?1"))?;
    let mut rows = statement.query([name])?;
    rows.next()?.map(read_user).transpose()
}

pub(super) fn users(conn: &Connection) -> Result<Vec<UserRecord>, StoreError> {
    let mut statement = conn.prepare_cached(&format!("{USER} ORDER BY name"))?;
    let mut rows = statement.query([])?;
    let mut users = Vec::new();
    while let Some(row) = rows.next()? {
        users.push(read_user(row)?);
    }
    Ok(users)
}

fn read_user(row: &Row<'_>) -> Result<UserRecord, StoreError> {
    let roles: String = row.get(1)?;
    let role = |word: &str| Role::parse(word).ok_or_else(|| unreadable("role", word));
    let locked_until: Option<String> = row.get(8)?;
    Ok(UserRecord {
        name: row.get(0)?,
        roles: roles
            .split_whitespace()
            .map(role)
            .collect::<Result<_, _>>()?,
        department: row.get(2)?,
        person: row.get(3)?,
        secret: row.get(4)?,
        one_time: row.get(5)?,
        disabled: row.get(6)?,
        failures: row.get(7)?,
        locked_until: locked_until.as_deref().map(time::read).transpose()?,
    })
}

pub(super) fn departments(conn: &Connection) -> Result<Vec<DepartmentRecord>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT name FROM department ORDER BY name")?;
    let all = statement.query_map([], |row| Ok(DepartmentRecord { name: row.get(0)? }))?;
    Ok(all.collect::<Result<_, _>>()?)
}

pub(super) fn persons(conn: &Connection) -> Result<Vec<PersonRecord>, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT name, department FROM person ORDER BY name, department")?;
    let all = statement.query_map([], |row| {
        Ok(PersonRecord {
            name: row.get(0)?,
            department: row.get(1)?,
        })
    })?;
    Ok(all.collect::<Result<_, _>>()?)
}
