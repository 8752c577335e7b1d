//! A file becomes the regulation in force, and the open cases that fit it live under it: one transaction.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::json;

use super::candidate::difference;
use super::used::{self, Used};
use super::{Adoption, Candidate, Outcome, PAGE, judge, open_cases};
use crate::calendar::Moment;
use crate::case::{Actor, Role};
use crate::desk::rules::{REGULATION, Rules};
use crate::desk::{Desk, DeskError, Profile, create, project, writing_time};
use crate::store::{Batch, DeskEvent, Read, StoreError};

impl Desk {
    /// Adopts the file. Where it is in force already nothing happens, and the answer says so (`adopted` is false).
    ///
    /// # Errors
    /// An actor who is no administrator, a clock before the log, or a fault of the file. Nothing was changed then.
    pub fn adopt_regulation(
        &mut self,
        actor: &Actor,
        candidate: &Candidate,
    ) -> Result<Adoption, DeskError> {
        self.entitled(actor, "regulation_adopt", &[Role::Admin])?;
        let (now, training) = (self.now(), self.profile.training);
        let rules = &mut self.rules;
        let mut outcome = Err(DeskError::Store(StoreError::Busy));
        self.store.append(&mut |read| {
            let decided = writing_time(read, now, training)
                .map_err(DeskError::from)
                .and_then(|at| decide(read, rules, actor, candidate, at));
            match decided {
                Ok((batch, adoption)) => {
                    outcome = Ok(adoption);
                    Ok(batch)
                }
                Err(error) => {
                    outcome = Err(error);
                    Ok(None)
                }
            }
        })?;
        let adoption = outcome?;
        if adoption.adopted {
            self.rules.set_current(Arc::clone(&candidate.regulation));
            self.profile = Profile::read(self.store.as_read())?;
        }
        Ok(adoption)
    }
}

fn decide(
    read: &dyn Read,
    rules: &mut Rules,
    actor: &Actor,
    candidate: &Candidate,
    at: Moment,
) -> Result<(Option<Batch>, Adoption), DeskError> {
    rules.refresh(read)?;
    let new = &candidate.regulation;
    let from = rules.current().version.clone();
    let mut adoption = Adoption {
        rules: difference(read, &from, &candidate.source)?,
        to: new.version.clone(),
        outcome: Outcome::default(),
        adopted: false,
        from,
    };
    if adoption.from == adoption.to {
        return Ok((None, adoption));
    }
    let mut batch = taken_over(read, rules, actor, candidate, at)?;
    let mut known = BTreeMap::new();
    let mut after = None;
    loop {
        let (numbers, next) = open_cases(read, after, PAGE)?;
        for number in &numbers {
            let judged = judge(read, rules, &mut known, new, actor, at, number)?;
            let Some(judged) = judged else { continue };
            let change = match judged.result {
                Ok(carried) => {
                    let write = project::write(&carried.decision, judged.found.case.version);
                    batch.cases.push(write);
                    Ok(carried.change)
                }
                Err(unfit) => Err(unfit),
            };
            if judged.shown {
                adoption.outcome.note(&judged.found, change, at);
            }
        }
        after = next;
        if after.is_none() {
            break;
        }
    }
    adoption.adopted = true;
    Ok((Some(batch), adoption))
}

/// What makes the file the regulation in force.
fn taken_over(
    read: &dyn Read,
    rules: &Rules,
    actor: &Actor,
    candidate: &Candidate,
    at: Moment,
) -> Result<Batch, DeskError> {
    let new = &candidate.regulation;
    let internal = |error: serde_json::Error| StoreError::Internal(error.to_string());
    let organisation = serde_json::to_string(&new.organisation).map_err(internal)?;
    let mut history = Used::all(read, rules.current())?;
    history.push(Used::now(new, &actor.user, at));
    let history = serde_json::to_string(&history).map_err(internal)?;
    Ok(Batch {
        desk_events: vec![DeskEvent {
            at,
            actor: actor.user.clone(),
            kind: "regulation_adopted".to_owned(),
            facts: json!({"from": rules.current().version, "regulation": new.version, "regulation_id": new.id}),
            personal: json!({}),
        }],
        settings: vec![
            (REGULATION.to_owned(), new.version.clone()),
            (used::HISTORY.to_owned(), history),
            (create::PROFILE.to_owned(), organisation),
        ],
        regulation: Some((new.version.clone(), candidate.source.clone())),
        ..Batch::default()
    })
}
