//! Who is there: names and secrets, throttled after three failures, every sign-in in the desk's own log.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use chrono::TimeDelta;
use serde_json::json;

use super::{Desk, DeskError, texts, writing_time};
use crate::calendar::Moment;
use crate::case::Actor;
use crate::store::{Batch, DeskEvent, PeopleWrite, UserRecord};

/// Memory in KiB, passes and lanes of the hash.
const COST: (u32, u32, u32) = (64 * 1024, 3, 1);
/// Failures that cost nothing.
const FREE_FAILURES: u32 = 3;
/// The longest wait after failures, in seconds.
const LONGEST_WAIT: i64 = 300;
/// The shortest secret, in characters.
pub const SHORTEST_SECRET: usize = 6;

/// A user who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    pub actor: Actor,
    /// The secret was a one-time code: it has to be replaced now.
    pub must_change: bool,
}

/// Hashes a secret as an Argon2id PHC string.
///
/// # Errors
/// Too short a secret.
pub(super) fn hash(secret: &str) -> Result<String, DeskError> {
    if secret.chars().count() < SHORTEST_SECRET {
        return Err(DeskError::invalid("secret", |lang| {
            texts::short_secret(lang, SHORTEST_SECRET)
        }));
    }
    let hashed = hasher()?.hash_password(secret.as_bytes());
    hashed
        .map(|hash| hash.to_string())
        .map_err(|error| DeskError::Hash(error.to_string()))
}

fn hasher() -> Result<Argon2<'static>, DeskError> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None)
        .map_err(|error| DeskError::Hash(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn matches(secret: &str, kept: &str) -> bool {
    let Ok(kept) = PasswordHash::new(kept) else {
        return false;
    };
    hasher().is_ok_and(|hasher| hasher.verify_password(secret.as_bytes(), &kept).is_ok())
}

impl Desk {
    /// Signs `name` in. A training desk asks for no secret.
    ///
    /// # Errors
    /// An unknown or disabled user, a missing or wrong secret, too many failures.
    pub fn sign_in(&mut self, name: &str, secret: Option<&str>) -> Result<SignIn, DeskError> {
        let user = self
            .store
            .user(name)?
            .ok_or_else(|| DeskError::UnknownUser(name.to_owned()))?;
        if user.disabled {
            return Err(DeskError::Disabled(user.name));
        }
        if !self.profile.training {
            self.prove(&user, secret)?;
        }
        self.openings.retain(|(who, _)| who != name);
        let must_change = user.one_time && !self.profile.training;
        Ok(SignIn {
            actor: actor_of(user),
            must_change,
        })
    }

    /// Who `name` is, without proof: for a training desk, and for what a signed-in user's terminal does.
    ///
    /// # Errors
    /// An unknown or disabled user.
    pub fn actor(&self, name: &str) -> Result<Actor, DeskError> {
        let user = self
            .store
            .user(name)?
            .ok_or_else(|| DeskError::UnknownUser(name.to_owned()))?;
        if user.disabled {
            Err(DeskError::Disabled(user.name))
        } else {
            Ok(actor_of(user))
        }
    }

    fn prove(&mut self, user: &UserRecord, secret: Option<&str>) -> Result<(), DeskError> {
        let now = self.now();
        if let Some(until) = user.locked_until.filter(|until| *until > now) {
            return Err(DeskError::Throttled(until));
        }
        let kept = user.secret.as_deref().ok_or(DeskError::WrongSecret)?;
        let secret = secret.ok_or(DeskError::SecretNeeded)?;
        let good = matches(secret, kept);
        let failures = if good {
            0
        } else {
            user.failures.saturating_add(1)
        };
        let locked_until = if good {
            None
        } else {
            wait_after(failures).map(|wait| now + wait)
        };
        let changed = UserRecord {
            failures,
            locked_until,
            ..user.clone()
        };
        self.note_sign_in(changed, good)?;
        if good {
            Ok(())
        } else {
            Err(DeskError::WrongSecret)
        }
    }

    fn note_sign_in(&mut self, user: UserRecord, good: bool) -> Result<(), DeskError> {
        let kind = if good { "signed_in" } else { "sign_in_failed" };
        let name = user.name.clone();
        self.write_desk(&name, kind, &json!({}), &[PeopleWrite::User(user)])
    }

    /// Writes an event of the desk's own log, with the changes that belong to it.
    pub(super) fn write_desk(
        &mut self,
        actor: &str,
        kind: &str,
        facts: &serde_json::Value,
        people: &[PeopleWrite],
    ) -> Result<(), DeskError> {
        let (now, training) = (self.now(), self.profile.training);
        let mut problem = None;
        self.store.append(&mut |read| {
            let at: Moment = match writing_time(read, now, training) {
                Ok(at) => at,
                Err(found) => {
                    problem = Some(DeskError::from(found));
                    return Ok(None);
                }
            };
            let event = DeskEvent {
                at,
                actor: actor.to_owned(),
                kind: kind.to_owned(),
                facts: facts.clone(),
                personal: json!({}),
            };
            Ok(Some(Batch {
                desk_events: vec![event],
                people: people.to_vec(),
                ..Batch::default()
            }))
        })?;
        problem.map_or(Ok(()), Err)
    }
}

/// 1, 2, 4 … seconds from the failure after the free ones on, at most five minutes.
fn wait_after(failures: u32) -> Option<TimeDelta> {
    let beyond = failures.checked_sub(FREE_FAILURES)?;
    let seconds = 1i64
        .checked_shl(beyond.min(20))
        .unwrap_or(LONGEST_WAIT)
        .min(LONGEST_WAIT);
    TimeDelta::try_seconds(seconds)
}

pub(super) fn actor_of(user: UserRecord) -> Actor {
    Actor {
        user: user.name,
        roles: user.roles.into_iter().collect(),
        department: user.department,
        person: user.person,
    }
}
