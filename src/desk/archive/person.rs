//! Erasing what is known of one person, because they ask for it: some cases by number, or all cases of a customer.
//!
//! The time of keeping need not be over; a hold still stands, and a case that is not archived is first brought to its end.

use super::plan::MOST;
use super::{Confirmed, ErasureRequest, Kept, Progress, code_of, typed_code};
use crate::case::{Actor, ErasureCause, Role};
use crate::desk::{Desk, DeskError};
use crate::regulation::Refusal;
use crate::regulation::decide::erasable;
use crate::store::{CaseQuery, Filter};
use crate::text::{digits, normal, same_phone_key};

/// Whose personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Of the cases with these numbers.
    Cases(Vec<String>),
    /// Of all cases of a customer: a telephone number, or a whole name.
    Customer(String),
}

/// What an erasure would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErasurePlan {
    /// Cases whose personal data would go.
    pub erase: Vec<Kept>,
    /// Cases that stay as they are, and why.
    pub stays: Vec<(Kept, Refusal)>,
}

impl ErasurePlan {
    /// The code that whoever has read the plan hands back.
    pub fn code(&self) -> String {
        code_of(&[("request", &self.erase)])
    }
}

impl Desk {
    /// What an erasure would do; it changes nothing.
    ///
    /// # Errors
    /// An actor who is no administrator; an unknown number; a fault of the file.
    pub fn erasure_plan(&mut self, actor: &Actor, whose: &Whose) -> Result<ErasurePlan, DeskError> {
        self.entitled(actor, "erase", &[Role::Admin])?;
        let mut plan = ErasurePlan::default();
        for number in self.numbers_of(actor, whose)? {
            let seen = self.seen(actor, &number, |seen| {
                let allowed = erasable(&seen.context, seen.case, ErasureCause::Request);
                Some((seen.kept(), allowed))
            })?;
            match seen {
                Some((kept, Ok(()))) => plan.erase.push(kept),
                Some((kept, Err(why))) => plan.stays.push((kept, why)),
                None => return Err(DeskError::UnknownCase(number)),
            }
        }
        Ok(plan)
    }

    /// The first person's code writes the erasure down, the second person's does it.
    ///
    /// # Errors
    /// As [`Desk::archive_run`].
    pub fn erase(
        &mut self,
        actor: &Actor,
        whose: &Whose,
        code: &str,
        progress: &mut Progress<'_>,
    ) -> Result<Confirmed, DeskError> {
        let code = typed_code(code);
        if self.erasure_request(&code)?.is_some() {
            return Ok(Confirmed::Erased(
                self.confirm_erasure(actor, &code, progress)?,
            ));
        }
        if *whose == Whose::Cases(Vec::new()) {
            self.entitled(actor, "erase", &[Role::Admin, Role::Manager])?;
            return Err(DeskError::PlanChanged(Vec::new()));
        }
        let plan = self.erasure_plan(actor, whose)?;
        if plan.code() != code || plan.erase.is_empty() {
            return Err(DeskError::PlanChanged(Vec::new()));
        }
        let request = ErasureRequest::of(&code, ErasureCause::Request, &plan.erase);
        let request = self.request_erasure(actor, request)?;
        Ok(Confirmed::Run(super::Archived {
            request: Some(request),
            plan: super::ArchivePlan {
                erase: plan.erase,
                ..super::ArchivePlan::default()
            },
            ..super::Archived::default()
        }))
    }

    /// Takes back a wish to erase that nobody has confirmed.
    ///
    /// # Errors
    /// An actor who is no administrator; a code that no request has.
    pub fn withdraw_erasure(
        &mut self,
        actor: &Actor,
        code: &str,
    ) -> Result<ErasureRequest, DeskError> {
        self.entitled(actor, "erase", &[Role::Admin])?;
        let code = typed_code(code);
        let mut shown = self.erasure_requests(actor)?.into_iter();
        let request = shown.find(|request| request.code == code);
        let request = request.ok_or_else(|| DeskError::PlanChanged(Vec::new()))?;
        self.drop_request(&actor.user, "erasure_withdrawn", &request)?;
        Ok(request)
    }

    fn numbers_of(&self, actor: &Actor, whose: &Whose) -> Result<Vec<String>, DeskError> {
        let key = match whose {
            Whose::Cases(numbers) => {
                let mut numbers = numbers.clone();
                numbers.sort();
                numbers.dedup();
                return Ok(numbers);
            }
            Whose::Customer(key) => key,
        };
        let phone = same_phone_key(key);
        let filter = match &phone {
            Some(_) => Filter::Phone(digits(key)),
            None => Filter::Customer(key.clone()),
        };
        let (filters, sealed) = self.seen_by(actor, vec![(false, filter), (true, Filter::Erased)]);
        let rows = self.store.cases(&CaseQuery {
            filters,
            limit: u32::try_from(MOST).unwrap_or(u32::MAX),
            sealed,
            ..CaseQuery::default()
        })?;
        let theirs = rows.rows.into_iter().filter(|row| match &phone {
            Some(phone) => row.phone_keys.contains(phone),
            None => normal(&row.customer) == normal(key),
        });
        let mut numbers: Vec<String> = theirs.map(|row| row.number).collect();
        numbers.sort();
        Ok(numbers)
    }
}
