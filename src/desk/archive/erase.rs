//! The second of two persons: the personal data goes, in slices of cases, each slice whole. Then the file is written anew
//! without it.

use serde_json::json;

use super::request::{setting, waiting};
use super::{ErasureRequest, Progress};
use crate::calendar::Moment;
use crate::case::{Actor, Case, Event, Role};
use crate::desk::rules::Rules;
use crate::desk::{Desk, DeskError, project, writing_time};
use crate::regulation::Surroundings;
use crate::regulation::decide::{Asked, Context, Decision, erasable, erase};
use crate::store::{Batch, CaseWrite, DeskEvent, Read};
use crate::text::hex;

/// How many cases one transaction erases.
const SLICE: usize = 100;
/// The settings that say up to which event things were erased, and up to which their bytes have left the file.
pub(super) const ERASED: &str = "erased_through";
const PURGED: &str = "purged_through";

/// What a desk can show for an erasure: no word of the person, only that it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    pub organisation: crate::text::Label,
    pub request: ErasureRequest,
    pub clauses: Vec<String>,
    pub confirmed_by: String,
    pub at: Moment,
    /// The end of the log afterwards.
    pub seq: i64,
    pub chain: String,
    /// The bytes have left the file too. They have not where another terminal was at work: the next run sees to it.
    pub purged: bool,
}

/// What erasing one slice needs to know.
struct Slice<'a> {
    request: &'a ErasureRequest,
    numbers: &'a [(String, u32)],
    last: bool,
}

impl Desk {
    /// Erases what somebody else has asked for under that code.
    ///
    /// # Errors
    /// [`DeskError::SecondPerson`] for whoever asked; [`DeskError::PlanChanged`] where a case has changed since, and then the
    /// request is void and nothing is erased; an actor without the role; a fault of the file.
    pub(super) fn confirm_erasure(
        &mut self,
        actor: &Actor,
        code: &str,
        progress: &mut Progress<'_>,
    ) -> Result<Certificate, DeskError> {
        self.entitled(actor, "erase", &[Role::Admin, Role::Manager])?;
        let found = self.erasure_request(code)?;
        let request = found.ok_or_else(|| DeskError::PlanChanged(Vec::new()))?;
        if !self.sees_all_of(actor, &request)? {
            return Err(DeskError::PlanChanged(Vec::new()));
        }
        self.another_person(actor, &request)?;
        let left = self.still_as_asked(actor, &request)?;
        let mut clauses = Vec::new();
        let slices = left.chunks(SLICE).count();
        for (numbers, place) in left.chunks(SLICE).zip(1usize..) {
            let slice = Slice {
                request: &request,
                numbers,
                last: place == slices,
            };
            clauses.extend(self.erase_slice(actor, &slice)?);
            progress((place * SLICE).min(left.len()), left.len());
        }
        if left.is_empty() {
            self.drop_request(&actor.user, "erasure_confirmed", &request)?;
        }
        clauses.sort();
        clauses.dedup();
        self.certify(actor, request, clauses)
    }

    /// Nobody confirms their own wish: neither under the same name nor as the same person of the directory.
    fn another_person(&self, actor: &Actor, request: &ErasureRequest) -> Result<(), DeskError> {
        let asker = self.store.user(&request.asked_by)?;
        let asker = asker.and_then(|user| user.person);
        if actor.user == request.asked_by || (asker.is_some() && asker == actor.person) {
            return Err(DeskError::SecondPerson(request.asked_by.clone()));
        }
        Ok(())
    }

    /// The cases of the request that are not erased yet. Where one has changed, the request is void.
    fn still_as_asked(
        &mut self,
        actor: &Actor,
        request: &ErasureRequest,
    ) -> Result<Vec<(String, u32)>, DeskError> {
        let (mut left, mut changed) = (Vec::new(), Vec::new());
        for (number, version) in &request.cases {
            let state = self.seen(actor, number, |seen| {
                let same = seen.case.version == *version
                    && erasable(&seen.context, seen.case, request.cause).is_ok();
                Some((seen.case.erased.is_some(), same))
            })?;
            match state {
                Some((true, _)) => {}
                Some((false, true)) => left.push((number.clone(), *version)),
                _ => changed.push(number.clone()),
            }
        }
        if changed.is_empty() {
            return Ok(left);
        }
        self.drop_request(&actor.user, "erasure_void", request)?;
        Err(DeskError::PlanChanged(changed))
    }

