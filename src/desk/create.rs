//! A new desk: its regulation, its calendar, its first user.

use std::path::Path;

use chrono::{NaiveDate, TimeZone};
use serde_json::json;

use super::rules::{CALENDAR, REGULATION};
use super::{Clock, Desk, DeskError, signin, texts};
use crate::calendar::{Calendar, Moment};
use crate::case::Role;
use crate::regulation::load;
use crate::store::sqlite::SqliteStore;
use crate::store::{Batch, DeskEvent, PeopleWrite, Read, Store, StoreError, UserRecord};
use crate::text::Label;

/// What a new desk is made of.
#[derive(Clone, Debug)]
pub struct NewDesk<'a> {
    /// The regulation's text, and the name of its file for messages.
    pub regulation: &'a str,
    pub file: &'a str,
    /// The first user, who holds all roles, so that a one-person desk works at once.
    pub admin: &'a str,
    /// The first user's secret; a training desk asks for none.
    pub secret: Option<&'a str>,
    /// A training desk: its clock can be set, nobody needs a secret, and it says so on every screen.
    pub training: bool,
}

/// Name and mode of a desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    pub organisation: Label,
    pub training: bool,
}

pub(super) const PROFILE: &str = "profile";
const TRAINING: &str = "training";

/// The users that a training desk begins with: one for each role, named after it.
const TRAINEES: [Role; 5] = [
    Role::Clerk,
    Role::Handler,
    Role::Head,
    Role::Supervisor,
    Role::Manager,
];

impl Profile {
    pub(super) fn read(read: &dyn Read) -> Result<Self, DeskError> {
        let kept = read
            .setting(PROFILE)?
            .ok_or_else(|| StoreError::Damaged("setting profile is missing".to_owned()))?;
        let organisation = serde_json::from_str(&kept)
            .map_err(|error| StoreError::Damaged(format!("setting profile: {error}")))?;
        let training = read.setting(TRAINING)?.as_deref() == Some("true");
        Ok(Self {
            organisation,
            training,
        })
    }
}

impl Desk {
    /// Makes a desk in a new file and opens it.
    ///
    /// # Errors
    /// Every mistake of the regulation; a name or a secret that will not do; a file that is there already or cannot be made.
    pub fn create(path: &Path, new: &NewDesk<'_>, clock: Clock) -> Result<Self, DeskError> {
        let regulation = load(new.file, new.regulation).map_err(DeskError::Regulation)?;
        let people = first_users(new)?;
        let calendar = Calendar::shipped();
        let at = begins_at(new, clock, &calendar);
        let names: Vec<&str> = people.iter().map(|user| user.name.as_str()).collect();
        let kept = serde_json::to_string(&calendar)
            .map_err(|error| StoreError::Internal(error.to_string()))?;
        let profile = serde_json::to_string(&regulation.organisation)
            .map_err(|error| StoreError::Internal(error.to_string()))?;
        let batch = Batch {
            desk_events: vec![DeskEvent {
                at,
                actor: people
                    .first()
                    .map(|user| user.name.clone())
                    .unwrap_or_default(),
                kind: "created".to_owned(),
                facts: json!({"regulation": regulation.version, "regulation_id": regulation.id, "calendar": calendar.version, "training": new.training}),
                personal: json!({"users": names}),
            }],
            settings: vec![
                (PROFILE.to_owned(), profile),
                (TRAINING.to_owned(), new.training.to_string()),
                (REGULATION.to_owned(), regulation.version.clone()),
                (CALENDAR.to_owned(), calendar.version.clone()),
            ],
            regulation: Some((regulation.version.clone(), new.regulation.to_owned())),
            calendar: Some((calendar.version.clone(), kept)),
            people: people.into_iter().map(PeopleWrite::User).collect(),
            ..Batch::default()
        };
        let mut store = SqliteStore::create(path)?;
        let mut batch = Some(batch);
        store.append(&mut |_| Ok(batch.take()))?;
        Ok(Self::with_store(Box::new(store), clock)?.at(path))
    }
}

/// A training desk begins before its calendars do, so that its clock can be set to any time after.
fn begins_at(new: &NewDesk<'_>, clock: Clock, calendar: &Calendar) -> Moment {
    let earliest = NaiveDate::from_ymd_opt(2018, 1, 1).and_then(|date| date.and_hms_opt(0, 0, 0));
    let earliest = earliest.and_then(|time| calendar.zone.from_local_datetime(&time).single());
    match earliest {
        Some(earliest) if new.training => earliest.min(clock.now(calendar.zone)),
        _ if new.training => clock.now(calendar.zone),
        _ => Clock::System.now(calendar.zone),
    }
}

fn first_users(new: &NewDesk<'_>) -> Result<Vec<UserRecord>, DeskError> {
    let name = crate::text::clean_line(new.admin);
    if name.is_empty() {
        return Err(DeskError::invalid("admin", |lang| {
            texts::empty(lang).to_owned()
        }));
    }
    let secret = match (new.secret, new.training) {
        (Some(secret), _) => Some(signin::hash(secret)?),
        (None, true) => None,
        (None, false) => return Err(DeskError::SecretNeeded),
    };
    let mut users = vec![user(&name, Role::ALL.to_vec(), secret)];
    if new.training {
        let trainees = TRAINEES.into_iter().filter(|role| role.as_str() != name);
        users.extend(trainees.map(|role| user(role.as_str(), vec![role], None)));
    }
    Ok(users)
}

fn user(name: &str, roles: Vec<Role>, secret: Option<String>) -> UserRecord {
    UserRecord {
        name: name.to_owned(),
        roles,
        department: None,
        person: None,
        secret,
        one_time: false,
        disabled: false,
        failures: 0,
        locked_until: None,
    }
}
