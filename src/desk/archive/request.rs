//! The first of two persons: a wish to erase is written down and waits.
//!
//! Requests are kept as a setting of the desk, beside the event that tells of each: they hold numbers and versions, never a
//! word of anybody.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::Kept;
use crate::calendar::Moment;
use crate::case::{Actor, ErasureCause};
use crate::desk::{Desk, DeskError, writing_time};
use crate::store::{Batch, DeskEvent, Read, StoreError};

/// The setting that holds the requests.
const REQUESTS: &str = "erasure_requests";

/// What one person has asked to erase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasureRequest {
    /// What the second person types.
    pub code: String,
    pub cause: ErasureCause,
    pub asked_by: String,
    pub asked_at: Moment,
    /// The cases, each with the version that was looked at.
    pub cases: Vec<(String, u32)>,
}

impl ErasureRequest {
    pub(super) fn of(code: &str, cause: ErasureCause, cases: &[Kept]) -> Self {
        Self {
            code: code.to_owned(),
            cause,
            asked_by: String::new(),
            asked_at: Moment::default(),
            cases: cases
                .iter()
                .map(|kept| (kept.number.clone(), kept.version))
                .collect(),
        }
    }

    /// Whether it is about the case of that number.
    pub fn names(&self, number: &str) -> bool {
        self.cases.iter().any(|(own, _)| own == number)
    }

    pub(super) fn facts(&self) -> serde_json::Value {
        let numbers: Vec<&str> = self
            .cases
            .iter()
            .map(|(number, _)| number.as_str())
            .collect();
        json!({"code": self.code, "cause": self.cause, "asked_by": self.asked_by, "asked_at": self.asked_at, "cases": numbers})
    }
}

/// Every request that waits, the oldest first.
pub(super) fn waiting(read: &dyn Read) -> Result<Vec<ErasureRequest>, StoreError> {
    let kept = read.setting(REQUESTS)?;
    kept.map_or(Ok(Vec::new()), |text| {
        serde_json::from_str(&text)
            .map_err(|error| StoreError::Damaged(format!("setting {REQUESTS}: {error}")))
    })
}

/// The setting that keeps these requests.
pub(super) fn setting(requests: &[ErasureRequest]) -> Result<(String, String), StoreError> {
    let text =
        serde_json::to_string(requests).map_err(|error| StoreError::Internal(error.to_string()))?;
    Ok((REQUESTS.to_owned(), text))
}

impl Desk {
    /// The requests that wait and whose cases `actor` may all see.
    pub(super) fn erasure_requests(
        &mut self,
        actor: &Actor,
    ) -> Result<Vec<ErasureRequest>, DeskError> {
        let mut shown = Vec::new();
        for request in waiting(self.store.as_read())? {
            if self.sees_all_of(actor, &request)? {
                shown.push(request);
            }
        }
        Ok(shown)
    }

    /// Only a sealed case can be one that somebody may not see, and those have numbers of their own.
    pub(super) fn sees_all_of(
        &mut self,
        actor: &Actor,
        request: &ErasureRequest,
    ) -> Result<bool, DeskError> {
        for (number, _) in &request.cases {
            let sealed = self.store.case(number)?.is_none_or(|row| row.sealed);
            if sealed && self.seen(actor, number, |_| Some(()))?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The request with that code.
    pub(super) fn erasure_request(&self, code: &str) -> Result<Option<ErasureRequest>, DeskError> {
        let all = waiting(self.store.as_read())?;
        Ok(all.into_iter().find(|request| request.code == code))
    }

    /// Writes a request down in the name of `actor`.
    pub(super) fn request_erasure(
        &mut self,
        actor: &Actor,
        request: ErasureRequest,
    ) -> Result<ErasureRequest, DeskError> {
        let mut written = request;
        written.asked_by.clone_from(&actor.user);
        self.write_requests(&actor.user, "erasure_requested", |requests, now| {
            written.asked_at = now;
            requests.push(written.clone());
            written.facts()
        })?;
        Ok(written)
    }

    /// Takes a request back: it was withdrawn, or what it was about has changed.
    pub(super) fn drop_request(
        &mut self,
        user: &str,
        kind: &str,
        request: &ErasureRequest,
    ) -> Result<(), DeskError> {
        self.write_requests(user, kind, |requests, _| {
            requests.retain(|other| other.code != request.code);
            request.facts()
        })
    }

    fn write_requests(
        &mut self,
        user: &str,
        kind: &str,
        mut change: impl FnMut(&mut Vec<ErasureRequest>, Moment) -> serde_json::Value,
    ) -> Result<(), DeskError> {
        let (now, training) = (self.now(), self.profile.training);
        let mut problem = None;
        self.store.append(&mut |read| {
            let at = match writing_time(read, now, training) {
                Ok(at) => at,
                Err(found) => {
                    problem = Some(DeskError::from(found));
                    return Ok(None);
                }
            };
            let mut requests = waiting(read)?;
            let facts = change(&mut requests, at);
            let event = DeskEvent {
                at,
                actor: user.to_owned(),
                kind: kind.to_owned(),
                facts,
                personal: json!({}),
            };
            Ok(Some(Batch {
                desk_events: vec![event],
                settings: vec![setting(&requests)?],
                ..Batch::default()
            }))
        })?;
        problem.map_or(Ok(()), Err)
    }
}