    fn erase_slice(&mut self, actor: &Actor, slice: &Slice<'_>) -> Result<Vec<String>, DeskError> {
        let (now, training) = (self.now(), self.profile.training);
        let rules = &mut self.rules;
        let mut outcome = Ok(Vec::new());
        self.store.append(&mut |read| {
            let decided = writing_time(read, now, training)
                .map_err(DeskError::from)
                .and_then(|now| batch(read, rules, actor, slice, now));
            match decided {
                Ok((batch, clauses)) => {
                    outcome = Ok(clauses);
                    Ok(Some(batch))
                }
                Err(error) => {
                    outcome = Err(error);
                    Ok(None)
                }
            }
        })?;
        outcome
    }

    fn certify(
        &mut self,
        actor: &Actor,
        request: ErasureRequest,
        clauses: Vec<String>,
    ) -> Result<Certificate, DeskError> {
        let purged = self.purge_erased()?;
        self.list_erasures()?;
        let head = self.store.head()?;
        Ok(Certificate {
            organisation: self.profile.organisation.clone(),
            request,
            clauses,
            confirmed_by: actor.user.clone(),
            at: head.at.unwrap_or_else(|| self.now()),
            seq: head.seq,
            chain: hex(&head.chain),
            purged,
        })
    }

    /// Gets the bytes of what was erased out of the file, where that was not done yet; whether it is done now. An erasure that
    /// was cut short by a power cut, or by another terminal at work, is so finished by the next run.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn purge_erased(&mut self) -> Result<bool, DeskError> {
        let through = |read: &dyn Read, key: &str| -> Result<i64, DeskError> {
            Ok(read
                .setting(key)?
                .and_then(|seq| seq.parse().ok())
                .unwrap_or(0))
        };
        let erased = through(self.store.as_read(), ERASED)?;
        if through(self.store.as_read(), PURGED)? >= erased {
            return Ok(true);
        }
        match self.store.purge() {
            Ok(()) => {}
            Err(crate::store::StoreError::Busy) => return Ok(false),
            Err(error) => return Err(error.into()),
        }
        self.store.append(&mut |_| {
            Ok(Some(Batch {
                settings: vec![(PURGED.to_owned(), erased.to_string())],
                ..Batch::default()
            }))
        })?;
        Ok(true)
    }
}

/// Everything that one slice writes, and the clauses under which.
fn batch(
    read: &dyn Read,
    rules: &mut Rules,
    actor: &Actor,
    slice: &Slice<'_>,
    now: Moment,
) -> Result<(Batch, Vec<String>), DeskError> {
    let mut batch = Batch::default();
    let mut clauses = Vec::new();
    for (number, version) in slice.numbers {
        let (write, clause) = erased(read, rules, actor, slice.request, number, now)?;
        if write.expected != *version {
            return Err(DeskError::PlanChanged(vec![number.clone()]));
        }
        batch.erase.push(number.clone());
        batch.cases.push(write);
        clauses.push(clause);
    }
    if slice.last {
        let mut requests = waiting(read)?;
        requests.retain(|other| other.code != slice.request.code);
        batch.settings.push(setting(&requests)?);
        batch.desk_events.push(DeskEvent {
            at: now,
            actor: actor.user.clone(),
            kind: "erasure_confirmed".to_owned(),
            facts: slice.request.facts(),
            personal: json!({}),
        });
    }
    let events = batch.cases.len() + batch.desk_events.len();
    let last = read.head()?.seq + i64::try_from(events).unwrap_or(i64::MAX);
    batch.settings.push((ERASED.to_owned(), last.to_string()));
    Ok((batch, clauses))
}

fn erased(
    read: &dyn Read,
    rules: &mut Rules,
    actor: &Actor,
    request: &ErasureRequest,
    number: &str,
    now: Moment,
) -> Result<(CaseWrite, String), DeskError> {
    let asked = Asked {
        cause: request.cause,
        by: &request.asked_by,
        at: request.asked_at,
    };
    let mut clause = String::new();
    let write = decided(
        read,
        rules,
        (actor, now),
        number,
        |context, case, events| {
            clause.clone_from(&context.regulation.retention.clause);
            Ok(erase(context, case, events, asked)?)
        },
    )?;
    Ok((write, clause))
}

/// What the erasure of a case, decided by `decide`, writes.
pub(super) fn decided(
    read: &dyn Read,
    rules: &mut Rules,
    (actor, now): (&Actor, Moment),
    number: &str,
    decide: impl FnOnce(&Context<'_>, &Case, &[Event]) -> Result<Decision, DeskError>,
) -> Result<CaseWrite, DeskError> {
    let events = read.events(number)?;
    let case =
        Case::of(number, &events).ok_or_else(|| DeskError::UnknownCase(number.to_owned()))?;
    let regulation = rules.version(read, &case.regulation)?;
    let calendar = rules.calendar().clone();
    let context = Context {
        regulation: &regulation,
        calendar: &calendar,
        now,
        actor,
        around: Surroundings::default(),
    };
    let decision = decide(&context, &case, &events)?;
    Ok(project::write(&decision, case.version))
}
