//! What was erased once, and has come back with an old copy of the desk, goes again. Nobody is asked: two persons have decided
//! it already.

use serde_json::json;

use super::erase::{ERASED, decided};
use crate::calendar::Moment;
use crate::case::{Actor, Case};
use crate::desk::backup::{ErasedCase, beginnings};
use crate::desk::rules::Rules;
use crate::desk::{Desk, DeskError, writing_time};
use crate::regulation::decide::{Asked, erase_again};
use crate::store::{Batch, CaseWrite, DeskEvent, Read};

/// How many cases one transaction erases.
const SLICE: usize = 100;

impl Desk {
    /// Erases again what `erased` names and this desk still has; the numbers of those cases.
    ///
    /// # Errors
    /// A fault of the file.
    pub(in crate::desk) fn erase_again(
        &mut self,
        actor: &Actor,
        erased: &[ErasedCase],
    ) -> Result<Vec<String>, DeskError> {
        let numbers = erased.iter().map(|case| case.number.clone()).collect();
        let began = beginnings(self.store.as_read(), numbers)?;
        let mut back = Vec::new();
        for case in erased {
            let same = began.get(&case.number) == Some(&case.began);
            let events = self.store.events(&case.number)?;
            let there = Case::of(&case.number, &events).is_some_and(|case| case.erased.is_none());
            if same && there {
                back.push(case);
            }
        }
        for slice in back.chunks(SLICE) {
            self.erase_slice_again(actor, slice)?;
        }
        if !back.is_empty() {
            self.purge_erased()?;
        }
        Ok(back.iter().map(|case| case.number.clone()).collect())
    }

    fn erase_slice_again(&mut self, actor: &Actor, slice: &[&ErasedCase]) -> Result<(), DeskError> {
        let (now, training) = (self.now(), self.profile.training);
        let rules = &mut self.rules;
        let mut outcome = Ok(());
        self.store.append(&mut |read| {
            let decided = writing_time(read, now, training)
                .map_err(DeskError::from)
                .and_then(|now| batch(read, rules, actor, slice, now));
            match decided {
                Ok(batch) => Ok(Some(batch)),
                Err(error) => {
                    outcome = Err(error);
                    Ok(None)
                }
            }
        })?;
        outcome
    }
}

fn batch(
    read: &dyn Read,
    rules: &mut Rules,
    actor: &Actor,
    slice: &[&ErasedCase],
    now: Moment,
) -> Result<Batch, DeskError> {
    let numbers: Vec<String> = slice.iter().map(|case| case.number.clone()).collect();
    let mut batch = Batch::default();
    for case in slice {
        batch.cases.push(erased(read, rules, actor, case, now)?);
    }
    batch.desk_events.push(DeskEvent {
        at: now,
        actor: actor.user.clone(),
        kind: "erasure_repeated".to_owned(),
        facts: json!({"cases": numbers}),
        personal: json!({}),
    });
    batch.erase = numbers;
    let events = batch.cases.len() + batch.desk_events.len();
    let last = read.head()?.seq + i64::try_from(events).unwrap_or(i64::MAX);
    batch.settings.push((ERASED.to_owned(), last.to_string()));
    Ok(batch)
}

fn erased(
    read: &dyn Read,
    rules: &mut Rules,
    actor: &Actor,
    erased: &ErasedCase,
    now: Moment,
) -> Result<CaseWrite, DeskError> {
    let asked = Asked {
        cause: erased.cause,
        by: &erased.asked_by,
        at: erased.asked_at,
    };
    decided(
        read,
        rules,
        (actor, now),
        &erased.number,
        |context, case, events| Ok(erase_again(context, case, events, asked)),
    )
}
